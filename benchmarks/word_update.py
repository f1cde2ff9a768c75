"""An edited report of a hundred tables renewed, beside the least that it can cost.

    python benchmarks/word_update.py [--rounds 5]

The report has 100 tables of 40 rows and 8 columns, each in its block with its caption. A
person changed a cell in each tenth table and commented on each seventh; the study changed
every second one. The bound is python-docx that opens the same file and saves it again, with
nothing done. Both ways run in this process by turns; printed are the best times, and how
many times the bound's an update takes. The aim is 3 s.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402
from docx.oxml.ns import qn  # noqa: E402
from docx.text.run import Run  # noqa: E402

from fs_toolkit.document.blocks import Column, FrontMatter, Heading, Report, Table  # noqa: E402
from fs_toolkit.writers.delivery import offer_words  # noqa: E402
from fs_toolkit.writers.word import LABELS, report_bytes, update_report  # noqa: E402

TABLES, ROWS, COLUMNS = 100, 40, 8
AIM = 3.0


def table(at: int) -> Table:
    columns = tuple(Column(f"Column {k}", align="right" if k else "left") for k in range(COLUMNS))
    rows = tuple(
        (f"Item {at} & {row}", *(f"{at * row * k % 9973:,}" for k in range(1, COLUMNS)))
        for row in range(ROWS)
    )
    return Table(f"table_{at}", f"Caption of table {at}", columns, rows)


def changed(made: Table) -> Table:
    first = ("Changed", *made.rows[0][1:])
    return replace(made, rows=(first, *made.rows[1:]))


def written(tables: tuple[Table, ...]) -> bytes:
    front = FrontMatter("Tables", "", "City", "Country", "2026", "Draft", (), "en")
    report = Report(front, (), (Heading("tables", 1, "Tables"), *tables), (("tool", "benchmark"),))
    labels = {label: label for label in LABELS}
    template = ROOT / "templates" / "report.docx"
    return report_bytes(report, labels=labels, draw=lambda _: b"", template=template)


def edited(content: bytes) -> bytes:
    """What a person made of it."""
    document = docx.Document(io.BytesIO(content))
    for at, each in enumerate(document.element.body.iter(qn("w:tbl"))):
        texts = list(each.iter(qn("w:t")))
        if at % 10 == 0:
            texts[-1].text = "mine"
        if at % 7 == 0:
            run = Run(texts[20].getparent(), document)
            document.add_comment(run, text="Is this so?", author="City")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def bound(content: bytes) -> None:
    docx.Document(io.BytesIO(content)).save(io.BytesIO())


def seconds(way: object, *given: object) -> float:
    start = time.perf_counter()
    way(*given)  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="and where the time goes")
    chosen = parser.parse_args()
    tables = tuple(table(at) for at in range(TABLES))
    fresh = written(tuple(changed(t) if at % 2 else t for at, t in enumerate(tables)))
    content, words = edited(written(tables)), offer_words("en")
    _, summary = update_report(content, fresh, words)
    assert len(summary.updated) >= TABLES // 2 - 5
    assert len(summary.kept) == TABLES // 10
    best = {"bound": 1e9, "update": 1e9}
    for _ in range(chosen.rounds):
        best["bound"] = min(best["bound"], seconds(bound, content))
        best["update"] = min(best["update"], seconds(update_report, content, fresh, words))
    print(f"{TABLES} tables of {ROWS} rows and {COLUMNS} columns, best of {chosen.rounds}")
    print(f"python-docx, opened and saved   {best['bound']:.3f} s   1.0")
    ratio = best["update"] / best["bound"]
    print(f"fs report --update              {best['update']:.3f} s   {ratio:.1f}   aim {AIM:.0f} s")
    if chosen.profile:
        import cProfile

        cProfile.runctx("update_report(content, fresh, words)", globals(), locals(), "tottime")


if __name__ == "__main__":
    main()
