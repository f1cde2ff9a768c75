"""Rules over the basis: what would make numbers silently wrong, and what a number owes its reader."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs
from fs_toolkit.core.definitions import cycle
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.formula import FormulaError, Node, families, names, parse, why_reserved
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.notes import EVERYTHING
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.shapes import NEEDED, needs
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.core.units import BUILT_IN, CALENDAR_YEAR, ONE, Unit, UnitError, read_unit, unit_of

Known = Mapping[str, Quantity]
ENGINE = "fs_toolkit, the study format"
CELLS = {"from": "from_"}


def _known(inputs: BasisInputs) -> dict[str, Quantity]:
    return {row.id: row for row in rows(inputs.quantities)}


def _cells(shape: Shape) -> dict[str, tuple[str, ...]]:
    """What the filled cells of a shape hold, by column; several of points only."""
    columns = ("base", "rate", "ceiling", "midpoint", "speed", "from")
    cells = {column: getattr(shape, CELLS.get(column, column)) for column in columns}
    filled: dict[str, tuple[str, ...]] = {column: (cell,) for column, cell in cells.items() if cell}
    return {**filled, "points": shape.points} if shape.points else filled


def _read(formula: str) -> Node:
    """The tree of a formula of the basis, which knows no lines."""
    tree = parse(formula)
    for family in sorted(families(tree)):
        problem = f"the formula takes the total of {family!r}, and lines are summed in lines only"
        raise FormulaError(problem, "Move it to economics/lines.csv, or use quantities.")
    return tree


@rule("BAS001", "error", source=ENGINE)
def names_are_free_in_every_face(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """The id of a quantity is also a name in Python, JavaScript and Excel."""
    for row in rows(inputs.quantities):
        why = why_reserved(row.id)
        if row.id in BUILT_IN:
            why = "a quantity that every study has"
        if why:
            yield (
                row.at("id"),
                f"{row.id!r} is {why}",
                "Choose another id, such as one with a noun.",
            )


@rule("BAS002", "error", source=ENGINE)
def each_quantity_is_given_once(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A quantity has a value, or a formula, or points or a shape over years; never two of them."""
    over_years = {row.id for row in rows(inputs.series)} | {row.id for row in rows(inputs.shapes)}
    for row in rows(inputs.quantities):
        given = [
            word
            for word, there in (
                ("a value", row.value is not None),
                ("a formula", bool(row.formula)),
                ("points or a shape over years", row.id in over_years),
            )
            if there
        ]
        if not given:
            cure = "Give a value or a formula, or a row of basis/series.csv or basis/shapes.csv."
            yield row.where, f"{row.id!r} has no value", cure
        elif len(given) > 1:
            yield row.where, f"{row.id!r} has {' and '.join(given)}", "Keep one of them."
    seen: dict[str, Shape] = {}
    for shape in rows(inputs.shapes):
        if shape.id in seen:
            problem = f"{shape.id!r} has a second shape; the first is {seen[shape.id].where}"
            yield shape.at("id"), problem, "Keep one of them."
        seen[shape.id] = shape
    points: dict[tuple[str, int], SeriesPoint] = {}
    for point in rows(inputs.series):
        first = points.setdefault((point.id, point.year), point)
        if first is not point:
            problem = f"{point.id!r} has a second point of {point.year}; the first is {first.where}"
            yield point.at("year"), problem, "Keep one of them."


