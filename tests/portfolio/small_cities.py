"""Cities of a few rows, and tasks that go wrong; a module that worker processes can import."""

from __future__ import annotations

import csv
import os
import time
from pathlib import Path

from fs_toolkit.portfolio.task import Done, play_city

ABOUT = """format: 1
city: {city}
country: Nowhere
project: A form on the portal
language: en
stage: draft
in_force_at: 2024-12-31
information_cutoff: 2024-12-31
worked_example: true
fictional: true
"""
SETTINGS = """currency: {currency}
price_year: {price_year}
first_year: {first_year}
years: 8
discount_rate: rate
go_live: opening
recommended: form
"""


def rows_of(currency: str, wage: float, people: float) -> list[dict[str, object]]:
    ranged = [
        ("rate", "1/year", 0.05, 0.08, 0.12),
        ("opening", "year", 2025, 2025, 2026),
        ("population", "person", 0.9 * people, people, 1.1 * people),
        ("wage", f"{currency}/hour", 0.7 * wage, wage, 1.6 * wage),
        ("hours", "hour/visit", 0.2, 0.5, 0.9),
        ("visits", "visit/person/year", 0.05, 0.15, 0.3),
        ("system_cost", currency, 20 * wage * 1000, 30 * wage * 1000, 55 * wage * 1000),
        ("growth", "1/year", 0.0, 0.01, 0.02),
    ]
    found: list[dict[str, object]] = [
        {"id": id, "unit": unit, "low": low, "value": value, "high": high}
        for id, unit, low, value, high in ranged
    ]
    found += [
        {"id": "running", "unit": f"{currency}/year", "value": 500 * wage},
        {"id": "saved", "unit": "hour/year", "formula": "population * visits * hours"},
        {"id": "residents", "unit": "1"},
        {"id": "idle", "unit": "1", "value": 1.0},
        {"id": "once", "unit": "1"},
    ]
    common = {"kind": "assumption", "origin": "synthetic", "reason": "Made up for a test."}
    return [
        {**common, "name": str(row["id"]), **row} | ({} if "low" in row else {"kind": "estimate"})
        for row in found
    ]


SHAPES = [
    {"id": "residents", "type": "growth", "base": "1", "rate": "growth", "from": "2024"},
    {"id": "once", "type": "spread", "from": "2024", "points": "0.6;0.4"},
]
OPTIONS = [
    {"id": "without", "name": "Without", "kind": "baseline"},
    {"id": "sheet", "name": "A spreadsheet", "kind": "do_minimum"},
    {"id": "form", "name": "A form", "kind": "alternative"},
]
LINES = [
    {"id": "system", "option": "form", "side": "cost", "family": "system", "formula": "system_cost", "spread": "once"},
    {"id": "running", "option": "form;sheet", "side": "cost", "family": "running", "formula": "running * idle ** 2", "first": "live", "last": "end"},
    {"id": "time", "option": "form", "side": "benefit", "family": "time", "formula": "saved * wage * residents", "first": "live", "last": "end"},
    {"id": "some", "option": "sheet", "side": "benefit", "family": "time", "formula": "max(saved * wage * 0.1, running)", "first": "live", "last": "end"},
]  # fmt: skip
CHANGES = [
    {"set": "lean", "quantity": "hours", "value": 0.3, "reason": "Shorter visits."},
    {"set": "sheet", "quantity": "system_cost", "value": 0, "reason": "None is bought."},
]


def write_city(
    folder: Path,
    city: str = "Ada",
    currency: str = "USD",
    price_year: int = 2024,
    first_year: int = 2024,
    wage: float = 5.0,
    people: float = 100_000.0,
) -> Path:
    """Write a study of a few rows, and give its folder back."""
    (folder / "basis").mkdir(parents=True)
    (folder / "economics").mkdir()
    (folder / "study.yaml").write_text(ABOUT.format(city=city))
    settings = SETTINGS.format(currency=currency, price_year=price_year, first_year=first_year)
    (folder / "basis/settings.yaml").write_text(settings)
    write_table(folder / "basis/quantities.csv", rows_of(currency, wage, people))
    write_table(folder / "basis/shapes.csv", SHAPES)
    write_table(folder / "economics/options.csv", OPTIONS)
    common = {"party": "city"}
    write_table(
        folder / "economics/lines.csv", [{**common, "name": row["id"], **row} for row in LINES]
    )
    write_table(folder / "economics/changes.csv", CHANGES)
    return folder


def write_table(path: Path, rows: list[dict[str, object]] | list[dict[str, str]]) -> None:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


# --- Tasks ---
def dies_once(folder, fingerprint, ask) -> Done:
    """The worker of the city `b` dies the first time."""
    mark = Path(folder).parent / "died"
    if Path(folder).name == "b" and not mark.exists():
        mark.touch()
        os._exit(1)
    return play_city(folder, fingerprint, ask)


def always_dies(folder, fingerprint, ask) -> Done:
    """The worker of the city `b` dies each time."""
    if Path(folder).name == "b":
        time.sleep(0.2)  # the others are under way
        os._exit(1)
    return play_city(folder, fingerprint, ask)


def out_of_memory(folder, fingerprint, ask) -> Done:
    """A worker that cannot even say so."""
    raise MemoryError


def slow(folder, fingerprint, ask) -> Done:
    """Takes a while, so that something can happen meanwhile."""
    time.sleep(0.5)
    return play_city(folder, fingerprint, ask)


def interrupted(folder, fingerprint, ask) -> Done:
    """Ctrl-C in the second city."""
    if Path(folder).name == "b":
        raise KeyboardInterrupt
    return play_city(folder, fingerprint, ask)
