"""What sub-item 2.1 asks people: surveys, interviews and visits."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import ID_PATTERN, Id, Ids, RefersTo, Row, SourceIds, Texts

OfAnswers = Literal["", "collected", "synthetic"]
"""Where answers are from; empty while there are none."""
PERSON, WEIGHT = "person", "weight"
"""Columns of responses that every survey may have."""


class Survey(Row):
    """A row of surveys.csv: a survey that is planned or done."""

    defines: ClassVar[str] = "survey"

    id: Id
    """The name that items refer to, and the stem of the file in responses/."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read."""
    group: Literal["officials", "citizens"]
    """officials or citizens: a study of participation asks both."""
    population: Annotated[str, RefersTo("quantity")]
    """The quantity that counts the people it speaks for."""
    margin: Annotated[float, Field(gt=0, lt=1)] = 0.05
    """Half width of the interval aimed at."""
    confidence: Annotated[float, Field(gt=0, lt=1)] = 0.95
    """Confidence of that interval."""
    design_effect: Annotated[float, Field(ge=1)] = 1
    """Loss through drawing people in clusters; 1 for a simple random sample."""
    response: Annotated[float, Field(gt=0, le=1)] = 1
    """Share of those invited who are expected to answer."""
    drawn: Annotated[str, Field(min_length=1)]
    """How people are drawn, and which groups must be in."""
    invited: Annotated[int, Field(ge=1)] | None = None
    """Once it is done: how many people were asked."""
    began: date | None = None
    """The first day of asking."""
    ended: date | None = None
    """The last day of asking."""
    mode: str = ""
    """How people were asked: at the door, on paper, by a link."""
    origin: OfAnswers = ""
    """Once there are responses: collected, or synthetic in a worked example."""


class SurveyItem(Row):
    """A row of survey_items.csv: a statement that people agree with, 1 to 5, or a choice."""

    defines: ClassVar[str] = "survey_item"

    id: Id
    """The name of its column in responses."""
    survey: Annotated[Id, RefersTo("survey")]
    """A row of surveys.csv."""
    scale: Annotated[str, Field(min_length=1)]
    """The name of what its items measure together, as people read it: Trust, Ease."""
    text: Annotated[str, Field(min_length=1)]
    """The statement, or the question of a choice."""
    kind: Literal["agree", "choice"] = "agree"
    """agree: 1 disagree wholly to 5 agree wholly; choice: one of several words."""
    reversed: bool = False
    """True if agreeing is the contrary of what the scale measures; counted from the other end there."""
    twin: Annotated[str, RefersTo("survey_item")] = ""
    """The same statement in the other survey, so that both can be compared."""
    code: str = ""
    """What an export calls it, if not by id or text: Q3[SQ001]."""


class SurveyColumn(Row):
    """A row of survey_columns.csv: what is known of the people besides their answers."""

    survey: Annotated[Id, RefersTo("survey")]
    """A row of surveys.csv."""
    column: Annotated[str, Field(pattern=ID_PATTERN)]
    """The name of its column in responses."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read: Sex, Age."""
    role: Literal["group", "stratum"] = "group"
    """group: answers are compared by it; stratum: people are weighted by it."""
    header: str = ""
    """What an export calls it, if not by column or name."""


class SurveyWord(Row):
    """A row of survey_words.csv: what a word of an export stands for."""

    survey: Annotated[Id, RefersTo("survey")]
    """A row of surveys.csv."""
    column: str = ""
    """The item or column it belongs to; empty for every statement of the survey."""
    word: Annotated[str, Field(min_length=1)]
    """As the export has it: Strongly agree, Rất đồng ý, A5."""
    value: Annotated[str, Field(min_length=1)]
    """What it stands for: 5, woman."""


class Stratum(Row):
    """A row of strata.csv: how many people a part of the population has."""

    survey: Annotated[Id, RefersTo("survey")]
    """A row of surveys.csv."""
    stratum: Annotated[str, Field(min_length=1)]
    """As it stands in the column of responses whose role is stratum."""
    population: Annotated[float, Field(gt=0)]
    """People in it. [person]"""
    sources: SourceIds = ()
    """Where the number is read."""


class GuideQuestion(Row):
    """A row of interview_guide.csv: a question of the interviews."""

    role: Annotated[str, Field(min_length=1)]
    """The function of the people who are asked."""
    question: Annotated[str, Field(min_length=1)]
    """The question, open, as it is asked."""
    why: Annotated[str, Field(min_length=1)]
    """What the study does with the answer."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements that the answer may change."""
    issues: Annotated[Ids, RefersTo("issue")] = ()
    """The issues of the proposal that it throws light on."""


class Interview(Row):
    """A row of interviews.csv: a talk that was held."""

    id: str = ""
    """A name for the row."""
    organisation: str
    """The office or association."""
    role: str
    """The function of the person; no name."""
    day: str
    """When: 2015-11-03."""
    topic: str
    """What it was about."""
    finding: str
    """What was learnt, in a sentence."""
    source: Annotated[str, RefersTo("source")] = ""
    """The minutes, as a row of basis/sources.csv."""
    confirmed: bool = False
    """True once the person has read the minutes and agreed to them."""
    consent: Literal["", "written", "spoken", "refused"] = ""
    """Whether the person agreed to being quoted: written, spoken or refused; empty if not asked."""
    requirements: Annotated[Ids, RefersTo("requirement")] = ()
    """The requirements that it supports."""
    issues: Annotated[Ids, RefersTo("issue")] = ()
    """The issues of the proposal that it bears out."""
    origin: OfAnswers = ""
    """collected, or synthetic in a worked example."""


class SiteVisit(Row):
    """A row of site_visits.csv: what was seen at a place."""

    day: date
    """When."""
    place: Annotated[str, Field(min_length=1)]
    """The counter, the office, the data centre."""
    seen: Annotated[str, Field(min_length=1)]
    """What was seen, in a sentence; no person who could be recognised."""
    photographs: Texts = ()
    """Their numbers in the photograph log, between semicolons."""
    source: Annotated[str, RefersTo("source")] = ""
    """The notes or the log, as a row of basis/sources.csv."""
    origin: OfAnswers = ""
    """collected, or synthetic in a worked example."""
