"""Two states of a study compared: what changed, what it did to the result, what is newly objected to."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fs_toolkit.core.findings import Finding
from fs_toolkit.document.charts import Waterfall, WaterfallStep
from fs_toolkit.review.changed_inputs import InputChange
from fs_toolkit.review.npv_steps import Step, Steps, Unit

ARROW = "→"
MOST_FIELDS = 3
"""How many changed values of a row are shown before the rest is counted."""
MOST_STEPS = 12
"""How many steps are drawn; the rest is one step."""
IN_THOUSANDS = 10_000
"""Net present values from which thousands are printed."""
_DEFINING = ("basis/quantities", "basis/series", "basis/shapes")


@dataclass(frozen=True)
class Outcome:
    """What the economic model of two states of a study comes to."""

    steps: Steps
    option: str
    """The option in the second state, as people call it."""
    currency: str
    price_year: int
    verdicts: tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """What is different between two states of a study."""

    names: tuple[str, str]
    """The two folders, as they were named."""
    inputs: tuple[InputChange, ...]
    outcome: Outcome | None
    no_outcome: str
    """Why the net present values are not compared; empty where they are."""
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    words: Mapping[str, str]
    """What people call the things that rows define, by id."""


def new_and_gone(
    before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings of the second state alone, and of the first alone; a line that moved is the same."""
    return tuple(_without(after, before)), tuple(_without(before, after))


