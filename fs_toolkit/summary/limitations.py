"""Annex C: what a reviewer may object to, by chapter; what the study stands by; what is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.waivers import Waived
from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Missing,
    Paragraph,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.cells import capital
from fs_toolkit.document.inline import merged, plain
from fs_toolkit.document.sayings import OWN, Sayings
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.report.words import sentence_case

MANY = 30
"""Open questions from which they are sorted by who must answer, and not listed one by one."""
ALIKE = 2
"""Findings of one sentence from which they are told together."""
GROUPS = {
    "environment": ("ENV",),
    "technical": ("TEC",),
    "legal": ("LEG",),
    "proposal": ("PRO",),
    "economics": ("ECO", "BAS"),
}
"""The chapters by the rules about them; what is left is about the report as a whole."""
_PROSE_NAME = re.compile(r"\b[a-z][a-z0-9]*(?:[._][a-z0-9]+)+\b")
_QUOTED_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_PER_CENT = re.compile(r"(\d+(?:\.(\d+))?)%")
_QUOTED = re.compile(r"(?<!\w)'(.+?)'(?!\w)")


def limitations(
    findings: Sequence[Finding],
    pending: Sequence[Missing],
    wording: Wording,
    names: Mapping[str, str] | None = None,
    counted: Sequence[Block] = (),
    waived: Sequence[Waived] = (),
    letter: str = "C",
) -> Iterator[Block]:
    """The annex as blocks.

    `names` are the words for the ids that findings quote; `counted` are the blocks that say how
    much is answered; `waived` are the warnings that the study stands by.
    """
    title = wording.text("summary.annex.limitations", letter=letter)
    yield Heading("annex.limitations", 1, title, numbered=False, letter=letter)
    warnings = [each for each in findings if each.severity == "warning"]
    table, rows = _found(warnings, names or {}, wording) if warnings else (None, 0)
    yield Paragraph(
        "annex.limitations.intro",
        wording(
            "summary.limitations.intro" if warnings else "summary.limitations.none",
            **(_counted(len(warnings), rows, wording) if warnings else {}),
            open=wording.text("summary.limitations.open", count=wording.number(len(pending)))
            if pending
            else wording.text("summary.limitations.open_none"),
        ),
    )
    if table is not None:
        yield table
    if waived:
        yield from _stood_by(waived, names or {}, wording)
    yield from counted
    if len(pending) > MANY:
        yield from _by_who(pending, wording)
    elif pending:
        yield Paragraph("annex.pending.intro", wording("summary.pending.intro"))
        yield Table(
            "annex.pending.table",
            wording.text("summary.pending.caption", count=wording.number(len(pending))),
            (
                Column(wording.text("report.pending.what"), 3.0),
                Column(wording.text("report.pending.who"), 1.6),
                Column(wording.text("report.pending.instrument"), 1.8),
            ),
            tuple((each.what, each.who, each.instrument) for each in pending),
            source=wording("summary.pending.source"),
        )


def _counted(count: int, rows: int, wording: Wording) -> dict[str, str]:
    """How many warnings there are, and in how many rows they stand if in fewer."""
    told = wording.text("summary.limitations.alike_rows", rows=wording.number(rows))
    return {"count": wording.number(count), "alike": told if rows < count else ""}


def _found(
    warnings: Sequence[Finding], names: Mapping[str, str], wording: Wording
) -> tuple[Table, int]:
    """The warnings under the chapter they are about, those of one sentence together; and the rows."""
    body: list[tuple[str | Cell | Spans, ...]] = []
    number, in_english = 0, False
    for group in (*GROUPS, "report"):
        own = [each for each in warnings if _group(each) == group]
        if not own:
            continue
        title = wording.text(f"summary.limitations.group.{group}", count=wording.number(len(own)))
        body.append((Cell(spans(title), bold=True, shade=1, columns=2),))
        for sentence in _sentences(own, names, wording):
            number += 1
            body.append((wording.number(number), sentence))
            in_english |= _in_english(sentence)
    table = Table(
        "annex.limitations.findings",
        wording.text("summary.limitations.caption", count=wording.number(len(warnings))),
        (
            Column(wording.text("report.column.number"), 0.4),
            Column(wording.text("summary.limitations.column"), 6.0),
        ),
        tuple(body),
        source=(
            *wording("summary.limitations.source"),
            *(wording("summary.limitations.in_english") if in_english else ()),
        ),
    )
    return table, number


def _group(finding: Finding) -> str:
    return next((name for name, codes in GROUPS.items() if finding.code[:3] in codes), "report")


def _sentences(
    findings: Sequence[Finding], names: Mapping[str, str], wording: Wording
) -> Iterator[str | Spans]:
    """Each finding as a sentence; where several say the same of different things, one sentence."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        alike.setdefault((each.code, _QUOTED.sub("''", each.problem)), []).append(each)
    for same in alike.values():
        first = in_words(same[0], names, wording)
        others = [
            wording.text("report.quoted", name=_plain(said[1], names))
            for each in same[1:]
            if (said := _QUOTED.search(each.problem))
        ]
        if len(others) + 1 >= ALIKE and len(others) == len(same) - 1:
            alike_words = {"first": first, "others": wording.list(others)}
            whole = wording("summary.limitations.alike", **alike_words)
            yield plain(whole) if isinstance(first, str) else whole
        else:
            yield from (in_words(each, names, wording) for each in same)


