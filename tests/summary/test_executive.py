"""The executive summary: a verdict that the numbers bear, and the decision on one page."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from fs_toolkit.core.basis import evaluate_basis
from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.analysis import analyse
from fs_toolkit.economics.engine.model import compile_model, evaluate_model
from fs_toolkit.summary.evidence import counts, shares
from fs_toolkit.summary.executive import Elsewhere, MoneyBySource, executive

FULL = Elsewhere(
    funding=(MoneyBySource("City budget", 6e5, "sought"), MoneyBySource("Grant", 4e5, "promised")),
    people=("Residents: 7 million", "People who petition: 45,000"),
    gates=("Visits: at least 4",),
    risks=("Nobody pays for operation. Owner: treasury.",),
)
ALWAYS = (
    "option",
    "cost",
    "operation",
    "indicators",
    "switching",
    "unmonetised",
    "conditions",
    "evidence",
)
FROM_ELSEWHERE = {"money": "funding", "people": "people", "risks": "risks", "gates": "gates"}
DECISION = ("asked", "of", "not_asked")


@pytest.fixture
def read(studied, economics, wording, page):
    def run(result=economics, elsewhere=FULL, inputs=None, **answers):
        summary = studied.inputs.summary.model_copy(update=answers)
        given = inputs or studied.inputs.economics
        return page(executive(summary, given, studied.basis, result, elsewhere, wording))

    return run


@pytest.fixture
def decided(read, wording):
    """The rows of the decision by their question."""

    def run(**given):
        rows = dict(read(**given).rows("summary.decision"))
        keys = [*ALWAYS, *FROM_ELSEWHERE, *DECISION, "range", "effectiveness"]
        asked = {wording.text(f"summary.decision.row.{key}"): key for key in keys}
        assert rows.keys() <= asked.keys()
        return {asked[question]: answer for question, answer in rows.items()}

    return run


@pytest.fixture(scope="session")
def with_values(studied):
    """The result of Hanoi where some quantities have other values, each worked out once."""

    @cache
    def run(*values):
        given = dict(values)
        quantities = tuple(
            row.model_copy(update={"value": given.get(id, row.value)})
            for id, row in studied.basis.quantities.items()
        )
        inputs = studied.inputs.basis.model_copy(update={"quantities": quantities})
        basis = evaluate_basis(studied.basis.about, inputs)
        evaluation = evaluate_model(compile_model(studied.inputs.economics, basis))
        return analyse(studied.inputs.economics, basis, evaluation, {})

    return run


def with_scores(result, scores):
    """A result with other scores of the five tests; what was worked out is kept."""
    found = replace(result, scores=scores)
    assert found.cost_benefit is result.cost_benefit
    return found


class TestVerdict:
    def test_hanoi_is_marginal_with_its_numbers(self, read, economics, wording):
        words = read().words("summary.verdict")
        assert economics.verdict == "marginal"
        assert wording.money_words(economics.cost_benefit.base.npv, "USD") in words
        assert "0.94" in words

    @pytest.mark.parametrize(
        ("values", "scores", "word"),
        [
            ({"wage_share": 1.0}, (2, 3), "feasible"),
            ({"wage_share": 1.0}, (2, 1), "conditional"),
            ({"wage_share": 1.0}, (2, 0), "not_feasible"),
            ({}, (2, 3), "marginal"),
            ({"district_share": 0.2, "wage_share": 0.3}, (2, 3), "not_feasible"),
        ],
    )
    def test_the_sentence_is_that_of_the_word_that_was_earned(
        self, read, decided, with_values, wording, values, scores, word
    ):
        result = with_scores(with_values(*values.items()), scores)
        result = replace(result, conditions=())  # an open one would make "feasible" conditional
        assert result.verdict == word
        paid = result.cost_benefit.base.npv > 0
        assert paid == ("wage_share" in values and values["wage_share"] == 1.0)
        opening = read(result=result)["summary.verdict"].spans[0]
        template = wording(
            f"summary.verdict.{word}",
            **dict.fromkeys(wording.slots(f"summary.verdict.{word}"), "§"),
        )
        assert opening == template[0]
        assert opening.bold
        proven = word in ("feasible", "conditional")
        key = f"summary.decision.{'option' if proven else 'option_if'}"
        others = decided(result=result)["option"]
        sentence = wording.text(key, option="Lean shared platform", others="§")
        assert others.startswith(sentence.split("§")[0])

    def test_no_two_words_open_alike(self, wording):
        openings = {
            wording(key, **dict.fromkeys(wording.slots(key), "§"))[0].text
            for key in wording.keys("summary")
            if key.startswith("summary.verdict.")
        }
        assert len(openings) == 6  # two of them for a study that appraises nothing


class TestDecision:
    def test_every_row_is_there_in_its_order(self, decided):
        found = decided()
        assert list(found) == [
            "asked", "of", "not_asked", "option", "cost", "money", "operation", "indicators",
            "range", "effectiveness", "switching", "unmonetised", "people", "risks", "gates",
            "conditions", "evidence",
        ]  # fmt: skip
        assert all(answer.strip() for answer in found.values())

    @pytest.mark.parametrize(("row", "part"), list(FROM_ELSEWHERE.items()))
    def test_what_no_other_chapter_says_is_left_out(self, decided, row, part):
        assert decided().keys() - decided(elsewhere=replace(FULL, **{part: ()})).keys() == {row}

    def test_a_decision_that_nobody_named_is_asked_for(self, read, decided, wording):
        [missing] = [block for block in read(decision=PENDING).blocks if isinstance(block, Missing)]
        assert [missing.what, missing.who, missing.instrument] == [
            wording.text(f"summary.pending.decision.{part}")
            for part in ("what", "who", "instrument")
        ]
        assert decided(decision=PENDING).keys().isdisjoint(DECISION)

    def test_money_by_source_has_its_sum(self, decided, wording):
        words = decided()["money"]
        for amount in (1e6, 6e5, 4e5):
            assert wording.money_words(amount, "USD") in words
        assert "City budget" in words
        assert "promised" in words

    def test_indicators_are_those_of_the_base_case(self, decided, economics, wording):
        base, words = economics.cost_benefit.base, decided()["indicators"]
        for said in (wording.money_words(base.npv, "USD"), "0.94", wording.share(0.1)):
            assert said in words
        assert wording.share(base.irr, digits=1) in words

    def test_the_range_is_from_the_worst_to_the_best_scenario(self, decided, economics, wording):
        ratios = sorted(each.appraisal.bcr for each in economics.cost_benefit.scenarios)
        low, high = (wording.number(each, digits=2) for each in (ratios[0], ratios[-1]))
        words = decided()["range"]
        assert words.index(low) < words.index(high)

    def test_the_options_are_compared_by_their_ratios(self, decided, economics, wording):
        words = decided()["option"]
        for option in economics.cost_benefit.evaluation.model.alternatives:
            assert option.name in words
            if option.id != economics.cost_benefit.recommended:
                bcr = economics.appraisals[option.id]["economic"].bcr
                assert wording.number(bcr, digits=2) in words

    def test_bias_and_taxes_make_the_investment_dearer(self, decided, economics, wording):
        found = economics.cost_benefit
        lines = [
            each
            for each in found.evaluation.lines[found.recommended]
            if each.line.side == "cost" and each.line.spread
        ]
        taxes = sum(each.transfers.sum() for each in lines)
        with_bias = sum(each.economic.sum() for each in lines)
        words = decided()["cost"]
        places = [
            words.index(wording.money_words(float(amount), "USD"))
            for amount in (with_bias / 1.2, with_bias, with_bias + taxes)  # a bias of 20 %
        ]
        assert places == sorted(places)

    def test_operation_is_what_the_city_pays_in_a_full_year(self, decided, economics, wording):
        found = economics.cost_benefit
        yearly = np.sum(
            [
                each.financial
                for each in found.evaluation.lines[found.recommended]
                if each.line.family == "operation"
            ],
            axis=0,
        )
        assert wording.money_words(float(yearly[-1]), "USD") in decided()["operation"]

    def test_the_nearest_break_even_values_are_inside_their_ranges(
        self, decided, economics, studied
    ):
        inside = [each for each in economics.cost_benefit.switching if each.within_range][:3]
        words = decided()["switching"].casefold()
        for each in inside:
            assert studied.basis.quantities[each.quantity].name.casefold() in words
        outside = next(each for each in economics.cost_benefit.switching if not each.within_range)
        assert studied.basis.quantities[outside.quantity].name.casefold() not in words

    def test_a_value_outside_its_range_is_passed_over(self, decided, economics, studied):
        wide = economics.cost_benefit.switching
        outside = [each for each in wide if not each.within_range]
        inside = [each for each in wide if each.within_range][:3]
        found = replace(economics.cost_benefit)
        found.__dict__["switching"] = (*outside, *inside)
        words = decided(result=replace(economics, cost_benefit=found))["switching"]
        assert words == decided()["switching"]
        assert outside
        name = studied.basis.quantities[outside[0].quantity].name
        assert name.casefold() not in words.casefold()

    def test_where_nothing_breaks_even_it_says_none(self, decided, economics, wording):
        found = replace(economics.cost_benefit)
        found.__dict__["switching"] = ()
        answer = decided(result=replace(economics, cost_benefit=found))["switching"]
        assert answer == wording.text("report.answer.none")

    def test_evidence_counts_every_number(self, decided, economics, studied, wording):
        numbers = counts(studied.basis, economics)
        value = shares(studied.basis, economics)
        words = decided()["evidence"]
        assert sum(value.values()) == pytest.approx(1)
        for count in (sum(numbers.values()), *numbers.values()):
            assert wording.number(count) in words
        for share in value.values():
            assert wording.share(share, digits=0) in words

    def test_what_is_not_answered_has_a_dash(self, decided, studied, wording):
        inputs = studied.inputs.economics.model_copy(
            update=dict.fromkeys(("unmonetised", "feasibility", "effectiveness"), PENDING)
        )
        found = decided(inputs=inputs)
        assert found["unmonetised"] == found["conditions"] == wording.dash
        assert "effectiveness" not in found


def test_the_table_is_referred_to(read):
    page = read()
    assert "summary.decision" in page.ids
    assert page.never_referred_to() == set()
