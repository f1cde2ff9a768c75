"""A probe of the walls: a table filled as .xlsx and as .csv is the same study."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from fs_toolkit.study import Study

HANOI = Path(__file__).resolve().parent.parent / "studies" / "hanoi"


def as_workbook(table: Path, workbook: Path, sheet: str) -> None:
    """The cells of a CSV file as a spreadsheet program would hold them: numbers as numbers."""
    from openpyxl import Workbook, load_workbook

    book = load_workbook(workbook) if workbook.exists() else Workbook()
    page = book.create_sheet(sheet)
    if "Sheet" in book.sheetnames:
        del book["Sheet"]
    with table.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            page.append([number(cell) for cell in row])
    book.save(workbook)


def number(cell: str) -> object:
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell or None


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "hanoi"
    shutil.copytree(HANOI, folder, ignore=shutil.ignore_patterns("out"))
    return folder


class TestOneStudyTwoFormats:
    def test_a_table_of_its_own(self, copy: Path) -> None:
        table = copy / "economics" / "lines.csv"
        as_workbook(table, table.with_suffix(".xlsx"), "lines")
        table.unlink()
        assert_same(Study.read(copy), Study.read(HANOI))

    def test_a_workbook_for_a_section(self, copy: Path) -> None:
        folder = copy / "economics"
        for name in ("lines", "options", "changes", "uplifts"):
            as_workbook(folder / f"{name}.csv", folder / "economics.xlsx", name)
            (folder / f"{name}.csv").unlink()
        assert_same(Study.read(copy), Study.read(HANOI))

    def test_quantities_too(self, copy: Path) -> None:
        table = copy / "basis" / "quantities.csv"
        as_workbook(table, table.with_suffix(".xlsx"), "quantities")
        table.unlink()
        assert_same(Study.read(copy), Study.read(HANOI))


def assert_same(left: Study, right: Study) -> None:
    assert left.inputs.economics == right.inputs.economics
    assert left.inputs.basis == right.inputs.basis
    assert left.to_frame().equals(right.to_frame())
    assert len(left.to_frame()) == 6
