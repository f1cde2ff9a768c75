from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import PENDING, Prose
from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, diagnosis
from fs_toolkit.technical.inputs.diagnosis import (
    ASPECTS,
    FORCES,
    Answer,
    AreaAim,
    DiagnosisPlan,
    Question,
    SystemImportance,
)
from fs_toolkit.technical.inputs.inventory import CitySystem


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_rows(inputs, **tables):
    return inputs.model_copy(update=tables)


class TestAnswers:
    def test_a_score_that_nothing_shows_is_found(self, answered, basis):
        first = answered.answers[0].model_copy(update={"evidence": ""})
        changed = with_rows(answered, answers=(first, *answered.answers[1:]))
        [finding] = found(diagnosis.self_scores_have_evidence, changed, basis)
        assert "planning scores 'governance_0' 2 and shows nothing" in finding.problem

    def test_a_score_of_nothing_needs_no_evidence(self, answered, basis):
        first = answered.answers[0].model_copy(update={"evidence": "", "score": 0})
        changed = with_rows(answered, answers=(first, *answered.answers[1:]))
        assert found(diagnosis.self_scores_have_evidence, changed, basis) == []

    def test_an_office_that_stayed_away_is_found(self, answered, basis):
        some = tuple(row for row in answered.answers if row.role != "finance")
        [finding] = found(
            diagnosis.the_four_offices_take_part, with_rows(answered, answers=some), basis
        )
        assert finding.problem == "the diagnosis has no answer of finance"

    def test_two_peers_are_found(self, answered, basis):
        two = tuple(peer for peer in answered.peers if peer.city != "C")
        findings = found(diagnosis.peers_are_at_least_three, with_rows(answered, peers=two), basis)
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
        rule = diagnosis.diagnosis_is_not_given_others_criteria
        prose = with_rows(inputs, needs=Prose(text, Place("technical/needs.md")))
        row = with_rows(inputs, gaps=(inputs.gaps[0].model_copy(update={"as_is": text}),))
        assert bool(found(rule, prose, basis)) is objected
        assert bool(found(rule, row, basis)) is objected

    def test_an_office_that_answers_twice_is_found(self, answered, basis):
        again = Answer(question="policy_1", role="it", score=1, evidence="x")
        changed = with_rows(answered, answers=(*answered.answers, again))
        [finding] = found(diagnosis.an_office_rates_a_question_once, changed, basis)
        assert "it answers 'policy_1' twice" in finding.problem
        assert finding.severity == "error"

    def test_a_rating_of_what_does_not_apply_is_found(self, answered, basis):
        both = answered.answers[0].model_copy(update={"not_applicable": True})
        changed = with_rows(answered, answers=(both, *answered.answers[1:]))
        rule = diagnosis.an_answer_is_a_rating_or_says_that_it_does_not_apply
        [finding] = found(rule, changed, basis)
        assert "planning rates 'governance_0' 2 and says it does not apply" in finding.problem

    def test_offices_that_disagree_on_what_applies_are_found(self, answered, basis):
        beside = Answer(question="policy_1", role="board", not_applicable=True)
        changed = with_rows(answered, answers=(*answered.answers, beside))
        [finding] = found(diagnosis.offices_agree_on_what_applies, changed, basis)
        assert (
            "board says that 'policy_1' does not apply, planning, finance, it, vice_mayor rates it"
            in finding.problem
        )

    @pytest.mark.parametrize(
        ("keep", "problem"),
        [
            (("0", "1", "2"), "in 'governance' 3 of 5 questions are answered: no score"),
            (("0",), "in 'governance' 1 of 5 questions are answered: no score"),
        ],
    )
    def test_an_area_with_too_few_answers_is_found(self, answered, basis, keep, problem):
        some = tuple(
            row for row in answered.answers
            if not row.question.startswith("governance") or row.question.endswith(keep)
        )  # fmt: skip
        [finding] = found(
            diagnosis.areas_have_enough_answers_for_a_score,
            with_rows(answered, answers=some),
            basis,
        )
        assert finding.problem == problem

    def test_an_area_that_does_not_apply_at_all_is_found(self, answered, basis):
        none = tuple(
            Answer(question=row.question, role=row.role, not_applicable=True)
            if row.question.startswith("citizen") else row
            for row in answered.answers
        )  # fmt: skip
        [finding] = found(
            diagnosis.areas_have_enough_answers_for_a_score,
            with_rows(answered, answers=none),
            basis,
        )
        assert finding.problem == "every question of 'citizen' is said not to apply"


