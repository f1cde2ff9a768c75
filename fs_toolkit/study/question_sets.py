"""The question sets of the diagnosis that ship with the toolkit, and the study that names one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from fs_toolkit.core.files import shipped_bytes
from fs_toolkit.core.findings import Objection, rule
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean, listed
from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.study.inputs import StudyInputs
from fs_toolkit.technical.inputs.diagnosis import Question

ENGINE = "fs_toolkit, the study format"
QUESTION_SETS = ("short_form", "long_form")
"""The question sets of templates/diagnosis, each also in Korean: <set>.ko.csv."""


@cache
def question_set(name: str, language: str = "en") -> tuple[Question, ...]:
    """A question set that ships with the toolkit, in a language; in English where it has no other."""
    files = {"ko": f"{name}.ko.csv"}
    file = files.get(language, f"{name}.csv")
    read = table_from_csv(shipped_bytes("templates", "diagnosis", file), file, Question)
    if read.findings:
        raise ValueError(f"templates/diagnosis/{file} is damaged: {read.findings[0]}")
    return tuple(row for row in read.rows if isinstance(row, Question))


def with_question_set(inputs: StudyInputs, language: str = "") -> StudyInputs:
    """The study with the questions of the set it names, where it has no questions.csv of its own.

    In the study's language if none is named.
    """
    technical = inputs.technical
    plan, about = technical.diagnosis, inputs.study
    if isinstance(plan, Pending) or not isinstance(technical.questions, Pending):
        return inputs
    if plan.question_set not in QUESTION_SETS:
        return inputs
    language = language or ("en" if isinstance(about, Pending) else about.language)
    questions = question_set(plan.question_set, language)
    return inputs.model_copy(
        update={"technical": technical.model_copy(update={"questions": questions})}
    )


@rule("TEC047", "error", source=ENGINE)
def the_question_set_is_there(inputs: StudyInputs) -> Iterator[Objection]:
    """A set that neither the toolkit nor the study holds asks nothing."""
    plan = inputs.technical.diagnosis
    if isinstance(plan, Pending) or not isinstance(inputs.technical.questions, Pending):
        return
    if plan.question_set not in QUESTION_SETS:
        problem = f"there is no question set {plan.question_set!r}, and no questions.csv"
        cure = did_you_mean(plan.question_set, QUESTION_SETS, "templates/diagnosis has")
        yield plan.at("question_set"), problem, cure


@rule("TEC048", "warning", source=ENGINE)
def a_changed_question_set_has_a_name_of_its_own(inputs: StudyInputs) -> Iterator[Objection]:
    """Under the name of a shipped set other questions would be compared with its cities' scores."""
    plan, own = inputs.technical.diagnosis, rows(inputs.technical.questions)
    if isinstance(plan, Pending) or plan.question_set not in QUESTION_SETS or not own:
        return
    shipped = {question.id for question in question_set(plan.question_set)}
    other = sorted({question.id for question in own} ^ shipped)
    if other:
        problem = said(
            "questions.csv is not {question_set!r}: {questions} differ",
            question_set=plan.question_set,
            questions=listed(other, 4),
        )
        cure = "Give `question_set` a name of your own, or delete questions.csv."
        yield plan.at("question_set"), problem, cure
