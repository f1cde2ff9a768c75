"""Words of a Word file laid beside those that the study prints, so that its marks stay marks.

A value, a citation or a claim of the study is words on paper. Where the words still stand,
the mark is put back for them; a value never becomes typed text unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from fs_toolkit.document.blocks import Claim, Note, Span, Spans, Text, Value
from fs_toolkit.document.inline import inline, merged
from fs_toolkit.document.marked import value_mark
from fs_toolkit.readers.word.parts import KEY
from fs_toolkit.readers.word.printing import SIGN, Source, Token


@dataclass(frozen=True)
class Restored:
    """Words of a Word file with the study's marks in them."""

    spans: Spans
    typed_over: tuple[tuple[str, str], ...] = ()
    """Marks that were kept although other words stand there now, and these words."""


def restored(
    words: Sequence[Token],
    source: Source,
    note: Callable[[Note], Note],
    value: Callable[[str], Value | None],
) -> Restored:
    """What a person left of a paragraph, in the marks of the study.

    Parameters
    ----------
    words : tokens
        What stands in the Word file.
    source : Source
        What the study prints there.
    note : callable
        A footnote of the Word file in the marks of the study.
    value : callable
        The value that the study has under a key.
    """
    matcher = SequenceMatcher(
        None, [token.text for token in source.tokens], [token.text for token in words], autojunk=False
    )  # fmt: skip
    places: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        places |= {block.a + at: block.b + at for at in range(block.size)}
    kept, missing = _kept(words, source, places)
    over = dict(_typed_over(words, source, matcher, missing, kept))
    covered = {at: atom for atom, (start, end) in (kept | over).items() for at in range(start, end)}
    claims = _claims(source, places)
    out: list[Span] = []
    done: set[int] = set()
    for at, token in enumerate(words):
        out += claims.pop(at, ())
        atom = covered.get(at)
        if atom is None:
            out += _spans(token, note, value, out)
        elif atom not in done:
            done.add(atom)
            out += _marked(source.atoms[atom], token, out)
    out += claims.pop(len(words), ())
    typed = tuple(
        (_mark_of(source.atoms[atom]), "".join(token.text for token in words[start:end]))
        for atom, (start, end) in over.items()
    )
    return Restored(merged(out), typed)


def _kept(
    words: Sequence[Token], source: Source, places: Mapping[int, int]
) -> tuple[dict[int, tuple[int, int]], list[int]]:
    """Where the words of each mark stand now, and the marks whose words do not."""
    kept: dict[int, tuple[int, int]] = {}
    missing: list[int] = []
    taken: set[int] = set()
    for atom, (start, end) in _ranges(source).items():
        there = [places.get(at) for at in range(start, end)]
        first = there[0]
        if first is not None and there == list(range(first, first + end - start)):
            kept[atom] = (first, first + end - start)
            taken |= set(range(first, first + end - start))
        else:
            missing.append(atom)
    for atom in list(missing):
        start, end = _ranges(source)[atom]
        wanted = [token.text for token in source.tokens[start:end]]
        found = [
            at
            for at in range(len(words) - len(wanted) + 1)
            if [token.text for token in words[at : at + len(wanted)]] == wanted
            and taken.isdisjoint(range(at, at + len(wanted)))
        ]
        if len(found) == 1 and _is_telling(wanted):
            kept[atom] = (found[0], found[0] + len(wanted))
            taken |= set(range(*kept[atom]))
            missing.remove(atom)
    return kept, missing


def _is_telling(words: Sequence[str]) -> bool:
    """Whether words are a mark's wherever they stand: any but a short particle."""
    return any(any(letter.isdigit() for letter in word) or len(word) > 3 for word in words)


def _ranges(source: Source) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for at, token in enumerate(source.tokens):
        if token.atom >= 0:
            start, _ = found.get(token.atom, (at, at))
            found[token.atom] = (start, at + 1)
    return found


