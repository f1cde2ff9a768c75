"""Words with marks, read to spans: what may stand inside a paragraph, a cell or a footnote.

**bold**, *italic*, [words](https://address), [@source], [@a; @b, p. 4], [#block.id],
{{ quantity }}, {{? claim > 0 }} and ^[footnote]. HTML is words like any other. Text from a
study is data: the only addresses that become links are http and https.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Span, Spans, Text, Value

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_CHARACTERS = 20_000
"""Of one paragraph or cell; nobody reads a longer one, and reading it takes time."""

_CONTROLS = {code: None for code in (*range(32), 0x7F, 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}

_MARKED = re.compile(r"[^\w ,.;:()%'’“”\"/+=–—-]|_")
"""What may be a mark, or part of one: text without it need not be parsed."""
SLOT_MARK = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A slot as wording writes it."""


@dataclass(frozen=True)
class Slot:
    """A place in wording for a word given later, {name}."""

    name: str
    bold: bool = False
    italic: bool = False


Piece: TypeAlias = Span | Slot
Template: TypeAlias = tuple[Piece, ...]
Words: TypeAlias = str | Span | Spans
"""What may fill a slot; a string stands as it is, marks and all."""


def inline(text: str) -> Spans:
    """The spans of one piece of marked text.

    >>> inline("*about* 5 % [@nso2015, p. 4]")
    (Text(text='about', bold=False, italic=True, lang=''), Text(text=' 5 % ', bold=False, italic=False, lang=''), Cite(sources=('nso2015',), page='p. 4'))
    """
    if len(text) <= MOST_CHARACTERS and not _MARKED.search(text):
        return merged([Text(cleaned(text))])
    pieces = pieces_of(_tokens(text, slots=False))
    return merged(piece for piece in pieces if not isinstance(piece, Slot))


@lru_cache(maxsize=4096)
def template(text: str) -> Template:
    """The same with slots, to be filled again and again."""
    words_and_names = SLOT_MARK.split(text)
    if len(text) <= MOST_CHARACTERS and not any(map(_MARKED.search, words_and_names[::2])):
        return tuple(
            Slot(part) if at % 2 else Text(cleaned(part))
            for at, part in enumerate(words_and_names)
            if part
        )
    return tuple(pieces_of(_tokens(text, slots=True)))


def slots_of(pieces: Iterable[Piece]) -> set[str]:
    """The names of a template's slots, those in footnotes too.

    >>> sorted(slots_of(template("{city} has {people}^[in {year}]")))
    ['city', 'people', 'year']
    """
    return {piece.name for piece in _flat(pieces) if isinstance(piece, Slot)}


def fill(pieces: Iterable[Piece], values: Mapping[str, Words]) -> Spans:
    """A template with its slots filled; a filling takes the weight of the words around it.

    >>> plain(fill(template("**{city}** has *no* {what}"), {"city": "Tver", "what": "2 * 2"}))
    'Tver has no 2 * 2'
    """
    return merged(chain.from_iterable(_filled(piece, values) for piece in pieces))


def plain(spans: Iterable[Span], unknown: str = "") -> str:
    """The words alone; what gets its words later (Ref, Cite, Value) is left out, or `unknown`."""
    parts: list[str] = []
    for span in spans:
        if isinstance(span, Text | Link):
            parts.append(span.text)
        elif isinstance(span, Ref | Cite | Value):
            parts.append(unknown)
    return "".join(parts)


def merged(spans: Iterable[Span]) -> Spans:
    """The same spans, neighbours of the same style as one, and none that is empty."""
    out: list[Span] = []
    for span in spans:
        last = out[-1] if out else None
        if not isinstance(span, Text):
            out.append(span)
        elif not span.text:
            continue
        elif isinstance(last, Text) and _alike(span, last):
            out[-1] = Text(
                last.text + span.text,
                last.bold,
                last.italic,
                last.lang,
                untranslated=last.untranslated,
            )
        else:
            out.append(span)
    return tuple(out)


def _alike(span: Text, last: Text) -> bool:
    """Whether two texts are of one style, and none of them stands for something else."""
    style = (last.bold, last.italic, last.lang, last.untranslated)
    return (
        not (span.mark or span.of)
        and not (last.mark or last.of)
        and (span.bold, span.italic, span.lang, span.untranslated) == style
    )


def cleaned(text: str) -> str:
    """The text with composed letters, and without control characters, which no file format holds."""
    return normalize("NFC", text).translate(_CONTROLS)


def http(url: str) -> bool:
    """Whether an address may become a link."""
    return url.lower().startswith(("http://", "https://"))


def pieces_of(tokens: Sequence[Token], bold: int = 0, italic: int = 0) -> list[Piece]:
    """What markdown-it's inline tokens say, as spans and slots."""
    out: list[Piece] = []
    address: str | None = None
    label: list[Piece] = []
    for token in tokens:
        here = out if address is None else label
        match token.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "link_open":
                address, label = str(token.attrs.get("href", "")), []
            case "link_close":
                out.extend(_link(address or "", label))
                address = None
            case "softbreak" | "hardbreak":
                here.append(Text(" ", bold > 0, italic > 0))
            case _:
                here.extend(_piece(token, bold > 0, italic > 0))
    return out


def _piece(token: Token, bold: bool, italic: bool) -> Iterator[Piece]:
    match token.type:
        case "fs_cite":
            yield from _cites(token.meta["cites"])
        case "fs_ref":
            yield Ref(token.meta["name"])
        case "fs_value":
            yield Value(token.meta["name"], bold, italic)
        case "fs_claim":
            yield Claim(token.meta["name"])
        case "fs_slot":
            yield Slot(token.meta["name"], bold, italic)
        case "fs_note":
            # a template keeps the slots of its footnotes until it is filled
            yield Note(tuple(pieces_of(token.children or [])))  # type: ignore[arg-type]
        case _:
            yield Text(token.content, bold, italic)


def _cites(pairs: Sequence[tuple[str, str]]) -> Iterator[Cite]:
    """A page belongs to the last source of a `Cite`."""
    run: list[str] = []
    for source, page in pairs:
        run.append(source)
        if page:
            yield Cite(tuple(run), page)
            run = []
    if run:
        yield Cite(tuple(run))


def _link(address: str, label: list[Piece]) -> list[Piece]:
    if not http(address):
        return label
    words = plain(piece for piece in label if not isinstance(piece, Slot))
    return [Link(address, words or address)]


def _flat(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        if isinstance(piece, Note):
            yield from _flat(piece.spans)


def _filled(piece: Piece, values: Mapping[str, Words]) -> Spans:
    if isinstance(piece, Note):
        return (Note(fill(piece.spans, values)),)
    if not isinstance(piece, Slot):
        return (piece,)
    words = values[piece.name]
    if isinstance(words, str):
        words = Text(words)
    if not (piece.bold or piece.italic):
        return words if isinstance(words, tuple) else (words,)
    return tuple(
        replace(span, bold=span.bold or piece.bold, italic=span.italic or piece.italic)
        if isinstance(span, Text | Value)
        else span
        for span in (words if isinstance(words, tuple) else (words,))
    )


def _tokens(text: str, slots: bool) -> list[Token]:
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"a text of {len(text)} characters, more than {MOST_CHARACTERS}")
    return _parser(slots).parseInline(cleaned(text))[0].children or []


@cache
def _parser(slots: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    from fs_toolkit.document.marks import add_marks

    markdown = MarkdownIt("zero").enable(["newline", "escape", "emphasis", "link", "autolink"])
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # we judge them
    add_marks(markdown, slots)
    return markdown
