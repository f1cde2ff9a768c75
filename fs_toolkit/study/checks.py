"""Rules over the study as a whole, and what can be said of it before it is evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fs_toolkit.core.findings import Finding, Objection, Place, Rule, rule
from fs_toolkit.core.model import Declined, Pending, rows
from fs_toolkit.core.notes import EVERYTHING
from fs_toolkit.core.said import said
from fs_toolkit.core.units import BUILT_IN
from fs_toolkit.economics.engine.model import lacking
from fs_toolkit.economics.line_rules import formulas_of_lines_can_be_read, unreadable
from fs_toolkit.study.inputs import StudyInputs, every_row
from fs_toolkit.study.question_sets import (
    a_changed_question_set_has_a_name_of_its_own,
    the_question_set_is_there,
)
from fs_toolkit.study.translation_rules import (
    translations_are_in_another_language,
    translations_are_of_what_stands_there,
    translations_put_in_what_the_original_does,
)

ENGINE = "fs_toolkit, the study format"


@rule("STU001", "error", source=ENGINE)
def the_study_says_what_it_is_about(inputs: StudyInputs) -> Iterator[Objection]:
    """Without city, project and the two dates no number can be placed and no law dated."""
    if isinstance(inputs.study, Pending):
        cure = "Write it: format, city, country, project, in_force_at, information_cutoff."
        yield Place("study.yaml"), "the file is missing", cure


@rule("STU003", "error", source=ENGINE)
def the_cut_off_is_not_before_the_day_in_force(inputs: StudyInputs) -> Iterator[Objection]:
    """A study cannot take law and prices of a day as given that it may not know of yet."""
    about = inputs.study
    if not isinstance(about, Pending) and about.information_cutoff < about.in_force_at:
        problem = f"the cut-off {about.information_cutoff} is before {about.in_force_at}, the day in force"
        cure = "Correct one of the two dates; they may be the same day."
        yield about.at("information_cutoff"), problem, cure


@rule("STU010", "warning", source=ENGINE)
def nothing_is_left_of_the_skeleton(inputs: StudyInputs) -> Iterator[Objection]:
    """What a skeleton had to assume was set by nobody who knows the city."""
    for name, value, place in still_assumed(inputs):
        problem = said(
            "{name!r} is still what the skeleton of a new study assumed: {value}",
            name=name,
            value=value,
        )
        cure = "Replace it; or, if it is right, take its line out of `assumed` in study.yaml."
        yield place, problem, cure


def still_assumed(inputs: StudyInputs) -> Iterator[tuple[str, str, Place]]:
    """What a skeleton assumed and nobody has replaced: the name, the value, the place."""
    about = inputs.study
    if isinstance(about, Pending):
        return
    settings = inputs.basis.settings
    rows_of = {row.id: row for row in rows(inputs.basis.quantities)}
    for each in about.assumed:
        name = each.what
        if name in rows_of:
            value, place = rows_of[name].value, rows_of[name].at("value")
        elif not isinstance(settings, Pending) and name in type(settings).model_fields:
            value, place = getattr(settings, name), settings.at(name)
        else:
            value, place = getattr(about, name, None), about.at(name)
        now = f"{value:g}" if isinstance(value, float) else str(value)
        if now == each.value:
            yield name, now, place


@rule("STU011", "warning", source="World Bank, ten questions for economic analysis")
def the_study_appraises_its_options(inputs: StudyInputs) -> Iterator[Objection]:
    """While the economic model is pending no chapter may speak of what the project is worth."""
    settings, economics = inputs.basis.settings, inputs.economics
    if isinstance(settings, Pending) or EVERYTHING in inputs.half_read.get("option", ()):
        return
    if any(isinstance(each, Declined) for each in (economics.options, economics.lines)):
        return  # an answer: the study appraises nothing, and says why
    if missing := lacking(economics, settings):
        problem = said(
            "nothing is appraised yet: the study has no {missing}", missing=wordlist(list(missing))
        )
        cure = f"Write {wordlist(list(missing.values()))}; or `none: reason` in economics/options.yaml."
        yield Place("economics"), problem, cure


@rule("STU020", "error", source=ENGINE)
def made_up_rows_stand_in_worked_examples_only(inputs: StudyInputs) -> Iterator[Objection]:
    """What nobody collected is a fraud in a real study, whatever its caption says."""
    if isinstance(inputs.study, Pending) or inputs.study.worked_example:
        return
    for row in every_row(inputs):
        if getattr(row, "origin", "") == "synthetic":
            name = getattr(row, "id", "")
            problem = f"{name!r} is synthetic" if name else "the row is synthetic"
            cure = "Collect it, or leave it pending; made-up rows need `worked_example: true`."
            yield row.at("origin"), f"{problem}, and the study is no worked example", cure


@rule("STU021", "error", source=ENGINE)
def a_made_up_city_is_a_worked_example(inputs: StudyInputs) -> Iterator[Objection]:
    """Nobody can commission a study of a city that does not exist."""
    about = inputs.study
    if not isinstance(about, Pending) and about.fictional and not about.worked_example:
        cure = "Write `worked_example: true` beside it."
        yield about.at("fictional"), "the city is fictional and the study no worked example", cure


@rule("STU022", "error", source=ENGINE)
def a_made_up_city_has_made_up_rows_only(inputs: StudyInputs) -> Iterator[Objection]:
    """What is called collected, published or a fact about a city that does not exist is none."""
    if isinstance(inputs.study, Pending) or not inputs.study.fictional:
        return
    for row in every_row(inputs):
        origin = getattr(row, "origin", None)
        if origin is not None and origin != "synthetic":
            problem = f"the origin {origin!r} is none in a city that does not exist"
            yield row.at("origin"), problem, "Write synthetic."
        if getattr(row, "kind", None) == "fact":
            cure = "Call it an estimate or an assumption."
            yield row.at("kind"), "a city that does not exist has no facts", cure


STUDY_RULES: tuple[Rule, ...] = (
    the_study_says_what_it_is_about,
    translations_are_of_what_stands_there,
    translations_put_in_what_the_original_does,
    translations_are_in_another_language,
    the_cut_off_is_not_before_the_day_in_force,
    nothing_is_left_of_the_skeleton,
    the_study_appraises_its_options,
    made_up_rows_stand_in_worked_examples_only,
    a_made_up_city_is_a_worked_example,
    a_made_up_city_has_made_up_rows_only,
    the_question_set_is_there,
    a_changed_question_set_has_a_name_of_its_own,
)

EMPTY = "the file is empty"
_MISSING = frozenset({"STU001", "BAS015"})
"""Rules that say a file is missing."""


def of_another_format(findings: list[Finding]) -> list[Finding]:
    """What says that the study is in another format: then nothing else about it can be judged."""
    return [
        each
        for each in findings
        if each.code == "FMT026"
        and each.place.file == "study.yaml"
        and each.place.field == "format"
    ]


def without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings, less those that call a file missing which is there and could not be read.

    What a missing file must hold is the cure of an empty one too.
    """
    missing = {each.place.file: each for each in findings if each.code in _MISSING}
    wrong = {each.place.file for each in findings if each.code not in _MISSING}
    return [
        replace(each, cure=missing[each.place.file].cure)
        if each.problem == EMPTY and each.place.file in missing
        else each
        for each in findings
        if each.code not in _MISSING or each.place.file not in wrong
    ]


def wordlist(items: Sequence[str]) -> str:
    """Items of a sentence: a, b and c.

    >>> wordlist(["options", "lines"])
    'options and lines'
    """
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def early_findings(inputs: StudyInputs) -> Iterator[Finding]:
    """Mistakes in the formulas of lines that show although the basis has mistakes of its own."""
    half_read = inputs.half_read.get("quantity", frozenset())
    if EVERYTHING in half_read or not rows(inputs.basis.quantities):
        return
    known = {row.id for row in rows(inputs.basis.quantities)} | BUILT_IN.keys() | half_read
    rule = formulas_of_lines_can_be_read
    for place, problem, cure in unreadable(inputs.economics, known):
        yield Finding(rule.code, rule.severity, place, problem, cure)
