"""Rules that a donor's reviewer goes through: flows, prices, lives, rates, adoption, scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.formula import FormulaError, Name, Number, parse
from fs_toolkit.core.model import rows
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.engine.trees import is_one_off
from fs_toolkit.economics.inputs import EconomicsInputs, Line
from fs_toolkit.economics.meeting import begins, options_of
from fs_toolkit.economics.outside import ACCESS, ADOPTION, TIME, WAGE

EU_GUIDE = "EU Guide to Cost-Benefit Analysis 2014"
_START, _END = r"(?<![a-z])", r"(?![a-z])"
NO_FLOW = re.compile(
    rf"{_START}(depreciation|amorti[sz]ation|debt service|loan (interest|repayment)s?|interest payments?"
    rf"|principal repayments?|repayment of the loan){_END}|감가상각|이자 상환|원리금"
)
STUDY = re.compile(rf"{_START}(this study|feasibility study){_END}|타당성 ?조사")
SOFTWARE = re.compile(r"(?<![a-z])(software|licen[cs]e|platform|register)|소프트웨어|라이선스")
LEFT = re.compile(rf"{_START}(residual|salvage|scrap|book) value{_END}|잔존가치")
CLASSES = {
    "training": re.compile(r"train|capacity|교육|훈련"),
    "migration": re.compile(r"migrat|conver(t|sion)|content|이전|이관"),
    "change management and outreach": re.compile(r"change|outreach|communicat|awareness|변화|홍보"),
    "security": re.compile(r"secur|보안"),
}
"""Costs that are forgotten most often, and words that show they are there."""
LEAST_FACTOR, MOST_FACTOR = 0.4, 1.2
FULL_AT_ONCE = 0.9
FEWER_USERS, MORE_COST = 0.8, 1.1


def _words(line: Line) -> str:
    parts = (line.id.replace("_", " "), line.family.replace("_", " "), line.name)
    return " ".join((*parts, line.component.replace("_", " "))).lower()


@rule("ECO080", "error", source=f"{EU_GUIDE}: cash flows")
def flows_hold_no_depreciation_and_no_debt_service(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """The purchase is counted when it is paid; writing it off or paying a loan back counts it again."""
    for line in rows(inputs.lines):
        if line.side == "cost" and (found := NO_FLOW.search(_words(line))):
            problem = f"the cost {line.id!r} is {found[0]}, which is no flow of the project"
            cure = "Take the line out; loans stand in proposal/funding.csv."
            yield line.at("name"), problem, cure


@rule("ECO081", "error", source="HM Treasury, Green Book: sunk costs")
def what_is_spent_already_is_left_out(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """What is spent whatever is decided cannot speak for or against a decision."""
    year = basis.about.in_force_at.year
    baselines = {option.id for option in rows(inputs.options) if option.kind == "baseline"}
    for line in rows(inputs.lines):
        if line.side != "cost" or options_of(line, inputs) & baselines:
            continue
        first = begins(line, basis)
        if first is not None and first < year:
            problem = (
                f"the cost {line.id!r} falls in {first:g}, before {year}, the year of the study"
            )
            yield line.at("first"), problem, "Take out what is spent before the decision."
        elif STUDY.search(_words(line)):
            problem = f"the cost {line.id!r} is the study itself, which is spent whatever it finds"
            yield line.at("name"), problem, "Take the line out."


@rule("ECO082", "warning", source=f"{EU_GUIDE}: residual value")
def lives_and_residual_values_fit(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Software is worth nothing at the end; what lasts longer than the study is worth something."""
    last = basis.settings.first_year + basis.settings.years - 1
    for line in rows(inputs.lines):
        if line.side != "cost" or not is_one_off(line):
            continue
        if line.residual and (found := SOFTWARE.search(_words(line))):
            problem = said("{id!r} ({found}) has a residual value", id=line.id, found=found[0])
            cure = "Software and licences are worth nothing at the end."
            yield line.at("residual"), problem, cure
        life, first = _number(line.life, basis), begins(line, basis)
        if life and first is not None and not line.residual and first + life > last + 1:
            problem = said(
                "{id!r} lasts {life:g} years from {first:g}, beyond {last}, and nothing is "
                "left of it",
                id=line.id,
                life=life,
                first=first,
                last=last,
            )
            yield line.at("life"), problem, "Write straight_line in `residual`, or say why it is 0."


def _number(cell: str, basis: Basis) -> float | None:
    try:
        node = parse(cell) if cell else None
    except FormulaError:
        return None
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name) and basis.has(node.id):
        return float(basis.series(node.id).max())
    return None


