from __future__ import annotations

from math import isnan

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.technical.analysis.diagnosis import analyse_diagnosis, area_weights
from fs_toolkit.technical.inputs.diagnosis import (
    FORCES,
    Answer,
    AreaAim,
    DiagnosisPlan,
    EarlierScore,
    PeerScore,
    Question,
)


def planned(inputs, **update):
    plan = DiagnosisPlan(question_set="own", **update)
    return inputs.model_copy(update={"diagnosis": plan})


class TestAreas:
    def test_their_structure_stands_before_any_answer(self, result):
        assert [area.questions for area in result.level.diagnosis.structure] == [5] * 6
        assert result.level.diagnosis.areas == ()

    def test_an_area_is_the_mean_of_the_offices(self, answered):
        areas = analyse_diagnosis(answered).areas
        # offices give 2, 2, 4 and 2: mean 2.5, times 25
        assert [area.score for area in areas] == pytest.approx([62.5] * 6)
        assert {area.level for area in areas} == {4}
        assert {area.spread for area in areas} == {(5, 2.0, 2.0)}

    def test_too_few_answers_give_no_score(self, answered):
        some = tuple(row for row in rows(answered.answers) if not row.question.endswith(("3", "4")))
        found = analyse_diagnosis(answered.model_copy(update={"answers": some}))
        assert {area.coverage for area in found.areas} == {0.6}
        assert {area.level for area in found.areas} == {None}
        assert isnan(found.now.overall)
        assert found.level is None

    def test_an_area_of_one_question_has_no_score(self, answered):
        questions = tuple(q for q in answered.questions if q.id.endswith("0"))
        found = analyse_diagnosis(answered.model_copy(update={"questions": questions}))
        assert {area.coverage for area in found.areas} == {1}
        assert all(isnan(area.score) for area in found.areas)

    def test_an_area_that_does_not_apply_at_all_has_no_score(self, answered):
        answers = tuple(
            Answer(question=row.question, role=row.role, not_applicable=True)
            if row.question.startswith("policy") else row
            for row in answered.answers
        )  # fmt: skip
        found = analyse_diagnosis(answered.model_copy(update={"answers": answers}))
        policy = found.areas[1]
        assert (policy.asked, policy.coverage) == (0, 0)
        assert isnan(policy.score)
        assert isnan(found.now.internal)
        assert found.now.external == pytest.approx(62.5)

    def test_widest_disagreements_are_told_first(self, answered):
        extra = Answer(question="citizen_2", role="board", score=0, evidence="x")
        found = analyse_diagnosis(
            answered.model_copy(update={"answers": (*answered.answers, extra)})
        )
        assert len(found.disputed) == 30  # every question has 2 and 4
        assert found.disputed[0].question.id == "citizen_2"
        assert found.offices["board"] == 1
        assert found.offices["it"] == 30


class TestOverall:
    def test_is_the_mean_of_the_areas_without_weights(self, answered):
        found = analyse_diagnosis(answered)
        assert found.now == pytest.approx((62.5, 62.5, 62.5))
        assert not found.weights_are_stated

    def test_takes_the_weights_of_the_study(self, answered):
        answers = tuple(
            row.model_copy(update={"score": 4.0}) if row.question.startswith("service") else row
            for row in answered.answers
        )
        weights = dict.fromkeys(FORCES, 0.1) | {"service": 0.5}
        aims = tuple(AreaAim(area=area, weight=weight) for area, weight in weights.items())
        found = analyse_diagnosis(
            planned(answered.model_copy(update={"answers": answers}), areas=aims)
        )
        assert found.now.overall == pytest.approx(0.5 * 62.5 + 0.5 * 100)
        assert found.now.external == pytest.approx((62.5 + 62.5 + 100) / 3)

    def test_weights_of_some_areas_are_no_weights(self):
        weights, stated = area_weights((AreaAim(area="policy", weight=0.5),))
        assert set(weights.values()) == {1 / 6}
        assert not stated

    def test_targets_have_their_distance(self, answered):
        aims = tuple(AreaAim(area=area, target=80) for area in FORCES)
        found = analyse_diagnosis(planned(answered, areas=aims))
        assert {area.target_gap for area in found.areas} == {17.5}
        assert found.target == pytest.approx((80, 80, 80))


class TestPeers:
    def test_their_gap_is_given_with_their_number_and_z_from_three_on(self, answered):
        found = analyse_diagnosis(answered)
        # 62.5 less the mean of 40, 50 and 60, whose standard deviation is 10
        assert found.areas[0].peer_gap == pytest.approx((12.5, 1.25))
        two = tuple(peer for peer in rows(answered.peers) if peer.city != "C")
        fewer = analyse_diagnosis(answered.model_copy(update={"peers": two})).areas[0]
        assert fewer.peers == 2
        assert fewer.peer_gap.gap == pytest.approx(17.5)
        assert isnan(fewer.peer_gap.z)

    def test_a_city_is_compared_as_a_whole_if_it_has_all_areas(self, answered):
        part = PeerScore(city="Part", year=2015, area="policy", value=99)
        found = analyse_diagnosis(answered.model_copy(update={"peers": (*answered.peers, part)}))
        assert list(found.peers) == ["A", "B", "C"]
        assert found.peer_gap.gap == pytest.approx(12.5)

    def test_one_of_other_questions_is_left_out(self, answered):
        peers = tuple(
            row.model_copy(update={"question_set": "another"}) if row.city == "C" else row
            for row in answered.peers
        )
        found = analyse_diagnosis(planned(answered.model_copy(update={"peers": peers})))
        assert list(found.peers) == ["A", "B"]
        assert {area.peers for area in found.areas} == {2}


class TestHistory:
    @pytest.mark.parametrize(("question_set", "comparable"), [("own", True), ("another", False)])
    def test_is_compared_with_the_same_questions_only(self, answered, question_set, comparable):
        earlier = tuple(
            EarlierScore(year=2011, area=area, value=40, question_set=question_set)
            for area in FORCES
        )
        found = analyse_diagnosis(
            planned(answered.model_copy(update={"diagnosis_history": earlier}))
        )
        [before] = found.history
        assert before.comparable is comparable
        assert before.scores == pytest.approx((40, 40, 40))


def test_a_question_outside_the_six_areas_counts_in_none(answered):
    odd = Question(id="odd", area="life", system="s", aspect="use", text="t", respondent="IT")
    found = analyse_diagnosis(answered.model_copy(update={"questions": (*answered.questions, odd)}))
    assert [area.asked for area in found.areas] == [5] * 6
