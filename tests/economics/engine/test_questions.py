from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.appraise import npv
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.engine.questions import Questions, ranged


def questions(one):
    return Questions(one.evaluation, one.basis.quantities.values(), "project")


def swings(one):
    rows = ranged(one.model, dict(one.basis.quantities))
    return Questions(one.evaluation, rows, "project").swings()


def value(one, **changes):
    return float(questions(one).cases([changes])[0])


@pytest.fixture(scope="module")
def green_book(study):
    """An investment of 1,000,000 saves ten years of 10,000 for each of 15 staff, at 3.5 %."""
    lines = {
        "system": {"formula": "capex", "first": "2016", "last": "2016"},
        "staff": {"formula": "staff * saving", "side": "benefit", "first": "2017"},
    }
    given = {
        "capex": {"value": 1e6, "low": 0.9e6, "high": 1.5e6},
        "staff": {"value": 15, "low": 10, "high": 20},
        "saving": {"value": 10_000, "low": 10_000, "high": 10_000},
        "rate": {"value": 0.035, "low": 0.02, "high": 0.05},
        "idle": {"value": 1, "low": 0, "high": 2},
        "derived": {"formula": "staff * 2", "low": 0, "high": 2},
    }
    return study(lines, given, settings={"years": 11})


def answer(one, id):
    [found] = questions(one).switching_values([id])
    return found


class TestRanged:
    def test_has_a_value_a_range_and_a_say_in_the_result(self, green_book):
        found = ranged(green_book.model, dict(green_book.basis.quantities))
        assert [row.id for row in found] == ["rate", "capex", "staff", "saving"]


class TestSwings:
    def test_agree_with_the_green_book(self, green_book):
        # HM Treasury, "The Green Book," 2003, box 15: 247,000 with 15 staff, -168,000 with 10
        assert_allclose(npv(green_book.evaluation, "project"), 247_000, atol=500)
        found = {swing.quantity: swing for swing in swings(green_book)}
        assert_allclose(found["staff"].at_low, -168_000, atol=500)
        assert (found["staff"].low, found["staff"].high) == (10, 20)

    def test_stand_in_order_of_width_and_what_moves_nothing_is_left_out(self, green_book):
        found = swings(green_book)
        # by hand: staff 10 x 10,000 x 8.3166; capital costs 600,000 whatever the rate
        assert [swing.quantity for swing in found] == ["staff", "capex", "rate"]
        assert_allclose(found[0].width, 100_000 * (1 - 1.035**-10) / 0.035)
        assert_allclose(found[1].width, 600_000)
        assert found[1].at_low > found[1].at_high  # a cost moves the other way

    def test_of_equal_width_stand_in_order_of_name(self, study):
        ends = {"value": 1, "low": 0, "high": 2}
        one = study({"desk": {"formula": "b - a"}}, {"b": ends, "a": ends})
        assert [each.quantity for each in swings(one)] == ["a", "b"]

    def test_leave_the_base_case_alone(self, green_book):
        before = npv(green_book.evaluation, "project")
        swings(green_book)
        assert npv(green_book.evaluation, "project") == before


