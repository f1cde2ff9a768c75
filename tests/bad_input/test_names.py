"""Names that are defined nowhere, twice, or in a place that nothing reads."""

from __future__ import annotations

import pytest

QUANTITIES, LINES = "basis/quantities.csv", "economics/lines.csv"


@pytest.mark.parametrize(
    ("file", "what"),
    [(QUANTITIES, "quantity"), (LINES, "line"), ("economics/options.csv", "option")],
)
def test_an_id_that_stands_twice(hanoi, refusal_of, file, what):
    rows = hanoi.rows(file)
    hanoi.fill(file, [*rows, rows[0]])
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT009", f"{file}:{len(rows) + 2}")
    assert found.problem == f"the {what} '{rows[0]['id']}' stands twice, first at line 2"
    assert "another id" in found.cure


def test_an_unknown_source(hanoi, refusal_of):
    hanoi.set(QUANTITIES, "vnd_per_usd", source="wb_fxx")
    found = refusal_of(hanoi)
    assert found.code == "FMT024"
    assert found.place == f"{QUANTITIES}:{hanoi.line(QUANTITIES, 'vnd_per_usd')}"
    assert found.problem == "source: unknown source 'wb_fxx'"
    assert found.cure.startswith("Did you mean 'wb_fx'?")


def test_an_unknown_column(hanoi, refused):
    hanoi.replace(QUANTITIES, "id,name,unit,", "id,name,units,")
    unknown, missing = refused(hanoi)  # and nothing about the rows that could not be read
    assert (unknown.code, unknown.place) == ("FMT008", f"{QUANTITIES}:1")
    assert unknown.problem == "unknown column 'units'"
    assert unknown.cure.startswith("Did you mean 'unit'?")
    assert missing.problem == "the column unit is missing"


def test_an_unknown_key(hanoi, refusal_of):
    hanoi.replace("study.yaml", "stage: draft", "stages: draft")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT008", "study.yaml:6")
    assert "Did you mean 'stage'?" in found.cure


def test_an_unknown_quantity_in_a_formula(hanoi, refusal_of):
    hanoi.set(LINES, "current_handling", formula="petitons * official_hour")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("ECO002", f"{LINES}:2")
    assert (
        found.problem == "the formula of 'current_handling' uses 'petitons', which is no quantity"
    )
    assert found.cure.startswith("Did you mean 'petitions'?")


def test_an_unknown_quantity_in_the_basis(hanoi, refusal_of):
    hanoi.set(QUANTITIES, "official_hour", formula="official_hour_vmd / vnd_per_usd")
    found = refusal_of(hanoi)
    assert found.code == "BAS004"
    assert found.cure.startswith("Did you mean 'official_hour_vnd'?")


def test_an_unknown_option(hanoi, refusal_of):
    hanoi.replace("basis/settings.yaml", "recommended: lean", "recommended: lane")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT024", "basis/settings.yaml:9")
    assert found.problem == "recommended: unknown option 'lane'"
    assert found.cure.startswith("Did you mean 'lean'?")


def test_a_file_that_nothing_reads(hanoi, refusal_of):
    found = refusal_of(hanoi.write("economics/line.csv", "id\n"))
    assert (found.code, found.place) == ("FMT001", "economics/line.csv")
    assert found.problem == "nothing reads this file"
    assert found.cure.startswith("Did you mean 'lines.csv'?")


def test_a_misspelt_file_is_the_only_mistake(hanoi, refusal_of):
    """What lines.csv would have defined is not called unknown all over the study."""
    (hanoi.folder / LINES).rename(hanoi.folder / "economics/line.csv")
    assert refusal_of(hanoi).cure.startswith("Did you mean 'lines.csv'?")


def test_a_file_in_the_wrong_folder(hanoi, refusal_of):
    hanoi.write("technical/sources.csv", hanoi.text("basis/sources.csv"))
    found = refusal_of(hanoi)
    assert found.place == "technical/sources.csv"
    assert found.cure == "Move it to basis/sources.csv, where it belongs."


def test_a_name_that_is_a_word_of_python(hanoi, refused):
    hanoi.set(QUANTITIES, "board_fare", id="lambda")
    found = {each.code: each for each in refused(hanoi)}
    assert found["BAS001"].problem == "'lambda' is a word of Python or JavaScript"


def test_a_name_that_is_a_cell_of_excel(hanoi, refused):
    hanoi.set(QUANTITIES, "board_fare", id="tax15")
    found = {each.code: each for each in refused(hanoi)}
    assert found["BAS001"].problem == "'tax15' is the name of a cell in Excel"


def test_many_alike_are_counted(hanoi, refused):
    """A table pasted twice is one mistake and not three hundred lines on the screen."""
    rows = hanoi.rows(QUANTITIES)
    assert len(rows) > 100
    found = refused(hanoi.fill(QUANTITIES, [*rows, *rows]))
    assert len(found) == 20
    assert found[-1].problem.endswith(f"; and {len(rows) - 20} more like this")
