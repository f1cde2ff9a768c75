"""The charts of sub-item 5.3: their data, and titles that say what the data say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy_financial
import pytest

from fs_toolkit.economics.inputs_feasibility import Peer
from fs_toolkit.economics.outside import outside
from fs_toolkit.economics.report.charts import (
    BARS,
    _flow_title,
    cost_chart,
    cumulative_chart,
    flow_chart,
    peer_chart,
    tornado_chart,
)
from fs_toolkit.economics.report.words import figure, option_name


def drawn(chapter, part):
    """A chart's caption and data; no caption and no data where nothing is drawn."""
    page = chapter.page(part(chapter.basis, chapter.result, chapter.wording))
    charts = [block for block in page.blocks if hasattr(block, "data")]
    assert page.never_referred_to() == set()
    return (charts[0].caption, charts[0].data) if charts else (None, None)


def recommended(chapter):
    return option_name(chapter.result, chapter.result.cost_benefit.recommended)


class TestCosts:
    def test_each_bar_is_the_present_value_of_an_option_s_costs(self, chapter):
        found = chapter.result.cost_benefit
        _, data = drawn(chapter, cost_chart)
        options = found.evaluation.model.alternatives
        assert data.categories == tuple(option.name for option in options)
        for place, option in enumerate(options):
            length = sum(series.values[place] for series in data.series)
            costs = found.appraisals[option.id]["economic"].pv_costs / 1000
            assert length == pytest.approx(costs)
            assert length > 0

    def test_the_title_compares_the_dearest_with_the_recommended(self, chapter):
        found = chapter.result.cost_benefit
        costs = {id: views["economic"].pv_costs for id, views in found.appraisals.items()}
        dearest = max(costs, key=costs.__getitem__)
        assert dearest != found.recommended
        title, _ = drawn(chapter, cost_chart)
        times = chapter.wording.number(costs[dearest] / costs[found.recommended], digits=1)
        assert times in title
        for id in (dearest, found.recommended):
            assert option_name(chapter.result, id) in title

    def test_a_recommended_option_that_costs_most_is_said_to(self, small):
        chapter = small()
        title, _ = drawn(chapter, cost_chart)
        assert title == chapter.wording.text("economics.costs.title_dearest", option="lean")

    def test_benefits_without_costs_draw_nothing(self, small):
        lines = dict.fromkeys(("platform", "desk", "mailbox"))
        assert drawn(small({"economics/lines": lines}), cost_chart) == (None, None)


class TestFlows:
    def test_costs_hang_below_and_the_line_is_the_difference(self, chapter):
        _, data = drawn(chapter, flow_chart)
        benefits, costs = (np.array(series.values) for series in data.series)
        flows = chapter.result.cost_benefit.flows
        assert benefits == pytest.approx(flows.benefits / 1000)
        assert costs == pytest.approx(-flows.costs / 1000)
        assert (costs < 0).all()
        assert np.array(data.line.values) == pytest.approx(benefits + costs)

    def test_the_title_names_the_first_year_of_gain(self, chapter):
        title, data = drawn(chapter, flow_chart)
        gains = [
            year for year, net in zip(data.categories, data.line.values, strict=True) if net > 0
        ]
        assert gains[0] == "2018"
        assert title == chapter.wording.text("economics.flow_chart.title", year="2018")

    def test_a_project_that_never_gains_is_said_to(self, saving):
        chapter = saving(5)
        title, data = drawn(chapter, flow_chart)
        assert max(data.line.values) <= 0
        assert title == chapter.wording.text("economics.flow_chart.title_never")


class TestCumulative:
    def test_each_line_ends_in_its_option_s_net_present_value(self, chapter):
        found = chapter.result.cost_benefit
        _, data = drawn(chapter, cumulative_chart)
        ends = [series.values[-1] for series in data.series]
        expected = [
            found.appraisals[option.id]["economic"].npv / 1000
            for option in found.evaluation.model.alternatives
        ]
        assert ends == pytest.approx(expected)

    def test_each_year_is_the_value_of_the_flows_till_then(self, chapter):
        found = chapter.result.cost_benefit
        _, data = drawn(chapter, cumulative_chart)
        [line] = [series for series in data.series if series.emphasis]
        assert line.name == recommended(chapter)
        for k, value in enumerate(line.values, 1):
            till_then = numpy_financial.npv(0.1, found.flows.net[:k]) / 1000
            assert value == pytest.approx(till_then)

    @pytest.mark.parametrize("minutes", [5, 100])
    def test_the_title_has_the_sign_of_the_result(self, saving, minutes):
        chapter = saving(minutes)
        title, data = drawn(chapter, cumulative_chart)
        end = next(series.values[-1] for series in data.series if series.emphasis)
        earned = chapter.wording.text("economics.cumulative.title", option="lean", year="2025")
        assert (title == earned) == (end > 0) == (minutes == 100)
        if end < 0:
            assert chapter.wording.money_words(-end * 1000, "USD") in title


