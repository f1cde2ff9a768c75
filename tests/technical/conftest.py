"""A small technical section that no rule objects to: two options, three components, ten years."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis, BasisInputs, evaluate_basis
from fs_toolkit.core.model import Prose
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.inputs import TechnicalInputs
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
    ASPECTS,
    FORCES,
    ROLES_OF_A_DIAGNOSIS,
    Answer,
    AreaAim,
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
    ServiceCount,
    ServiceLevel,
    ServiceProgramme,
)
from fs_toolkit.technical.inputs.needs import (
    Constraint,
    CounterCount,
    Existing,
    Gap,
    Interface,
    Requirement,
    Sizing,
)
from fs_toolkit.technical.inputs.surveys import (
    GuideQuestion,
    Interview,
    SiteVisit,
    Survey,
    SurveyColumn,
    SurveyItem,
)
from fs_toolkit.technical.inputs.swot import CrossImpact, Strategy, SwotItem


def quantity(id, value=None, unit="1", **more):
    return Quantity(
        id=id,
        name=more.pop("name", id.replace("_", " ").capitalize()),
        unit=unit,
        value=value,
        kind=more.pop("kind", "assumption"),
        origin="desk_estimate",
        **more,
    )


@pytest.fixture
def basis() -> Basis:
    settings = Settings(
        currency="USD",
        price_year=2015,
        first_year=2016,
        years=4,
        discount_rate="rate",
        go_live="opening",
        recommended="lean",
    )
    quantities = (
        quantity("rate", 0.1, "1/year"),
        quantity("opening", 2017, "year"),
        quantity("people", unit="person"),
        quantity("online", unit="1"),
        quantity("reports_each", 0.01, "report/person/year", low=0.005, high=0.02),
        quantity("use"),
        quantity("reports", unit="report/year", formula="use * reports_each * people"),
        quantity("letters", unit="report/year", formula="0.5 * reports_each * people"),
        quantity("officials", 900, "official"),
        quantity("requests", 50, "request/report"),
        quantity("many_requests", 50_000, "request/report"),
        quantity("day", 0.01),
        quantity("hour", 0.2),
        quantity("safety", 2),
        quantity("size", 100, "kilobyte/request"),
        quantity("overhead", 1.5),
        quantity("volume", 2, "megabyte/report"),
        quantity("kept", 2, "year"),
        quantity("copies", 3),
        quantity("running", 0.995, kind="target"),
        quantity("shift", 0.2),
        quantity("stay", 300, "second/session"),
        quantity("clicks", 20, "request/session"),
        quantity("lost", 24, "hour", kind="target"),
        quantity("back", 8, "hour", kind="target"),
        quantity("disk", 200, "gigabyte"),
        quantity("aware", 0.3),
        quantity("level_three", 40, "service", as_of="2015"),
    )
    inputs = BasisInputs(
        settings=settings,
        quantities=quantities,
        series=(
            SeriesPoint(id="people", year=2016, value=1_000_000, kind="estimate"),
            SeriesPoint(id="people", year=2019, value=1_300_000, kind="estimate"),
            SeriesPoint(id="online", year=2014, value=0.4, kind="fact", source="itu"),
            SeriesPoint(id="online", year=2015, value=0.45, kind="fact", source="itu"),
            SeriesPoint(id="online", year=2017, value=0.5, kind="fact", source="itu"),
        ),
        shapes=(Shape(**{"id": "use", "type": "ramp", "from": "live", "points": "0.5;1"}),),
    )
    about = About(
        format=1,
        city="Testville",
        country="Testland",
        project="Reports",
        in_force_at=date(2015, 12, 31),
        information_cutoff=date(2017, 12, 31),
    )
    return evaluate_basis(about, inputs)


def requirement(id, type="functional", moscow="must", **more):
    return Requirement(
        id=id,
        type=type,
        text=more.pop("text", f"It can {id.replace('_', ' ')}."),
        ground=more.pop("ground", "need"),
        because=more.pop("because", "people asked for it"),
        moscow=moscow,
        acceptance=more.pop("acceptance", "ten of ten try it"),
        met_by=more.pop("met_by", ("small", "lean")),
        **more,
    )


@pytest.fixture
def requirements():
    return (
        requirement("report", "assisted", met_by=("small", "lean"), release=1),
        requirement("track", "migration", met_by=("lean",)),
        requirement("protect", "security", met_by=("lean",)),
        requirement("see", "accessibility", "should", met_by=("lean",)),
        requirement("speak", "language", "should", met_by=("small", "lean")),
        requirement("restore", "backup", "should", met_by=("lean",)),
        requirement("note", "log", "should", met_by=("lean",), release=2, depends_on="protect"),
        requirement("sing", moscow="wont", met_by=(), ground="", because="", acceptance=""),
    )


@pytest.fixture
def questions():
    return tuple(
        Question(
            id=f"{area}_{number}",
            area=area,
            text=f"{area} is good, {number}",
            respondent="the IT department",
            evidence="a paper",
        )
        for area in FORCES
        for number in range(5)
    )


@pytest.fixture
def inputs(requirements, questions) -> TechnicalInputs:
    """Everything that a desk can write; what the city must answer is pending."""
    return TechnicalInputs(
        infrastructure=(
            InfrastructureItem(
                layer="access",
                item="Internet users",
                quantity="online",
                scope="country",
                meaning="Counters stay.",
                sources="itu",
            ),
            InfrastructureItem(
                layer="information_base",
                item="Decree",
                since="2011-04-01",
                scope="country",
                meaning="A ground.",
            ),
        ),
        benchmarks=tuple(
            Benchmark(measure="Index", place=place, own=own, year=2015, value=value, rank=rank)
            for place, own, value, rank in (("Testville", True, 0.6, 2), ("Best", False, 0.8, 1))
        ),
        services=ServiceProgramme(
            scheme="Decree",
            counts=(
                ServiceCount(as_of="2014", services=20, of=50, what="services"),
                ServiceCount(as_of="2015-06", services=45, of=50, what="services"),
            ),
            levels=(
                ServiceLevel(level=1, offers="read"),
                ServiceLevel(level=3, offers="send", services="level_three", project="report"),
            ),
        ),
        questions=questions,
        surveys=(
            Survey(
                id="s_officials",
                name="Officials",
                group="officials",
                population="officials",
                drawn="by lot",
            ),
            Survey(
                id="s_citizens",
                name="Citizens",
                group="citizens",
                population="people",
                drawn="by lot",
                design_effect=1.5,
                response=0.6,
            ),
        ),
        survey_items=tuple(
            SurveyItem(id=f"i{n}", survey="s_citizens", scale="trust", text=f"Statement {n}")
            for n in range(3)
        ),
        interview_guide=(
            GuideQuestion(
                role="Head of a counter",
                question="What happens to a report?",
                why="Where cases are lost.",
                requirements="track",
            ),
        ),
        swot=(
            SwotItem(id="strong", kind="S", text="A strength", weight=4, sources="itu"),
            SwotItem(id="weak", kind="W", text="A weakness", weight=2, desk_reading="none found"),
            SwotItem(id="open", kind="O", text="An opportunity", weight=3, sources="itu"),
            SwotItem(id="threat", kind="T", text="A threat", weight=3, sources="itu"),
        ),
        cross_impact=tuple(
            CrossImpact(internal=internal, external=external, score=score, reason="so it is")
            for internal, external, score in (
                ("strong", "open", 3),
                ("strong", "threat", 1),
                ("weak", "open", -2),
                ("weak", "threat", 0),
            )
        ),
        strategies=(
            Strategy(
                id="use",
                kind="SO",
                text="Use it",
                items="strong;open",
                requirements="report",
                components="platform",
            ),
        ),
        level=Prose("What was read."),
        afterwards=Prose("It came otherwise."),
        requirements=requirements,
        sizing=Sizing(
            transactions="reports",
            beside="letters",
            drivers="reports_each",
            requests="requests",
            day_share="day",
            hour_share="hour",
            safety="safety",
            payload="size",
            overhead="overhead",
            attachments="volume",
            retention="kept",
            copies="copies",
            availability="running",
            adoption="shift",
            internet_access="online",
            session="stay",
            requests_per_session="clicks",
            recovery_point="lost",
            recovery_time="back",
            existing=(Existing(kind="stored", name="Old disk", quantity="disk"),),
        ),
        gaps=(Gap(subject="Asking", as_is="a visit", to_be="a number", components="platform"),),
        interfaces=(
            Interface(
                partner="Portal",
                owner="IT",
                data="cases",
                way="service",
                fallback="link",
                requirement="track",
            ),
        ),
        constraints=(Constraint(kind="legal", text="A signature", consequence="Paper stays"),),
        alternatives=(
            Alternative(
                id="none",
                decision="scope",
                name="Nothing",
                option="none",
                summary="as today",
                exit="nothing to leave",
            ),
            Alternative(
                id="small",
                decision="scope",
                name="Small",
                option="small",
                summary="a form",
                exit="switch it off",
            ),
            Alternative(
                id="lean",
                decision="scope",
                name="Lean",
                option="lean",
                summary="a register",
                exit="take the register out",
            ),
        ),
        criteria=(
            Criterion(id="safe", decision="scope", name="Safe", kind="must", scale="met or not"),
            Criterion(
                id="fit",
                decision="scope",
                name="Fit",
                kind="requirements",
                weight=0.5,
                scale="4 all",
            ),
            Criterion(
                id="easy",
                decision="scope",
                name="Easy",
                kind="judged",
                weight=0.5,
                scale="0 hard, 4 easy",
            ),
        ),
        scores=(
            Score(alternative="none", criterion="safe", score=0, reason="seen so"),
            Score(alternative="none", criterion="easy", score=4, reason="seen so"),
            Score(alternative="none", criterion="easy", score=4, reason="so too", rater="office"),
            Score(alternative="small", criterion="safe", score=1, reason="seen so"),
            Score(alternative="small", criterion="easy", score=4, reason="seen so"),
            Score(alternative="lean", criterion="safe", score=1, reason="seen so"),
            Score(alternative="lean", criterion="easy", score=1, reason="seen so"),
        ),
        components=(
            Component(
                id="platform",
                name="Platform",
                layer="application",
                parts="register; pages",
                route="reuse",
                requirements="report;track;see;speak",
                lock_in=1,
                leaving="export",
            ),
            Component(
                id="guard",
                name="Guard",
                layer="security",
                parts="logs",
                route="buy",
                requirements="protect;restore;note",
                lock_in=2,
                leaving="notice",
            ),
            Component(
                id="teaching",
                name="Teaching",
                layer="organisation",
                parts="",
                route="build",
                requirements="track",
            ),
        ),
        nodes=(
            Node(id="home", name="Telephone", zone="People", look="outside"),
            Node(
                id="pages", name="Pages", zone="Data centre", component="platform", look="emphasis"
            ),
            Node(id="archive", name="Archive", zone="Data centre", component="platform"),
        ),
        links=(
            Link(start="home", end="pages", data="reports", protocol="HTTPS", both_ways=True),
            Link(
                start="pages",
                end="archive",
                data="closed cases",
                protocol="file",
                status="existing",
            ),
        ),
        process=(
            Step(id="send", lane="Citizen", name="Sends", kind="start"),
            Step(
                id="ours", lane="Office", name="Ours?", kind="decision", after="send", changed=True
            ),
            Step(id="pass_on", lane="Office", name="Pass on", after="ours", when="no"),
            Step(id="answer", lane="Office", name="Answer", after="ours;pass_on", when="yes"),
            Step(id="done", lane="Citizen", name="Has an answer", kind="end", after="answer"),
        ),
        data_places=(
            DataPlace(
                data="Cases",
                kind="personal",
                place="city",
                hosting="own",
                rule="Decree",
                component="platform",
                sources="itu",
            ),
            DataPlace(
                data="Figures",
                kind="public",
                place="country",
                hosting="private",
                component="platform",
            ),
        ),
        standards=(
            Standard(name="WCAG 2.0", published="2008-12-11", use="pages", component="platform"),
        ),
        controls=tuple(
            Control(
                threat=f"Harm to {concern}",
                concern=concern,
                control="Hidden",
                check="Monthly",
                requirement="protect",
                component="guard",
            )
            for concern in ("anonymity", "retaliation", "misuse", "supply")
        ),
    )


def responses(people=400, columns=("i0", "i1", "i2")):
    """Answers that run evenly through the scale, alike on every statement but the last."""
    rows = tuple(
        (f"p{person:04}", ("woman", "man")[person % 2],
         *(str(1 + (person + (name == columns[-1]) * (person % 3 == 0)) % 5) for name in columns))
        for person in range(people)
    )  # fmt: skip
    return WideTable(("person", "sex", *columns), rows)


@pytest.fixture
def answered(inputs, questions) -> TechnicalInputs:
    """The same with everything that the city answered."""
    return inputs.model_copy(
        update={
            "equipment": (
                EquipmentItem(type="endpoint", item="Computers", quantity=90, unit="computers", utilisation=0.5, installed=2012),
            ),
            "service_inventory": (
                CityService(id="licence", name="Licence", channel="counter", stage=1, annual_volume=300, as_of="2015", visits=2),
                CityService(id="tax", name="Tax", channel="counter;web", stage=4, annual_volume=100, as_of="2015", visits=0),
            ),
            "attendance": tuple(
                Attendance(day="2015-11-03", workshop="settling", role=role, office=role)
                for role in ROLES_OF_A_DIAGNOSIS
            ),
            "power": (PowerSite(site="Data centre", outage_hours=20, backup_hours=8),),
            "systems": (
                CitySystem(name="Register", area="life", owner="Board", use=0.5, integration=3, quality=1, takes_reports=True),
                CitySystem(name="Ledger", area="administration", owner="Finance"),
            ),
            "answers": tuple(
                Answer(question=question.id, role=role, score=score, evidence="shown")
                for question in questions
                for role, score in zip(ROLES_OF_A_DIAGNOSIS, (2, 2, 4, 2), strict=True)
            ),
            "peers": tuple(
                PeerScore(city=city, year=2015, area=area, value=value)
                for area in FORCES
                for city, value in (("A", 40), ("B", 50), ("C", 60))
            ),
            "surveys": (
                inputs.surveys[0],
                inputs.surveys[1].model_copy(
                    update={"origin": "collected", "invited": 500, "mode": "at the door",
                            "began": date(2015, 11, 2), "ended": date(2015, 11, 20)}
                ),
            ),
            "survey_columns": (SurveyColumn(survey="s_citizens", column="sex", name="Sex"),),
            "responses": {"s_citizens": responses()},
            "site_visits": (
                SiteVisit(day=date(2015, 11, 5), place="Counter 1", seen="A queue.", photographs="3;4",
                          source="itu", origin="collected"),
            ),
            "interviews": (
                Interview(organisation="Board", role="head", day="2015-11-03", topic="work", finding="Paper.",
                          source="itu", confirmed=True, consent="written", requirements="track"),
            ),
            "tally": tuple(
                CounterCount(unit="Counter 1", kind="Ward office", day=date(2015, 11, day), visits=20, avoidable=avoidable)
                for day, avoidable in ((2, 2), (3, 3), (4, 4))
            ),
            "trials": (Trial(alternative="lean", requirement="track", passed=True),),
        }
    )  # fmt: skip


@pytest.fixture
def result(inputs, basis):
    return analyse(inputs, basis)


@pytest.fixture
def diagnosed(answered, questions) -> TechnicalInputs:
    """Answered, with targets, earlier diagnoses, systems in the diagnosis, and gaps in the inventories."""
    kinds = (
        ("tax", "industry", "Tax", (0, 0, 0)),
        ("city_map", "infrastructure", "Map", (2, 2, 2)),
    )
    on_systems = tuple(
        Question(
            id=f"{kind}_{aspect}", area=area, system=kind, name=name, aspect=aspect,
            text=f"{name} is good in {aspect}.", respondent="IT", evidence="a look",
        )
        for kind, area, name, _ in kinds
        for aspect in ASPECTS
    )  # fmt: skip
    ratings = tuple(
        Answer(question=f"{kind}_{aspect}", role="it", score=score, evidence="seen")
        for kind, _, _, scores in kinds
        for aspect, score in zip(ASPECTS, scores, strict=True)
    )
    old = CitySystem(
        name="Mailbox",
        area="life",
        owner="Board",
        started=2001,
        end_of_life=2014,
        takes_reports=True,
    )
    return answered.model_copy(
        update={
            "diagnosis": DiagnosisPlan(
                question_set="own",
                year=2015,
                areas=tuple(AreaAim(area=area, weight=1 / 6, target=80) for area in FORCES),
            ),
            "questions": (*questions, *on_systems),
            "answers": (*answered.answers, *ratings),
            "system_importance": (
                SystemImportance(system="tax", importance=5, reason="said so"),
                SystemImportance(system="city_map", importance=2, reason="said so"),
            ),
            "diagnosis_history": tuple(
                EarlierScore(year=year, area=area, value=40, question_set=asked)
                for year, asked in ((2011, "old_form"), (2013, "own"))
                for area in FORCES
            ),
            "systems": (
                *answered.systems,
                old,
                CitySystem(name="Archive", area="administration", owner="IT", exists=False),
            ),
            "equipment": (
                *answered.equipment,
                EquipmentItem(
                    type="server", item="Storage", quantity=1, unit="system", utilisation=0.9
                ),
            ),
            "service_inventory": (
                *answered.service_inventory,
                CityService(id="bare", name="Bare", stage=0),
            ),
        }
    )
