"""The styles of the report template: one line each, in one house look.

One accent colour; body text in 10.5 points; tables ruled by hairlines. Colours, fonts and
the cover are the look's. Word's own styles keep their built-in names, so that contents,
captions and the navigation pane work; ours begin with "FS".
"""

from __future__ import annotations

from fs_toolkit.writers.word.looks import Look
from fs_toolkit.writers.word.markup import attribute

AMBER = "B97A00"
AMBER_TINT = "FDF6E7"
"""What is pending is amber in every look."""


def fonts(look: Look) -> str:
    """The fonts of all scripts."""
    return (
        f'<w:rFonts w:ascii="{look.latin}" w:hAnsi="{look.latin}" '
        f'w:eastAsia="{look.east_asian}" w:cs="{look.complex}"/>'
    )


def heading_fonts(look: Look) -> str:
    """The font of headings, where it is another than the text's."""
    name = look.headings
    return "" if name == look.latin else f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def size(points: float) -> str:
    """The size of Latin and complex text."""
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def colour(code: str) -> str:
    """The colour of text."""
    return f'<w:color w:val="{code}"/>'


def spacing(before: int, after: int, line: int = 0) -> str:
    """Space before and after, and between lines, in twentieths of a point (line: 240 is single)."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def indent(left: int, hanging: int = 0, right: int = 0) -> str:
    """Indents of a paragraph."""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'


def edge(code: str, width: int = 24) -> str:
    """A coloured edge on the left of a paragraph."""
    return f'<w:pBdr><w:left w:val="single" w:sz="{width}" w:space="8" w:color="{code}"/></w:pBdr>'


def box(code: str, tint: str) -> str:
    """A filled box with a coloured edge; its other sides are air in the colour of the fill."""
    air = f'w:val="single" w:sz="4" w:space="5" w:color="{tint}"/>'
    left = f'<w:left w:val="single" w:sz="36" w:space="8" w:color="{code}"/>'
    return f"<w:pBdr><w:top {air}{left}<w:bottom {air}<w:right {air}</w:pBdr>{fill(tint)}"


def frame(code: str) -> str:
    """A line round a paragraph."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="{code}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{sides}</w:pBdr>"


def below(code: str, width: int, space: int) -> str:
    """A line below a paragraph."""
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{width}" w:space="{space}" w:color="{code}"/></w:pBdr>'


def fill(code: str) -> str:
    """A filled background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{code}"/>'


def tabs(*stops: str) -> str:
    """Tab stops, each as "right 9071 dot"."""
    parts = [(*stop.split(), "none")[:3] for stop in stops]
    made = "".join(
        f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/>' for kind, at, leader in parts
    )
    return f"<w:tabs>{made}</w:tabs>"


def numbered(number: int, level: int = 0) -> str:
    """The numbering a style belongs to."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


