from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.trees import is_one_off, quantity_of
from fs_toolkit.economics.inputs import Line

ONE_OFF = {"first": "2016", "last": "2016"}
TEN = {"settings": {"years": 10}}


class TestTiming:
    @pytest.mark.parametrize(
        ("first", "last", "years"),
        [
            ("2016", "end", [1, 1, 1, 1, 1]),
            ("live", "end", [0, 1, 1, 1, 1]),
            ("live+1", "2019", [0, 0, 1, 1, 0]),
            ("2018", "2018", [0, 0, 1, 0, 0]),
            ("live + 2", "live+2", [0, 0, 0, 1, 0]),
            ("end", "end", [0, 0, 0, 0, 1]),
            ("live + delay", "end - 1", [0, 0, 1, 1, 0]),
        ],
    )
    def test_a_line_falls_in_its_years(self, study, first, last, years):
        cells = {"formula": "7", "first": first, "last": last}
        found = study({"desk": cells}, {"delay": 1}).flows("desk")
        assert_array_equal(found.base, 7 * np.array(years))

    def test_a_yearly_amount_may_change_from_year_to_year(self, study):
        shapes = {"uptake": {"type": "ramp", "points": "0.5;1", "from": "live"}}
        one = study({"desk": {"formula": "10 * uptake"}}, {"uptake": {}}, shapes=shapes)
        assert_allclose(one.flows("desk").base, [0, 5, 10, 10, 10])

    def test_a_spread_begins_where_its_shape_says(self, study):
        shapes = {"build": {"type": "spread", "points": "0.4;0.6", "from": "2017"}}
        one = study(
            {"platform": {"formula": "100", "spread": "build"}}, {"build": {}}, shapes=shapes
        )
        assert_allclose(one.flows("platform").base, [0, 40, 60, 0, 0])

    def test_a_line_may_begin_its_spread_elsewhere(self, study):
        shapes = {"build": {"type": "spread", "points": "0.4;0.6", "from": "2016"}}
        cells = {"formula": "100", "spread": "build", "first": "live+2"}
        one = study({"platform": cells}, {"build": {}}, shapes=shapes)
        assert_allclose(one.flows("platform").base, [0, 0, 0, 40, 60])

    def test_a_delay_of_the_service_moves_what_begins_with_it(self, study):
        one = study({"desk": {"formula": "7", "first": "live", "last": "end"}})
        assert_array_equal(one.flows("desk", opening=2019).base, [0, 0, 0, 7, 7])

    @pytest.mark.parametrize(
        ("cells", "one_off"),
        [
            ({"first": "live", "last": "live"}, True),
            ({"first": "live+1", "last": "live + 1"}, True),
            ({"spread": "build"}, True),
            ({"first": "live", "last": "end"}, False),
        ],
    )
    def test_a_spread_or_a_single_year_makes_a_line_one_off(self, cells, one_off):
        usual = {"option": "all", "side": "cost", "party": "city", "family": "f", "formula": "1"}
        line = Line.model_validate({"id": "line", "name": "Line", **usual, **cells})
        assert is_one_off(line) is one_off


class TestReplacement:
    @pytest.mark.parametrize(
        ("life", "bought"), [("4", [0, 4, 8]), ("3", [0, 3, 6, 9]), ("10", [0]), ("1", range(10))]
    )
    def test_an_item_is_bought_again_each_time_its_life_has_passed(self, study, life, bought):
        found = study({"server": ONE_OFF | {"formula": "8", "life": life}}, **TEN).flows("server")
        assert_array_equal(found.base.nonzero()[0], list(bought))
        assert set(found.base) <= {0, 8}

    def test_each_part_of_a_spread_is_replaced_in_its_own_turn(self, study):
        shapes = {"build": {"type": "spread", "points": "0.25;0.75", "from": "2016"}}
        cells = {"formula": "100", "spread": "build", "life": "4"}
        found = study({"server": cells}, {"build": {}}, shapes=shapes, **TEN).flows("server")
        assert_allclose(found.base, [25, 75, 0, 0, 25, 75, 0, 0, 25, 75])

    def test_the_shortest_life_of_range_option_or_scenario_is_provided_for(self, study):
        life = {"value": 6, "low": 5, "high": 7}
        lines = {"server": ONE_OFF | {"formula": "8", "life": "life"}}
        one = study(lines, {"life": life}, changes={"poor": {"life": 2}}, **TEN)
        for years in (7, 6, 5, 2):
            bought = one.flows("server", life=float(years)).base.nonzero()[0]
            assert_array_equal(bought, np.arange(0, 10, years))

    def test_a_life_made_of_quantities_may_come_out_as_short_as_a_year(self, study):
        lines = {"server": ONE_OFF | {"formula": "8", "life": "life"}}
        one = study(lines, {"life": "half * 2", "half": 3}, **TEN)
        assert_array_equal(one.flows("server").base.nonzero()[0], [0, 6])
        assert_array_equal(one.flows("server", half=0.5).base, 8)


