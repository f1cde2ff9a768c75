"""What the executive summary takes from the other chapters, as words: one place, plain arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fs_toolkit.core.model import rows
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.conditions import Condition
from fs_toolkit.economics.report.conditions import condition_words
from fs_toolkit.study.summary_findings import RISKS_SHOWN
from fs_toolkit.summary.decision import Elsewhere, MoneyBySource, Share
from fs_toolkit.summary.edcf import ForLoan
from fs_toolkit.summary.guideline import AfterAdoption, Duty, Looked

if TYPE_CHECKING:
    from fs_toolkit.proposal.analysis.safeguards import Placed
    from fs_toolkit.proposal.analysis.schedule import PlannedTask, ProjectSchedule
    from fs_toolkit.study.wiring import Study


def elsewhere(study: Study, wording: Wording) -> Elsewhere:
    """People, money, gates, conditions and risks of the other chapters."""
    return Elsewhere(
        funding=_money(study, wording),
        payers=_payers(study),
        budgets=_budgets(study),
        people=tuple(_people(study, wording)),
        gates=tuple(_gates(study, wording)),
        conditions=tuple(conditions_in_words(study.results.economics.conditions, wording)),
        risks=tuple(_risks(study, wording)),
        debt_service=_debt_service(study),
        safeguard=safeguard_in_words(study.results.proposal.safeguards.category, wording),
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
        said = Condition("gate", each.gate.measure, threshold=each.threshold, unit=each.gate.unit)
        yield condition_words(said, wording).text.rstrip(".")


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


def _debt_service(study: Study) -> float:
    """Interest and repayment in the dearest year of the plan; 0 without a loan."""
    plan = study.results.proposal.financing.plan
    return float(plan.amounts("debt_service").max()) if plan and plan.debts else 0.0


def _budgets(study: Study) -> tuple[Share, ...]:
    return tuple(
        Share(each.budget.name, each.operation_share)
        for each in study.results.proposal.financing.comparisons
    )


def for_loan(study: Study, wording: Wording) -> ForLoan:
    """What the annex for a loan takes from schedule and feasibility."""
    schedule = study.results.proposal.schedule
    months: list[str] = []
    bought: list[str] = []
    if schedule is not None:
        first = min((each.start for each in schedule.tasks), default=0.0)
        moments = {"begin": first, "go_live": schedule.go_live, "end": schedule.end}
        months = [
            wording.text(f"summary.edcf.moment.{name}", month=_month(schedule, moment, wording))
            for name, moment in moments.items()
            if moment is not None
        ]
        bought = [
            _bought(each, schedule, wording)
            for each in schedule.tasks
            if each.task.activity == "procurement"
        ]
    social = [
        row.evidence for row in rows(study.inputs.economics.feasibility) if row.id == "social"
    ]
    return ForLoan(tuple(bought), tuple(months), tuple(social))


def _bought(each: PlannedTask, schedule: ProjectSchedule, wording: Wording) -> str:
    """A task of procurement with its months; one month for a date without work."""
    first = _month(schedule, each.start, wording)
    last = _month(schedule, each.end, wording)
    if first == last:
        return wording.text("summary.edcf.bought_at", task=each.task.name, month=first)
    return wording.text("summary.edcf.bought", task=each.task.name, first=first, last=last)


def _month(schedule: ProjectSchedule, moment: float, wording: Wording) -> str:
    return wording.date(schedule.month(moment))


def after_adoption(study: Study, wording: Wording) -> AfterAdoption:
    """Roles, reviews after go-live and payers, for the guideline."""
    proposal = study.inputs.proposal
    roles = {row.id: row.name for row in rows(proposal.roles)}
    live = str(round(study.basis.value(study.basis.settings.go_live)))
    reviews = tuple(
        Looked(wording.date(row.month), row.name, row.decides, roles.get(row.owner, row.owner))
        for row in sorted(rows(proposal.reviews), key=lambda row: row.month)
        if row.month >= live
    )
    duties = tuple(Duty(row.name, row.duty) for row in rows(proposal.roles))
    return AfterAdoption(duties, reviews, _payers(study))


def conditions_in_words(found: Iterable[Condition], wording: Wording) -> Iterator[str]:
    """Conditions precedent of tests and of the law, with who and by when; gates have a row of their own."""
    for each in found:
        if each.kind not in ("test", "legal"):
            continue
        words = condition_words(each, wording)
        text = words.text.rstrip(".")
        beside = "; ".join(part for part in (each.owner, words.by if each.by else "") if part)
        if beside:
            yield wording.text("summary.decision.condition", text=text, beside=beside)
        else:
            yield f"{text}."


def safeguard_in_words(placed: Placed | None, wording: Wording) -> str:
    """The environmental and social category and its scheme; empty where nobody placed it."""
    if placed is None:
        return ""
    scheme = placed.scheme.name if placed.scheme else placed.given.scheme
    return wording.text(
        "summary.decision.safeguard",
        category=placed.given.category,
        scheme=scheme,
    )
