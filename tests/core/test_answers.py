from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from pydantic import Field

from fs_toolkit.core.answers import Nothing, answer, images, tables
from fs_toolkit.core.fields import slots
from fs_toolkit.core.files import entries
from fs_toolkit.core.formats import DECLINED, ENCODING, FORM, PICTURE, TWICE, UNREAD
from fs_toolkit.core.model import (
    PENDING,
    Declined,
    Folder,
    Id,
    Image,
    Pending,
    Prose,
    Record,
    Row,
    Table,
)
from fs_toolkit.core.notes import EVERYTHING, Notes


class Line(Row):
    defines: ClassVar[str] = "line"
    id: Id


class Plan(Record):
    city: str


class Inputs(Folder):
    lines: Table[Line] = PENDING
    plan: Plan | Pending = PENDING
    maybe: Plan | Pending | Declined = PENDING
    text: Prose | Pending = PENDING
    translations: dict[str, tuple[Line, ...]] = Field(default_factory=dict)


def ask(tmp_path: Path, name: str, content: str | bytes, field: str) -> tuple[object, Notes]:
    data = content.encode() if isinstance(content, str) else content
    (tmp_path / name).write_bytes(data)
    ((entry,), _), notes = entries(tmp_path), Notes()
    return answer(slots(Inputs)[field], entry, notes), notes


@pytest.mark.parametrize(
    ("name", "content", "field", "value"),
    [
        ("lines.csv", "id\na\n", "lines", (Line(id="a"),)),
        ("lines.yaml", "none: there are no lines\n", "lines", Declined("there are no lines")),
        ("maybe.yaml", "none: no plan\n", "maybe", Declined("no plan")),
        ("plan.yaml", "city: Hanoi\n", "plan", Plan(city="Hanoi")),
        ("text.md", "# Ha\u0300 Nội\r\n\r\nText\r", "text", Prose("# Hà Nội\n\nText\n")),
        ("text.md", b"\xef\xbb\xbfText", "text", Prose("Text")),
        ("text.md", " \n\n", "text", Nothing.BLANK),
    ],
)
def test_a_file_answers_its_field(
    tmp_path: Path, name: str, content: str | bytes, field: str, value: object
) -> None:
    found, notes = ask(tmp_path, name, content, field)
    assert found == value
    assert notes.findings == []


@pytest.mark.parametrize(
    ("name", "content", "field", "expected"),
    [
        ("lines.yaml", "- id: a\n", "lines", (FORM.code, "Write lines.csv or lines.xlsx.")),
        ("lines.yaml", "none:\n", "lines", (DECLINED.code, "has no reason")),
        ("plan.yaml", "none: no plan\n", "plan", (DECLINED.code, "cannot be answered with none")),
        ("plan.yaml", "none:\n", "plan", (DECLINED.code, "cannot be answered with none")),
        ("text.md", "x".encode("utf-16"), "text", (ENCODING.code, "UTF-16")),
        ("lines.csv", "id\nä\n".encode("cp1252") + b"\x81", "lines", (ENCODING.code, "not UTF-8")),
    ],
)
def test_a_file_that_answers_wrongly_is_refused(
    tmp_path: Path, name: str, content: str | bytes, field: str, expected: tuple[str, str]
) -> None:
    found, notes = ask(tmp_path, name, content, field)
    assert found in (Nothing.WRONG, ())
    (finding,) = notes.findings
    code, words = expected
    assert finding.code == code
    assert words in f"{finding.problem} {finding.cure}"
    assert notes.half_read == ({"line": {EVERYTHING}} if field == "lines" else {})


def test_a_folder_of_tables_is_read_by_the_stems_of_its_files(tmp_path: Path) -> None:
    for name in ("vi.csv", "vi.xlsx", "zh-Hant.csv", "notes.txt", "a b.csv"):
        (tmp_path / name).write_bytes(b"id\na\n")
    (tmp_path / "ko").mkdir()
    notes = Notes()
    there, _ = entries(tmp_path)
    found = tables(slots(Inputs)["translations"], there, notes)
    assert found == {"vi": (Line(id="a"),), "zh-Hant": (Line(id="a"),)}
    assert [(finding.code, finding.place.file) for finding in notes.in_order()] == [
        (UNREAD.code, "a b.csv"),
        (UNREAD.code, "ko"),
        (UNREAD.code, "notes.txt"),
        (TWICE.code, "vi.xlsx"),
    ]


def test_pictures_are_told_from_other_files(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n"
    (tmp_path / "Hall.PNG").write_bytes(png)
    (tmp_path / "b.svg").write_bytes(b"<svg/>")
    (tmp_path / "c.jpg").write_bytes(b"no picture")
    (tmp_path / "pictures.csv").write_bytes(b"file\n")
    notes = Notes()
    found, seen = images(entries(tmp_path)[0], notes)
    assert found == {"Hall.PNG": Image("Hall.PNG", png)}
    assert seen == {"Hall.PNG", "b.svg", "c.jpg"}
    assert [finding.code for finding in notes.findings] == [PICTURE.code] * 2
