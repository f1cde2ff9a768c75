"""A small study of a proposal that no rule objects to: two components, two phases, four years."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis, BasisInputs, evaluate_basis
from fs_toolkit.core.model import Prose, rows
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.proposal.costs import ComponentCost, ProjectCosts
from fs_toolkit.proposal.handed import BarrierRisk, Handed, LineCost, Problem
from fs_toolkit.proposal.inputs import ProposalInputs
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
    FundingSource,
    LoanOffer,
)
from fs_toolkit.proposal.inputs.monitoring import (
    CRITERIA,
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
from fs_toolkit.proposal.inputs.priorities import AwardScore, CostShare, Criterion, Measure, Score
from fs_toolkit.proposal.inputs.procurement import Package
from fs_toolkit.proposal.inputs.risks import Risk
from fs_toolkit.proposal.inputs.safeguards import (
    HARMS,
    Classification,
    DataAssessment,
    NoTopic,
    OpenTopic,
    SafeguardMeasure,
    Safeguards,
    SafeguardScheme,
)
from fs_toolkit.proposal.inputs.schedule import Role, Standstill, Task
from fs_toolkit.proposal.inputs.training import Course

YEARS = 8
PROBLEMS = (
    Problem("lost", "Letters get lost", "problem", ("angry",)),
    Problem("no_list", "Nobody lists them", "cause", ("lost",)),
    Problem("angry", "People are angry", "effect"),
)


def quantity(id, value=None, unit="1", **more):
    return Quantity(
        id=id,
        name=id.replace("_", " "),
        unit=unit,
        value=value,
        kind=more.pop("kind", "assumption"),
        origin="desk_estimate",
        **more,
    )


@pytest.fixture
def settings():
    return Settings(
        currency="USD",
        price_year=2015,
        first_year=2016,
        years=YEARS,
        discount_rate="discount_rate",
        go_live="opening",
        recommended="lean",
        inflation="inflation",
    )


@pytest.fixture
def basis(settings) -> Basis:
    inputs = BasisInputs(
        settings=settings,
        quantities=(
            quantity("discount_rate", 0.1, "1/year"),
            quantity("opening", 2017, "year"),
            quantity("inflation", 0.02, "1/year"),
            quantity("people", unit="person"),
            quantity("people_2016", 1000, "person"),
            quantity("growth", 0.1, "1/year"),
            quantity("offices", 12, "office", kind="fact", as_of="2015"),
            quantity("threshold", 4, "visit/day", kind="target"),
            quantity("it_budget", 10_000, "USD"),
            quantity("baseline_cost", 10, "USD"),
            quantity("watching", 10, "USD/year"),
            quantity("measured_use", 0.2, kind="fact", as_of="2015"),
            quantity("early"),
        ),
        shapes=(
            Shape(
                id="people", type="growth", base="people_2016", rate="growth", **{"from": "2016"}
            ),
            Shape(id="early", type="spread", points=("0.75", "0.25"), **{"from": "2016"}),
        ),
    )
    about = About(
        format=1,
        city="Tver",
        country="Nowhere",
        project="Register",
        in_force_at=date(2015, 12, 31),
        information_cutoff=date(2017, 12, 31),
    )
    return evaluate_basis(about, inputs)


@pytest.fixture
def problems():
    """The problem tree of the environment chapter."""
    return Handed(problems=PROBLEMS)


def component(name, base, yearly, renewal=0.0):
    """Base estimate, a fifth of optimism bias and a tenth of tax on both, all in the first year."""
    bias = base * 0.2
    tax = (base + bias) * 0.1
    investment, operation, renewed = (np.zeros(YEARS) for _ in range(3))
    investment[0] = base + bias + tax
    operation[1:] = yearly
    renewed[6] = renewal
    return ComponentCost(name, base, bias, 0.0, tax, investment, operation, renewed)


@pytest.fixture
def costs() -> ProjectCosts:
    components = {
        "platform": component("Case register", 900.0, 100.0, renewal=50.0),
        "training": component("Training", 100.0, 20.0),
    }
    return ProjectCosts(np.arange(2016, 2016 + YEARS), components, "Lean option")


def scored(measure, benefit, cost):
    return [
        Score(measure=measure, criterion=criterion, rater=rater, score=score)
        for criterion, score in (("benefit", benefit), ("cheap", cost))
        for rater in ("city", "desk")
    ]


@pytest.fixture
def inputs() -> ProposalInputs:
    return ProposalInputs(
        overview=Prose("Small on purpose."),
        issues=(Issue(id="slow", text="Letters get lost.", evidence=("board2015",)),),
        goals=(Goal(id="fast", text="Letters are answered in time.", issues=("slow",)),),
        objective_tree=(
            Objective(mirrors="lost", text="Letters arrive", goals=("fast",)),
            Objective(mirrors="no_list", text="All letters are listed"),
            Objective(mirrors="angry", text="People are content", left_to="the mayor"),
        ),
        strategies=(
            Strategy(
                id="register", text="Register them once.", goals=("fast",), components=("platform",)
            ),
        ),
        deliverables=(
            Deliverable(component="platform", delivers="A register"),
            Deliverable(component="training", delivers="Trained people"),
        ),
        scope=(
            ScopeItem(id="letters", side="in", text="Letters"),
            ScopeItem(id="permits", side="out", text="Permits", reason="Another project's"),
        ),
        beneficiaries=(
            Beneficiary(id="all", group="Residents", count="people", gain="An answer"),
            Beneficiary(id="offices", group="Offices", count="offices", gain="One register"),
        ),
        phases=(
            Phase(
                id="pilot",
                name="Pilot",
                covers="One ward",
                first="2016-01",
                last="2016-12",
                kind="pilot",
            ),
            Phase(id="city", name="City", covers="All wards", first="2017-01", last="2017-12"),
        ),
        gates=(
            Gate(
                id="visits",
                after="pilot",
                measure="Visits avoided",
                threshold="threshold",
                unit="visits a day",
                instrument="Tally",
                otherwise="Stop",
            ),
        ),
        criteria=(
            Criterion(id="benefit", name="Benefit", weight=0.75, meaning="Helps all"),
            Criterion(id="cheap", name="Low cost", weight=0.25, meaning="Costs nothing"),
        ),
        measures=(
            Measure(
                id="app",
                name="App",
                phase="city",
                components=("platform",),
                needs=("base",),
                type="core",
                goals=("fast",),
                beneficiaries=("all",),
                owner="it",
                first="2017-03",
                last="2017-08",
                indicators=("in_time",),
            ),
            Measure(
                id="base",
                name="Base",
                phase="pilot",
                components=("platform",),
                type="enabler",
                indicators=("trained",),
            ),
            Measure(id="poster", name="Poster", phase="pilot", components=("training",)),
        ),
        cost_shares=(
            CostShare(measure="base", component="platform", share=0.6, reason="The register"),
            CostShare(measure="app", component="platform", share=0.3, reason="Pages"),
        ),
        awards_lens=(
            AwardScore(category="service", rater="desk", score=7, reason="An answer"),
            AwardScore(category="efficiency", rater="desk", score=4, reason="One list"),
        ),
        scores=(*scored("app", 5, 5), *scored("base", 3, 1), *scored("poster", 1, 4)),
        funding=(
            FundingSource(
                id="city",
                name="City",
                use="investment",
                kind="city_budget",
                share=0.6,
                status="secured",
                condition="Vote of the council",
            ),
            FundingSource(
                id="donor",
                name="Donor",
                use="investment",
                kind="grant",
                share=0.4,
                status="sought",
            ),
            FundingSource(
                id="running",
                name="City",
                use="operation",
                kind="city_budget",
                share=1,
                status="planned",
                budget_line="Running the register",
            ),
            FundingSource(
                id="renewing",
                name="City",
                use="renewal",
                kind="city_budget",
                status="planned",
            ),
        ),
        loan_offers=(
            LoanOffer(
                id="soft", name="Soft loan", rate=0.015, tenor=30, grace=10, note="An example"
            ),
        ),
        concessionality=(
            ConcessionalityTest(id="five", name="Five", rate=0.05, threshold=0.35),
            ConcessionalityTest(
                id="low", name="Low", rate=0.035, threshold=0.35, last="2017-12-31"
            ),
        ),
        affordability=(Affordability(id="it", name="IT budget", budget="it_budget", years=5),),
        roles=(
            Role(id="unit", name="Unit", duty="Runs it", capacity=3),
            Role(id="it", name="IT department", duty="Owns it"),
        ),
        tasks=(
            Task(
                id="approve",
                name="Budget approved",
                duration=0,
                owner="it",
                activity="approval",
                kind="milestone",
            ),
            Task(
                id="tender",
                name="Tender",
                duration=5,
                owner="unit",
                activity="procurement",
                predecessors=("approve",),
                optimistic=4,
                pessimistic=9,
                effort=5,
                reason="Publication to award",
            ),
            *(
                Task(
                    id=step,
                    name=f"Donor: {step.replace('_', '-')}",
                    duration=months,
                    owner="it",
                    activity="donor",
                    donor_step=step,
                    predecessors=before,
                )
                for step, months, before in (
                    ("identification", 1, ()),
                    ("appraisal", 1, ("identification",)),
                    ("agreement", 0, ("appraisal",)),
                    ("no_objection", 1, ("agreement", "tender:FF-1")),
                )
            ),
            Task(
                id="law",
                name="Rules",
                duration=2,
                owner="it",
                activity="legal",
                legal_action=("rule",),
            ),
            Task(
                id="build",
                name="Build",
                duration=6,
                owner="it",
                activity="build",
                predecessors=("tender", "law", "no_objection"),
                effort=6,
            ),
            Task(
                id="move",
                name="Old files moved",
                duration=1,
                owner="unit",
                activity="migration",
                predecessors=("build:SS+2",),
                deliverable="Files in the register",
            ),
            Task(
                id="beside",
                name="Old books kept",
                duration=2,
                owner="unit",
                activity="parallel_run",
                predecessors=("move",),
            ),
            Task(
                id="train",
                name="Train",
                duration=1,
                owner="unit",
                activity="training",
                predecessors=("build",),
            ),
            Task(
                id="open",
                name="Open",
                duration=0,
                owner="unit",
                activity="go_live",
                kind="milestone",
                predecessors=("train", "beside"),
            ),
            Task(
                id="look",
                name="Look back",
                duration=2,
                owner="unit",
                activity="evaluation",
                predecessors=("open",),
                earliest="2018-01",
            ),
        ),
        calendar=(
            Standstill(
                id="feast",
                name="Feast",
                first="2017-06-01",
                last="2017-06-10",
                activities=("roll_out",),
                reason="Closed",
            ),
        ),
        packages=(
            Package(
                id="register",
                name="Register",
                components=("platform",),
                method="open_tender",
                rule="Above the threshold",
                months=4,
                task="tender",
                documents="Requirements",
            ),
            Package(
                id="school",
                name="School",
                components=("training",),
                method="own_work",
                rule="Own teachers",
                months=0,
                documents="Lesson plan",
            ),
        ),
        training=(
            Course(
                id="entry",
                name="Entering a letter",
                audience="All offices",
                skills=("entry",),
                people_from="offices",
                days=2,
                mode="course",
                when="train",
                refresh=12,
                lines=("teach", "again"),
                tested="Ten letters",
                women=0.5,
            ),
        ),
        indicators=(
            Indicator(
                id="trust",
                level="impact",
                text="Adults who expect an answer",
                unit="% of adults",
                baseline=30,
                baseline_year=2015,
                target=40,
                target_year=2019,
                reason="A third more",
                source="Survey",
                frequency="twice",
                owner="unit",
                measured=("2016-02", "2019-02"),
            ),
            Indicator(
                id="trained",
                level="output",
                text="People trained",
                unit="people",
                serves=("in_time",),
                baseline=0,
                baseline_year=2015,
                target=40,
                target_year=2016,
                reason="All of them",
                source="Lists",
                frequency="monthly",
                owner="unit",
                assumption="They stay",
                every="month",
                first="2016-03",
                last="2016-12",
            ),
            Indicator(
                id="in_time",
                level="outcome",
                text="Letters answered in time",
                unit="share",
                goal="fast",
                serves=("trust",),
                baseline_from="measured_use",
                baseline_year=2015,
                target=0.9,
                target_year=2018,
                reason="What the law asks for",
                source="Register",
                frequency="monthly",
                owner="it",
                assumption="Offices decide",
                every="quarter",
                first="2017-01",
                milestones=("2017=0.5",),
            ),
        ),
        reviews=(
            Review(id="gate", month="2016-12", name="Gate", decides="Go on or stop", owner="it"),
        ),
        watch=(Watch(id="silent", signal="No entry", response="Visit", owner="unit"),),
        monitoring_cost=MonitoringCost(baseline="baseline_cost", yearly="watching", years=2),
    )


@pytest.fixture
def handed() -> Handed:
    """Two barriers, their lines, a register of complainants, and two schemes."""
    return Handed(
        barriers=(
            BarrierRisk("unpaid", 1, "Nobody pays for operation", 4, 5, 2, 5, cost_lines=("run",)),
            BarrierRisk("paper", 2, "The law wants paper", 2, 3, 2, 2, cost_note="A letter"),
        ),
        lines={
            "run": LineCost("Operation of the register", 45_000.0, yearly=True),
            "platform": LineCost("Case register", 280_000.0),
        },
        components={"platform": "Case register"},
        requirements={"hidden": "R7"},
        data=frozenset({"public", "complainant"}),
        schemes={
            row.id: row
            for row in (
                SafeguardScheme(
                    id="old",
                    kind="environment",
                    name="Old policy",
                    since="1999-03",
                    until="2018-09",
                    categories=("A", "B", "C"),
                    source="Manual",
                ),
                SafeguardScheme(
                    id="new", kind="environment", name="New policy", since="2016-02", source="Site"
                ),
                SafeguardScheme(
                    id="marker",
                    kind="gender",
                    name="Marker",
                    categories=("0", "1", "2"),
                    source="Site",
                ),
            )
        },
    )


def protecting(against: str) -> SafeguardMeasure:
    return SafeguardMeasure(
        id=against,
        topic="complainants",
        against=against,
        measure=f"Nothing that leads to {against}",
        owner="it",
        test="Tried each quarter",
        requirements=("hidden",),
        components=("platform",),
        cost_lines=("platform",),
    )


@pytest.fixture
def watched(inputs) -> ProposalInputs:
    """The sound study with all of 4.5: reports, questions, exit, risks, safeguards, measurements."""
    indicators = tuple(
        row.model_copy(update={"people": True, "asked": "everybody"}) if row.id == "trust" else row
        for row in rows(inputs.indicators)
    )
    return inputs.model_copy(
        update={
            "indicators": indicators,
            "indicator_groups": (
                GroupTarget(indicator="trust", group="women", baseline=25, target=40),
                GroupTarget(indicator="trust", group="men", baseline=35, target=40),
                GroupTarget(indicator="in_time", group="unconnected", target=0.9),
            ),
            "watch": (
                *rows(inputs.watch),
                Watch(
                    id="no_line",
                    barrier="unpaid",
                    signal="No line in the draft",
                    response="The council is asked",
                    owner="it",
                ),
                Watch(
                    id="dear", risk="dear", signal="Bids above", response="Smaller", owner="unit"
                ),
            ),
            "reports": (
                ProgressReport(
                    id="state",
                    name="State",
                    writer="unit",
                    reader="Sponsor",
                    contents="Money and dates",
                    form="Two pages",
                    every="quarter",
                    first="2016-03",
                ),
                ProgressReport(
                    id="final",
                    name="Evaluation",
                    writer="it",
                    reader="Council",
                    contents="Answers",
                    form="A report",
                    due=("2019-02",),
                ),
            ),
            "evaluation_questions": tuple(
                EvaluationQuestion(
                    id=criterion,
                    criterion=criterion,
                    question=f"How is its {criterion}?",
                    method="Survey",
                    indicators=("trust",),
                    review="gate",
                )
                for criterion in CRITERIA
                if criterion != "coherence"
            ),
            "exit_criteria": (
                ExitCriterion(
                    id="line", text="A line stands", shown_by="A vote", owner="it", review="gate"
                ),
            ),
            "measurements": (
                Measurement(
                    indicator="in_time", date=date(2017, 12, 31), value=0.45, origin="collected"
                ),
                Measurement(
                    indicator="trust", date=date(2017, 12, 31), value=32, origin="collected"
                ),
                Measurement(
                    indicator="trained", date=date(2016, 12, 31), value=20, origin="collected"
                ),
            ),
            "risks": (
                Risk(
                    id="unpaid",
                    barrier="unpaid",
                    name="Unpaid operation",
                    response="avoid",
                    action="No contract without a line",
                    owner="it",
                    review="gate",
                ),
                Risk(
                    id="dear",
                    name="Dear bids",
                    likelihood=3,
                    severity=4,
                    reason="The market was not asked",
                    response="transfer",
                    action="Fixed price",
                    owner="unit",
                    cost="baseline_cost",
                    residual_likelihood=2,
                    residual_severity=4,
                    review="gate",
                ),
            ),
            "safeguards": Safeguards(
                category=Classification(scheme="old", category="C", reason="Nothing is built"),
                gender=Classification(scheme="marker", category="0", reason="No aim"),
                assessment=DataAssessment(owner="it", task="law", covers="what is kept"),
                open=(OpenTopic(topic="e_waste", who="IT department", instrument="Inventory"),),
                none=tuple(
                    NoTopic(topic=topic, reason="Nothing changes")
                    for topic in ("energy", "grievance", "gender", "inclusion", "accessibility")
                ),
            ),
            "safeguard_measures": tuple(protecting(harm) for harm in HARMS),
        }
    )
