"""Prose that a report cannot print, or that no longer fits the numbers."""

from __future__ import annotations

import pytest

NEEDS = "technical/needs.md"


@pytest.mark.parametrize(
    ("text", "code", "problem"),
    [
        ("There are {{ petitons }} a year.", "PRS009", "unknown name 'petitons'"),
        ("As was written [@nobody2015].", "PRS012", "unknown source 'nobody2015'"),
        ("See [#no.such.table].", "PRS013", "unknown block 'no.such.table'"),
        ("Then {{? petitions }}.", "PRS014", "petitions"),
        ("{{ __import__('os') }}", "PRS008", "not understood"),
        ("<script>alert(1)</script>", "PRS003", "HTML in prose"),
        (
            "![map](file:///etc/passwd)",
            "PRS002",
            "the picture 'file:///etc/passwd' stands in prose",
        ),
        ("[here](javascript:alert(1))", "PRS005", "the link leads to 'javascript:alert(1)'"),
        ("[here](file:///etc/passwd)", "PRS005", "the link leads to 'file:///etc/passwd'"),
        ("    four spaces", "PRS004", "read as code"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "PRS001", "a table stands in prose"),
    ],
)
def test_what_cannot_be_printed(hanoi, refused, text, code, problem):
    hanoi.write(NEEDS, f"A first paragraph.\n\n{text}\n")
    found = refused(hanoi)
    assert {each.place for each in found} == {f"{NEEDS}:3"}
    assert {each.code for each in found} == {code}
    assert problem in found[0].problem


def test_did_you_mean(hanoi, refusal_of):
    hanoi.write(NEEDS, "There are {{ petitons }} a year.\n")
    assert refusal_of(hanoi).cure.startswith("Did you mean 'petitions'?")


def test_a_claim_that_turned_false_is_a_warning(hanoi, fs):
    """The text no longer fits the numbers; the report is written and says so."""
    hanoi.write(NEEDS, "It pays for itself. {{? npv.lean.economic > 1 }}\n")
    ran = fs("check", hanoi.folder)
    assert ran.status == 0
    assert f"warning PRS010: {hanoi.folder.as_posix()}/{NEEDS}:1" in ran.stdout
    assert fs("check", hanoi.folder, "--strict").status == 1


def test_a_false_claim_stands_among_the_limitations(hanoi):
    from fs_toolkit.document.traverse import block_text, every_block
    from fs_toolkit.study import Study

    hanoi.write(NEEDS, "It pays for itself. {{? npv.lean.economic > 1 }}\n")
    report, _ = Study.read(hanoi.folder).report()
    [listed] = [
        each for each in every_block(report.body) if each.id == "annex.limitations.findings"
    ]
    assert "Claim no longer true" in block_text(listed)


def test_an_endless_text(hanoi, refused):
    found = refused(hanoi.write(NEEDS, "word " * 600_000))
    assert {each.code for each in found} <= {"FMT007", "PRS006", "PRS007"}


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*" * 20_000, "> " * 5_000, "- " * 5_000, "`" * 9_999]
)
def test_hostile_markdown_ends(hanoi, fs, text):
    hanoi.write(NEEDS, f"A first paragraph.\n\n{text}\n")
    assert fs("check", hanoi.folder).status in (0, 1)


def test_the_cut_off_before_the_day_in_force(hanoi, refused):
    hanoi.replace("study.yaml", "information_cutoff: 2017-12-31", "information_cutoff: 2015-12-30")
    found = {each.code: each for each in refused(hanoi)}
    assert found["STU003"].place == "study.yaml:8"
    assert (
        found["STU003"].problem == "the cut-off 2015-12-30 is before 2015-12-31, the day in force"
    )


def test_words_of_markup_are_words(hanoi, fs, paragraphs_of):
    """What means something to Word, HTML or Python is printed as it was typed."""
    name = '<w:p>&amp; "Lean" {x} %s'
    hanoi.set("economics/options.csv", "lean", name=name)
    assert fs("report", hanoi.folder).status == 0
    words = paragraphs_of(hanoi.folder / "out/report.docx")
    assert sum(name in paragraph for paragraph in words) > 10
