from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.writers.charts import style
from fs_toolkit.writers.charts.process_places import cells_of, lying, places_of, standing
from fs_toolkit.writers.charts.style import LABEL

ROOM = 15.76


def chain(count: int, lanes: int = 3, name: str = "Checks the file") -> ProcessChart:
    """Steps one after the other, from lane to lane."""
    steps = tuple(
        ProcessStep(str(n), n % lanes, name, after=((str(n - 1), ""),) if n else ())
        for n in range(count)
    )
    return ProcessChart("", tuple(f"Lane {n}" for n in range(lanes)), steps)


@st.composite
def processes(draw) -> ProcessChart:
    lanes = draw(st.integers(1, 5))
    steps = []
    for n in range(draw(st.integers(1, 10))):
        before = draw(st.sets(st.integers(0, max(n - 1, 0)), max_size=2)) if n else set()
        after = tuple((str(b), draw(st.sampled_from(["", "yes", "no"]))) for b in sorted(before))
        kind = draw(st.sampled_from(["step", "decision", "end"]))
        name = draw(st.sampled_from(["Files", "Checks the whole file again", "민원 접수"]))
        steps.append(ProcessStep(str(n), draw(st.integers(0, lanes - 1)), name, kind, after))
    return ProcessChart("", tuple(f"Lane {n}" for n in range(lanes)), tuple(steps))


def test_a_short_process_lies_and_a_long_one_stands():
    with style.house_style():
        assert places_of(chain(4), ROOM).lies
        assert not places_of(chain(12), ROOM).lies


def test_steps_of_one_lane_and_time_share_a_cell():
    steps = tuple(ProcessStep(i, 0, i) for i in "ab")
    (cell,) = cells_of(ProcessChart("", ("Lane",), steps)).values()
    assert [step.id for step in cell] == ["a", "b"]


@settings(max_examples=50, deadline=None)
@given(processes())
def test_each_step_stands_in_its_lane_and_on_no_other(data):
    with style.house_style():
        made = [lying(data, ROOM, 2.0, LABEL), standing(data, ROOM, LABEL)]
    for places in made:
        assert sorted(places.boxes) == sorted(step.id for step in data.steps)
        for step in data.steps:
            box, lane = places.boxes[step.id], places.lanes[step.lane]
            assert box.outside(lane) < 1e-6
        for one, other in combinations(places.boxes.values(), 2):
            assert one.overlap(other) < 1e-9


@settings(max_examples=50, deadline=None)
@given(processes())
def test_what_is_chosen_keeps_within_the_page(data):
    with style.house_style():
        places = places_of(data, ROOM)
    assert max(lane.right for lane in places.lanes) <= ROOM + 1e-6
    assert all(box.right <= ROOM for box in places.boxes.values())


@settings(max_examples=30, deadline=None)
@given(processes())
def test_time_runs_on_from_each_step_to_those_after_it(data):
    with style.house_style():
        places = places_of(data, ROOM)
    for step in data.steps:
        for before, _ in step.after:
            one, other = places.boxes[before], places.boxes[step.id]
            assert (one.right < other.left) if places.lies else (one.bottom < other.top)


def test_spare_width_goes_between_the_steps():
    with style.house_style():
        places = places_of(chain(4, name="Files"), ROOM)
    ends = [places.boxes[str(n)] for n in range(4)]
    gaps = [b.left - a.right for a, b in pairwise(ends)]
    assert gaps == [pytest.approx(gaps[0])] * 3
    assert gaps[0] > 0.5
