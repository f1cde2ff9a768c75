from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import surveys
from fs_toolkit.technical.inputs.surveys import Stratum, SurveyColumn, SurveyItem


def found(rule, inputs, basis):
    return [each.problem for each in rule(inputs, basis, analyse(inputs, basis))]


def with_rows(inputs, **tables):
    return inputs.model_copy(update=tables)


def answers(inputs, **columns):
    """The answers with some columns written anew, for as many people as the first has."""
    table = inputs.responses["s_citizens"]
    people = len(next(iter(columns.values())))
    names = tuple(dict.fromkeys((*table.columns, *columns)))
    rows = tuple(
        tuple(
            str(columns[name][at]) if name in columns else table.rows[at][table.positions[name]]
            for name in names
        )
        for at in range(people)
    )
    return with_rows(inputs, responses={"s_citizens": WideTable(names, rows)})


class TestPlanned:
    def test_a_scale_of_two_statements_is_found(self, inputs, basis):
        changed = with_rows(inputs, survey_items=inputs.survey_items[:2])
        [problem] = found(surveys.scales_have_at_least_three_items, changed, basis)
        assert problem == "the scale 'trust' of 's_citizens' has 2 statements"

    def test_a_choice_is_no_scale(self, inputs, basis):
        choice = SurveyItem(id="way", survey="s_citizens", scale="Way", text="How?", kind="choice")
        changed = with_rows(inputs, survey_items=(*inputs.survey_items, choice))
        assert found(surveys.scales_have_at_least_three_items, changed, basis) == []

    def test_a_study_that_asks_officials_only_is_found(self, inputs, basis):
        changed = with_rows(inputs, surveys=inputs.surveys[:1])
        assert found(surveys.citizens_are_asked_too, changed, basis) == ["no survey asks citizens"]


