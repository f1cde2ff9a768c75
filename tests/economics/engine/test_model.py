from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.economics.engine.model import compile_model, evaluate_model

WITHOUT = {"id": "without", "name": "Without", "kind": "baseline"}
MINIMUM = {"id": "minimum", "name": "The least", "kind": "do_minimum"}
PROJECT = {"id": "project", "name": "The project", "kind": "alternative"}

# A study in which everything moves: two options over a baseline, every mechanism of a line.
LINES = {
    "paper": {"formula": "petitions * 2", "option": "all"},
    "platform": {"formula": "price * (1 + tax)", "option": "project", "spread": "build",
                 "family": "investment", "life": "life", "residual": "straight_line",
                 "transfer": "tax_share", "transfer_to": "state"},
    "form": {"formula": "10", "option": "minimum", "first": "2016", "last": "2016"},
    "training": {"formula": "0.1 * total(investment)", "option": "project", "first": "live",
                 "last": "live"},
    "support": {"formula": "0.2 * total(training)", "option": "project", "first": "live",
                "cashable": "0.5"},
    "time": {"formula": "uptake * petitions * saved", "option": "minimum;project",
             "side": "benefit", "first": "live", "party": "citizens", "realisation": "real"},
    "delayed": {"formula": "later * saved", "option": "project", "side": "benefit"},
}  # fmt: skip
QUANTITIES = {
    "petitions": 30.0,
    "price": {"value": 100.0, "unit": "USD"},
    "tax": 0.1,
    "tax_share": "tax / (1 + tax)",
    "saved": "value_of_time * hours",
    "value_of_time": 0.5,
    "hours": 2.0,
    "real": 0.5,
    "bias": 0.2,
    "life": {"value": 3.0, "low": 2.0, "high": 4.0},
    "uptake": {},
    "build": {},
    "later": {},
}
SHAPES = {
    "uptake": {"type": "ramp", "points": "0.5;1", "from": "live"},
    "build": {"type": "spread", "points": "0.5;0.5", "from": "2016"},
    "later": {"type": "lag", "base": "uptake", "from": "1"},
}
CHANGES = {
    "minimum": {"hours": 1.0},
    "poor": {"petitions": 10.0, "hours": 1.5},
    "late": {"opening": 2018.0},
}
CHANGEABLE = [
    id for id, cells in QUANTITIES.items() if id not in SHAPES and not isinstance(cells, str)
]
UPLIFTS = {"investment": {"optimism_bias": "bias"}}


@pytest.fixture(scope="module")
def whole(study):
    return study(
        LINES,
        QUANTITIES,
        (WITHOUT, MINIMUM, PROJECT),
        changes=CHANGES,
        shapes=SHAPES,
        uplifts=UPLIFTS,
    )


def assert_same(one, other):
    """Bit by bit the same numbers of every line of every option."""
    assert one.rate == other.rate
    for option in one.lines:
        for mine, theirs in zip(one.lines[option], other.lines[option], strict=True):
            assert mine.line is theirs.line
            for each, its in zip(astuple(mine)[1:], astuple(theirs)[1:], strict=True):
                assert_array_equal(each, its)


class TestOptions:
    def test_have_the_lines_that_name_them_and_those_of_all(self, whole):
        found = {id: [each.line.id for each in lines] for id, lines in whole.model.lines.items()}
        assert found["without"] == ["paper"]
        assert found["minimum"] == ["paper", "form", "time"]
        assert found["project"] == ["paper", "platform", "training", "support", "time", "delayed"]

    def test_are_compared_with_the_baseline(self, whole):
        assert whole.model.baseline == "without"
        assert [option.id for option in whole.model.alternatives] == ["minimum", "project"]

    def test_lose_what_the_baseline_costs_too(self, whole):
        assert_allclose(whole.evaluation.gross("minimum").costs, [70, 60, 60, 60, 60])
        assert_allclose(whole.evaluation.increment("minimum").costs, [10, 0, 0, 0, 0])
        assert_allclose(whole.evaluation.increment("without").net, 0)

    def test_lose_it_at_the_prices_of_the_view(self, study):
        one = study({"paper": {"formula": "110", "option": "all", "transfer": "0.1"}})
        for view in ("economic", "financial"):
            assert_allclose(one.evaluation.increment("project", view).net, 0)

    def test_can_be_compared_with_each_other(self, whole):
        found = whole.evaluation.increment("project", over="minimum")
        differences = [whole.evaluation.gross(id) for id in ("project", "minimum")]
        assert_array_equal(found.costs, differences[0].costs - differences[1].costs)
        assert_array_equal(found.net, differences[0].net - differences[1].net)

    def test_count_what_is_left_at_the_end_as_a_benefit_of_the_last_year(self, whole):
        # by hand, at market prices: halves bought in 2016 and 2017, again in 2019 and 2020;
        # one serves until 2021 with 1 of 3 years left, the other until 2022 with 2 of 3
        left = 110 * (0.5 * 1 / 3 + 0.5 * 2 / 3)
        gross, financial = (
            whole.evaluation.gross("project", view) for view in ("economic", "financial")
        )
        benefits = sum(whole.flows(id).economic for id in ("time", "delayed"))
        assert_allclose(gross.benefits - benefits, [0, 0, 0, 0, left / 1.1])
        assert_allclose(financial.benefits, [0, 0, 0, 0, left])


