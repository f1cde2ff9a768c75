"""What the folder legal/ of a study holds."""

from __future__ import annotations

from typing import Annotated

from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, Prose, Table
from fs_toolkit.legal.inputs.criteria import Criterion, LegalAction, OutlineRow
from fs_toolkit.legal.inputs.institutions import (
    Function,
    GovernanceBody,
    Institution,
    Mandate,
    Responsibility,
    Skill,
)
from fs_toolkit.legal.inputs.laws import Coverage, Law, Provision
from fs_toolkit.legal.inputs.rights import LevelMark, Right
from fs_toolkit.legal.inputs.work import Post, ProcessStep, WorkingTime

COUNSEL = "local counsel"
CONSULTANT = "the consultant"


class LegalInputs(Folder):
    """The folder legal/ of a study: law and institutions on the study's day."""

    laws: Annotated[Table[Law], Asks(COUNSEL, "law inventory sheet")] = PENDING
    """Laws and regulations that bear on the project, with the dates of their force."""
    provisions: Annotated[Table[Provision], Asks(COUNSEL, "gap sheet by topic and law")] = PENDING
    """What each law says on each topic, and how far that carries."""
    coverage: Annotated[Table[Coverage], Asks(COUNSEL, "gap sheet by topic")] = PENDING
    """Topic by topic: which laws cover it, how well, and what the project lacks."""
    rights: Annotated[Table[Right], Asks(COUNSEL, "reading of the laws, article by article")] = (
        PENDING
    )
    """What people may ask, of whom, by when, and what they can do if it is refused."""
    levels: Annotated[
        Table[LevelMark], Asks("local counsel and a panel of citizens", "rating sheet, 0 to 4")
    ] = PENDING
    """Access to information, public rights, transparency, participation, cooperation: where they stand."""
    text: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """What the law asks of the project, and which rule shapes it."""
    afterwards: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """What changed in law and institutions after the study's day; for the box only."""

    institutions: Annotated[
        Table[Institution], Asks("the city's personnel office", "organisation chart")
    ] = PENDING
    """Who decides, answers, operates and supervises."""
    functions: Annotated[
        Table[Function], Asks("the project's steering committee", "responsibility workshop")
    ] = PENDING
    """What must be done to build and to run the service."""
    mandates: Annotated[Table[Mandate], Asks(COUNSEL, "reading of the laws by function")] = PENDING
    """To whom the law gives each function today."""
    responsibilities: Annotated[
        Table[Responsibility], Asks("the project's steering committee", "responsibility workshop")
    ] = PENDING
    """Who is accountable for a function, who does it, who is asked, who is told."""
    skills: Annotated[
        Table[Skill],
        Asks(
            "the city's personnel office and the heads of the units",
            "staff and skills sheet, one row for each unit and skill",
        ),
    ] = PENDING
    """Skills now and needed, and how many people are missing, unit by unit."""
    governance: Annotated[
        Table[GovernanceBody], Asks("the project's steering committee", "responsibility workshop")
    ] = PENDING
    """Bodies that decide about the project: chair, members, how often, what they decide."""
    process: Annotated[
        Table[ProcessStep],
        Asks("the heads of the offices that handle cases", "a case followed from desk to desk"),
    ] = PENDING
    """How a case is handled today: who does what, how long it takes and how long it lies."""
    posts: Annotated[Table[Post], Asks("the city's personnel office", "staffing plan by post")] = (
        PENDING
    )
    """Work that needs people after hand-over, and who has approved the posts."""
    working_time: Annotated[
        WorkingTime | Pending,
        Asks("the city's personnel office", "staffing plan by post"),
    ] = PENDING
    """How many minutes a year one person can give to the work."""
    setting: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """How the institutions work together, and where two of them hold one mandate."""

    actions: Annotated[Table[LegalAction], Asks(COUNSEL, "gap sheet by topic")] = PENDING
    """What is changed or issued to close a gap, by whom, and how long it takes."""
    criteria: Annotated[
        Table[Criterion], Asks("the project's steering committee", "criteria workshop")
    ] = PENDING
    """What law, regulation and institutions must fulfil, with an indicator and a minimum."""
    ordinance: Annotated[Table[OutlineRow], Asks(COUNSEL, "drafting note")] = PENDING
    """Outline of the city's own rules, part by part: purpose, scope, rights, duties, deadlines, data, appeals, review."""
    outline: Annotated[Prose | Pending, Asks(COUNSEL)] = PENDING
    """Words before the outline of the rules, if any are needed."""
