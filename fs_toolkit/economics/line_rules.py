"""Rules over lines and overlays that must hold before anything is evaluated."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.definitions import cycle
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.formula import (
    FormulaError,
    Name,
    Node,
    Number,
    families,
    names,
    parse,
)
from fs_toolkit.core.model import Row, rows
from fs_toolkit.core.numeric import evaluate
from fs_toolkit.core.shapes import moment
from fs_toolkit.core.suggest import did_you_mean, listed
from fs_toolkit.core.units import MONEY, MONEY_A_YEAR, ONE, Unit, UnitError, unit_of
from fs_toolkit.economics.catalogue import catalogue, lacks
from fs_toolkit.economics.engine.trees import STRAIGHT_LINE, is_one_off
from fs_toolkit.economics.inputs import EconomicsInputs, Line

ENGINE = "fs_toolkit, the study format"
SHARES = ("transfer", "conversion", "cashable", "realisation")


def _trees(inputs: EconomicsInputs) -> dict[str, Node]:
    """The formulas that can be read."""
    found: dict[str, Node] = {}
    for line in rows(inputs.lines):
        try:
            found[line.id] = parse(line.formula)
        except FormulaError:
            continue
    return found


@rule("ECO001", "error", source=ENGINE)
def there_is_one_baseline(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Every cost and benefit is the difference between with and without; without needs one row."""
    if not isinstance(inputs.options, tuple):
        return  # pending or declined: there is no model yet, and the report says so
    options = inputs.options
    baselines = [option for option in options if option.kind == "baseline"]
    if not baselines:
        where = options[0].where if options else Place("economics/options.csv")
        yield (
            where,
            "no option is the baseline",
            "Add the world without the project, kind baseline.",
        )
    for extra in baselines[1:]:
        yield extra.at("kind"), f"{extra.id!r} is a second baseline", "Keep one."
    recommended = basis.settings.recommended
    if any(option.id == recommended for option in baselines):
        place = basis.settings.at("recommended")
        yield place, f"the baseline {recommended!r} is recommended", "Recommend another option."


