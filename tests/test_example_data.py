"""The made-up answers of the fictional example come out of docs/make_example.py, digit by digit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import make_example  # noqa: E402


@pytest.mark.parametrize("file", make_example.TABLES)
def test_a_table_is_what_the_script_makes(file):
    written = (make_example.FOLDER / file).read_text(encoding="utf-8-sig")
    assert written == make_example.made(file), "run python docs/make_example.py"


@pytest.mark.parametrize("make", make_example.TABLES.values())
def test_a_table_states_its_assumptions(make):
    assert "Assumed:" in (make.__doc__ or "")


def test_a_new_table_changes_no_other(monkeypatch):
    before = {file: make_example.made(file) for file in make_example.TABLES}
    first = next(iter(make_example.TABLES.values()))
    monkeypatch.setattr(make_example, "TABLES", {"new.csv": first, **make_example.TABLES})
    assert {file: make_example.made(file) for file in before} == before
