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
    from fs_toolkit.economics.break_even import elasticity, sensitivity_indicator, switching_change
    from fs_toolkit.economics.concessionality import grant_element
    from fs_toolkit.economics.discounting import (
        capital_recovery_factor,
        dated_net_present_value,
        discount_factors,
        net_present_value,
    )
    from fs_toolkit.economics.incremental import Step, incremental_chain
    from fs_toolkit.economics.internal_rate import (
        InternalRate,
        dated_internal_rate_of_return,
        internal_rate_of_return,
    )
    from fs_toolkit.economics.loans import LoanSchedule, loan_schedule
    from fs_toolkit.economics.net_effects import (
        additionality,
        expected_value,
        optimism_bias_uplift,
    )
    from fs_toolkit.economics.payback import discounted_payback_period, payback_period
    from fs_toolkit.economics.residual import residual_of_flows, straight_line_residual
    from fs_toolkit.economics.shadow_prices import (
        economic_value,
        shadow_exchange_rate_factor,
        shadow_wage_factor,
        standard_conversion_factor,
    )
    from fs_toolkit.economics.standard_cost_model import administrative_burden

__all__ = [
    "InternalRate",
    "LoanSchedule",
    "Step",
    "additionality",
    "administrative_burden",
    "benefit_cost_ratio",
    "capital_recovery_factor",
    "dated_internal_rate_of_return",
    "dated_net_present_value",
    "discount_factors",
    "discounted_payback_period",
    "economic_value",
    "elasticity",
    "equivalent_annual_value",
    "expected_value",
    "grant_element",
    "incremental_chain",
    "internal_rate_of_return",
    "loan_schedule",
    "modified_internal_rate_of_return",
    "net_present_value",
    "optimism_bias_uplift",
    "payback_period",
    "real_rate",
    "residual_of_flows",
    "sensitivity_indicator",
    "shadow_exchange_rate_factor",
    "shadow_wage_factor",
    "standard_conversion_factor",
    "straight_line_residual",
    "switching_change",
]

_MODULES = {
    "appraisal": (
        "benefit_cost_ratio",
        "equivalent_annual_value",
        "modified_internal_rate_of_return",
        "real_rate",
    ),
    "break_even": ("elasticity", "sensitivity_indicator", "switching_change"),
    "concessionality": ("grant_element",),
    "discounting": (
        "capital_recovery_factor",
        "dated_net_present_value",
        "discount_factors",
        "net_present_value",
    ),
    "incremental": ("Step", "incremental_chain"),
    "internal_rate": ("InternalRate", "dated_internal_rate_of_return", "internal_rate_of_return"),
    "loans": ("LoanSchedule", "loan_schedule"),
    "net_effects": ("additionality", "expected_value", "optimism_bias_uplift"),
    "payback": ("discounted_payback_period", "payback_period"),
    "residual": ("residual_of_flows", "straight_line_residual"),
    "shadow_prices": (
        "economic_value",
        "shadow_exchange_rate_factor",
        "shadow_wage_factor",
        "standard_conversion_factor",
    ),
    "standard_cost_model": ("administrative_burden",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
