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
from fs_toolkit.summary.evidence import KINDS, shares

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


def found(*lines, **changes):
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
    return shares(basis, analyse(economics, basis, evaluation, {}))


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
