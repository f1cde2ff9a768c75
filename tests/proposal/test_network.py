from __future__ import annotations

from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from fs_toolkit.proposal.network import (
    Link,
    Step,
    finish_after,
    first_open,
    leading_to,
    precedence_times,
    read_link,
    start_before,
)

TIES = st.sampled_from(["FS", "SS", "FF", "SF"])
PERIODS = st.sampled_from([(), ((3, 5),), ((2, 3), (7, 11)), ((0, 1), (4, 5), (6, 9))])


@st.composite
def networks(draw, calendars=False):
    """Tasks tied in all four ways to tasks before them, in an order that does not show it."""
    count = draw(st.integers(1, 9))
    steps = {}
    for number in range(count):
        links = draw(
            st.lists(
                st.tuples(st.integers(0, max(0, number - 1)), TIES, st.integers(-3, 5)),
                max_size=3 if number else 0,
            )
        )
        steps[f"t{number}"] = Step(
            draw(st.integers(0, 9)),
            tuple(Link(f"t{other}", tie, lag) for other, tie, lag in links),
            draw(st.sampled_from([0, 0, 0, 6])),
            draw(PERIODS) if calendars else (),
        )
    return dict(draw(st.permutations(list(steps.items()))))


def end(times):
    return max(each.early_finish for each in times.values())


class TestLinks:
    @pytest.mark.parametrize(
        ("text", "link"),
        [
            ("design", Link("design")),
            ("tender:SS+2", Link("tender", "SS", 2)),
            (" uat : ff - 1 ", Link("uat", "FF", -1)),
            ("old:SF", Link("old", "SF")),
            ("old:+0.5", Link("old", "FS", 0.5)),
        ],
    )
    def test_are_read_as_they_are_written(self, text, link):
        assert read_link(text) == link

    @pytest.mark.parametrize("text", ["a:XX", "a:SS2", "a:", "a b", "", ":SS", "a:FS+x", "a:FS+1d"])
    def test_refuses(self, text):
        with pytest.raises(ValueError, match="is no link; write task"):
            read_link(text)


class TestByHand:
    """One network with all four ties.

    a 5:              0-5
    b 4, a:SS+2:      2-6
    c 4, a:FS+1:      6-10
    d 3, b:FF+5:      ends at 11 at the earliest: 8-11
    e 2, c:SF+4, d:SS+1: ends at 10 at the earliest, starts at 9 at the earliest: 9-11
    f 1, c, d:FS-1, e:FF+2: starts at 10, at 10, ends at 13 at the earliest: 12-13, the end
    g 2, a:           5-7
    Back: f 12-13. e ends by 13 - 2 = 11: 9-11. d starts by 9 - 1 = 8: 8-11. c ends by 12 and
    starts by 11 - 4 = 7: 7-11, one of slack. b ends by 11 - 5 = 6: 2-6. a starts by 0. g 11-13.
    """

    STEPS: ClassVar = {
        "f": Step(1, (Link("c"), Link("d", "FS", -1), Link("e", "FF", 2))),
        "a": Step(5),
        "b": Step(4, (Link("a", "SS", 2),)),
        "c": Step(4, (Link("a", "FS", 1),)),
        "d": Step(3, (Link("b", "FF", 5),)),
        "e": Step(2, (Link("c", "SF", 4), Link("d", "SS", 1))),
        "g": Step(2, (Link("a"),)),
    }

    def test_all_four_ties(self):
        assert {id: each[:4] for id, each in precedence_times(self.STEPS).items()} == {
            "f": (12, 13, 12, 13),
            "a": (0, 5, 0, 5),
            "b": (2, 6, 2, 6),
            "c": (6, 10, 7, 11),
            "d": (8, 11, 8, 11),
            "e": (9, 11, 9, 11),
            "g": (5, 7, 11, 13),
        }

    def test_floats(self):
        times = precedence_times(self.STEPS)
        assert {id: each.total_float for id, each in times.items() if each.total_float} == {
            "c": 1,
            "g": 6,
        }
        # c: two months before f starts, one before e would end too early; g: until the end
        assert (times["c"].free_float, times["g"].free_float, times["a"].free_float) == (1, 6, 0)

    def test_free_float_is_what_no_other_task_notices(self):
        # b waits for a (1 month) and for c (4 months), and d for b: a may slip by 3 unnoticed
        steps = {"a": Step(1), "c": Step(4), "b": Step(1, (Link("a"), Link("c"))), "d": Step(9)}
        times = precedence_times(steps)
        assert (times["a"].free_float, times["a"].total_float) == (3, 7)

    def test_a_goal_is_the_deadline_of_what_leads_to_it(self):
        # a goes on after b has opened: only its start is bound
        steps = {"a": Step(10), "b": Step(2, (Link("a", "SS", 3),))}
        times = precedence_times(leading_to(["b"], steps), ["b"])
        assert times["a"][:4] == (0, 10, 0, 10)
        assert times["b"][:4] == (3, 5, 3, 5)

    def test_a_holiday_stretches_what_falls_into_it(self):
        # a 3 of work from 0, closed from 2 to 4: done at 5; b waits, and pauses at no other time
        steps = {
            "a": Step(3, closed=((2, 4),)),
            "b": Step(2, (Link("a"),), closed=((2, 4),)),
            "c": Step(1, closed=((2, 4),)),
        }
        times = precedence_times(steps)
        assert times["a"][:2] == (0, 5)
        assert times["b"][:2] == (5, 7)
        assert times["c"][:4] == (0, 1, 6, 7)

    def test_a_milestone_in_a_holiday_waits_for_its_end(self):
        steps = {"a": Step(2), "sign": Step(0, (Link("a"),), closed=((2, 4),))}
        times = precedence_times(steps)
        assert times["sign"][:2] == (4, 4)
        assert times["a"].total_float == 2

    def test_before_a_holiday_there_is_no_slack_for_who_keeps_it(self):
        # both keep it: a cannot use the pause, and b cannot begin in it
        closed = ((2, 4),)
        steps = {"a": Step(2, closed=closed), "b": Step(1, (Link("a"),), closed=closed)}
        assert precedence_times(steps)["a"].total_float == 0

    def test_work_and_its_way_back(self):
        closed = ((2, 3), (5, 7))
        assert finish_after(1, 4, closed) == 8  # 1-2, 3-5, 7-8
        assert start_before(8, 4, closed) == 1
        assert (first_open(5, closed), first_open(7, closed), finish_after(2, 0, closed)) == (
            7,
            7,
            3,
        )


