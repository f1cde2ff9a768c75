from __future__ import annotations

import pytest

from fs_toolkit.economics.conditions import Condition
from fs_toolkit.economics.report.conditions import condition_words

GATE = Condition("gate", "Visits", "Sponsor", "2017-09", "Tally", "Pilot", 4.0, "an office")


class TestWords:
    def test_a_gate_has_its_threshold_and_its_step(self, wording):
        said = condition_words(GATE, wording)
        assert "4" in said.text
        assert "an office" in said.text
        assert "Pilot" in said.by
        assert wording.date("2017-09") in said.by

    def test_a_share_is_read_in_per_cent(self, wording):
        share = Condition("gate", "Visits spared", threshold=0.45, unit="of such visits")
        assert wording.share(0.45, 0) in condition_words(share, wording).text

    def test_money_names_its_use_and_asks_for_a_letter(self, wording):
        said = condition_words(Condition("money", "renewal", "City", of="renewal"), wording)
        assert wording.text("feasibility.conditions.use.renewal") in said.text
        assert said.evidence == wording.text("feasibility.conditions.letter")
        assert said.by == wording.text("feasibility.conditions.when_due")

    @pytest.mark.parametrize("kind", ["test", "legal", "gate"])
    def test_what_nobody_said_is_open_and_not_empty(self, wording, kind):
        said = condition_words(Condition(kind, "A line in the budget"), wording)
        assert said.owner == wording.text("report.pending.nobody")
        assert all((said.text, said.by, said.evidence))


class TestTable:
    def test_every_condition_of_hanoi_is_listed_once(self, chapter, printed):
        lines = [row for row in printed.rows("economics.conditions") if len(row) == 4]
        assert len(lines) == len(chapter.result.conditions)
        assert len({row[0] for row in lines}) == len(lines)
        assert all(cell for row in lines for cell in row)

    def test_what_a_test_stands_for_stands_there_once(self, chapter):
        kinds = [each.kind for each in chapter.result.conditions]
        assert kinds.count("test") == 4
        assert not [each for each in chapter.result.conditions if each.of == "operation"]