@rule("ECO083", "error", source=f"{EU_GUIDE}: residual value")
def what_is_left_is_counted_once(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A residual value in its column and again as a benefit is worth double."""
    columns = any(line.residual for line in rows(inputs.lines))
    for line in rows(inputs.lines):
        if columns and line.side == "benefit" and (found := LEFT.search(_words(line))):
            problem = (
                f"the benefit {line.id!r} is a {found[0]}, and lines of cost have one in `residual`"
            )
            yield line.at("name"), problem, "Keep one of the two."


@rule("ECO084", "warning", source="World Bank, IEG: change management is left out of budgets")
def no_usual_cost_is_forgotten(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Training, migration, change, security and operation are what overruns are made of."""
    lines = rows(inputs.lines)
    chosen = basis.settings.recommended
    own = [line for line in lines if line.side == "cost" and {chosen, "all"} & set(line.option)]
    if chosen is None or not any(line.spread for line in own):
        return  # nothing is built, or nothing recommended yet
    words = [_words(line) for line in own]
    missing = [name for name, sign in CLASSES.items() if not any(map(sign.search, words))]
    if not any(not is_one_off(line) for line in own if "all" not in line.option):
        missing.append("operation")
    if missing:
        place = next((row.where for row in rows(inputs.options) if row.id == chosen), Place(""))
        lacks = tuple(missing)
        problem = said("no line of {chosen!r} is a cost of {lacks}", chosen=chosen, lacks=lacks)
        yield place, problem, "Add the lines; 0 with a reason is an answer."


@rule("ECO085", "error", source="HM Treasury, Green Book: one rate for all options")
def options_are_discounted_at_one_rate(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """Options at different rates are not compared, they are chosen."""
    options = {option.id for option in rows(inputs.options)}
    for change in rows(inputs.changes):
        if change.set in options and change.quantity == basis.settings.discount_rate:
            problem = f"the option {change.set!r} has a discount rate of its own, {change.value:g}"
            yield (
                change.where,
                problem,
                "Take it out; test the rate in a scenario, or in its range.",
            )


@rule(
    "ECO086",
    "warning",
    source="Multilateral development banks: the rate is tested by 2 to 3 points",
)
def the_discount_rate_has_a_reason_and_a_range(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """The rate is the one number that every result hangs on and nobody can measure."""
    row = basis.quantities.get(basis.settings.discount_rate or "")
    if row is None or not rows(inputs.lines):
        return
    if row.low is None or row.high is None:
        cure = "Give `low` and `high`: 2 to 3 points below and above, or the rates of the donors."
        problem = said("the discount rate {id!r} is tested at no other value", id=row.id)
        yield row.at("low"), problem, cure
    if not row.source and not row.reason:
        cure = "Cite the rule in `source`, or say in `reason` why this one."
        problem = said("the discount rate {id!r} has neither source nor reason", id=row.id)
        yield row.at("source"), problem, cure


@rule(
    "ECO087",
    "warning",
    source="ADB Guidelines for the Economic Analysis of Projects: shadow prices",
)
def conversion_factors_are_believable(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A factor far from one is usually the inverse of the one that was meant."""
    for line in rows(inputs.lines):
        factor = _number(line.conversion, basis)
        if factor is not None and not LEAST_FACTOR <= factor <= MOST_FACTOR:
            problem = said(
                "the conversion factor of {id!r} is {factor:g}", id=line.id, factor=factor
            )
            cure = f"It lies between {LEAST_FACTOR} and {MOST_FACTOR} as a rule; is it the inverse?"
            yield line.at("conversion"), problem, cure


def _claims(basis: Basis, *measures: str) -> list[Quantity]:
    return [
        row for row in basis.quantities.values() if row.compare in measures and basis.has(row.id)
    ]


@rule("ECO088", "error", source="ITU, individuals using the Internet; reviewers' practice")
def adoption_stays_below_access(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Nobody who is not online goes online to an office."""
    access = _claims(basis, ACCESS)
    if not access:
        return
    most = np.max([basis.series(row.id) for row in access], axis=0)
    cure = "Lower it, or count those who are helped at a counter apart, with the cost of helping."
    for row in _claims(basis, *ADOPTION):
        over = basis.series(row.id) - most
        if np.any(over > 1e-9):
            year = int(np.argmax(over))
            problem = (
                f"{row.id!r} is {basis.series(row.id)[year]:.0%} in {basis.years[year]}, "
                f"above internet access of {most[year]:.0%} ({access[0].id})"
            )
            yield row.at("value" if row.value is not None else "id"), problem, cure
        for change in rows(inputs.changes):
            if change.quantity == row.id and change.value > float(most.max()) + 1e-9:
                problem = (
                    f"{change.set!r} sets {row.id!r} to {change.value:.0%}, above internet access "
                    f"of {most.max():.0%} ({access[0].id})"
                )
                yield change.at("value"), problem, cure


@rule("ECO089", "warning", source="Reviewers' practice: a helped channel stays open")
def nobody_expects_all_to_go_online(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A share of one leaves nobody at the counter, and no cost of it."""
    for row in _claims(basis, *ADOPTION):
        if float(basis.series(row.id).max()) >= 1:
            place = row.at("value" if row.value is not None else "id")
            yield (
                place,
                said("{id!r} reaches 100 %", id=row.id),
                "Cap it by access, and cost the helped channel.",
            )


@rule(
    "ECO090",
    "warning",
    source="Transport appraisal practice: time outside work is worth part of the wage",
)
def time_is_not_worth_more_than_the_wage(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """A resident's hour in a queue is not dearer than an hour at work."""
    wages = _claims(basis, WAGE)
    for row in _claims(basis, TIME):
        for wage in wages:
            if basis.definitions.units[row.id] != basis.definitions.units[wage.id]:
                continue
            over = basis.series(row.id) - basis.series(wage.id)
            if np.any(over > 1e-9):
                year = int(np.argmax(over))
                problem = said(
                    "{id!r} is {value:g} in {year}, above the wage of {wage:g} ({wage_id})",
                    id=row.id,
                    value=basis.series(row.id)[year],
                    wage=basis.series(wage.id)[year],
                    year=basis.years[year],
                    wage_id=wage.id,
                )
                yield (
                    row.where,
                    problem,
                    "A quarter to a half of the wage is usual, the wage in work.",
                )
    for row in _claims(basis, "value_of_time_over_wage"):
        if float(basis.series(row.id).max()) > 1:
            problem = said(
                "{id!r} is {value:g}: time is worth more than the wage",
                id=row.id,
                value=basis.series(row.id).max(),
            )
            yield row.at("value"), problem, "A quarter to a half is usual, 1 in working time."


@rule("ECO091", "warning", source=f"{EU_GUIDE}: use builds up")
def use_builds_up(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """No service was ever used in full in its first year."""
    found = result.cost_benefit
    benefits = found.flows.benefits
    serving = np.flatnonzero(benefits > 0)
    if len(serving) < 3 or not np.any(basis.years == basis.value(basis.settings.go_live)):
        return
    first, most = float(benefits[serving[0]]), float(benefits[serving].max())
    if first >= FULL_AT_ONCE * most:
        place = next(row.where for row in rows(inputs.options) if row.id == found.recommended)
        problem = said(
            "the benefits of {recommended!r} reach {share:.0%} of their height in "
            "{year}, the first year",
            recommended=found.recommended,
            share=first / most,
            year=basis.years[serving[0]],
        )
        yield place, problem, "Let use build up with a ramp in basis/shapes.csv."


@rule("ECO092", "error", source="fs_toolkit, the study format")
def measures_are_known(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """A quantity that is compared with nothing passes every test."""
    for row in result.outside.unknown:
        problem = f"{row.id!r} is compared with {row.compare!r}, of which nothing was observed"
        yield (
            row.at("compare"),
            problem,
            did_you_mean(row.compare, result.outside.measures, "Measures are"),
        )


@rule("ECO093", "warning", source="fs_toolkit, the study format")
def measures_are_in_the_unit_observed(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """Nothing is converted in silence, so what is in another unit is not compared."""
    for row in result.outside.other_units:
        problem = said(
            "{id!r} is in {unit}, and {compare!r} was observed in other units",
            id=row.id,
            unit=row.unit,
            compare=row.compare,
        )
        yield row.at("unit"), problem, "Define a quantity in the unit of templates/peers.csv."


@rule(
    "ECO094",
    "warning",
    source="HM Treasury, Green Book: scenarios; ADB: delay, cost and benefit tests",
)
def the_usual_failures_are_scenarios(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """Late, dearer, half used: a result that was tried against none of them is a fair-weather one."""
    found = result.cost_benefit
    live = basis.settings.go_live
    late = dear = unused = False
    for each in found.scenarios:
        late |= each.changes.get(live, -np.inf) > basis.value(live)
        dear |= each.appraisal.pv_costs > MORE_COST * found.base.pv_costs
        unused |= each.appraisal.pv_benefits < FEWER_USERS * found.base.pv_benefits
    named = (("a later opening", late), ("higher cost", dear), ("much less use", unused))
    missing = [name for name, there in named if not there]
    if missing:
        cure = "Add the sets to economics/changes.csv."
        yield (
            Place("economics/changes.csv"),
            said("no scenario has {missing}", missing=tuple(missing)),
            cure,
        )


@rule("ECO096", "error", source="EU Guide to Cost-Benefit Analysis 2014: distribution of effects")
def who_pays_and_gains_adds_up(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """Taxes cancel out between parties, so that together they gain what society gains."""
    base = result.cost_benefit.base
    together = sum(each.net for each in result.parties)
    scale = max(abs(base.pv_benefits), abs(base.pv_costs), 1.0)
    if abs(together - base.npv) > 1e-6 * scale:
        problem = f"the parties together gain {together:,.0f}, society {base.npv:,.0f}"
        yield Place("economics/lines.csv"), problem, "Report it: this is a fault of the toolkit."


REVIEWER_RULES: tuple[Rule, ...] = (
    flows_hold_no_depreciation_and_no_debt_service,
    what_is_spent_already_is_left_out,
    lives_and_residual_values_fit,
    what_is_left_is_counted_once,
    no_usual_cost_is_forgotten,
    options_are_discounted_at_one_rate,
    the_discount_rate_has_a_reason_and_a_range,
    conversion_factors_are_believable,
    adoption_stays_below_access,
    nobody_expects_all_to_go_online,
    time_is_not_worth_more_than_the_wage,
)
REVIEWER_RESULT_RULES: tuple[Rule, ...] = (
    use_builds_up,
    measures_are_known,
    measures_are_in_the_unit_observed,
    the_usual_failures_are_scenarios,
    who_pays_and_gains_adds_up,
)
