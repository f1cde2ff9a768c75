"""Rules of sub-item 1.4: grave barriers have an answer, an owner and money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.barriers import Barrier
from fs_toolkit.environment.risk_matrix import NEEDS_ANSWER, score

USUAL: dict[str, str] = {
    "resistance": "resistance to change",
    "election": "change after an election",
    "lock_in": "lock-in to a seller",
    "operation_money": "money for operation",
}
"""What generic lists forget."""
DUE = re.compile(r"(\d{4}(-\d{2}){0,2})?")
ABSENCE = re.compile(r"(lack|absence|insufficien|inadequa|no\s)", re.IGNORECASE)
KOREAN_ABSENCE = re.compile(r"(부족|부재|미흡)[.]?$")


def _points(row: Barrier) -> int:
    return score(row.likelihood, row.severity)


@rule("ENV022", "error", source="reviewers' rules, V21: a critical risk without an answer")
def grave_barriers_have_an_answer_and_an_owner(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A barrier of ten points or more that nobody answers for will happen."""
    for row in rows(inputs.barriers):
        lacking = [name for name in ("mitigation", "owner") if not getattr(row, name)]
        if _points(row) >= NEEDS_ANSWER and lacking:
            problem = (
                f"{row.statement!r} has {_points(row)} points and no {' and no '.join(lacking)}"
            )
            yield (
                row.at(lacking[0]),
                problem,
                "Say what is done about it, and which role answers for it.",
            )


@rule("ENV023", "warning", source="reviewers' rules, V21: a critical risk without budget")
def answers_to_grave_barriers_are_paid_for(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A mitigation without money is a wish."""
    for row in rows(inputs.barriers):
        if (
            _points(row) >= NEEDS_ANSWER
            and row.mitigation
            and not (row.cost_lines or row.cost_note)
        ):
            problem = said(
                "the answer to {statement!r} names no line of cost", statement=row.statement
            )
            yield (
                row.at("cost_lines"),
                problem,
                "Name the line, or say in `cost_note` why it needs none.",
            )


@rule("ENV024", "error", source="definition of a residual risk")
def measures_do_not_make_barriers_worse(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A residual score above the first one means that the columns were mixed up."""
    for row in rows(inputs.barriers):
        likelihood, severity = row.residual_likelihood, row.residual_severity
        if likelihood is None or severity is None:
            continue
        left = score(likelihood, severity)
        if left > _points(row):
            problem = (
                f"{row.statement!r} has {_points(row)} points before its measures and {left} after"
            )
            yield row.at("residual_likelihood"), problem, "Correct the marks before or after."


@rule(
    "ENV025", "warning", source="blueprint 1.4: resistance, election, lock-in, money for operation"
)
def the_usual_barriers_were_considered(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Resistance, elections, lock-in and missing money for operation stop more projects than technology does."""
    barriers = rows(inputs.barriers)
    missing = [words for key, words in USUAL.items() if all(row.usual != key for row in barriers)]
    if barriers and missing:
        yield (
            barriers[0].where,
            said("no barrier is about {missing: or }", missing=tuple(missing)),
            "Add it, or name the barrier that is about it in its column `usual`.",
        )


@rule("ENV051", "warning", source="blueprint 1.4: barriers of ten points need owner, date and cost")
def answers_to_grave_barriers_have_a_date(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """An answer without a date comes after the damage, or never."""
    live = basis.value(basis.settings.go_live)
    for row in rows(inputs.barriers):
        if not DUE.fullmatch(row.due):
            problem = said(
                "the answer to {statement!r} is due {due!r}", statement=row.statement, due=row.due
            )
            yield (
                row.at("due"),
                problem,
                "Write a year, a month or a day: 2016, 2016-05, 2016-05-31.",
            )
        elif _points(row) >= NEEDS_ANSWER and row.mitigation and not row.due:
            problem = said("the answer to {statement!r} has no date", statement=row.statement)
            yield row.at("due"), problem, "Say in `due` by when it must stand."
        elif _points(row) >= NEEDS_ANSWER and row.due and int(row.due[:4]) > live:
            problem = said(
                "the answer to {statement!r} is due in {due}, after the service opens",
                statement=row.statement,
                due=row.due[:4],
            )
            yield (
                row.at("due"),
                problem,
                "Let it stand before the service opens, or say what bridges.",
            )


@rule("ENV052", "note", source="blueprint 1.4: trigger")
def grave_barriers_have_a_trigger(inputs: EnvironmentInputs, basis: Basis) -> Iterator[Objection]:
    """Without a sign that tells of it early, a barrier is noticed when it is too late."""
    for row in rows(inputs.barriers):
        if _points(row) >= NEEDS_ANSWER and row.due and not row.trigger:
            problem = f"nothing tells that {row.statement!r} is arising"
            yield row.at("trigger"), problem, "Say in `trigger` what is seen first, and where."


@rule(
    "ENV055", "warning", source="reviewers of feasibility studies: barrier = absence of a solution"
)
def barriers_are_more_than_the_absence_of_a_solution(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """A statement such as "lack of awareness" fits every project and names neither who does what nor what follows."""
    for row in rows(inputs.barriers):
        if ABSENCE.match(row.statement) or KOREAN_ABSENCE.search(row.statement):
            problem = said(
                "{statement!r} only says that something is missing", statement=row.statement
            )
            yield row.at("statement"), problem, "Say who does what because of it, and what follows."


INPUT_RULES: tuple[Rule, ...] = (
    grave_barriers_have_an_answer_and_an_owner,
    answers_to_grave_barriers_are_paid_for,
    measures_do_not_make_barriers_worse,
    the_usual_barriers_were_considered,
    answers_to_grave_barriers_have_a_date,
    grave_barriers_have_a_trigger,
    barriers_are_more_than_the_absence_of_a_solution,
)
