from __future__ import annotations

import pytest
from pydantic import ValidationError

from fs_toolkit.core.model import Asks, is_pending
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import Component, Criterion
from fs_toolkit.technical.inputs.diagnosis import (
    FORCES,
    Answer,
    AreaAim,
    PeerScore,
    SystemImportance,
)
from fs_toolkit.technical.inputs.inventory import (
    CityService,
    CitySystem,
    EquipmentItem,
    InfrastructureItem,
)
from fs_toolkit.technical.inputs.needs import Requirement
from fs_toolkit.technical.inputs.swot import CrossImpact, SwotItem


def test_everything_may_be_pending():
    empty = TechnicalInputs()
    optional = {"survey_columns", "survey_words", "strata"}  # a survey may do without
    for name in TechnicalInputs.model_fields:
        assert is_pending(getattr(empty, name)) is (name not in optional), name


@pytest.mark.parametrize("name", TechnicalInputs.model_fields)
def test_each_field_says_who_answers(name):
    field = TechnicalInputs.model_fields[name]
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
        (Answer, {"question": "q", "role": "it", "score": -1}, "score"),
        (PeerScore, {"city": "A", "year": 2015, "area": "policy", "value": 101}, "value"),
        (SystemImportance, {"system": "s", "importance": 6, "reason": "r"}, "importance"),
        (AreaAim, {"area": "policy", "target": 120}, "target"),
        (CitySystem, {"name": "S", "area": "life", "owner": "o", "use": 1.2}, "use"),
        (CitySystem, {"name": "S", "area": "life", "owner": "o", "quality": 4}, "quality"),
        (CitySystem, {"name": "S", "area": "water", "owner": "o"}, "area"),
        (CityService, {"id": "s", "name": "S", "stage": 5}, "stage"),
        (CityService, {"id": "s", "name": "S", "stage": 1, "annual_volume": -3}, "annual_volume"),
        (EquipmentItem, {"type": "server", "item": "i", "quantity": 1, "unit": "u", "utilisation": 1.5}, "utilisation"),
        (SwotItem, {"id": "s", "kind": "X", "text": "t"}, "kind"),
        (SwotItem, {"id": "s", "kind": "S", "text": "t", "weight": 6}, "weight"),
        (CrossImpact, {"internal": "s", "external": "o", "score": 4, "reason": "r"}, "score"),
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
