"""`fs check STUDY --docx`: an untouched report is clean, an edited one is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

HANOI = Path(__file__).resolve().parents[2] / "studies" / "hanoi"


@pytest.fixture(scope="module")
def report(studied, tmp_path_factory) -> Path:
    """The report of Hanoi with blank charts."""
    from fs_toolkit.writers.delivery import words_bytes

    made, _ = studied.report()
    path = tmp_path_factory.mktemp("check") / "report.docx"
    path.write_bytes(words_bytes(made))
    return path


def test_nothing_is_found_in_the_untouched_report_of_hanoi(fs, report):
    ran = fs("check", HANOI, "--docx", report, "--json")
    assert json.loads(ran.stdout) == {"findings": []}
    assert ran.status == 0


def test_an_edited_one_is_looked_at_paragraph_by_paragraph(fs, report, tmp_path):
    document = Document(str(report))
    for text in document.element.body.iter(qn("w:t")):
        if (text.text or "").replace("\u00a0", " ") == "USD 840 thousand":
            text.text = "USD 900 thousand"
            break
    else:
        raise AssertionError("the value is not there")
    document.add_paragraph(
        "The net present value is USD 1.2 million, said the mayor of Kathmandu. TBD"
    )
    path = tmp_path / "edited.docx"
    document.save(str(path))
    ran = fs("check", HANOI, "--docx", path)
    assert ran.status == 0
    for said in (
        "“USD 900 thousand” was typed over the value investment.lean, which is USD 840 thousand",
        "warning DOC001", "“USD 1.2 million” was typed, and the study says: {{ npv.lean",
        "warning DOC004", "“Kathmandu” was typed",
        "warning DOC007", "a placeholder was left: “TBD”",
        f"{path}:Executive summary, What is proposed, “",
    ):  # fmt: skip
        assert said in ran.stdout
    assert fs("check", HANOI, "--docx", path, "--strict").status == 1


def test_a_bad_file_and_a_file_of_somebody_else(fs, tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"%PDF-1.7")
    assert fs("check", HANOI, "--docx", tmp_path / "bad.docx").status == 1
    other = Document()
    other.add_paragraph("The net present value is USD 1.2 million.")
    other.save(str(tmp_path / "other.docx"))
    ran = fs("check", HANOI, "--docx", tmp_path / "other.docx")
    assert "all of it was typed" in ran.stderr
    assert "DOC001" in ran.stdout


def test_rules_are_explained(fs):
    assert (
        "DOC001 (warning): typed numbers agree with the study"
        in fs("check", "--explain", "DOC001").stdout
    )
