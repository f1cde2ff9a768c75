"""An edited report renewed: what nobody touched is written anew, what people wrote stays.

Each block's hash says whether a person changed it since we wrote it. A block that a
person deleted is not brought back; a new one is put behind the block it follows, on
pages as they are turned there.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lxml import etree

from fs_toolkit.core.garbage import collection_paused
from fs_toolkit.writers.word.canonical import digest
from fs_toolkit.writers.word.controls import control_of, controls
from fs_toolkit.writers.word.exchange import exchange_content, exchange_paragraph, tidy
from fs_toolkit.writers.word.guard import ForeignTarget, is_edited, our_document, readable
from fs_toolkit.writers.word.manifest import Manifest, Row, read_manifest, write_manifest
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened, package_bytes
from fs_toolkit.writers.word.relist import relisted
from fs_toolkit.writers.word.renumber import renumber
from fs_toolkit.writers.word.seals import (
    block_canonical,
    is_contents,
    surroundings,
    whole_canonical,
)
from fs_toolkit.writers.word.transplant import Transplant

if TYPE_CHECKING:
    from docx.document import Document

Outcome = Literal["updated", "unchanged", "kept", "deleted", "inserted", "left"]


@dataclass(frozen=True)
class Summary:
    """What became of each block, by id; a caption's is its block's with `#caption`."""

    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Edited by a person: left as they are, though the study may say something new."""
    deleted: tuple[str, ...] = ()
    """Deleted by a person: not brought back."""
    inserted: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """No longer in the study: left where they stand, for a person to judge."""
    dangling: tuple[str, ...] = ()
    """References, as they are shown, to something that is not in the file any more."""

    def __str__(self) -> str:
        counts = f"{len(self.updated)} renewed, {len(self.inserted)} new, {len(self.unchanged)} unchanged"
        lines = [
            f"{title}: {', '.join(ids)}"
            for title, ids in (
                ("edited by hand and kept", self.kept),
                ("deleted by hand and not brought back", self.deleted),
                ("no longer in the study, left for you to judge", self.left),
                ("references that lead to nothing", self.dangling),
            )
            if ids
        ]
        return "\n".join([counts, *lines])


def update_report(edited: Path | bytes, fresh: bytes) -> tuple[bytes, Summary]:
    """The edited report with its untouched blocks renewed from a fresh one.

    Raises
    ------
    ForeignTarget
        If `edited` is not a report of ours.
    """
    content = edited if isinstance(edited, bytes) else readable(edited)
    target, source = our_document(content), opened(fresh)
    before = None if target is None else read_manifest(target)
    after = read_manifest(source)
    if target is None or before is None:
        raise ForeignTarget(edited if isinstance(edited, Path) else Path("the edited report"))
    if after is None:
        raise ValueError("the fresh report has no manifest")
    with collection_paused():
        return _Update(target, source, before, after).done()