@rule("ECO002", "error", source=ENGINE)
def formulas_of_lines_can_be_read(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A formula is arithmetic over quantities and nothing else, so that a study can never run code."""
    yield from unreadable(inputs, basis.definitions.units)


def unreadable(inputs: EconomicsInputs, known: Collection[str]) -> Iterator[Objection]:
    """Formulas of lines that are none, or that use what is no quantity and no family."""
    own = {each.family for each in rows(inputs.lines)}
    complete = "line" not in inputs.half_read
    for line in rows(inputs.lines):
        if not line.formula:
            yield _without_formula(line)
            continue
        if needed := lacks(line, known):
            problem = (
                f"the catalogue's formula for {line.id!r} needs {listed(needed)}: no such "
                f"{'quantity' if len(needed) == 1 else 'quantities'}"
            )
            cure = "Define them in basis/quantities.csv, or write a formula of the study's own."
            yield line.at("catalogue"), problem, cure
            continue
        try:
            tree = parse(line.formula)
        except FormulaError as error:
            yield line.at("formula"), error.problem, error.cure
            continue
        for name in sorted(names(tree) - set(known)):
            problem = f"the formula of {line.id!r} uses {name!r}, which is no quantity"
            yield line.at("formula"), problem, did_you_mean(name, known)
        for family in sorted(families(tree) - own) if complete else ():
            problem = f"the formula of {line.id!r} takes the total of {family!r}"
            cure = did_you_mean(family, own, "Families of lines are")
            yield line.at("formula"), problem, cure


def _without_formula(line: Line) -> Objection:
    """What a line without a formula must do about it."""
    problem = f"{line.id!r} has no formula"
    if len(line.catalogue) > 1:
        problem += f", and takes several entries of the catalogue: {listed(line.catalogue)}"
    elif line.catalogue and line.catalogue[0] in catalogue():
        problem += f", and the catalogue has none for {line.catalogue[0]!r}"
    return line.at("formula"), problem, "Write one, or name the one entry whose formula it takes."


@rule("ECO003", "error", source=ENGINE)
def no_total_contains_itself(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A family whose total is part of one of its own lines has no first number."""
    uses: dict[str, set[str]] = {}
    trees = _trees(inputs)
    for line in rows(inputs.lines):
        tree = trees.get(line.id)
        if tree is not None:
            uses.setdefault(line.family, set()).update(families(tree))
    known = {family: used & uses.keys() for family, used in uses.items()}
    circle = cycle(known)
    if circle:
        line = next(each for each in rows(inputs.lines) if each.family == circle[0])
        problem = f"totals go round in a circle: {' > '.join(circle)}"
        yield line.at("formula"), problem, "Give the line a family of its own."


@rule("ECO004", "error", source=ENGINE)
def lines_come_out_in_money(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A line that comes out in anything but money has lost or doubled a factor."""
    units = basis.definitions.units
    trees = _trees(inputs)

    def total(family: str) -> Unit:
        one_off = [is_one_off(each) for each in rows(inputs.lines) if each.family == family]
        if len(set(one_off)) > 1:
            raise UnitError(f"total({family}) adds one-off lines to yearly ones")
        return MONEY if one_off[0] else MONEY_A_YEAR

    for line in rows(inputs.lines):
        tree = trees.get(line.id)
        if tree is None or not names(tree) <= units.keys():
            continue
        if not families(tree) <= {each.family for each in rows(inputs.lines)}:
            continue
        expected = MONEY if is_one_off(line) else MONEY_A_YEAR
        try:
            found = unit_of(tree, units.__getitem__, total)
        except UnitError as error:
            yield line.at("formula"), f"{line.id!r}: {error}", "Put the formula or a unit right."
            continue
        if found != expected:
            kind = "one-off" if is_one_off(line) else "yearly"
            problem = f"the {kind} line {line.id!r} comes out in {found}, not in {expected}"
            cure = (
                "Put a factor or a unit right; nothing is converted in silence (minutes_per_hour)."
            )
            yield line.at("formula"), problem, cure


@rule("ECO005", "error", source=ENGINE)
def lines_say_when(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """An amount outside the horizon, or in no year, is lost without a word."""
    settings = basis.settings
    last_year = settings.first_year + settings.years - 1
    for line in rows(inputs.lines):
        if line.spread:
            shape = basis.shapes.get(line.spread)
            if shape is None or shape.type != "spread":
                problem = f"{line.spread!r} is no spread"
                yield line.at("spread"), problem, "Name a shape of the type spread."
            elif not line.first and not shape.from_:
                problem = f"{line.id!r} has a spread without a start"
                yield line.at("first"), problem, "Give `first`, or `from` in basis/shapes.csv."
            if line.last:
                problem = f"{line.id!r} has both a spread and a last year"
                yield line.at("last"), problem, "Leave `last` empty; the spread ends by itself."
        elif not line.first or not line.last:
            column = "first" if not line.first else "last"
            cure = "Write a year, live, live+1 or end."
            yield line.at(column), f"{line.id!r} has no {column} year", cure
        moments: dict[str, float] = {}
        for column in ("first", "last"):
            cell = getattr(line, column)
            year = year_of(cell, basis) if cell else None
            if isinstance(year, str):
                yield line.at(column), f"{column}: {year}", "Write a year, live, live+1 or end."
            elif year is not None:
                moments[column] = year
                if not settings.first_year <= year <= last_year:
                    problem = (
                        f"{line.id!r} has its {column} year in {year:g}, "
                        f"outside the years {settings.first_year}-{last_year}"
                    )
                    yield line.at(column), problem, "Correct it, or `years` in basis/settings.yaml."
        if moments.get("first", -math.inf) > moments.get("last", math.inf):
            yield line.at("last"), f"{line.id!r} ends before it begins", "Correct first or last."


def year_of(cell: str, basis: Basis) -> float | str:
    """The year a cell means, or what is wrong with it."""
    settings = basis.settings
    last_year = settings.first_year + settings.years - 1
    try:
        tree = moment(cell, settings.go_live, last_year)
    except FormulaError as error:
        return error.problem
    if families(tree) or names(tree) - basis.state.values.keys():
        return f"{cell!r} is neither a year nor a quantity"
    year = evaluate(tree, basis.state.values.__getitem__, basis.state.years)
    return float(year) if year.ndim == 0 else f"{cell!r} changes from year to year"


@rule("ECO006", "error", source=ENGINE)
def shares_and_lives_are_numbers_or_quantities(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """A share above one, or in per cent, turns a tax into a profit."""
    for line in rows(inputs.lines):
        for column in SHARES:
            cell = getattr(line, column)
            if cell:
                highest = 2.0 if column == "conversion" else 1.0
                yield from _cell(line, column, cell, basis, unit=ONE, span=(0.0, highest))
        if line.life:
            yield from _cell(line, "life", line.life, basis, unit=None, span=(1.0, 100.0))
            if not is_one_off(line):
                problem = f"the yearly line {line.id!r} has a life"
                yield line.at("life"), problem, "Only what is bought once wears out."
        if line.residual and not is_one_off(line):
            problem = f"the yearly line {line.id!r} has a residual value"
            yield line.at("residual"), problem, "Only what is bought once is worth something later."
        if line.realisation and line.side == "cost":
            problem = f"the cost {line.id!r} has a realisation"
            yield line.at("realisation"), problem, "Costs come true; leave the cell empty."
        if line.residual == STRAIGHT_LINE and not line.life:
            problem = f"{line.id!r} has a straight-line residual value and no life"
            yield line.at("residual"), problem, "Give its life in years, or a share."
        elif line.residual and line.residual != STRAIGHT_LINE:
            yield from _cell(line, "residual", line.residual, basis, unit=ONE, span=(0.0, 1.0))
    known = {line.family for line in rows(inputs.lines) if line.side == "cost"}
    for uplift in rows(inputs.uplifts):
        if uplift.family not in known:
            problem = f"{uplift.family!r} is no family of costs"
            yield (
                uplift.at("family"),
                problem,
                did_you_mean(uplift.family, known, "Cost families are"),
            )
        for column in ("optimism_bias", "managed", "contingency"):
            cell = getattr(uplift, column)
            if cell:
                highest = 1.0 if column == "managed" else 5.0
                yield from _cell(uplift, column, cell, basis, unit=ONE, span=(0.0, highest))


def _cell(
    row: Row,
    column: str,
    cell: str,
    basis: Basis,
    *,
    unit: Unit | None,
    span: tuple[float, float],
) -> Iterator[Objection]:
    place = row.at(column)
    try:
        node = parse(cell)
    except FormulaError as error:
        yield place, f"{column}: {error.problem}", "Write a number or a quantity."
        return
    if isinstance(node, Number):
        value = node.value
    elif isinstance(node, Name) and node.id in basis.state.values:
        if node.id in basis.definitions.over_years:
            yield place, f"{column}: {cell!r} changes from year to year", "Use one number."
            return
        found = basis.definitions.units[node.id]
        if unit is not None and found != unit:
            yield place, f"{column}: {cell!r} is in {found}", "It must have the unit 1."
        value = basis.value(node.id)
    else:
        known = basis.quantities.keys()
        problem = f"{column}: {cell!r} is neither a number nor a quantity"
        yield place, problem, did_you_mean(cell, known)
        return
    lowest, highest = span
    if not lowest <= value <= highest:
        cure = f"It lies between {lowest:g} and {highest:g}; write 0.10 for 10 %."
        yield place, f"{column} is {value:g}", cure


@rule("ECO007", "error", source=ENGINE)
def overlays_change_what_can_change(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A change of nothing looks like a scenario that makes no difference."""
    seen: dict[tuple[str, str], Place] = {}
    for change in rows(inputs.changes):
        key = (change.set, change.quantity)
        if key in seen:
            problem = f"{change.set!r} changes {change.quantity!r} twice; first in {seen[key]}"
            yield change.where, problem, "Keep one."
        seen[key] = change.where
        row = basis.quantities.get(change.quantity)
        if row is not None and row.value is None:
            how = "a formula" if row.formula else "a shape or points"
            problem = f"{change.quantity!r} is given by {how} and cannot be set to one number"
            yield change.at("quantity"), problem, "Change a quantity that it is made of."


@rule("ECO009", "error", source="HM Treasury, Green Book: transfers cancel out between parties")
def a_transfer_reaches_somebody(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A tax that leaves one party and reaches nobody is a cost again."""
    for line in rows(inputs.lines):
        if line.transfer and not line.transfer_to:
            problem = f"{line.id!r} has a transfer, and nobody receives it"
            yield line.at("transfer_to"), problem, "Name the party in `transfer_to`."
        elif line.transfer_to and not line.transfer:
            problem = f"{line.transfer_to!r} receives a transfer of {line.id!r}, and there is none"
            yield line.at("transfer"), problem, "Give its share in `transfer`."


@rule("ECO010", "error", source=ENGINE)
def there_is_something_to_appraise(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Options without a single line cost nothing and bring nothing; lines not given yet are pending."""
    if inputs.lines == ():
        problem = "no line says what an option costs or brings: the table lists none"
        cure = "Write at least the costs of each option: id, name, option, side, party, family, formula, first and last year."
        yield Place("economics/lines.csv"), problem, cure


LINE_RULES: tuple[Rule, ...] = (
    there_is_one_baseline,
    formulas_of_lines_can_be_read,
    no_total_contains_itself,
    lines_come_out_in_money,
    lines_say_when,
    shares_and_lives_are_numbers_or_quantities,
    overlays_change_what_can_change,
    a_transfer_reaches_somebody,
    there_is_something_to_appraise,
)
"""Rules about lines; they stop the evaluation."""
