"""How a report of ours stands after people worked on it, in words that readers can use.

What only the writer of the file knows (which frame holds what it was written with, which
bookmark belongs to which block, what number a heading shows), said without Word's XML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fs_toolkit.core.garbage import collection_paused
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.guard import our_document
from fs_toolkit.writers.word.manifest import Manifest, read_manifest, write_manifest
from fs_toolkit.writers.word.markup import bookmark_name, q
from fs_toolkit.writers.word.package import body_of, package_bytes
from fs_toolkit.writers.word.pieces import LOOSE
from fs_toolkit.writers.word.recovery import recover
from fs_toolkit.writers.word.renumber import headings_numbered, renumber
from fs_toolkit.writers.word.seals import block_canonical, story_words, surroundings
from fs_toolkit.writers.word.unique import make_unique

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True)
class Standing:
    """What became of the blocks of a report."""

    written: Mapping[str, str] = field(default_factory=dict)
    """Hash of what we wrote, by block; empty for a file that is not ours."""
    now: Mapping[str, str] = field(default_factory=dict)
    """Hash of what stands there, by block; a block that was deleted is missing."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[int, str] = field(default_factory=dict)
    """Numbers of headings, by the position of their paragraph in the body."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Blocks without a frame (headings, captions) by their bookmark."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """What references lead to: block by bookmark."""
    run: Mapping[str, str] = field(default_factory=dict)
    """How the report was made."""
    language: str = ""
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Of blocks that print a prose file: the file, and the hash of its text then."""
    stories: tuple[str, ...] = ()
    """Words of headers and footers that a person edited."""
    place: str = ""
    """City and country that the report is about, in its own language."""
    flat: frozenset[str] = frozenset()
    """Blocks whose references, values and emphases another program may have made plain words."""

    @property
    def is_ours(self) -> bool:
        """Whether we wrote the file."""
        return bool(self.written)

    @property
    def has_lost_its_frames(self) -> bool:
        """Whether a program took away most of the frames round blocks, as LibreOffice does."""
        framed = {id for id, kind in self.kinds.items() if kind not in LOOSE}
        return len(framed - self.now.keys()) > len(framed) / 2

    def edited(self, block: str) -> bool:
        """Whether a person changed a block."""
        return block in self.now and self.now[block] != self.written.get(block)


def standing(data: bytes) -> Standing:
    """How a Word file stands; of a file that is not ours, nothing is known."""
    document = our_document(data)
    manifest = None if document is None else read_manifest(document)
    if document is None or manifest is None:
        return Standing()
    try:
        return _standing(document, manifest)
    except (AttributeError, LookupError, NotImplementedError, ValueError):
        return Standing()  # parts that do not fit together: nothing of it can be relied on


def reframed(data: bytes) -> tuple[bytes, Standing]:
    """A report that lost the frames round its blocks with them again, and how it stands.

    What shows what we wrote counts as ours; all else counts as edited. Where no block can be
    told, the file stays as it is.
    """
    document = our_document(data)
    manifest = None if document is None else read_manifest(document)
    if document is None or manifest is None:
        return data, standing(data)
    with collection_paused():
        found = recover(document, manifest)
        make_unique(document)
        loose = {row.id for row in manifest.rows if row.kind in LOOSE}
        rows = tuple(
            replace(row, hash=found.written[row.id])
            if row.id in loose and row.id in found.written
            else row
            for row in manifest.rows
        )
        renumber(document)  # such a program counts captions through all chapters
        write_manifest(document, replace(manifest, rows=rows))
        made = package_bytes(document)
    return made, replace(standing(made), flat=frozenset(row.id for row in rows))


def _standing(document: Document, manifest: Manifest) -> Standing:
    written, now = _hashes(document, manifest)
    return Standing(
        written,
        now,
        {row.id: row.kind for row in manifest.rows},
        headings_numbered(document),
        {row.bookmark: row.id.removesuffix("#caption") for row in manifest.rows if row.bookmark},
        _targets(document, manifest),
        dict(manifest.run),
        (document.core_properties.language or "").partition("-")[0].lower(),
        {row.id: (row.file, row.of) for row in manifest.rows if row.file},
        _stories(document, manifest),
        manifest.place,
        frozenset(row.id for row in manifest.rows if row.flat),
    )


def _stories(document: Document, manifest: Manifest) -> tuple[str, ...]:
    """What stands in headers and footers that we did not write; of an older file nothing is known."""
    ours = manifest.stories.split()
    if not ours:
        return ()
    return tuple(words for hash, words in story_words(document).items() if hash not in ours)


def _hashes(document: Document, manifest: Manifest) -> tuple[dict[str, str], dict[str, str]]:
    around = surroundings(document)
    written = {row.id: row.hash for row in manifest.rows}
    now: dict[str, str] = {}
    for control in controls(body_of(document)):
        if control.id not in now:  # of a block that was copied, the first is ours
            written[control.id] = control.hash
            now[control.id] = block_canonical(control.id, control.element, around).hash
    loose = {row.bookmark: row.id for row in manifest.rows if row.kind in {"heading", "caption"}}
    for start in body_of(document).iter(q("w:bookmarkStart")):
        id = loose.get(start.get(q("w:name")) or "")
        paragraph = next(start.iterancestors(q("w:p")), None)
        if id is not None and id not in now and paragraph is not None:
            now[id] = block_canonical(id, paragraph, around).hash
    return written, now


def _targets(document: Document, manifest: Manifest) -> dict[str, str]:
    """Every block that a reference may lead to, headings inside prose files too."""
    there = {each.get(q("w:name")) or "" for each in body_of(document).iter(q("w:bookmarkStart"))}
    found: dict[str, str] = {}
    for row in manifest.rows:
        ids = [row.id, *(f"{row.id}.{at}" for at in range(1, 100) if row.kind == "prose")]
        for id in ids:
            name = bookmark_name("_Ref_", id.removesuffix("#caption"))
            if name in there:
                found[name] = id.removesuffix("#caption")
    return found
