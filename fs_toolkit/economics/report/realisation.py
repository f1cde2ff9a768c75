"""The plan by which benefits come true: who answers, what shows it, from when and to where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.handed_over import HandedIndicator
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_feasibility import Realisation
from fs_toolkit.economics.report.words import thousands


def realisation(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """Each benefit with its owner, its measure, its months and the target that 4.5 sets."""
    modelled = result if isinstance(result, EconomicsResult) else None
    own = rows(inputs.realisation)
    indicators = {each.id: each for each in result.handed.indicators}
    linked = any(row.indicators for row in own)
    months = {row.baseline_by for row in own}
    dated = len(months) > 1
    owners = len({row.owner for row in own})
    intro = wording(
        f"feasibility.realisation.{'intro_linked' if linked else 'intro'}",
        owners=wording.number(owners),
    )
    yield Paragraph("economics.realisation.intro", intro)
    names = {line.id: line.name for line in rows(inputs.lines)}
    width = {"benefit": 1.6, "value": 0.7, "yearly": 0.8, "owner": 1.2, "indicator": 2.0}
    width |= {"when": 1.3}
    width |= {"baseline": 0.9} if dated else {}
    width |= {"target": 1.2} if linked else {}
    if modelled is None:
        del width["value"], width["yearly"]
    currency = basis.settings.currency
    source = wording(
        f"feasibility.realisation.{'source' if modelled else 'source_pending'}",
        **({"year": wording.year(int(basis.years[-1]))} if modelled else {}),
    )
    if not dated and (month := next(iter(months))):
        before = wording("feasibility.realisation.before", month=_month(month, wording))
        source = (*source, *before)
    yield Table(
        "economics.realisation",
        wording.text(
            "feasibility.realisation.caption",
            count=wording.number(len(own)),
            owners=wording.number(owners),
        ),
        tuple(
            Column(
                wording.text(f"feasibility.realisation.column.{head}", currency=currency)
                if head == "value"
                else wording.text(f"feasibility.realisation.column.{head}"),
                share,
                "right" if head in ("value", "yearly") else "left",
            )
            for head, share in width.items()
        ),
        tuple(
            (
                names[row.line],
                *(_money(row, modelled, wording) if modelled else ()),
                row.owner,
                row.indicator,
                row.when,
                *((_month(row.baseline_by, wording),) if dated else ()),
                *((_targets(row, indicators, wording),) if linked else ()),
            )
            for row in own
        ),
        source=source,
    )


def _money(row: Realisation, result: EconomicsResult, wording: Wording) -> tuple[str, str]:
    """Present value, and what it comes to in the last year."""
    found = result.cost_benefit
    flows = {each.line.id: each for each in found.evaluation.lines[found.recommended]}
    last = float(flows[row.line].economic[-1]) if row.line in flows else 0.0
    return thousands(found.lines.get(row.line, 0.0), wording), thousands(last, wording)


def _month(month: str, wording: Wording) -> str:
    return wording.date(month) if month else wording.dash


def _targets(row: Realisation, indicators: Mapping[str, HandedIndicator], wording: Wording) -> str:
    """The targets of the indicators that show it: 95 % by 2028."""
    found = []
    for id in row.indicators:
        each = indicators.get(id)
        if each is None or each.target is None:
            continue
        value = (
            wording.share(each.target, 0)
            if each.unit == "share"
            else wording.text(
                "feasibility.realisation.amount",
                number=wording.number(each.target),
                unit=each.unit,
            )
        )
        if each.target_year is None:
            found.append(value)
        else:
            found.append(
                wording.text(
                    "feasibility.realisation.target",
                    value=value,
                    year=wording.year(each.target_year),
                )
            )
    return "; ".join(found) or wording.dash
