"""Rules of the risk register: a grave risk has a response, an owner, money and a sign."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs

WORDS = {"response": "response", "owner": "owner", "money": "budget line"}


@rule("PRO120", "warning", source="Reviewers: critical risk without budgeted mitigation")
def grave_risks_are_answered(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A risk that nobody answers for, or that nobody pays to answer, is only a confession."""
    if not rows(inputs.indicators) and not rows(inputs.risks):
        return  # nothing of 4.5 has begun; a box says so
    table = rows(inputs.risks)
    register = table[0].where if table else Place("proposal/risks.csv")
    if not table and result.risks.grave:
        yield (
            register,
            said(
                "{count} grave risks come from the barriers of section 1.4 and none is "
                "answered, first {name!r}",
                count=len(result.risks.grave),
                name=result.risks.grave[0].name,
            ),
            "Add proposal/risks.csv: a row for each, with response, action, owner and cost_lines.",
        )
        return
    for each in result.risks.grave:
        if not each.lacks:
            continue
        place = each.row.where if each.row else register
        missing = tuple(WORDS[name] for name in each.lacks)
        yield (
            place,
            said(
                "the risk {name!r}, with {score} of 25 points, has no {missing: and no }",
                name=each.name,
                score=each.score,
                missing=missing,
            ),
            "Answer it in proposal/risks.csv: response, action, owner, and cost_lines or, where it "
            "costs nothing, cost_note.",
        )


@rule("PRO121", "warning", source="Risk management practice: a risk is watched by its sign")
def grave_risks_have_a_sign(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Without a sign, a risk is noticed when it has become the loss."""
    for each in result.risks.grave:
        if each.row is not None and not each.signs:
            yield (
                each.row.where,
                said("no sign tells when the risk {name!r} arises", name=each.name),
                "Add a row to proposal/watch.csv with its barrier or its risk.",
            )


@rule("PRO122", "error", source="Arithmetic: a response does not raise its risk")
def what_is_left_is_no_more_than_before(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A residual score above the first one is a slip, or a response that should not be given."""
    for each in (*result.risks.grave, *result.risks.minor):
        if each.row is not None and each.residual is not None and each.residual > each.score:
            yield (
                each.row.at("residual_likelihood"),
                f"{each.name!r} has {each.score} points before and {each.residual} after its response",
                "Correct residual_likelihood and residual_severity.",
            )


@rule("PRO123", "error", source="Consistency: one value, one home")
def a_risk_has_its_marks_once(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Marks of a barrier stand in environment/barriers.csv; a second pair would differ one day."""
    for row in rows(inputs.risks):
        marked = row.likelihood is not None or row.severity is not None
        if row.barrier and marked:
            yield (
                row.at("likelihood"),
                f"{row.name!r} comes from the barrier {row.barrier!r} and has marks of its own",
                "Empty likelihood and severity, or empty `barrier`.",
            )
        elif not row.barrier and (row.likelihood is None or row.severity is None):
            yield (
                row.at("likelihood"),
                f"{row.name!r} has neither a barrier nor likelihood and severity",
                "Name its `barrier`, or give both marks, 1 to 5, with the reason.",
            )
        elif (row.residual_likelihood is None) != (row.residual_severity is None):
            yield (
                row.at("residual_likelihood"),
                f"{row.name!r} has only one of the two marks of what is left",
                "Give residual_likelihood and residual_severity, or neither.",
            )


@rule("PRO126", "warning", source="Risk management practice: risks are looked at again")
def grave_risks_are_reviewed(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Marks of a desk grow old; a risk without a date is never marked anew."""
    for each in result.risks.grave:
        if each.row is not None and not each.row.review:
            yield (
                each.row.at("review"),
                said("no review looks at the risk {name!r} again", name=each.name),
                "Name a row of proposal/reviews.csv in `review`.",
            )


@rule("PRO138", "warning", source="Risk management practice: a mark has a reason")
def own_risks_have_a_reason(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Marks that nobody explained cannot be contested, only believed."""
    for row in rows(inputs.risks):
        if not row.barrier and not row.reason:
            yield (
                row.at("reason"),
                said("nothing says why {name!r} has these marks", name=row.name),
                "Give `reason`.",
            )


INPUT_RULES: tuple[Rule, ...] = (a_risk_has_its_marks_once, own_risks_have_a_reason)
RESULT_RULES: tuple[Rule, ...] = (
    grave_risks_are_answered,
    grave_risks_have_a_sign,
    what_is_left_is_no_more_than_before,
    grave_risks_are_reviewed,
)