class TestAnswers:
    def test_a_group_of_a_dozen_is_found(self, answered, basis):
        sex = ["woman"] * 12 + ["man"] * 388
        [problem] = found(
            surveys.reported_groups_have_thirty_people, answers(answered, sex=sex), basis
        )
        assert problem == "the group 'woman' of 's_citizens' has 12 people and is not reported"

    @pytest.mark.parametrize(
        ("people", "problem"),
        [
            (1, "1 person answered 's_citizens'; no share is reported"),
            (5, "5 people answered 's_citizens'; no share is reported"),
        ],
    )
    def test_a_survey_of_a_handful_is_found(self, answered, basis, people, problem):
        few = answers(answered, sex=["woman"] * people)
        assert found(surveys.a_survey_has_thirty_answers, few, basis) == [problem]
        assert analyse(few, basis).level.surveys.items == ()

    def test_a_survey_that_nobody_answered_is_found(self, answered, basis):
        blank = answers(answered, i0=[""] * 40, i1=[""] * 40, i2=[""] * 40)
        problems = found(surveys.a_survey_has_thirty_answers, blank, basis)
        assert problems == ["nobody answered 's_citizens'; no share is reported"]

    def test_fewer_answers_than_planned_are_found(self, answered, basis):
        [problem] = found(
            surveys.surveys_reach_their_sample, answers(answered, sex=["man"] * 200), basis
        )
        assert problem == "'s_citizens' has 200 answers of equal weight, 384 were planned"

    def test_more_answers_than_people_are_found(self, answered, basis):
        survey = answered.surveys[1].model_copy(update={"population": "officials"})
        few = basis.changed({"officials": 300})
        crowded = with_rows(answered, surveys=(answered.surveys[0], survey))
        [problem] = found(surveys.surveys_reach_their_sample, crowded, few)
        assert problem == "400 people answered 's_citizens', of 300 there are"

    def test_a_constant_answer_is_found_and_given_no_margin(self, answered, basis):
        constant = answers(answered, i0=[4] * 400)
        [problem] = found(surveys.people_do_not_all_answer_alike, constant, basis)
        assert problem.startswith("all 400 people gave the same answer to 'i0'")

    def test_an_item_that_nobody_answered_is_found(self, answered, basis):
        assert found(surveys.every_item_is_answered, answers(answered, i0=[""] * 400), basis) == [
            "nobody answered 'i0'"
        ]
        table = answered.responses["s_citizens"]
        narrow = WideTable(table.columns[:-1], tuple(row[:-1] for row in table.rows))
        changed = with_rows(answered, responses={"s_citizens": narrow})
        assert found(surveys.every_item_is_answered, changed, basis) == ["'i2' has no column"]

    def test_a_scale_that_falls_apart_is_found(self, answered, basis):
        i1 = [1 + (at * 7 // 3) % 5 for at in range(400)]
        i2 = [5 - at % 5 for at in range(400)]
        [problem] = found(surveys.scales_hold_together, answers(answered, i1=i1, i2=i2), basis)
        assert problem.startswith("alpha of 'trust' of 's_citizens' is ")

    def test_a_survey_that_hides_how_it_was_held_is_found(self, answered, basis):
        bare = answered.surveys[1].model_copy(update={"mode": "", "ended": None})
        changed = with_rows(answered, surveys=(answered.surveys[0], bare))
        assert found(surveys.surveys_that_were_held_say_how, changed, basis) == [
            "'s_citizens' does not say: ended, mode"
        ]

    def test_more_answers_than_invitations_are_found(self, answered, basis):
        few = answered.surveys[1].model_copy(update={"invited": 300})
        changed = with_rows(answered, surveys=(answered.surveys[0], few))
        assert found(surveys.surveys_that_were_held_say_how, changed, basis) == [
            "400 people answered 's_citizens', 300 were invited"
        ]

    def test_a_stratum_that_nobody_answered_for_is_found(self, answered, basis):
        strata = tuple(
            Stratum(survey="s_citizens", stratum=name, population=500)
            for name in ("woman", "man", "child")
        )
        column = SurveyColumn(survey="s_citizens", column="sex", name="Sex", role="stratum")
        changed = with_rows(answered, strata=strata, survey_columns=(column,))
        assert found(surveys.every_stratum_is_heard, changed, basis) == [
            "nobody of the stratum 'child' answered 's_citizens'"
        ]


class TestInterviews:
    @pytest.mark.parametrize(
        ("change", "lacking"),
        [
            ({"source": ""}, "minutes in basis/sources.csv"),
            ({"confirmed": False}, "confirmation of the minutes"),
            ({"consent": "refused"}, "consent"),
            ({"consent": "", "confirmed": False}, "confirmation of the minutes and no consent"),
        ],
    )
    def test_what_a_talk_lacks_is_found(self, answered, basis, change, lacking):
        talk = answered.interviews[0].model_copy(update=change)
        changed = with_rows(answered, interviews=(talk,))
        assert found(surveys.interviews_are_confirmed_and_agreed, changed, basis) == [
            f"the interview at 'Board' has no {lacking}"
        ]


class TestWordsAndDates:
    def test_a_word_that_stands_alone_is_found_and_not_shown(self, answered, basis):
        sex = ["Quorn Zyxel"] + ["man"] * 399
        [problem] = found(
            surveys.no_word_of_a_group_stands_alone, answers(answered, sex=sex), basis
        )
        assert problem.startswith("sex: 1 answer that only one or two people gave")
        assert "Quorn" not in problem
        shared = answers(answered, sex=["woman"] * 3 + ["man"] * 397)
        assert found(surveys.no_word_of_a_group_stands_alone, shared, basis) == []

    def test_a_survey_that_ends_before_it_began_is_found(self, answered, basis):
        survey = answered.surveys[1]
        assert list(surveys.surveys_end_after_they_began(answered, basis)) == []
        turned = survey.model_copy(update={"began": date(2025, 2, 1), "ended": date(2025, 1, 1)})
        changed = with_rows(answered, surveys=(answered.surveys[0], turned))
        [finding] = surveys.surveys_end_after_they_began(changed, basis)
        assert finding.problem == "'s_citizens' ended on 2025-01-01, before it began, 2025-02-01"
