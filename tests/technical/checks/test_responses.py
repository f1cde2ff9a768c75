from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.core.wide import WideTable, wide_from_csv
from fs_toolkit.technical.checks import INPUT_RULES, responses
from fs_toolkit.technical.inputs.surveys import Stratum, SurveyColumn


def found(rule, inputs, basis):
    assert rule in INPUT_RULES
    return list(rule(inputs, basis))


def with_rows(inputs, **tables):
    return inputs.model_copy(update=tables)


def read(inputs, text, name="s_citizens"):
    """The section with a file of answers."""
    table, findings = wide_from_csv(text.encode(), f"technical/responses/{name}.csv")
    assert findings == []
    return with_rows(inputs, responses={name: table})


class TestWhoseAnswers:
    def test_a_file_of_no_survey_is_found(self, answered, basis):
        changed = read(answered, "person,i0\np1,4\n", "citizen")
        [finding] = found(responses.responses_belong_to_a_survey, changed, basis)
        assert finding.problem == "there is no survey 'citizen'"
        assert "Did you mean 's_citizens'?" in finding.cure

    def test_a_column_that_nothing_reads_is_found(self, answered, basis):
        changed = read(answered, "person,sex,i0,io,i2\np1,man,4,4,4\n")
        [finding] = found(responses.columns_of_responses_are_known, changed, basis)
        assert finding.problem == "unknown column 'io'"
        assert finding.place == Place("technical/responses/s_citizens.csv", 1, field="io")

    def test_a_file_without_people_is_found(self, answered, basis):
        changed = read(answered, "sex,i0\nman,4\n")
        [finding] = found(responses.columns_of_responses_are_known, changed, basis)
        assert finding.problem == "the column person is missing"

    def test_an_item_with_the_name_of_a_column_is_found(self, answered, basis):
        items = (answered.survey_items[0].model_copy(update={"id": "sex"}), *answered.survey_items)
        changed = with_rows(answered, survey_items=items)
        [finding] = found(responses.columns_of_responses_are_known, changed, basis)
        assert "'sex' is an item and a column" in finding.problem


class TestScale:
    @pytest.mark.parametrize("answer", ["6", "0", "4.5", "agree", "-1", "nan", "1e0x"])
    def test_what_is_off_the_scale_is_found(self, answered, basis, answer):
        changed = read(answered, f"person,i0\np1,4\np2,{answer}\n")
        [finding] = found(responses.answers_are_steps_of_the_scale, changed, basis)
        assert finding.problem == f"i0: '{answer}' is no step of the scale"
        assert finding.place.line == 3

    def test_steps_and_open_answers_are_fine(self, answered, basis):
        changed = read(answered, "person,i0,i1\np1,4.0,\np2,1,5\n")
        assert found(responses.answers_are_steps_of_the_scale, changed, basis) == []


class TestPrivacy:
    SECRETS = ("Nguyen Van An", "an@example.org", "0912345678", "김민수")

    @pytest.mark.parametrize("person", SECRETS)
    def test_a_person_with_a_name_is_found_and_the_name_not_shown(self, answered, basis, person):
        changed = read(answered, f"person,i0\np1,4\n{person},4\n")
        [finding] = found(responses.responses_name_nobody, changed, basis)
        assert finding.severity == "error"
        assert finding.place.line == 3
        assert person not in finding.problem + finding.cure

    def test_personal_data_in_any_column_is_found_and_not_shown(self, answered, basis):
        changed = read(answered, "person,sex,i0\np1,call 0912 345 678,4\np2,man,a@b.org\n")
        findings = found(responses.responses_name_nobody, changed, basis)
        assert [(each.place.line, each.problem) for each in findings] == [
            (2, "sex: this looks like personal data (telephone; not shown)"),
            (3, "i0: this looks like personal data (e-mail; not shown)"),
        ]
        [wrong] = found(responses.answers_are_steps_of_the_scale, changed, basis)
        assert "a@b.org" not in wrong.problem

    def test_nobody_stands_twice_or_without_a_code(self, answered, basis):
        changed = read(answered, "person,i0\np1,4\np1,5\n,3\n")
        problems = [each.problem for each in found(responses.each_person_answers_once, changed, basis)]  # fmt: skip
        assert problems == ["'p1' stands twice", "person is empty"]
        changed = read(answered, "person,i0\nNguyen Van An,4\nNguyen Van An,5\n")
        [finding] = found(responses.each_person_answers_once, changed, basis)
        assert finding.problem == "a person stands twice"


