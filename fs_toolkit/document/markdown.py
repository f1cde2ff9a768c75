"""Spans written as the Markdown that reads as them: what `prose` and `inline` undo.

Nothing is taken on trust: what is written is read again, and a text for which no Markdown
reads as it should is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Span, Spans, Text, Value
from fs_toolkit.document.inline import cleaned, http, merged
from fs_toolkit.document.marked import cites_mark, value_mark
from fs_toolkit.document.units import Unit, units_of

_LIGHT = re.compile(
    r"[\\*`<]|(?<![^\W_])_|_(?![^\W_])|\[(?=[@#])|\](?=[(\[])|\^(?=\[)|\{(?=\{)|\}(?=\})"
)
"""What must be written with a backslash in most sentences."""
_HEAVY = re.compile(r"[!-/:-@\[-`{-~]")
"""All punctuation."""
_START = re.compile(r"^(?:(#{1,6})(?=\s|$)|([-+>=~|])|(\d{1,9})([.)])(?=\s|$))")
"""What at the start of a line is no word."""


class NoMarkdown(ValueError):
    """Spans that no Markdown of ours says."""


def written(spans: Spans) -> str:
    r"""One line of Markdown that a prose file reads as these spans.

    >>> written((Text("about "), Text("5 %", bold=True), Text(" [@x]")))
    'about **5 %** \\[@x]'

    Raises
    ------
    NoMarkdown
        If they cannot be said in it.
    """
    wanted = tidied(spans)
    for escape in (_LIGHT, _HEAVY):
        for stars in (("**", "*"), ("**", "_"), ("__", "*")):
            text = _line(wanted, escape, stars)
            if reads_as(text, wanted):
                return text
    raise NoMarkdown("these words cannot be written in Markdown as they are")


def reads_as(text: str, spans: Spans) -> bool:
    """Whether a prose file of this one line is one paragraph of these spans."""
    units = units_of(text)
    return len(units) == 1 and units[0].shape == "paragraph" and units[0].spans == spans


def tidied(spans: Spans) -> Spans:
    """The spans as Markdown can hold them: single spaces, none at the ends, no mark on a space."""
    loose = merged(_single(span) for span in spans)
    out: list[Span] = []
    for span in loose:
        if isinstance(span, Text) and (span.bold or span.italic):
            out += _spaces_outside(span)
        else:
            out.append(span)
    out = list(merged(out))
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while out and isinstance(end := out[at], Text) and strip(end.text) != end.text:
            text = strip(end.text)
            if text:
                out[at] = Text(text, end.bold, end.italic)
            else:
                del out[at]
    return tuple(out)


def _single(span: Span) -> Span:
    match span:
        case Text(text, bold, italic):
            return Text(re.sub(r"\s+", " ", cleaned(text)), bold, italic)
        case Note(inner):
            return Note(tidied(inner))
        case Link(url, text):
            return Link(url, " ".join(cleaned(text).split()))
        case _:
            return span


def _spaces_outside(span: Text) -> Iterator[Text]:
    words = span.text.strip()
    before = span.text[: len(span.text) - len(span.text.lstrip())]
    after = span.text[len(span.text.rstrip()) :] if words else ""
    yield Text(before)
    yield Text(words, span.bold, span.italic)
    yield Text(after)


def _line(spans: Spans, escape: re.Pattern[str], stars: tuple[str, str]) -> str:
    parts: list[str] = []
    bold = italic = False
    for at, span in enumerate(spans):
        heavy, light = _weight(span)
        if not heavy and not light and isinstance(span, Ref | Cite | Note | Claim | Link):
            # a mark without weight ends the weight around it: it has none when read
            heavy = light = False
        if italic and (not light or bold != heavy):
            parts.append(stars[1])
            italic = False
        if bold and not heavy:
            parts.append(stars[0])
            bold = False
        if heavy and not bold:
            parts.append(stars[0])
            bold = True
        if light and not italic:
            parts.append(stars[1])
            italic = True
        parts.append(_said(span, escape, stars, first=at == 0))
    parts.append((stars[1] if italic else "") + (stars[0] if bold else ""))
    return "".join(parts)


def _weight(span: Span) -> tuple[bool, bool]:
    return (span.bold, span.italic) if isinstance(span, Text | Value) else (False, False)


def _said(span: Span, escape: re.Pattern[str], stars: tuple[str, str], *, first: bool) -> str:
    match span:
        case Text(text):
            words = escape.sub(lambda found: "\\" + found[0], text)
            return _START.sub(_not_a_start, words) if first and escape is _LIGHT else words
        case Value(name):
            return value_mark(name)
        case Claim(comparison):
            return f"{{{{? {comparison} }}}}"
        case Cite():
            return cites_mark([span])
        case Ref(key):
            return f"[#{key}]"
        case Note(inner):
            return f"^[{_line(inner, escape, stars)}]"
        case Link(url, text):
            if not http(url):
                raise NoMarkdown(f"a link to {url!r} is none of the web")
            words = _HEAVY.sub(lambda found: "\\" + found[0], text)
            return f"[{words}](<{url}>)" if re.search(r"[\s()<>]", url) else f"[{words}]({url})"


def _not_a_start(found: re.Match[str]) -> str:
    if found[3]:
        return f"{found[3]}\\{found[4]}"
    return "\\" + found[0]


def unit_text(unit: Unit, spans: Spans) -> str:
    """The lines of a unit with other words in it.

    Raises
    ------
    NoMarkdown
        If the words cannot be said in Markdown, or not in a heading.
    """
    words = written(spans)
    if unit.shape == "heading" and any(not isinstance(each, Text) or each.bold or each.italic for each in tidied(spans)):  # fmt: skip
        raise NoMarkdown("a heading holds words alone")
    return unit.marker + words


def units_text(parts: Sequence[str]) -> str:
    """Units as a file: an empty line between them."""
    return "\n\n".join(parts) + "\n"
