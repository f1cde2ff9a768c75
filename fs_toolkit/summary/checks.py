"""Rules over the executive summary: what may feed it, what a final one must answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from fs_toolkit.core.about import About
from fs_toolkit.core.findings import Finding, Objection, Place, Rule, rule
from fs_toolkit.core.model import Row, rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.core.waivers import WAIVER_RULES
from fs_toolkit.summary.glossary import GLOSSARY_RULES
from fs_toolkit.summary.inputs import BASICS, SummaryInputs

HOUSE = "fs_toolkit, the study format"
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d(?![\w.,]\d)")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
LEAST = 10
"""Numbers below are words of the language as often as results: two months, five districts."""


@rule("SUM030", "error", source=HOUSE)
def a_final_report_answers_the_decision(
    about: About, lacks: Sequence[str], pending: Sequence[str]
) -> Iterator[Objection]:
    """Whoever decides on a final report must not find that half of the decision is still open."""
    if about.stage != "final":
        return
    cure = "Answer it in the study, or write the report as a draft: --stage draft."
    if lacks:
        names = "; ".join(lacks)
        problem = f"the report is final, and its decision table has no row for: {names}"
        yield Place("study.yaml", field="stage"), problem, cure
    if pending:
        names = "; ".join(each.rstrip(".") for each in pending)
        problem = f"the report is final, and the summary waits for: {names}"
        yield Place("summary"), problem, cure


@rule("SUM040", "error", source=HOUSE)
def made_up_numbers_feed_no_summary(
    about: About, resting: Mapping[str, float], counted: Iterable[tuple[str, Row]]
) -> Iterator[Objection]:
    """In a study of a city that exists a made-up number must not reach those who decide."""
    if about.fictional:
        return
    share = resting.get("synthetic", 0.0)
    if share:
        problem = f"{share:.0%} of the present value rests on synthetic numbers"
        cure = "Collect them, or make them assumptions with a range and a reason."
        yield Place("basis/quantities.csv"), problem, cure
    for name, row in counted:
        if getattr(row, "origin", "") == "synthetic":
            problem = f"{name!r} is synthetic and stands in the executive summary"
            yield row.at("origin"), problem, "Collect it, or leave it pending."


@rule("SUM041", "warning", source="Reviewers of banks: no number in the summary without a chapter")
def numbers_of_the_summary_stand_in_the_chapters(
    place: Place, summary: str, chapters: str
) -> Iterator[Objection]:
    """A number that only the summary has cannot be checked by anybody."""
    known = set(_NUMBER.findall(chapters))
    for number in dict.fromkeys(_NUMBER.findall(summary)):
        small = number.isdigit() and (int(number) < LEAST or _YEAR.fullmatch(number))
        if not small and number not in known:
            problem = said(
                "the number {number} of the summary stands in no chapter or annex", number=number
            )
            yield (
                place,
                problem,
                "Take it from a quantity or a result, {{ name }}, or leave it out.",
            )


@rule("SUM042", "error", source=HOUSE)
def donors_have_lists(about: About, known: Collection[str]) -> Iterator[Objection]:
    """A list of points that nobody has cannot be set against the report."""
    for name in about.donors:
        if name not in known:
            yield (
                about.at("donors"),
                f"no list of points of {name!r}",
                did_you_mean(name, known, "There are the lists of"),
            )


@rule("SUM043", "warning", source="Seoul e-government feasibility programme, basics B1 to B5")
def all_five_basics_are_answered(inputs: SummaryInputs) -> Iterator[Objection]:
    """The programme asks the five of every study; one left out is asked again."""
    given = rows(inputs.basics)
    if not given:
        return  # pending, and said so
    seen: set[str] = set()
    for row in given:
        if row.id in seen:
            yield (
                row.at("id"),
                said("{id} is answered twice", id=row.id),
                "Keep one of the two rows.",
            )
        seen.add(row.id)
    for name in BASICS:
        if name not in seen:
            yield (
                Place("summary/basics.csv"),
                said("{name} is not answered", name=name),
                f"Add a row {name}.",
            )


SUMMARY_RULES: tuple[Rule, ...] = (
    *WAIVER_RULES,
    *GLOSSARY_RULES,
    a_final_report_answers_the_decision,
    made_up_numbers_feed_no_summary,
    numbers_of_the_summary_stand_in_the_chapters,
    donors_have_lists,
    all_five_basics_are_answered,
)


def input_findings(
    inputs: SummaryInputs, about: About, donors: Collection[str]
) -> Iterator[Finding]:
    """What is wrong with the folder summary/, and with the donors of study.yaml."""
    from fs_toolkit.summary.glossary import terms_say_something

    yield from donors_have_lists(about, donors)
    yield from all_five_basics_are_answered(inputs)
    yield from terms_say_something(rows(inputs.glossary))
