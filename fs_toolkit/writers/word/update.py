"""An edited report renewed: what nobody touched is written anew, what people wrote stays.

Each block's hash says whether a person changed it since we wrote it. A block that a
person deleted is not brought back; a new one is put behind the block it follows, on
pages as they are turned there. What the study has new for a block that a person edited is
offered beside it in a comment.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from lxml import etree

from fs_toolkit.core.garbage import collection_paused
from fs_toolkit.writers.word.canonical import digest
from fs_toolkit.writers.word.controls import control_of
from fs_toolkit.writers.word.exchange import exchange_content, exchange_paragraph, tidy
from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.guard import (
    UNNAMED,
    NothingFound,
    is_edited,
    ours_or_refused,
    readable,
)
from fs_toolkit.writers.word.identity import refuse_other_study
from fs_toolkit.writers.word.inline_values import Renewal, renew_values, showing, values_of
from fs_toolkit.writers.word.layout import carry_layout
from fs_toolkit.writers.word.manifest import FLAT, Manifest, Row, read_manifest, write_manifest
from fs_toolkit.writers.word.offers import Offers
from fs_toolkit.writers.word.outcomes import Outcome, Summary
from fs_toolkit.writers.word.package import (
    body_of,
    opened,
    package_bytes,
    style_names,
)
from fs_toolkit.writers.word.places import places_of
from fs_toolkit.writers.word.recovery import recover
from fs_toolkit.writers.word.relist import is_as_listed, relisted
from fs_toolkit.writers.word.renumber import printed_numbers, renumber
from fs_toolkit.writers.word.row_links import order_row_links
from fs_toolkit.writers.word.seals import (
    block_canonical,
    is_contents,
    surroundings,
    whole_canonical,
)
from fs_toolkit.writers.word.source_notes import note_digest, renew_source_notes, source_notes
from fs_toolkit.writers.word.transplant import Transplant
from fs_toolkit.writers.word.unique import make_unique

if TYPE_CHECKING:
    from docx.document import Document

    from fs_toolkit.writers.word.canonical import Canonical

__all__ = ["Summary", "update_report"]


def update_report(
    edited: Path | bytes,
    fresh: bytes,
    words: Mapping[str, str] | None = None,
    *,
    path: Path = UNNAMED,
) -> tuple[bytes, Summary]:
    """The edited report with its untouched blocks renewed from a fresh one.

    Parameters
    ----------
    edited : Path or bytes
        The report as a person left it.
    fresh : bytes
        The report as the study gives it now.
    words : mapping
        The words of `offers.WORDS` in the report's language; without them nothing is offered.
    path : Path
        What messages call bytes that were read before.

    Raises
    ------
    ForeignTarget
        If `edited` is not a report of ours, its manifest is broken, or no block is left in it.
    OtherStudy
        If it is the report of another study, or in another language.
    """
    content = edited if isinstance(edited, bytes) else readable(edited)
    path = edited if isinstance(edited, Path) else path
    target, before = ours_or_refused(content, path)
    source = opened(fresh)
    after = read_manifest(source)
    if after is None:
        raise ValueError("the fresh report has no manifest")
    refuse_other_study(path, before, after)
    with collection_paused():
        return _Update(path, target, source, before, after, words).done()


@dataclass
class _Update:
    path: Path
    target: Document
    source: Document
    before: Manifest
    after: Manifest
    words: Mapping[str, str] | None
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    offered: dict[str, str] = field(default_factory=dict)
    """What stands offered now, by id."""
    seen: dict[etree._Element, Canonical] = field(default_factory=dict)
    newly: list[str] = field(default_factory=list)
    """What was offered this time."""
    values: dict[str, Renewal] = field(default_factory=dict)
    """What became of the values in blocks that are kept, by id."""

    def done(self) -> tuple[bytes, Summary]:
        """Do it all, in order."""
        self.recovered = recover(self.target, self.before)
        make_unique(self.target)
        self.transplant = Transplant(self.source, self.target)
        self.offers = None if self.words is None else Offers(self.target, self.words)
        self.around, self.names = surroundings(self.target), style_names(self.target)
        places = places_of(self.target, self.before)
        was_edited = bool(self.recovered.written) or self._is_edited(places.found)
        old, new = places.found, places_of(self.source, self.after).found
        self.printed = values_of(body_of(self.source))
        self.relisted = self._relisted(old)
        if not old:
            raise NothingFound(self.path)
        previous: etree._Element | None = None
        for row in self.after.rows:
            if row.id in new:
                previous = self._decide(row, old.get(row.id), new[row.id], previous)
        tidy(self.target)
        order_row_links(body_of(self.target), body_of(self.source))
        dangling = renumber(self.target)
        self._lists(new)
        self._seal(was_edited)
        for row in self.before.rows:
            if self.after.row(row.id) is None and row.id in old:
                self.outcomes[row.id] = "left"
        summary = self._summary(dangling, tuple(places.copies))
        return package_bytes(self.target), summary

    def _is_edited(self, places: Mapping[str, etree._Element]) -> bool:
        for id, place in places.items():
            if not is_contents(id):
                self._seen(id, place)
        return is_edited(self.target, self.seen)

    def _relisted(self, places: Mapping[str, etree._Element]) -> set[str]:
        """Lists of contents in which Word listed what people did: no edit of theirs."""
        return {
            id
            for id, place in places.items()
            if is_contents(id)
            and (held := control_of(place)) is not None
            and self._seen(id, place).hash != self._written(id, place)
            and is_as_listed(held.content, self.target)
        }

    def _seen(self, id: str, place: etree._Element) -> Canonical:
        """The canonical text of a block of the target, read once while it stays as it is."""
        if place not in self.seen:
            self.seen[place] = block_canonical(id, place, self.around)
        return self.seen[place]

    def _decide(
        self,
        row: Row,
        old: etree._Element | None,
        new: etree._Element,
        previous: etree._Element | None,
    ) -> etree._Element | None:
        """Renew, keep or insert one block; gives what the next one follows."""
        older = self.before.row(row.id)
        if old is None:
            if row.id in self.recovered.unsure:
                self.outcomes[row.id] = "kept"
                return previous
            if older is not None:
                self.outcomes[row.id] = "deleted"
                return previous
            self.outcomes[row.id] = "inserted"
            return self._insert(new, previous)
        now = self._seen(row.id, old).hash
        written = self._written(row.id, old)
        if is_contents(row.id):
            ours = now == written or row.id in self.relisted
            self.outcomes[row.id] = "unchanged" if ours else "kept"
        elif now == row.hash:
            self.outcomes[row.id] = "unchanged"
            self._settled(older, old)
        elif now != written:
            self._keep(row, written, older, old, new)
        else:
            self.outcomes[row.id] = "updated"
            return self._renew(row.id, old, new)
        return old

    def _written(self, id: str, element: etree._Element) -> str:
        """The hash of what we wrote there."""
        if control := control_of(element):
            return control.hash
        if id in self.recovered.written:
            return self.recovered.written[id]
        row = self.before.row(id)
        return "" if row is None else row.hash

    def _keep(
        self,
        row: Row,
        written: str,
        older: Row | None,
        old: etree._Element,
        new: etree._Element,
    ) -> None:
        """Keep a person's words; the values in them are the study's, and the rest is offered."""
        values = renew_values(old, {**self.printed, **values_of(new)})
        self.values[row.id] = values
        notes = self._renew_notes(old, new)
        if values.renewed or notes:
            self.seen.pop(old, None)
            if self._seen(row.id, old).hash == row.hash:  # the words were as in the study by now
                self.outcomes[row.id] = "updated"
                self._settled(older, old)
                return
        self.outcomes[row.id] = "kept"
        before = "" if older is None else older.offered
        if (values.renewed or notes) and self._says_no_more(
            row.id, new, values, notes, {written, before}
        ):
            self.offered[row.id] = row.hash
            if self.offers is None or not self.offers.stand(old):
                return
        self._offer(row, written, older, old, new)

    def _renew_notes(self, old: etree._Element, new: etree._Element) -> dict[str, Canonical]:
        """Renew the citations below a kept block: what those of the study would have said before."""
        theirs = list(source_notes(old, self._notes_of(self.target), self.before.cited))
        was = {note.id: self.around.noted(note.id) for note in theirs}
        ours = source_notes(new, self._notes_of(self.source), self.after.cited)
        brought = renew_source_notes(theirs, ours, self.transplant.note)
        if brought:
            self.around.forget_notes()
        return {now: said for now, id in brought.items() if (said := was[id]) is not None}

    @staticmethod
    def _notes_of(document: Document) -> etree._Element:
        return cast("etree._Element", footnotes_part(document).element)

    def _says_no_more(
        self,
        id: str,
        new: etree._Element,
        values: Renewal,
        notes: Mapping[str, Canonical],
        known: set[str],
    ) -> bool:
        """Whether what the study says is known here but for what was just renewed."""
        before = showing(new, values.was)
        around = surroundings(self.source).telling(notes)
        return block_canonical(id, before, around).hash in known

    def _offer(
        self,
        row: Row,
        written: str,
        older: Row | None,
        old: etree._Element,
        new: etree._Element,
    ) -> None:
        """Offer what the study says now, unless that was offered or is what we had written."""
        before = "" if older is None else older.offered
        if self.offers is None or before == row.hash:
            self.offered[row.id] = before
        elif row.hash == written:
            if before:
                self.offers.take_back(old)
        elif self.offers.make(old, new):
            self.offered[row.id] = row.hash
            self.newly.append(row.id)
        else:
            self.offered[row.id] = before

    def _settled(self, older: Row | None, old: etree._Element) -> None:
        """Take back an offer that a person made the block equal to."""
        if self.offers is not None and older is not None and older.offered:
            self.offers.take_back(old)

    def _renew(self, id: str, old: etree._Element, new: etree._Element) -> etree._Element:
        held, fresh = control_of(old), control_of(new)
        row = self.before.row(id)
        layout = "" if row is None else row.layout
        rewritten = self.recovered.everything and id in self.recovered.written
        if held is None or fresh is None:
            (made,) = self.transplant.copies([new])
            carry_layout([old], [made], layout, self.names, rewritten=rewritten)
            exchange_paragraph(old, made)
            return made
        made_all = self.transplant.copies(list(fresh.content))
        content = list(held.content)
        carry_layout(content, made_all, layout, self.names, rewritten=rewritten)
        exchange_content(held.content, made_all)
        self.seen.pop(old, None)
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
        printed = printed_numbers(self.target)
        for id, place in places_of(self.target, self.after).found.items():
            held, fresh = control_of(place), control_of(new[id]) if id in new else None
            if not is_contents(id) or held is None or fresh is None or self.outcomes[id] == "kept":
                continue
            now = block_canonical(id, place, surroundings(self.target)).hash
            content = copy.deepcopy(fresh.content)
            candidate = relisted(content, self.target, printed, self.transplant.bookmarks)
            if block_canonical(id, candidate, surroundings(self.source)).hash != now:
                exchange_content(held.content, self.transplant.copies(list(candidate)))
                if self.outcomes[id] == "unchanged":
                    self.outcomes[id] = "updated"

    def _seal(self, was_edited: bool) -> None:
        """Write the hashes of what we wrote into tags and manifest."""
        self.around = surroundings(self.target)
        places = places_of(self.target, self.after).found
        rows = []
        for row in self.after.rows:
            older, outcome = self.before.row(row.id), self.outcomes.get(row.id)
            place = places.get(row.id)
            if outcome in {"kept", "deleted"} or place is None:
                if older is not None:
                    offered = self.offered.get(row.id, "")
                    flat = FLAT if self.recovered.everything else older.flat
                    rows.append(replace(older, kind=row.kind, offered=offered, flat=flat))
                continue
            if is_contents(row.id):
                self.seen.pop(place, None)
            seen = self._seen(row.id, place)
            if control := control_of(place):
                control.seal(seen.hash)
            layout = row.layout
            if outcome == "unchanged" and older is not None:
                layout = older.layout or row.layout
            rows.append(replace(row, hash=seen.hash, words=digest(seen.words), layout=layout))
        rows += [row for row in self.before.rows if self.after.row(row.id) is None]
        whole = whole_canonical(self.target, self.around, self.seen)
        manifest = replace(
            self.after,
            rows=tuple(rows),
            body=whole.hash,
            words=digest(whole.words),
            stories=self.before.stories,  # headers and footers are as they were
            cited={**self._cited_before(), **self.after.cited},
        )
        write_manifest(self.target, manifest.edited() if was_edited else manifest)

    def _cited_before(self) -> Mapping[str, str]:
        """Citations of the study's earlier states that still stand in the file."""
        there = set(map(note_digest, self._notes_of(self.target)))
        return {words: key for words, key in self.before.cited.items() if words in there}

    def _summary(self, dangling: tuple[str, ...], copies: tuple[str, ...]) -> Summary:
        by_outcome: dict[Outcome, tuple[str, ...]] = {}
        for id, outcome in self.outcomes.items():
            by_outcome[outcome] = (*by_outcome.get(outcome, ()), id)
        return Summary(
            **by_outcome,
            offered=tuple(self.newly),
            duplicate=copies,
            recovered=tuple(self.recovered.controls),
            values_renewed=_named(self.values, "renewed"),
            values_written_over=_named(self.values, "written_over"),
            dangling=dangling,
        )


def _named(
    values: Mapping[str, Renewal], which: Literal["renewed", "written_over"]
) -> tuple[str, ...]:
    return tuple(f"{id}: {key}" for id, each in values.items() for key in getattr(each, which))
