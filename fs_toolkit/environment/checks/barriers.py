"""Rules of sub-item 1.4: grave barriers have an answer, an owner and money."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.inputs.barriers import Barrier
from fs_toolkit.environment.risk_matrix import NEEDS_ANSWER, score

USUAL = frozenset({"political", "organisational", "financial", "vendor"})
"""Change of government, resistance, money for operation, lock-in: what generic lists forget."""


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
            problem = f"the answer to {row.statement!r} names no line of cost"
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


@rule("ENV025", "warning", source="reviewers' rules, 1.4: a generic list")
def the_usual_barriers_were_considered(
    inputs: EnvironmentInputs, basis: Basis
) -> Iterator[Objection]:
    """Resistance, politics, money for operation and lock-in stop more projects than technology does."""
    barriers = rows(inputs.barriers)
    missing = sorted(USUAL - {row.category for row in barriers})
    if barriers and missing:
        yield (
            barriers[0].where,
            f"no barrier is {' or '.join(missing)}",
            "Add it, or say in the prose why not.",
        )


INPUT_RULES: tuple[Rule, ...] = (
    grave_barriers_have_an_answer_and_an_owner,
    answers_to_grave_barriers_are_paid_for,
    measures_do_not_make_barriers_worse,
    the_usual_barriers_were_considered,
)
