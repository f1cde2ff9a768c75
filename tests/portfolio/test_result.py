"""A portfolio as a document and as a frame."""

from __future__ import annotations

import json

import pytest
from small_cities import write_city

from fs_toolkit.portfolio import run_portfolio
from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario

ASK = Ask(draws=30, scenarios=(CommonScenario("dear", (Change("system_cost", factor=2.0),)),))


@pytest.fixture(scope="module")
def played(three):
    return run_portfolio([*three, three[0] / "nowhere"], ASK)


def test_document(played):
    found = json.loads(json.dumps(played.to_dict()))
    assert [each["city"] for each in found["cities"]] == ["A", "B", "C"]
    first = found["cities"][0]
    assert list(first["options"]) == ["sheet", "form"]
    assert list(first["scenarios"]) == ["dear"]
    assert list(first["own_scenarios"]) == ["lean"]
    assert found["failed"][0]["kind"] == "errors"
    assert "npv" not in first  # draws stay out


def test_frame(played):
    frame = played.to_frame()
    assert frame.index.names == ["city", "scenario", "option"]
    assert frame.loc[("A", "base", "form"), "npv_mean"] == played.entries[0].city.npv.mean()
    assert {"base", "dear", "own: lean"} == set(frame.index.get_level_values("scenario"))
    assert {"npv_p5", "npv_p95", "bcr_p50", "prob_npv_negative"} <= set(frame.columns)


def test_frame_of_nothing(tmp_path):
    assert run_portfolio([tmp_path / "nowhere"], ASK).to_frame().empty


def test_labels_tell_cities_of_one_name_apart(tmp_path):
    folders = [write_city(tmp_path / name, "Ada", wage=wage) for name, wage in (("x", 1), ("y", 2))]
    found = run_portfolio(folders, Ask(draws=5))
    assert found.labels[0].startswith("Ada (")
    assert len(set(found.labels)) == 2


def test_shared_quantities(played):
    assert "wage" in played.shared_quantities
    assert run_portfolio([played.entries[0].folder], Ask(draws=5)).shared_quantities == ()
