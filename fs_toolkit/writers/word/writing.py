"""A report as a Word file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.core.files import write_whole
from fs_toolkit.core.garbage import collection_paused
from fs_toolkit.document.blocks import Report
from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.word.canonical import digest
from fs_toolkit.writers.word.composition import GUARD, Composition
from fs_toolkit.writers.word.controls import control_of, control_xml
from fs_toolkit.writers.word.guard import check_target
from fs_toolkit.writers.word.layout import layout_of
from fs_toolkit.writers.word.manifest import Manifest, Row, write_manifest
from fs_toolkit.writers.word.markup import bookmark_name, parsed, q
from fs_toolkit.writers.word.package import (
    body_of,
    opened,
    package_bytes,
    place_of,
    set_language,
    set_properties,
    style_names,
)
from fs_toolkit.writers.word.pieces import LOOSE, Piece
from fs_toolkit.writers.word.seals import (
    block_canonical,
    story_words,
    surroundings,
    whole_canonical,
)
from fs_toolkit.writers.word.sections import fill_headers
from fs_toolkit.writers.word.shown import Shown

if TYPE_CHECKING:
    from docx.document import Document

    from fs_toolkit.writers.word.canonical import Canonical

LABELS = (
    "Table", "Figure", "Equation", "Contents", "List of tables", "List of figures",
    "Page {x} of {y}", "Pending", "Who must answer", "How to collect", "Document control",
)  # fmt: skip
"""Words the writer needs in the report's language."""

_FIRST_CONTROL = 1000
"""Number of the first control; below it are the template's own."""


def write_report(
    report: Report,
    path: Path,
    *,
    labels: Mapping[str, str],
    draw: Callable[[ChartData], bytes],
    template: Path | bytes,
    names: Mapping[str, str] | None = None,
) -> None:
    """Write a report to `path`, unless a person has edited what stands there.

    Parameters are those of `report_bytes`.

    Raises
    ------
    TargetEdited, ForeignTarget
        If the file at `path` holds a person's work, or is not ours.
    EnvironmentProblem
        If the file is locked or the folder is write-protected.
    """
    check_target(path)
    write_whole(
        path, report_bytes(report, labels=labels, draw=draw, template=template, names=names)
    )


def report_bytes(
    report: Report,
    *,
    labels: Mapping[str, str],
    draw: Callable[[ChartData], bytes],
    template: Path | bytes,
    names: Mapping[str, str] | None = None,
    outline: Callable[[ChartData], bytes] | None = None,
) -> bytes:
    """The bytes of a report's file; the same report gives the same bytes.

    Parameters
    ----------
    report : Report
        Blocks with their citations and values already turned into text.
    labels : mapping
        The words of `LABELS` in the report's language.
    draw : callable
        A chart that Word has no kind for, as the bytes of a PNG file.
    template : Path or bytes
        A Word file with the styles, the page, the header and the footer.
    names : mapping
        Names in words of the quantities and families that equations use; the report's own
        if left out.
    outline : callable
        The same chart as the bytes of an SVG file, or empty: shown where a program can.

    Raises
    ------
    UnknownReference
        If a cross-reference leads nowhere.
    UnknownName
        If an equation uses a quantity without a name.
    """
    if missing := [label for label in LABELS if label not in labels]:
        raise KeyError(f"the report's language has no words for {', '.join(missing)}")
    document = _opened(template, report, labels)
    known = dict(report.names) if names is None else names
    composition = Composition(document, report, labels, draw, known, outline)
    placed = _place(document, composition)
    with collection_paused():
        manifest = replace(_sealed(document, placed, report), cited=composition.notes.cited)
        write_manifest(document, manifest)
        return package_bytes(document)


def _opened(template: Path | bytes, report: Report, labels: Mapping[str, str]) -> Document:
    """The template with the report's properties, language and headers."""
    document = opened(template)
    front = report.front
    set_properties(document, report)
    set_language(document, front.language)
    texts = {"title": front.title, "place": front.place, "status": front.status}
    fill_headers(document, texts, labels)
    return document


def _place(document: Document, composition: Composition) -> list[tuple[Piece, etree._Element]]:
    """Put the pieces into the body, in their controls."""
    placed = [
        (piece, parsed(_framed(piece, _FIRST_CONTROL + at, composition)))
        for at, piece in enumerate(composition.pieces())
    ]
    last = body_of(document).find(q("w:sectPr"))
    if last is not None:
        for _, element in placed:
            last.addprevious(element)
    return placed


def _framed(piece: Piece, number: int, composition: Composition) -> str:
    if piece.kind in LOOSE:
        return piece.xml
    content = composition.guarded(piece.id, piece.xml)
    contents = piece.id == "contents"
    return control_xml(number, piece.id, piece.title, content, contents=contents)


def _sealed(
    document: Document, placed: list[tuple[Piece, etree._Element]], report: Report
) -> Manifest:
    """Write each block's hash into its tag, and all of them into the manifest."""
    around, names = surroundings(document), style_names(document)
    shown = Shown(document, around)
    known: dict[etree._Element, Canonical] = {}
    rows = []
    for piece, element in placed:
        seen = block_canonical(piece.id, element, around)
        known[element] = seen
        if control := control_of(element):
            control.seal(seen.hash)
        if piece.kind:
            bookmark = bookmark_name(GUARD, piece.id)
            row = Row(piece.id, piece.kind, seen.hash, digest(seen.words), bookmark)
            layout = layout_of(element, names)
            row = replace(row, shown=shown.hash([element]), layout=layout)
            rows.append(replace(row, file=piece.file, of=piece.of))
    whole = whole_canonical(document, around, known)
    front, stories = report.front, " ".join(sorted(story_words(document)))
    return Manifest(
        tuple(rows),
        whole.hash,
        digest(whole.words),
        report.run,
        place_of(front),
        front.language,
        stories,
    )