@rule("BAS003", "error", source=ENGINE)
def formulas_can_be_read(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A formula is arithmetic over quantities and nothing else, so that a study can never run code."""
    for row in rows(inputs.quantities):
        if row.formula:
            try:
                _read(row.formula)
            except FormulaError as error:
                yield row.at("formula"), error.problem, error.cure
    for shape in rows(inputs.shapes):
        for column, cell in _cells(shape).items():
            for part in cell:
                try:
                    _read(part)
                except FormulaError as error:
                    yield shape.at(column), f"{column}: {error.problem}", error.cure


@rule("BAS004", "error", source=ENGINE)
def formulas_use_what_is_defined(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A name that is defined nowhere has no number."""
    half_read = inputs.half_read.get("quantity", frozenset())
    if EVERYTHING in half_read or not rows(inputs.quantities):
        return  # the name may stand in what could not be read, or is missing with all others
    known = {*_known(inputs), *BUILT_IN, *half_read}
    for row in rows(inputs.quantities):
        if row.formula:
            try:
                used = names(parse(row.formula))
            except FormulaError:
                continue
            for name in sorted(used - known):
                problem = f"the formula of {row.id!r} uses {name!r}, which is no quantity"
                yield row.at("formula"), problem, did_you_mean(name, known)
    for shape in rows(inputs.shapes):
        try:
            used = needs(shape)
        except FormulaError:
            continue
        for name in sorted(used - known):
            problem = f"the shape of {shape.id!r} uses {name!r}, which is no quantity"
            yield shape.where, problem, did_you_mean(name, known)


@rule("BAS005", "error", source=ENGINE)
def no_quantity_depends_on_itself(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A circle of formulas has no first number."""
    if isinstance(inputs.settings, Pending):
        return
    known = _known(inputs)
    uses = inputs.rows(inputs.settings).uses()
    circle = cycle({id: used & known.keys() for id, used in uses.items() if id in known})
    if circle:
        problem = f"the formulas go round in a circle: {' > '.join(circle)}"
        yield known[circle[0]].at("formula"), problem, "Give one of them a value of its own."


@rule("BAS006", "error", source=ENGINE)
def shapes_have_what_their_type_needs(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A shape with a parameter missing would be another shape."""
    known = _known(inputs)
    for shape in rows(inputs.shapes):
        cells, needed = _cells(shape), NEEDED[shape.type]
        for column in needed:
            if column not in cells:
                problem = f"the {shape.type} {shape.id!r} has no {column!r}"
                yield shape.where, problem, f"A {shape.type} needs {', '.join(needed)}."
        optional = {"from"} if shape.type in ("constant", "spread") else set()
        for column in sorted(cells.keys() - set(needed) - optional):
            problem = f"the {shape.type} {shape.id!r} has {column!r}, which it does not use"
            yield shape.at(column), problem, f"Leave the cell empty; it uses {', '.join(needed)}."
        if shape.type == "lag" and shape.base and shape.base not in known:
            cure = "Name one series in `base`."
            yield shape.at("base"), f"the lag {shape.id!r} follows {shape.base!r}", cure


@rule("BAS007", "error", source=ENGINE)
def spreads_add_up_to_one(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A spread that adds up to 0.9 loses a tenth of the investment without a word."""
    values = {id: row.value for id, row in _known(inputs).items() if row.value is not None}
    for shape in rows(inputs.shapes):
        if shape.type != "spread":
            continue
        try:
            total = math.fsum(float(values.get(point, point)) for point in shape.points)
        except ValueError:
            continue  # made of formulas
        if shape.points and abs(total - 1) > 1e-9:
            problem = f"the points of the spread {shape.id!r} add up to {total:.10g}"
            yield shape.at("points"), problem, "Make them add up to 1."


@rule("BAS008", "error", source=ENGINE)
def units_come_out(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A unit that does not come out is the commonest sign of a factor forgotten or used twice."""
    if isinstance(inputs.settings, Pending):
        return
    currency = inputs.settings.currency
    units: dict[str, Unit] = {id: read_unit(unit) for id, (_, unit) in BUILT_IN.items()}
    for row in rows(inputs.quantities):
        try:
            units[row.id] = read_unit(row.unit, currency)
        except UnitError as error:
            yield row.at("unit"), str(error), "Count nouns are units: petition/year, minute/visit."
    for row in rows(inputs.quantities):
        if row.formula and row.id in units:
            found = formula_unit(row.formula, units)
            if isinstance(found, str):
                yield row.at("formula"), f"{row.id!r}: {found}", "Put the formula or a unit right."
            elif found is not None and found != units[row.id]:
                problem = (
                    f"the formula of {row.id!r} comes out in {found}; its unit is {units[row.id]}"
                )
                yield row.at("formula"), problem, "Put the formula, the unit or a factor right."
    for shape in rows(inputs.shapes):
        yield from _shape_units(shape, units)


def formula_unit(formula: str, units: Mapping[str, Unit]) -> Unit | str | None:
    """The unit a formula comes out in, or why it has none; None where another rule says why."""
    try:
        tree = parse(formula)
        if names(tree) - units.keys():
            return None
        return unit_of(tree, units.__getitem__, units.__getitem__)
    except UnitError as error:
        return str(error)
    except (FormulaError, KeyError):
        return None


def _shape_units(shape: Shape, units: Mapping[str, Unit]) -> Iterator[Objection]:
    if shape.id not in units:
        return
    per_year, own = CALENDAR_YEAR**-1, units[shape.id]
    allowed: dict[str, tuple[Unit, ...]] = {
        "base": (own,),
        "ceiling": (own,),
        "points": (ONE,) if shape.type == "spread" else (own,),
        "rate": (per_year, ONE),
        "speed": (per_year, ONE),
        "midpoint": (CALENDAR_YEAR,),
        "from": (CALENDAR_YEAR,),
    }
    if shape.type == "spread" and own != ONE:
        yield shape.where, f"the spread {shape.id!r} has the unit {own}", "A spread has the unit 1."
    for column, cell in _cells(shape).items():
        for part in cell:
            if re.match(r"\s*(live|end)\b", part):
                continue
            try:
                if not names(parse(part)):
                    continue  # a number stands in the unit that the column asks for
            except FormulaError:
                continue
            found = formula_unit(part, units)
            if isinstance(found, Unit) and found not in allowed[column]:
                problem = f"{column} of {shape.id!r}: {part.strip()} is in {found}"
                yield shape.at(column), problem, f"It must be in {allowed[column][0]}."


@rule("BAS009", "error", source=ENGINE)
def low_value_and_high_stand_in_order(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A range that does not hold its own value says nothing about the value."""
    for row in rows(inputs.quantities):
        if row.low is not None and row.high is not None and row.low > row.high:
            problem = f"{row.id!r} has low {row.low:g} above high {row.high:g}"
            yield row.at("low"), problem, "Exchange them, or correct the wrong one."
        elif row.value is not None:
            below = row.low is not None and row.value < row.low
            above = row.high is not None and row.value > row.high
            if below or above:
                end = f"below low {row.low:g}" if below else f"above high {row.high:g}"
                cure = "Correct the value or the range, and the reason."
                yield row.at("value"), f"{row.id!r} is {row.value:g}, {end}", cure
        if (row.low is None) != (row.high is None):
            yield row.where, f"{row.id!r} has one end of a range", "Give both low and high."


@rule("BAS010", "error", source="World Bank, ten questions for economic analysis")
def a_fact_has_a_source_and_a_date(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A reviewer asks of each number where it comes from and of what year it is."""
    for row in rows(inputs.quantities):
        if row.kind == "fact":
            lacking = [
                word for word, there in (("source", row.source), ("as_of", row.as_of)) if not there
            ]
            if lacking:
                cure = "Fill it in, or make it an estimate or an assumption."
                yield row.where, f"the fact {row.id!r} has no {' and no '.join(lacking)}", cure
    for point in rows(inputs.series):
        if point.kind == "fact" and not point.source:
            problem = f"the fact {point.id!r} of {point.year} has no source"
            yield point.where, problem, "Name a row of basis/sources.csv, or make it an estimate."


@rule("BAS011", "error", source="HM Treasury, Green Book 2003, 5.69-5.71")
def an_assumption_has_a_range_and_a_reason(
    inputs: BasisInputs, about: About
) -> Iterator[Objection]:
    """What nobody knows exactly can only be judged by its range, and by why it was chosen."""
    for row in rows(inputs.quantities):
        if row.kind == "assumption" and row.value is not None:
            lacking = [
                word
                for word, there in (
                    ("low", row.low is not None),
                    ("high", row.high is not None),
                    ("reason", bool(row.reason)),
                )
                if not there
            ]
            if lacking:
                cure = "Fill it in; where nothing is known, the range is wide."
                yield row.where, f"the assumption {row.id!r} has no {', no '.join(lacking)}", cure


@rule("BAS012", "error", source=ENGINE)
def synthetic_numbers_are_no_facts(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A number nobody collected may show a method; it may never stand for the city."""
    for row in rows(inputs.quantities):
        if row.origin == "synthetic" and row.kind == "fact":
            problem = f"{row.id!r} is synthetic and called a fact"
            yield row.at("kind"), problem, "Call it an assumption, with a range."


@rule("BAS013", "error", source=ENGINE)
def facts_were_known_at_the_cut_off(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """A study that knows later facts is right by hindsight, and wrong as a judgement of its day."""
    last = about.information_cutoff.year
    for row in rows(inputs.quantities):
        year = re.match(r"\d{4}", row.as_of)
        if row.kind in ("fact", "estimate") and year and int(year[0]) > last:
            problem = f"{row.id!r} is of {row.as_of}, after the study's cut-off {last}"
            yield row.at("as_of"), problem, 'Move it to the box "What happened afterwards".'
    for point in rows(inputs.series):
        if point.kind in ("fact", "estimate") and point.year > last:
            problem = f"{point.id!r} has a point of {point.year}, after the study's cut-off {last}"
            yield point.where, problem, 'Move it to the box "What happened afterwards".'


@rule("BAS014", "error", source=ENGINE)
def rate_and_go_live_make_sense(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """10 is a thousand per cent; a service that opens after the last year has no benefits."""
    settings = inputs.settings
    if isinstance(settings, Pending):
        return
    known = _known(inputs)
    rate = known.get(settings.discount_rate) if settings.discount_rate else None
    live = known.get(settings.go_live)
    over_years = inputs.rows(settings).over_years()
    for row in (rate, live):
        if row is not None and row.id in over_years:
            yield row.where, f"{row.id!r} changes from year to year", "Give it one value."
    if rate is not None and rate.value is not None and not -0.5 < rate.value < 0.5:
        problem = f"the discount rate {rate.id!r} is {rate.value:g} a year"
        yield rate.at("value"), problem, "Write a share: 0.10 for 10 %."
    last = settings.first_year + settings.years - 1
    if live is not None and live.value is not None:
        if not settings.first_year <= live.value <= last:
            problem = (
                f"{live.id!r} is {live.value:g}, outside the years {settings.first_year}-{last}"
            )
            yield live.at("value"), problem, "Correct it, or the years in basis/settings.yaml."
        elif live.unit != "year":
            yield live.at("unit"), f"{live.id!r} is in {live.unit}", "It is a calendar year: year."


@rule("BAS015", "error", source=ENGINE)
def the_settings_are_there(inputs: BasisInputs, about: About) -> Iterator[Objection]:
    """Without years, money and an opening year no chapter can place its numbers."""
    if isinstance(inputs.settings, Pending):
        cure = "Write it; the smallest one has currency, price_year, first_year, years and go_live."
        yield Place("basis/settings.yaml"), "the file is missing", cure


BASIS_RULES: tuple[Rule, ...] = (
    the_settings_are_there,
    names_are_free_in_every_face,
    each_quantity_is_given_once,
    formulas_can_be_read,
    formulas_use_what_is_defined,
    no_quantity_depends_on_itself,
    shapes_have_what_their_type_needs,
    spreads_add_up_to_one,
    units_come_out,
    low_value_and_high_stand_in_order,
    a_fact_has_a_source_and_a_date,
    an_assumption_has_a_range_and_a_reason,
    synthetic_numbers_are_no_facts,
    facts_were_known_at_the_cut_off,
    rate_and_go_live_make_sense,
)