@dataclass
class _Update:
    target: Document
    source: Document
    before: Manifest
    after: Manifest
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def done(self) -> tuple[bytes, Summary]:
        """Do it all, in order."""
        was_edited = is_edited(self.target)
        self.transplant = Transplant(self.source, self.target)
        self.around = surroundings(self.target)
        old, new = _places(self.target, self.before), _places(self.source, self.after)
        previous: etree._Element | None = None
        for row in self.after.rows:
            if row.id in new:
                previous = self._decide(row, old.get(row.id), new[row.id], previous)
        tidy(self.target)
        dangling = renumber(self.target)
        self._lists(new)
        self._seal(was_edited)
        for row in self.before.rows:
            if self.after.row(row.id) is None and row.id in old:
                self.outcomes[row.id] = "left"
        return package_bytes(self.target), self._summary(dangling)

    def _decide(
        self,
        row: Row,
        old: etree._Element | None,
        new: etree._Element,
        previous: etree._Element | None,
    ) -> etree._Element | None:
        """Renew, keep or insert one block; gives what the next one follows."""
        if old is None:
            if self.before.row(row.id) is not None:
                self.outcomes[row.id] = "deleted"
                return previous
            self.outcomes[row.id] = "inserted"
            return self._insert(new, previous)
        now = block_canonical(row.id, old, self.around).hash
        if is_contents(row.id):
            self.outcomes[row.id] = "unchanged" if now == self._written(row.id, old) else "kept"
        elif now == row.hash:
            self.outcomes[row.id] = "unchanged"
        elif now != self._written(row.id, old):
            self.outcomes[row.id] = "kept"
        else:
            self.outcomes[row.id] = "updated"
            return self._renew(old, new)
        return old

    def _written(self, id: str, element: etree._Element) -> str:
        """The hash of what we wrote there."""
        if control := control_of(element):
            return control.hash
        row = self.before.row(id)
        return "" if row is None else row.hash

    def _renew(self, old: etree._Element, new: etree._Element) -> etree._Element:
        held, fresh = control_of(old), control_of(new)
        if held is None or fresh is None:
            (made,) = self.transplant.copies([new])
            exchange_paragraph(old, made)
            return made
        exchange_content(held.content, self.transplant.copies(list(fresh.content)))
        return old

    def _insert(self, new: etree._Element, previous: etree._Element | None) -> etree._Element:
        (made,) = self.transplant.copies([new])
        if previous is None:
            body_of(self.target).insert(0, made)
        else:
            previous.addnext(made)
        return made

    def _lists(self, new: Mapping[str, etree._Element]) -> None:
        """Renew the lists of contents, unless Word rebuilt them or a person changed them."""
        for id, place in _places(self.target, self.after).items():
            held, fresh = control_of(place), control_of(new[id]) if id in new else None
            if not is_contents(id) or held is None or fresh is None or self.outcomes[id] == "kept":
                continue
            now = block_canonical(id, place, surroundings(self.target)).hash
            candidate = relisted(copy.deepcopy(fresh.content), self.target)
            if block_canonical(id, candidate, surroundings(self.source)).hash != now:
                exchange_content(held.content, self.transplant.copies(list(candidate)))
                if self.outcomes[id] == "unchanged":
                    self.outcomes[id] = "updated"

    def _seal(self, was_edited: bool) -> None:
        """Write the hashes of what we wrote into tags and manifest."""
        around = surroundings(self.target)
        places = _places(self.target, self.after)
        rows = []
        for row in self.after.rows:
            older = self.before.row(row.id)
            place = places.get(row.id)
            if self.outcomes.get(row.id) in {"kept", "deleted"} or place is None:
                if older is not None:
                    rows.append(replace(older, kind=row.kind))
                continue
            seen = block_canonical(row.id, place, around)
            if control := control_of(place):
                control.seal(seen.hash)
            rows.append(replace(row, hash=seen.hash, words=digest(seen.words)))
        rows += [row for row in self.before.rows if self.after.row(row.id) is None]
        whole = whole_canonical(self.target, around)
        manifest = Manifest(tuple(rows), whole.hash, digest(whole.words), self.after.run)
        write_manifest(self.target, manifest.edited() if was_edited else manifest)

    def _summary(self, dangling: tuple[str, ...]) -> Summary:
        by_outcome: dict[Outcome, tuple[str, ...]] = {}
        for id, outcome in self.outcomes.items():
            by_outcome[outcome] = (*by_outcome.get(outcome, ()), id)
        return Summary(**by_outcome, dangling=dangling)


def _places(document: Document, manifest: Manifest) -> dict[str, etree._Element]:
    """Where each thing we wrote stands: its control, or the paragraph of its bookmark.

    Of a block that a person copied, the first is ours.
    """
    found: dict[str, etree._Element] = {}
    for control in controls(body_of(document)):
        found.setdefault(control.id, control.element)
    loose = {row.bookmark: row.id for row in manifest.rows if row.kind in {"heading", "caption"}}
    for start in body_of(document).iter(q("w:bookmarkStart")):
        id = loose.get(start.get(q("w:name")) or "")
        around: etree._Element | None = start
        while around is not None and around.tag != q("w:p"):
            around = around.getparent()
        if id is not None and around is not None:
            found.setdefault(id, around)
    return found
