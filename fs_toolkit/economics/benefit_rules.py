"""Rules over the benefit catalogue: what is counted twice, what is no benefit, what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.formula import FormulaError, Name, Number, parse
from fs_toolkit.core.model import is_pending, rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.economics.catalogue import Entry, catalogue, entries
from fs_toolkit.economics.inputs import EconomicsInputs, Line
from fs_toolkit.economics.inputs_feasibility import Unmonetised
from fs_toolkit.economics.meeting import lines_meet

GREEN_BOOK = "HM Treasury, Green Book: transfers and displaced demand are no benefit"
DISBENEFITS = ("assisted_service", "dual_running", "incidents", "learning_time")
TRANSFERS = re.compile(
    r"(?<![a-z])(jobs?|employment|wages|salar(y|ies)|bribes?|corruption|tax(es)?|gdp|growth|multipliers?)(?![a-z])"
    r"|일자리|고용|임금|뇌물|세수|세입"
)
"""Words of what is no benefit, in English and Korean."""


def _taking(inputs: EconomicsInputs) -> Iterator[Line | Unmonetised]:
    """Everything that may take an entry."""
    yield from rows(inputs.lines)
    yield from rows(inputs.unmonetised)


@rule("ECO070", "error", source="fs_toolkit, the study format")
def entries_are_in_the_catalogue(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """An entry that nobody knows is checked for nothing."""
    known = catalogue()
    for row in _taking(inputs):
        for id in row.catalogue:
            if id not in known:
                problem = f"{row.id!r} takes {id!r}, which is no entry of the benefit catalogue"
                yield row.at("catalogue"), problem, did_you_mean(id, known, "The catalogue has")


@rule("ECO071", "error", source="EU Guide to Cost-Benefit Analysis 2014: double counting")
def no_effect_is_in_two_families(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """The same minute saved is worth its price once, whatever the second line calls it."""
    lines = [line for line in rows(inputs.lines) if line.catalogue]
    for number, line in enumerate(lines):
        own = tuple(entries(line.catalogue))
        if pair := _excluded(own, own):
            yield line.at("catalogue"), _both(line, line, pair), _CURE_WITHIN
            continue
        for other in lines[:number]:
            theirs = tuple(entries(other.catalogue))
            same = next((each for each in own if each in theirs), None)
            pair = (same, same) if same is not None else _excluded(own, theirs)
            if pair is None or (same is not None and line.family == other.family):
                continue  # two lines of one family are another rule's
            if _same_people(line, other) and lines_meet(line, other, inputs, basis):
                yield line.at("catalogue"), _both(line, other, pair), _CURE
                break


_CURE = "Keep one of the lines; if they are about different cases, say which in `cases` of both."
_CURE_WITHIN = "Keep one of the two entries."


def _excluded(one: tuple[Entry, ...], other: tuple[Entry, ...]) -> tuple[Entry, Entry] | None:
    """Two entries that count the same thing in different ways."""
    for left in one:
        for right in other:
            if right.id in left.excludes or left.id in right.excludes:
                return left, right
    return None


def _same_people(line: Line, other: Line) -> bool:
    """Whether two lines may be about the same cases of the same party."""
    if line.side != other.side or line.party != other.party:
        return False
    return not line.cases or not other.cases or line.cases == other.cases


def _both(line: Line, other: Line, pair: tuple[Entry, Entry]) -> str:
    left, right = pair
    if line is other:
        return f"{line.id!r} takes {left.id!r} and {right.id!r}, which count the same effect"
    if left is right:
        return (
            f"{line.id!r} and {other.id!r} both take {left.id!r} for {line.party!r}, in the "
            f"families {line.family!r} and {other.family!r}: one effect, counted twice"
        )
    return (
        f"{line.id!r} takes {left.id!r} and {other.id!r} takes {right.id!r}: the same effect on "
        f"{line.party!r}, counted twice"
    )


@rule("ECO072", "error", source=GREEN_BOOK)
def what_is_no_benefit_is_not_added(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """Bribes, jobs, wages and taxes move money from one to another; society is no richer by them."""
    for line in rows(inputs.lines):
        if line.side != "benefit":
            continue
        for entry in entries(line.catalogue):
            if entry.counted == "never":
                problem = f"the benefit {line.id!r} counts {entry.name.lower()}: a transfer or the same effect again"
                yield line.at("catalogue"), problem, "Take the line out; tell it in the narrative."
            elif entry.counted == "unmonetised":
                problem = f"{line.id!r} puts {entry.name.lower()} into money"
                yield (
                    line.at("catalogue"),
                    problem,
                    "List it in economics/unmonetised.csv with its evidence.",
                )
            elif entry.counted == "fiscal" and _share(line.transfer, basis) != 1.0:
                problem = (
                    f"the benefit {line.id!r} counts {entry.name.lower()} as a gain of society"
                )
                cure = (
                    "It is a transfer: write 1 in `transfer` and who gives it up in `transfer_to`."
                )
                yield line.at("transfer"), problem, cure


def _share(cell: str, basis: Basis) -> float | None:
    """A share as a number; None where another rule says what is wrong with it."""
    try:
        node = parse(cell) if cell else Number(0.0)
    except FormulaError:
        return None
    if isinstance(node, Number):
        return node.value
    if (
        isinstance(node, Name)
        and basis.has(node.id)
        and node.id not in basis.definitions.over_years
    ):
        return basis.value(node.id)
    return None


@rule("ECO073", "error", source="fs_toolkit, the study format")
def entries_stand_on_their_side(inputs: EconomicsInputs, basis: Basis) -> Iterator[Objection]:
    """A disbenefit among the benefits, or a benefit among the costs, has its sign turned."""
    for line in rows(inputs.lines):
        for entry in entries(line.catalogue):
            if entry.side != line.side:
                problem = f"{line.id!r} is a {line.side}, and {entry.id!r} is a {entry.side}"
                yield line.at("catalogue"), problem, "Correct `side`, or take another entry."


@rule("ECO074", "warning", source=GREEN_BOOK)
def benefits_do_not_read_like_transfers(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """What is called jobs, wages, taxes or bribes is seldom anything else."""
    for line in rows(inputs.lines):
        if line.side != "benefit" or line.catalogue:
            continue
        words = f"{line.id.replace('_', ' ')} {line.family.replace('_', ' ')} {line.name}".lower()
        if found := TRANSFERS.search(words):
            problem = said(
                "the benefit {id!r} reads like a transfer: {found!r}", id=line.id, found=found[0]
            )
            cure = (
                "Name its entry in `catalogue`; take it out if it is jobs, wages, taxes or bribes."
            )
            yield line.at("name"), problem, cure


@rule("ECO075", "warning", source="Reviewers' practice: minutes saved are often absorbed")
def staff_time_is_cash_only_with_a_plan(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """Nobody is paid less because a form takes ten minutes less."""
    planned = {row.line for row in rows(inputs.realisation)}
    for line in rows(inputs.lines):
        if not any(entry.id == "staff_hours" for entry in entries(line.catalogue)):
            continue
        cash = _share(line.cashable, basis)
        if cash and line.id not in planned:
            problem = said(
                "{id!r} counts staff time as cash ({cash:g}), and nobody answers for it",
                id=line.id,
                cash=cash,
            )
            cure = "Write 0 in `cashable`, or name in economics/realisation.csv who gives up which posts."
            yield line.at("cashable"), problem, cure
        real = _share(line.realisation or "1", basis)
        if real is not None and real >= 1:
            problem = said("{id!r} takes all the staff time saved for put to use", id=line.id)
            cure = "Write a share below 1 in `realisation`; a quarter to three quarters is usual."
            yield line.at("realisation"), problem, cure


@rule("ECO076", "warning", source="Australian practice: disbenefits are named")
def disbenefits_are_named_or_ruled_out(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """A project that harms nobody in any way has not been looked at."""
    if is_pending(inputs.lines, inputs.unmonetised) or not rows(inputs.lines):
        return  # open questions, and said so
    taken = {id for row in _taking(inputs) for id in row.catalogue}
    missing = [entry for entry in entries(DISBENEFITS) if entry.id not in taken]
    if missing:
        words = ", ".join(f"{entry.name.lower()} ({entry.id})" for entry in missing)
        cure = (
            "Count each in a line, or list it in economics/unmonetised.csv, direction harm or none, "
            "with its name in `catalogue`."
        )
        yield (
            Place("economics/unmonetised.csv"),
            said("nothing is said of {words}", words=words),
            cure,
        )


@rule("ECO077", "error", source="HM Treasury, Green Book: unmonetised effects")
def what_is_counted_is_not_called_uncounted(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """An effect in the sum and in the list of what is not in it weighs twice in every decision."""
    counted = {id: line for line in rows(inputs.lines) for id in line.catalogue}
    for row in rows(inputs.unmonetised):
        for id in row.catalogue:
            if id in counted and catalogue().get(id) is not None:
                problem = (
                    f"{row.id!r} is not put into money as {id!r}, and {counted[id].id!r} counts it"
                )
                yield row.at("catalogue"), problem, "Take the entry out of one of the two."


@rule("ECO078", "note", source="fs_toolkit, the study format")
def benefits_take_an_entry_of_the_catalogue(
    inputs: EconomicsInputs, basis: Basis
) -> Iterator[Objection]:
    """Without an entry a line is compared with no other, and double counting goes unseen."""
    lines = [line for line in rows(inputs.lines) if line.side == "benefit"]
    if any(line.catalogue for line in lines):
        for line in lines:
            if not line.catalogue:
                problem = f"the benefit {line.id!r} takes no entry of the catalogue"
                yield line.at("catalogue"), problem, "Name it in `catalogue`, if there is one."


BENEFIT_RULES: tuple[Rule, ...] = (
    entries_are_in_the_catalogue,
    no_effect_is_in_two_families,
    what_is_no_benefit_is_not_added,
    entries_stand_on_their_side,
    benefits_do_not_read_like_transfers,
    staff_time_is_cash_only_with_a_plan,
    disbenefits_are_named_or_ruled_out,
    what_is_counted_is_not_called_uncounted,
    benefits_take_an_entry_of_the_catalogue,
)