def sentence(finding: Finding, names: Mapping[str, str], wording: Wording) -> str:
    """A finding for a reader of the report, who knows neither files nor ids.

    The cure is for whoever prepares the study; `fs check` names it.
    """

    def words(found: re.Match[str]) -> str:
        said = found[1]
        if _QUOTED_ID.fullmatch(said):
            said = names.get(said, said.replace("_", " "))
        return f"“{said}”"

    def share(found: re.Match[str]) -> str:
        digits = len(found[2] or "") if (found[2] or "").strip("0") else 0
        return wording.share(float(found[1]) / 100, digits)

    problem = _PER_CENT.sub(share, _QUOTED.sub(words, finding.problem))
    if finding.code.startswith("PRS"):  # names of prose: bcr.lean.economic, district_share
        problem = _PROSE_NAME.sub(lambda found: re.sub("[._]", " ", found[0]), problem)
    return f"{problem[:1].upper()}{problem[1:]}."


def in_words(finding: Finding, names: Mapping[str, str], wording: Wording) -> str | Spans:
    """A finding in the language of the report; where it has no words in that, in English, marked."""
    if wording.language == OWN:
        return sentence(finding, names, wording)
    told = Sayings.read(wording.language).of(finding, names, wording)
    if told:
        return merged((*told, Text(".")))
    return (Text(sentence(finding, names, wording), lang=OWN, untranslated=True),)


def _in_english(sentence: str | Spans) -> bool:
    """Whether something in a sentence is not in the language of the report."""
    return any(isinstance(span, Text) and span.untranslated for span in sentence)


def _stood_by(
    waived: Sequence[Waived], names: Mapping[str, str], wording: Wording
) -> Iterator[Block]:
    """Warnings that stay, with the reason and who stands by it; one reason once."""
    yield Paragraph("annex.waived.intro", wording("summary.waived.intro"))
    yield Table(
        "annex.waived",
        wording.text("summary.waived.caption", count=wording.number(len(waived))),
        (
            Column(wording.text("summary.waived.column.found"), 3.0),
            Column(wording.text("summary.waived.column.reason"), 2.6),
            Column(wording.text("summary.waived.column.by"), 1.0),
        ),
        tuple(
            (
                in_words(each.finding, names, wording),
                each.waiver.reason,
                capital(each.waiver.by),
            )
            for each in waived
        ),
    )


def _by_who(pending: Sequence[Missing], wording: Wording) -> Iterator[Block]:
    """The open questions of a study that has just begun, sorted by who must answer.

    They stand in the chapters one by one already; a second list of them all would be as long.
    """
    asked: dict[str, list[str]] = {}
    for each in pending:
        asked.setdefault(capital(each.who), []).append(each.what.rstrip("."))
    yield Paragraph("annex.pending.intro", wording("summary.pending.many_intro"))
    yield Table(
        "annex.pending.table",
        wording.text("summary.pending.many_caption", count=wording.number(len(pending))),
        (
            Column(wording.text("report.pending.who"), 1.6),
            Column(wording.text("summary.pending.many_column"), 4.4),
        ),
        tuple(
            (
                f"{who} ({wording.number(len(questions))})",
                "; ".join([questions[0], *map(sentence_case, questions[1:])]),
            )
            for who, questions in sorted(asked.items(), key=lambda item: -len(item[1]))
        ),
        source=wording("summary.pending.source"),
    )


def _plain(id: str, names: Mapping[str, str]) -> str:
    """What a finding names, as people call it."""
    return names.get(id, id.replace("_", " ") if re.fullmatch(r"[a-z][a-z0-9_]*", id) else id)
