"""The executive summary: a verdict that the numbers bear, and the decision on one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.summary.money import investment


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
        sentence = wording.text(key, option="Lean shared platform")
        assert decided(result=result)["option"] == sentence

    @pytest.mark.parametrize(("scores", "open_ones"), [((2, 1), True), ((2, 3), False)])
    def test_a_condition_is_named_only_where_one_holds(
        self, read, with_values, wording, scores, open_ones
    ):
        result = replace(with_scores(with_values(("wage_share", 1.0)), scores), conditions=())
        words = read(result=result).words("summary.verdict")
        assert (wording.text("summary.reason.conditions") in words) == open_ones
        assert result.cost_benefit.rates[-1][1].npv > 0
        assert wording.text("summary.reason.rate", rate="§").split("§")[0] not in words

    def test_no_two_words_open_alike(self, wording):
        openings = {
            wording(key, **dict.fromkeys(wording.slots(key), "§"))[0].text
            for key in wording.keys("summary")
            if key.startswith("summary.verdict.")
        }
        assert len(openings) == 6  # two of them for a study that appraises nothing


class TestOptions:
    def test_each_option_has_its_numbers(self, read, studied, economics, number):
        rows = read().rows("summary.options")
        options = economics.cost_benefit.evaluation.model.alternatives
        assert [row[0] for row in rows] == [option.name for option in options]
        for row, option in zip(rows, options, strict=True):
            built = investment(studied.basis, economics, option.id)
            appraisal = economics.appraisals[option.id]["economic"]
            assert number(row[1]) == round(built.base / 1e3)
            assert number(row[2]) == round(built.with_bias / 1e3)
            assert number(row[4]) == round(appraisal.npv / 1e3)
            assert number(row[5]) == pytest.approx(appraisal.bcr, abs=0.005)

    def test_the_recommended_one_stands_out(self, read, economics):
        table = read()["summary.options"]
        bold = [cells[0].bold for cells in table.rows]
        options = economics.cost_benefit.evaluation.model.alternatives
        assert bold == [option.id == economics.cost_benefit.recommended for option in options]

    def test_it_says_when_another_is_ahead(self, read, economics, wording):
        best = max(
            economics.cost_benefit.evaluation.model.alternatives,
            key=lambda option: economics.appraisals[option.id]["economic"].npv,
        )
        assert best.id != economics.cost_benefit.recommended  # of Hanoi
        assert best.name in read().words("summary.options.intro")


def test_the_table_is_referred_to(read):
    page = read()
    assert "summary.decision" in page.ids
    assert page.never_referred_to() == set()
