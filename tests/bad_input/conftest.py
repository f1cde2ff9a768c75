"""What every bad input must come to: findings with place, problem and cure, and nothing written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest


@dataclass(frozen=True)
class Refusal:
    """An error as a person reads it."""

    code: str
    place: str
    problem: str
    cure: str


@pytest.fixture
def refused(fs: Any) -> Callable[[Any], list[Refusal]]:
    """The errors of a study: `check` and `report` say the same, exit with 1 and write nothing."""

    def run(study: Any) -> list[Refusal]:
        before = study.state()
        checked = fs("check", study.folder, "--json")
        written = fs("report", study.folder)
        assert (checked.status, written.status) == (1, 1)
        assert study.state() == before
        assert written.stdout == ""
        assert "nothing was written" in written.stderr
        found = [
            refusal(row)
            for row in json.loads(checked.stdout)["findings"]
            if row["severity"] == "error"
        ]
        assert found
        for each in found:
            for said in (each.code, each.place, each.problem, each.cure):
                assert said
                assert said in written.stderr
        assert f"{len(found)} to put right" in written.stderr
        return found

    return run


def refusal(row: dict[str, Any]) -> Refusal:
    spot = row["cell"] or row["line"]
    place = f"{row['file']}:{spot}" if spot else row["file"]
    return Refusal(row["code"], place, row["problem"], row["cure"])


@pytest.fixture
def refusal_of(refused: Callable[[Any], list[Refusal]]) -> Callable[[Any], Refusal]:
    """The one error of a study."""

    def run(study: Any) -> Refusal:
        [only] = refused(study)
        return only

    return run