class TestProperties:
    @given(networks())
    def test_agrees_with_linear_programming(self, steps):
        """The earliest dates are the least that keep all links: min sum of starts."""
        ids = list(steps)
        place = {id: number for number, id in enumerate(ids)}
        rows, bounds = [], []
        for id, step in steps.items():
            for link in step.links:
                # start_j + (d_j if the link ends at its finish) >= start_i + (d_i ...) + lag
                row = np.zeros(len(ids))
                row[place[link.task]] += 1
                row[place[id]] -= 1
                before = steps[link.task].duration if link.tie[0] == "F" else 0
                own = step.duration if link.tie[1] == "F" else 0
                rows.append(row)
                bounds.append(own - before - link.lag)
        solved = linprog(
            np.ones(len(ids)),
            A_ub=np.array(rows) if rows else None,
            b_ub=bounds or None,
            bounds=[(steps[id].not_before, None) for id in ids],
        )
        times = precedence_times(steps)
        assert [times[id].early_start for id in ids] == pytest.approx(solved.x, abs=1e-7)

    @given(networks(calendars=True))
    def test_no_float_is_negative(self, steps):
        for each in precedence_times(steps).values():
            assert each.total_float >= 0
            assert 0 <= each.free_float <= each.total_float
            assert each.late_finish >= each.early_finish

    @given(networks())
    def test_each_critical_task_is_held_by_another(self, steps):
        """So the critical path reaches from the beginning to the end: its length is the project's."""
        times = precedence_times(steps)
        critical = {id for id, each in times.items() if each.total_float == 0}
        assert any(times[id].early_finish == end(times) for id in critical)
        for id in critical:
            step, mine = steps[id], times[id]
            held = [
                link.task in critical
                for link in step.links
                if mine[link.tie[1] == "F"] == times[link.task][link.tie[0] == "F"] + link.lag
            ]
            assert mine.early_start in (0, step.not_before) or any(held)

    @given(networks(), st.integers(0, 8), st.integers(1, 5), st.data())
    def test_a_longer_lag_never_shortens(self, steps, number, more, data):
        tied = [id for id, step in steps.items() if step.links]
        if not tied:
            return
        id = data.draw(st.sampled_from(tied))
        first, *others = steps[id].links
        longer = first._replace(lag=first.lag + more)
        changed = {**steps, id: steps[id]._replace(links=(longer, *others))}
        assert end(precedence_times(changed)) >= end(precedence_times(steps))

    @given(networks(calendars=True), st.randoms())
    def test_the_order_of_rows_does_not_matter(self, steps, random):
        shuffled = list(steps.items())
        random.shuffle(shuffled)
        assert precedence_times(dict(shuffled)) == precedence_times(steps)

    @given(st.integers(0, 12), st.integers(0, 9), PERIODS)
    def test_a_task_works_as_long_as_it_needs(self, start, duration, closed):
        begin, finish = first_open(start, closed), finish_after(start, duration, closed)
        paused = sum(max(0, min(b, finish) - max(a, begin)) for a, b in closed)
        assert finish - begin - paused == duration
        assert finish_after(start_before(finish, duration, closed), duration, closed) == finish

    @given(networks(calendars=True))
    def test_holidays_never_shorten(self, steps):
        """Where no finish is tied: a task whose finish is starts earlier for its holidays."""
        starts = {"FF": "FS", "SF": "SS"}
        steps = {
            id: step._replace(
                links=tuple(
                    Link(each.task, starts.get(each.tie, each.tie), each.lag) for each in step.links
                )
            )
            for id, step in steps.items()
        }
        without = {id: step._replace(closed=()) for id, step in steps.items()}
        assert end(precedence_times(steps)) >= end(precedence_times(without))


class TestRefusals:
    def test_a_circle_through_any_tie(self):
        steps = {"a": Step(1, (Link("b", "SS"),)), "b": Step(1, (Link("a", "FF"),))}
        with pytest.raises(ValueError, match=r"in a circle: '[ab]' -> '[ab]' -> '[ab]'"):
            precedence_times(steps)

    def test_an_unknown_task(self):
        with pytest.raises(ValueError, match="'a' waits for 'z', which is not a task"):
            precedence_times({"a": Step(1, (Link("z", "SF"),))})
