"""The folder proposal/: what the project is, in what order, with whose money, when, and how it is watched."""

from __future__ import annotations

from typing import Annotated

from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, Prose, Table
from fs_toolkit.proposal.inputs.composition import (
    Beneficiary,
    Deliverable,
    Gate,
    Goal,
    Issue,
    Objective,
    Phase,
    ScopeItem,
    Strategy,
)
from fs_toolkit.proposal.inputs.financing import (
    Affordability,
    ConcessionalityTest,
    ForeignCurrency,
    ForeignShare,
    FundingSource,
    LoanOffer,
    OnLending,
)
from fs_toolkit.proposal.inputs.monitoring import (
    EvaluationQuestion,
    ExitCriterion,
    GroupTarget,
    Indicator,
    Measurement,
    MonitoringCost,
    ProgressReport,
    Review,
    Watch,
)
from fs_toolkit.proposal.inputs.priorities import (
    AwardScore,
    CostShare,
    Criterion,
    Envelope,
    Measure,
    Pairwise,
    Score,
)
from fs_toolkit.proposal.inputs.procurement import Package
from fs_toolkit.proposal.inputs.risks import Risk
from fs_toolkit.proposal.inputs.safeguards import SafeguardMeasure, Safeguards
from fs_toolkit.proposal.inputs.schedule import Role, Standstill, Task
from fs_toolkit.proposal.inputs.training import Course


