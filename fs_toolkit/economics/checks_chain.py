"""Rules of 5.1 and of the verdict: loose ends of the chain, demand, tests, conditions."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.chain import Joint, Loose
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_afterwards import SELECTION_TESTS

TRACING = "ISO/IEC/IEEE 29148:2018: requirements are traced to sources and to what meets them"


@rule("ECO040", "warning", source=TRACING)
def each_requirement_has_a_ground(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers
) -> Iterator[Objection]:
    """What neither a need nor a law nor a policy asks for is somebody's wish list."""
    for each in _loose(result, "requirement_need"):
        problem = said(
            "no need asks for the requirement {id!r}, and no law or policy does", id=each.id
        )
        yield each.place, problem, "Name it in economics/needs.csv, or give its `ground`."


@rule("ECO041", "warning", source=TRACING)
def each_need_brings_something(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers
) -> Iterator[Objection]:
    """A need whose answer is worth nothing to anybody is not a need, or a benefit was forgotten."""
    for each in _loose(result, "need_benefit"):
        problem = said(
            "neither a benefit line nor an effect counts the need {name!r}", name=each.name
        )
        yield each.place, problem, "Fill in `lines` or `effects` of economics/needs.csv."


@rule("ECO042", "warning", source=TRACING)
def each_requirement_is_built_and_paid(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers
) -> Iterator[Objection]:
    """A requirement without a component, or without a cost line, is not in the price."""
    wished = {row.id for row in result.handed.requirements if not row.must}
    unmet = {each.id: each for each in _loose(result, "requirement_component")}
    for each in unmet.values():
        if each.id in wished:  # a Must is the technical chapter's own finding
            problem = said("no component meets the requirement {id!r}", id=each.id)
            yield each.place, problem, "Name it in technical/components.csv, or put it off."
    for each in _loose(result, "requirement_cost"):
        if each.id not in unmet:
            problem = said(
                "no cost line pays for the components of the requirement {id!r}", id=each.id
            )
            yield each.place, problem, "Give a line of economics/lines.csv its `component`."


@rule("ECO043", "warning", source=TRACING)
def each_benefit_answers_a_need(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers
) -> Iterator[Objection]:
    """A benefit nobody asked for was found by looking for benefits."""
    for each in _loose(result, "benefit_need"):
        problem = said("no need stands behind the benefit {name!r}", name=each.name)
        yield each.place, problem, "Name it in `lines` or `effects` of economics/needs.csv."


@rule("ECO044", "warning", source="HM Treasury, Green Book: benefits realisation")
def each_benefit_has_an_indicator(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers
) -> Iterator[Objection]:
    """A benefit that no indicator shows can neither be proved nor missed."""
    for each in _loose(result, "benefit_indicator"):
        problem = said("no indicator of the proposal shows the benefit {name!r}", name=each.name)
        cure = "Fill in `indicators` of economics/realisation.csv or unmonetised.csv."
        yield each.place, problem, cure


@rule("ECO045", "warning", source=TRACING)
def each_indicator_serves_a_goal_or_a_benefit(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers
) -> Iterator[Objection]:
    """What is measured for no goal and no benefit costs time and decides nothing."""
    for each in _loose(result, "indicator_benefit"):
        problem = said("the indicator {name!r} leads to no goal and no benefit", name=each.name)
        yield each.place, problem, "Give it a goal or what it serves, or stop measuring it."


@rule("ECO046", "warning", source=TRACING)
def needs_are_answered_in_this_project(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers
) -> Iterator[Objection]:
    """A need whose only requirements were put off is not answered."""
    named = {need.id for need in rows(inputs.needs) if need.requirements}
    for each in _loose(result, "need_requirement"):
        if each.id in named:
            problem = said("all requirements of the need {name!r} are put off", name=each.name)
            yield each.place, problem, "Take one of them into the project, or say so to its group."