class TestSwitchingValue:
    def test_agrees_with_a_worked_case(self, green_book):
        # from the same box: zero at 12.024 staff, or where capital costs rise by 24.75 %
        staff = answer(green_book, "staff")
        assert_allclose(staff.value, 12.024, atol=5e-4)
        assert staff.within_range
        assert staff.base == 15
        assert_allclose(answer(green_book, "capex").value / 1e6 - 1, 0.2475, atol=5e-5)

    def test_agrees_with_the_reciprocal_of_the_sensitivity_indicator(self, study):
        # Asian Development Bank, "Financial Management and Analysis of Projects," 7.11.3:
        # an indicator of 13.34 makes 20 % more cost take 266 % of the result; zero at 7.5 %
        lines = {
            "build": {"formula": "cost", "first": "2016", "last": "2016"},
            "gain": {"formula": "gain", "side": "benefit", "first": "2016", "last": "2016"},
        }
        one = study(lines, {"cost": 1334.0, "gain": 1434.0})
        result = npv(one.evaluation, "project")
        dearer = npv(evaluate_model(one.model, {"cost": 1334 * 1.2}), "project")
        assert_allclose((result - dearer) / result, 2.66, atol=0.01)
        assert_allclose(answer(one, "cost").value / 1334 - 1, 0.075, atol=5e-5)

    @given(st.floats(1, 1e6), st.floats(1, 1e3), st.floats(0.01, 0.3), st.floats(-0.9, 3))
    def test_makes_a_straight_line_zero_exactly(self, study, cost, price, rate, off):
        lines = {
            "build": {"formula": "cost", "first": "2016", "last": "2016"},
            "visits": {"formula": "visits * price", "side": "benefit", "first": "live"},
        }
        needed = cost / (price * sum((1 + rate) ** -t for t in range(1, 5)))
        base = needed * (1 + off)
        ends = {"value": base, "low": base / 2, "high": base * 2}
        one = study(lines, {"cost": cost, "price": price, "visits": ends, "rate": rate})
        found = answer(one, "visits")
        assert_allclose(found.value, needed, rtol=1e-9)
        assert abs(value(one, visits=found.value)) <= 1e-9 * cost
        assert found.within_range == (ends["low"] <= found.value <= ends["high"])

    @given(st.floats(1.5, 4))
    def test_makes_a_curve_zero_too(self, study, wanted):
        lines = {
            "build": {"formula": f"{wanted!r} ** 3", "first": "2016", "last": "2016"},
            "gain": {"formula": "side ** 3", "side": "benefit", "first": "2016", "last": "2016"},
        }
        one = study(lines, {"side": {"value": 2, "low": 1, "high": 5}})
        found = answer(one, "side")
        assert_allclose(found.value, wanted, rtol=1e-9)
        assert found.within_range

    def test_of_two_roots_is_the_one_nearer_to_the_base(self, study):
        lines = {"gain": {"formula": "(x - 1) * (x - 4)", "side": "benefit", "last": "2016"}}
        one = study(lines, {"x": {"value": 3.5, "low": 0, "high": 5}})
        assert_allclose(answer(one, "x").value, 4)

    @pytest.mark.parametrize(
        ("formula", "cells"),
        [
            ("x ** 2 + 1", {"value": 1, "low": 0, "high": 2}),  # never zero
            ("5 + 0 * x", {"value": 1, "low": 0, "high": 2}),  # never moves
            ("5 + x", {"value": 1, "low": 0, "high": 2}),  # zero at -5, which is no count
            ("5 + x", {"value": 0, "low": 0, "high": 0}),
            ("x - 5", {"value": -1, "low": -2, "high": 0}),  # zero at 5, which is no loss
            ("1 / (x - 3)", {"value": 1, "low": 1, "high": 9}),  # turns its sign at a pole
        ],
    )
    def test_is_none_where_no_sensible_value_does_it(self, study, formula, cells):
        one = study({"gain": {"formula": formula, "side": "benefit"}}, {"x": cells})
        found = answer(one, "x")
        assert found.value is None
        assert not found.within_range

    def test_is_found_beyond_a_jump(self, study):
        # zero at 6, and a jump over zero at 3, which lies nearer
        lines = {"gain": {"formula": "(6 - x) / (3 - x)", "side": "benefit"}}
        one = study(lines, {"x": {"value": 2.5, "low": 1, "high": 9}})
        assert_allclose(answer(one, "x").value, 6)

    def test_may_be_negative_where_the_quantity_may(self, study):
        growth = {"value": 0.01, "low": -0.02, "high": 0.05}
        one = study({"gain": {"formula": "growth + 0.01", "side": "benefit"}}, {"growth": growth})
        found = answer(one, "growth")
        assert_allclose(found.value, -0.01)
        assert found.within_range

    def test_is_none_where_the_result_jumps_over_zero(self, study):
        lines = {
            "build": {"formula": "3", "first": "2016", "last": "2016"},
            "gain": {"formula": "1", "side": "benefit", "first": "live + delay"},
        }
        delay = {"value": 0, "low": 0, "high": 3}  # a delay of a day costs a year of benefits
        one = study(lines, {"delay": delay, "rate": 0.1})
        results = [value(one, delay=float(years)) for years in (0, 1)]
        assert results[0] > 0 > results[1]
        assert answer(one, "delay").value is None

    def test_without_a_range_is_searched_around_the_base(self, study):
        one = study({"gain": {"formula": "x - 30", "side": "benefit"}}, {"x": 3.0})
        found = answer(one, "x")
        assert_allclose(found.value, 30)
        assert not found.within_range

    def test_of_what_the_option_sets_itself_is_none(self, study):
        lines = {"gain": {"formula": "x - 3", "side": "benefit"}}
        cells = {"value": 1, "low": 0, "high": 5}
        one = study(lines, {"x": cells}, changes={"project": {"x": 2.0}})
        assert answer(one, "x").value is None

    def test_passes_by_what_divides_by_zero(self, study):
        lines = {"gain": {"formula": "12 / x - 3", "side": "benefit"}}
        one = study(lines, {"x": {"value": 2, "low": 1, "high": 5}})
        assert np.isnan(value(one, x=0.0))
        assert_allclose(answer(one, "x").value, 4)

    @given(st.floats(0.1, 10), st.floats(0.1, 10))
    def test_of_a_quotient_is_where_the_parts_are_equal(self, study, above, below):
        assume(abs(above - below) > 1e-3)
        lines = {"gain": {"formula": "above / below - 1", "side": "benefit"}}
        ends = {"value": below, "low": below / 2, "high": below * 2}
        one = study(lines, {"above": above, "below": ends})
        found = answer(one, "below")
        if found.value is None:
            # out of the bounds that were searched, or more than the whole of a share
            assert above > 17 * below or (2 * below <= 1 < above)
        else:
            assert_allclose(found.value, above, rtol=1e-6)

    @pytest.mark.parametrize(("high", "expected"), [(0.6, None), (1.5, 2.0)])
    def test_of_a_share_is_never_more_than_the_whole(self, study, high, expected):
        # by hand: share x 50 a year for ten years must reach 1,000, so the share is 2
        one = study(
            {
                "cost": {"formula": "price", "first": "2016", "last": "2016"},
                "gain": {"formula": "share_used * gain", "side": "benefit", "first": "2017"},
            },
            {
                "price": {"value": 1000, "low": 900, "high": 1100},
                "gain": {"value": 50, "low": 50, "high": 50},
                "share_used": {"value": 0.5, "low": 0.4, "high": high, "unit": "1"},
                "rate": {"value": 0.0, "low": 0.0, "high": 0.1},
            },
            settings={"years": 11},
        )
        found = answer(one, "share_used").value
        assert found is None if expected is None else found == pytest.approx(expected)