_TIGHT = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""No gap between Hangul and the Latin letters or digits beside it, as Korean is set."""
BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
WHITE = '<w:color w:val="FFFFFF"/>'
KEEP = "<w:keepNext/>"
WHOLE = "<w:keepLines/>"
HEADINGS = KEEP + WHOLE


def paragraph_style(
    id: str,
    name: str,
    based: str,
    paragraph: str = "",
    text: str = "",
    following: str = "",
    rank: int = 99,
) -> str:
    """One paragraph style."""
    own = "" if not name.startswith("FS ") else ' w:customStyle="1"'
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    then = f'<w:next w:val="{following}"/>' if following else ""
    shown = "<w:qFormat/>" if rank < 99 else "<w:unhideWhenUsed/>"
    first = ' w:default="1"' if id == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{first}{own} w:styleId="{id}"><w:name w:val={attribute(name)}/>'
        f'{base}{then}<w:uiPriority w:val="{rank}"/>{shown}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _contents(level: int, look: Look) -> str:
    room = (454, 624, 794)[level - 1]
    start = (0, 454, 1078)[level - 1]
    stops = tabs(f"left {start + room}", f"right {look.text_width} dot")
    shape = stops + spacing(60 if level == 1 else 0, 10, 240) + indent(start + room, room)
    text = BOLD + colour(look.accent) if level == 1 else ""
    return paragraph_style(f"TOC{level}", f"toc {level}", "Normal", shape, text, "Normal", 39)


_LEVELS = (
    (567, spacing(0, 240), size(20), "<w:pageBreakBefore/>"),
    (709, spacing(320, 120), size(14), ""),
    (851, spacing(240, 80), size(11.5), ""),
    (992, spacing(200, 60), size(10.5) + ITALIC, ""),
)


def _heading(level: int, look: Look) -> str:
    room, space, points, page = _LEVELS[level - 1]
    line = below(look.second, 8, 6) if level == 1 and look.ruled else ""
    shape = HEADINGS + page + numbered(1, level - 1) + line + space + indent(room, room)
    capitals = "<w:caps/>" if level == 1 and look.capitals else ""
    face = heading_fonts(look) + BOLD + (ITALIC if level == 4 else "") + capitals
    text = face + colour(look.accent) + points.replace(ITALIC, "")
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return paragraph_style(
        f"Heading{level}", f"heading {level}", "Normal", shape + outline, text, "Normal", 9
    )


def paragraph_styles(look: Look) -> tuple[str, ...]:
    """The styles of paragraphs, in a look."""
    accent, grey, tint, width = look.accent, look.grey, look.tint, look.text_width
    return (
        paragraph_style("Normal", "Normal", "", _TIGHT + spacing(0, 120, 271), "", "", 0),
        *(_heading(level, look) for level in (1, 2, 3, 4)),
        paragraph_style("Title", "Title", "Normal", *_title(look), "Subtitle", 10),
        paragraph_style("Subtitle", "Subtitle", "Normal", spacing(0, 360, 240), colour(grey) + size(15), "Normal", 11),
        paragraph_style("Caption", "caption", "Normal", HEADINGS + spacing(180, 60, 240), BOLD + colour(accent) + size(9.5), "Normal", 35),
        paragraph_style("ListBullet", "List Bullet", "Normal", numbered(2) + spacing(0, 60), "", "", 36),
        paragraph_style("ListNumber", "List Number", "Normal", numbered(3) + spacing(0, 60), "", "", 36),
        paragraph_style("ListParagraph", "List Paragraph", "Normal", indent(567), "", "", 34),
        paragraph_style("TOCHeading", "TOC Heading", "Normal", HEADINGS + spacing(220, 80), heading_fonts(look) + BOLD + colour(accent) + size(16), "Normal", 39),
        *(_contents(level, look) for level in (1, 2, 3)),
        paragraph_style("TableofFigures", "table of figures", "Normal", tabs(f"right {width} dot") + spacing(0, 0, 205) + indent(907, 907), size(7), "Normal"),
        paragraph_style("Header", "header", "Normal", spacing(0, 0, 240), colour(grey) + size(8.5)),
        paragraph_style("Footer", "footer", "Normal", spacing(0, 0, 240), colour(grey) + size(8.5)),
        paragraph_style("FootnoteText", "footnote text", "Normal", spacing(0, 20, 240), size(8.5)),
        paragraph_style("CommentText", "annotation text", "Normal", spacing(0, 0, 240), size(10)),
        paragraph_style("CommentSubject", "annotation subject", "CommentText", "", BOLD),
        paragraph_style("BalloonText", "Balloon Text", "Normal", spacing(0, 0, 240), size(9)),
        paragraph_style("FSAnswer", "FS Answer", "Normal", WHOLE + edge(accent) + spacing(40, 160, 264) + indent(198), colour(accent) + size(11), "Normal", 20),
        paragraph_style("FSSmall", "FS Small", "Normal", spacing(0, 80, 252), size(9), "", 21),
        paragraph_style("FSSource", "FS Source", "Normal", WHOLE + spacing(60, 180, 240), colour(grey) + size(8), "Normal", 22),
        paragraph_style("FSTableText", "FS Table Text", "Normal", spacing(26, 26, 240), size(8.5), "", 23),
        paragraph_style("FSTableNumber", "FS Table Number", "FSTableText", '<w:jc w:val="right"/>', "", "", 23),
        paragraph_style("FSTableHead", "FS Table Head", "FSTableText", KEEP, BOLD + colour("FFFFFF"), "", 23),
        paragraph_style("FSTableTotal", "FS Table Total", "FSTableText", "", BOLD, "", 23),
        paragraph_style("FSFigure", "FS Figure", "Normal", KEEP + spacing(40, 40, 240), "", "FSSource", 24),
        paragraph_style("FSEquation", "FS Equation", "Normal", WHOLE + tabs(f"right {width}") + spacing(40, 60, 252) + indent(397), "", "Normal", 25),
        paragraph_style("FSCalloutTitle", "FS Callout Title", "Normal", HEADINGS + box(accent, tint) + spacing(120, 0, 271) + indent(227, 0, 113), BOLD + colour(accent), "FSCallout", 26),
        paragraph_style("FSCallout", "FS Callout", "Normal", WHOLE + box(accent, tint) + spacing(0, 0, 271) + indent(227, 0, 113), size(10), "", 26),
        paragraph_style("FSCalloutBullet", "FS Callout Bullet", "FSCallout", numbered(4), "", "", 26),
        paragraph_style("FSPendingTitle", "FS Pending Title", "FSCalloutTitle", box(AMBER, AMBER_TINT), colour("7F5300"), "FSPending", 27),
        paragraph_style("FSPending", "FS Pending", "FSCallout", box(AMBER, AMBER_TINT), "", "", 27),
        paragraph_style("FSNotice", "FS Notice", "Normal", frame(accent) + fill(tint) + spacing(480, 0) + indent(142, 0, 142), size(10), "", 28),
        paragraph_style("FSCoverPlace", "FS Cover Place", "Normal", *_cover_place(look), "", 28),
        paragraph_style("FSCoverLine", "FS Cover Line", "Normal", spacing(0, 60), colour("404040") + size(12), "", 28),
        paragraph_style("FSStatus", "FS Status", "FSCoverLine", spacing(60, 60), BOLD + colour(accent), "", 28),
        paragraph_style("FSBreak", "FS Break", "Normal", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', size(1), "Normal"),
    )  # fmt: skip


def _title(look: Look) -> tuple[str, str]:
    """Shape and text of the title on the cover."""
    text = heading_fonts(look) + BOLD + colour(look.accent) + size(30)
    if look.cover == "frame":
        line = f'w:val="single" w:sz="18" w:space="14" w:color="{look.accent}"/>'
        return f"<w:pBdr><w:top {line}<w:bottom {line}</w:pBdr>" + spacing(0, 360, 240), text
    return spacing(0, 160, 240), text


def _cover_place(look: Look) -> tuple[str, str]:
    """Shape and text of the line of the city on the cover."""
    spaced = '<w:spacing w:val="40"/>' + size(12)
    if look.cover == "band":
        air = f'w:val="single" w:sz="48" w:space="1" w:color="{look.accent}"/>'
        sides = "".join(f"<w:{side} {air}" for side in ("top", "left", "bottom", "right"))
        band = f"<w:pBdr>{sides}</w:pBdr>{fill(look.accent)}"
        return band + spacing(1800, 700) + indent(142, 0, 142), "<w:caps/>" + WHITE + spaced
    line = "" if look.cover == "frame" else below(look.second, 18, 8)
    return line + spacing(1800, 560), "<w:caps/>" + colour(look.accent) + spaced


def _character(id: str, name: str, look: str) -> str:
    own = ' w:customStyle="1"' if name.startswith("FS ") else ""
    return (
        f'<w:style w:type="character"{own} w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
        f"<w:unhideWhenUsed/><w:rPr>{look}</w:rPr></w:style>"
    )


CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>",
    _character("Hyperlink", "Hyperlink", colour("1F5FA8") + '<w:u w:val="single"/>'),
    _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    _character("CommentReference", "annotation reference", size(8)),
    _character("FSUntranslated", "FS Untranslated", f'<w:u w:val="dotted" w:color="{AMBER}"/>'),
    _character("PlaceholderText", "Placeholder Text", colour("808080")),
)

_MARGINS = "".join(f'<w:{side} w:w="85" w:type="dxa"/>' for side in ("left", "right"))


def table_styles(look: Look) -> tuple[str, ...]:
    """The styles of tables, and the default numbering, in a look."""
    rules = (
        f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{look.accent}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{look.accent}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{look.rule}"/>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        '<w:style w:type="table" w:customStyle="1" w:styleId="FSTable"><w:name w:val="FS Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="23"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>"
        # fills that only touch let a hairline of paper through on screens
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:insideV w:val="single" w:sz="4" '
        f'w:space="0" w:color="{look.accent}"/></w:tcBorders>{fill(look.accent)}<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        "</w:style>",
    )
