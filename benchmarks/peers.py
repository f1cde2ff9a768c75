"""The reference model as its peers take it: a Python function of one draw.

monaco and the EMA Workbench call such a function draw by draw. It is written the way their
manuals do it, over plain numbers, with the internal rate by numpy-financial, and is checked
against the toolkit before it is timed. Neither is a dependency: `pip install monaco
ema-workbench`; what is not there is left out, which is said.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

import numpy_financial as npf
from reference_model import BENEFITS, COSTS, FIRST, QUANTITIES, SPREADS, YEARS


def one_draw(given: Mapping[str, float]) -> tuple[float, float, float]:
    """Net present value, benefit-cost ratio and internal rate of one draw."""
    adoption = [
        given["a_max"] / (1 + math.exp(-given["ramp_k"] * (year - given["ramp_mid"])))
        for year in range(YEARS)
    ]
    rates = {"people": given["pop_g"], "wages": given["wage_g"], "prices": given["cost_g"]}
    costs, benefits = [0.0] * YEARS, [0.0] * YEARS
    for coefficient, names, growth, labour, transfer, conversion in BENEFITS:
        value = coefficient * (1 - transfer) * conversion * given["cf_lab"] ** labour
        value *= math.prod(given[name] for name in names.split())
        rate = math.prod(1 + rates[each] for each in growth.split(" * "))
        for year in range(YEARS):
            benefits[year] += value * rate**year * adoption[year]
    for coefficient, names, growth, when, labour, transfer, conversion in COSTS:
        value = coefficient * (1 - transfer) * conversion * given["cf_lab"] ** labour
        value *= math.prod(given[name] for name in names.split())
        parts = [each for each in growth.split(" * ") if each in rates]
        rate = math.prod(1 + rates[each] for each in parts)
        for year, share in enumerate(_shares(when)):
            used = adoption[year] if "adoption" in growth else 1.0
            costs[year] += value * share * rate**year * used
    factors = [(1 + given["discount_rate"]) ** -year for year in range(YEARS)]
    worth = math.sumprod if hasattr(math, "sumprod") else _sumprod
    net = [benefit - cost for benefit, cost in zip(benefits, costs, strict=True)]
    ratio = worth(benefits, factors) / worth(costs, factors)
    return worth(net, factors), ratio, float(npf.irr(net))


def _sumprod(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _shares(when: str | int) -> list[float]:
    """What falls in each year."""
    if when in SPREADS:
        given = [float(each) for each in SPREADS[str(when)].split(";")]
        return [*given, *[0.0] * (YEARS - len(given))]
    if when == "renewal":
        return [float(year == 6) for year in range(YEARS)]
    return [float(year >= int(when) - FIRST) for year in range(YEARS)]


def _scipy_distributions() -> dict[str, tuple[object, dict[str, float]]]:
    """The quantities as SciPy's distributions."""
    from scipy import stats

    found: dict[str, tuple[object, dict[str, float]]] = {}
    for id, (family, *numbers) in QUANTITIES.items():
        if family in ("normal", "lognormal"):
            middle, spread = numbers
            found[id] = (
                (stats.norm, {"loc": middle, "scale": spread})
                if family == "normal"
                else (stats.lognorm, {"s": spread, "scale": middle})
            )
            continue
        low, mode, high = numbers
        place = {"loc": low, "scale": high - low}
        if family == "triangular":
            found[id] = (stats.triang, {"c": (mode - low) / (high - low), **place})
        elif family == "uniform":
            found[id] = (stats.uniform, place)
        else:
            a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
            found[id] = (stats.beta, {"a": a, "b": b, **place})
    return found


def monaco_seconds(draws: int) -> float | None:
    """How long monaco needs for so many draws; None where it is not installed."""
    try:
        import monaco
    except ImportError:
        return None

    def prepare(case):  # type: ignore[no-untyped-def]
        return [{id: var.val for id, var in case.invals.items()}]

    def finish(case, npv, bcr, irr):  # type: ignore[no-untyped-def]
        for name, value in (("npv", npv), ("bcr", bcr), ("irr", irr)):
            case.addOutVal(name, value)

    begun = time.perf_counter()
    parts = {"preprocess": prepare, "run": one_draw, "postprocess": finish}
    sim = monaco.Sim(
        "reference", draws, parts, firstcaseismedian=False, singlethreaded=True, verbose=False,
        debug=False, savecasedata=False, savesimdata=False, seed=1,
    )  # fmt: skip
    for id, (family, keywords) in _scipy_distributions().items():
        sim.addInVar(id, family, keywords)
    sim.runSim()
    assert len(sim.outvars["npv"].nums) == draws
    return time.perf_counter() - begun


def ema_seconds(draws: int) -> float | None:
    """How long the EMA Workbench needs for so many draws; None where it is not installed."""
    try:
        import ema_workbench as ema
    except ImportError:
        return None

    def model(**given: float) -> dict[str, float]:
        return dict(zip(("npv", "bcr", "irr"), one_draw(given), strict=True))

    begun = time.perf_counter()
    reference = ema.Model("reference", function=model)
    reference.uncertainties = [
        ema.RealParameter.from_dist(id, family(**keywords))  # type: ignore[operator]
        for id, (family, keywords) in _scipy_distributions().items()
    ]
    reference.outcomes = [ema.ScalarOutcome(name) for name in ("npv", "bcr", "irr")]
    with ema.SequentialEvaluator(reference) as evaluator:
        _, outcomes = evaluator.perform_experiments(scenarios=draws)
    assert len(outcomes["npv"]) == draws
    return time.perf_counter() - begun


PEERS = {"monaco": monaco_seconds, "EMA Workbench": ema_seconds}
