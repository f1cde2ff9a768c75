"""A small city whose law is read, whose offices are known, and that no rule objects to."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import Basis, BasisInputs, evaluate_basis
from fs_toolkit.core.model import Prose
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.sources import Source
from fs_toolkit.legal.inputs import LegalInputs
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
from fs_toolkit.legal.result import Demand


def quantity(id, value, unit):
    return Quantity(
        id=id, name=id, unit=unit, value=value, kind="assumption", origin="desk_estimate",
        reason="Chosen for the test.",
    )  # fmt: skip


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
                quantity("days", 250, "day/year"),
                quantity("cases", 48_000, "case/year"),
                quantity("minutes", 10, "minute/case"),
                quantity("hours", 1, "hour/case"),
                quantity("working_days", 250, "day/year"),
                quantity("reports_handled", 80_000, "report/year"),
                quantity("handling_minutes", 30, "minute/report"),
            ),
            sources=(Source(id="gazette", title="Gazette", type="law"),),
        ),
    )


def law(id, passed, in_force, **more):
    return Law(
        id=id, level=more.pop("level", "law"), title=f"Law on {id}", short=f"{id.title()} Law",
        title_local=f"Закон: {id}", language="ru", number="1", date_passed=passed,
        date_in_force=in_force, provision="What it says", verified="read", source=("gazette",), **more,
    )  # fmt: skip


@pytest.fixture
def inputs() -> LegalInputs:
    return LegalInputs(
        laws=(
            law("petitions", date(2011, 1, 1), date(2012, 1, 1)),
            law("data", date(2015, 6, 1), date(2016, 7, 1)),
            law("portals", date(2010, 1, 1), date(2010, 2, 1), level="decree", date_repealed=date(2016, 5, 1)),
            law("access", date(2016, 4, 1), date(2018, 7, 1)),
        ),
        coverage=(
            Coverage(topic="petitions", laws=("petitions",), status="conflicting", matters=3, finding="on paper only"),
            Coverage(topic="personal_data", laws=("data", "portals"), status="partial", matters=3, finding="scattered"),
            Coverage(topic="open_data", status="none", matters=1, finding="nothing"),
            Coverage(topic="complainants", laws=("petitions",), status="adequate", matters=2, finding="names are hidden"),
        ),
        provisions=(
            Provision(law="petitions", topic="petitions", bears="conflicting", article="Article 8", says="By hand"),
            Provision(law="portals", topic="personal_data", bears="partial", says="Portals tell"),
            Provision(law="data", topic="personal_data", bears="adequate", says="Consent"),
            Provision(law="petitions", topic="complainants", bears="adequate", says="Hidden"),
        ),
        rights=(
            Right(id="complain", days=30, requirement="answer", right="To complain", holder="Citizens", duty_bearer="Who decided", law="petitions", deadline="30 days", remedy="Court", channel="Paper, followed online", source=("gazette",)),
            Right(right="To consent", holder="Everybody", duty_bearer="Who holds data", law="data", channel="Question at the start", note="From July 2016."),
        ),
        levels=tuple(
            LevelMark(level=level, in_law=1, in_practice=0, target=3, evidence="As read")
            for level in ("access_to_information", "public_rights", "transparency", "participation", "cooperation")
        ),
        text=Prose("One rule decides."),
        afterwards=Prose("The districts went."),
        institutions=(
            Institution(id="mayor", name="Mayor's office", short="Mayor", tier="city", mandate="Decides", laws=("petitions",), staff=40, it_staff=2, verified="read", source=("gazette",)),
            Institution(id="it", name="IT office", short="IT", tier="city", mandate="Runs", parent="mayor", staff=10, it_staff=8, verified="remembered"),
            Institution(id="wards", name="Wards", short="Wards", tier="commune", mandate="Receive", parent="mayor", verified="read"),
            Institution(id="desk", name="Contact desk", short="Desk", tier="city", mandate="Answers the telephone", parent="it", proposed=True, origin="desk_estimate", verified="read"),
        ),
        functions=(
            Function(id="decide", name="Decide", phase="build"),
            Function(id="receive", name="Receive", phase="operate"),
            Function(id="run", name="Run", phase="operate"),
        ),
        responsibilities=(
            Responsibility(function="decide", institution="mayor", role="A"),
            Responsibility(function="decide", institution="it", role="R"),
            Responsibility(function="receive", institution="wards", role="A"),
            Responsibility(function="receive", institution="wards", role="R"),
            Responsibility(function="receive", institution="mayor", role="I"),
            Responsibility(function="run", institution="it", role="A"),
            Responsibility(function="run", institution="it", role="R"),
        ),
        mandates=(
            Mandate(function="decide", institution="mayor", law="petitions", article="Article 2"),
            Mandate(function="receive", institution="wards", law="petitions"),
            Mandate(function="run", institution="it", law="portals"),
        ),
        governance=(
            GovernanceBody(id="board", name="Steering board", chair="mayor", members=("it", "wards"), frequency="Monthly", decides="Changes of scope", otherwise="the mayor"),
        ),
        process=(
            ProcessStep(id="ask", name="Ask at the counter", institution="citizen", kind="start", touch=5, wait=0),
            ProcessStep(id="book", name="Write into the book", institution="wards", after=("ask",), touch=10, wait=0, changed=True),
            ProcessStep(id="mend", name="Decide", institution="it", kind="decision", after=("book",), touch=45, wait=4.875),
            ProcessStep(id="tell", name="Send a letter", institution="wards", kind="end", after=("mend:yes",), touch=0, wait=0),
        ),
        posts=(
            Post(id="clerks", name="Handle cases", institution="wards", volume="cases", minutes="minutes", now=3, approval="requested", approved_by="mayor", cost_line="law_cost"),
            Post(id="lead", name="Lead the desk", institution="desk", fixed=1, approval="approved"),
        ),
        working_time=WorkingTime(days="days"),
        skills=(
            Skill(institution="it", skill="Operation", now=1, needed=3, people=2),
            Skill(institution="wards", skill="Reception", now=3, needed=3, people=0),
        ),
        setting=Prose("Two offices share one book."),
        actions=(
            LegalAction(id="sign", topic="petitions", gap="No complaint online", severity=2, instrument="law", outline="Electronic signature", authority="Parliament", within_city_power=False, lead_months=36, workaround="Paper first", feasibility="Unlikely soon", cost_note="A letter"),
            LegalAction(id="keep", topic="personal_data", gap="Keeping is open", severity=3, instrument="assessment", outline="Periods", authority="Mayor", within_city_power=True, lead_months=20, feasibility="Likely", support="contested", cost_lines=("law_cost",)),
            LegalAction(id="open", topic="open_data", gap="Figures are closed", severity=3, instrument="circular", outline="Monthly figures", authority="Mayor", within_city_power=True, lead_months=6, feasibility="Likely", cost_note="None needed"),
        ),
        ordinance=(
            OutlineRow(part="purpose", says="One register"),
            OutlineRow(part="scope", says="All offices"),
            OutlineRow(part="definitions", says="Case, owner"),
            OutlineRow(part="rights", says="A number", rights=("complain",)),
            OutlineRow(part="duties", says="Register", actions=("open",)),
            OutlineRow(part="deadlines", says="30 days", rights=("complain",)),
            OutlineRow(part="data", says="Periods", actions=("keep",)),
            OutlineRow(part="appeals", says="To the mayor", rights=("complain",)),
            OutlineRow(part="review", says="Once a year"),
        ),
        criteria=tuple(
            Criterion(id=f"c_{i}", area=area, statement="True", indicator="Share", minimum="90 %", measured_by="Mayor", now=1, after=3, target=4)
            for i, area in enumerate(("access_to_information", "public_rights", "transparency", "participation", "cooperation"))
        ),
        outline=Prose("The outline follows the order of the charter."),
    )  # fmt: skip


@pytest.fixture
def changed(inputs):
    """The same inputs with some fields replaced."""

    def change(**fields):
        return inputs.model_copy(update=fields)

    return change


@pytest.fixture
def demands():
    return (
        Demand("answer", "functional", "Each case is answered.", "Answered within 30 days.", True),
        Demand("keep", "data", "Cases are kept.", "", True),
        Demand("publish", "data", "Figures are published.", "", False),
    )


@pytest.fixture
def needed():
    return {"functional": ("petitions",), "data": ("personal_data", "open_data")}
