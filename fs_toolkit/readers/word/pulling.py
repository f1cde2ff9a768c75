"""A person's edits of a prose block, brought into the Markdown file that the block prints.

Paragraphs that nobody changed keep their lines as they are. What has no place in Markdown,
and what would turn a mark of the study into typed text, is listed and not done. What is
written is read again first: it must say what stands in the Word file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from fs_toolkit.document.blocks import Note, Spans, Text, Value
from fs_toolkit.document.inline import inline, plain
from fs_toolkit.document.markdown import NoMarkdown, tidied, written
from fs_toolkit.document.marked import value_key, value_mark
from fs_toolkit.document.source_notes import note_words
from fs_toolkit.document.units import Unit, units_of
from fs_toolkit.readers.word.alignment import restored
from fs_toolkit.readers.word.assembly import Assembly, Pair, shape_of, shape_wanted
from fs_toolkit.readers.word.parts import KEY, Part
from fs_toolkit.readers.word.printing import (
    UNKNOWN,
    Source,
    Token,
    printed_of,
    rendered,
    source_of,
    tokens_of,
)

ALIKE = 0.35
"""Share of words in common from which a paragraph is another state of one of the file."""
COVERED = 0.5
"""Share of a paragraph's words that stand in another, from which it was split or joined."""
LOOKS = "bold or italic letters in the middle of a word: written without"
MOST_PARTS = 600
"""Paragraphs of one block: twenty pages."""
LONGEST_PART = 12_000
"""Characters of one paragraph."""
_MARKS = re.compile(r"\{\{.*?\}\}|\[[@#][^\]]*\]")


@dataclass(frozen=True)
class Left:
    """Something in the Word file that does not come back: what, and why."""

    words: str
    reason: str


@dataclass(frozen=True)
class Pulled:
    """A prose file after a person's edits."""

    text: str
    """The file; as it was where nothing comes back."""
    changes: tuple[str, ...] = ()
    """What comes back, paragraph by paragraph."""
    left: tuple[Left, ...] = ()


def pulled(
    text: str,
    parts: Sequence[Part],
    prints: Mapping[str, str],
    language: str,
    notes: Mapping[str, str] | None = None,
) -> Pulled:
    """A prose file with the edits that a block of a Word file holds.

    Parameters
    ----------
    text : str
        The file as it is.
    parts : sequence of Part
        The block as it stands in Word.
    prints : mapping of mark to words
        What values and citations of the study print.
    language : str
        Of the report.
    notes : mapping of words to mark
        What footnotes of citations may say, where the study has its citations as footnotes.
    """
    parts = [_with_citations(part, notes) for part in parts] if notes else parts
    longest = max((len(_said(part.spans)) for part in parts), default=0)
    if len(parts) > MOST_PARTS or longest > LONGEST_PART:
        reason = "the block is far longer than a text of a study: bring it over by hand"
        return Pulled(text, (), (Left(parts[0].told.first_words, reason),))
    made = _Pull(text, prints, language, parts, frozenset((notes or {}).values()))
    return made.done(parts)


