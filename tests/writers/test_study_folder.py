from __future__ import annotations

import os

import pytest

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.core.wide import wide_from_csv
from fs_toolkit.writers.study_folder import csv_bytes, write_table

HEADER, ROWS = ("person", "q1"), [("p1", "5"), ("p2", "một, hai")]


def test_what_is_written_is_read_back(tmp_path):
    path = write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    table, findings = wide_from_csv(data, "r.csv")
    assert findings == []
    assert table is not None
    assert (table.columns, list(table.rows)) == (HEADER, ROWS)


def test_a_table_is_replaced_whole(tmp_path):
    write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS)
    write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS[:1])
    path = tmp_path / "technical/responses/r.csv"
    assert path.read_bytes() == csv_bytes(HEADER, ROWS[:1])
    assert os.listdir(path.parent) == ["r.csv"]


def test_a_row_that_fails_leaves_the_old_file(tmp_path):
    path = write_table(tmp_path, "technical/responses/r.csv", HEADER, ROWS)
    before = path.read_bytes()

    def broken():
        yield ROWS[0]
        raise ValueError("no more rows")

    with pytest.raises(ValueError, match="no more rows"):
        write_table(tmp_path, "technical/responses/r.csv", HEADER, broken())
    assert path.read_bytes() == before


def test_nothing_is_written_outside_the_study(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    study = tmp_path / "study"
    (study / "technical").mkdir(parents=True)
    (study / "technical/responses").symlink_to(outside)
    with pytest.raises(EnvironmentProblem, match="leads out of the study"):
        write_table(study, "technical/responses/r.csv", HEADER, ROWS)
    with pytest.raises(EnvironmentProblem, match="leads out of the study"):
        write_table(study, "../r.csv", HEADER, ROWS)
    assert os.listdir(outside) == []
