from __future__ import annotations

import pytest

from fs_toolkit.economics.meeting import begins, lines_meet, options_of, years_meet


@pytest.fixture
def two(study):
    def make(one, other):
        quantities = {"cost": {"value": 1, "unit": "USD/year"}, "build": {}}
        shapes = {"build": {"type": "spread", "points": "0.5;0.5", "from": "2017"}}
        rows = {"one": {"formula": "cost"} | one, "other": {"formula": "cost"} | other}
        small = study(rows, quantities, shapes=shapes)
        return (*small.inputs.lines, small.inputs, small.basis)

    return make


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ({"first": "2016", "last": "2017"}, {"first": "2017", "last": "end"}, True),
        ({"first": "2016", "last": "2016"}, {"first": "live", "last": "end"}, False),
        ({"first": "never"}, {}, False),  # another rule says what is wrong with it
        ({"spread": "build", "first": "2018"}, {"first": "2016", "last": "2017"}, False),
    ],
)
def test_years_meet(two, one, other, meet):
    left, right, _, basis = two(one, other)
    assert years_meet(left, right, basis) is years_meet(right, left, basis) is meet


def test_lines_of_different_options_do_not_meet(two):
    left, right, inputs, basis = two({"option": "without"}, {})
    assert years_meet(left, right, basis)
    assert not lines_meet(left, right, inputs, basis)
    left, right, inputs, basis = two({"option": "all"}, {})
    assert options_of(left, inputs) == {"without", "project"}
    assert lines_meet(left, right, inputs, basis)


def test_a_spread_begins_where_its_shape_does(two):
    left, right, _, basis = two({"spread": "build"}, {"first": "never"})
    assert begins(left, basis) == 2017
    assert begins(right, basis) is None
