"""The order in which properties stand: Word calls a file broken in which it is another."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from fs_toolkit.writers.word.markup import q

_ORDER: Mapping[str, tuple[str, ...]] = {
    q("w:pPr"): tuple(
        q(f"w:{name}")
        for name in (
            "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
            "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
            "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
            "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
            "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
            "rPr", "sectPr", "pPrChange",
        )
    ),
    q("w:tblPr"): tuple(
        q(f"w:{name}")
        for name in (
            "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize",
            "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
            "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange",
        )
    ),
    q("w:tcPr"): tuple(
        q(f"w:{name}")
        for name in (
            "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
            "textDirection", "tcFitText", "vAlign", "hideMark",
        )
    ),
    q("w:trPr"): (q("w:trHeight"),),
}  # fmt: skip
"""The order that the schema wants inside properties."""


def put_in_order(properties: etree._Element, made: etree._Element) -> None:
    """Put a property among others, where the schema wants it."""
    order = _ORDER[str(properties.tag)]
    rank = order.index(str(made.tag))
    for at, each in enumerate(properties):
        if str(each.tag) in order[rank + 1 :]:
            properties.insert(at, made)
            return
    properties.append(made)