class TestResidualValue:
    def straight(self, study, first, life, years, formula="1000"):
        cells = {"formula": formula, "first": first, "last": first, "life": life}
        one = study({"item": cells | {"residual": "straight_line"}}, settings={"years": years})
        return one.flows("item").residual

    @pytest.mark.parametrize(
        ("first", "life", "left"),
        [
            ("2016", "8", 3 / 8 * 1000),  # serves 2016 to 2023; five of eight years are used up
            ("2020", "8", 7 / 8 * 1000),
            ("2016", "5", 0),  # used up in the last year
            ("2016", "3", 1000 / 3),  # bought again in 2019, two of three years used up
            ("2016", "4", 3 / 4 * 1000),  # bought again in 2020, the last year
        ],
    )
    def test_falls_off_in_a_straight_line_over_the_years_of_service(self, study, first, life, left):
        assert_allclose(self.straight(study, first, life, 5), [0, 0, 0, 0, left], atol=1e-9)

    def test_agrees_with_a_worked_case(self, study):
        # cost 1000, life 15, used for 10 years: 333.3333 left, 204.6377 today at 5 %
        left = self.straight(study, "2017", "15", 11)  # serves from year 1 to year 15
        assert_allclose(left[-1], 333.3333, atol=5e-5)
        assert_allclose(net_present_value(0.05, left), 204.6377, atol=5e-5)

    def test_may_be_a_share_of_the_amount(self, study):
        item = ONE_OFF | {"formula": "1000", "residual": "left", "transfer": "0.1"}
        found = study({"item": item}, {"left": 0.2}).flows("item")
        assert_allclose(found.residual, [0, 0, 0, 0, 180])  # without the tax
        assert_allclose(found.residual_financial, [0, 0, 0, 0, 200])

    def test_is_of_the_base_estimate_since_a_bias_is_worth_nothing(self, study):
        item = ONE_OFF | {"formula": "1000", "residual": "0.2"}
        biased = study({"item": item}, uplifts={"item": {"optimism_bias": "0.5"}})
        assert_allclose(biased.flows("item").residual[-1], 200)

    @given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 11))
    def test_is_what_the_years_of_service_after_the_horizon_are_worth(
        self, study, life, years, age
    ):
        first = 2016 + min(age, years - 1)
        left = self.straight(study, str(first), str(life), years, formula="12")
        served = (years - 1 - (first - 2016)) % life + 1  # by the item that stands at the end
        assert_allclose(left[-1], 12 * (life - served) / life, atol=1e-9)
        assert not left[:-1].any()


class TestUplifts:
    def test_optimism_bias_comes_before_contingency(self, study):
        uplifts = {"item": {"optimism_bias": "0.2", "contingency": "0.1"}}
        found = study({"item": ONE_OFF | {"formula": "100"}}, uplifts=uplifts).flows("item")
        # by hand: 100 + 20 = 120, a tenth of which is 12 and not 10
        parts = [
            each[0] for each in (found.base, found.optimism, found.contingency, found.economic)
        ]
        assert_allclose(parts, [100, 20, 12, 132])

    def test_agrees_with_the_published_case_of_a_contract_award(self, study):
        # Mott MacDonald, "Review of large public procurement in the UK," 2002: 100 of capital
        # costs, upper bound 51 %, 92 % of it managed: 4 % is left, 104; with 7 for risk 111
        uplifts = {"item": {"optimism_bias": "0.51", "managed": "0.92", "contingency": "risk"}}
        one = study({"item": ONE_OFF | {"formula": "100"}}, {"risk": 7 / 104.08}, uplifts=uplifts)
        found = one.flows("item")
        assert_allclose(found.optimism[0], 4, atol=0.5)
        assert_allclose((found.base + found.optimism)[0], 104, atol=0.5)
        assert_allclose(found.economic[0], 111, atol=0.5)

    def test_go_by_family(self, study):
        lines = {
            id: ONE_OFF | {"formula": "100", "family": f} for id, f in (("a", "it"), ("b", "x"))
        }
        one = study(lines, uplifts={"it": {"optimism_bias": "0.2"}})
        assert_allclose([one.flows(id).economic[0] for id in "ab"], [120, 100])

    def test_are_on_every_replacement(self, study):
        item = ONE_OFF | {"formula": "100", "life": "3"}
        one = study({"item": item}, uplifts={"item": {"optimism_bias": "0.2"}})
        assert_allclose(one.flows("item").economic, [120, 0, 0, 120, 0])


