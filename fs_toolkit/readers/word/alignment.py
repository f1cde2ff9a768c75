"""Words of a Word file laid beside those that the study prints, so that its marks stay marks.

A value, a citation or a claim of the study is words on paper. Where the words still stand,
the mark is put back for them; a value never becomes typed text unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Span, Spans, Text, Value
from fs_toolkit.document.inline import inline, merged
from fs_toolkit.document.marked import cites_mark, value_key, value_mark
from fs_toolkit.document.particles import particles, written_pairs
from fs_toolkit.readers.word.parts import KEY

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_SIGN = "\ue001"
"""Begins a token that is no word."""
UNKNOWN = "\ue002"
"""What a mark prints of which nobody knows."""


@dataclass(frozen=True)
class Token:
    """A word, a space, a sign, or a thing that stands in the text as one."""

    text: str
    bold: bool = False
    italic: bool = False
    thing: Span | None = None
    """What it is where it is no word: a reference, a note, a link, or a value named by the file."""
    atom: int = -1
    """Which mark of the study it belongs to."""


@dataclass(frozen=True)
class Source:
    """A paragraph of a prose file as it is printed: words, and the marks that print some of them."""

    tokens: tuple[Token, ...]
    atoms: tuple[Span, ...] = ()
    claims: tuple[tuple[int, Claim], ...] = ()
    """Claims, by the number of tokens before them."""

    def __add__(self, other: Source) -> Source:
        shift, size = len(self.atoms), len(self.tokens) + 1
        moved = (
            replace(token, atom=token.atom + shift) if token.atom >= 0 else token
            for token in other.tokens
        )
        claims = tuple((at + size, claim) for at, claim in other.claims)
        return Source(
            (*self.tokens, Token(" "), *moved),
            (*self.atoms, *other.atoms),
            (*self.claims, *claims),
        )


def source_of(
    spans: Spans, prints: Mapping[str, str], language: str, named: frozenset[str]
) -> Source:
    """The spans of a prose file as they are printed.

    Parameters
    ----------
    spans : spans
        As the file has them, nothing looked up.
    prints : mapping of mark to words
        What values and citations print.
    language : str
        Of the report: Korean particles follow the word before them.
    named : frozenset of str
        Keys of the values that the Word file itself names; they are one token.
    """
    made = _Source(prints, language, named)
    for span in _joined(spans):
        made.add(span)
    return made.done()


def printed_of(source: Source) -> str:
    """The words that a source prints, things as signs."""
    return rendered(source.tokens)


def rendered(tokens: Sequence[Token]) -> str:
    """Tokens with their looks, as a text that can be compared; the look of a space does not count."""
    out: list[str] = []
    look = ""
    for token in tokens:
        now = ("b" if token.bold else "") + ("i" if token.italic else "")
        if token.text.strip() and not isinstance(token.thing, Ref | Note | Link) and now != look:
            out.append(f"‹{now}›")
            look = now
        out.append(" " if token.text.isspace() else token.text)
    return re.sub(r"\s+", " ", "".join(out)).strip()


def tokens_of(spans: Spans) -> list[Token]:
    """The tokens of what stands in a Word file."""
    found: list[Token] = []
    for span in spans:
        match span:
            case Text(text, bold, italic, mark=mark) if mark.startswith(KEY):
                sign = f"{_SIGN}value:{mark.removeprefix(KEY)}"
                found.append(Token(sign, bold, italic, span))
            case Text(text, bold, italic):
                found += [Token(part, bold, italic) for part in _TOKEN.findall(text)]
            case _:
                found.append(Token(_sign(span), thing=span))
    return found


def _sign(span: Span) -> str:
    match span:
        case Ref(key):
            return f"{_SIGN}ref:{key}"
        case Note(inner):
            return f"{_SIGN}note:{rendered(tokens_of(inner))}"
        case Link(url, text):
            return f"{_SIGN}link:{url}|{' '.join(text.split())}"
        case _:
            return f"{_SIGN}?"


def _joined(spans: Spans) -> Iterator[Span | tuple[Cite, ...]]:
    """Neighbouring citations are printed in one pair of brackets."""
    cites: list[Cite] = []
    for span in spans:
        if isinstance(span, Cite):
            cites.append(span)
            continue
        if cites:
            yield tuple(cites)
            cites = []
        yield span
    if cites:
        yield tuple(cites)


@dataclass
class _Source:
    prints: Mapping[str, str]
    language: str
    named: frozenset[str]
    tokens: list[Token] = field(default_factory=list)
    atoms: list[Span] = field(default_factory=list)
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    after_claim: bool = False
    said: str = ""
    """All that is printed so far; the sound of its end decides on particles."""

    def add(self, span: Span | tuple[Cite, ...]) -> None:
        """Add what a span prints."""
        if isinstance(span, Claim):
            self.claims.append((len(self.tokens), span))
            self.after_claim = True
            return
        match span:
            case Text(text, bold, italic):
                self._text(text, bold, italic)
            case Value(name, bold, italic):
                mark = value_mark(name)
                printed = _spaced(self.prints.get(mark, UNKNOWN))
                if value_key(mark) in self.named:
                    sign = f"{_SIGN}value:{value_key(mark)}"
                    self._atom(span, [Token(sign, bold, italic)])
                else:
                    words = _TOKEN.findall(printed)
                    self._atom(span, [Token(word, bold, italic) for word in words])
                self.said += printed
            case tuple():
                printed = _spaced(self.prints.get(cites_mark(span), UNKNOWN))
                words = _TOKEN.findall(printed)
                self.said += printed
                # one atom for all of them: they are printed together
                self.atoms.append(Text("", mark=cites_mark(span)))
                self.tokens += [Token(word, atom=len(self.atoms) - 1) for word in words]
            case Note(inner):
                made = _Source(self.prints, self.language, self.named)
                for each in _joined(inner):
                    made.add(each)
                sign = f"{_SIGN}note:{rendered(made.tokens)}"
                self._atom(span, [Token(sign, thing=span)])
            case _:
                self._atom(span, [Token(_sign(span), thing=span)])
        self.after_claim = False

    def done(self) -> Source:
        """What was added."""
        if self.after_claim:  # the space before a claim that ends the text goes with it
            while self.tokens and self.tokens[-1].text.isspace():
                self.tokens.pop()
        most = len(self.tokens)
        claims = tuple((min(at, most), claim) for at, claim in self.claims)
        return Source(tuple(self.tokens), tuple(self.atoms), claims)

    def _atom(self, span: Span, tokens: Sequence[Token]) -> None:
        self.atoms.append(span)
        self.tokens += [replace(token, atom=len(self.atoms) - 1) for token in tokens]

    def _text(self, text: str, bold: bool, italic: bool) -> None:
        text = _spaced(text)
        if self.after_claim and (not self.tokens or self.tokens[-1].text.isspace()):
            text = text.lstrip()
        for part in written_pairs(text) if self.language == "ko" else (text,):
            said = particles(part, self.said[-40:]) if self.language == "ko" else part
            self.said += said
            words = [Token(word, bold, italic) for word in _TOKEN.findall(said)]
            if said != part:
                self._atom(Text(part, bold, italic), words)
            else:
                self.tokens += words


def _spaced(text: str) -> str:
    return re.sub(r"[\s\u00a0]", " ", text)


# --- Putting marks back ---
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
            out.append(_span(token, note, value))
        elif atom not in done:
            done.add(atom)
            out += _marked(source.atoms[atom], token)
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
        if any(letter.isdigit() for word in said for letter in word):
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
    return text[0].isalnum() or text.startswith(_SIGN)


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


def _marked(span: Span, token: Token) -> Spans:
    """A mark of the study in the look that its words have in the Word file."""
    match span:
        case Value():
            return (replace(span, bold=token.bold, italic=token.italic),)
        case Text(mark=mark) if mark:
            return inline(mark)
        case Text(text):
            return (Text(text, token.bold, token.italic),)
        case _:
            return (span,)


def _mark_of(span: Span) -> str:
    return value_mark(span.name) if isinstance(span, Value) else getattr(span, "mark", "")
