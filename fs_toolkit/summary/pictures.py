"""The annex of the pictures that lie in the study, with their captions and sources."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.model import rows
from fs_toolkit.core.pictures import Pictures
from fs_toolkit.document.blocks import Block, Heading, Paragraph, Picture, Ref, Span, Text
from fs_toolkit.document.cells import cited
from fs_toolkit.document.wording import Wording


def pictures(inputs: Pictures, wording: Wording, letter: str = "E") -> Iterator[Block]:
    """The annex as blocks; nothing where the study has no pictures."""
    listed = rows(inputs.pictures)
    if not listed:
        return
    title = wording.text("summary.pictures.heading", letter=letter)
    yield Heading("annex.pictures", 1, title, False, letter)
    ids = [f"annex.picture.{number}" for number in range(1, len(listed) + 1)]
    references: list[Span] = list(wording("summary.pictures.intro"))
    for number, id in enumerate(ids):
        references += [Text(", "), Ref(id)] if number else [Ref(id)]
    yield Paragraph("annex.pictures.intro", (*references, Text(".")))
    for id, row in zip(ids, listed, strict=True):
        image = inputs.files[row.file].data
        yield Picture(id, row.caption, image, row.alt, cited("", row.source) if row.source else ())
