from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs, evaluate_basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.economics.analysis import analyse
from fs_toolkit.economics.engine.model import compile_model, evaluate_model
from fs_toolkit.economics.inputs import EconomicsInputs, Line, Option
from fs_toolkit.summary.evidence import KINDS, influence, shares

ABOUT = About(
    format=1,
    city="Testville",
    country="Nowhere",
    project="Register",
    in_force_at=date(2015, 12, 31),
    information_cutoff=date(2017, 12, 31),
    worked_example=True,
)
SETTINGS = Settings(
    currency="USD",
    price_year=2015,
    first_year=2016,
    years=3,
    discount_rate="rate",
    go_live="opening",
    recommended="project",
)
RAMP = Shape.model_validate({"id": "uptake", "type": "ramp", "points": "1", "from": "live"})


def quantity(id, kind, value=1.0, origin="published", **cells):
    value = None if "formula" in cells or id == "uptake" else value
    return Quantity(id=id, name=id, unit="1", kind=kind, origin=origin, value=value, **cells)


def line(id, formula, option="project", side="cost", first="2016"):
    return Line.model_validate(
        {"id": id, "name": id, "option": option, "side": side, "party": "city", "family": id,
         "formula": formula, "first": first, "last": "2016"}
    )  # fmt: skip


def found(*lines, measure=shares, **changes):
    """Shares of a study with the given lines; by default each kind has a quantity of its own."""
    usual = {
        "rate": quantity("rate", "assumption", 0.1),
        "opening": quantity("opening", "assumption", 2016.0),
        "counted": quantity("counted", "fact"),
        "reckoned": quantity("reckoned", "estimate"),
        "guessed": quantity("guessed", "assumption"),
        "aimed": quantity("aimed", "target"),
        "drawn": quantity("drawn", "estimate", origin="synthetic"),
        "derived": quantity("derived", "estimate", formula="counted * 2"),
        "uptake": quantity("uptake", "assumption"),
    }
    rows = tuple((usual | changes).values())
    inputs = BasisInputs(settings=SETTINGS, quantities=rows, shapes=(RAMP,))
    basis = evaluate_basis(ABOUT, inputs)
    options = (
        Option(id="without", name="Without", kind="baseline"),
        Option(id="project", name="Project", kind="alternative"),
    )
    economics = EconomicsInputs(options=options, lines=lines)
    evaluation = evaluate_model(compile_model(economics, basis))
    return measure(basis, analyse(economics, basis, evaluation, {}))


class TestShares:
    def test_weigh_each_line_by_its_present_value_whatever_its_side(self):
        # by hand: 6 of facts, 3 of estimates, 1 of an assumption
        result = found(
            line("a", "6 * counted"),
            line("b", "3 * reckoned", side="benefit"),
            line("c", "1 * guessed"),
        )
        assert_allclose([result["fact"], result["estimate"], result["assumption"]], [0.6, 0.3, 0.1])
        assert set(result) == {"fact", "estimate", "assumption"}

    @pytest.mark.parametrize(
        ("formula", "kind"),
        [
            ("5", "fact"),
            ("counted * minutes_per_hour", "fact"),
            ("derived", "fact"),  # a formula is as good as what it is made of
            ("counted * reckoned", "estimate"),
            ("counted * reckoned + guessed", "assumption"),
            ("counted * uptake", "assumption"),
            ("guessed * aimed", "target"),
            ("aimed * drawn + guessed", "synthetic"),
        ],
    )
    def test_a_line_rests_on_the_weakest_of_its_numbers(self, formula, kind):
        assert found(line("a", formula)) == {kind: 1.0}

    def test_conventions_weaken_no_line(self):
        assert found(line("a", "counted", first="live")) == {"fact": 1.0}

    def test_a_synthetic_formula_is_synthetic(self):
        made = quantity("derived", "estimate", origin="synthetic", formula="counted * 2")
        assert found(line("a", "derived"), derived=made) == {"synthetic": 1.0}

    def test_what_the_baseline_costs_too_has_no_share(self):
        both = line("both", "9 * guessed", option="all")
        assert found(both, line("a", "counted")) == {"fact": 1.0}

    def test_nothing_has_no_shares(self):
        assert found(line("a", "0 * guessed")) == {}

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["counted", "reckoned", "guessed", "aimed", "drawn", "derived"]),
                st.floats(0.01, 1e6),
                st.sampled_from(["cost", "benefit"]),
            ),
            min_size=1,
            max_size=6,
        )
    )
    def test_add_up_to_one(self, parts):
        lines = [
            line(f"line_{number}", f"{amount!r} * {name}", side=side)
            for number, (name, amount, side) in enumerate(parts)
        ]
        result = found(*lines)
        assert_allclose(sum(result.values()), 1)
        assert all(0 < share <= 1 for share in result.values())
        assert list(result) == [kind for kind in KINDS if kind in result]  # best evidence first