class TestTornado:
    def test_bars_are_the_widest_swings(self, chapter):
        found = chapter.result.cost_benefit
        _, data = drawn(chapter, tornado_chart)
        assert len(data.bars) == BARS < len(found.swings)
        assert data.base * 1000 == pytest.approx(found.base.npv)
        widths = [abs(bar.at_high - bar.at_low) for bar in data.bars]
        assert widths == sorted(widths, reverse=True)
        for bar, swing in zip(data.bars, found.swings, strict=False):
            row = chapter.basis.quantities[swing.quantity]
            assert (bar.at_low, bar.at_high) == (swing.at_low / 1000, swing.at_high / 1000)
            assert bar.name == row.name
            assert bar.low_label == figure(swing.low, row, chapter.wording)
            assert bar.high_label == figure(swing.high, row, chapter.wording)

    def test_the_title_names_the_widest(self, chapter):
        title, _ = drawn(chapter, tornado_chart)
        assert chapter.name(chapter.result.cost_benefit.swings[0].quantity) in title

    def test_the_swing_of_hanoi_s_widest(self, chapter):
        _, data = drawn(chapter, tornado_chart)
        assert (round(data.bars[0].at_low), round(data.bars[0].at_high)) == (-578, 324)


def peer(value, **cells):
    given = {"id": "a", "measure": "minutes", "name": "Elsewhere", "reference": "A report",
             "unit": "minute/visit", "vintage": 2014, "provenance": "read"}  # fmt: skip
    return Peer(value=value, observed="two figures", **given | cells)


class TestPeers:
    def compared(self, chapter, *peers):
        result = chapter.result
        view = outside(chapter.inputs, chapter.basis, result.cost_benefit, peers)
        return replace(chapter, result=replace(result, outside=view))

    @pytest.mark.parametrize(
        ("others", "side"),
        [((40.0, 50.0), "inside"), ((50.0, 60.0), "outside"), ((30.0, 40.0), "outside")],
    )
    def test_the_title_says_on_which_side_the_assumption_lies(self, small, others, side):
        peers = [peer(value, id=f"p{value:.0f}") for value in others]
        chapter = self.compared(small(), *peers)  # 45 minutes are assumed
        title, data = drawn(chapter, peer_chart)
        assert title == chapter.wording.text(f"economics.peers.title_{side}", quantity="minutes")
        mine, *theirs = data.intervals
        assert (mine.point, mine.low, mine.high) == (45, 30, 60)
        assert tuple(each.point for each in theirs) == others

    def test_only_the_first_with_several_observations_is_drawn(self, small):
        wages = [peer(3.0, id=id, measure="wage", unit="USD/hour") for id in "bc"]
        visits = [peer(90.0, id=id, measure="visits", unit="visit/year") for id in "de"]
        chapter = self.compared(small(), peer(40.0), *wages, *visits)
        page = chapter.page(peer_chart(chapter.basis, chapter.result, chapter.wording))
        assert [id for id in page.ids if not id.endswith(".intro")] == ["economics.peers.visits"]

    def test_what_was_observed_is_named_with_its_source(self, small):
        chapter = self.compared(small(), peer(40.0), peer(70.0, id="b", reference="Another"))
        page = chapter.page(peer_chart(chapter.basis, chapter.result, chapter.wording))
        assert "A report; Another" in page.words("economics.peers.minutes")
        words = page.words("economics.peers.minutes.intro")
        for number in ("40", "70", "45"):
            assert number in words

    def test_hanoi_s_reports_lie_within_what_others_reached(self, chapter):
        title, data = drawn(chapter, peer_chart)
        observed = [each.point for each in data.intervals[1:]]
        assert min(observed) < data.intervals[0].point < max(observed)
        assert title.endswith(chapter.phrase("economics.peers.title_inside"))


@pytest.mark.parametrize(
    ("net", "key", "words"),
    [
        ((-5, 1, 2), "title", {"year": "2017"}),
        ((-5, 1, -2, 3), "title", {"year": "2019"}),  # not from 2017 on
        ((1, 2), "title", {"year": "2016"}),
        ((-5, 1, 2, -1), "title_some", {"count": "2", "years": "4"}),
        ((-5, -1), "title_never", {}),
        ((0, 0), "title_never", {}),
    ],
)
def test_a_title_says_from_which_year_on_every_year_pays(chapter, net, key, words):
    years = range(2016, 2016 + len(net))
    expected = chapter.wording.text(f"economics.flow_chart.{key}", **words)
    assert _flow_title(years, np.array(net, dtype=float), chapter.wording) == expected
