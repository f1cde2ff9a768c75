"""Rules over the study as a whole."""

from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.reader import read
from fs_toolkit.study.checks import (
    EMPTY,
    STUDY_RULES,
    a_made_up_city_has_made_up_rows_only,
    a_made_up_city_is_a_worked_example,
    early_findings,
    made_up_rows_stand_in_worked_examples_only,
    of_another_format,
    the_cut_off_is_not_before_the_day_in_force,
    the_study_says_what_it_is_about,
    without_echoes,
)
from fs_toolkit.study.inputs import StudyInputs


def missing(code: str, file: str) -> Finding:
    return Finding(code, "error", Place(file), "the file is missing", "Write it.")


class TestTheStudySaysWhatItIsAbout:
    def test_kept(self, studied):
        assert list(the_study_says_what_it_is_about(studied.inputs)) == []

    def test_broken(self):
        [found] = the_study_says_what_it_is_about(StudyInputs())
        assert (found.code, str(found.place)) == ("STU001", "study.yaml")


class TestTheCutOffIsNotBeforeTheDayInForce:
    def with_cut_off(self, studied, day):
        about = studied.inputs.study.model_copy(update={"information_cutoff": day})
        return studied.inputs.model_copy(update={"study": about})

    def test_kept_on_the_same_day(self, studied):
        inputs = self.with_cut_off(studied, studied.inputs.study.in_force_at)
        assert list(the_cut_off_is_not_before_the_day_in_force(inputs)) == []

    def test_broken_a_day_before(self, studied):
        from datetime import timedelta

        day = studied.inputs.study.in_force_at - timedelta(days=1)
        [found] = the_cut_off_is_not_before_the_day_in_force(self.with_cut_off(studied, day))
        assert found.problem == "the cut-off 2015-12-30 is before 2015-12-31, the day in force"

    def test_says_nothing_without_study_yaml(self):
        assert list(the_cut_off_is_not_before_the_day_in_force(StudyInputs())) == []


SKILLS = """institution,skill,now,needed,people,origin
it_department,Running databases,1,3,2,synthetic
"""
SCORES = """stakeholder,rater,power,interest,stance,origin
elderly,A,2,4,1,collected
elderly,B,2,5,1,synthetic
"""
MEETINGS = """held,place,stakeholders,people,women,outcome,origin
2015-11-03,Town hall,Older people,12,5,Larger letters asked for.,synthetic
"""


def about(inputs, **keys):
    return inputs.model_copy(update={"study": inputs.study.model_copy(update=keys)})


class TestMadeUpRows:
    @pytest.mark.parametrize(
        ("file", "content", "line", "problem"),
        [
            ("legal/skills.csv", SKILLS, 2, "the row is synthetic"),
            ("environment/stakeholder_scores.csv", SCORES, 3, "the row is synthetic"),
            ("environment/consultations.csv", MEETINGS, 2, "the row is synthetic"),
        ],
    )
    def test_stand_in_worked_examples_only(self, hanoi, file, content, line, problem):
        hanoi.write(file, content)
        inputs = read(StudyInputs, hanoi.folder).parts
        assert list(made_up_rows_stand_in_worked_examples_only(inputs)) == []
        [found] = made_up_rows_stand_in_worked_examples_only(about(inputs, worked_example=False))
        assert (found.code, found.severity) == ("STU020", "error")
        assert (str(found.place), found.place.field) == (f"{file}:{line}", "origin")
        assert found.problem == f"{problem}, and the study is no worked example"
        assert "worked_example: true" in found.cure

    def test_are_named_by_their_id(self, hanoi):
        hanoi.set("basis/quantities.csv", "petitions", origin="synthetic")
        inputs = about(read(StudyInputs, hanoi.folder).parts, worked_example=False)
        [found] = made_up_rows_stand_in_worked_examples_only(inputs)
        assert found.problem.startswith("'petitions' is synthetic, ")

    def test_are_not_looked_for_without_study_yaml(self, studied):
        assert list(made_up_rows_stand_in_worked_examples_only(StudyInputs())) == []


class TestMadeUpCities:
    def test_the_example_keeps_both_rules(self, example):
        assert list(a_made_up_city_is_a_worked_example(example.inputs)) == []
        assert list(a_made_up_city_has_made_up_rows_only(example.inputs)) == []

    def test_are_worked_examples(self, example):
        inputs = about(example.inputs, worked_example=False)
        [found] = a_made_up_city_is_a_worked_example(inputs)
        assert (found.code, found.place.field) == ("STU021", "fictional")

    def test_have_neither_facts_nor_collected_rows(self, studied):
        inputs = about(studied.inputs, fictional=True)
        problems = [found.problem for found in a_made_up_city_has_made_up_rows_only(inputs)]
        assert "the origin 'desk_estimate' is none in a city that does not exist" in problems
        assert "a city that does not exist has no facts" in problems

    def test_real_cities_may_have_them(self, studied):
        assert list(a_made_up_city_is_a_worked_example(studied.inputs)) == []
        assert list(a_made_up_city_has_made_up_rows_only(studied.inputs)) == []
        assert list(a_made_up_city_has_made_up_rows_only(StudyInputs())) == []


class TestOfAnotherFormat:
    def test_finds_the_one_about_the_format(self):
        place = Place("study.yaml", 1, field="format")
        other = Finding("FMT026", "error", place, "format: the study is in format 2", "")
        unknown = Finding("FMT008", "error", Place("study.yaml", 2, field="region"), "unknown", "")
        assert of_another_format([unknown, other]) == [other]
        assert of_another_format([unknown]) == []


class TestWithoutEchoes:
    def test_a_file_that_is_there_is_not_missing(self):
        tab = Finding("FMT021", "error", Place("study.yaml", 3), "a tab indents the line", "")
        assert without_echoes([missing("STU001", "study.yaml"), tab]) == [tab]

    def test_an_empty_file_is_told_what_it_must_hold(self):
        empty = Finding("FMT010", "error", Place("study.yaml"), EMPTY, "Delete it.")
        [found] = without_echoes([empty, missing("STU001", "study.yaml")])
        assert (found.code, found.cure) == ("FMT010", "Write it.")

    def test_a_missing_file_stays_missing(self):
        found = [missing("STU001", "study.yaml"), missing("BAS015", "basis/settings.yaml")]
        assert without_echoes(found) == found


class TestEarlyFindings:
    def test_formulas_are_read_although_the_basis_has_mistakes(self, hanoi):
        from fs_toolkit.core.reader import read

        hanoi.set("economics/lines.csv", "post", formula="petitons")
        hanoi.set("basis/quantities.csv", "vnd_per_usd", value="dear")
        [found] = early_findings(read(StudyInputs, hanoi.folder).parts)
        assert found.code == "ECO002"  # vnd_per_usd, half read, is not called unknown
        assert "'petitons'" in found.problem

    def test_nothing_is_said_where_the_quantities_could_not_be_read(self, hanoi):
        from fs_toolkit.core.reader import read

        hanoi.write("basis/quantities.csv", "")
        assert list(early_findings(read(StudyInputs, hanoi.folder).parts)) == []
        hanoi.remove("basis")
        assert list(early_findings(read(StudyInputs, hanoi.folder).parts)) == []


def test_the_tuple_holds_them_all():
    known = [f"STU{number:03}" for number in (1, 4, 6, 5, 3, 10, 11, 20, 21, 22)]
    assert [rule.code for rule in STUDY_RULES] == [*known, "TEC047", "TEC048"]
