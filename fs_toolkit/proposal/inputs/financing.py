"""Rows of sub-item 4.3: who pays, on what terms, and what the city can afford."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, RefersTo, Row, Share, SourceIds
from fs_toolkit.core.quantities import Origin
from fs_toolkit.core.settings import Currency
from fs_toolkit.proposal.inputs.composition import Words

Use = Literal["investment", "renewal", "operation", "debt_service"]
FundingKind = Literal["city_budget", "national_transfer", "grant", "loan", "fee", "ppp"]
Status = Literal["secured", "planned", "sought"]
Repayment = Literal["annuity", "equal_principal", "bullet"]
GraceKind = Literal["interest_only", "capitalised"]
Tenor = Annotated[float, Field(gt=0, le=60)]
Grace = Annotated[float, Field(ge=0, le=60)]
Measure = Literal["investment_and_operation", "operation", "debt_service", "debt"]
TestName = Literal["", "imf_world_bank", "dac", "arrangement"]
Day = Annotated[str, Field(pattern=r"^([12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?)?$")]
PaymentsPerYear = Annotated[int, Field(ge=1, le=12)]


class FundingSource(Row):
    """A purse that pays for one use of the money."""

    defines: ClassVar[str] = "funding"

    id: Id
    """Name of the source, for other tables."""
    name: Words
    """Who pays, as people call it."""
    use: Use
    """What it pays for: investment, renewal, operation, or debt_service of the plan's loans."""
    kind: FundingKind
    """city_budget, national_transfer, grant, loan, fee or ppp."""
    share: Share | None = None
    """Share of the use; leave share and amount empty for the source that pays the rest."""
    amount: Annotated[float, Field(gt=0)] | None = None
    """Instead of a share: an amount over all years, in prices of the years it is paid. [money]"""
    currency: Currency | None = None
    """Currency of the source, if another than the model's; its rate stands in currencies.csv."""
    draws: Annotated[str, RefersTo("quantity")] = ""
    """Series of the shares that are paid in each year; as the use falls due if empty."""
    rate: Annotated[float, Field(ge=0, lt=1)] | None = None
    """Loans: nominal interest. [1/year]"""
    fee: Share = 0.0
    """Loans: share of the principal that is paid at signature."""
    commitment_fee: Share = 0.0
    """Loans: yearly fee on the part that is promised and not drawn yet. [1/year]"""
    grace: Grace = 0.0
    """Loans: years before the first repayment."""
    tenor: Tenor | None = None
    """Loans: years to the last repayment, grace included."""
    per_year: PaymentsPerYear = 1
    """Loans: payments a year."""
    repayment: Repayment = "annuity"
    """Loans: annuity, equal_principal or bullet."""
    grace_kind: GraceKind = "interest_only"
    """Loans: what happens to interest during grace."""
    status: Status
    """secured: decided in writing; planned: in a budget under decision; sought: asked for, or to be asked for."""
    condition: str = ""
    """What must be true for the money to come."""
    budget_line: str = ""
    """The line of the payer's budget that the money comes from, as the budget calls it."""
    source: SourceIds = ()
    """Where terms, amount or promise were read."""


class ForeignCurrency(Row):
    """What a lender's money costs, now and later."""

    currency: Currency
    """Three capital letters: EUR."""
    rate: Annotated[Id, RefersTo("quantity")]
    """The quantity that is the price of one unit in the price year, in the model's currency."""
    depreciation: Annotated[Id, RefersTo("quantity")]
    """The quantity by which that price rises each year; the high end of its range is the test. [1/year]"""
    source: SourceIds = ()
    """Where the rate was read."""


class OnLending(Row):
    """One step of the way of a loan from the lender to the city."""

    loan: Annotated[Id, RefersTo("funding")]
    """The loan of funding.csv."""
    step: Annotated[int, Field(ge=1, le=9)]
    """1 for the lender's own loan, then one more at each step; the last one is to the city."""
    lender: Words
    """Who lends at this step."""
    borrower: Words
    """Who borrows at this step, and lends on at the next."""
    currency: Currency
    """The money that is owed at this step."""
    rate: Annotated[float, Field(ge=0, lt=1)]
    """Nominal interest at this step; the margin is what it adds to the step before. [1/year]"""
    tenor: Tenor
    """Years to the last repayment, grace included."""
    grace: Grace = 0.0
    """Years before the first repayment."""
    bears_risk: Words
    """Who pays if the currency of this step becomes dearer."""
    instrument: str = ""
    """The agreement, decision or law that this step rests on."""
    origin: Origin
    """collected, published, desk_estimate or synthetic."""
    source: SourceIds = ()
    """Where the terms were read."""


class ForeignShare(Row):
    """How much of what a component costs is paid abroad."""

    component: Annotated[Id, RefersTo("component")]
    """The component of the technical design."""
    share: Share
    """Share of its investment that is paid to suppliers abroad."""
    origin: Origin
    """collected, published, desk_estimate or synthetic."""
    reason: Words
    """What the share rests on."""
    source: SourceIds = ()
    """Where it was read."""


class LoanOffer(Row):
    """Terms of a loan that was considered."""

    id: Id
    """Name of the offer, for other tables."""
    name: Words
    """What people call it."""
    rate: Annotated[float, Field(ge=0, lt=1)]
    """Nominal interest. [1/year]"""
    tenor: Tenor
    """Years to the last repayment, grace included."""
    grace: Grace = 0.0
    """Years before the first repayment."""
    per_year: PaymentsPerYear = 2
    """Payments a year."""
    repayment: Repayment = "equal_principal"
    """annuity, equal_principal or bullet."""
    source: SourceIds = ()
    """Where the terms were read; none for terms that only illustrate."""
    note: str = ""
    """Anything a reader of the table should know."""


class ConcessionalityTest(Row):
    """A test of how soft a loan is."""

    id: Id
    """Name of the test, for other tables."""
    name: Words
    """Who applies it, as people call it."""
    method: TestName = ""
    """imf_world_bank, dac or arrangement where it is one of these; a rule compares the terms."""
    rate: Annotated[float, Field(gt=0, lt=1)]
    """Discount rate of the test. [1/year]"""
    threshold: Share
    """Least grant element that passes."""
    first: Day = ""
    """First day in force: 2013-12-01; empty where it is not known."""
    last: Day = ""
    """Last day in force; empty if it still is."""
    source: SourceIds = ()
    """Where it was read."""
    note: str = ""
    """Whether the rate is a stated one or an illustration."""


class Affordability(Row):
    """A budget of the city that the project is measured against."""

    id: Id
    """Name of the comparison."""
    name: Words
    """The budget, as people call it."""
    budget: Annotated[Id, RefersTo("quantity")]
    """The quantity that is the budget, in the model's currency."""
    years: Annotated[int, Field(ge=1, le=30)] = 1
    """How many years the budget covers."""
    measure: Measure = "investment_and_operation"
    """What is measured against it: investment_and_operation, operation, debt_service or debt."""
    existing: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that is spent or owed already, without the project; none if empty."""
    threshold: Share | None = None
    """The largest share that is allowed, where a source gives one."""
    source: SourceIds = ()
    """Where it was read."""
