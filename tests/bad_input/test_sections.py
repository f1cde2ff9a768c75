"""Mistakes in the answers of sections 1 to 3: what the issue of bad input names, each through
`check` and `report`; a finding or a stated pending, never a number that looks fine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Copy


@pytest.fixture
def port(tmp_path: Path) -> Copy:
    """A copy of the fictional example, in which every table is filled."""
    folder = tmp_path / "port"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out"))
    return Copy(folder)


def with_row(study: Copy, file: str, number: int, **cells: str) -> Copy:
    """The study with other cells in the row of this number, 0 the first."""
    rows = study.rows(file)
    assert cells.keys() <= rows[number].keys(), rows[number].keys()
    rows[number].update(cells)
    return study.fill(file, rows)


RATINGS = [
    ("environment/pestel.csv", {"likelihood": "6"}),
    ("environment/pestel.csv", {"impact": "0"}),
    ("environment/stakeholder_scores.csv", {"power": "7"}),
    ("environment/stakeholder_scores.csv", {"stance": "3"}),
    ("environment/barriers.csv", {"severity": "9"}),
    ("technical/answers.csv", {"score": "5"}),
    ("technical/cross_impact.csv", {"score": "4"}),
    ("technical/scores.csv", {"score": "4.5"}),
    ("technical/system_importance.csv", {"importance": "6"}),
    ("technical/peers.csv", {"value": "120"}),
    ("technical/responses/residents.csv", {"r_where": "6"}),
    ("legal/levels.csv", {"in_law": "5"}),
    ("legal/skills.csv", {"now": "-1"}),
    ("legal/coverage.csv", {"matters": "4"}),
]


@pytest.mark.parametrize(("file", "cells"), RATINGS, ids=str)
def test_a_rating_outside_its_scale(port, refused, file, cells):
    [value] = cells.values()
    found = refused(with_row(port, file, 0, **cells))
    assert any(each.place.startswith(f"{file}:2") and value in each.problem for each in found)


def test_shares_that_do_not_add_to_the_whole(port, refused):
    [found] = refused(with_row(port, "environment/composition.csv", 0, share="0.60"))
    assert (found.code, found.place.partition(":")[0]) == ("ENV030", "environment/composition.csv")
    assert "109 %" in found.problem or "108.8" in found.problem


def test_a_law_repealed_before_it_began(port, refused):
    rows = port.rows("legal/laws.csv")
    [number] = [n for n, row in enumerate(rows) if row["id"] == "circular_reception_2011"]
    with_row(port, "legal/laws.csv", number, date_repealed="2010-12-31")
    found = refused(port)
    assert {each.code for each in found} == {"LEG001"}
    assert "2010-12-31" in found[0].problem


def test_a_function_with_two_accountable(port, refused):
    rows = port.rows("legal/responsibilities.csv")
    first = rows[0]
    [second, *_] = [
        n for n, row in enumerate(rows)
        if row["function"] == first["function"] and row["role"] != "A"
    ]  # fmt: skip
    found = refused(with_row(port, "legal/responsibilities.csv", second, role="A"))
    assert "LEG013" in {each.code for each in found}
    assert any("2 institutions answer" in each.problem for each in found)


def test_requirements_in_a_circle(port, refused):
    port.set("technical/requirements.csv", "one_register", depends_on="tracking_number")
    found = refused(port)
    assert "TEC076" in {each.code for each in found}
    assert any("one_register > tracking_number > one_register" in each.problem for each in found)


def checked(fs, study: Copy) -> list[dict]:
    return json.loads(fs("check", study.folder, "--json").stdout)["findings"]


def words_of_report(study: Copy) -> str:
    from fs_toolkit.document.traverse import every_block, words_of
    from fs_toolkit.study import Study

    report, _ = Study.read(study.folder).report()
    blocks = every_block((*report.summary, *report.body))
    return "\n".join(line for block in blocks for line in words_of(block))


def test_a_survey_with_one_answer_gives_no_share(port, fs):
    first = port.rows("technical/responses/residents.csv")[:1]
    port.fill("technical/responses/residents.csv", first)
    assert "TEC060" in {each["code"] for each in checked(fs, port)}
    words = words_of_report(port)
    assert "100 % ±" not in words
    assert "0 % ± 0" not in words


def test_a_scale_of_two_statements_has_no_alpha(port, fs):
    rows = port.rows("technical/survey_items.csv")
    scale = next(row["scale"] for row in rows if row["survey"] == "officials")
    inside = [row for row in rows if (row["survey"], row["scale"]) == ("officials", scale)]
    for row in inside[2:]:
        row["scale"] = "Apart"
    port.fill("technical/survey_items.csv", rows)
    assert "TEC007" in {each["code"] for each in checked(fs, port)}
    assert f"{scale}. Alpha: not told of fewer than three statements" in words_of_report(port)


def test_a_constant_answer_is_found_and_has_no_alpha(port, fs):
    rows = port.rows("technical/responses/officials.csv")
    items = [row["id"] for row in port.rows("technical/survey_items.csv") if row["id"] in rows[0]]
    agreed = [item for item in items if rows[0][item].strip() in {"", "1", "2", "3", "4", "5"}]
    for row in rows:
        row.update(dict.fromkeys(agreed, "4"))
    port.fill("technical/responses/officials.csv", rows)
    assert "TEC062" in {each["code"] for each in checked(fs, port)}
    assert "nan" not in words_of_report(port).casefold().split()


SECRETS = ("Ana Maria Testa", "+999 555 0134", "ana@example.org", "12 Harbour Lane")
"""What an export must never leave behind; none of it is anybody's."""


@pytest.mark.parametrize(
    ("encoding", "newline", "separator"),
    [
        ("utf-8-sig", "\r\n", ","), ("utf-16", "\r\n", ";"), ("cp949", "\r\n", ","),
        ("cp1258", "\n", ";"), ("cp1252", "\r\n", ";"),
    ],
)  # fmt: skip
def test_five_thousand_rows_of_an_odd_export_come_in_without_names(
    port, fs, encoding, newline, separator
):
    items = [r["id"] for r in port.rows("technical/survey_items.csv") if r["survey"] == "residents"]
    kept = port.rows("technical/responses/residents.csv")[0]
    groups = [name for name in kept if name not in items and name != "person"]
    head = ["Timestamp", "Full name", "Phone", "E-mail", "Address", *groups, *items]
    cells = [kept[name] for name in (*groups, *items)]
    lines = [separator.join(head)]
    lines += [separator.join(["2025-02-03", *SECRETS, *cells])] * 5000
    export = port.folder.parent / "export.csv"
    export.write_bytes((newline.join(lines) + newline).encode(encoding))
    ran = fs("import", port.folder, export, "--survey", "residents", "--json")
    assert ran.status == 0, ran.stderr
    assert len(port.rows("technical/responses/residents.csv")) == 5000
    said = ran.stdout + ran.stderr
    everything = b"".join(content or b"" for content in port.state().values())
    for secret in SECRETS:
        assert secret not in said
        assert secret.encode() not in everything
    dropped = json.dumps(json.loads(ran.stdout))
    assert all(name in dropped for name in ("Full name", "Phone", "E-mail", "Address"))
