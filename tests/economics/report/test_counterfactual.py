from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.report.rationale import rationale


class TestTable:
    def test_what_is_forgone_are_the_benefits_seen_from_the_other_side(self, printed, number):
        rows = printed.rows("economics.counterfactual")
        forgone = sum(number(row[-1]) for row in rows[2:])
        assert forgone == pytest.approx(1872, abs=3)  # the present value of benefits, section 5.3

    def test_the_cost_of_today_is_the_baseline_s(self, chapter, printed, number):
        row = printed.rows("economics.counterfactual")[1]
        inaction = chapter.result.inaction
        found = chapter.result.cost_benefit.evaluation
        assert_allclose(number(row[1]), inaction[0] / 1000, atol=0.501)
        assert_allclose(number(row[-2]), inaction[-1] / 1000, atol=0.501)
        present = float(net_present_value(found.rate, inaction, found.model.settings.timing))
        assert_allclose(number(row[-1]), present / 1000, atol=0.501)

    def test_the_volume_is_that_without_the_project(self, chapter, printed, number):
        row = printed.rows("economics.counterfactual")[0]
        without = chapter.basis.series(chapter.inputs.effectiveness.without)
        assert_allclose(number(row[1]), without[0], rtol=0.005)
        assert without[-1] > without[0]  # it grows with the city

    def test_one_row_is_no_table(self, small):
        assert "economics.counterfactual" not in small().read(rationale).ids


class TestWhatGrows:
    @pytest.mark.parametrize(
        ("formula", "kind"), [("running", "stays"), ("running * grown", "grows_with")]
    )
    def test_is_said_in_words(self, small, formula, kind):
        paper = {"option": "all", "side": "cost", "party": "city", "family": "current",
                 "formula": formula, "first": "2016", "last": "end"}  # fmt: skip
        grown = {"unit": "1", "kind": "assumption", "origin": "desk_estimate", "reason": "A guess."}
        chapter = small(
            {
                "economics/lines": {"paper": paper},
                "basis/quantities": {"grown": grown},
                "basis/shapes": {
                    "grown": {"type": "growth", "base": "1", "rate": "0.02", "from": "2016"}
                },
            }
        )
        words = chapter.read(rationale).words("economics.rationale.inaction")
        assert chapter.phrase(f"feasibility.counterfactual.{kind}").strip() in words
        assert ("grown" in words) == (kind == "grows_with")
