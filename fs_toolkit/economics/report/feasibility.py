"""The tests beside the money, and the tests by which WeGO chooses cities."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Table, spans
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs

SHADES = {0: 4, 1: 3, 2: 2, 3: 1, 4: 0}
"""The lower a score, the stronger its shade."""
MET = {"yes": 0, "partly": 1, "open": 2, "no": 4}


def feasibility(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """The scorecard of the five tests, with the rule that makes the verdict."""
    tests = rows(inputs.feasibility)
    if not tests:
        return
    if isinstance(result, EconomicsResult):
        verdict = wording.text(f"economics.verdict.{result.verdict}")
        intro = wording("economics.feasibility.intro", verdict=verdict)
    else:
        intro = wording("economics.feasibility.intro_pending")
    yield Paragraph("economics.feasibility.intro", intro)
    lowest = min(tests, key=lambda test: test.score)
    yield Table(
        "economics.feasibility",
        made_up(
            wording.text(
                "feasibility.tests.caption",
                test=wording.text(f"economics.test.{lowest.id}"),
                score=wording.number(lowest.score),
            ),
            tests,
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("economics.feasibility.column.test"), 1.2),
            Column(wording.text("economics.feasibility.column.score"), 0.6, "centre"),
            Column(wording.text("economics.feasibility.column.evidence"), 3.4),
            Column(wording.text("economics.feasibility.column.condition"), 2.4),
        ),
        tuple(
            (
                wording.text(f"economics.test.{test.id}"),
                Cell(spans(wording.number(test.score)), shade=SHADES[test.score]),
                cited(test.evidence, test.source),
                test.condition or wording.dash,
            )
            for test in tests
        ),
        source=wording("feasibility.tests.source"),
    )


def selection(inputs: EconomicsInputs, basis: Basis, wording: Wording) -> Iterator[Block]:
    """WeGO's own five questions; nothing where they were not put."""
    tests = rows(inputs.selection)
    yield from unanswered("economics.selection.pending", inputs, "selection", wording)
    if not tests:
        return
    met = sum(test.met == "yes" for test in tests)
    left = sum(test.met == "open" for test in tests)
    words = {
        "met": wording.number(met),
        "count": wording.number(len(tests)),
        "open": wording.number(left),
    }
    kind = "open" if left else "all"
    if not left:
        del words["open"]
    yield Paragraph("economics.selection.intro", wording("feasibility.selection.intro"))
    yield Table(
        "economics.selection",
        made_up(
            wording.text(f"feasibility.selection.caption_{kind}", **words),
            tests,
            basis.about.city,
            wording,
        ),
        (
            Column(wording.text("feasibility.selection.column.test"), 2.6),
            Column(wording.text("feasibility.selection.column.met"), 0.8),
            Column(wording.text("feasibility.selection.column.evidence"), 4.6),
        ),
        tuple(
            (
                wording.text(f"feasibility.selection.test.{test.id}"),
                Cell(spans(wording.text(f"feasibility.selection.{test.met}")), MET[test.met]),
                cited(test.evidence, test.source),
            )
            for test in tests
        ),
        source=wording("feasibility.selection.source"),
    )
