"""The questions of a study folder, read as far as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.model import Folder, Pending
from fs_toolkit.core.reader import read
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.questions import Question, questions
from fs_toolkit.review.sub_items import FRAME
from fs_toolkit.study.checks import still_assumed
from fs_toolkit.study.inputs import StudyInputs
from fs_toolkit.study.question_sets import with_question_set


@dataclass(frozen=True)
class OpenQuestions:
    """The questions of a study, and what stands in the way of reading it."""

    city: str
    questions: tuple[Question, ...]
    errors: int
    """Mistakes in the files; the files that have them are listed as unreadable."""
    wording: Wording


def all_questions(
    inputs: StudyInputs, wording: Wording, unreadable: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """Every question of a study; what a skeleton assumed and nobody has replaced stands first."""
    basis = FRAME[0]
    nobody = wording.text("review.skeleton.who")
    replaced = tuple(
        Question(
            basis,
            wording.text("review.skeleton.what", name=name.replace("_", " "), value=value),
            place,
            nobody,
            wording.text("review.skeleton.instrument"),
            "to replace",
        )
        for name, value, place in still_assumed(inputs)
    )
    sections = {
        name: value
        for name in type(inputs).model_fields
        if isinstance(value := getattr(inputs, name), Folder)
    }
    return (*replaced, *questions(sections, wording, unreadable))


def open_questions(folder: Path) -> OpenQuestions:
    """Read a study as far as it can be read, and ask what is missing."""
    reading = read(StudyInputs, folder)
    inputs = with_question_set(reading.parts)
    about = inputs.study
    wording = Wording.read("en" if isinstance(about, Pending) else about.language)
    wrong = [each for each in reading.findings if each.severity == "error"]
    found = all_questions(inputs, wording, frozenset(_files(wrong)))
    city = "" if isinstance(about, Pending) else about.city
    return OpenQuestions(city, found, len(wrong), wording)


def _files(findings: list[Finding]) -> set[str]:
    return {each.place.file for each in findings}
