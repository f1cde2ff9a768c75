"""Which option is best in each scenario of 5.3, what a wrong choice costs, and which change does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table, spans
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import (
    figure,
    option_name,
    price_basis,
    stated,
    thousands,
)
from fs_toolkit.economics.scenarios import Compared, largest_regrets


def choice(
    basis: Basis,
    result: EconomicsResult,
    cases: Sequence[tuple[str, Compared]],
    wording: Wording,
) -> Iterator[Block]:
    """How often each option is best, and the largest regret of the recommended one."""
    found, currency = result.cost_benefit, basis.settings.currency
    compared = [case for _, case in cases]
    best = Counter(case.best for case in compared)
    names = {option: option_name(result, option) for option in compared[0].options}
    others = "".join(
        wording.text("scenarios.choice.others", option=names[option], best=wording.number(count))
        for option, count in best.most_common()
        if option != found.recommended
    )
    said = [
        wording.text(
            "scenarios.choice.best",
            option=names[found.recommended],
            best=wording.number(best[found.recommended]),
            count=wording.number(len(compared)),
            others=others,
        )
    ]
    regrets = largest_regrets(compared)
    most, _ = regrets[found.recommended]
    if most > 0:
        worst = max(range(len(cases)), key=lambda at: compared[at].regret[found.recommended])
        said.append(
            wording.text(
                "scenarios.choice.regret",
                option=names[found.recommended],
                amount=wording.money_words(most, currency),
                scenario=cases[worst][0],
            )
        )
        least = min(regrets, key=lambda option: (regrets[option][0], option != found.recommended))
        words = {"least": names[least], "amount": wording.money_words(regrets[least][0], currency)}
        same = least == found.recommended
        said.append(
            wording.text("scenarios.choice.least_is")
            if same
            else wording.text("scenarios.choice.least", **words)
        )
    yield Paragraph("economics.scenarios.choice", spans(" ".join(said)))


def scenario_steps(basis: Basis, result: EconomicsResult, wording: Wording) -> Iterator[Block]:
    """Every scenario divided among its changes."""
    found = result.cost_benefit
    steps = {name: some for name, some in found.scenario_steps.items() if some}
    if not steps:
        return
    npv = {each.name: each.appraisal.npv for each in found.scenarios}
    largest = max(steps, key=lambda name: abs(npv[name] - found.base.npv))
    first = steps[largest][0]
    words = {
        "scenario": scenario_name(largest, wording),
        "quantity": basis.quantities[first.quantity].name,
    }
    yield Paragraph(
        "economics.scenario_steps.intro",
        wording(
            "scenarios.choice.steps",
            **words,
            amount=wording.money_words(first.amount, basis.settings.currency),
        ),
    )
    heads = ("scenario", "quantity", "base", "value", "amount")
    lines = []
    for name, some in steps.items():
        shown = scenario_name(name, wording)
        for step in some:
            row = basis.quantities[step.quantity]
            value = found.evaluation.model.overlays[name][step.quantity]
            cells = (
                spans(stated(basis.value(row.id), row, wording)),
                spans(traced(f"change.{name}.{row.id}", figure(value, row, wording))),
                thousands(step.amount, wording),
            )
            lines.append((shown, row.name, *cells))
    yield Table(
        "economics.scenario_steps",
        wording.text("scenarios.steps.caption", **words),
        tuple(
            Column(
                wording.text(f"scenarios.steps.column.{head}"),
                {"scenario": 2.4, "quantity": 2.8}.get(head, 1.0),
                "left" if head in ("scenario", "quantity") else "right",
            )
            for head in heads
        ),
        tuple(lines),
        source=wording("scenarios.steps.source", basis=price_basis(basis, wording)),
    )


def scenario_name(name: str, wording: Wording) -> str:
    """A scenario as people read it; its id in words where the wording has none."""
    key = f"economics.scenario.{name}"
    if wording.has(key):
        return wording.text(key)
    return name.replace("_", " ").capitalize()
