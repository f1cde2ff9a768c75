"""The folder technical/ of a study: a file a field."""

from __future__ import annotations

from typing import Annotated

from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, Prose, Table
from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical.inputs.architecture import DataPlace, Link, Node, Step
from fs_toolkit.technical.inputs.design import (
    Alternative,
    Component,
    Control,
    Criterion,
    Score,
    Standard,
    Trial,
)
from fs_toolkit.technical.inputs.diagnosis import (
    Answer,
    Attendance,
    DiagnosisPlan,
    EarlierScore,
    PeerScore,
    Question,
    SystemImportance,
)
from fs_toolkit.technical.inputs.inventory import (
    Benchmark,
    CityService,
    CitySystem,
    EquipmentItem,
    InfrastructureItem,
    PowerSite,
    ServiceProgramme,
)
from fs_toolkit.technical.inputs.needs import (
    Constraint,
    CounterCount,
    Gap,
    Interface,
    Requirement,
    Sizing,
)
from fs_toolkit.technical.inputs.surveys import (
    GuideQuestion,
    Interview,
    SiteVisit,
    Stratum,
    Survey,
    SurveyColumn,
    SurveyItem,
    SurveyWord,
)
from fs_toolkit.technical.inputs.swot import CrossImpact, Strategy, SwotItem, SwotWeight

CONSULTANT = "the consultant"
IT_OFFICE = "the city's information and communications department"


