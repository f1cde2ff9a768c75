"""A small city of which everything is known, and that no rule objects to."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis, BasisInputs, evaluate_basis
from fs_toolkit.core.model import Prose
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.sources import Source
from fs_toolkit.environment.inputs import EnvironmentInputs
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


def quantity(id, value=None, unit="1", **more):
    return Quantity(
        id=id,
        name=id,
        unit=unit,
        value=value,
        kind=more.pop("kind", "assumption"),
        origin="desk_estimate",
        reason="Chosen for the test.",
        **more,
    )


def edition(country, role, year, *parts, note=""):
    osi, hci, tii = parts
    return IndexEdition(
        country=country,
        role=role,
        year=year,
        rank=100,
        egdi=(osi + hci + tii) / 3,
        osi=osi,
        hci=hci,
        tii=tii,
        epi=0.5,
        note=note,
        source=("survey",),
    )


@pytest.fixture
def about():
    return About(
        format=1,
        city="Tver",
        country="Aland",
        project="One register",
        in_force_at=date(2015, 12, 31),
        information_cutoff=date(2017, 12, 31),
    )


@pytest.fixture
def basis(about) -> Basis:
    settings = Settings(
        currency="USD",
        price_year=2015,
        first_year=2016,
        years=10,
        discount_rate="rate",
        go_live="opening",
        recommended="lean",
    )
    return evaluate_basis(
        about,
        BasisInputs(
            settings=settings,
            quantities=(
                quantity("rate", 0.1, "1/year"),
                quantity("opening", 2018, "year"),
                quantity("people_2015", 1_210_000, "person", low=1_200_000, high=1_300_000, as_of="2015"),
                quantity("growth", 0.10, "1/year", low=0.05, high=0.15),
                quantity("people", unit="person", kind="estimate"),
            ),
            series=(
                SeriesPoint(id="people", year=2013, value=1_000_000, kind="fact", source=("census",)),
            ),
            shapes=(Shape(id="people", type="growth", base="people_2015", rate="growth", **{"from": "2015"}),),
            sources=(
                Source(id="census", title="Census", type="statistics"),
                Source(id="survey", title="Survey", type="statistics"),
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def inputs() -> EnvironmentInputs:
    return EnvironmentInputs(
        profile=(
            ProfileValue(
                id="area", topic="territory", item="Area", measure="area", scope="city", year=2014,
                value=100.5, digits=1, unit="km²", definition="Cadastre", source=("census",),
            ),
            ProfileValue(
                id="counted", topic="people", item="Population", measure="population", scope="city",
                year=2013, quantity="people", definition="Census",
            ),
            ProfileValue(
                id="estimated", topic="people", item="Population", measure="population", scope="city",
                year=2015, quantity="people_2015", definition="Estimate",
            ),
            ProfileValue(
                id="internet", topic="access", item="Internet users", measure="internet",
                scope="country", year=2015, value=45.0, unit="%", note="Bounds the city.",
                source=("survey",),
            ),
            ProfileValue(
                id="budget", topic="economy", item="City budget", measure="budget", scope="city",
                year=2015, who="finance department",
            ),
        ),
        composition=(
            GroupShare(id="women", by="sex", group="Women", scope="city", year=2013, share=0.52, definition="Census", source=("census",)),
            GroupShare(id="men", by="sex", group="Men", scope="city", year=2013, share=0.48, definition="Census", source=("census",)),
            GroupShare(id="young", by="age", group="Under 60", scope="city", year=2013, who="statistics office"),
            GroupShare(id="old", by="age", group="60 and over", scope="city", year=2013, who="statistics office"),
        ),
        ratios=(
            Ratio(id="density", topic="territory", item="People for each km²", over="population", under="area"),
            Ratio(id="money", topic="economy", item="Budget a head", over="budget", under="population", unit="USD"),
        ),
        terms=(
            Term(id="council", body="City council", began=date(2012, 3, 4), next_election=date(2016, 3, 6), bearing="The budget is adopted after it.", source=("survey",)),
            Term(id="mayor", body="Mayor", bearing="The sponsor.", who="the mayor's office"),
        ),
        population=PopulationOutlook(
            series="people", base="people_2015", growth="growth", until=2017
        ),
        indices=(
            edition("Aland", "own", 2014, 0.4, 0.5, 0.3),
            edition("Aland", "own", 2016, 0.5, 0.6, 0.4),
            edition("Beland", "peer", 2014, 0.3, 0.4, 0.2),
            edition("Beland", "peer", 2016, 0.5, 0.5, 0.2),
            edition("Celand", "leader", 2016, 0.9, 0.9, 0.9),
            edition("Aland", "own", 2018, 0.6, 0.6, 0.7, note="a new measure"),
            edition("Beland", "peer", 2018, 0.6, 0.6, 0.5),
        ),
        pestel=tuple(
            PestelItem(
                id=name, dimension=name, fact=f"A {name} fact", effect="helps" if i % 2 else "hinders",
                bearing="Do this.", source=("survey",), short=f"{name} force", likelihood=i % 5 + 1,
                impact=4, horizon=("decision", "building", "service")[i % 3], reason="Seen.",
            )
            for i, name in enumerate(
                ("political", "economic", "social", "technological", "environmental", "legal")
            )
        ),
        later=(
            LaterFact(id="count", year=2018, fact="A count.", source=("census",)),
            LaterFact(id="area_later", year=2020, fact="Another area.", value=201.0, tests="profile", measure="area"),
        ),
        overview=Prose("Tver lies on a river."),
        policies=(
            Policy(
                id="plan", level="national", title="National plan", short="The plan",
                title_local="План", language="ru", number="1", date_passed=date(2014, 5, 1),
                ends=2020, status="in_force", demands="One register", verified="read",
                source=("survey",),
            ),
            Policy(
                id="draft", level="city", title="City draft", short="The draft", title_local="Проект",
                language="ru", status="draft", demands="More", verified="remembered",
            ),
        ),
        goals=(
            PolicyGoal(id="register", policy="plan", text="One register"),
            PolicyGoal(id="trust", policy="plan", text="Trust"),
        ),
        objectives=(
            Objective(id="count", text="All cases are counted.", short="Counted"),
            Objective(id="open", text="Figures are open.", short="Open"),
        ),
        alignment=(
            Alignment(goal="register", objective="count", strength="direct", reason="It is one."),
            Alignment(goal="trust", objective="open", strength="indirect", reason="It helps."),
        ),
        neighbours=(
            Neighbour(id="portal", project="Portal", owner="IT office", funder="The state", state="running", overlap="users", what="The same people.", handling="A link.", source=("survey",)),
            Neighbour(id="line", project="Line", owner="Works", funder="The city", state="running", overlap="function", what="It takes reports.", handling="Taken over.", agreed=True, source=("survey",)),
        ),
        strategy=Prose("The plan asks for a register."),
        city_strategy=Prose("The city wants the same."),
        stakeholders=(
            Stakeholder(id="old", name="Older people", group="vulnerable", interest="An answer", concern="A screen", engagement="Counter"),
            Stakeholder(id="mayor", name="Mayor", group="political", interest="Order", concern="Blame", engagement="Sponsor"),
            Stakeholder(id="seller", name="Seller", group="vendor", interest="Orders", concern="Fewer orders", loses=True, engagement="Tender"),
        ),
        stakeholder_scores=(
            StakeholderScore(stakeholder="old", rater="a", power=1, interest=5, stance=1, legitimacy=3, urgency=5),
            StakeholderScore(stakeholder="old", rater="b", power=2, interest=4, stance=0, legitimacy=5, urgency=4),
            StakeholderScore(stakeholder="mayor", rater="a", power=5, interest=4, stance=2, legitimacy=5, urgency=4),
            StakeholderScore(stakeholder="mayor", rater="b", power=5, interest=5, stance=2, legitimacy=4, urgency=3),
            StakeholderScore(stakeholder="seller", rater="a", power=2, interest=5, stance=-2),
            StakeholderScore(stakeholder="seller", rater="b", power=4, interest=5, stance=-2),
        ),
        engagement=(
            Engagement(stakeholder="old", now="neutral", target="supportive", action="Visits", owner="Wards", frequency="monthly"),
            Engagement(stakeholder="mayor", now="leading", target="leading", action="Figures", owner="Unit", frequency="weekly"),
            Engagement(stakeholder="seller", target="neutral", action="A tender", owner="Buyer", frequency="once"),
        ),
        consultations=(
            Consultation(held=date(2015, 10, 1), place="Town hall", stakeholders="All", people=20, women=9, outcome="A list", heard=("old", "mayor")),
        ),
        people=Prose("They were asked."),
        barriers=(
            Barrier(
                id="money", category="financial", statement="Nobody pays for the operation", likelihood=4,
                severity=5, controllability=2, reason="Seen elsewhere", source=("survey",),
                mitigation="A budget line", owner="Finance", cost_note="A decision",
                due="2016-06", trigger="No line in the draft budget", usual="operation_money",
                residual_likelihood=2, residual_severity=5,
            ),
            Barrier(
                id="term", category="political", statement="The term ends", likelihood=2, severity=2,
                controllability=1, reason="Calendar", usual="election",
            ),
            Barrier(
                id="habit", category="organisational", statement="Old books are kept", likelihood=3,
                severity=3, controllability=3, reason="Usual", mitigation="An order", owner="Mayor",
                residual_likelihood=1, residual_severity=3, usual="resistance", cost_lines=("training",),
            ),
            Barrier(
                id="seller", category="vendor", statement="One seller holds the code", likelihood=2,
                severity=3, controllability=3, reason="Usual", usual="lock_in",
            ),
        ),
        problem_tree=(
            TreeItem(id="lost", text="Reports are lost", kind="problem", leads_to=("twice", "distrust")),
            TreeItem(id="books", text="Each office keeps a book", kind="cause", leads_to=("lost",), barriers=("habit",)),
            TreeItem(id="rules", text="No rule asks for one register", kind="cause", leads_to=("books",)),
            TreeItem(id="posts", text="Nobody has the post", kind="cause", leads_to=("lost",)),
            TreeItem(id="twice", text="People report twice", kind="effect"),
            TreeItem(id="distrust", text="People stop reporting", kind="effect"),
        ),
        obstacles=Prose("Money comes first."),
    )  # fmt: skip


@pytest.fixture
def changed(inputs):
    """The same inputs with some fields replaced."""

    def change(**fields):
        return inputs.model_copy(update=fields)

    return change
