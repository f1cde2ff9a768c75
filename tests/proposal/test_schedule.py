from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.proposal import TaskTimes, critical_path


@st.composite
def networks(draw):
    """Tasks that wait only for tasks before them, in an order that does not show it."""
    count = draw(st.integers(1, 12))
    tasks = {}
    for number in range(count):
        earlier = st.sampled_from([f"t{n}" for n in range(number)] or ["t0"])
        before = draw(st.lists(earlier, max_size=3)) if number else []
        tasks[f"t{number}"] = (draw(st.integers(0, 20)), before)
    return dict(draw(st.permutations(list(tasks.items()))))


def longest_chain_to(task, tasks):
    """By trying every path: the longest way to the end of a task."""
    duration, before = tasks[task]
    return duration + max((longest_chain_to(each, tasks) for each in before), default=0)


def longest_chain_from(task, tasks):
    after = [each for each, (_, before) in tasks.items() if task in before]
    return tasks[task][0] + max((longest_chain_from(each, tasks) for each in after), default=0)


class TestCriticalPath:
    def test_agrees_with_hand_calculation(self):
        # design 2 then build 4 and train 1, both before launch 1; train may slip by 3
        times = critical_path(
            {
                "launch": (1, ["build", "train"]),
                "design": (2, []),
                "build": (4, ["design"]),
                "train": (1, ["design"]),
            }
        )
        assert times == {
            "launch": (6, 7, 6, 7),
            "design": (0, 2, 0, 2),
            "build": (2, 6, 2, 6),
            "train": (2, 3, 5, 6),
        }
        assert list(times) == ["launch", "design", "build", "train"]
        assert times["train"] == TaskTimes(2, 3, 5, 6)

    def test_tasks_without_links_may_all_wait_until_the_longest_ends(self):
        assert critical_path({"a": (3, []), "b": (1, ())}) == {"a": (0, 3, 0, 3), "b": (0, 1, 2, 3)}

    def test_a_milestone_takes_no_time(self):
        assert critical_path({"a": (2, []), "gate": (0, ["a"])})["gate"] == (2, 2, 2, 2)

    def test_rounding_makes_no_slack(self):
        tasks = {"a": (0.1, []), "b": (0.2, ["a"]), "c": (0.3, ["b"]), "d": (0.6, [])}
        times = critical_path(tasks)
        assert all(each.early_start == each.late_start for each in times.values())

    @given(networks())
    def test_agrees_with_the_longest_chains(self, tasks):
        times = critical_path(tasks)
        end = max(longest_chain_to(task, tasks) for task in tasks)
        for task, (duration, _) in tasks.items():
            each = times[task]
            assert each.early_finish == longest_chain_to(task, tasks)
            assert each.late_start == end - longest_chain_from(task, tasks)
            assert each.early_finish - each.early_start == duration
            assert each.late_finish - each.late_start == duration
            assert each.early_start <= each.late_start

    @given(networks())
    def test_some_chain_has_no_slack_from_start_to_end(self, tasks):
        times = critical_path(tasks)
        critical = [each for each in times.values() if each.early_start == each.late_start]
        end = max(each.early_finish for each in times.values())
        assert min(each.early_start for each in critical) == 0
        assert max(each.early_finish for each in critical) == end
        assert sum(each.early_finish - each.early_start for each in critical) >= end

    @pytest.mark.parametrize(
        ("tasks", "words"),
        [
            ({}, "there are no tasks"),
            ({"a": (1, ["b"])}, "'a' waits for 'b', which is not a task"),
            (
                {"a": (1, ["c"]), "b": (1, ["a"]), "c": (1, ["b"])},
                "in a circle: '[abc]' -> '[abc]'",
            ),
            ({"a": (1, ["a"])}, "in a circle: 'a' -> 'a'"),
            ({"a": (-1, [])}, "the duration of 'a' must be 0 or more, not -1"),
            ({"a": (float("nan"), [])}, "the duration of 'a' must be 0 or more, not nan"),
            ({"a": (float("inf"), [])}, "not inf"),
            ({"a": ("3", [])}, "the duration of 'a' must be 0 or more, not '3'"),
            ({"a": (None, [])}, "not None"),
            ({"a": (1, []), "b": (1, "a")}, "predecessors of 'b' must be a list, not the text 'a'"),
        ],
    )
    def test_refuses(self, tasks, words):
        with pytest.raises(ValueError, match=words):
            critical_path(tasks)
