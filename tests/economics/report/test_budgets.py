"""Budgets and donors' tests as they are printed."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.report.budgets import budgets, donor_tests
from fs_toolkit.economics.report.draws import in_draws
from fs_toolkit.economics.report.words import thousands


def read(chapter, part):
    found = chapter.result.cost_benefit.uncertainty
    return chapter.page(part(chapter.basis, chapter.result, found, chapter.wording)), found


class TestBudgets:
    def test_rows_are_the_budgets(self, chapter):
        page, found = read(chapter, budgets)
        rows = page.rows("economics.budgets")
        assert len(rows) == len(found.budgets) == 3
        for cells, each in zip(rows, found.budgets.values(), strict=True):
            expected = [
                thousands(value, chapter.wording) for value in (each.base, each.p50, each.p80)
            ]
            assert list(cells[1:4]) == expected
        assert page.never_referred_to() == set()

    def test_the_caption_says_how_often_the_base_holds(self, chapter):
        page, found = read(chapter, budgets)
        said = page.words("economics.budgets.intro")
        assert chapter.phrase("uncertainty.budgets.reserve").strip() in said
        assert chapter.wording.year(chapter.basis.settings.price_year) in said
        within = found.budgets["lean"].within.value
        caption = page["economics.budgets"].caption
        assert in_draws(within, 10_000, chapter.wording) in caption
        assert chapter.wording.share(0.224) in caption  # 1,357 against 1,109

    def test_an_option_that_builds_nothing_has_none(self, small):
        chapter = small({"economics/lines": {"platform": None}})
        page, found = read(chapter, budgets)
        assert dict(found.budgets) == {}
        assert page.blocks == ()


class TestDonors:
    def test_each_test_in_force_has_a_row(self, chapter):
        page, found = read(chapter, donor_tests)
        rows = page.rows("economics.donor_tests")
        assert len(rows) == len(found.donor_tests)
        for cells, each in zip(rows, found.donor_tests, strict=True):
            name = each.test.name_ko if chapter.wording.language == "ko" else each.test.name_en
            assert cells[0] == name
            share = chapter.wording.dash
            if each.passing is not None:
                share = chapter.wording.share(each.passing.value)
            assert cells[3] == share
        assert page.never_referred_to() == set()

    def test_aid_shows_both_sums_that_it_looks_at(self, chapter):
        page, found = read(chapter, donor_tests)
        at = [each.test.figure for each in found.donor_tests].index("aid")
        shown = page.rows("economics.donor_tests")[at][1]
        for view in ("economic", "financial"):
            npv = found.appraisals["lean"][view].npv
            assert chapter.wording.money_words(npv, "USD") in shown

    def test_tests_that_tie_are_counted_and_not_hidden(self, chapter):
        page, found = read(chapter, donor_tests)
        shares = [each.passing.value for each in found.donor_tests if each.passing]
        tied = shares.count(max(shares)) - 1
        assert tied == 2  # society, aid and B/C ask the same of these draws
        name = next(each for each in found.donor_tests if each.test.figure == "enpv").test
        words = {"name": name.name_ko if chapter.wording.language == "ko" else name.name_en}
        words["draws"] = in_draws(max(shares), 10_000, chapter.wording)
        said = chapter.wording.text("uncertainty.donors.best_tied", others=str(tied), **words)
        assert said in page.words("economics.donor_tests.intro")

    @pytest.mark.parametrize("minutes", [5, 4000])
    def test_what_is_passed_is_counted(self, saving, minutes):
        chapter = saving(minutes)
        page, found = read(chapter, donor_tests)
        passed = sum(bool(each.passes) for each in found.donor_tests)
        assert (passed > 0) == (minutes == 4000)
        shown = str(passed) if passed else chapter.wording.text("uncertainty.donors.none")
        assert shown in page["economics.donor_tests"].caption