class TestTotals:
    def test_add_up_formulas_before_what_happens_to_them(self, whole):
        # by hand: 10 % of 100 x 1.1, in 2017; no bias, no spread, no replacement
        assert_allclose(whole.flows("training").base, [0, 11, 0, 0, 0])

    def test_may_hold_lines_that_hold_totals(self, whole):
        assert_allclose(whole.flows("support").base, [0, 2.2, 2.2, 2.2, 2.2])

    def test_are_of_the_same_option_and_zero_where_it_has_none(self, study):
        lines = {
            "server": {"formula": "100", "family": "it", "option": "project"},
            "share": {"formula": "0.1 * total(it)", "option": "all"},
        }
        one = study(lines)
        assert_allclose(one.flows("share", "project").base, 10)
        assert_allclose(one.flows("share", "without").base, 0)

    def test_add_up_several_lines_that_change_over_the_years(self, study):
        lines = {
            "a": {"formula": "10 * uptake", "family": "it"},
            "b": {"formula": "5", "family": "it"},
            "share": {"formula": "total(it) / 5"},
        }
        one = study(lines, {"uptake": {}}, shapes={"uptake": SHAPES["uptake"]})
        assert_allclose(one.flows("share").base, [1, 2, 3, 3, 3])


class TestOverlays:
    def test_named_as_an_option_are_its_own_and_others_are_scenarios(self, whole):
        assert whole.model.scenarios == ("poor", "late")
        assert_allclose(whole.flows("time", "minimum").base, [0, 7.5, 15, 15, 15])
        assert_allclose(whole.flows("time", "project").base, [0, 15, 30, 30, 30])
        assert_allclose(whole.evaluation.states["minimum"].number("hours"), 1)
        assert_allclose(whole.evaluation.states["project"].number("hours"), 2)
        assert_allclose(whole.evaluation.state.number("hours"), 2)

    def test_an_option_keeps_what_it_sets_itself_in_a_scenario(self, whole):
        poor = evaluate_model(whole.model, whole.model.overlays["poor"])
        # by hand, in full use: 10 petitions x 0.5 x hours; 1 of the option's own, 1.5 of the scenario
        last = {id: poor.lines[id][-1 if id == "minimum" else -2] for id in ("minimum", "project")}
        assert {each.line.id for each in last.values()} == {"time"}
        assert_allclose(last["minimum"].base[-1], 5)
        assert_allclose(last["project"].base[-1], 7.5)

    def test_a_later_service_moves_benefits_and_leaves_the_building(self, whole):
        late = evaluate_model(whole.model, whole.model.overlays["late"])
        assert_allclose(late.lines["project"][4].base, [0, 0, 15, 30, 30])
        assert_array_equal(late.lines["project"][1].base, whole.flows("platform").base)

    def test_the_discount_rate_is_one_for_all_options(self, whole):
        assert evaluate_model(whole.model, {"rate": 0.05}).rate == 0.05
        assert whole.evaluation.rate == 0.1


class TestReach:
    def test_holds_all_that_a_line_depends_on(self, whole):
        uses = {each.line.id: each.uses for each in whole.model.lines["project"]}
        investment = {"price", "tax", "tax_share", "bias", "life"}
        assert uses["platform"] == investment
        assert uses["training"] == investment | {"opening"}  # through a total
        assert uses["support"] == investment | {"opening"}  # through a total of a total
        assert uses["delayed"] == {"later", "opening", "saved", "value_of_time", "hours"}
        assert uses["time"] >= {"uptake", "opening", "real", "petitions", "hours"}

    def test_of_the_model_holds_the_discount_rate_and_nothing_idle(self, study):
        one = study({"desk": {"formula": "wage"}}, {"wage": 2, "idle": 3})
        assert one.model.uses == {"wage", "rate"}

    def test_holds_what_only_the_base_of_a_worthless_line_depends_on(self, study):
        lines = {"desk": {"formula": "wage", "conversion": "0", "cashable": "0"}}
        one = study(lines, {"wage": 2.0})
        reused = evaluate_model(one.model, {"wage": 3.0}, one.evaluation)
        assert_same(evaluate_model(one.model, {"wage": 3.0}), reused)


class TestChanges:
    @given(
        st.dictionaries(st.sampled_from([*CHANGEABLE, "rate"]), st.floats(0.5, 4), max_size=4),
        st.sampled_from([{}, {"opening": 2016.0}, {"opening": 2019.0}, {"opening": 2021.0}]),
    )
    def test_come_to_the_same_bits_from_the_base_or_from_scratch(self, whole, changes, opening):
        changes = {**changes, **opening}
        scratch = evaluate_model(whole.model, changes)
        assert_same(scratch, evaluate_model(whole.model, changes, whole.evaluation))

    @pytest.mark.parametrize("id", CHANGEABLE)
    def test_of_one_quantity_leave_the_lines_it_does_not_touch(self, whole, id):
        moved = evaluate_model(whole.model, {id: 2.5}, whole.evaluation)
        for compiled, flows, base in zip(
            whole.model.lines["project"],
            moved.lines["project"],
            whole.evaluation.lines["project"],
            strict=True,
        ):
            assert (flows is base) == (id not in compiled.uses)

    def test_may_be_asked_of_some_options_only(self, whole):
        some = evaluate_model(whole.model, {"hours": 3.0}, whole.evaluation, only=("project",))
        assert set(some.lines) == {"without", "project"}
        full = evaluate_model(whole.model, {"hours": 3.0})
        assert_array_equal(some.increment("project").net, full.increment("project").net)

    def test_the_model_is_compiled_from_the_rows_alone(self, whole):
        again = compile_model(whole.inputs, whole.basis)
        assert_same(evaluate_model(again), whole.evaluation)
