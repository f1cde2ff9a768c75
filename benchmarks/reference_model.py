"""The reference model of the benchmarks as a study folder: 18 lines, 12 years, 20 uncertain quantities.

Ten benefit lines are a coefficient times four quantities, an adoption that follows a logistic
curve, and growth; eight cost lines are three investments, two yearly services, staff, a cost
per user and a renewal in the sixth year. It is made anew wherever it is needed, so that a
benchmark goes through the reader and the compiler that every study goes through.

Usage: python benchmarks/reference_model.py FOLDER
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

FIRST, YEARS = 2020, 12

QUANTITIES = {
    # name: (distribution, low, base, high, range); a lognormal or normal has its 5 % and 95 % ends
    "pop": ("triangular", 0.80e6, 1e6, 1.15e6),
    "pop_g": ("normal", 0.012, 0.004),
    "access": ("pert", 0.55, 0.70, 0.85),
    "a_max": ("pert", 0.35, 0.60, 0.80),
    "ramp_k": ("uniform", 0.5, 0.8, 1.1),
    "ramp_mid": ("triangular", 2.5, 4.0, 6.0),
    "tx": ("lognormal", 2.4, 0.25),
    "hrs": ("triangular", 0.4, 0.9, 1.6),
    "vot": ("lognormal", 3.2, 0.30),
    "wage_g": ("normal", 0.015, 0.006),
    "travel": ("pert", 0.3, 0.8, 2.0),
    "trips": ("uniform", 0.5, 0.85, 1.2),
    "admin": ("triangular", 0.3, 0.7, 1.4),
    "staff": ("lognormal", 0.5, 0.30),
    "leak": ("pert", 0.001, 0.004, 0.012),
    "capex_f": ("pert", 0.9, 1.15, 2.0),
    "opex_f": ("triangular", 0.85, 1.0, 1.4),
    "cost_g": ("normal", 0.010, 0.005),
    "cf_lab": ("uniform", 0.6, 0.775, 0.95),
    "discount_rate": ("triangular", 0.03, 0.06, 0.10),
}
"""Low, base and high; of a normal its mean and standard deviation, of a lognormal its median and
the standard deviation of its logarithm."""

PW, P, W = "people * wages", "people", "wages"
BENEFITS = (
    # coefficient, four quantities, growth, conversion with cf_lab, transfer, conversion
    (0.30, "pop tx hrs vot", PW, 0, 0.00, 1.0),
    (0.25, "pop tx travel trips", P, 0, 0.10, 1.0),
    (0.60, "pop access tx admin", PW, 1, 0.05, 0.95),
    (0.40, "pop tx admin staff", PW, 1, 0.05, 0.95),
    (0.80, "pop tx leak vot", P, 0, 0.00, 1.0),
    (0.50, "pop access trips travel", P, 0, 0.12, 1.0),
    (0.35, "pop access hrs vot", PW, 0, 0.00, 1.0),
    (9.0e5, "access tx hrs staff", W, 1, 0.08, 0.9),
    (5.0, "pop tx leak admin", P, 0, 0.00, 1.0),
    (0.45, "pop access staff hrs", PW, 1, 0.08, 0.9),
)
COSTS = (
    # coefficient, quantities, growth, spread or first year, conversion with cf_lab, transfer, conversion
    (1.6e6, "capex_f", "", "hardware", 0, 0.12, 0.98),
    (1.1e6, "capex_f", "", "software", 0, 0.10, 1.0),
    (0.8e6, "staff", "", "training", 1, 0.06, 1.0),
    (2.2e5, "opex_f", "prices", FIRST + 1, 0, 0.12, 0.98),
    (5.0e5, "staff opex_f", "wages", FIRST + 1, 1, 0.08, 1.0),
    (1.5e5, "opex_f", "prices", FIRST + 1, 0, 0.12, 1.0),
    (0.55, "pop access opex_f", "people * prices * adoption", FIRST, 0, 0.10, 1.0),
    (9.0e5, "capex_f", "prices", "renewal", 0, 0.12, 0.98),
)
SPREADS = {"hardware": "0.6;0.3;0.1", "software": "0.5;0.4;0.1", "training": "0.4;0.3;0.2;0.1"}

Z90, Z95 = 1.2815515655446004, 1.6448536269514722
"""Standard normal percentiles."""


def quantity_rows() -> list[dict[str, object]]:
    """basis/quantities.csv: the uncertain quantities, the coefficients, the series."""
    import math

    rows: list[dict[str, object]] = []
    for id, (distribution, *numbers) in QUANTITIES.items():
        row = {"id": id, "distribution": distribution, "range": "limits", "kind": "assumption"}
        if distribution in ("normal", "lognormal"):
            middle, spread = numbers
            ends = (
                (middle - Z95 * spread, middle + Z95 * spread)
                if distribution == "normal"
                else (middle * math.exp(-Z95 * spread), middle * math.exp(Z95 * spread))
            )
            row |= {"low": ends[0], "value": middle, "high": ends[1], "range": "p5_p95"}
        else:
            row |= dict(zip(("low", "value", "high"), numbers, strict=True))
        rows.append(row)
    for number, (coefficient, *_) in enumerate((*BENEFITS, *COSTS), start=1):
        unit = "USD" if number in (11, 12, 13, 18) else "USD/year"
        rows.append(
            {"id": f"coef_{number}", "value": coefficient, "unit": unit, "kind": "estimate"}
        )
    rows.append({"id": "opening", "value": FIRST, "unit": "year", "kind": "estimate"})
    series = ("people", "wages", "prices", "adoption", *SPREADS)
    rows += [{"id": id, "kind": "estimate"} for id in series]
    common = {"unit": "1", "origin": "synthetic", "reason": "Made up for a benchmark."}
    found = [{**common, "name": str(row["id"]), **row} for row in rows]
    for row in found:
        if row["id"] in ("pop_g", "wage_g", "cost_g", "discount_rate", "ramp_k"):
            row["unit"] = "1/year"
        elif row["id"] == "ramp_mid":
            row["unit"] = "year"
    return found


def shape_rows() -> list[dict[str, object]]:
    """basis/shapes.csv: growth of people, wages and prices, adoption, spreads."""
    growth = {"people": "pop_g", "wages": "wage_g", "prices": "cost_g"}
    rows: list[dict[str, object]] = [
        {"id": id, "type": "growth", "base": 1, "rate": rate, "from": FIRST}
        for id, rate in growth.items()
    ]
    rows.append(
        {
            "id": "adoption",
            "type": "logistic",
            "ceiling": "a_max",
            "midpoint": "opening + ramp_mid",
            "speed": "ramp_k",
        }
    )
    spreads = [
        {"id": id, "type": "spread", "from": FIRST, "points": points}
        for id, points in SPREADS.items()
    ]
    return [*rows, *spreads]


def line_rows(times: int = 1) -> list[dict[str, object]]:
    """economics/lines.csv: the 18 lines, or so many times these with names of their own."""
    again = [(f"_{number}" if number else "") for number in range(times)]
    return [
        {**row, "id": f"{row['id']}{end}", "family": f"{row['family']}{end}"}
        for end in again
        for row in _lines_once()
    ]


def _lines_once() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number, (_, names, growth, labour, transfer, conversion) in enumerate(BENEFITS, start=1):
        factors = [f"coef_{number}", *names.split(), growth, "adoption", *["cf_lab"] * labour]
        rows.append(
            {
                "id": f"benefit_{number}",
                "side": "benefit",
                "family": f"saving_{number}",
                "formula": " * ".join(factors),
                "first": FIRST,
                "last": "end",
                "transfer": transfer,
                "conversion": conversion,
            }
        )
    for number, (_, names, growth, when, labour, transfer, conversion) in enumerate(
        COSTS, start=len(BENEFITS) + 1
    ):
        factors = [f"coef_{number}", *names.split(), growth, *["cf_lab"] * labour]
        row = {
            "id": f"cost_{number}",
            "side": "cost",
            "family": "investment" if isinstance(when, str) else "operation",
            "formula": " * ".join(filter(None, factors)),
            "transfer": transfer,
            "conversion": conversion,
        }
        if when in SPREADS:
            row["spread"] = when
        elif when == "renewal":
            row |= {"first": FIRST + 6, "last": FIRST + 6}
        else:
            row |= {"first": when, "last": "end"}
        rows.append(row)
    common = {"option": "system", "party": "city", "transfer_to": "treasury"}
    return [{"name": str(row["id"]), **common, **row} for row in rows]


def write_reference_study(folder: Path, times: int = 1) -> Path:
    """Write the study, with its lines so many times, and give its folder back."""
    (folder / "basis").mkdir(parents=True)
    (folder / "economics").mkdir()
    about = {
        "format": 1,
        "city": "Reference",
        "country": "Nowhere",
        "project": "Reference model",
        "language": "en",
        "stage": "draft",
        "in_force_at": "2020-12-31",
        "information_cutoff": "2020-12-31",
        "worked_example": "true",
        "fictional": "true",
    }
    settings = {
        "currency": "USD",
        "price_year": FIRST,
        "first_year": FIRST,
        "years": YEARS,
        "timing": "end",
        "discount_rate": "discount_rate",
        "go_live": "opening",
        "recommended": "system",
    }
    _write_keys(folder / "study.yaml", about)
    _write_keys(folder / "basis" / "settings.yaml", settings)
    _write_table(folder / "basis" / "quantities.csv", quantity_rows())
    _write_table(folder / "basis" / "shapes.csv", shape_rows())
    options = [
        {"id": "baseline", "name": "Baseline", "kind": "baseline"},
        {"id": "system", "name": "System", "kind": "alternative"},
    ]
    _write_table(folder / "economics" / "options.csv", options)
    _write_table(folder / "economics" / "lines.csv", line_rows(times))
    return folder


def _write_keys(path: Path, keys: dict[str, object]) -> None:
    path.write_text("".join(f"{key}: {value}\n" for key, value in keys.items()), encoding="utf-8")


def _write_table(path: Path, rows: list[dict[str, object]]) -> None:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", newline="", encoding="utf-8-sig") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    print(write_reference_study(Path(sys.argv[1])))
