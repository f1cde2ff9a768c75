"""The table for people."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "portfolio"))
from small_cities import write_city

from fs_toolkit.cli.portfolio_words import table
from fs_toolkit.portfolio import run_portfolio
from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.result import Entry
from fs_toolkit.portfolio.standing import standing


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    root = tmp_path_factory.mktemp("cities")
    folders = [write_city(root / name, name, wage=wage) for name, wage in (("Ada", 5), ("Bo", 4))]
    return run_portfolio(folders, Ask(draws=50))


def test_has_a_row_for_each_city(played):
    text = "\n".join(table(played, standing(played)))
    head = next(line for line in text.splitlines() if line.startswith("city"))
    assert head.split()[:3] == ["city", "rank", "mean"]
    assert "above next" in head
    assert any(line.startswith("Ada") for line in text.splitlines())


def test_of_one_draw_has_no_errors(played):
    one = run_portfolio([each.folder for each in played.entries], Ask(draws=1))
    text = "\n".join(table(one, standing(one)))
    assert "nan" not in text
    assert "inf" not in text


def test_of_endless_ratios(played):
    first = played.entries[0]
    endless = replace(first.city, bcr=np.full(50, np.inf))
    entries = (Entry(first.folder, endless), played.entries[1])
    text = "\n".join(table(replace(played, entries=entries), standing(replace(played, entries=entries), "bcr")))  # fmt: skip
    assert "inf" not in text
    assert "nan" not in text


def test_many_without_a_rank_are_counted(played):
    first = played.entries[0]
    many = tuple(
        Entry(str(number), replace(first.city, city=f"C{number}", heads=None))
        for number in range(30)
    )
    found = replace(played, entries=many)
    lines = list(table(found, standing(found, "npv_per_head")))
    assert "not ranked: 10 more" in lines
