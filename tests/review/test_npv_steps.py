"""What each changed input did to the net present value: steps that add up."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.economics.inputs import Change, EconomicsInputs, Line, Option, Uplift
from fs_toolkit.review.npv_steps import NotComparable, Side, Steps, Unit, npv_steps

ABOUT = About(
    format=1, city="A", country="B", project="C",
    in_force_at=date(2015, 12, 31), information_cutoff=date(2015, 12, 31),
)  # fmt: skip
OPTIONS = (
    Option(id="without", name="Without", kind="baseline"),
    Option(id="project", name="Project", kind="alternative"),
    Option(id="other", name="Other", kind="alternative"),
)


def quantity(id: str, said: Any) -> Quantity:
    value = {"formula": said} if isinstance(said, str) else {"value": said}
    return Quantity(id=id, name=id, unit="1", kind="estimate", origin="published", **value)


def line(id: str, formula: str, **more: Any) -> Line:
    usual = {
        "option": ("project",),
        "side": "benefit",
        "party": "city",
        "first": "2016",
        "last": "2016",
    }
    return Line(id=id, name=id, family=id, formula=formula, **{**usual, **more})


def side(
    lines=(),
    changes=(),
    uplifts=(),
    options=OPTIONS,
    series=(),
    shapes=(),
    settings=None,
    **numbers,
) -> Side:
    """A study of one year whose net present value is what its lines say."""
    usual = {
        "currency": "USD", "price_year": 2015, "first_year": 2016, "years": 1,
        "discount_rate": "rate", "go_live": "start", "recommended": "project",
    }  # fmt: skip
    defined = {"rate": 0.1, "start": 2016.0, **numbers}
    return Side(
        ABOUT,
        BasisInputs(
            settings=Settings(**{**usual, **(settings or {})}),
            quantities=tuple(quantity(id, said) for id, said in defined.items()),
            series=tuple(series),
            shapes=tuple(shapes),
        ),
        EconomicsInputs(
            options=tuple(options), lines=tuple(lines), changes=tuple(changes), uplifts=tuple(uplifts)
        ),
    )  # fmt: skip


def amounts(steps: Steps) -> dict[str, float]:
    return {"+".join(unit.id for unit in step.units): step.amount for step in steps.steps}


PRODUCT = (line("gain", "a * b"),)


def test_a_product_by_hand():
    # 2 x 3 becomes 4 x 5. a first: 6 -> 12 -> 20, b first: 6 -> 10 -> 20.
    # a: (6 + 10) / 2 = 8, b: (8 + 4) / 2 = 6; together 14.
    found = npv_steps(side(PRODUCT, a=2.0, b=3.0), side(PRODUCT, a=4.0, b=5.0))
    assert (found.before, found.after) == (6, 20)
    assert amounts(found) == pytest.approx({"a": 8, "b": 6})


numbers = st.floats(-50, 50, allow_nan=False)


@given(
    one=st.lists(numbers, min_size=4, max_size=4), other=st.lists(numbers, min_size=4, max_size=4)
)
def test_steps_add_up_and_turn_round(one, other):
    lines = (line("gain", "a * b + c * c * d"), line("pay", "a + d", side="cost"))
    old, new = (side(lines, **dict(zip("abcd", each, strict=True))) for each in (one, other))
    there, back = npv_steps(old, new), npv_steps(new, old)
    assert there.before + sum(amounts(there).values()) == pytest.approx(there.after, abs=1e-6)
    assert amounts(back) == pytest.approx({k: -v for k, v in amounts(there).items()}, abs=1e-6)


def test_equal_studies_have_no_steps():
    assert npv_steps(side(PRODUCT, a=2.0, b=3.0), side(PRODUCT, a=2.0, b=3.0)).steps == ()


def test_lines_come_and_go():
    old = side((line("gone", "7"), line("stays", "1")))
    new = side((line("stays", "1"), line("new", "3"), line("dear", "2", side="cost")))
    assert amounts(npv_steps(old, new)) == {"gone": -7, "new": 3, "dear": -2}


def test_a_new_quantity_counts_with_the_line_that_uses_it():
    old, new = side((line("stays", "1"),)), side((line("stays", "1"), line("new", "q")), q=4.0)
    assert amounts(npv_steps(old, new)) == {"new": 4, "q": 0}


def test_what_turned_from_a_number_into_a_shape_is_one_step():
    lines = (line("gain", "q"),)
    shape = Shape(id="q", type="constant", base="9")
    row = Quantity(id="q", name="q", unit="1", kind="estimate", origin="published")
    new = side(lines, shapes=(shape,))
    quantities = (*new.basis.quantities, row)
    new = Side(ABOUT, new.basis.model_copy(update={"quantities": quantities}), new.economics)
    assert amounts(npv_steps(side(lines, q=4.0), new)) == {"q": 5}
    assert amounts(npv_steps(new, side(lines, q=4.0))) == {"q": -5}


def test_points_of_a_series_belong_to_their_quantity():
    def observed(value: float) -> Side:
        made = side((line("gain", "q"),), series=(SeriesPoint(id="q", year=2016, value=value, kind="estimate"),))  # fmt: skip
        row = Quantity(id="q", name="q", unit="1", kind="estimate", origin="published")
        basis = made.basis.model_copy(update={"quantities": (*made.basis.quantities, row)})
        return Side(ABOUT, basis, made.economics)

    assert amounts(npv_steps(observed(2.0), observed(5.0))) == {"q": 3}


def test_settings_uplifts_and_overlays_are_steps():
    lines = (line("pay", "10", side="cost", option=("project", "other")),)
    overlay = (Change(set="project", quantity="rate", value=0.2),)
    old = side(lines)
    new = side(lines, uplifts=(Uplift(family="pay", optimism_bias="0.2"),))
    assert amounts(npv_steps(old, new)) == pytest.approx({"pay": -2})
    assert amounts(npv_steps(old, side(lines, settings={"recommended": "other"}))) == {
        "recommended": 0
    }
    gain = (line("gain", "rate", first="2016", last="2016"),)
    assert amounts(npv_steps(side(gain), side(gain, changes=overlay))) == pytest.approx(
        {"project · rate": 0.1}
    )


def test_a_scenario_moves_no_base_case():
    scenario = (Change(set="bad_luck", quantity="rate", value=0.2),)
    assert npv_steps(side(PRODUCT, a=1.0, b=1.0), side(PRODUCT, scenario, a=1.0, b=1.0)).steps == ()


def test_changes_that_make_sense_only_together_are_one_step():
    # a follows b in one and b follows a in the other: half way they would follow each other.
    lines = (line("gain", "a + b"),)
    found = npv_steps(side(lines, a="b * 2", b=3.0), side(lines, a=5.0, b="a * 4"))
    assert (found.before, found.after) == (9, 25)
    assert amounts(found) == {"a+b": 16}
    assert {len(step.units) for step in found.steps} == {2}


def test_an_option_can_be_named():
    lines = (line("gain", "a", option=("project",)), line("less", "a / 2", option=("other",)))
    found = npv_steps(side(lines, a=2.0), side(lines, a=4.0), option="other")
    assert (found.before, found.after) == (1, 2)
    with pytest.raises(NotComparable, match="no option 'third'"):
        npv_steps(side(lines, a=2.0), side(lines, a=4.0), option="third")


def test_an_option_that_only_the_second_has_is_compared_with_what_was_recommended():
    third = Option(id="third", name="Third", kind="alternative")
    old = side((line("gain", "2"),))
    new = side(
        (line("gain", "2"), line("more", "5", option=("third",))),
        options=(*OPTIONS, third),
        settings={"recommended": "third"},
    )
    found = npv_steps(old, new)
    assert (found.before, found.after) == (2, 5)
    assert sum(amounts(found).values()) == pytest.approx(3)


@pytest.mark.parametrize(("key", "value"), [("currency", "PHP"), ("price_year", 2016)])
def test_other_money_is_not_compared(key, value):
    with pytest.raises(NotComparable, match="one is in USD, prices of 2015 and the other in"):
        npv_steps(side(PRODUCT, a=1.0, b=1.0), side(PRODUCT, a=1.0, b=1.0, settings={key: value}))


def test_units_are_known_by_file():
    found = npv_steps(side(PRODUCT, a=1.0, b=1.0), side(PRODUCT, a=2.0, b=1.0))
    assert found.steps[0].units == (Unit("basis/quantities", "a"),)
    assert np.isfinite(found.after)