class _Pull:
    def __init__(
        self,
        text: str,
        prints: Mapping[str, str],
        language: str,
        parts: Sequence[Part],
        noted: frozenset[str],
    ) -> None:
        self._text = text
        self._units = units_of(text)
        spans = [span for part in parts for span in _deep(part.spans)]
        self._named = frozenset(
            span.mark.removeprefix(KEY)
            for span in spans
            if isinstance(span, Text) and span.mark.startswith(KEY)
        )
        self._prints, self._language, self._noted = prints, language, noted
        self._sources = [self._source(unit) for unit in self._units]
        self._values = {
            value_key(value_mark(span.name)): span
            for unit in self._units
            for span in _deep(unit.spans)
            if isinstance(span, Value)
        } | {value_key(mark): each for mark in prints for each in inline(mark) if isinstance(each, Value)}  # fmt: skip
        self._left: list[Left] = []
        self._changes: list[str] = []
        self._is_stuck = False

    def _source(self, unit: Unit) -> Source:
        return source_of(unit.spans, self._prints, self._language, self._named, self._noted)

    # --- All of it ---
    def done(self, parts: Sequence[Part]) -> Pulled:
        """The file with the edits in it."""
        pairs = self._paired(parts)
        pairs = self._with_what_cannot_go(pairs)
        if not self._changes or self._is_stuck:
            return Pulled(self._text, (), tuple(self._left))
        try:
            text = Assembly(self._text, self._units).text_of(pairs)
            self._check(text, pairs)
        except NoMarkdown as problem:
            reason = f"the block cannot be written as Markdown without loss ({problem})"
            return Pulled(self._text, (), (*self._left, Left("", reason)))
        return Pulled(text, tuple(self._changes), (*self._left, *self._marks_gone(text)))

    def _check(self, text: str, pairs: Sequence[Pair]) -> None:
        """Refuse a file that does not read as the paragraphs it was made of."""
        units = units_of(text)
        wanted = [(shape_of(pair), pair.spans) for pair in pairs]
        if [(unit.shape, tidied(unit.spans)) for unit in units] != [
            (shape, tidied(spans)) for shape, spans in wanted
        ]:
            raise NoMarkdown("it would read otherwise than it stands there")

    def _marks_gone(self, text: str) -> Iterator[Left]:
        """Marks that stand in the file fewer times than before."""
        before, after = Counter(_MARKS.findall(self._text)), Counter(_MARKS.findall(text))
        for mark, times in (before - after).items():
            words = self._prints.get(mark, "")
            if mark.startswith("{{?"):
                reason = f"the claim {mark} left the file with the words that it was about"
            else:
                reason = f"{mark} left the file with the words around it"
            yield Left(words, reason if times == 1 else f"{reason}, {times} times")

    # --- Which paragraph is which ---
    def _paired(self, parts: Sequence[Part]) -> list[Pair]:
        keys = [_key(unit, printed_of(source)) for unit, source in zip(self._units, self._sources, strict=True)]  # fmt: skip
        usable = [part for part in parts if self._is_usable(part)]
        theirs = [_part_key(part) for part in usable]
        same: dict[int, int] = {}
        for block in SequenceMatcher(None, keys, theirs, autojunk=False).get_matching_blocks():
            same |= {block.b + at: block.a + at for at in range(block.size)}
        free = [at for at in range(len(keys)) if at not in same.values()]
        for at, key in enumerate(theirs):
            found = next((each for each in free if keys[each] == key), None)
            if at not in same and found is not None:
                same[at] = found
                free.remove(found)
                self._changes.append(f"moved: {_begin(usable[at])}")
        alike = self._alike(usable, [at for at in range(len(usable)) if at not in same], free)
        pairs: list[Pair] = []
        for at, part in enumerate(usable):
            if at in same:
                unit = self._units[same[at]]
                pairs.append(Pair(unit, None, unit.spans))
            elif part.tracked:
                pairs += self._as_before(part, alike.get(at))
            else:
                pairs.append(self._changed(part, alike.get(at), free))
        taken = {id(pair.unit) for pair in pairs}
        for at in free:
            unit = self._units[at]
            joined = any(
                pair.part is not None and self._is_in(self._sources[at], pair.part)
                for pair in pairs
            )
            if id(unit) not in taken and self._can_go(at):
                said = plain(unit.spans)[:60]
                self._changes.append(f"{'joined to another' if joined else 'deleted'}: “{said}”")
        return pairs

    def _is_usable(self, part: Part) -> bool:
        if part.shape == "table":
            reason = "a table typed into the text: tables of a report are made from data"
            self._left.append(Left(part.told.first_words, reason))
            return False
        for remark in part.remarks:
            self._left.append(Left(part.told.first_words, f"{remark}: Markdown has none"))
        for key, typed in part.touched:
            if (value := self._values.get(key)) is not None:
                mark = value_mark(value.name)
                self._left.append(Left(typed, _over(mark, self._prints.get(mark, ""))))
        return bool(part.spans) or part.tracked

    def _alike(
        self, parts: Sequence[Part], open_: Sequence[int], free: Sequence[int]
    ) -> dict[int, int]:
        """Changed paragraphs and what they were, the most alike first."""
        scores = []
        for at in open_:
            mine = _words(parts[at].before if parts[at].tracked else _said(parts[at].spans))
            for unit in free:
                score = _ratio(mine, _words(_told(self._sources[unit].tokens)))
                if score >= ALIKE:
                    scores.append((-score, abs(at - unit), at, unit))
        found: dict[int, int] = {}
        for _, _, at, unit in sorted(scores):
            if at not in found and unit not in found.values():
                found[at] = unit
        return found

    def _is_in(self, source: Source, part: Part) -> bool:
        """Whether most words of a source stand in a part."""
        return _covered(_words(_told(source.tokens)), _words(_said(part.spans))) >= COVERED

    def _as_before(self, part: Part, was: int | None) -> Iterator[Pair]:
        reason = (
            "a tracked change that is neither accepted nor rejected: do so in Word, then pull again"
        )
        self._left.append(Left(part.told.first_words, reason))
        if was is not None:
            unit = self._units[was]
            yield Pair(unit, None, unit.spans)

    # --- Changed paragraphs ---
    def _changed(self, part: Part, was: int | None, free: Sequence[int]) -> Pair:
        unit = None if was is None else self._units[was]
        if unit is not None and not unit.plain:
            reason = "it is typed as a table, as code or as HTML in the file: change it there"
            self._left.append(Left(part.told.first_words, reason))
            return Pair(unit, None, unit.spans)
        words = tokens_of(part.spans)
        done = restored(words, self._reference(part, was, free), self._note, self._values.get)
        for mark, typed in done.typed_over:
            printed = self._prints.get(mark, "")
            self._left.append(Left(typed, _over(mark, printed)))
        pair = self._said_in_markdown(Pair(unit, part, done.spans), part)
        if unit is not None and unit.shape == shape_wanted(pair) and tidied(unit.spans) == tidied(done.spans):  # fmt: skip
            return Pair(unit, None, unit.spans)  # nothing of it comes back
        self._changes.append(f"{'changed' if unit is not None else 'new'}: {_begin(part)}")
        return pair

    def _said_in_markdown(self, pair: Pair, part: Part) -> Pair:
        """The pair with its text; as the file had it where no Markdown says it."""
        try:
            pair.text = written(pair.spans)
            return pair
        except NoMarkdown as problem:
            reason = str(problem)
        try:
            pair.spans = _without_looks(pair.spans)
            pair.text = written(pair.spans)
        except NoMarkdown:
            self._left.append(Left(part.told.first_words, reason))
            self._is_stuck = True
            return pair
        self._left.append(Left(part.told.first_words, LOOKS))
        return pair

    def _reference(self, part: Part, was: int | None, free: Sequence[int]) -> Source:
        """What a part may hold of the study: what it was, and paragraphs joined to it."""
        mine = _words(_said(part.spans))
        found = [
            at
            for at in range(len(self._sources))
            if at == was
            or (at in free and self._is_in(self._sources[at], part))
            or (was is None and _covered(mine, _words(_told(self._sources[at].tokens))) >= COVERED)
        ]
        reference = Source(())
        for at in found:
            reference = self._sources[at] if not reference.tokens else reference + self._sources[at]
        return reference

    def _note(self, note: Note) -> Note:
        """A footnote of the Word file, in the marks of the note of the study most like it."""
        mine = _words(_said(note.spans))
        best, like = ALIKE, Source(())
        for unit in self._units:
            for span in unit.spans:
                if isinstance(span, Note):
                    source = source_of(span.spans, self._prints, self._language, self._named)
                    score = _ratio(mine, _words(_told(source.tokens)))
                    if score > best:
                        best, like = score, source
        done = restored(tokens_of(note.spans), like, lambda inner: inner, self._values.get)
        for mark, typed in done.typed_over:
            self._left.append(Left(typed, _over(mark, self._prints.get(mark, ""))))
        return Note(tidied(done.spans))

    # --- The new file ---
    def _with_what_cannot_go(self, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs, and units that a person cannot have meant to delete."""
        out = [pair for pair in pairs if pair.unit is not None or pair.part is not None]
        there = {id(pair.unit) for pair in out}
        for at, unit in enumerate(self._units):
            if self._can_go(at) or id(unit) in there:
                continue
            before = {id(each) for each in self._units[:at]}
            place = max((n + 1 for n, pair in enumerate(out) if id(pair.unit) in before), default=0)
            out.insert(place, Pair(unit, None, unit.spans))
            there.add(id(unit))
        return out

    def _can_go(self, at: int) -> bool:
        """Whether a paragraph of the file is seen in Word as it is: no typed table, no lone claim."""
        return self._units[at].plain and bool(printed_of(self._sources[at]))


def _with_citations(part: Part, notes: Mapping[str, str]) -> Part:
    """The part with those of its footnotes that are citations of the study known as such."""
    spans = tuple(
        replace(span, mark=notes.get(note_words(span.spans), ""))
        if isinstance(span, Note)
        else span
        for span in part.spans
    )
    return replace(part, spans=spans)


def _without_looks(spans: Spans) -> Spans:
    return tuple(
        replace(span, bold=False, italic=False) if isinstance(span, Text | Value) else span
        for span in spans
    )


def _over(mark: str, printed: str) -> str:
    shown = f", which prints “{printed}”" if printed and printed != UNKNOWN else ""
    return f"typed over {mark}{shown}, or an older state of it: change the study, or the name in the file"


def _deep(spans: Spans) -> Iterator[object]:
    for span in spans:
        yield span
        if isinstance(span, Note):
            yield from _deep(span.spans)


def _key(unit: Unit, words: str) -> tuple[object, ...]:
    return (unit.shape, unit.level if unit.shape == "heading" else 0, unit.numbered, words)


def _part_key(part: Part) -> tuple[object, ...]:
    words = "" if part.tracked else rendered(tokens_of(part.spans))
    marked = ("tracked",) if part.tracked else ()
    return (part.shape, part.level if part.shape == "heading" else 0, part.numbered, words, *marked)


def _told(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def _said(spans: Spans) -> str:
    return _told(tokens_of(spans))


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _ratio(one: Sequence[str], two: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _covered(one: Sequence[str], two: Sequence[str]) -> float:
    """The share of a text's words that stand in another, in order."""
    if len(one) < 3:
        return 0.0
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(one)


def _begin(part: Part) -> str:
    return f"“{part.told.first_words}”"
