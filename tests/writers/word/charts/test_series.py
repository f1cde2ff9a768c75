"""Series as DrawingML: what stands in which order, and names that the key would not show."""

from __future__ import annotations

from lxml import etree

from fs_toolkit.writers.charts.style import GAINS, INK
from fs_toolkit.writers.word.charts import series as made
from fs_toolkit.writers.word.charts.looks import surface
from fs_toolkit.writers.word.charts.seen import A, C
from fs_toolkit.writers.word.charts.sheet import Sheet


def sheet():
    kept = Sheet()
    kept.add("", ("x", "y"))
    kept.add("costs", (1.0, 2.0))
    return kept


def parsed(xml):
    return etree.fromstring(xml.replace(">", f' xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}">', 1))


def tags(element):
    return [etree.QName(child).localname for child in element]


def test_parts_of_a_series_are_in_words_order():
    labels = made.labels("0", "ctr", fill=GAINS[1], left_out=[0])
    one = parsed(
        made.bar_series(
            sheet(), 0, 1, surface(GAINS[0]), labels=labels, points={1: surface(GAINS[1])},
            reach=made.whiskers(sheet(), 1, 1),
        )
    )  # fmt: skip
    assert tags(one) == [
        "idx", "order", "tx", "spPr", "invertIfNegative", "dPt", "dLbls", "errBars", "cat", "val",
    ]  # fmt: skip
    assert tags(one.find(f"{C}dLbls")) == [
        "dLbl", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal", "showCatName",
        "showSerName", "showPercent", "showBubbleSize",
    ]  # fmt: skip
    line = parsed(made.line_series(sheet(), 0, 1, made.stroke(INK, 1), made.marker("o", 5, INK)))
    assert tags(line) == ["idx", "order", "tx", "spPr", "marker", "cat", "val", "smooth"]


def test_a_nameless_series_has_a_blank_for_the_key_and_its_name_in_the_workbook():
    kept = sheet()
    one = parsed(made.bar_series(kept, 0, 1, made.INVISIBLE, nameless=True))
    assert one.findtext(f"{C}tx/{C}v") == " "
    assert kept.columns[1].name == "costs"


def test_a_label_at_a_point_may_be_lifted():
    labels = parsed(made.point_label(3, "t", ink=INK, name=True, lifted=0.05))
    assert labels.find(f"{C}dLbl/{C}layout/{C}manualLayout/{C}y").get("val") == "-0.05000"
    flat = parsed(made.point_label(3, "t", ink=INK, name=True))
    assert flat.find(f"{C}dLbl/{C}layout") is None
