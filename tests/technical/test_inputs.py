from __future__ import annotations

import pytest
from pydantic import ValidationError

from fs_toolkit.core.model import Asks, is_pending
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import Component, Criterion
from fs_toolkit.technical.inputs.level import FORCES, Answer, InfrastructureItem, SwotItem
from fs_toolkit.technical.inputs.needs import Requirement


def test_everything_may_be_pending():
    empty = TechnicalInputs()
    optional = {"survey_columns", "survey_words", "strata"}  # a survey may do without
    for name in TechnicalInputs.model_fields:
        assert is_pending(getattr(empty, name)) is (name not in optional), name


@pytest.mark.parametrize("name", TechnicalInputs.model_fields)
def test_each_field_says_what_it_is_and_who_answers(name):
    field = TechnicalInputs.model_fields[name]
    assert field.description
    [asks] = [meta for meta in field.metadata if isinstance(meta, Asks)]
    assert asks.who


def test_six_areas_lie_in_two_forces():
    assert len(FORCES) == 6
    assert sorted(FORCES.values()).count("internal") == 3


def test_ids_of_a_cell_stand_between_semicolons():
    component = Component(
        id="platform", name="P", layer="application", parts="a; b", route="buy", requirements="x;y"
    )
    assert component.parts == ("a", "b")
    assert component.requirements == ("x", "y")
    assert component.lock_in is None


@pytest.mark.parametrize(
    ("model", "values", "field"),
    [
        (Answer, {"question": "q", "role": "it", "score": 5}, "score"),
        (SwotItem, {"id": "s", "kind": "X", "text": "t"}, "kind"),
        (SwotItem, {"id": "s", "kind": "S", "text": "t", "weight": 6}, "weight"),
        (Requirement, {"id": "r", "type": "magic", "text": "t", "moscow": "must"}, "type"),
        (Requirement, {"id": "r", "type": "data", "text": "t", "moscow": "maybe"}, "moscow"),
        (Criterion, {"id": "c", "decision": "scope", "name": "n", "kind": "judged", "weight": 30, "scale": "s"}, "weight"),
        (InfrastructureItem, {"layer": "access", "item": "", "scope": "city", "meaning": "m"}, "item"),
    ],
)  # fmt: skip
def test_a_value_off_its_scale_is_refused(model, values, field):
    with pytest.raises(ValidationError) as caught:
        model(**values)
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]
