"""Conditions precedent: what must be true before the project, or its next step, begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fs_toolkit.core.model import rows
from fs_toolkit.economics.handed_over import HandedOver
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_feasibility import TESTS, FeasibilityTest

Kind = Literal["test", "gate", "legal", "money"]
USES = ("investment", "operation", "debt_service", "renewal")


@dataclass(frozen=True)
class Condition:
    """Something that must be true first: what, who sees to it, by when, how it is shown.

    Fields hold what the study says; an empty one has not been said by anybody. The report's
    `condition_words` gives all four as they are printed.
    """

    kind: Kind
    text: str
    owner: str = ""
    by: str = ""
    """A month, 2017-06, a year, or words."""
    evidence: str = ""
    of: str = ""
    """The test, or the use of the money, that it is about."""
    threshold: float | None = None
    """Of a gate: the least value to go on."""
    unit: str = ""
    quantity: str = ""
    """Of a gate: the quantity that is its threshold."""


def conditions(
    inputs: EconomicsInputs, handed: HandedOver, years: tuple[int, int]
) -> tuple[Condition, ...]:
    """All conditions: of the tests, then gates, legal actions that stop the project, and money.

    What a test's condition stands for is not listed a second time.

    Parameters
    ----------
    inputs, handed :
        The folder economics/, and what the other sections hand over.
    years :
        The first year of the model and the first year of service.
    """
    tests: dict[str, FeasibilityTest] = {
        row.id: row for row in rows(inputs.feasibility) if row.condition
    }
    said = [
        Condition("test", row.condition, row.owner, row.by, row.shown, of=row.id)
        for id in TESTS
        if (row := tests.get(id))
    ]
    gates = {id for row in tests.values() for id in row.gates}
    laws = {id for row in tests.values() for id in row.legal_actions}
    purses = {id for row in tests.values() for id in row.funding}
    return (
        *said,
        *_gates(inputs, handed, gates),
        *_legal(handed, laws),
        *_money(handed, purses, years),
    )


def _gates(inputs: EconomicsInputs, handed: HandedOver, without: set[str]) -> Iterator[Condition]:
    bodies = {row.threshold: row.body for row in rows(inputs.reviews) if row.threshold}
    for gate in sorted(handed.gates, key=lambda each: (each.month or "9999", each.id)):
        if gate.id not in without:
            yield Condition(
                "gate",
                gate.measure,
                bodies.get(gate.quantity, gate.body),
                gate.month,
                gate.instrument,
                gate.phase,
                gate.threshold,
                gate.unit,
                gate.quantity,
            )


def _legal(handed: HandedOver, without: set[str]) -> Iterator[Condition]:
    """The actions whose gap stops the project."""
    for action in sorted(handed.actions, key=lambda each: (each.latest, each.id)):
        if action.stops and action.id not in without:
            yield Condition("legal", action.name, action.authority, action.latest, action.says)


def _money(handed: HandedOver, without: set[str], years: tuple[int, int]) -> Iterator[Condition]:
    """One condition for each use of money that is not secured, whoever gives it."""
    due = {"investment": str(years[0]), "operation": str(years[1]), "debt_service": str(years[1])}
    for use in USES:
        open_ = [
            purse
            for purse in handed.purses
            if purse.use == use and not purse.secured and purse.id not in without
        ]
        if open_:
            asked = dict.fromkeys(purse.condition for purse in open_ if purse.condition)
            owners = "; ".join(dict.fromkeys(purse.name for purse in open_))
            yield Condition("money", use, owners, due.get(use, ""), "; ".join(asked), use)
