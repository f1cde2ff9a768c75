"""Rules of 5.4: who answers for benefits, baselines in time, actuals that fit the plan."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.said import said
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_afterwards import Actual

GREEN_BOOK = "HM Treasury, Green Book: benefits realisation and evaluation"


@rule("ECO060", "warning", source=GREEN_BOOK)
def each_benefit_has_an_owner(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A benefit nobody answers for does not come true by itself."""
    owned = {row.line for row in rows(inputs.realisation)}
    recommended = basis.settings.recommended
    for line in rows(inputs.lines):
        ours = recommended in line.option or "all" in line.option
        if owned and line.side == "benefit" and ours and line.id not in owned:
            problem = said("nobody answers for the benefit {name!r}", name=line.name)
            yield line.where, problem, "Add a row to economics/realisation.csv."


@rule("ECO061", "warning", source=GREEN_BOOK)
def baselines_come_before_the_service(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Once the service runs, the world without it can no longer be measured."""
    live = int(basis.value(basis.settings.go_live))
    dated = [
        (row.at("baseline_by"), row.line, row.baseline_by)
        for row in rows(inputs.realisation)
        if row.baseline_by
    ]
    design = inputs.evaluation
    if not isinstance(design, Pending) and design.baseline:
        dated.append((design.at("baseline"), "evaluation", design.baseline))
    for place, name, month in dated:
        if int(month[:4]) >= live:
            problem = said(
                "the baseline of {name!r} is measured in {month}, the service begins in {live}",
                name=name,
                month=month,
                live=live,
            )
            yield place, problem, "Measure before the service begins, or drop the comparison."


@rule("ECO062", "warning", source=GREEN_BOOK)
def baselines_have_a_month(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A baseline without a month is measured when it is too late."""
    without = [row for row in rows(inputs.realisation) if not row.baseline_by]
    if without:
        names = tuple(repr(row.line) for row in without)
        problem = said("no month is set for the baseline of {names}", names=names)
        yield without[0].at("baseline_by"), problem, "Fill in `baseline_by`: 2017-06."


@rule("ECO063", "error", source="The toolkit's own format: one row, one thing measured")
def an_actual_is_of_one_thing(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A row that names a line and a quantity, or neither, cannot be compared with a plan."""
    for row in rows(inputs.actuals):
        if bool(row.line) == bool(row.quantity):
            which = "both a line and a quantity" if row.line else "neither a line nor a quantity"
            problem = f"an actual of {row.year} names {which}"
            yield row.where, problem, "Fill in one of `line` and `quantity`."


@rule("ECO064", "error", source="The toolkit's own format: years of basis/settings.yaml")
def actuals_fall_in_the_years_of_the_model(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """An actual outside the plan has nothing to be compared with, and one of the future is none."""
    first, last = int(basis.years[0]), int(basis.years[-1])
    known = basis.about.information_cutoff.year
    for row in rows(inputs.actuals):
        if not first <= row.year <= last:
            problem = f"{_of(row)!r} has an actual of {row.year}, outside the years {first}-{last}"
            yield row.at("year"), problem, "Correct the year, or leave the row out."
        elif row.year > known:
            problem = f"{_of(row)!r} has an actual of {row.year}, but the study knows nothing after {known}"
            yield (
                row.at("year"),
                problem,
                "Move `information_cutoff` in study.yaml, or take it out.",
            )


@rule("ECO065", "error", source="The toolkit's own format: one value a year")
def an_actual_is_given_once(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Of two actuals of one year the convenient one would count."""
    seen: dict[tuple[str, str, int], Actual] = {}
    for row in rows(inputs.actuals):
        before = seen.setdefault((row.line, row.quantity, row.year), row)
        if before is not row:
            problem = (
                f"{_of(row)!r} has two actuals of {row.year}: {before.value:g} and {row.value:g}"
            )
            yield row.at("value"), problem, "Keep one of them, or add them up."


@rule(
    "ECO066", "error", source="European Commission, Guide to Cost-Benefit Analysis 2014: increments"
)
def actuals_are_of_lines_that_the_project_adds(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """What the world without the project would have cost that year was not observed."""
    baseline = {row.id for row in rows(inputs.options) if row.kind == "baseline"}
    lines = {line.id: line for line in rows(inputs.lines)}
    for row in rows(inputs.actuals):
        line = lines.get(row.line)
        if line is None:
            continue
        if "all" in line.option or baseline & set(line.option):
            problem = f"{line.id!r} is a line of the world without the project too"
            cure = "Leave it out: only the difference counts, and that was not observed."
            yield row.at("line"), problem, cure
        elif basis.settings.recommended not in line.option:
            problem = f"{line.id!r} is no line of the recommended option"
            yield row.at("line"), problem, "Name the line of the option that was built."


@rule("ECO067", "warning", source="Reviewers' practice: stop or re-scope below the switching value")
def measured_assumptions_keep_their_threshold(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsResult
) -> Iterator[Objection]:
    """A measured value beyond its break-even says that the project no longer pays."""
    if result.ex_post is None:
        return
    found = result.cost_benefit
    switching = {each.quantity: each.value for each in found.switching}
    rising = {each.quantity: each.at_high >= each.at_low for each in found.swings}
    named = {row.threshold for row in rows(inputs.reviews) if row.threshold}
    limits = {row.quantity: row.threshold for row in rows(inputs.reviews)}
    for each in result.ex_post.quantities:
        if each.of not in limits or each.year != _latest(result, each.of):
            continue
        limit = basis.value(limits[each.of]) if limits[each.of] in named else switching.get(each.of)
        up = True if limits[each.of] else rising.get(each.of, True)
        if limit is not None and (each.actual < limit if up else each.actual > limit):
            row = next(row for row in rows(inputs.actuals) if row.quantity == each.of)
            side = "below" if up else "above"
            problem = said(
                "{of!r} was {actual:g} in {year}, {side} its threshold {limit:g}",
                of=each.of,
                actual=each.actual,
                year=each.year,
                side=side,
                limit=limit,
            )
            yield row.where, problem, "Decide as economics/reviews.csv says: stop or re-scope."


def _latest(result: EconomicsResult, quantity: str) -> int:
    assert result.ex_post is not None
    return max(each.year for each in result.ex_post.quantities if each.of == quantity)


def _of(row: Actual) -> str:
    return row.line or row.quantity


AFTERWARDS_INPUT_RULES: tuple[Rule, ...] = (
    each_benefit_has_an_owner,
    baselines_come_before_the_service,
    baselines_have_a_month,
    an_actual_is_of_one_thing,
    actuals_fall_in_the_years_of_the_model,
    an_actual_is_given_once,
    actuals_are_of_lines_that_the_project_adds,
)
AFTERWARDS_RESULT_RULES: tuple[Rule, ...] = (measured_assumptions_keep_their_threshold,)
