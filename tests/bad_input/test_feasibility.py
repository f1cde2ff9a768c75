"""Bad input of 5.1, 5.2 and 5.4: needs, tests, thresholds, actuals of what came true."""

from __future__ import annotations

import json

import pytest

NEEDS, TESTS = "economics/needs.csv", "economics/feasibility.csv"
REVIEWS, ACTUALS = "economics/reviews.csv", "economics/actuals.csv"
PAID = {"line": "o_team", "quantity": "", "year": "2028", "value": "31000", "origin": "synthetic"}


def cells(study, file, at, **more):
    """Write other values into a row, counted from 0."""
    rows = study.rows(file)
    assert more.keys() <= rows[at].keys()
    rows[at].update(more)
    study.fill(file, rows)


@pytest.fixture
def later(port):
    """The example as it would be read when three years of the model have passed."""
    return port.replace(
        "study.yaml", "information_cutoff: 2025-06-30", "information_cutoff: 2029-06-30"
    )


class TestErrors:
    """What makes a result wrong is refused: nothing is written."""

    @pytest.mark.parametrize(
        ("file", "at", "change", "problem", "cure"),
        [
            (TESTS, 0, {"score": "5"}, "score: 5 is above 4", ""),
            (TESTS, 0, {"score": "-1"}, "score: -1 is below 0", ""),
            (NEEDS, 1, {"severity": "6"}, "severity: 6 is above 5", ""),
            (NEEDS, 1, {"frequency": "45"}, "frequency: 45 is above 1", ""),
            (NEEDS, 1, {"requirements": "report_anybody"},
             "unknown requirement 'report_anybody'", "report_anyone"),
            (REVIEWS, 0, {"threshold": "gate_trackd"}, "unknown quantity 'gate_trackd'",
             "gate_tracked"),
            (REVIEWS, 1, {"quantity": "invest"}, "unknown quantity 'invest'", "The study has"),
            (TESTS, 3, {"funding": "city_oparation"}, "unknown funding 'city_oparation'",
             "city_operation"),
        ],
    )  # fmt: skip
    def test_in_a_row(self, port, refusal_of, file, at, change, problem, cure):
        cells(port, file, at, **change)
        found = refusal_of(port)
        assert found.place == f"{file}:{at + 2}"
        assert problem in found.problem
        assert cure in found.cure

    def test_a_test_given_twice(self, port, refused):
        rows = port.rows(TESTS)
        port.fill(TESTS, [*rows, {**rows[3], "score": "4"}])
        [found] = refused(port)
        assert found.place == f"{TESTS}:7"
        assert "financial" in found.problem

    @pytest.mark.parametrize(
        ("rows", "line", "problem"),
        [
            ([PAID | {"line": "o_taem"}], 2, "unknown line 'o_taem'"),
            ([PAID | {"line": "", "quantity": "visitz"}], 2, "unknown quantity 'visitz'"),
            ([PAID | {"year": "2040"}], 2, "an actual of 2040, outside the years 2026-2035"),
            ([PAID, PAID | {"value": "29000"}], 3, "two actuals of 2028: 31000 and 29000"),
            ([PAID | {"line": ""}], 2, "names neither a line nor a quantity"),
            ([PAID | {"line": "now_handling"}], 2, "a line of the world without the project too"),
            ([PAID | {"line": "m_setup"}], 2, "'m_setup' is no line of the recommended option"),
            ([PAID | {"value": "31,000 USD"}], 2, "value: '31,000 USD' is text, not a number"),
        ],
    )
    def test_actuals(self, later, refusal_of, rows, line, problem):
        found = refusal_of(later.fill(ACTUALS, rows))
        assert found.place == f"{ACTUALS}:{line}"
        assert problem in found.problem

    def test_an_actual_of_a_year_nobody_can_know(self, port, refusal_of):
        found = refusal_of(port.fill(ACTUALS, [PAID]))
        assert "the study knows nothing after 2025" in found.problem
        assert "information_cutoff" in found.cure


class TestWarnings:
    """What a reviewer would object to is said, and the report is written all the same."""

    def said(self, fs, study, tmp_path):
        checked = fs("check", study.folder, "--json")
        written = fs("report", study.folder, "-o", tmp_path / "report.docx")
        assert (checked.status, written.status) == (0, 0)
        return [row["problem"] for row in json.loads(checked.stdout)["findings"]]

    def test_a_baseline_after_the_opening(self, port, fs, tmp_path):
        cells(port, "economics/realisation.csv", 0, baseline_by="2028-05")
        found = self.said(fs, port, tmp_path)
        assert (
            "the baseline of 'b_visits' is measured in 2028-05, the service begins in 2028" in found
        )

    def test_actuals_of_three_years_are_set_beside_the_plan(self, later, fs, tmp_path):
        rows = [PAID, PAID | {"line": "", "quantity": "status_avoidable", "value": "0.2"}]
        found = self.said(fs, later.fill(ACTUALS, rows), tmp_path)
        assert [problem for problem in found if "below its threshold" in problem]