class TechnicalInputs(Folder):
    """The folder technical/: the city's ICT, what the project needs, how it is designed."""

    infrastructure: Annotated[
        Table[InfrastructureItem], Asks(CONSULTANT, "published statistics and acts")
    ] = PENDING
    """The national information base, the networks and people's access to them."""
    equipment: Annotated[
        Table[EquipmentItem],
        Asks(
            f"{IT_OFFICE}, seen on the spot at the data centre and at a sample of offices and counters",
            "equipment form, one row a kind and place",
        ),
    ] = PENDING
    """The city's own equipment: data centre, servers, lines, computers, security, power."""
    power: Annotated[
        Table[PowerSite],
        Asks(
            "the city's power company and the heads of the places",
            "outage log of the last twelve months at the data centre and at counters of every tier",
        ),
    ] = PENDING
    """Electricity supply of the data centre and the counters: outages and what bridges them."""
    benchmarks: Annotated[
        Table[Benchmark], Asks(CONSULTANT, "published indices that rank cities or provinces")
    ] = PENDING
    """The city in published indices of cities, beside others."""
    services: Annotated[ServiceProgramme | Pending, Asks(IT_OFFICE, "service inventory form")] = (
        PENDING
    )
    """The city's online services, counted and by level."""
    service_inventory: Annotated[
        Table[CityService],
        Asks(
            f"{IT_OFFICE} with the offices that give the services",
            "service inventory form, one row a service",
        ),
    ] = PENDING
    """The city's services one by one: how far each is online, how often it is used, what it costs people."""
    systems: Annotated[
        Table[CitySystem],
        Asks(
            f"{IT_OFFICE} and every office below it that runs a system of its own",
            "systems inventory form, one row a system, checked on the spot at a sample of offices",
        ),
    ] = PENDING
    """The city's systems: what each does, who runs it, who uses it, and whether it takes citizens' reports."""
    diagnosis: Annotated[
        DiagnosisPlan | Pending,
        Asks(
            "the city leadership, with the consultant",
            "a decision on question set, weights and targets",
        ),
    ] = PENDING
    """Which question set is asked, with the weights and the targets of the six areas."""
    questions: Annotated[
        Table[Question], Asks(CONSULTANT, "a question set of templates/diagnosis, or one's own")
    ] = PENDING
    """The questions of the diagnosis: in six areas, and on the kinds of system of four areas."""
    answers: Annotated[
        Table[Answer],
        Asks(
            "the planning, finance and IT departments and a member of the city's leadership, at least",
            "the diagnosis form, filled in by each office and settled in a workshop of half a day",
        ),
    ] = PENDING
    """The answers to the diagnosis, with what was shown for each."""
    peers: Annotated[
        Table[PeerScore],
        Asks("the WeGO secretariat", "results of member cities that agree to be compared"),
    ] = PENDING
    """Other cities' results of the same diagnosis."""
    diagnosis_history: Annotated[
        Table[EarlierScore],
        Asks(IT_OFFICE, "the results of an earlier diagnosis, with its questions"),
    ] = PENDING
    """The city's own results of earlier diagnoses."""
    system_importance: Annotated[
        Table[SystemImportance],
        Asks(
            "the planning department with the offices that use the systems",
            "the workshop of the diagnosis",
        ),
    ] = PENDING
    """How much each kind of system matters to the city's aims, 1 to 5."""
    attendance: Annotated[
        Table[Attendance], Asks("the planning department", "signed list of the workshop")
    ] = PENDING
    """Who took part in the workshops of the diagnosis, by office."""
    surveys: Annotated[Table[Survey], Asks(CONSULTANT, "survey plan")] = PENDING
    """The surveys: of whom, how many, drawn how."""
    survey_items: Annotated[Table[SurveyItem], Asks(CONSULTANT, "questionnaire")] = PENDING
    """The statements that people agree or disagree with, and what they choose."""
    survey_columns: Annotated[tuple[SurveyColumn, ...], Asks(CONSULTANT, "questionnaire")] = ()
    """What the questionnaires ask of the people themselves: sex, age, stratum."""
    survey_words: Annotated[tuple[SurveyWord, ...], Asks(CONSULTANT, "questionnaire")] = ()
    """What the words of the answers stand for, for `fs import`."""
    strata: Annotated[
        tuple[Stratum, ...],
        Asks("the statistics office or the personnel office", "counts of people"),
    ] = ()
    """How many people each stratum of a survey has; weights follow from it."""
    responses: Annotated[
        dict[str, WideTable] | Pending,
        Asks(
            "officials at the counters and citizens, drawn as the survey plan says",
            "the two questionnaires, on paper and on a tablet",
        ),
    ] = PENDING
    """The answers of officials and of citizens, a file a survey and a person a row: `person` (a code, never a name), `weight` if there are no strata, columns of survey_columns.csv, and a column an item. `fs import` writes it from an export."""
    interview_guide: Annotated[Table[GuideQuestion], Asks(CONSULTANT, "interview guide")] = PENDING
    """The questions of the interviews, by the function of who is asked."""
    interviews: Annotated[
        Table[Interview],
        Asks(
            "heads of the office that receives reports, of the IT and finance departments and of local offices; associations",
            "the interview guide, minutes confirmed by the person",
        ),
    ] = PENDING
    """Interviews: who was asked, and what was learnt."""
    site_visits: Annotated[
        Table[SiteVisit],
        Asks(f"{CONSULTANT}, with the heads of the places", "visit sheet and photograph log"),
    ] = PENDING
    """Visits to counters and offices: what was seen there."""
    swot: Annotated[Table[SwotItem], Asks(CONSULTANT, "desk reading, then a workshop")] = PENDING
    """Strengths, weaknesses, opportunities and threats, each with its evidence."""
    swot_weights: Annotated[
        Table[SwotWeight],
        Asks("three people of the city who do not report to one another", "weights sheet"),
    ] = PENDING
    """How much each rater thinks an item matters; without it the weights of swot.csv count."""
    cross_impact: Annotated[
        Table[CrossImpact], Asks(f"{CONSULTANT}, then two raters of the city", "cross-impact sheet")
    ] = PENDING
    """What each strength and weakness does with each opportunity and threat."""
    strategies: Annotated[Table[Strategy], Asks(CONSULTANT)] = PENDING
    """What follows from strengths, weaknesses, opportunities and threats together."""
    level: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """The reading of the current level of ICT."""
    afterwards: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """What happened after the study's cut-off, for a box that no number of the study uses."""

    requirements: Annotated[
        Table[Requirement], Asks(f"{CONSULTANT}, with future users", "requirements workshop")
    ] = PENDING
    """What the project must be able to do, and how it is seen to do it."""
    sizing: Annotated[Sizing | Pending, Asks(CONSULTANT)] = PENDING
    """Which series are the transactions and which quantities size the system."""
    tally: Annotated[
        Table[CounterCount],
        Asks(
            "heads of a sample of counters of every kind, at least three of each",
            "tally sheet kept for two weeks, one line a day",
        ),
    ] = PENDING
    """Visits at the counters today, and how many of them a page or a message would have spared."""
    gaps: Annotated[Table[Gap], Asks(CONSULTANT, "desk reading, then the inventory")] = PENDING
    """How it is, how it must be, and what closes the gap."""
    interfaces: Annotated[Table[Interface], Asks(IT_OFFICE, "systems inventory form")] = PENDING
    """The systems the project exchanges data with."""
    constraints: Annotated[Table[Constraint], Asks(CONSULTANT)] = PENDING
    """Limits that the design cannot move."""
    needs: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """The reading of what the project needs."""

    alternatives: Annotated[Table[Alternative], Asks(CONSULTANT)] = PENDING
    """The alternatives of each decision of the design."""
    criteria: Annotated[Table[Criterion], Asks(f"{CONSULTANT}, agreed with the city")] = PENDING
    """What the alternatives are judged by, with weights set before the scores."""
    scores: Annotated[Table[Score], Asks(CONSULTANT, "two raters at least")] = PENDING
    """How each alternative does by each criterion, and why."""
    components: Annotated[Table[Component], Asks(CONSULTANT)] = PENDING
    """The parts of the project, each bought, built or reused."""
    nodes: Annotated[Table[Node], Asks(CONSULTANT, "design workshop")] = PENDING
    """The systems and places of the deployment, in zones."""
    links: Annotated[Table[Link], Asks(CONSULTANT, "design workshop")] = PENDING
    """What goes between them, and how."""
    process: Annotated[
        Table[Step], Asks(f"{CONSULTANT}, with those who do the work", "process workshop")
    ] = PENDING
    """The process as it will be, step by step."""
    data_places: Annotated[
        Table[DataPlace], Asks(f"{CONSULTANT} and {IT_OFFICE}", "rules of data location and cloud")
    ] = PENDING
    """Where data of each kind lie, and what allows it."""
    standards: Annotated[Table[Standard], Asks(CONSULTANT)] = PENDING
    """The standards that the design follows, in the edition of the study's date."""
    controls: Annotated[Table[Control], Asks(CONSULTANT)] = PENDING
    """The security controls and the threats they answer."""
    trials: Annotated[
        Table[Trial],
        Asks(
            f"{IT_OFFICE}, with two officials who will use the system",
            "trial of two weeks: the acceptance tests of the Must requirements on each technology, by the city's own staff",
        ),
    ] = PENDING
    """Trials of the technologies in the city, which also show whether its own staff can keep them running."""
    design: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """The reading of design and approach."""
