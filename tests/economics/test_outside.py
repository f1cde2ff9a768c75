"""The study beside what comparable systems reached."""

from __future__ import annotations

import numpy as np
import pytest

from fs_toolkit.economics.inputs_feasibility import Effectiveness, Peer
from fs_toolkit.economics.outside import running_costs, running_share


def peer(measure, value, unit="1", **cells):
    words = {"name": "A", "observed": "One.", "reference": "A report.", "provenance": "read"}
    return Peer(id="a", measure=measure, value=value, unit=unit, vintage=2014, **words, **cells)


class TestComparisons:
    def test_a_quantity_is_compared_by_what_it_claims_or_by_its_name(self, on_disk):
        study = on_disk({"basis/quantities": {"bias": {"compare": "overrun"}}})
        peers = [peer("overrun", 0.3, low=0.1), peer("tax_share", 0.5), peer("nobody", 1)]
        found = {each.quantity: each for each in study.result(peers=peers).outside.comparisons}
        assert found.keys() == {"bias", "tax_share"}
        assert found["bias"].observed == (0.1, 0.3)
        assert found["bias"].inside
        assert not found["tax_share"].inside

    def test_nothing_is_converted(self, on_disk):
        peers = [peer("wage", 2, "VND/hour"), peer("visits", 3, "no unit at all/")]
        assert study_of(on_disk, peers).comparisons == ()

    def test_what_the_appraisal_comes_to_is_compared_too(self, on_disk):
        peers = [peer("running_share", 0.2), peer("benefit_cost_ratio", 1.0)]
        share, ratio = study_of(on_disk, peers).comparisons
        # by hand: 40 a year against a platform of 200
        assert (share.measure, share.value, share.quantity) == ("running_share", 0.2, "")
        assert str(ratio.place).startswith("economics/options.csv")

    def test_operation_over_volume_in_the_last_year(self, study):
        lines = {"desk": {"formula": "spent", "first": "live", "last": "end"}}
        quantities = {"spent": {"value": 30, "unit": "USD/year"},
                      "reports": {"value": 10, "unit": "report/year"}}  # fmt: skip
        small = study(
            lines, quantities, effectiveness=Effectiveness(volume="reports", noun="report")
        )
        from fs_toolkit.economics.analysis import analyse

        peers = [peer("running_cost_per_report", 2.5, "USD/report")]
        result = analyse(small.inputs, small.basis, small.evaluation, {}, peers)
        [found] = result.outside.comparisons
        assert found.value == 3
        assert not found.inside


def study_of(on_disk, peers):
    return on_disk().result(peers=peers).outside


class TestRunning:
    def test_costs_of_the_baseline_are_nobody_s(self, study):
        small = study({"desk": {"formula": "3"}, "paper": {"formula": "9", "option": "all"}})
        assert running_costs(small.evaluation, "project").tolist() == [3] * 5
        assert running_costs(small.evaluation, "without") is None

    def test_no_share_without_investment(self, study):
        small = study({"desk": {"formula": "3"}})
        assert running_share(small.evaluation, "project", {}) is None

    @pytest.mark.parametrize("yearly", [10.0, 55.0])
    def test_the_share_is_of_the_first_purchase(self, study, yearly):
        lines = {
            "platform": {"formula": "100", "spread": "build", "life": "2"},
            "desk": {"formula": f"{yearly:g}", "first": "live", "last": "end"},
        }
        shapes = {"build": {"type": "spread", "points": "0.5;0.5", "from": "2016"}}
        small = study(lines, {"build": {}}, shapes=shapes)
        found = running_share(small.evaluation, "project", small.basis.shapes)
        assert np.isclose(found, yearly / 100)
