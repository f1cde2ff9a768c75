"""What 4.4 prints of certainty, milestones, packages, people and training."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.model import PENDING, rows
from fs_toolkit.document.blocks import Chart, Missing, Table, walk
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.handed import Handed, LegalLead, LineCost, SkillNeed
from fs_toolkit.proposal.inputs.schedule import Standstill
from fs_toolkit.proposal.report import report

HANDED = Handed(
    actions=(
        LegalLead("rule", "Rule on letters", 2, within_power=True),
        LegalLead("open", "Rule on counters", 2, within_power=True),
        LegalLead("act", "National act", 30, within_power=False),
    ),
    skills=(
        SkillNeed("entry", "Wards", "Entering a letter", 2, 0),
        SkillNeed("", "Wards", "Reading the law", 1, 0),
    ),
    lines={
        "teach": LineCost("Training", 600, base=480),
        "again": LineCost("Refresher", 66, yearly=True, base=60),
    },
)


@pytest.fixture
def printed(inputs, basis, costs):
    def run(language="en", handed=HANDED, **update):
        new = inputs.model_copy(update=update)
        found = report(new, basis, analyse(new, basis, costs, handed), Wording.read(language))
        return {block.id: block for block in walk(tuple(found))}

    return run


def words(block):
    return plain(block.spans)


class TestSentences:
    def test_the_answer_gives_the_likely_date(self, printed):
        assert words(printed()["proposal.schedule_answer"]).endswith(
            "With a chance of 80 % it begins by February 2017."
        )

    def test_certainty_says_formula_simulation_and_seed(self, printed):
        text = words(printed()["proposal.certainty"])
        assert "(o + 4m + p)/6" in text
        assert "10,000 draws over all paths (beta-PERT, seed 44)" in text
        assert "No amount of money depends on this simulation" in text

    def test_the_calendar_names_period_reason_and_source(self, printed):
        feast = Standstill(
            id="feast",
            name="Lunar New Year",
            first=date(2016, 2, 6),
            last=date(2016, 2, 14),
            reason="Offices are closed",
            source=("board2015",),
        )
        block = printed(calendar=(feast,))["proposal.standstills"]
        assert "Lunar New Year (6 February 2016 to 14 February 2016; offices are closed)" in words(
            block
        )
        assert any(getattr(span, "sources", ()) == ("board2015",) for span in block.spans)

    def test_legal_actions_without_a_task_are_named(self, printed):
        text = words(printed()["proposal.legal_steps"])
        assert text.startswith("1 of the 3 legal actions of section 3.3 stand in the schedule")
        assert "Outside the city’s power, and not waited for: “National act”." in text
        assert "No task carries out “Rule on counters”." in text

    def test_donors_steps_have_dates(self, printed):
        assert "agreement (February 2016)" in words(printed()["proposal.donor_steps"])

    def test_training_is_held_against_its_money(self, printed):
        # 12 offices, 2 days each: 24; 480 / 24 = 20
        text = words(printed()["proposal.training_text"])
        assert "Of 2 gaps of skill of section 3.2, these are closed by nothing yet" in text
        assert "24 person-days" in text
        assert "USD 480 before taxes, USD 20 for each person-day" in text
        assert "“Refresher” (USD 60 a year)" in text

    def test_skills_that_nobody_measured_are_said_to_be_open(self, printed):
        assert "has not been measured" in words(printed(handed=Handed())["proposal.training_text"])


class TestTables:
    def test_milestones_by_date(self, printed):
        table = printed()["proposal.milestones"]
        assert [row[0] for row in table.rows] == ["January 2016", "August 2016", "January 2017"]
        assert table.rows[1][1:4] == ("Old files moved", "task", "Files in the register")

    def test_the_gantt_chart_stands_in_groups(self, printed):
        spans = printed()["proposal.gantt"].data.spans
        groups = list(dict.fromkeys(span.group for span in spans))
        assert groups[0] == "Decisions and money"
        assert groups[-1] == "Pilot and service"
        assert [span.name for span in spans if span.critical and not span.milestone] == [
            "Tender",
            "Build",
            "Train",
        ]

    def test_the_road_map_has_a_row_a_year_with_money(self, printed):
        table = printed()["proposal.road_map"]
        assert [row[0] for row in table.rows] == ["2016", "2017", "2018"]
        assert table.rows[0][3] == "USD 1,320"  # 1,188 + 132 of investment

    def test_packages(self, printed):
        table = printed()["proposal.packages"]
        assert table.caption == "“Register” is 90 % of all that is bought: open tender"
        assert table.rows[0][3] == "4 months, to May 2016"

    def test_the_load_shades_what_a_role_has(self, printed):
        rows_ = {row.name: row.cells for row in printed()["proposal.load"].data.panels[0].rows}
        assert [cell.step for cell in rows_["Unit (has 3)"]] == [0, 0, None, None]
        assert [cell.words for cell in rows_["IT department"]] == ["", "0.3", "1.0", "0.7"]

    def test_a_made_up_table_says_so(self, inputs, printed):
        made = tuple(
            row.model_copy(update={"origin": "synthetic"}) for row in rows(inputs.packages)
        )
        assert "not collected in Tver" in printed(packages=made)["proposal.packages"].caption


@pytest.mark.parametrize("language", LANGUAGES)
class TestAbsence:
    @pytest.mark.parametrize("field", ["calendar", "packages", "training", "roles", "phases"])
    def test_each_file_may_be_missing(self, printed, language, field):
        blocks = printed(language, **{field: PENDING})
        assert isinstance(blocks["proposal.gantt"], Chart)
        if field in ("packages", "training"):
            assert isinstance(blocks[f"proposal.{field}_open"], Missing)
            assert f"proposal.{field}" not in blocks

    def test_without_tasks_what_is_bought_and_taught_still_stands(self, printed, language):
        blocks = printed(language, tasks=PENDING)
        assert isinstance(blocks["proposal.packages"], Table)
        assert isinstance(blocks["proposal.training"], Table)
        assert "proposal.load" not in blocks
