"""4.5 as blocks, on the whole study of conftest.py and on studies that lack much of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fs_toolkit.core.model import PENDING, rows
from fs_toolkit.document.blocks import Bullets, Cell, Chart, Missing, Paragraph, Ref, Table, walk
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.report.monitoring import report_monitoring
from fs_toolkit.proposal.report.safeguards import report_safeguards

PARTS = (
    "results_chain", "logframe", "groups", "calendar", "reviews", "reports", "roles", "evaluation",
    "progress", "risks", "safeguards",
)  # fmt: skip
NOISE = re.compile(r"\bnan\b|\bNone\b|\binf\b|\d\.\d{5,}|\b[a-z]+_[a-z_]+\b")


@pytest.fixture(params=LANGUAGES)
def wording(request):
    return Wording.read(request.param)


@pytest.fixture
def printed(basis, costs, handed):
    def run(inputs, wording, given=handed):
        result = analyse(inputs, basis, costs, given)
        blocks = (
            *report_monitoring(inputs, basis, result, wording),
            *report_safeguards(inputs, basis, result.safeguards, wording),  # printed in 5.2
        )
        return {block.id: block for block in walk(blocks)}

    return run


def words(block):
    if isinstance(block, Paragraph):
        return plain(block.spans, unknown="?")
    if isinstance(block, Bullets):
        return " ".join(plain(item, unknown="?") for item in block.items)
    assert isinstance(block, Table)
    return " ".join(cell_words(cell) for row in block.rows for cell in row)


def cell_words(cell):
    if isinstance(cell, str):
        return cell
    return plain(cell.spans if isinstance(cell, Cell) else cell, unknown="?")


def test_prints_every_part_and_uses_it_in_a_sentence(watched, wording, printed):
    blocks = printed(watched, wording)
    ids = {block.id for block in blocks.values() if isinstance(block, Table | Chart)}
    assert ids == {f"proposal.{name}" for name in PARTS}
    used = {
        span.key
        for block in blocks.values()
        if isinstance(block, Paragraph)
        for span in block.spans
        if isinstance(span, Ref)
    }
    assert ids <= used


def test_prints_no_machine_words_and_no_empty_cell(watched, wording, printed):
    for block in printed(watched, wording).values():
        if isinstance(block, Paragraph | Bullets | Table):
            assert not NOISE.search(words(block)), block.id
        if isinstance(block, Table):
            assert all(cell_words(cell).strip() for row in block.rows for cell in row), block.id
            assert not NOISE.search(block.caption)


@pytest.mark.parametrize(
    "field",
    [
        "indicators", "indicator_groups", "reviews", "reports", "evaluation_questions",
        "exit_criteria", "measurements", "risks", "safeguards", "safeguard_measures", "watch",
        "roles", "monitoring_cost", "goals", "tasks",
    ],
)  # fmt: skip
def test_survives_the_absence_of_any_file(watched, wording, printed, field):
    assert printed(watched.model_copy(update={field: PENDING}), wording)


def test_an_empty_study_says_who_must_answer(wording, printed):
    blocks = printed(ProposalInputs(), wording)
    missing = {id for id, block in blocks.items() if isinstance(block, Missing)}
    assert missing >= {
        "proposal.indicators_open", "proposal.reports_open", "proposal.evaluation_open",
        "proposal.exit_open", "proposal.risks_open", "proposal.safeguards_open",
    }  # fmt: skip
    assert not [block for block in blocks.values() if isinstance(block, Table | Chart)]


class TestEnglish:
    @pytest.fixture
    def blocks(self, watched, printed):
        return printed(watched, Wording.read("en"))

    def test_a_risk_says_who_acts_on_which_sign_at_what_cost(self, blocks):
        unpaid, dear = blocks["proposal.risks"].rows
        assert cell_words(unpaid[0]) == "Unpaid operation (barrier 1)"
        assert cell_words(unpaid[1]) == "20 → 10"
        assert cell_words(unpaid[2]) == (
            "Avoid. No contract without a line. (IT department) "
            "If: No line in the draft. Then: The council is asked. (IT department)"
        )
        assert (
            cell_words(unpaid[3]) == "Part of “Operation of the register” (USD 45 thousand a year)"
        )
        assert cell_words(dear[0]) == "Dear bids (the project's own)"
        assert cell_words(dear[3]) == "USD 10"

    def test_the_register_is_not_that_of_the_environment(self, blocks):
        """Neither the barrier's statement nor its reason is printed a second time."""
        assert "Nobody pays for operation" not in words(blocks["proposal.risks"])

    def test_the_traffic_light_stands_beside_the_way_gone(self, blocks):
        lines = [[cell_words(cell) for cell in row] for row in blocks["proposal.progress"].rows]
        assert [(row[0], row[4], row[5]) for row in lines] == [
            ("Adults who expect an answer", "20 %", "nothing due yet"),
            ("Letters answered in time", "36 %", "amber"),
            ("People trained", "50 %", "red"),
        ]

    def test_one_measurement_is_a_sentence(self, watched, printed):
        one = watched.model_copy(update={"measurements": watched.measurements[:1]})
        blocks = printed(one, Wording.read("en"))
        assert "proposal.progress" not in blocks
        assert "had gone 36 % of its way on 31 December 2017 (amber)" in words(
            blocks["proposal.progress_text"]
        )

    def test_an_outcome_that_nothing_brings_about_is_named(self, watched, printed):
        hoping = tuple(
            row.model_copy(update={"id": "fair", "text": "Fair", "serves": ("trust",)})
            for row in rows(watched.indicators)
            if row.id == "in_time"
        )
        changed = watched.model_copy(update={"indicators": (*rows(watched.indicators), *hoping)})
        blocks = printed(changed, Wording.read("en"))
        assert "nothing leads to “Fair”" in words(blocks["proposal.chain_text"])
        title = blocks["proposal.results_chain"].data.title
        assert title == "Nothing that is done leads to 1 of the outcomes"

    def test_the_scheme_stands_with_its_day(self, blocks):
        said = words(blocks["proposal.safeguards_classes"])
        assert (
            "category C in the scheme “Old policy”, which was in force on 31 December 2015" in said
        )
        assert "Gender marker 0" in said

    def test_a_late_assessment_is_said_to_be_late(self, watched, printed):
        late = watched.safeguards.assessment.model_copy(update={"task": "", "month": "2018-03"})
        safeguards = watched.safeguards.model_copy(update={"assessment": late})
        blocks = printed(watched.model_copy(update={"safeguards": safeguards}), Wording.read("en"))
        said = words(blocks["proposal.safeguards_assessment"])
        assert "by the end of March 2018" in said
        assert ", after service begins" in said

    def test_one_box_asks_for_all_open_topics(self, blocks):
        box = blocks["proposal.safeguards_open"]
        assert (box.what, box.who) == ("Safeguards: Old equipment.", "IT department")

    def test_who_is_not_yet_protected_is_said(self, watched, printed):
        some = watched.model_copy(update={"safeguard_measures": watched.safeguard_measures[:1]})
        said = words(printed(some, Wording.read("en"))["proposal.safeguards_text"])
        assert "Those who complain are not yet protected from all of" in said

    def test_without_complaints_nobody_speaks_of_complainants(self, watched, printed, handed):
        public = replace(handed, data=frozenset({"public"}))
        said = words(printed(watched, Wording.read("en"), public)["proposal.safeguards_text"])
        assert "complain" not in said

    def test_values_of_groups_without_any_value_are_asked_for(self, watched, printed):
        bare = tuple(
            row.model_copy(update={"baseline": None, "target": None})
            for row in watched.indicator_groups
        )
        blocks = printed(watched.model_copy(update={"indicator_groups": bare}), Wording.read("en"))
        assert "proposal.groups" not in blocks
        assert "women, men and people without internet" in blocks["proposal.groups_open"].what

    def test_desk_proposals_are_said_to_be_ones(self, watched, blocks, printed):
        tables = ("reports", "evaluation", "risks", "safeguards")
        for name in tables:
            assert "Desk proposals" in plain(blocks[f"proposal.{name}"].source)
        agreed = {
            field: tuple(
                row.model_copy(update={"origin": "collected"})
                for row in rows(getattr(watched, field))
            )
            for field in ("reports", "evaluation_questions", "risks", "safeguard_measures")
        }
        blocks = printed(watched.model_copy(update=agreed), Wording.read("en"))
        for name in tables:
            assert "Desk proposals" not in plain(blocks[f"proposal.{name}"].source)
