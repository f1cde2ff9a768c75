"""How draws are said, and how they were made."""

from __future__ import annotations

import pytest

from fs_toolkit.document.wording import LANGUAGES
from fs_toolkit.economics.report.draws import computed, in_draws


class TestInDraws:
    @pytest.mark.parametrize(
        ("share", "english"),
        [
            (0.632, "63 of 100 draws"),
            (0.001, "fewer than 1 of 100 draws"),
            (0.998, "more than 99 of 100 draws"),
            (0.0, "none of the 10,000 draws"),
            (1.0, "all of the 10,000 draws"),
        ],
    )
    def test_none_and_all_only_where_it_is_so(self, share, english, wording):
        said = in_draws(share, 10_000, wording)
        assert said == english or wording.language == "ko"
        assert "{" not in said

    def test_every_case_reads_otherwise(self, wording):
        cases = [in_draws(share, 500, wording) for share in (0, 0.001, 0.5, 0.999, 1)]
        assert len(set(cases)) == len(cases)


class TestComputed:
    @pytest.fixture
    def words(self, chapter):
        found = chapter.result.cost_benefit.uncertainty
        page = chapter.page(computed(chapter.basis, chapter.result, found, chapter.wording))
        return page, page.words("economics.draws"), found

    def test_says_all_that_a_reviewer_looks_for(self, words, chapter):
        _, said, found = words
        run, wording = found.simulation, chapter.wording
        for number in (len(run.spreads), run.seed, 10_000):
            assert wording.number(number, digits=0) in said
        assert wording.text("uncertainty.method.sampling.latin_hypercube") in said
        for family, count in found.families.items():
            shown = wording.number(count)
            assert wording.text(f"uncertainty.method.family.{family}", count=shown) in said
        assert wording.money_words(run.outcomes["lean"].npv.se, "USD") in said
        assert chapter.phrase("uncertainty.method.correlations.none") in said

    def test_says_that_the_discount_rate_was_held(self, words, chapter):
        _, said, found = words
        base = found.basis.quantities[found.model.discount_rate].value
        held = chapter.wording.text(
            "uncertainty.method.rate_held", rate=chapter.wording.share(base)
        )
        assert held.strip() in said

    def test_or_drawn_where_it_has_a_distribution(self, small):
        rates = {"low": 0.04, "high": 0.12, "distribution": "triangular"}
        chapter = small({"basis/quantities": {"rate": rates}})
        found = chapter.result.cost_benefit.uncertainty
        page = chapter.page(computed(chapter.basis, chapter.result, found, chapter.wording))
        shown = {"low": 0.04, "high": 0.12, "base": 0.1}
        shares = {name: chapter.wording.share(value) for name, value in shown.items()}
        said = chapter.wording.text("uncertainty.method.rate", **shares)
        assert said.strip() in page.words("economics.draws")

    def test_the_table_ends_with_all_draws(self, words, chapter):
        page, _, found = words
        rows = page.rows("economics.convergence")
        assert len(rows) == len(found.convergence) == 4
        assert rows[-1][0] == "10,000"
        assert page.never_referred_to() == set()

    def test_correlations_are_counted(self, small):
        chapter = small({"basis/correlations": {"a": {"a": "wage", "b": "minutes", "rho": 0.3}}})
        found = chapter.result.cost_benefit.uncertainty
        page = chapter.page(computed(chapter.basis, chapter.result, found, chapter.wording))
        given = chapter.wording.text("uncertainty.method.correlations.given", count="1")
        assert given in page.words("economics.draws")


def test_there_are_words_for_every_family_and_sampling():
    from typing import get_args

    from fs_toolkit.document.wording import Wording
    from fs_toolkit.economics.distributions import Family
    from fs_toolkit.economics.engine.sampling import SAMPLINGS

    for language in LANGUAGES:
        words = Wording.read(language)
        for family in get_args(Family):
            assert words.has(f"uncertainty.method.family.{family}")
        for sampling in SAMPLINGS:
            assert words.has(f"uncertainty.method.sampling.{sampling}")