class TestInfluence:
    """Numbers are moved one by one; the shares of a line follow from its elasticities."""

    def influence(self, *lines, **changes):
        return found(*lines, measure=influence, **changes)

    def test_the_factors_of_a_product_get_equal_parts(self):
        # by hand: one per cent of either is one per cent of the line
        result = self.influence(line("a", "6 * counted * reckoned"))
        assert result == pytest.approx({"fact": 0.5, "estimate": 0.5}, rel=1e-6)

    def test_the_terms_of_a_sum_get_parts_of_their_size(self):
        # by hand: of 10, 6 are of the fact, 3 of the estimate and 1 of the assumption
        result = self.influence(line("a", "6 * counted + 3 * reckoned + guessed"))
        assert result == pytest.approx({"fact": 0.6, "estimate": 0.3, "assumption": 0.1}, rel=1e-6)

    def test_lines_weigh_by_their_present_values_whatever_their_side(self):
        # by hand: 8 of 10 on an estimate; of the other 2 half on a fact, half on an assumption
        result = self.influence(
            line("a", "8 * reckoned"), line("b", "2 * counted * guessed", side="benefit")
        )
        assert result == pytest.approx({"fact": 0.1, "estimate": 0.8, "assumption": 0.1}, rel=1e-6)

    def test_a_power_counts_as_often_as_it_is_raised(self):
        # by hand: elasticities 2 and 1
        result = self.influence(line("a", "counted ** 2 * guessed"))
        assert result == pytest.approx({"fact": 2 / 3, "assumption": 1 / 3}, rel=1e-3)

    def test_a_derived_number_passes_its_part_on(self):
        result = self.influence(line("a", "derived * guessed"))
        assert result == pytest.approx({"fact": 0.5, "assumption": 0.5}, rel=1e-6)

    def test_a_course_over_the_years_is_a_factor(self):
        result = self.influence(line("a", "counted * uptake"))
        assert result == pytest.approx({"fact": 0.5, "assumption": 0.5}, rel=1e-6)

    def test_numbers_in_a_formula_are_an_assumption(self):
        assert self.influence(line("a", "5")) == {"assumption": 1.0}

    def test_made_up_numbers_are_made_up(self):
        assert self.influence(line("a", "3 * drawn"))["synthetic"] == pytest.approx(1.0)

    def test_conventions_take_no_part(self):
        result = self.influence(line("a", "counted", first="live"))
        assert result == pytest.approx({"fact": 1.0})

    def test_nothing_has_no_parts(self):
        assert self.influence(line("a", "0 * guessed")) == {}

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["counted", "reckoned", "guessed", "aimed", "drawn", "derived"]),
                st.sampled_from(["counted", "reckoned", "guessed", "uptake", "derived"]),
                st.sampled_from(["*", "+"]),
                st.floats(0.01, 1e6),
            ),
            min_size=1,
            max_size=4,
        )
    )
    def test_add_up_to_one(self, parts):
        lines = [
            line(f"line_{number}", f"{amount!r} * ({first} {sign} {second})")
            for number, (first, second, sign, amount) in enumerate(parts)
        ]
        result = self.influence(*lines)
        assert_allclose(sum(result.values()), 1)
        assert list(result) == [kind for kind in KINDS if kind in result]
