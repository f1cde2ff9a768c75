"""Rules of section 5: what a donor's reviewer objects to in a cost-benefit analysis."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.core.said import said
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.benefit_rules import BENEFIT_RULES
from fs_toolkit.economics.checks_afterwards import (
    AFTERWARDS_INPUT_RULES,
    AFTERWARDS_RESULT_RULES,
)
from fs_toolkit.economics.checks_chain import (
    CHAIN_ANSWER_RULES,
    CHAIN_INPUT_RULES,
    CHAIN_RESULT_RULES,
)
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.trees import is_one_off
from fs_toolkit.economics.finite_rules import FINITE_RULES
from fs_toolkit.economics.inputs import EconomicsInputs, Line
from fs_toolkit.economics.inputs_feasibility import TESTS
from fs_toolkit.economics.line_rules import LINE_RULES
from fs_toolkit.economics.meeting import begins, years_meet
from fs_toolkit.economics.outside import running_share
from fs_toolkit.economics.reviewer_rules import REVIEWER_RESULT_RULES, REVIEWER_RULES
from fs_toolkit.economics.scenario_rules import SCENARIO_INPUT_RULES, SCENARIO_RESULT_RULES
from fs_toolkit.economics.uncertainty_rules import UNCERTAINTY_RULES

LOWEST_OPERATION, HIGHEST_OPERATION = 0.10, 0.35
LARGEST_RESIDUAL = 0.20
LIFE_OF_SYSTEMS = 8
"""Years after which information systems are renewed at the latest."""


@rule(
    "ECO020",
    "warning",
    source="HM Treasury, Green Book; World Bank, ten questions: best alternative",
)
def alternatives_are_compared(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """With one option there is nothing to choose, and the cheaper way is never seen."""
    if not isinstance(inputs.options, tuple):
        return  # an open question, or one that was declined
    options = inputs.options
    others = [option for option in options if option.kind != "baseline"]
    if len(others) < 2:
        where = others[0].where if others else Place("economics/options.csv")
        count = "one option" if others else "no option"
        cure = "Add a do-minimum and a real alternative."
        yield where, said("there is {count} besides the baseline", count=count), cure
    elif not any(option.kind == "do_minimum" for option in options):
        yield (
            options[0].where,
            "no option is the do-minimum",
            "Add the smallest step that does anything.",
        )


@rule("ECO021", "error", source="EU Guide to Cost-Benefit Analysis 2014: double counting")
def one_effect_is_counted_once(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A family of benefits stands for one effect on one group; two lines of it in one year count it twice."""
    seen: dict[tuple[str, str, str], list[Line]] = {}
    every = [option.id for option in rows(inputs.options)]
    for line in rows(inputs.lines):
        if line.side != "benefit":
            continue
        for option in every if "all" in line.option else line.option:
            before = seen.setdefault((option, line.family, line.party), [])
            twice = next((each for each in before if years_meet(each, line, basis)), None)
            before.append(line)
            if twice is not None:
                problem = f"{line.id!r} and {twice.id!r} are of the benefit family {line.family!r}"
                cure = "Keep one, or give the second a family of its own if it is another effect."
                yield line.at("family"), problem, cure
                break


