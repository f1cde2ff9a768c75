"""Sub-item 5.2: the options, the tests, and a verdict that the numbers bear."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import PENDING, Declined, rows
from fs_toolkit.document.blocks import Missing, Paragraph
from fs_toolkit.economics.inputs_feasibility import TESTS
from fs_toolkit.economics.report.feasibility import SHADES
from fs_toolkit.economics.report.rationale import rationale
from fs_toolkit.economics.report.words import option_name, rate, years

WORDS = ("feasible", "conditional", "marginal", "not_feasible")


def scored(**scores):
    return {"economics/feasibility": {id: {"score": score} for id, score in scores.items()}}


class TestVerdict:
    @pytest.mark.parametrize(
        ("minutes", "scores", "word"),
        [
            (100, {}, "feasible"),
            (100, {"legal": 1}, "conditional"),
            (100, {"legal": 0}, "not_feasible"),
            (5, {}, "not_feasible"),
        ],
    )
    def test_the_word_is_the_one_that_was_earned(self, small, minutes, scores, word):
        row = {"value": minutes, "low": 0.9 * minutes, "high": 1.1 * minutes}
        chapter = small({"basis/quantities": {"minutes": row}, **scored(**scores)})
        assert chapter.result.verdict == word
        assert (chapter.result.cost_benefit.base.npv > 0) == (minutes == 100)
        page = chapter.read(rationale)
        for place in ("economics.rationale.answer", "economics.feasibility.intro"):
            words = page.words(place).rstrip(".")
            assert chapter.wording.text(f"economics.verdict.{word}") in words

    def test_hanoi_is_marginal_and_so_called_throughout(self, chapter, printed):
        assert chapter.result.verdict == "marginal"
        assert 0.9 <= chapter.result.cost_benefit.base.bcr < 1
        marginal = chapter.wording.text("economics.verdict.marginal")
        assert marginal in printed.words("economics.rationale.answer")
        assert marginal in printed.words("economics.feasibility.intro")

    def test_each_word_has_its_own_words(self, wording):
        assert len({wording.text(f"economics.verdict.{word}") for word in WORDS}) == len(WORDS)

    def test_the_answer_has_the_recommended_option_s_numbers(self, chapter, printed):
        found = chapter.result.cost_benefit
        words = printed.words("economics.rationale.answer")
        assert chapter.wording.money_words(found.base.npv, "USD") in words
        assert chapter.wording.number(found.base.bcr, digits=2) in words
        assert option_name(chapter.result, found.recommended) in words


class TestOptions:
    def test_a_row_has_its_option_s_indicators(self, chapter, printed, number):
        found = chapter.result.cost_benefit
        lines = printed.rows("economics.options")
        options = found.evaluation.model.alternatives
        assert len(lines) == len(options) == 3
        by_name = {option.name: option for option in options}
        spent = []
        for name, costs, npv, bcr, per_unit, irr, payback, decides in lines:
            option = by_name[name]
            economic = found.appraisals[option.id]["economic"]
            spent.append(economic.pv_costs)
            assert number(costs) == pytest.approx(economic.pv_costs / 1000, abs=0.501)
            assert number(npv) == pytest.approx(economic.npv / 1000, abs=0.501)
            assert number(bcr) == pytest.approx(economic.bcr, abs=0.0051)
            assert number(per_unit) == pytest.approx(
                chapter.result.cost_per_unit[option.id], abs=0.051
            )
            assert irr == rate(economic.irr, economic.irr_status, chapter.wording)
            assert payback == years(economic.payback, chapter.wording)
            assert decides.endswith(option.decides)
        assert spent == sorted(spent)

    def test_only_the_recommended_one_is_bold(self, chapter, printed):
        bold = [row[0].spans[0].text for row in printed["economics.options"].rows if row[0].bold]
        recommended = chapter.result.cost_benefit.recommended
        assert bold == [option_name(chapter.result, recommended)]

    def test_the_caption_names_who_is_ahead_by_net_present_value(self, chapter, printed, number):
        found = chapter.result.cost_benefit
        best = max(printed.rows("economics.options"), key=lambda row: number(row[2]))
        caption = printed["economics.options"].caption
        assert best[0] in caption
        assert option_name(chapter.result, found.recommended) in caption

    def test_without_a_volume_nothing_is_divided_by_it(self, small):
        chapter = small()
        for row in chapter.read(rationale).rows("economics.options"):
            assert row[4] == chapter.wording.dash

    def test_the_world_without_the_project_is_no_option(self, chapter, printed):
        baseline = option_name(
            chapter.result, chapter.result.cost_benefit.evaluation.model.baseline
        )
        assert baseline not in [row[0] for row in printed.rows("economics.options")]


class TestInaction:
    def test_what_doing_nothing_costs(self, chapter, printed):
        cost = chapter.result.inaction
        words = printed.words("economics.rationale.inaction")
        for value in (cost[0], cost[-1]):
            assert chapter.wording.money_words(float(value), "USD") in words
        assert cost[-1] > cost[0] > 0

    def test_a_baseline_that_costs_nothing_is_passed_over(self, small):
        chapter = small()
        assert not chapter.result.inaction.any()
        assert "economics.rationale.inaction" not in chapter.read(rationale).ids


class TestTests:
    def test_each_test_has_its_score_and_evidence(self, chapter, printed):
        table = printed.rows("economics.feasibility")
        tests = rows(chapter.inputs.feasibility)
        assert {test.id for test in tests} == set(TESTS)
        for test, cells in zip(tests, table, strict=True):
            assert cells[0] == chapter.wording.text(f"economics.test.{test.id}")
            assert cells[1] == str(test.score)
            assert cells[2].startswith(test.evidence)
            assert cells[3] == (test.condition or chapter.wording.dash)

    def test_the_lower_the_score_the_stronger_the_shade(self, printed):
        assert [SHADES[score] for score in range(5)] == sorted(SHADES.values(), reverse=True)
        for row in printed["economics.feasibility"].rows:
            assert row[1].shade == SHADES[int(row[1].spans[0].text)]

    def test_conditions_are_listed_with_owner_day_and_proof(self, chapter, printed):
        lines = printed.rows("economics.conditions")
        said = {row[0]: row for row in lines if len(row) == 4}
        tests = [test for test in rows(chapter.inputs.feasibility) if test.condition]
        assert len(tests) == 4
        for test in tests:
            _, owner, by, shown = said[test.condition]
            assert owner == test.owner
            assert by == chapter.wording.date(test.by)
            assert shown == test.shown
        assert len(said) == len(chapter.result.conditions)

    def test_without_conditions_there_is_no_table(self, small):
        page = small().read(rationale)
        assert "economics.feasibility" in page.ids
        assert "economics.conditions" not in page.ids


class TestPending:
    @pytest.mark.parametrize("field", ["rationale", "feasibility"])
    def test_no_answer_is_asked_for_with_who_and_how(self, chapter, field):
        page = chapter.read(rationale, **{field: PENDING})
        missing = page[f"economics.{field}.pending"]
        assert isinstance(missing, Missing)
        assert [missing.what, missing.who, missing.instrument] == [
            chapter.wording.text(f"economics.pending.{field}.{part}")
            for part in ("what", "who", "instrument")
        ]
        assert ("economics.feasibility" in page.ids) == (field == "rationale")

    def test_a_reason_stands_in_place_of_the_question(self, chapter):
        page = chapter.read(rationale, feasibility=Declined("the city has its own tests"))
        assert "the city has its own tests" in page.words("economics.feasibility.pending")
        assert not [block for block in page.blocks if isinstance(block, Missing)]

    def test_untested_is_never_called_feasible(self, small):
        row = {"value": 100, "low": 90, "high": 110}
        chapter = small({"basis/quantities": {"minutes": row}, "economics/feasibility": None})
        assert chapter.result.cost_benefit.base.npv > 0
        assert chapter.result.verdict == "conditional"
        words = chapter.read(rationale).words("economics.rationale.answer")
        assert chapter.wording.text("economics.verdict.conditional") in words


def test_tables_are_referred_to(chapter):
    page = chapter.read(rationale)
    assert {"economics.options", "economics.feasibility"} <= set(page.ids)
    assert page.never_referred_to() == set()


def test_blocks_of_another_section_stand_between_tests_and_verdict(chapter, page):
    block = Paragraph("proposal.safeguards.text", chapter.wording("economics.needs.answer_pending"))
    parts = (chapter.inputs, chapter.basis, chapter.result, chapter.wording)
    ids = page(rationale(*parts, safeguards=[block])).ids
    at = ids.index("proposal.safeguards.text")
    assert ids.index("economics.feasibility") < at < ids.index("economics.conditions")
