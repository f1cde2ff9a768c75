"""Files as Excel and old programs really save them: the same study comes out."""

from __future__ import annotations

import unicodedata

import pytest

from fs_toolkit.study import Study

LINES, OPTIONS, QUANTITIES = "economics/lines.csv", "economics/options.csv", "basis/quantities.csv"


@pytest.fixture
def same(hanoi, studied):
    """Whether a changed copy is the same study as the original."""

    def check(changed: object) -> None:
        read = Study.read(hanoi.folder)
        assert read.inputs.economics == studied.inputs.economics
        assert read.inputs.basis == studied.inputs.basis
        assert read.to_frame().equals(studied.to_frame())

    return check


@pytest.mark.parametrize("file", [LINES, QUANTITIES, "study.yaml", "technical/needs.md"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_marks_and_line_ends(hanoi, same, file, bom, end):
    same(hanoi.write(file, bom + hanoi.text(file).replace("\n", end)))


def test_decomposed_accents(hanoi, same):
    text = hanoi.text("basis/sources.csv")
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    same(hanoi.write("basis/sources.csv", decomposed))


def test_semicolons_and_decimal_commas(hanoi, same):
    """A table as Excel saves it where the comma is the decimal mark."""
    rows = hanoi.rows(QUANTITIES)
    for row in rows:
        for column in ("value", "low", "high"):
            row[column] = row[column].replace(".", ",")
    assert sum("," in row["value"] for row in rows) > 10
    lines = [";".join(rows[0])]
    lines += [
        ";".join('"' + cell.replace('"', '""') + '"' for cell in row.values()) for row in rows
    ]
    same(hanoi.write(QUANTITIES, "\r\n".join(lines) + "\r\n"))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(hanoi, same, delimiter):
    rows = hanoi.rows(OPTIONS)
    lines = [delimiter.join(rows[0]), *(delimiter.join(row.values()) for row in rows)]
    same(hanoi.write(OPTIONS, "\n".join(lines) + "\n"))


def test_a_single_decimal_comma_in_yaml_is_not_guessed(hanoi, refusal_of):
    """Either reading could be meant, a thousand times apart."""
    hanoi.replace("basis/settings.yaml", "years: 10", "years: 10,000")
    assert refusal_of(hanoi).code == "FMT013"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp949", "하노이 시민 참여 시스템 기본안"),
        ("cp1258", "Phương án tối thiểu của thành phố Hà Nội"),
        ("utf-8", "न्यूनतम विकल्प"),
        ("utf-8-sig", "Phương án tối thiểu"),
    ],
)
def test_names_in_older_encodings(hanoi, encoding, name):
    hanoi.set(OPTIONS, "lean", name=name)
    text = hanoi.text(OPTIONS)
    if encoding == "cp1258":
        text = in_vowels_and_tones(text)
    hanoi.write(OPTIONS, text.encode(encoding))
    study = Study.read(hanoi.folder)
    assert {option.id: option.name for option in study.model.options}["lean"] == name


def in_vowels_and_tones(text: str) -> str:
    """Vietnamese as Windows-1258 writes it: most vowels whole, the tone behind them."""
    out = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            letter.encode("cp1258")
            out.append(letter)
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            vowel = "".join(mark for mark in marks if mark not in tones)
            out += [unicodedata.normalize("NFC", vowel), *tones]
    return "".join(out)
