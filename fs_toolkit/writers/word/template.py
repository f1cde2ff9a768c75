"""The report templates, made from nothing: `python -m fs_toolkit.writers.word.template FOLDER`.

They are FOLDER/report.docx, and FOLDER/looks/<name>.docx for each other look. What a designer may change in Word afterwards: styles, margins, header and footer. Inline
controls in a header or footer tagged `fs|title`, `fs|place`, `fs|status` and `fs|page`
are filled in by the writer; everything else stays as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fs_toolkit.writers.word.looks import LOOKS, Look
from fs_toolkit.writers.word.markup import DECLARATIONS
from fs_toolkit.writers.word.template_styles import (
    CHARACTERS,
    fonts,
    paragraph_styles,
    size,
    table_styles,
)
from fs_toolkit.writers.word.zipped import zipped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _root(tag: str, content: str) -> str:
    return f'{_XML}<{tag} {DECLARATIONS} mc:Ignorable="w14 w15">{content}</{tag}>'


# --- Styles, numbering, settings ---
def _styles(look: Look) -> str:
    language = '<w:lang w:val="en-GB" w:eastAsia="ko-KR" w:bidi="ne-NP"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(look)}{size(10.5)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    return _root(
        "w:styles", defaults + "".join((*paragraph_styles(look), *CHARACTERS, *table_styles(look)))
    )


def _level(at: int, kind: str, text: str, shape: str, *, style: str = "", look: str = "") -> str:
    tied = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{tied}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{shape}</w:pPr>'
        f"<w:rPr>{look}</w:rPr></w:lvl>"
    )


def _hanging(left: int, by: int) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{by}"/>'


def _numbering(look: Look) -> str:
    headings = "".join(
        _level(at, "decimal", ".".join(f"%{k + 1}" for k in range(at + 1)), _hanging(room, room), style=f"Heading{at + 1}")
        for at, room in enumerate((567, 709, 851, 992))
    )  # fmt: skip
    mark = f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:hint="default"/><w:color w:val="{look.accent}"/>'
    bullets = _level(0, "bullet", "•", _hanging(397, 284), style="ListBullet", look=mark)
    bullets += _level(1, "bullet", "–", _hanging(737, 284), look=mark)
    numbers = _level(0, "decimal", "%1.", _hanging(397, 397), style="ListNumber")
    inside = _level(0, "bullet", "•", _hanging(454, 227), style="FSCalloutBullet", look=mark)
    kinds = (("multilevel", headings), ("hybridMultilevel", bullets), ("hybridMultilevel", numbers), ("hybridMultilevel", inside))  # fmt: skip
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
        for at, (kind, levels) in enumerate(kinds)
    )
    uses = "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(4)
    )
    return _root("w:numbering", lists + uses)


def _settings() -> str:
    office = "http://schemas.microsoft.com/office/word"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{office}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return _root(
        "w:settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{compat}</w:compat><m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr>'
        '<w:themeFontLang w:val="en-GB" w:eastAsia="ko-KR"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


# --- Header, footer, body, notes ---
def _slot(number: int, name: str, shown: str) -> str:
    """An inline control that the writer fills in."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="fs|{name}"/><w:id w:val="{number}"/>'
        f"</w:sdtPr><w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _ruled(look: Look, style: str, side: str, left: str, right: str) -> str:
    rule = f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="6" w:color="{look.rule}"/></w:pBdr>'
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{look.text_width}"/></w:tabs>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{rule}{stop}</w:pPr>{left}'
        f"<w:r><w:tab/></w:r>{right}</w:p>"
    )


def _chapter() -> str:
    """The current chapter's heading; no cached text, for it differs from page to page."""
    marks = ('begin"/>', ' STYLEREF 1 ', 'separate"/>', 'end"/>')  # fmt: skip
    return "".join(
        f'<w:r><w:instrText xml:space="preserve">{mark}</w:instrText></w:r>'
        if "STYLEREF" in mark
        else f'<w:r><w:fldChar w:fldCharType="{mark}</w:r>'
        for mark in marks
    )


