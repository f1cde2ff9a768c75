"""What the flows of an option are worth: the indicators that `fs appraise` prints."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np

from fs_toolkit.core.numeric import Floats
from fs_toolkit.economics.appraisal import modified_internal_rate_of_return
from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.model import Evaluation, Flows
from fs_toolkit.economics.internal_rate import internal_rate_of_return
from fs_toolkit.economics.payback import payback_period

View = Literal["economic", "financial"]
VIEWS: tuple[View, ...] = ("economic", "financial")


@dataclass(frozen=True)
class Appraisal:
    """The indicators of one option in one view, as increments over the baseline [money]."""

    npv: float
    bcr: float | None
    """Present value of benefits over that of costs; None where the costs are not above zero."""
    irr: float | None
    """None beside any status but "unique"."""
    irr_status: str
    """unique, several, none or borrowing."""
    mirr: float | None
    """Modified internal rate, financed and reinvested at the discount rate."""
    payback: float | None
    """Years until the net flows have paid back; None if they never do."""
    discounted_payback: float | None
    pv_benefits: float
    pv_costs: float

    def to_dict(self) -> dict[str, object]:
        """The indicators by the names that scripts rely on."""
        return asdict(self)


def appraise(evaluation: Evaluation, flows: Flows) -> Appraisal:
    """The indicators of flows at the study's own rate and timing."""
    rate, timing = evaluation.rate, evaluation.model.settings.timing
    benefits = float(net_present_value(rate, flows.benefits, timing))
    costs = float(net_present_value(rate, flows.costs, timing))
    found = internal_rate_of_return(flows.net, timing)
    factors = net_present_value(rate, np.eye(len(flows.net)), timing)
    status = str(found.status)
    return Appraisal(
        npv=benefits - costs,
        bcr=benefits / costs if costs > 0 else None,
        irr=float(found.rate) if status == "unique" else None,
        irr_status=status,
        mirr=_modified(flows.net, rate),
        payback=_years(payback_period(flows.net)),
        discounted_payback=_years(payback_period(flows.net * factors)),
        pv_benefits=benefits,
        pv_costs=costs,
    )


def _modified(net: Floats, rate: float) -> float | None:
    if not ((net > 0).any() and (net < 0).any()):
        return None
    return float(modified_internal_rate_of_return(net, rate, rate))


def _years(found: float | Floats | None) -> float | None:
    return None if found is None or not np.isfinite(found) else float(found)


def npv(evaluation: Evaluation, option: str, view: View = "economic") -> float:
    """Net present value of an option over the baseline; NaN where a flow is no number [money]."""
    settings = evaluation.model.settings
    with np.errstate(invalid="ignore"):
        net = evaluation.increment(option, view).net
    if not np.isfinite(net).all():
        return float("nan")
    return float(net_present_value(evaluation.rate, net, settings.timing))