def _typed_over(
    words: Sequence[Token],
    source: Source,
    matcher: SequenceMatcher[str],
    missing: Sequence[int],
    kept: Mapping[int, tuple[int, int]],
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Marks in whose place other words with a number stand, and little else was changed there."""
    ranges = _ranges(source)
    taken = {at for start, end in kept.values() for at in range(start, end)}
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind not in ("replace", "delete", "insert"):
            continue
        touched = [
            atom
            for atom in missing
            if _mark_of(source.atoms[atom]) and ranges[atom][0] < b and a < ranges[atom][1]
        ]
        if len(touched) != 1 or kind != "replace":
            continue
        start, end = ranges[touched[0]]
        said = [token.text for token in words[c:d]]
        # words of the mark on either side of the change belong to it
        first, last = max(c - max(0, a - start), 0), min(d + max(0, end - b), len(words))
        if max(0, start - a) + max(0, b - end) > 2 or not taken.isdisjoint(range(first, last)):
            continue
        is_note = any(isinstance(token.thing, Note) for token in words[c:d])
        if is_note or any(letter.isdigit() for word in said for letter in word):
            yield touched[0], (first, last)
            taken |= set(range(first, last))


def _claims(source: Source, places: Mapping[int, int]) -> dict[int, tuple[Claim, ...]]:
    """Claims by the number of words before them; one whose neighbours are gone is left out."""
    found: dict[int, tuple[Claim, ...]] = {}
    for at, claim in source.claims:
        before = next((each for each in range(at - 1, -1, -1) if _is_word(source, each)), None)
        last = next((n for n in range(at, len(source.tokens)) if _is_word(source, n)), None)
        if before in places:
            # signs between the word and the claim go with the word
            end = max(each for each in range(before or 0, at) if each in places)
            place = places[end] + 1
        elif last in places:
            place = places[min(each for each in range(at, (last or 0) + 1) if each in places)]
        elif before is None and last is None:
            place = 0
        else:
            continue
        found[place] = (*found.get(place, ()), claim)
    return found


def _is_word(source: Source, at: int) -> bool:
    text = source.tokens[at].text
    return text[0].isalnum() or text.startswith(SIGN)


def _spans(
    token: Token,
    note: Callable[[Note], Note],
    value: Callable[[str], Value | None],
    before: Sequence[Span],
) -> Spans:
    """A token that is none of the marks of the paragraph; a citation may come from another one."""
    if isinstance(token.thing, Note) and token.thing.mark:
        return _cited(" ", token.thing.mark, before)
    return (_span(token, note, value),)


def _cited(space: str, mark: str, before: Sequence[Span]) -> Spans:
    """A citation in the marks of the study, parted from the word before it."""
    last = before[-1] if before else None
    parted = last is None or (isinstance(last, Text) and last.text[-1:].isspace())
    return inline(mark) if parted or not space else (Text(space), *inline(mark))


def _span(token: Token, note: Callable[[Note], Note], value: Callable[[str], Value | None]) -> Span:
    match token.thing:
        case None:
            return Text(token.text, token.bold, token.italic)
        case Note():
            return note(token.thing)
        case Text(text, mark=mark):
            known = value(mark.removeprefix(KEY))
            if known is None:
                return Text(text, token.bold, token.italic)
            return replace(known, bold=token.bold, italic=token.italic)
        case other:
            return other


def _marked(span: Span, token: Token, before: Sequence[Span]) -> Spans:
    """A mark of the study in the look that its words have in the Word file."""
    match span:
        case Value():
            return (replace(span, bold=token.bold, italic=token.italic),)
        case Text(space, mark=mark) if mark:
            return _cited(space, mark, before)
        case Text(text):
            return (Text(text, token.bold, token.italic),)
        case _:
            return (span,)


def _mark_of(span: Span) -> str:
    return value_mark(span.name) if isinstance(span, Value) else getattr(span, "mark", "")
