"""Where the uncertainty comes from, and what to find out first, as they are printed."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.report.sources import SHOWN, information, sources


class TestSources:
    def test_bars_are_the_indices_with_their_intervals(self, chapter):
        found = chapter.result.cost_benefit.uncertainty
        page = chapter.page(sources(chapter.basis, found, chapter.wording))
        data = page["economics.sobol"].data
        alone, total = data.series
        assert len(data.categories) == SHOWN
        for at, each in enumerate(found.sources[:SHOWN]):
            assert data.categories[at] == chapter.name(each.quantity)
            assert alone.values[at] == pytest.approx(100 * max(each.first, 0))
            assert total.values[at] == pytest.approx(100 * each.total)
            assert total.reach[at] == pytest.approx(100 * each.total_error)
        assert page.never_referred_to() == set()
        assert chapter.name(found.sources[0].quantity) in page["economics.sobol"].caption
        assert page["economics.sobol"].alt

    def test_correlations_left_out_are_told(self, small):
        chapter = small({"basis/correlations": {"a": {"a": "wage", "b": "minutes", "rho": 0.3}}})
        found = chapter.result.cost_benefit.uncertainty
        page = chapter.page(sources(chapter.basis, found, chapter.wording))
        said = page.words("economics.sobol.intro")
        assert chapter.phrase("uncertainty.sobol.correlated") in said

    def test_without_indices_it_is_said(self, chapter):
        from dataclasses import replace

        found = replace(chapter.result.cost_benefit.uncertainty)
        vars(found)["variance"] = None
        page = chapter.page(sources(chapter.basis, found, chapter.wording))
        assert page.ids == ["economics.sobol.none"]


class TestInformation:
    def said(self, chapter):
        found = chapter.result.cost_benefit.uncertainty
        page = chapter.page(information(chapter.basis, chapter.result, found, chapter.wording))
        return page.words("economics.information"), found.information

    def test_is_in_money_with_the_two_worth_most(self, chapter):
        said, known = self.said(chapter)
        assert chapter.wording.money_words(known.everything, "USD") in said
        for id, value in list(known.worth_asking.items())[:2]:
            assert chapter.name(id) in said
            assert chapter.wording.money_words(value, "USD") in said
        assert chapter.wording.text(f"uncertainty.information.{known.decision}") in said

    @pytest.mark.parametrize("minutes", [0.001, 4000.0])
    def test_where_nothing_changes_the_decision_nothing_is_asked(self, saving, minutes):
        chapter = saving(minutes)
        said, known = self.said(chapter)
        assert known.everything == 0
        assert chapter.phrase("uncertainty.information.nothing") in said
