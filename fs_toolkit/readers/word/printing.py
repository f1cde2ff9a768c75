"""What the study prints in a paragraph, word by word, and which of its marks print what.

The same is done with the words of a Word file, so that both can be laid side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Span, Spans, Text, Value
from fs_toolkit.document.marked import cites_mark, value_key, value_mark
from fs_toolkit.document.particles import particles, written_pairs
from fs_toolkit.document.source_notes import has_words
from fs_toolkit.readers.word.parts import KEY

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
SIGN = "\ue001"
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
    spans: Spans,
    prints: Mapping[str, str],
    language: str,
    named: frozenset[str],
    noted: frozenset[str] = frozenset(),
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
    noted : frozenset of str
        Marks of the citations that print as footnotes; each is one token.
    """
    made = _Source(prints, language, named, noted if has_words(spans) else frozenset())
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
                sign = f"{SIGN}value:{mark.removeprefix(KEY)}"
                found.append(Token(sign, bold, italic, span))
            case Text(text, bold, italic):
                found += [Token(part, bold, italic) for part in _TOKEN.findall(text)]
            case _:
                found.append(Token(_sign(span), thing=span))
    return found


def _sign(span: Span) -> str:
    match span:
        case Ref(key):
            return f"{SIGN}ref:{key}"
        case Note(mark=mark) if mark:
            return f"{SIGN}cites:{mark}"
        case Note(inner):
            return f"{SIGN}note:{rendered(tokens_of(inner))}"
        case Link(url, text):
            return f"{SIGN}link:{url}|{' '.join(text.split())}"
        case _:
            return f"{SIGN}?"


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
    noted: frozenset[str] = frozenset()
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
                    sign = f"{SIGN}value:{value_key(mark)}"
                    self._atom(span, [Token(sign, bold, italic)])
                else:
                    words = _TOKEN.findall(printed)
                    self._atom(span, [Token(word, bold, italic) for word in words])
                self.said += printed
            case tuple() if (mark := cites_mark(span)) in self.noted:
                self._cited_below(mark)
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
                sign = f"{SIGN}note:{rendered(made.tokens)}"
                self._atom(span, [Token(sign, thing=span)])
            case _:
                self._atom(span, [Token(_sign(span), thing=span)])
        self.after_claim = False

    def _cited_below(self, mark: str) -> None:
        """Add the footnote of a citation; the space before it is the file's alone, and part of the mark."""
        most = len(self.tokens)
        while self.tokens and self.tokens[-1].text.isspace() and self.tokens[-1].atom < 0:
            self.tokens.pop()
        left = len(self.tokens)
        self.said = self.said.rstrip() if left < most else self.said
        self.claims = [(min(at, left), claim) for at, claim in self.claims]
        note = Note((), mark)
        self._atom(Text(" " if left < most else "", mark=mark), [Token(_sign(note), thing=note)])

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
