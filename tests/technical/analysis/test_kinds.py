from __future__ import annotations

from math import isnan

import pytest

from fs_toolkit.technical.analysis.diagnosis import analyse_diagnosis
from fs_toolkit.technical.analysis.kinds import mean_score
from fs_toolkit.technical.inputs.diagnosis import ASPECTS, Answer, Question, SystemImportance
from fs_toolkit.technical.inputs.inventory import SYSTEM_AREAS, CitySystem

RATINGS = {
    "administration": (4, 4, 4),
    "life": (2, 0, 4),
    "industry": (0, None, None),
    "infrastructure": (1, 1, 1),
}


@pytest.fixture
def asked(answered):
    """One kind of system an area, rated by the IT office."""
    questions = tuple(
        Question(
            id=f"{area}_{aspect}", area=area, system=f"{area}_system", name=f"System {area}",
            aspect=aspect, text=f"{aspect} of {area}", respondent="IT",
        )
        for area in SYSTEM_AREAS
        for aspect in ASPECTS
    )  # fmt: skip
    answers = tuple(
        Answer(question=f"{area}_{aspect}", role="it", score=score, evidence="seen")
        for area in SYSTEM_AREAS
        for aspect, score in zip(ASPECTS, RATINGS[area], strict=True)
    )
    importance = tuple(
        SystemImportance(system=f"{area}_system", importance=value, reason="said so")
        for area, value in zip(SYSTEM_AREAS, (5, 4, 4, 2), strict=True)
    )
    return answered.model_copy(
        update={
            "questions": (*answered.questions, *questions),
            "answers": (*answered.answers, *answers),
            "system_importance": importance,
        }
    )


def test_a_kind_scores_by_use_integration_and_quality(asked):
    found = {kind.area: kind.asked for kind in analyse_diagnosis(asked).systems.kinds}
    # life: 100 x (0.4 x 2/4 + 0.3 x 0/4 + 0.3 x 4/4); infrastructure: a quarter of everything
    assert found == pytest.approx(
        {"administration": 100, "life": 50, "industry": 0, "infrastructure": 25}
    )


def test_what_is_absent_is_0_though_nobody_rated_the_rest(asked):
    areas = {area.area: area for area in analyse_diagnosis(asked).systems.areas}
    assert areas["industry"].score == 0
    assert areas["industry"].absent == 1
    assert areas["industry"].level == 1


def test_an_aspect_that_was_not_rated_leaves_a_gap_and_no_zero(asked):
    some = tuple(row for row in asked.answers if row.question != "life_quality")
    found = analyse_diagnosis(asked.model_copy(update={"answers": some})).systems
    [life] = [area for area in found.areas if area.area == "life"]
    assert isnan(life.score)
    assert life.coverage == 0
    assert isnan(mean_score(found))


def test_the_whole_is_the_mean_of_the_areas(asked):
    assert mean_score(analyse_diagnosis(asked).systems) == pytest.approx((100 + 50 + 0 + 25) / 4)


def test_what_matters_and_is_lacking_comes_first(asked):
    found = analyse_diagnosis(asked).systems.priorities
    # 4 x (1 - 0) = 4; 4 x (1 - 0.5) = 2; 2 x (1 - 0.25) = 1.5; 5 x (1 - 1) = 0
    assert [kind.area for kind in found] == ["industry", "life", "infrastructure", "administration"]
    assert [kind.priority for kind in found] == pytest.approx([4, 2, 1.5, 0])
    assert [kind.area for kind in found if kind.recommended] == ["industry"]


def test_without_importance_nothing_comes_first(asked, answered):
    bare = asked.model_copy(update={"system_importance": answered.system_importance})
    assert analyse_diagnosis(bare).systems.priorities == ()


def test_the_inventory_speaks_where_nobody_was_asked(answered):
    systems = (
        CitySystem(name="Map", kind="city_map", area="infrastructure", owner="Works", use=0.5, integration=0, quality=0),
        CitySystem(name="Old map", kind="city_map", area="infrastructure", owner="Works", use=0.1, integration=0, quality=0),
        CitySystem(name="Alarm", kind="alarm", area="infrastructure", owner="Works", exists=False),
    )  # fmt: skip
    importance = tuple(
        SystemImportance(system=kind, importance=5, reason="said so")
        for kind in ("city_map", "alarm")
    )
    changed = answered.model_copy(update={"systems": systems, "system_importance": importance})
    alarm, city_map = analyse_diagnosis(changed).systems.priorities
    assert (alarm.name, alarm.score) == ("Alarm", 0)
    assert city_map.score == pytest.approx((20 + 4) / 2)  # two maps, neither of them whole
    assert analyse_diagnosis(changed).systems.areas == ()