def _header(look: Look) -> str:
    return _root("w:hdr", _ruled(look, "Header", "bottom", _slot(11, "title", "Title"), _chapter()))


def _footer(look: Look) -> str:
    left = _slot(12, "place", "City") + "<w:r><w:t xml:space=\"preserve\">  ·  </w:t></w:r>" + _slot(13, "status", "Status")  # fmt: skip
    return _root("w:ftr", _ruled(look, "Footer", "top", left, _slot(14, "page", "Page")))


def _document(look: Look) -> str:
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        '<w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1531" w:right="{look.right}" w:bottom="1361" w:left="{look.left}" w:header="680" w:footer="567" w:gutter="0"/>'
        '<w:cols w:space="708"/></w:sectPr>'
    )
    return _root("w:document", f"<w:body>{page}</w:body>")


def _footnotes() -> str:
    def line(kind: str, number: int) -> str:
        return (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
            '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
            f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        )

    return _root("w:footnotes", line("separator", -1) + line("continuationSeparator", 0))


# --- Theme, fonts, properties ---
def _colours(look: Look) -> dict[str, str]:
    return {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": look.accent, "lt2": look.tint,
        "accent1": look.accent, "accent2": look.second, "accent3": "B97A00", "accent4": "548235",
        "accent5": "7F7F7F", "accent6": "8FAADC", "hlink": "1F5FA8", "folHlink": "6B4C9A",
    }  # fmt: skip


def _theme(look: Look) -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{code}"/></a:{name}>' for name, code in _colours(look).items()
    )
    others = f'<a:ea typeface="{look.east_asian}"/><a:cs typeface="{look.complex}"/>'
    major = f'<a:latin typeface="{look.headings}"/>{others}'
    minor = f'<a:latin typeface="{look.latin}"/>{others}'
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{plain}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_XML}<a:theme xmlns:a="{_DRAWING}" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Report"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Report"><a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _fonts(look: Look) -> str:
    named = {look.latin: "00", look.headings: "00", look.east_asian: "81", look.complex: "00"}
    families = (named | {"Cambria Math": "00"}).items()
    return _root(
        "w:fonts",
        "".join(
            f'<w:font w:name="{name}"><w:charset w:val="{charset}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
            for name, charset in families
        ),
    )


_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Report</dc:title></cp:coreProperties>'
)
_APP = f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>fs-toolkit</Application></Properties>'


def _relationships(*rows: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(rows, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


_PARTS = {
    "header1": "header", "footer1": "footer", "styles": "styles", "numbering": "numbering",
    "settings": "settings", "fontTable": "fontTable", "footnotes": "footnotes",
}  # fmt: skip


def template_bytes(look: Look = LOOKS["report"]) -> bytes:
    """The template of a look as a file; the same bytes each time."""
    types = {f"/word/{part}.xml": f"{_WML}.{kind}+xml" for part, kind in _PARTS.items()}
    types["/word/document.xml"] = f"{_WML}.document.main+xml"
    types["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    types["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["/docProps/app.xml"] = (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items()
    )
    inner = [(f"{_OFFICE}/relationships/{kind}", f"{part}.xml") for part, kind in _PARTS.items()]
    parts = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *inner, (f"{_OFFICE}/relationships/theme", "theme/theme1.xml")
        ),
        "word/document.xml": _document(look),
        "word/styles.xml": _styles(look),
        "word/numbering.xml": _numbering(look),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(look),
        "word/footnotes.xml": _footnotes(),
        "word/header1.xml": _header(look),
        "word/footer1.xml": _footer(look),
        "word/theme/theme1.xml": _theme(look),
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _APP,
    }
    return zipped({name: text.encode() for name, text in parts.items()})


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "looks").mkdir(exist_ok=True)
    for name, made in LOOKS.items():
        (folder if name == "report" else folder / "looks").joinpath(f"{name}.docx").write_bytes(
            template_bytes(made)
        )
