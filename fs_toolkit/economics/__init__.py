"""Section 5, feasibility and economics; its methods, imported when they are first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fs_toolkit.economics.appraisal import (
        benefit_cost_ratio,
        equivalent_annual_value,
        modified_internal_rate_of_return,
        real_rate,
    )
    from fs_toolkit.economics.concessionality import grant_element
    from fs_toolkit.economics.discounting import (
        capital_recovery_factor,
        dated_net_present_value,
        discount_factors,
        net_present_value,
    )
    from fs_toolkit.economics.internal_rate import (
        InternalRate,
        dated_internal_rate_of_return,
        internal_rate_of_return,
    )
    from fs_toolkit.economics.loans import LoanSchedule, loan_schedule
    from fs_toolkit.economics.payback import discounted_payback_period, payback_period

__all__ = [
    "InternalRate",
    "LoanSchedule",
    "benefit_cost_ratio",
    "capital_recovery_factor",
    "dated_internal_rate_of_return",
    "dated_net_present_value",
    "discount_factors",
    "discounted_payback_period",
    "equivalent_annual_value",
    "grant_element",
    "internal_rate_of_return",
    "loan_schedule",
    "modified_internal_rate_of_return",
    "net_present_value",
    "payback_period",
    "real_rate",
]

_MODULES = {
    "appraisal": (
        "benefit_cost_ratio",
        "equivalent_annual_value",
        "modified_internal_rate_of_return",
        "real_rate",
    ),
    "concessionality": ("grant_element",),
    "discounting": (
        "capital_recovery_factor",
        "dated_net_present_value",
        "discount_factors",
        "net_present_value",
    ),
    "internal_rate": ("InternalRate", "dated_internal_rate_of_return", "internal_rate_of_return"),
    "loans": ("LoanSchedule", "loan_schedule"),
    "payback": ("discounted_payback_period", "payback_period"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
