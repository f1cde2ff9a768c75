from __future__ import annotations

from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Cite,
    Column,
    Equation,
    Group,
    Heading,
    Landscape,
    Missing,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Ref,
    Spans,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.charts import (
    BarChart,
    NetworkChart,
    NetworkLink,
    NetworkNode,
    NetworkZone,
    ProcessChart,
    ProcessStep,
    Series,
)
from fs_toolkit.document.traverse import (
    block_text,
    cell_text,
    every_block,
    every_span,
    rewritten,
    with_inside,
    words_of,
)

CHART = Chart(
    "a.chart", "cost falls", BarChart("Costs", ("2015",), (Series("lean", (1.0,)),), "USD"), "bars",
    spans("by us"),
)  # fmt: skip
TABLE = Table(
    "a.table", "the caption", (Column("one"), Column("two")),
    (("x", spans("y", Note(spans("n")))), (Cell(spans("z", Cite(("s",))), columns=2),)), spans("src"),
)  # fmt: skip
BLOCKS: tuple[Block, ...] = (
    Heading("a", 1, "head"),
    Group("a.g", (Heading("a.g.1", 3, "small head"), Paragraph("a.g.2", spans("words")))),
    Callout("a.box", "box", (Bullets("a.box.1", (spans("item"), spans("other"))),)),
    Landscape("a.wide", (TABLE, CHART)),
    Picture("a.map", "map", b"", "a map", spans("city")),
    Equation("a.npv", "NPV", "sum_of(x_1)"),
    Missing("a.gap", "what", "who", "how"),
    PageBreak("a.break"),
)


def test_goes_through_every_block() -> None:
    assert [block.id for block in every_block(BLOCKS)] == [
        "a", "a.g", "a.g.1", "a.g.2", "a.box", "a.box.1", "a.wide", "a.table", "a.chart", "a.map",
        "a.npv", "a.gap", "a.break",
    ]  # fmt: skip


def test_goes_through_every_span() -> None:
    words = [span.text for span in every_span(BLOCKS) if isinstance(span, Text)]
    assert words == ["words", "item", "other", "y", "n", "z", "src", "by us", "city"]
    assert Cite(("s",)) in list(every_span(BLOCKS))


def test_changes_every_run_of_spans_and_nothing_else() -> None:
    seen: list[str] = []

    def change(block: str, found: Spans) -> Spans:
        seen.append(block)
        return (*found, Ref("new"))

    changed = tuple(rewritten(block, change) for block in BLOCKS)
    assert seen == [
        "a.g.2",
        "a.box.1",
        "a.box.1",
        "a.table",
        "a.table",
        "a.table",
        "a.chart",
        "a.map",
    ]
    assert sum(isinstance(span, Ref) for span in every_span(changed)) == len(seen)
    assert tuple(rewritten(block, lambda _, found: found) for block in BLOCKS) == BLOCKS


def test_leaves_out_what_a_change_gives_none_for() -> None:
    kept = [with_inside(block, lambda part: None) for block in BLOCKS]
    assert [block.id for block in every_block(kept)] == [block.id for block in BLOCKS]


def test_gives_the_words_of_a_block() -> None:
    assert block_text(BLOCKS[1]) == "small head\nwords"
    assert block_text(BLOCKS[2]) == "box\nitem\nother"
    assert block_text(TABLE) == "the caption\none\ntwo\nx\ny\nz…\nsrc"
    assert block_text(CHART) == "cost falls\nbars\nCosts\n2015\nlean\nUSD\nby us"
    assert block_text(BLOCKS[5]) == "NPV"
    assert block_text(BLOCKS[7]) == ""
    assert block_text(Paragraph("b", spans("a", Note(spans("note"))))) == "a\nnote"


def test_a_cell_that_refers_is_not_empty() -> None:
    assert cell_text("") == ""
    assert cell_text(Cell(())) == ""
    assert cell_text(spans(Ref("a"))) == "…"


def test_ids_inside_a_chart_are_no_words() -> None:
    steps = (
        ProcessStep("take_in", 0, "Report taken", "start"),
        ProcessStep("send_on", 0, "Sent on", after=(("take_in", "wrong office"),)),
    )
    process = Chart("a.process", "A process", ProcessChart("", ("Ward",), steps), "Two steps.")
    zone = NetworkZone("Data centre", (NetworkNode("case_register", "Register", "emphasis"),))
    links = (NetworkLink("case_register", "case_register", "backup"),)
    network = Chart("a.network", "A network", NetworkChart("", (zone,), links), "One node.")
    words = "\n".join(line for each in (process, network) for line in words_of(each))
    for shown in ("Report taken", "Sent on", "wrong office", "Register", "backup", "Data centre"):
        assert shown in words
    for hidden in ("take_in", "send_on", "case_register", "emphasis"):
        assert hidden not in words