class TestPlan:
    @pytest.mark.parametrize(
        ("weights", "problem"),
        [
            ([0.2] * 6, "the weights of the six areas add to 1.2"),
            ([0.2] * 5 + [None], "weights are given, but none for service"),
        ],
    )
    def test_weights_that_do_not_add_are_refused(self, answered, basis, weights, problem):
        aims = tuple(AreaAim(area=a, weight=w) for a, w in zip(FORCES, weights, strict=True))
        changed = with_rows(answered, diagnosis=DiagnosisPlan(question_set="own", areas=aims))
        rule = diagnosis.weights_of_the_areas_add_to_one_or_are_left_out
        [finding] = found(rule, changed, basis)
        assert finding.problem == problem

    @pytest.mark.parametrize("weights", [[None] * 6, [0.1, 0.1, 0.2, 0.2, 0.2, 0.2]])
    def test_weights_that_add_or_are_left_out_are_fine(self, answered, basis, weights):
        aims = tuple(AreaAim(area=a, weight=w) for a, w in zip(FORCES, weights, strict=True))
        changed = with_rows(answered, diagnosis=DiagnosisPlan(question_set="own", areas=aims))
        assert (
            found(diagnosis.weights_of_the_areas_add_to_one_or_are_left_out, changed, basis) == []
        )

    def test_an_area_that_stands_twice_is_found(self, answered, basis):
        plan = DiagnosisPlan(
            question_set="own", areas=(AreaAim(area="policy"), AreaAim(area="policy"))
        )
        changed = with_rows(answered, diagnosis=plan)
        [finding] = found(diagnosis.weights_of_the_areas_add_to_one_or_are_left_out, changed, basis)
        assert "'policy' stands twice" in finding.problem

    def test_a_peer_of_other_questions_is_found_once(self, answered, basis):
        peers = tuple(
            row.model_copy(update={"question_set": "other"})
            for row in answered.peers
            if row.city == "A"
        )
        changed = with_rows(answered, peers=peers)
        [finding] = found(diagnosis.scores_are_compared_with_the_same_questions, changed, basis)
        assert "A was asked 'other'" in finding.problem


def asked(system="tax", area="industry", aspects=ASPECTS, **more):
    return tuple(
        Question(id=f"q_{system}_{n}", area=area, system=system, aspect=aspect, text=f"{aspect} {n}", respondent="IT", **more)
        for n, aspect in enumerate(aspects)
    )  # fmt: skip


class TestSystems:
    def test_a_whole_set_is_fine(self, answered, basis):
        changed = with_rows(answered, questions=(*answered.questions, *asked(name="Tax")))
        assert found(diagnosis.questions_on_systems_are_whole, changed, basis) == []

    @pytest.mark.parametrize(
        ("questions", "problem"),
        [
            (asked(aspects=("use", "quality")), "'tax' is asked about quality, use"),
            (asked(aspects=("use", "use", "quality")), "'tax' is asked about quality, use, use"),
            (asked(area="policy")[:1], "'q_tax_0' is of the area 'policy' and names a system"),
            (asked(system="")[:1], "'q__0' is of the area 'industry' and names no system"),
            ((asked(name="Tax")[0], *asked(name="Duty")[1:]), "'tax' has several names: Duty, Tax"),
            ((asked()[0], *asked(area="life")[1:]), "'tax' has several areas: industry, life"),
        ],
    )  # fmt: skip
    def test_a_broken_one_is_found(self, answered, basis, questions, problem):
        rule = diagnosis.questions_on_systems_are_whole
        [finding] = found(rule, with_rows(answered, questions=questions), basis)
        assert finding.problem == problem

    def test_an_importance_of_nothing_is_found(self, answered, basis):
        lost = SystemImportance(system="taxes", importance=5, reason="x")
        changed = with_rows(answered, questions=asked(), system_importance=(lost,))
        [finding] = found(diagnosis.kinds_of_system_are_known, changed, basis)
        assert "no question and no system is of the kind 'taxes'" in finding.problem
        assert "tax" in finding.cure

    def test_an_importance_given_twice_is_found(self, answered, basis):
        row = SystemImportance(system="tax", importance=5, reason="x")
        changed = with_rows(answered, questions=asked(), system_importance=(row, row))
        [finding] = found(diagnosis.kinds_of_system_are_known, changed, basis)
        assert "stands twice" in finding.problem

    def test_a_misspelt_kind_of_the_inventory_is_found(self, answered, basis):
        system = CitySystem(name="T", kind="taxx", area="industry", owner="Finance")
        changed = with_rows(answered, questions=asked(), systems=(system,))
        [finding] = found(diagnosis.kinds_of_system_are_known, changed, basis)
        assert "knows no kind 'taxx'" in finding.problem

    @pytest.mark.parametrize(("use", "count"), [(0.1, 1), (0.9, 0)])
    def test_answers_that_the_inventory_does_not_bear_out_are_found(
        self, answered, basis, use, count
    ):
        answers = tuple(
            Answer(question=f"q_tax_{n}", role="it", score=4, evidence="x") for n in range(3)
        )
        system = CitySystem(
            name="T", kind="tax", area="industry", owner="F", use=use, integration=3, quality=2
        )
        changed = with_rows(
            answered, questions=asked(name="Tax"), answers=answers, systems=(system,)
        )
        findings = found(diagnosis.offices_and_inventory_agree_on_systems, changed, basis)
        assert len(findings) == count
        assert all("'Tax' scores 100 in the answers and 54 in" in f.problem for f in findings)


class TestAttendance:
    def test_answers_without_a_list_are_found(self, answered, basis):
        [finding] = found(
            diagnosis.the_workshop_is_shown_by_its_list,
            with_rows(answered, attendance=PENDING),
            basis,
        )
        assert "no list shows who settled" in finding.problem

    def test_an_office_that_did_not_come_is_found(self, answered, basis):
        came = tuple(row for row in answered.attendance if row.role != "vice_mayor")
        [finding] = found(
            diagnosis.the_workshop_is_shown_by_its_list, with_rows(answered, attendance=came), basis
        )
        assert finding.problem == "nobody of vice_mayor came to the workshop"

    def test_more_women_than_people_are_found(self, answered, basis):
        first = answered.attendance[0].model_copy(update={"women": 2})
        changed = with_rows(answered, attendance=(first, *answered.attendance[1:]))
        [finding] = found(diagnosis.the_workshop_is_shown_by_its_list, changed, basis)
        assert finding.problem == "2 women of 1 people"
