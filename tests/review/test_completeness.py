"""How much is answered: counts by hand, and the tables in the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.findings import NOWHERE
from fs_toolkit.document.blocks import Table
from fs_toolkit.document.traverse import every_block
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.completeness import Answers, by_section, by_sub_item, completeness
from fs_toolkit.review.questions import Question
from fs_toolkit.review.sub_items import FRAME, SUB_ITEMS

STATUSES = ["answered", "declined", "pending", "unreadable", "to confirm", "to replace"]


def some(*statuses, part=SUB_ITEMS[0]):
    return [Question(part, "What", NOWHERE, "who", "how", status) for status in statuses]


class TestCompleteness:
    def test_agrees_with_counting_by_hand(self):
        found = completeness(some("answered", "answered", "declined", "pending", "unreadable"))
        assert found.parts[0][1] == Answers(answered=2, declined=1, open=2)
        assert found.parts[0][1].share == pytest.approx(3 / 5)
        assert found.total == found.of_section("environment")

    def test_numbers_to_confirm_and_the_frame_do_not_count(self):
        found = completeness([*some("to confirm", "to replace"), *some("pending", part=FRAME[0])])
        assert found.total.questions == 0
        assert found.total.share == 1.0

    @given(st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from(SUB_ITEMS))))
    def test_the_parts_add_up(self, drawn):
        found = completeness([each for status, part in drawn for each in some(status, part=part)])
        assert found.total.questions == sum(status in STATUSES[:4] for status, _ in drawn)
        assert 0 <= found.total.share <= 1

    def test_is_early_at_inception_or_below_half(self):
        half = completeness(some("answered", "pending"))
        assert not half.is_early("draft")
        assert half.is_early("inception")
        assert completeness(some("answered", "pending", "pending")).is_early("final")


class TestBlocks:
    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_tables_have_a_row_a_part_and_a_total(self, language):
        found, wording = completeness(some("answered", "pending")), Wording.read(language)
        tables = [
            next(each for each in blocks if isinstance(each, Table))
            for blocks in (by_section(found, wording), by_sub_item(found, wording))
        ]
        assert [len(table.rows) for table in tables] == [6, 20]
        assert all(table.totals == 1 for table in tables)

    def test_the_caption_says_what_is_found(self):
        wording = Wording.read("en")
        captions = [
            next(b for b in by_sub_item(completeness(some(*each)), wording) if isinstance(b, Table)).caption
            for each in (["pending"], ["answered", "pending"], ["answered"])
        ]  # fmt: skip
        assert captions[0] == "None of the 1 questions has been answered yet"
        assert captions[1] == "50 % of the questions are answered, fewest in “Overview”"
        assert captions[2] == "100 % of the questions are answered"

    def test_a_finished_study_says_it_in_the_annex_only(self, studied):
        report, _ = studied.report()
        ids = {each.id for each in every_block([*report.summary, *report.body])}
        assert "annex.completeness" in ids
        assert "summary.completeness" not in ids
        early, _ = studied.report(stage="inception")
        assert "summary.completeness" in {each.id for each in early.summary}