@rule("ECO022", "warning", source="EU Guide to Cost-Benefit Analysis 2014: reference period")
def benefits_begin_with_the_service(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A benefit in a year of building is a wish."""
    live = basis.value(basis.settings.go_live)
    for line in rows(inputs.lines):
        first = begins(line, basis)
        if line.side == "benefit" and first is not None and first < live:
            problem = said(
                "the benefit {id!r} begins in {first:g}, before the service in {live:g}",
                id=line.id,
                first=first,
                live=live,
            )
            yield line.at("first"), problem, "Begin it with live."


@rule("ECO023", "warning", source="HM Treasury, supplementary guidance on optimism bias")
def investment_carries_optimism_bias(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Information systems cost more than planned in most cases; a base estimate alone is not believed."""
    if is_pending(inputs.uplifts):
        return  # an open question, and said so
    biased = {uplift.family for uplift in rows(inputs.uplifts) if uplift.optimism_bias}
    spread = {line.family for line in rows(inputs.lines) if line.side == "cost" and line.spread}
    for family in sorted(spread - biased):
        line = next(each for each in rows(inputs.lines) if each.family == family)
        problem = said("the investment family {family!r} has no optimism bias", family=family)
        yield (
            line.at("family"),
            problem,
            "Add a row to economics/uplifts.csv; 0 with a reason is an answer.",
        )


@rule("ECO024", "warning", source="EU Guide to Cost-Benefit Analysis 2014: economic life")
def what_wears_out_is_renewed(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Benefits that outlive the system that makes them are free only on paper."""
    if basis.settings.years <= LIFE_OF_SYSTEMS:
        return
    live = basis.value(basis.settings.go_live)
    for option in rows(inputs.options):
        if option.kind == "baseline":
            continue
        costs = [
            line
            for line in rows(inputs.lines)
            if line.side == "cost" and is_one_off(line) and {option.id, "all"} & set(line.option)
        ]
        later = [line for line in costs if line.life or (begins(line, basis) or live) > live]
        if costs and not later:
            problem = said(
                "nothing of {id!r} is renewed in {years} years",
                id=option.id,
                years=basis.settings.years,
            )
            yield option.where, problem, "Give investment lines a life, or add a renewal."


@rule("ECO025", "error", source="Table 5-2 of the City e-Government Feasibility Study: rationale")
def all_five_tests_are_made(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A test left out is the one that would have stopped the project."""
    tests = rows(inputs.feasibility)
    missing = [name for name in TESTS if name not in {test.id for test in tests}]
    if tests and missing:
        cure = "Add the row; 0 and 1 are answers too."
        yield tests[0].where, f"no {' and no '.join(missing)} test", cure
    for test in tests:
        if test.score == 1 and not test.condition:
            problem = f"the {test.id} test is passed on a condition that is not named"
            yield test.at("condition"), problem, "Say what must come first."


@rule("ECO026", "warning", source="World Bank, ten questions: what is the objective")
def each_need_is_answered(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A need without a requirement is heard and forgotten."""
    for need in rows(inputs.needs):
        if not need.requirements:
            problem = said("no requirement answers the need {text!r}", text=need.text)
            yield (
                need.at("requirements"),
                problem,
                "Name requirements of technical/requirements.csv.",
            )


@rule("ECO027", "warning", source="HM Treasury, supplementary guidance on optimism bias")
def uplifts_are_decided(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """While nobody has said how much is added for optimism, investment stands as it was estimated."""
    if is_pending(inputs.uplifts) and any(line.spread for line in rows(inputs.lines)):
        problem = "investment carries no optimism bias and no contingency: the uplifts are pending"
        yield Place("economics/uplifts.csv"), problem, "Write a row for each family of costs."


@rule("ECO030", "warning", source="Reviewers' practice; small countries with low wages reach 45 %")
def operation_is_in_proportion(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """Operation below a tenth of the investment is forgotten, above a third needs a word."""
    evaluation = result.cost_benefit.evaluation
    for option in evaluation.model.alternatives:
        share = running_share(evaluation, option.id, basis.shapes)
        if share is None:
            continue
        if not LOWEST_OPERATION <= share <= HIGHEST_OPERATION:
            problem = said(
                "operation of {name!r} in its dearest year, with staff time, is "
                "{share:.0f} % of the investment",
                name=option.name,
                share=share * 100,
            )
            cure = (
                "Look for what was forgotten; if it is right, say why in economics/conclusion.md."
            )
            yield option.where, problem, cure


@rule("ECO031", "warning", source="EU Guide to Cost-Benefit Analysis 2014: residual value")
def residual_value_stays_small(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """A result that lives on what is left at the end is no result."""
    evaluation = result.cost_benefit.evaluation
    lines = evaluation.lines[result.cost_benefit.recommended]
    timing = evaluation.model.settings.timing
    left = sum(float(net_present_value(evaluation.rate, each.residual, timing)) for each in lines)
    benefits = result.cost_benefit.base.pv_benefits
    if benefits > 0 and left > LARGEST_RESIDUAL * benefits:
        line = next(each.line for each in lines if each.residual.any())
        problem = said(
            "residual value is {share:.0f} % of the present value of benefits",
            share=left / benefits * 100,
        )
        yield (
            line.at("residual"),
            problem,
            "Shorten the lives; software is worth nothing at the end.",
        )


@rule("ECO032", "warning", source="Flyvbjerg: reference class forecasting, the outside view")
def assumptions_stand_the_outside_view(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """What no comparable system has reached needs a better reason than hope."""
    for each in result.outside.comparisons:
        if not each.inside:
            low, high = each.observed
            name = each.quantity or each.measure.replace("_", " ")
            reached = said("{low:g} to {high:g}", low=low, high=high) if high > low else f"{low:g}"
            problem = said(
                "{name!r} is {value:.3g}; comparable systems reached {reached}",
                name=name,
                value=each.value,
                reached=reached,
            )
            cure = "Correct it, or say in `reason` why this city differs."
            if not each.quantity:
                cure = "Look for what differs, and say it in economics/conclusion.md."
            yield each.place, problem, cure


@rule("ECO033", "note", source="Norstrom 1972; HM Treasury, Green Book")
def the_rate_of_return_is_unique(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """Where flows change sign several times the internal rate says nothing; the present value does."""
    for option in result.cost_benefit.evaluation.model.alternatives:
        status = result.appraisals[option.id]["economic"].irr_status
        if status in ("several", "borrowing"):
            problem = f"the internal rate of return of {option.name!r} has the status {status}"
            yield option.where, problem, "Judge by the net present value and the modified rate."


INPUT_RULES: tuple[Rule, ...] = (
    *LINE_RULES,
    *FINITE_RULES,
    alternatives_are_compared,
    one_effect_is_counted_once,
    benefits_begin_with_the_service,
    investment_carries_optimism_bias,
    what_wears_out_is_renewed,
    all_five_tests_are_made,
    each_need_is_answered,
    uplifts_are_decided,
    *BENEFIT_RULES,
    *REVIEWER_RULES,
    *CHAIN_INPUT_RULES,
    *AFTERWARDS_INPUT_RULES,
    *UNCERTAINTY_RULES,
    *SCENARIO_INPUT_RULES,
)
ANSWER_RULES: tuple[Rule, ...] = CHAIN_ANSWER_RULES
"""Rules that need no economic model."""
RESULT_RULES: tuple[Rule, ...] = (
    operation_is_in_proportion,
    residual_value_stays_small,
    assumptions_stand_the_outside_view,
    the_rate_of_return_is_unique,
    *REVIEWER_RESULT_RULES,
    *CHAIN_RESULT_RULES,
    *AFTERWARDS_RESULT_RULES,
    *SCENARIO_RESULT_RULES,
)