class ProposalInputs(Folder):
    """The folder proposal/ of a study."""

    # 4.1 overview and composition
    overview: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """What the project is and why it has this size."""
    issues: Annotated[Table[Issue], Asks("the city's departments", "problem workshop")] = PENDING
    """The problems that the project answers."""
    goals: Annotated[Table[Goal], Asks("the city's leaders", "problem workshop")] = PENDING
    """What shall be true when the issues are solved."""
    objective_tree: Annotated[
        Table[Objective], Asks("the city's departments", "problem workshop")
    ] = PENDING
    """The problem tree of the environment chapter turned round: what is true once each is solved."""
    strategies: Annotated[Table[Strategy], Asks("the consultant", "design workshop")] = PENDING
    """How the goals are reached, and with which components."""
    deliverables: Annotated[Table[Deliverable], Asks("the consultant")] = PENDING
    """What each component of the project delivers."""
    scope: Annotated[Table[ScopeItem], Asks("the consultant and the city")] = PENDING
    """What the project does, and what it leaves to others."""
    beneficiaries: Annotated[Table[Beneficiary], Asks("the statistics office")] = PENDING
    """Who gains, and how many they are."""
    phases: Annotated[Table[Phase], Asks("the consultant and the city")] = PENDING
    """The steps in which the project is introduced."""
    gates: Annotated[Table[Gate], Asks("the city's leaders", "decision paper")] = PENDING
    """What must have been measured before the next phase starts."""

    # 4.2 priorities
    priorities: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """Why this order of measures, in words."""
    criteria: Annotated[Table[Criterion], Asks("the city's leaders", "weighting workshop")] = (
        PENDING
    )
    """What makes one measure more urgent than another, with weights fixed before scoring."""
    measures: Annotated[Table[Measure], Asks("the consultant and the city")] = PENDING
    """The measures that compete for the first place."""
    cost_shares: Annotated[Table[CostShare], Asks("the consultant")] = PENDING
    """How the cost of a component that several measures use is split between them."""
    envelopes: Annotated[
        Table[Envelope], Asks("the finance department", "letter on budget ceilings")
    ] = PENDING
    """Optional: amounts that the investment may have to live with."""
    scores: Annotated[
        Table[Score], Asks("two raters at least", "scoring sheet, filled in apart")
    ] = PENDING
    """How each measure does on each criterion, by rater."""
    pairwise: Annotated[
        Table[Pairwise], Asks("a panel of the city", "pairwise comparison sheet")
    ] = PENDING
    """Optional: comparisons of the criteria two by two, for the analytic hierarchy process."""
    awards_lens: Annotated[
        Table[AwardScore], Asks("two raters at least", "scoring sheet of the WeGO Awards")
    ] = PENDING
    """Optional: the project in the five categories of the WeGO Awards; never part of the order."""

    # 4.3 financing plan
    financing: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """Why these sources and not others."""
    funding: Annotated[Table[FundingSource], Asks("the finance department", "financing letter")] = (
        PENDING
    )
    """Who pays for what, how much, and how certain it is."""
    currencies: Annotated[
        Table[ForeignCurrency], Asks("the finance department", "exchange rates of the price year")
    ] = PENDING
    """Optional: what the money of foreign lenders costs, and how it may change."""
    on_lending: Annotated[
        Table[OnLending], Asks("the ministry of finance", "on-lending agreement")
    ] = PENDING
    """Optional: the way of a loan from the lender to the city, step by step."""
    foreign_shares: Annotated[Table[ForeignShare], Asks("the consultant", "quotations")] = PENDING
    """Optional: how much of what each component costs is paid abroad."""
    loan_offers: Annotated[Table[LoanOffer], Asks("the lender")] = PENDING
    """Terms of loans that were considered, for the table of grant elements."""
    concessionality: Annotated[Table[ConcessionalityTest], Asks("the consultant")] = PENDING
    """Tests of how soft a loan is, by name, with discount rate and threshold."""
    affordability: Annotated[
        Table[Affordability], Asks("the finance department", "budget request")
    ] = PENDING
    """Budgets of the city that the project is measured against."""
    ceiling: Annotated[
        Prose | Pending, Asks("the finance department", "letter on budget ceilings")
    ] = PENDING
    """What the city may spend: ceilings of the IT budget and of debt, and the years they cover."""

    # 4.4 schedule
    schedule: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """What drives the schedule, in words."""
    roles: Annotated[
        Table[Role], Asks("the city's leaders", "decision on the project's organisation")
    ] = PENDING
    """Who does and watches what; a role, not a person's name."""
    tasks: Annotated[Table[Task], Asks("the consultant and the city", "schedule workshop")] = (
        PENDING
    )
    """What must be done, how long it takes, and what it waits for."""
    calendar: Annotated[
        Table[Standstill], Asks("the city's departments", "calendar of the year")
    ] = PENDING
    """Optional: when work of some kind stands still, such as holidays, elections, storms."""
    packages: Annotated[
        Table[Package], Asks("the procurement office", "list of lots and thresholds")
    ] = PENDING
    """What is bought together, by which method, and how long that takes."""
    training: Annotated[
        Table[Course], Asks("the departments and the school of the city", "skills sheet")
    ] = PENDING
    """Who is taught what and when, so that each gap of skill is closed."""

    # 4.5 monitoring and evaluation
    monitoring: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """How the project is watched, in words."""
    indicators: Annotated[Table[Indicator], Asks("the project's owner", "logframe workshop")] = (
        PENDING
    )
    """What is measured, from impact down to process, with baseline and target."""
    reviews: Annotated[Table[Review], Asks("the project's owner")] = PENDING
    """The calendar of reviews and what each decides."""
    watch: Annotated[Table[Watch], Asks("the project's owner")] = PENDING
    """The signal by which each barrier of the environment analysis is noticed in time."""
    monitoring_cost: Annotated[MonitoringCost | Pending, Asks("the consultant")] = PENDING
    """What monitoring and evaluation cost."""
    indicator_groups: Annotated[
        Table[GroupTarget], Asks("the project's owner", "survey and register, by sex")
    ] = PENDING
    """Baselines and targets of women, men and other groups."""
    reports: Annotated[Table[ProgressReport], Asks("the project's owner")] = PENDING
    """Who reports what to whom, and when."""
    evaluation_questions: Annotated[
        Table[EvaluationQuestion], Asks("the outside evaluator", "terms of reference")
    ] = PENDING
    """What an evaluation answers, by the criteria of the Development Assistance Committee."""
    exit_criteria: Annotated[
        Table[ExitCriterion], Asks("the project's owner", "hand-over agreement")
    ] = PENDING
    """What must be true before the project lets go."""
    measurements: Annotated[Table[Measurement], Asks("those who measure")] = PENDING
    """Optional: what was measured after the baseline, once there is something to measure."""
    risks: Annotated[Table[Risk], Asks("the project's owner", "risk workshop with all roles")] = (
        PENDING
    )
    """The responses to the barriers of the environment analysis, and risks of the project's own."""

    # safeguards, printed with the rationale
    safeguards: Annotated[Safeguards | Pending, Asks("the consultant and the donor")] = PENDING
    """Categories, the assessment of data protection, and what is open or needs nothing."""
    safeguard_measures: Annotated[
        Table[SafeguardMeasure], Asks("the project's owner", "safeguards workshop")
    ] = PENDING
    """What is done so that the project harms nobody."""