@rule("ECO047", "warning", source="Reviewers' practice: needs are the users', not the IT office's")
def somebody_was_asked(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Needs that nobody was asked about are the authors' own."""
    needs = rows(inputs.needs)
    if needs and all(need.frequency is None for need in needs):
        problem = "nobody was asked how many people have any of the needs"
        cure = "Fill in `frequency` and `asked` once the survey or the interviews are done."
        yield needs[0].at("frequency"), problem, cure
    for need in needs:
        if (need.frequency is None) != (need.asked is None):
            given = "asked" if need.frequency is None else "frequency"
            problem = said(
                "the need {id!r} has {given!r} and not the other of the two",
                id=need.id,
                given=given,
            )
            yield need.at(given), problem, "Give `frequency` and `asked` together, or neither."


@rule("ECO048", "warning", source="Sheeran 2002: intentions and behaviour")
def what_people_say_is_discounted(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """95 % who would use it are never 95 % who do."""
    for row in rows(inputs.segments):
        discount = basis.value(row.discount) if row.discount else 1.0
        if row.stated and discount >= 1:
            problem = said(
                "what the segment {id!r} says it would do is taken at its word", id=row.id
            )
            cure = "Name in `discount` the share that does it: an assumption with a range."
            yield row.at("discount"), problem, cure
        for name in ("stated", "discount"):
            given = getattr(row, name)
            if given and not 0 <= basis.value(given) <= 1:
                problem = said(
                    "{given!r} is {value:g}; a share lies between 0 and 1",
                    given=given,
                    value=basis.value(given),
                )
                yield row.at(name), problem, "Correct the quantity in basis/quantities.csv."


@rule("ECO049", "warning", source="Reviewers' practice: non-users are part of the demand")
def those_without_internet_are_in_the_forecast(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """A forecast of those who are online leaves out the people who need the counter."""
    segments = rows(inputs.segments)
    if segments and all(row.connected == "yes" for row in segments):
        problem = "the forecast has no group without internet"
        yield segments[0].where, problem, "Add the people who use counter, telephone or paper."


@rule(
    "ECO050", "warning", source="Lenders' practice: conditions precedent name who, when and proof"
)
def conditions_say_who_and_by_when(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A condition without owner, day and proof is never met and never missed."""
    for test in rows(inputs.feasibility):
        missing = [name for name in ("owner", "by", "shown") if not getattr(test, name)]
        if test.condition and missing:
            problem = said(
                "the condition of the {id} test has no {missing: and no }",
                id=test.id,
                missing=tuple(missing),
            )
            yield test.at("condition"), problem, "Fill in who, by when, and how it is shown."


@rule("ECO051", "warning", source="Multi-criteria analysis manual, DCLG 2009: double counting")
def the_scorecard_repeats_no_benefit(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A benefit that is in the net present value must not raise a score as well."""
    benefits = [line for line in rows(inputs.lines) if line.side == "benefit"]
    for test in rows(inputs.feasibility):
        for line in benefits:
            if line.name.lower() in test.evidence.lower():
                problem = said(
                    "the {id} test rests on {name!r}, which the appraisal counts already",
                    id=test.id,
                    name=line.name,
                )
                yield test.at("evidence"), problem, "Score what the money does not measure."


@rule("ECO052", "error", source="Table 5-2 of the City e-Government Feasibility Study: rationale")
def the_recommended_option_passes_its_tests(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """An option that fails a test by its own row cannot be the recommended one."""
    scores: dict[str, int] = {test.id: test.score for test in rows(inputs.feasibility)}
    for option in rows(inputs.options):
        if option.id == basis.settings.recommended:
            for id in option.fails:
                if scores.get(id, 0) > 0:
                    problem = f"the recommended option fails the {id} test, which scores above 0"
                    yield option.at("fails"), problem, "Correct the one or the other."


@rule("ECO053", "warning", source="HM Treasury, Green Book: the option with the greatest net value")
def the_recommended_option_is_worth_most(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """Where another option is worth more, the reader must be told why it is not chosen."""
    found = result.cost_benefit
    own = found.base.npv
    for option in found.evaluation.model.alternatives:
        other = found.appraisals[option.id]["economic"].npv
        if option.id != found.recommended and other > own and not (option.fails or option.decides):
            problem = said(
                "the net present value of {name!r} is above the recommended option's",
                name=option.name,
            )
            cure = "Say in `decides` of economics/options.csv what speaks against it."
            yield option.where, problem, cure


@rule("ECO054", "warning", source="WeGO, call for feasibility studies: selection")
def all_five_selection_tests_are_answered(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """A test of the partner that is left out is the one it will ask about."""
    answered = {row.id for row in rows(inputs.selection)}
    missing = [name for name in SELECTION_TESTS if name not in answered]
    if answered and missing:
        first = rows(inputs.selection)[0]
        yield (
            first.where,
            said("no {missing: and no } test", missing=tuple(missing)),
            "Add the row; open is an answer.",
        )


def _loose(result: EconomicsAnswers, joint: Joint) -> tuple[Loose, ...]:
    return next((each.loose for each in result.chain.joints if each.joint == joint), ())


CHAIN_INPUT_RULES: tuple[Rule, ...] = (
    somebody_was_asked,
    what_people_say_is_discounted,
    those_without_internet_are_in_the_forecast,
    conditions_say_who_and_by_when,
    the_scorecard_repeats_no_benefit,
    the_recommended_option_passes_its_tests,
    all_five_selection_tests_are_answered,
)
CHAIN_ANSWER_RULES: tuple[Rule, ...] = (
    each_requirement_has_a_ground,
    each_need_brings_something,
    each_requirement_is_built_and_paid,
    each_benefit_answers_a_need,
    each_benefit_has_an_indicator,
    each_indicator_serves_a_goal_or_a_benefit,
    needs_are_answered_in_this_project,
)
CHAIN_RESULT_RULES: tuple[Rule, ...] = (the_recommended_option_is_worth_most,)
