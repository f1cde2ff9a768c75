"""pictures/: picture files, and pictures.csv with a caption, a source and words for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from fs_toolkit.core.fields import columns
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import NAMED_FILE, PICTURE, shown
from fs_toolkit.core.model import (
    PENDING,
    Asks,
    Folder,
    Image,
    Images,
    InFolder,
    Row,
    SourceIds,
    Table,
)
from fs_toolkit.core.suggest import did_you_mean

SUFFIXES = (".png", ".jpg", ".jpeg")
OTHER_SUFFIXES = (".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".heic", ".emf", ".wmf")
_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


class Picture(Row):
    """A row of pictures/pictures.csv: a map, a photograph, a diagram made elsewhere."""

    file: Annotated[str, InFolder()]
    """The picture's file in this folder: counter_hall.jpg."""
    caption: Annotated[str, Field(min_length=1)]
    """The caption, which says what the picture shows."""
    source: SourceIds = ()
    """Rows of basis/sources.csv."""
    alt: Annotated[str, Field(min_length=1)]
    """What is to be seen, for people who cannot see it."""


class Pictures(Folder):
    """The folder pictures/ of a study."""

    pictures: Annotated[Table[Picture], Asks("the consultant")] = PENDING
    """Captions, sources and descriptions of the pictures."""
    files: Images = Field(default_factory=dict)
    """The picture files: PNG or JPEG."""


def picture(name: str, data: bytes, place: Place) -> Image:
    """A picture file, if it is what its name says."""
    suffix = "." + name.rpartition(".")[2].casefold()
    if not data.startswith(_SIGNATURES[suffix]):
        raise PICTURE.misread(
            f"the file is no {suffix[1:].upper()} picture", "Open it and save it as PNG or JPEG."
        )
    return Image(name, data, place)


def unlisted(
    rows: tuple[Row, ...], files: Mapping[str, Image], *, complete: bool
) -> Iterator[Finding]:
    """Rows whose file is not in the folder, and pictures that no row names."""
    named: set[str] = set()
    for row in rows:
        for column in columns(type(row)).values():
            name = getattr(row, column.field)
            if not column.meaning.in_folder or not name:
                continue
            named.add(name)
            if name in files:
                continue
            if any(mark in name for mark in "/\\:") or name.startswith("."):
                problem = f"{column.name}: {shown(name)} is a path"
                yield NAMED_FILE.finding(row.at(column.field), problem)
            else:
                problem = f"{column.name}: there is no file {shown(name)} in this folder"
                advice = did_you_mean(name, files, "Pictures of this folder")
                yield NAMED_FILE.finding(row.at(column.field), problem, advice)
    if complete:
        for name in sorted(files.keys() - named):
            yield PICTURE.finding(
                files[name].where,
                "no row names this picture",
                "Give it a row with its caption and source, or move it out of the study.",
            )
