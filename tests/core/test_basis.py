from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs, evaluate_basis
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.sources import Source

ABOUT = About(
    format=1,
    city="Testville",
    country="Nowhere",
    project="Register",
    in_force_at=date(2015, 12, 31),
    information_cutoff=date(2017, 12, 31),
)
SETTINGS = Settings(
    currency="USD",
    price_year=2015,
    first_year=2016,
    years=4,
    discount_rate="rate",
    go_live="opening",
    recommended="lean",
)


def quantity(id, value=None, **more):
    return Quantity(
        id=id, name=id, unit="1", value=value, kind="estimate", origin="desk_estimate", **more
    )


INPUTS = BasisInputs(
    settings=SETTINGS,
    quantities=(
        quantity("rate", 0.1),
        quantity("opening", 2017),
        quantity("people"),
        quantity("growth", 0.5),
        quantity("visits", formula="people * 2"),
        quantity("observed"),
    ),
    series=(
        SeriesPoint(id="observed", year=2018, value=8, kind="fact", source="census"),
        SeriesPoint(id="observed", year=2016, value=4, kind="fact", source="census"),
    ),
    shapes=(
        Shape.model_validate(
            {"id": "people", "type": "growth", "base": "8", "rate": "growth", "from": "2016"}
        ),
    ),
    sources=(Source(id="census", title="Census", type="statistics"),),
)


@pytest.fixture
def basis():
    return evaluate_basis(ABOUT, INPUTS)


class TestEvaluateBasis:
    def test_covers_the_years_of_the_settings(self, basis):
        assert basis.years.tolist() == [2016, 2017, 2018, 2019]
        assert basis.years.dtype == np.int64

    def test_evaluates_values_formulas_series_and_shapes(self, basis):
        # by hand: 8, 12, 18, 27 people, two visits each; 4, 6, 8 observed and 8 after that
        assert basis.value("rate") == 0.1
        assert_allclose(basis.series("people"), [8, 12, 18, 27])
        assert_allclose(basis.series("visits"), [16, 24, 36, 54])
        assert_allclose(basis.series("observed"), [4, 6, 8, 8])
        assert_allclose(basis.series("rate"), [0.1] * 4)

    def test_knows_rows_by_id(self, basis):
        assert basis.quantities["growth"].value == 0.5
        assert basis.sources["census"].title == "Census"
        assert basis.shapes["people"].type == "growth"
        assert [point.year for point in basis.points["observed"]] == [2018, 2016]
        assert basis.about.city == "Testville"

    def test_knows_what_there_is(self, basis):
        assert basis.has("visits")
        assert basis.has("minutes_per_hour")
        assert not basis.has("wage")
        with pytest.raises(KeyError, match="wage"):
            basis.value("wage")

    def test_refuses_a_study_without_settings(self):
        with pytest.raises(ValueError, match=r"without basis/settings\.yaml cannot be evaluated"):
            evaluate_basis(ABOUT, BasisInputs())

    def test_a_study_without_quantities_has_what_every_study_has(self):
        empty = evaluate_basis(ABOUT, BasisInputs(settings=SETTINGS))
        assert empty.value("minutes_per_hour") == 60
        assert empty.quantities == {}


class TestChanged:
    def test_is_the_same_basis_with_other_numbers(self, basis):
        changed = basis.changed({"growth": 0.0})
        assert_allclose(changed.series("visits"), [16] * 4)
        assert_allclose(basis.series("visits")[-1], 54)  # which stays as it was
        assert changed.quantities is basis.quantities

    def test_again_keeps_what_was_changed_before(self, basis):
        twice = basis.changed({"growth": 0.0}).changed({"rate": 0.2})
        assert (twice.value("growth"), twice.value("rate")) == (0, 0.2)
        assert_allclose(twice.series("people"), [8] * 4)

    def test_by_nothing_changes_nothing(self, basis):
        unchanged = basis.changed({})
        for id in basis.state.values:
            assert_array_equal(unchanged.series(id), basis.series(id))

    @given(st.floats(-0.9, 2))
    def test_gives_the_basis_that_the_changed_row_would_give(self, growth):
        rows = tuple(
            row.model_copy(update={"value": growth}) if row.id == "growth" else row
            for row in INPUTS.quantities
        )
        written = evaluate_basis(ABOUT, INPUTS.model_copy(update={"quantities": rows}))
        changed = evaluate_basis(ABOUT, INPUTS).changed({"growth": growth})
        assert_array_equal(changed.series("visits"), written.series("visits"))


class TestRedefined:
    def test_over_other_years_keeps_what_does_not_depend_on_them(self, basis):
        longer = basis.redefined(basis.settings.model_copy(update={"years": 7}), basis.quantities)
        assert longer.years.size == 7
        assert_array_equal(longer.series("visits")[:4], basis.series("visits"))
        assert basis.years.size == 4

    @given(st.floats(-0.9, 2))
    def test_with_another_row_is_the_changed_basis(self, growth):
        basis = evaluate_basis(ABOUT, INPUTS)
        row = basis.quantities["growth"].model_copy(update={"value": growth})
        found = basis.redefined(basis.settings, {**basis.quantities, "growth": row})
        assert_array_equal(
            found.series("visits"), basis.changed({"growth": growth}).series("visits")
        )
