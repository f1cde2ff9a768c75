"""The risk in words, the histogram, and all options on the same draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Chart
from fs_toolkit.economics.report.draws import in_draws
from fs_toolkit.economics.report.uncertainty import BARS, bar_edges, uncertainty
from fs_toolkit.economics.uncertainty import Undrawn


def read(chapter):
    return chapter.page(uncertainty(chapter.basis, chapter.result, chapter.wording))


@pytest.fixture
def section(chapter):
    return read(chapter)


class TestRisk:
    def test_says_how_many_of_a_hundred(self, section, chapter):
        found = chapter.result.cost_benefit.uncertainty
        outcome, said = found.simulation.outcomes["lean"], section.words("economics.risk")
        assert in_draws(outcome.loses.value, 10_000, chapter.wording) in said
        for at in (5, 50, 95):
            assert chapter.wording.money_words(outcome.npv.percentiles[at], "USD") in said

    def test_every_block_is_used(self, section):
        assert section.never_referred_to() == set()

    @pytest.mark.parametrize(("minutes", "share"), [(0.001, 1.0), (4000.0, 0.0)])
    def test_an_option_that_always_loses_or_never_does(self, saving, minutes, share):
        chapter = saving(minutes)
        found = chapter.result.cost_benefit.uncertainty
        assert found.simulation.outcomes["lean"].loses.value == share
        page = read(chapter)
        assert in_draws(share, 10_000, chapter.wording) in page.words("economics.risk")
        [data] = [each.data for each in page.blocks if each.id == "economics.npv_distribution"]
        assert [bool(side) for side in data.sides] == [share == 1, share == 0]
        nothing = chapter.phrase("uncertainty.information.nothing")
        assert nothing in page.words("economics.information")

    def test_a_base_case_of_another_sign_is_told(self, small):
        # benefits of 45 x 0.9 x 2 / 60 x 100 visits; the ranges reach further down
        rows = {
            "minutes": {"value": 60, "low": 1, "high": 61},
            "wage": {"value": 2, "low": 0.1, "high": 2.1},
            "visits": {"value": 160, "low": 10, "high": 161},
            "running": {"value": 31, "low": 30, "high": 60},
        }
        chapter = small({"basis/quantities": rows})
        found = chapter.result.cost_benefit
        assert found.base.npv > 0 > found.uncertainty.simulation.outcomes["lean"].npv.mean
        said = read(chapter).words("economics.risk")
        phrase = chapter.phrase("uncertainty.risk.better").split("(는) ")[-1]
        assert phrase in said


class TestHistogram:
    def test_its_bars_are_all_draws(self, section, chapter):
        [chart] = [each for each in section.blocks if each.id == "economics.npv_distribution"]
        assert isinstance(chart, Chart)
        assert sum(chart.data.shares) == pytest.approx(1)
        loses = chapter.result.cost_benefit.uncertainty.simulation.outcomes["lean"].loses.value
        below = sum(
            share
            for share, last in zip(chart.data.shares, chart.data.edges[1:], strict=True)
            if last <= 0
        )
        assert below == pytest.approx(loses)
        assert 0.0 in chart.data.edges
        assert len(chart.data.shares) <= BARS + 2
        assert chart.alt

    @given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=40))
    def test_edges_hold_every_value_in_equal_steps(self, values):
        drawn = np.array(values)
        edges = np.array(bar_edges(drawn))
        assert edges[0] <= drawn.min()
        assert drawn.max() <= edges[-1]
        steps = np.diff(edges)
        assert (steps > 0).all()
        assert steps.max() - steps.min() <= 1e-6 * np.abs(edges).max() + 1e-300
        assert len(steps) <= BARS + 2


class TestDuels:
    def test_each_option_has_its_row_and_its_rival(self, section, chapter):
        found = chapter.result.cost_benefit.uncertainty
        rows = section.rows("economics.duels")
        assert len(rows) == len(found.model.alternatives)
        for cells, option in zip(rows, found.model.alternatives, strict=True):
            duel = found.better.get(option.id)
            shown = (
                chapter.wording.dash if duel is None else chapter.wording.share(duel.ahead.value)
            )
            assert cells[0] == option.name
            assert cells[-1] == shown

    def test_one_option_has_no_rival(self, small):
        chapter = small({
            "economics/options": {"form": None},
            "economics/lines": {"mailbox": None, "time": {"option": "lean"}},
            "economics/changes": {"form visits": None},
        })  # fmt: skip
        page = read(chapter)
        assert "economics.duels" not in page.ids
        assert "economics.budgets" not in page.ids  # a sentence says it
        assert page.words("economics.budgets.intro")


class TestUndrawn:
    @pytest.mark.parametrize("kind", ["certain", "unfit", "overflow"])
    def test_it_is_said_and_nothing_is_drawn(self, chapter, kind):
        found = replace(chapter.result.cost_benefit)
        vars(found)["uncertainty"] = Undrawn(kind, "draw 3 has no number")
        result = replace(chapter.result, cost_benefit=found)
        page = chapter.page(uncertainty(chapter.basis, result, chapter.wording))
        assert page.ids == ["economics.uncertainty", "economics.uncertainty.undrawn"]
        said = page.words("economics.uncertainty.undrawn")
        assert ("draw 3 has no number" in said) == (kind != "certain")