class TestWeights:
    STRATA = tuple(
        Stratum(survey="s_citizens", stratum=name, population=500) for name in ("woman", "man")
    )
    COLUMNS = (SurveyColumn(survey="s_citizens", column="sex", name="Sex", role="stratum"),)

    def test_typed_weights_must_be_above_nothing(self, answered, basis):
        changed = read(answered, "person,weight,i0\np1,1.5,4\np2,0,4\np3,x,4\np4,,4\n")
        problems = [each.problem for each in found(responses.weights_come_from_one_place, changed, basis)]  # fmt: skip
        assert problems == ["weight: '0' is no number above 0", "weight: 'x' is no number above 0"]

    def test_weights_are_not_typed_where_there_are_strata(self, answered, basis):
        changed = read(answered, "person,weight,sex,i0\np1,1,man,4\n")
        changed = with_rows(changed, strata=self.STRATA, survey_columns=self.COLUMNS)
        [finding] = found(responses.weights_come_from_one_place, changed, basis)
        assert finding.problem == "weights are typed although there are strata"

    def test_a_person_of_no_stratum_is_found(self, answered, basis):
        changed = read(answered, "person,sex,i0\np1,man,4\np2,men,4\np3,,4\n")
        changed = with_rows(changed, strata=self.STRATA, survey_columns=self.COLUMNS)
        findings = found(responses.every_person_has_a_stratum, changed, basis)
        assert [each.problem for each in findings] == [
            "sex: 'men' is no stratum of strata.csv",
            "sex: '' is no stratum of strata.csv",
        ]

    def test_strata_without_a_column_are_found(self, answered, basis):
        changed = with_rows(answered, strata=self.STRATA)
        [finding] = found(responses.every_person_has_a_stratum, changed, basis)
        assert "no column says who belongs to which stratum" in finding.problem

    def test_two_columns_of_strata_are_found(self, answered, basis):
        twice = (*self.COLUMNS, self.COLUMNS[0].model_copy(update={"column": "area"}))
        changed = with_rows(answered, survey_columns=twice)
        [finding] = found(responses.every_person_has_a_stratum, changed, basis)
        assert finding.problem == "'s_citizens' has two columns of strata"


class TestTwins:
    def test_a_twin_of_the_same_survey_is_found(self, inputs, basis):
        items = list(inputs.survey_items)
        items[0] = items[0].model_copy(update={"twin": "i1"})
        changed = with_rows(inputs, survey_items=tuple(items))
        [finding] = found(responses.twins_are_statements_of_two_surveys, changed, basis)
        assert finding.problem == "'i0' has its twin in the same survey"

    def test_a_choice_has_no_twin(self, inputs, basis):
        items = list(inputs.survey_items)
        items[0] = items[0].model_copy(update={"twin": "i1", "kind": "choice"})
        items[1] = items[1].model_copy(update={"survey": "s_officials"})
        changed = with_rows(inputs, survey_items=tuple(items))
        [finding] = found(responses.twins_are_statements_of_two_surveys, changed, basis)
        assert "not both statements" in finding.problem


class TestOrigin:
    def test_answers_of_unknown_origin_are_found(self, answered, basis):
        bare = answered.surveys[1].model_copy(update={"origin": ""})
        changed = with_rows(answered, surveys=(answered.surveys[0], bare))
        [finding] = found(responses.answers_say_where_they_come_from, changed, basis)
        assert "'s_citizens' were collected" in finding.problem


def test_an_empty_table_breaks_nothing(answered, basis):
    changed = with_rows(answered, responses={"s_citizens": WideTable(("person", "i0"), ())})
    for rule in INPUT_RULES:
        assert list(rule(changed, basis)) == []