class TestPrices:
    def test_a_transfer_leaves_the_economic_price_and_stays_in_the_financial_one(self, study):
        item = {"formula": "110", "transfer": "tax_share", "transfer_to": "state"}
        found = study({"item": item}, {"tax_share": 1 / 11}).flows("item")
        for flow, amount in ((found.economic, 100), (found.financial, 110), (found.transfers, 10)):
            assert_allclose(flow, amount)

    def test_a_standard_conversion_factor_as_the_european_guide_works_it_out(self, study):
        # imports 2000, exports 1500, taxes on them 900 and 25: factor 0.8
        trade = {"imports": 2000, "exports": 1500, "import_tax": 900, "export_tax": 25}
        factor = "(imports + exports) / (imports + import_tax + exports - export_tax)"
        item = {"formula": "50", "conversion": "factor"}
        found = study({"item": item}, trade | {"factor": factor}).flows("item")
        assert_allclose(found.economic, 40)
        assert_allclose(found.financial, 50)

    def test_a_shadow_exchange_rate_is_the_reciprocal_of_the_standard_factor(self, study):
        # from the same trade: taxes of 45 % on imports and 1.667 % on exports, rate 1.25
        trade = {"imports": 2000, "exports": 1500, "on_imports": 0.45, "on_exports": 1 / 60}
        rate = "(imports * (1 + on_imports) + exports * (1 - on_exports)) / (imports + exports)"
        item = {"formula": "50", "conversion": "factor"}
        one = study({"item": item}, trade | {"exchange": rate, "factor": "1 / exchange"})
        assert_allclose(one.basis.value("exchange"), 1.25)
        assert_allclose(one.flows("item").economic, 40)

    def test_the_transfer_goes_before_the_conversion(self, study):
        item = {"formula": "100", "transfer": "0.2", "conversion": "0.9"}
        assert_allclose(study({"item": item}).flows("item").economic, 72)

    @pytest.mark.parametrize(
        ("side", "cashable", "cash"),
        [("cost", "", 100), ("cost", "0", 0), ("benefit", "", 0), ("benefit", "0.5", 50)],
    )
    def test_costs_are_cash_and_benefits_are_not_unless_they_say_so(
        self, study, side, cashable, cash
    ):
        item = {"formula": "100", "side": side, "cashable": cashable}
        found = study({"item": item}).flows("item")
        assert_allclose(found.financial, cash)
        assert_allclose(found.economic, 100)

    def test_realisation_lessens_a_benefit_in_both_views(self, study):
        item = {"formula": "100", "side": "benefit", "cashable": "0.5", "realisation": "0.4"}
        found = study({"item": item}).flows("item")
        assert_allclose(found.economic, 40)
        assert_allclose(found.financial, 20)

    @given(
        st.fixed_dictionaries(
            {name: st.floats(0, 1) for name in "tmr"} | {name: st.floats(0, 2) for name in "bc"}
        )
    )
    def test_parts_add_up(self, study, given):
        item = {"formula": "100", "transfer": "t", "realisation": "r"}
        uplift = {"optimism_bias": "b", "managed": "m", "contingency": "c"}
        found = study({"item": item}, given, uplifts={"item": uplift}).flows("item")
        full = (found.base + found.optimism + found.contingency) * given["r"]
        assert_allclose(found.economic + found.transfers, full, atol=1e-9)
        assert_allclose(found.financial, full, atol=1e-9)


@pytest.mark.parametrize(("cell", "id"), [("vat", "vat"), ("0.1", None), (" vat ", "vat")])
def test_a_cell_names_a_quantity_or_holds_a_number(cell, id):
    assert quantity_of(cell) == id


class TestInvestment:
    def test_is_what_is_bought_first_and_never_again(self, study):
        cells = {"formula": "100", "spread": "build", "life": "2"}
        shapes = {"build": {"type": "spread", "points": "0.6;0.4", "from": "2016"}}
        one = study(
            {"desk": cells, "run": {"formula": "7"}},
            {"build": {}},
            shapes=shapes,
            uplifts={"desk": {"optimism_bias": "0.5", "managed": "0.2", "contingency": "0.1"}},
        )
        trees = {each.line.id: each.trees for each in one.model.lines["project"]}
        from fs_toolkit.core.numeric import evaluate

        years = one.model.years
        bought = evaluate(trees["desk"].investment, {}.__getitem__, years)
        # 100 x (1 + 0.5 x 0.8) x 1.1 = 154
        assert_allclose(np.broadcast_to(bought, years.shape), [92.4, 61.6, 0, 0, 0])
        assert_allclose(evaluate(trees["run"].investment, {}.__getitem__, years), 0)
        assert one.flows("desk").financial.sum() > 154  # with what is bought again
