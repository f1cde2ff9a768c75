"""How words, lines and surfaces of a chart look, as DrawingML."""

from __future__ import annotations

from fs_toolkit.writers.charts.style import INK, SOFT, Fill
from fs_toolkit.writers.word.markup import clean, escaped

LATIN, EAST_ASIAN, COMPLEX = "Calibri", "Malgun Gothic", "Nirmala UI"
TITLE, LABEL, SMALL = 10.5, 9.0, 8.0
"""Sizes of words [points]."""
PER_POINT = 12_700

PATTERNS = {
    "////": "wdUpDiag",
    "//////": "wdUpDiag",
    "....": "pct20",
    "\\\\\\\\": "wdDnDiag",
    "xxxx": "openDmnd",
    "||||": "narVert",
}
"""The hatches of the house style by Word's own names."""

NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def colour(name: str) -> str:
    """A solid fill."""
    return f'<a:solidFill><a:srgbClr val="{name.lstrip("#").upper()}"/></a:solidFill>'


def line(name: str, width: float, *, dashed: bool = False) -> str:
    """An outline of a colour and a width in points."""
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{round(width * PER_POINT)}" cap="flat">{colour(name)}{dash}<a:round/></a:ln>'


def no_line() -> str:
    """No outline at all."""
    return "<a:ln><a:noFill/></a:ln>"


def shape(fill: str, outline: str) -> str:
    """The properties of a shape."""
    return f"<c:spPr>{fill}{outline}</c:spPr>"


def surface(fill: Fill) -> str:
    """A fill with its hatch, so that it keeps apart in grey print, and its outline."""
    if fill.hatch:
        inner = (
            f'<a:pattFill prst="{PATTERNS[fill.hatch]}">'
            f'<a:fgClr><a:srgbClr val="{fill.line.lstrip("#").upper()}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{fill.colour.lstrip("#").upper()}"/></a:bgClr></a:pattFill>'
        )
    else:
        inner = colour(fill.colour)
    return shape(inner, line(fill.line, 0.5))


def characters(size: float, *, bold: bool = False, ink: str = INK) -> str:
    """What is inside the properties of words, default or of a run."""
    return (
        f' sz="{round(size * 100)}" b="{int(bold)}">{colour(ink)}<a:latin typeface="{LATIN}"/>'
        f'<a:ea typeface="{EAST_ASIAN}"/><a:cs typeface="{COMPLEX}"/>'
    )


def text_properties(size: float, *, bold: bool = False, ink: str = SOFT, turn: str = "") -> str:
    """The words of an axis, a legend, labels, or of the whole chart."""
    body = f"<a:bodyPr{turn}/>"
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr{characters(size, bold=bold, ink=ink)}"
        '</a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def rich(lines: list[tuple[str, float, bool, str]], *, across: str = "l") -> str:
    """Paragraphs, flush left by themselves: words, size, bold, colour of each."""
    made = "".join(
        f'<a:p><a:pPr algn="{across}"><a:defRPr{characters(size, bold=bold, ink=ink)}</a:defRPr></a:pPr>'
        f'<a:r><a:rPr lang="{language_of(words)}"{characters(size, bold=bold, ink=ink)}</a:rPr>'
        f"<a:t>{escaped(clean(words))}</a:t></a:r></a:p>"
        for words, size, bold, ink in lines
    )
    flat = '<a:bodyPr rot="0" vert="horz"/>'
    return f"<c:tx><c:rich>{flat}<a:lstStyle/>{made}</c:rich></c:tx>"


def language_of(words: str) -> str:
    """Korean where there is Hangul, else English: it decides which font Word takes.

    >>> language_of("격차"), language_of("gap")
    ('ko-KR', 'en-GB')
    """
    return "ko-KR" if any("\uac00" <= sign <= "\ud7a3" for sign in words) else "en-GB"
