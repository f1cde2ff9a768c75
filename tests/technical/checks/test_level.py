from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Prose
from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, RESULT_RULES, level
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.level import Strategy, SwotItem


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_rows(inputs, **tables):
    return inputs.model_copy(update=tables)


class TestAllRules:
    def test_codes_are_the_sections_own_and_stand_once(self):
        codes = [rule.code for rule in (*INPUT_RULES, *RESULT_RULES)]
        assert len(codes) == len(set(codes))
        assert all(code.startswith("TEC") for code in codes)

    def test_each_says_why_and_who_asks(self):
        assert all(rule.reason and rule.source for rule in (*INPUT_RULES, *RESULT_RULES))

    @pytest.mark.parametrize("rule", [*INPUT_RULES, *RESULT_RULES], ids=lambda rule: rule.code)
    def test_is_kept_by_a_sound_section_by_an_answered_one_and_by_none(
        self, rule, inputs, answered, basis
    ):
        for section in (inputs, answered, TechnicalInputs()):
            assert found(rule, section, basis) == []


class TestSwot:
    def test_an_item_without_evidence_is_found(self, inputs, basis):
        bare = SwotItem(id="bare", kind="S", text="Good staff")
        changed = with_rows(inputs, swot=(*inputs.swot, bare))
        [finding] = found(level.swot_items_have_evidence, changed, basis)
        assert "'Good staff'" in finding.problem
        assert finding.severity == "error"

    @pytest.mark.parametrize(
        ("items", "problems"),
        [
            ("strong", ["joins no O"]),
            ("strong;open;threat", ["also joins T"]),
            ("weak;open", ["joins no S", "also joins W"]),
        ],
    )
    def test_a_strategy_of_other_kinds_is_found(self, inputs, basis, items, problems):
        strategy = Strategy(id="mixed", kind="SO", text="Do", items=items, requirements="track", components="guard")  # fmt: skip
        changed = with_rows(inputs, strategies=(strategy,))
        findings = found(level.strategies_join_the_kinds_they_claim, changed, basis)
        assert all(problem in f.problem for f, problem in zip(findings, problems, strict=True))
        assert all("'mixed'" in f.problem for f in findings)

    @pytest.mark.parametrize("lacking", ["requirements", "components"])
    def test_a_strategy_that_nothing_carries_out_is_found(self, inputs, basis, lacking):
        loose = inputs.strategies[0].model_copy(update={lacking: ()})
        changed = with_rows(inputs, strategies=(loose,))
        [finding] = found(level.strategies_are_carried_out_by_the_project, changed, basis)
        assert f"no {lacking[:-1]} carries out" in finding.problem


class TestDiagnosis:
    def test_a_score_that_nothing_shows_is_found(self, answered, basis):
        first = answered.answers[0].model_copy(update={"evidence": ""})
        changed = with_rows(answered, answers=(first, *answered.answers[1:]))
        [finding] = found(level.self_scores_have_evidence, changed, basis)
        assert "planning scores 'governance_0' 2 and shows nothing" in finding.problem

    def test_a_score_of_nothing_needs_no_evidence(self, answered, basis):
        first = answered.answers[0].model_copy(update={"evidence": "", "score": 0})
        changed = with_rows(answered, answers=(first, *answered.answers[1:]))
        assert found(level.self_scores_have_evidence, changed, basis) == []

    def test_an_office_that_stayed_away_is_found(self, answered, basis):
        some = tuple(row for row in answered.answers if row.role != "finance")
        [finding] = found(
            level.the_four_offices_take_part, with_rows(answered, answers=some), basis
        )
        assert finding.problem == "the diagnosis has no answer of finance"

    def test_two_peers_are_found(self, answered, basis):
        two = tuple(peer for peer in answered.peers if peer.city != "C")
        findings = found(level.peers_are_at_least_three, with_rows(answered, peers=two), basis)
        assert len(findings) == 6
        assert "'governance' is compared with 2 cities" in findings[0].problem

    @pytest.mark.parametrize(
        ("text", "objected"),
        [
            ("CeDS has 225 criteria.", True),
            ("The 225 criteria of CeDS were used. TM Forum is another matter.", True),
            ("CeDS has about 200 questions; the 225 qualifiers are TM Forum's.", False),
            ("CeDS has about 200 questions. They cost 225 dollars.", False),
        ],
    )
    def test_others_criteria_are_found_wherever_they_are_claimed(
        self, inputs, basis, text, objected
    ):
        rule = level.diagnosis_is_not_given_others_criteria
        prose = with_rows(inputs, needs=Prose(text, Place("technical/needs.md")))
        row = with_rows(inputs, gaps=(inputs.gaps[0].model_copy(update={"as_is": text}),))
        assert bool(found(rule, prose, basis)) is objected
        assert bool(found(rule, row, basis)) is objected
