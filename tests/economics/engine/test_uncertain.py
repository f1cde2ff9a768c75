from __future__ import annotations

import pytest

from fs_toolkit.economics.engine.uncertain import deciding_years, spreads

ENDS = {"value": 2, "low": 1, "high": 4}
GAIN = {"side": "benefit", "formula": "gain"}


def found(study, quantities, lines=None, **more):
    one = study(lines or {"gain": GAIN}, quantities, **more)
    return spreads(one.model, one.basis.quantities)


class TestSpreads:
    def test_is_triangular_unless_it_says_otherwise(self, study):
        [spread], misfits = found(study, {"gain": ENDS})
        assert (spread.quantity.id, spread.family, misfits) == ("gain", "triangular", ())
        assert spread.distribution.mean == pytest.approx(7 / 3)

    def test_has_the_distribution_of_its_row(self, study):
        [spread], _ = found(study, {"gain": ENDS | {"distribution": "pert"}})
        assert spread.family == "pert"
        assert spread.distribution.mean == pytest.approx((1 + 8 + 4) / 6)

    def test_has_the_percentiles_of_its_row(self, study):
        row = {"value": 2, "low": 1, "high": 4, "distribution": "lognormal", "range": "p10_p90"}
        [spread], _ = found(study, {"gain": row})
        assert spread.distribution.quantile(0.1) == pytest.approx(1)

    def test_what_the_options_do_not_use_is_not_drawn(self, study):
        assert found(study, {"gain": 1.0, "idle": ENDS}) == ((), ())

    def test_what_has_no_width_is_not_drawn(self, study):
        assert found(study, {"gain": {"value": 2, "low": 2, "high": 2}}) == ((), ())

    def test_what_cannot_be_drawn_is_said_with_the_cure(self, study):
        row = {"value": 0, "low": -1, "high": 1, "distribution": "lognormal"}
        drawn, [misfit] = found(study, {"gain": row})
        assert drawn == ()
        assert misfit.quantity.id == "gain"
        assert "above zero" in misfit.problem
        assert "pert" in misfit.cure


class TestYears:
    def test_a_delay_of_whole_years_takes_whole_years(self, study):
        lines = {"gain": GAIN | {"formula": "10", "first": "live + delay"}}
        [spread], _ = found(study, {"delay": {"value": 0, "low": 0, "high": 1}}, lines)
        assert spread.family == "discrete"
        # low and base are one value: 1/6 + 4/6 of the draws open in time
        assert spread.distribution.quantile(0.83) == 0
        assert spread.distribution.quantile(0.84) == 1

    def test_a_delay_of_half_years_does_not(self, study):
        lines = {"gain": GAIN | {"formula": "10", "first": "live + delay"}}
        [spread], _ = found(study, {"delay": {"value": 0, "low": 0, "high": 1.5}}, lines)
        assert spread.family == "triangular"

    def test_a_whole_number_that_decides_no_year_is_triangular(self, study):
        [spread], _ = found(study, {"gain": {"value": 2, "low": 1, "high": 4}})
        assert spread.family == "triangular"

    def test_what_decides_a_year_through_a_formula_is_known(self, study):
        lines = {"gain": GAIN | {"formula": "10", "first": "live + wait"}}
        one = study(lines, {"delay": 1.0, "wait": "delay * 2"})
        assert {"delay", "wait", "opening"} <= deciding_years(one.model)
