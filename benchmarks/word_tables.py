"""A hundred Word tables: our writer beside bare strings and zip.

    python benchmarks/word_tables.py [--rounds 7]

Each way runs in a process of its own, so its time includes the start of Python and every
import. The bare way is the lowest bound: the same cells as strings, one zip, no styles.
Printed are the best times, and how many times the bare way's they are; the aims are 4 for
tables alone and 6 with blocks, captions and hashes.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

TABLES, ROWS, COLUMNS = 100, 40, 8
ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "templates" / "report.docx"
AIMS = {"plain": 4.0, "full": 6.0}

Rows = list[tuple[str, ...]]


def content(table: int) -> tuple[tuple[str, ...], Rows]:
    heads = tuple(f"Column {at}" for at in range(COLUMNS))
    rows = [
        (f"Item {table} & {row}", *(f"{table * row * at % 9973:,}" for at in range(1, COLUMNS)))
        for row in range(ROWS)
    ]
    return heads, rows


def bare() -> bytes:
    """Strings and zip."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    start = (
        '<w:tc><w:tcPr><w:tcW w:w="1133" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        '<w:pStyle w:val="FSTableText"/></w:pPr><w:r><w:t>'
    )
    end = "</w:t></w:r></w:p></w:tc>"
    parts = [f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{w}"><w:body>']
    grid = '<w:gridCol w:w="1133"/>' * COLUMNS
    for table in range(TABLES):
        heads, rows = content(table)
        parts.append(f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>")
        for row in [heads, *rows]:
            parts.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            parts.extend(start + escape(cell) + end for cell in row)
            parts.append("</w:tr>")
        parts.append("</w:tbl><w:p/>")
    parts.append("</w:body></w:document>")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "".join(parts))
    return target.getvalue()


def plain() -> bytes:
    """Our tables in our template, nothing else."""
    from fs_toolkit.document.blocks import FrontMatter, Report
    from fs_toolkit.writers.word.composition import Composition
    from fs_toolkit.writers.word.markup import parsed, q
    from fs_toolkit.writers.word.package import body_of, opened, package_bytes
    from fs_toolkit.writers.word.tables import table_xml

    document = opened(TEMPLATE)
    front = FrontMatter("Tables", "", "", "", "", "", (), "en")
    writer = Composition(document, Report(front, (), (), ()), {}, lambda _: b"", {})
    last = body_of(document).find(q("w:sectPr"))
    assert last is not None
    for at in range(TABLES):
        xml = table_xml(_table(at), 9071, writer.styles, writer.inline)
        last.addprevious(parsed(xml))
        last.addprevious(parsed("<w:p/>"))
    return package_bytes(document)


def full() -> bytes:
    """A report of a hundred captioned tables, each in its block with its hash."""
    from fs_toolkit.document.blocks import FrontMatter, Heading, Report
    from fs_toolkit.writers.word import LABELS, report_bytes

    report = Report(
        FrontMatter("Tables", "", "City", "Country", "2026", "Draft", (), "en"),
        (),
        (Heading("tables", 1, "Tables"), *(_table(at) for at in range(TABLES))),
        (("tool", "benchmark"),),
    )
    labels = {label: label for label in LABELS}
    return report_bytes(report, labels=labels, draw=lambda _: b"", template=TEMPLATE)


def _table(at: int):  # type: ignore[no-untyped-def]
    from fs_toolkit.document.blocks import Column, Table

    heads, rows = content(at)
    columns = tuple(Column(head, align="right" if k else "left") for k, head in enumerate(heads))
    return Table(f"table_{at}", f"Caption of table {at}", columns, tuple(rows))


WAYS = {"bare": bare, "plain": plain, "full": full}


def seconds(way: str, compiled: str) -> float:
    """Wall time of one way in a process of its own, with modules compiled as once installed."""
    known = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, __file__, "--way", way]
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, env={**known, "PYTHONPYCACHEPREFIX": compiled})
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "--way", choices=WAYS, help="run one way in this process, and write nothing"
    )
    chosen = parser.parse_args()
    if chosen.way:
        sys.path.insert(0, str(ROOT))
        WAYS[chosen.way]()
        return
    with tempfile.TemporaryDirectory() as compiled:
        taken = [{way: seconds(way, compiled) for way in WAYS} for _ in range(chosen.rounds + 1)]
    best = {way: min(each[way] for each in taken[1:]) for way in WAYS}
    print(f"{TABLES} tables of {ROWS} rows and {COLUMNS} columns, best of {chosen.rounds}")
    for way, time_taken in best.items():
        aim = f"   aim {AIMS[way]:.0f}" if way in AIMS else ""
        print(f"{way:5}  {time_taken:.3f} s   {time_taken / best['bare']:.1f}{aim}")


if __name__ == "__main__":
    main()