def _without(some: Sequence[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    known = Counter(map(_said, others))
    for each in some:
        if known[_said(each)] > 0:
            known[_said(each)] -= 1
        else:
            yield each


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.file, finding.problem


def label(step: Step, found: Difference) -> str:
    """What was changed in a step, in words: the name, and the value before and after."""
    return "; ".join(_unit_words(unit, found) for unit in step.units)


def _unit_words(unit: Unit, found: Difference) -> str:
    name = found.words.get(unit.id, unit.id)
    files = _DEFINING if unit.file in _DEFINING else (unit.file,)
    changes = [
        each
        for each in found.inputs
        if each.file in files and unit.id in (each.key, each.key.split(" · ")[0])
    ]
    if unit.file == "basis/settings":
        pairs = [f for each in found.inputs if each.file == unit.file for f in each.fields]
        return next(
            (f"{unit.id}: {f.before} {ARROW} {f.after}" for f in pairs if f.field == unit.id),
            unit.id,
        )
    if unit.file == "economics/changes":
        option, quantity = unit.id.split(" · ")
        words = found.words
        name = f"{words.get(quantity, quantity)} in “{words.get(option, option)}”"
    return f"{name}: {_what(changes)}" if changes else name


def _what(changes: Sequence[InputChange]) -> str:
    """What became of the rows that stand for one thing."""
    if len(changes) > 1:
        return f"{len(changes)} rows changed"
    (change,) = changes
    return change.kind if change.kind != "changed" else _values(change)


def _values(change: InputChange) -> str:
    """The values of a row that are different; long ones only by name."""
    shown = [
        f"{_of(each.field, change)}{each.before or 'empty'} {ARROW} {each.after or 'empty'}"
        if len(each.before) + len(each.after) <= 60
        else f"{each.field} changed"
        for each in change.fields[:MOST_FIELDS]
    ]
    more = len(change.fields) - len(shown)
    return ", ".join(shown) + (f", and {more} more" if more > 0 else "")


def _of(field: str, change: InputChange) -> str:
    return "" if field == "value" and len(change.fields) == 1 else f"{field} "


def as_text(found: Difference, width: int) -> Iterator[str]:
    """The difference for a console: the result first, then inputs, then findings."""
    yield from textwrap.wrap(f"{found.names[0]} {ARROW} {found.names[1]}", width)
    yield ""
    if found.outcome is not None:
        yield from _outcome(found, found.outcome, width)
    else:
        yield from textwrap.wrap(f"Results are not compared: {found.no_outcome}.", width)
    yield ""
    if not found.inputs:
        yield "No input is different."
    else:
        yield f"Inputs that are different: {len(found.inputs)}"
        yield from _inputs(found.inputs, width)
    for title, findings in (("New findings", found.new), ("Findings that are gone", found.gone)):
        yield ""
        yield f"{title}: {len(findings) or 'none'}"
        for each in findings:
            start = f"  {each.severity} {each.code} "
            text = (
                f"{start}{each.place}: {each.problem}" if each.place.file else start + each.problem
            )
            yield from textwrap.wrap(text, width, subsequent_indent="    ")


def _outcome(found: Difference, outcome: Outcome, width: int) -> Iterator[str]:
    steps = outcome.steps
    scale, thousand = _scale(steps)
    head = (
        f"Net present value of “{outcome.option}”, {outcome.currency}{thousand}, "
        f"prices of {outcome.price_year}"
    )
    yield from textwrap.wrap(head, width)
    amounts = [steps.before, *(each.amount for each in steps.steps), steps.after]
    digits = 0 if all(abs(each / scale) >= 1 or each == 0 for each in amounts) else 1
    column = max(len(f"{each / scale:+,.{digits}f}") for each in amounts) + 2
    room = width - column - 4

    def line(words: str, number: str) -> Iterator[str]:
        first, *rest = textwrap.wrap(words, room, subsequent_indent="  ") or [""]
        yield f"  {first:<{room}}{number:>{column}}"
        yield from (f"  {each}" for each in rest)

    yield from line("before", f"{steps.before / scale:,.{digits}f}")
    for each in steps.steps:
        yield from line(label(each, found), f"{each.amount / scale:+,.{digits}f}")
    yield from line("after", f"{steps.after / scale:,.{digits}f}")
    shown = [round(each / scale, digits) for each in amounts]
    if abs(sum(shown[:-1]) - shown[-1]) > 0.5 * 10**-digits:
        yield "  (rounded one by one; the amounts themselves add up)"
    if outcome.verdicts[0] != outcome.verdicts[1]:
        yield from textwrap.wrap(
            f"Verdict: {outcome.verdicts[0]} {ARROW} {outcome.verdicts[1]}", width
        )
    else:
        yield f"Verdict, as before: {outcome.verdicts[0]}"


def _scale(steps: Steps) -> tuple[float, str]:
    sizes = [abs(steps.before), abs(steps.after), *(abs(each.amount) for each in steps.steps)]
    return (1e3, " thousand") if max(sizes) >= IN_THOUSANDS else (1.0, "")


def _inputs(inputs: Sequence[InputChange], width: int) -> Iterator[str]:
    for file in dict.fromkeys(each.file for each in inputs):
        yield f"  {file}"
        for each in inputs:
            if each.file == file:
                what = each.kind if each.kind != "changed" or not each.fields else _values(each)
                text = f"{each.key}: {what}" if each.key else what
                yield from textwrap.wrap(
                    text, width, initial_indent="    ", subsequent_indent="      "
                )


def as_data(found: Difference) -> dict[str, object]:
    """The difference for programs; `npv` is null where the results are not compared."""
    outcome = found.outcome
    npv = outcome and {
        "option": outcome.option,
        "currency": outcome.currency,
        "price_year": outcome.price_year,
        "before": outcome.steps.before,
        "after": outcome.steps.after,
        "verdicts": list(outcome.verdicts),
        "steps": [
            {
                "inputs": [{"file": unit.file, "id": unit.id} for unit in each.units],
                "what": label(each, found),
                "amount": each.amount,
            }
            for each in outcome.steps.steps
        ],
    }
    return {
        "before": found.names[0],
        "after": found.names[1],
        "npv": npv,
        "npv_reason": found.no_outcome or None,
        "inputs": [
            {
                "file": each.file,
                "key": each.key,
                "kind": each.kind,
                "fields": {f.field: [f.before, f.after] for f in each.fields},
            }
            for each in found.inputs
        ],
        "findings": {"new": list(map(_row, found.new)), "gone": list(map(_row, found.gone))},
    }


def _row(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "place": str(finding.place),
        "problem": finding.problem,
    }


def as_chart(found: Difference, outcome: Outcome) -> Waterfall:
    """The steps as a waterfall; small ones drawn as one."""
    scale, thousand = _scale(outcome.steps)
    steps = outcome.steps.steps
    shown, rest = (
        (steps, ())
        if len(steps) <= MOST_STEPS
        else (steps[: MOST_STEPS - 1], steps[MOST_STEPS - 1 :])
    )
    bars = [WaterfallStep(label(each, found), each.amount / scale) for each in shown]
    if rest:
        amount = sum(each.amount for each in rest)
        bars.append(WaterfallStep(f"{len(rest)} other changes", amount / scale))
    before, after = outcome.steps.before / scale, outcome.steps.after / scale
    title = f"Net present value of “{outcome.option}”: {before:,.0f} {ARROW} {after:,.0f}"
    unit = f"{outcome.currency}{thousand}, prices of {outcome.price_year}"
    return Waterfall(title, before, tuple(bars), found.names, unit)
