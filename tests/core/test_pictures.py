from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.core.formats import NAMED_FILE, PICTURE, Misread
from fs_toolkit.core.model import Image
from fs_toolkit.core.pictures import Picture, picture, unlisted

PNG = b"\x89PNG\r\n\x1a\n and so on"
JPEG = b"\xff\xd8\xff and so on"
PLACE = Place("pictures/hall.png")


@pytest.mark.parametrize(
    ("name", "data"), [("hall.png", PNG), ("Hall.PNG", PNG), ("a.jpg", JPEG), ("a.jpeg", JPEG)]
)
def test_a_picture_is_what_its_name_says(name: str, data: bytes) -> None:
    assert picture(name, data, PLACE) == Image(name, data)


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", JPEG), ("a.jpg", PNG), ("a.png", b""), ("a.png", b"<svg/>")]
)
def test_another_file_under_the_name_of_a_picture_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Misread) as refusal:
        picture(name, data, PLACE)
    assert refusal.value.rule is PICTURE


def row(file: str) -> Picture:
    return Picture(file=file, caption="The hall", alt="A hall with counters")


def test_rows_and_files_that_match_are_fine() -> None:
    files = {"hall.png": Image("hall.png", PNG)}
    assert list(unlisted((row("hall.png"),), files, complete=True)) == []


@pytest.mark.parametrize(
    "name", ["../hall.png", "/etc/passwd", "a\\b.png", "C:hall.png", ".hidden.png"]
)
def test_a_path_is_refused(name: str) -> None:
    (found,) = unlisted((row(name),), {}, complete=True)
    assert found.code == NAMED_FILE.code
    assert "is a path" in found.problem


def test_a_file_that_is_not_there_is_refused_with_the_nearest() -> None:
    files = {"hall.png": Image("hall.png", PNG)}
    missing, unnamed = unlisted((row("hal.png"),), files, complete=True)
    assert (missing.code, unnamed.code) == (NAMED_FILE.code, PICTURE.code)
    assert "Did you mean 'hall.png'?" in missing.cure


def test_a_picture_that_no_row_names_is_refused_once_all_rows_are_read() -> None:
    files = {"hall.png": Image("hall.png", PNG, PLACE)}
    (found,) = unlisted((), files, complete=True)
    assert found.place == PLACE
    assert list(unlisted((), files, complete=False)) == []
