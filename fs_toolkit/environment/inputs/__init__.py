"""What the folder environment/ of a study holds."""

from __future__ import annotations

from typing import Annotated

from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, Prose, Table
from fs_toolkit.environment.inputs.barriers import Barrier, TreeItem
from fs_toolkit.environment.inputs.city import GroupShare, Ratio, Term
from fs_toolkit.environment.inputs.overview import (
    IndexEdition,
    LaterFact,
    PestelItem,
    PopulationOutlook,
    ProfileValue,
)
from fs_toolkit.environment.inputs.stakeholders import (
    Consultation,
    Engagement,
    Stakeholder,
    StakeholderScore,
)
from fs_toolkit.environment.inputs.strategy import (
    Alignment,
    Neighbour,
    Objective,
    Policy,
    PolicyGoal,
)

CONSULTANT = "the consultant"


class EnvironmentInputs(Folder):
    """The folder environment/ of a study: the picture before the diagnosis."""

    profile: Annotated[
        Table[ProfileValue],
        Asks("the city's statistics office and planning department", "data request sheet"),
    ] = PENDING
    """The city in figures: each value with its year, its definition and its source."""
    composition: Annotated[
        Table[GroupShare],
        Asks("the city's statistics office", "data request sheet: people by sex, age and tier"),
    ] = PENDING
    """Shares of the people by sex, age, tier, language or registration."""
    ratios: Annotated[Table[Ratio], Asks(CONSULTANT)] = PENDING
    """Figures computed from the profile and never typed: density, money per head, shares of a budget."""
    terms: Annotated[
        Table[Term],
        Asks("the office of the city's council and mayor", "calendar of terms and elections"),
    ] = PENDING
    """Terms of office and next elections of those who decide."""
    population: Annotated[PopulationOutlook | Pending, Asks(CONSULTANT)] = PENDING
    """Which quantities give the population and its growth."""
    indices: Annotated[Table[IndexEdition], Asks(CONSULTANT, "the UN E-Government Survey")] = (
        PENDING
    )
    """The e-government index of the country and of peers, edition by edition."""
    pestel: Annotated[Table[PestelItem], Asks(CONSULTANT, "desk review and kick-off meeting")] = (
        PENDING
    )
    """Political, economic, social, technological, environmental and legal facts that bear on the project."""
    later: Annotated[Table[LaterFact], Asks(CONSULTANT)] = PENDING
    """Facts later than the cut-off, for the box "What happened afterwards" only."""
    overview: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """What the figures of the city mean for the project."""

    policies: Annotated[
        Table[Policy],
        Asks("the city's department of information and communications", "document request"),
    ] = PENDING
    """Policies, programmes and plans the project answers to."""
    goals: Annotated[Table[PolicyGoal], Asks(CONSULTANT, "reading of the policies")] = PENDING
    """What the policies want, one goal a row."""
    objectives: Annotated[
        Table[Objective], Asks("the project's steering committee", "workshop")
    ] = PENDING
    """What the project is to achieve, one objective a row."""
    alignment: Annotated[Table[Alignment], Asks(CONSULTANT, "reading of the policies")] = PENDING
    """Which objective serves which goal, directly or indirectly; a pair left out is not served."""
    neighbours: Annotated[
        Table[Neighbour],
        Asks(
            "the city's department of information and communications and the donors' offices",
            "list of running and planned projects, then an interview with each owner",
        ),
    ] = PENDING
    """Other projects and systems that touch this one, and how duplication is avoided."""
    strategy: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """What the policies ask of the project, and what they leave open."""
    city_strategy: Annotated[
        Prose | Pending,
        Asks(
            "the city's department of information and communications",
            "document request: strategy, programme and yearly plans with their budgets",
        ),
    ] = PENDING
    """The city's own ICT strategy and vision: text, targets and budget."""

    stakeholders: Annotated[
        Table[Stakeholder], Asks("the project's steering committee", "stakeholder workshop")
    ] = PENDING
    """Who is affected, who decides, who works with it, who may lose."""
    stakeholder_scores: Annotated[
        Table[StakeholderScore],
        Asks(
            "at least two raters who know the city, and the groups themselves",
            "scoring sheet of the stakeholder workshop: power and interest 1 to 5, stance −2 to +2",
        ),
    ] = PENDING
    """Power, interest and stance of each group, rater by rater."""
    engagement: Annotated[
        Table[Engagement],
        Asks(
            "the project's steering committee", "plan of engagement, after the stakeholder workshop"
        ),
    ] = PENDING
    """How each group is to be moved from where it stands to where the project needs it."""
    consultations: Annotated[
        Table[Consultation],
        Asks("the project's steering committee", "attendance lists and minutes of the meetings"),
    ] = PENDING
    """Meetings held with stakeholders: when, with whom, what came of it."""
    people: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """Whose interest carries the project and whose is missing."""

    barriers: Annotated[
        Table[Barrier], Asks(CONSULTANT, "desk review, then the risk workshop with the city")
    ] = PENDING
    """What may stop or spoil the project, how likely, how badly, and what is done about it."""
    problem_tree: Annotated[
        Table[TreeItem],
        Asks(CONSULTANT, "problem workshop with the offices and those who use them"),
    ] = PENDING
    """Causes and effects of the problem that the project answers."""
    obstacles: Annotated[Prose | Pending, Asks(CONSULTANT)] = PENDING
    """How the barriers hang together, and which one decides."""
