"""What names in prose stand for: quantities, and results such as npv.lean.economic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fs_toolkit.document.resolve_rules import Printed
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.report.words import figure, rate, ratio

if TYPE_CHECKING:
    from fs_toolkit.study.wiring import Study


def values(study: Study, wording: Wording) -> dict[str, object]:
    """Every name that prose may use, with its number and its words."""
    basis, currency = study.basis, study.basis.settings.currency
    found: dict[str, object] = {}
    for id, row in basis.quantities.items():
        value = basis.state.values[id]
        if value.ndim == 0:
            number = float(value)
            words = (
                wording.money_words(number, currency)
                if row.unit == currency
                else figure(number, row, wording)
            )
            found[id] = Printed(number, words)
    economics = study.results.economics
    appraisals = economics.appraisals if isinstance(economics, EconomicsResult) else {}
    for option, views in appraisals.items():
        for view, each in views.items():
            end = f"{option}.{view}"
            found[f"npv.{end}"] = Printed(each.npv, wording.money_words(each.npv, currency))
            for name in ("pv_benefits", "pv_costs"):
                money = getattr(each, name)
                found[f"{name}.{end}"] = Printed(money, wording.money_words(money, currency))
            found[f"bcr.{end}"] = Printed(_number(each.bcr), ratio(each.bcr, wording))
            found[f"irr.{end}"] = Printed(
                _number(each.irr), rate(each.irr, each.irr_status, wording)
            )
    return found


def _number(value: float | None) -> float:
    return np.nan if value is None else value
