from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Column,
    Equation,
    Heading,
    Link,
    Missing,
    Paragraph,
    Picture,
    Ref,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.charts import BarChart, Series
from fs_toolkit.document.proofreading import SUB_ITEMS, check_blocks

TABLE = Table(
    "a.costs", "Costs fall", (Column("Year"), Column("Cost")), (("2015", "1,872"), ("2016", "–"))
)
CHART = Chart(
    "a.chart", "Costs", BarChart("Costs", ("2015",), (Series("lean", (1.0,)),), "USD"), "bars"
)
USES = Paragraph("a.text", spans("As ", Ref("a.costs"), " shows, costs fall to −127."))


def paragraph(text: str) -> Paragraph:
    return Paragraph("a.p", spans(text))


def chapter(id: str, items: int) -> list[Block]:
    blocks: list[Block] = [Heading(id, 1, "Chapter")]
    for number in range(items):
        item = f"{id}.i{number}"
        blocks += [Heading(item, 2, "Item"), Paragraph(f"{item}.a", spans("Answer."), "answer")]
    return blocks


def test_a_whole_report_is_clean() -> None:
    blocks = [block for id, items in SUB_ITEMS.items() for block in chapter(id, items)]
    assert sum(SUB_ITEMS.values()) == 19
    assert check_blocks([*blocks, Heading("annex", 1, "Annex"), USES, TABLE]) == []


GOOD = [
    "None of the 12 laws, the nanotechnology of 2012-2015",
    "USD −127 thousand (p. 4-6), fs_toolkit 0.1, e-government and 3.1416",
    "https://example.org/a_b_c?{x}=nan",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_words_pass(text: str) -> None:
    assert check_blocks([paragraph(text)]) == []


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ([paragraph("the value nan")], "'nan'"),
        ([paragraph("None")], "'None'"),
        ([paragraph("a {city} b")], "a brace"),
        ([paragraph("see npv_lean")], "'npv_lean'"),
        ([paragraph("costs 1871.99999998")], "noise"),
        ([paragraph("NPV is -127")], "hyphen"),
        ([paragraph("  ")], "empty paragraph"),
        ([Heading("a", 1, " ")], "empty heading"),
        ([Bullets("a", ())], "empty list"),
        ([Bullets("a", (spans("x"), ()))], "empty item"),
        ([Missing("a", "", "who", "how")], "what is missing"),
        ([Callout("a", "nan", (paragraph("x"),))], "'nan'"),
        ([Callout("a", "x", (paragraph("nan"),))], "'nan'"),
        ([USES, replace(TABLE, caption="")], "no caption"),
        ([USES, replace(TABLE, rows=())], "without rows"),
        ([USES, replace(TABLE, rows=(("a",),))], "1 columns of 2"),
        ([USES, replace(TABLE, rows=((" ", "a"),))], "empty cell in row 1"),
        ([USES, replace(TABLE, rows=((Cell((), columns=2),),))], "empty cell in row 1"),
        ([USES, replace(TABLE, columns=(Column(""), Column("b")))], "without a head"),
        ([USES, replace(TABLE, rows=(("a_b", "c"),))], "'a_b'"),
        ([Paragraph("a", (Ref("a.chart"),)), replace(CHART, alt="")], "who does not see it"),
        ([Paragraph("a", (Ref("a.map"),)), Picture("a.map", "", b"", "x")], "no caption"),
        ([TABLE], "a.costs: no sentence"),
        ([USES, Heading("b", 2, "Item"), TABLE], "a.costs: no sentence"),
        ([CHART], "a.chart: no sentence"),
        ([USES], "[#a.costs]: leads to no block"),
        ([paragraph("a"), paragraph("b")], "2 blocks have this id"),
        ([Paragraph("A b", spans("x"))], "'A b'"),
        ([Paragraph("a" * 44, spans("x"))], "44 characters"),
        ([Heading("a", 1, "x"), Heading("b", 3, "y")], "level 3 follows level 1"),
        (chapter("legal", 3) + chapter("technical", 3), "technical: the chapter stands after legal"),
        (chapter("legal", 2), "2 sub-items instead of 3"),
        ([*chapter("legal", 3), Heading("economics.x", 2, "y")], "stands in the chapter legal"),
        ([*chapter("legal", 2), Heading("legal.x", 2, "y"), paragraph("z")], "its answer"),
    ],
)  # fmt: skip
def test_each_fault_is_named(blocks: list[Block], fault: str) -> None:
    assert any(fault in found for found in check_blocks(blocks)), check_blocks(blocks)


def test_known_ids_may_be_referred_to() -> None:
    assert check_blocks([USES], known={"a.costs"}) == []


def test_formulas_and_addresses_keep_their_names() -> None:
    blocks: list[Block] = [
        Equation("a.e", "Cost", "unit_cost * volume"),
        Paragraph("a.l", (Text("See "), Link("https://a.b/c_d", "https://a.b/c_d"))),
    ]
    assert check_blocks(blocks) == []


def test_a_span_of_columns_fills_the_row() -> None:
    table = replace(TABLE, rows=((Cell(spans("all"), columns=2),),))
    assert check_blocks([USES, table]) == []
