"""What the executive summary takes from the other chapters, as words: one place, plain arguments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fs_toolkit.document.wording import Wording
from fs_toolkit.summary.decision import Elsewhere, MoneyBySource, Share

if TYPE_CHECKING:
    from fs_toolkit.study.wiring import Study

RISKS_SHOWN = 3


def elsewhere(study: Study, wording: Wording) -> Elsewhere:
    """People, money, gates and risks of the other chapters."""
    return Elsewhere(
        funding=_money(study, wording),
        payers=_payers(study),
        budgets=_budgets(study),
        people=tuple(_people(study, wording)),
        gates=tuple(_gates(study, wording)),
        risks=tuple(_risks(study, wording)),
    )


def _people(study: Study, wording: Wording) -> Iterator[str]:
    for each in study.results.proposal.composition.reached:
        if each.count is None:
            yield wording.text("summary.decision.uncounted", group=each.beneficiary.group)
        else:
            yield wording.text(
                "summary.decision.counted",
                group=each.beneficiary.group,
                count=wording.number(each.count),
            )


def _gates(study: Study, wording: Wording) -> Iterator[str]:
    for each in study.results.proposal.composition.gates:
        yield wording.text(
            "summary.decision.gate",
            measure=each.gate.measure,
            threshold=wording.number(each.threshold),
            unit=each.gate.unit,
        )


def _risks(study: Study, wording: Wording) -> Iterator[str]:
    """The barriers with the highest scores, each with who answers for it."""
    for each in study.results.environment.barriers[:RISKS_SHOWN]:
        yield wording.text(
            "summary.decision.risk",
            statement=each.barrier.statement,
            owner=each.barrier.owner or wording.text("report.pending.nobody"),
        )


def _money(study: Study, wording: Wording) -> tuple[MoneyBySource, ...]:
    """Who pays for the investment; nobody where there is no plan."""
    plan = study.results.proposal.financing.plan
    if plan is None:
        return ()
    return tuple(
        MoneyBySource(
            flow.source.name, flow.amount, wording.text(f"proposal.status.{flow.source.status}")
        )
        for flow in plan.flows
        if flow.source.use == "investment"
    )


def _payers(study: Study) -> tuple[str, ...]:
    """Who pays for operation once the project is over."""
    plan = study.results.proposal.financing.plan
    flows = plan.flows if plan else ()
    names = (flow.source.name for flow in flows if flow.source.use == "operation")
    return tuple(dict.fromkeys(names))


def _budgets(study: Study) -> tuple[Share, ...]:
    return tuple(
        Share(each.budget.name, each.operation_share)
        for each in study.results.proposal.financing.comparisons
    )