class TestLives:
    """What is bought again after a life: the model holds as many renewals as the range needs."""

    LINES = {  # noqa: RUF012
        "devices": {"formula": "price", "spread": "build", "life": "years", "family": "devices"},
        "saved": {"formula": "saving", "side": "benefit", "first": "2016"},
    }

    def small(self, study, **life):
        given = {
            "price": 100.0,
            "saving": 50.0,
            "years": {"value": 5.0, "low": 4.0, "high": 6.0, "unit": "year", **life},
            "build": {},
        }
        shapes = {"build": {"type": "spread", "points": "1", "from": "2016"}}
        return study(self.LINES, given, shapes=shapes, settings={"years": 8})

    def asked(self, one):
        return Questions(one.evaluation, ranged(one.model, dict(one.basis.quantities)), "project")

    def test_are_not_looked_for_below_their_range(self, study):
        one = self.small(study)
        assert one.model.lives == {"years"}
        [found] = self.asked(one).switching_values(["years"])
        assert found.value is None  # with new devices each year it would lose

    def test_that_may_fall_below_their_range_have_all_renewals(self, study):
        one = self.small(study, range="p5_p95", distribution="normal")
        # new devices in 2016, 2018, 2020 and 2022: 100 (1 + 1.1^-2 + 1.1^-4 + 1.1^-6) = 307.39,
        # and 50 a year for eight years from today, 50 (1 + 4.868419) = 293.42
        [found] = self.asked(one).cases([{"years": 2.0}])
        assert found == pytest.approx(293.42095 - 307.39402, abs=1e-3)
