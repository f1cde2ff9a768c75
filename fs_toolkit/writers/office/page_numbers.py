"""A report with its page numbers filled in, where LibreOffice can lay it out.

The lists are laid out with a number in every entry, so that filling in the true ones moves
nothing: a second pass finds the same pages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from fs_toolkit.writers.kept_results import keep, kept, key_of
from fs_toolkit.writers.office.displayed import displayed_pages
from fs_toolkit.writers.office.fonts import asked_for, can_show, installed, stands_in
from fs_toolkit.writers.office.laid_out import OPTIONS, LaidOut, read_pdf
from fs_toolkit.writers.office.program import OfficeFailed, office, pdf_of
from fs_toolkit.writers.office.seen_copy import (
    BODY,
    NotLaidOut,
    members_of,
    parsed_part,
    seen_copy,
    serialised,
)
from fs_toolkit.writers.word.listed_pages import listed, show_pages, show_total, shown_pages
from fs_toolkit.writers.word.zipped import zipped

ANY = "888"
"""Stands in every entry while the pages are counted: as wide as a number can be."""

_WAY = b"with Carlito"
"""To be changed when the same copy comes out otherwise, as with other fonts of the toolkit."""
_ROOM = "pages"
_KEPT = 100
_STYLES = "word/styles.xml"
_LANGUAGES = {"ko": "Korean", "en": "English"}


@dataclass(frozen=True)
class Paged:
    """A report with page numbers, or without, and what a person should know of them."""

    document: bytes
    notes: tuple[str, ...] = ()
    taken_out: tuple[str, ...] = ()
    """What leads outside and was taken out of the copy that was laid out."""
    pages: int | None = None


def with_page_numbers(document: bytes, language: str) -> Paged:
    """The report with the pages of its three lists, as LibreOffice lays it out.

    The same report comes out the same on one machine. What cannot be counted is left out.
    """
    try:
        members = members_of(document)
        root = parsed_part(members[BODY])
    except NotLaidOut as problem:
        return Paged(document, (f"no page numbers: {problem}",))
    if not any(True for _ in listed(root)):
        return Paged(document)
    if office() is None:
        return _without(members, root, "LibreOffice is not installed")
    if not can_show(language):
        name = _LANGUAGES.get(language, language)
        return _without(members, root, f"no font with {name} letters is installed")
    show_pages(root, {anchor: ANY for _, anchor in listed(root)})
    seen = seen_copy(_members(members, root, None), pictures=False)
    try:
        laid_out = _laid_out(seen.content)
    except (OfficeFailed, ValueError) as problem:
        return _without(members, root, str(problem), seen.taken_out)
    show_pages(root, displayed_pages(root, laid_out))
    note = _limit(members, language, laid_out)
    return Paged(_filled(members, root, laid_out.pages), note, seen.taken_out, laid_out.pages)


def without_page_numbers(document: bytes) -> bytes:
    """The report with no number in its lists: those of an older state may be wrong."""
    try:
        members = members_of(document)
        root = parsed_part(members[BODY])
    except NotLaidOut:
        return document
    if shown_pages(root):
        return _without(members, root, "").document
    return document


def _without(
    members: Mapping[str, bytes],
    root: etree._Element,
    reason: str,
    taken_out: tuple[str, ...] = (),
) -> Paged:
    show_pages(root, {})
    note = f"no page numbers in the contents: {reason}; Word fills them in at F9"
    return Paged(_filled(members, root, None), (note,), taken_out)


def _filled(members: Mapping[str, bytes], root: etree._Element, pages: int | None) -> bytes:
    return zipped(_members(members, root, pages))


def _members(
    members: Mapping[str, bytes], root: etree._Element, pages: int | None
) -> dict[str, bytes]:
    """The members with this body, and the number of pages in headers and footers."""
    made = {**members, BODY: serialised(root)}
    for name, content in members.items():
        if name.startswith(("word/header", "word/footer")) and b"NUMPAGES" in content:
            story = parsed_part(content)
            show_total(story, pages)
            made[name] = serialised(story)
    return made


def _laid_out(content: bytes) -> LaidOut:
    """The places in a copy; found once, as long as LibreOffice and the fonts are the same."""
    program = office()
    stamp = "" if program is None else f"{program.resolve()} {program.resolve().stat().st_mtime_ns}"
    key = key_of(
        [content, stamp.encode(), installed().encode(), repr(sorted(OPTIONS)).encode(), _WAY]
    )
    before = kept(_ROOM, key)
    if before is not None and (known := _read(before)):
        return known
    found = read_pdf(pdf_of(content, OPTIONS))
    document = {"pages": found.pages, "fonts": found.fonts, "places": dict(found.places)}
    keep(_ROOM, key, json.dumps(document).encode(), _KEPT)
    return found


def _read(content: bytes) -> LaidOut | None:
    """Places that were kept; None if the file is damaged."""
    try:
        found = json.loads(content)
        places = {str(name): int(page) for name, page in found["places"].items()}
        return LaidOut(places, int(found["pages"]), tuple(map(str, found["fonts"])))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _limit(members: Mapping[str, bytes], language: str, laid_out: LaidOut) -> tuple[str, ...]:
    """What a person should know: without the report's own font Word may break pages elsewhere."""
    styles = members.get(_STYLES)
    asked = "" if styles is None else asked_for(parsed_part(styles), language)
    if not asked or stands_in(asked, laid_out.fonts):
        return ()
    used = ", ".join(laid_out.fonts)
    return (
        f"the page numbers were counted without the font {asked} (set in {used}); "
        "where Word has it they may be off, at the end of a long report by many pages, until F9",
    )
