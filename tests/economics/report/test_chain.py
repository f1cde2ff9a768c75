"""The chain in print: the joints of Hanoi, and the whole matrix."""

from __future__ import annotations

import pytest

from fs_toolkit.document.inline import plain
from fs_toolkit.economics.report.chain import SHOWN, matrix_annex
from fs_toolkit.economics.report.needs import needs


class TestSummary:
    def test_each_joint_has_its_count(self, chapter, printed):
        lines = printed.rows("economics.chain")
        joints = chapter.result.chain.joints
        assert len(lines) == len(joints) == 10
        for each, (name, count, _) in zip(joints, lines, strict=True):
            assert name == chapter.wording.text(f"feasibility.chain.joint.{each.joint}")
            assert str(each.linked) in count
            assert str(each.total) in count

    def test_loose_ends_are_named_and_shaded(self, chapter, printed):
        table = printed["economics.chain"]
        for each, row in zip(chapter.result.chain.joints, table.rows, strict=True):
            words = row[2].spans[0].text
            assert (row[2].shade > 0) == bool(each.loose) == (words != chapter.wording.dash)
        [indicators] = [
            each for each in chapter.result.chain.joints if each.joint == "benefit_indicator"
        ]
        assert len(indicators.loose) == 5
        row = [row for row in printed.rows("economics.chain") if "; " in row[2]][-1]
        assert indicators.loose[0].name in row[2]
        shown = row[2].split("; ")
        assert len(shown) <= SHOWN + 1

    def test_the_caption_counts_them(self, chapter, printed):
        assert str(chapter.result.chain.loose) in printed["economics.chain"].caption

    def test_without_needs_and_requirements_there_is_none(self, small):
        chapter = small({"economics/needs": None})
        assert "economics.chain" not in chapter.read(needs).ids

    def test_without_requirements_the_annex_is_not_referred_to(self, small):
        page = small().read(needs)
        assert "economics.chain" in page.ids
        assert page.never_referred_to() == set()
        assert not [
            span
            for span in page["economics.chain.intro"].spans
            if getattr(span, "key", "") == "economics.matrix"
        ]


class TestMatrix:
    @pytest.fixture
    def matrix(self, chapter, page):
        return page(matrix_annex(chapter.basis, chapter.result, chapter.wording))

    def test_has_a_row_for_each_requirement_in_the_project(self, chapter, matrix):
        rows = matrix.rows("economics.matrix")
        assert len(rows) == len(chapter.result.chain.rows) == 30
        assert rows[0][0].startswith("R1 ")

    def test_labels_are_explained_before_it(self, chapter, matrix):
        key = " ".join(plain(item) for item in matrix["economics.matrix.key"].items)
        chain = chapter.result.chain
        for words in (*chain.needs.values(), *chain.benefits.values(), *chain.indicators.values()):
            assert words in key

    def test_a_law_or_a_policy_stands_where_no_need_does(self, chapter, matrix):
        cells = {row[0].split(" ")[0]: row[1] for row in matrix.rows("economics.matrix")}
        for row in chapter.result.chain.rows:
            if not row.needs and row.requirement.ground == "policy":
                words = chapter.wording.text("feasibility.matrix.policy")
                assert cells[row.requirement.label] == words

    def test_no_machine_ids_are_printed(self, chapter, matrix):
        words = " ".join(" ".join(row) for row in matrix.rows("economics.matrix"))
        assert "_" not in words

    def test_nothing_without_needs(self, small, page):
        chapter = small({"economics/needs": None})
        assert page(matrix_annex(chapter.basis, chapter.result, chapter.wording)).ids == []
