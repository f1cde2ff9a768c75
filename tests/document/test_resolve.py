from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Prose
from fs_toolkit.core.sources import Source
from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Cite,
    Claim,
    Column,
    Group,
    Heading,
    Landscape,
    Note,
    Paragraph,
    Ref,
    Spans,
    Table,
    Text,
    Value,
    spans,
)
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.inline import inline, merged
from fs_toolkit.document.prose import prose, prose_places
from fs_toolkit.document.resolve import cited, printed, resolve
from fs_toolkit.document.resolve_rules import Printed
from fs_toolkit.document.traverse import every_span
from fs_toolkit.document.wording import Wording

SOURCES = {
    id: Source(id=id, title=id, author=id.upper(), year=year, type="report")
    for id, year in (("un", "2014"), ("wb", "2015"))
}
VALUES = {
    "npv": -127391.42,
    "bcr": Printed(0.94, "0.94 to one"),
    "irr": math.nan,
    "city": "Hanoi",
    "when": date(2015, 12, 31),
    "ready": False,
    "gap": None,
}


def bibliography(language: str = "en") -> Bibliography:
    return Bibliography(SOURCES, language)


def words(text: str) -> tuple[Spans, list[str]]:
    """Marked text resolved as a paragraph, and the codes of what was found."""
    blocks, findings = resolve([Paragraph("a.b", inline(text))], VALUES, bibliography())
    [block] = blocks or (Paragraph("a.b", ()),)
    assert isinstance(block, Paragraph)
    return joined(block.spans), [finding.code for finding in findings]


def joined(given: Spans) -> Spans:
    """The spans as a reader sees them: neighbours of one style are one, whatever they stand for."""
    return merged(
        replace(span, mark="") if isinstance(span, Text)
        else Note(joined(span.spans)) if isinstance(span, Note)
        else span
        for span in given
    )  # fmt: skip


class TestWords:
    @pytest.mark.parametrize(
        ("text", "shown", "codes"),
        [
            ("{{ npv }}", "−127,000", []),
            ("{{ bcr }} in {{ city }}", "0.94 to one in Hanoi", []),
            ("on {{ when }}: {{ ready }}", "on 31 December 2015: no", []),
            ("{{ irr }}", "–", ["PRS011"]),
            ("{{ gap }}", "–", ["PRS011"]),
            ("{{ irrr }}", "–", ["PRS009"]),
            ("so [@un][@wb, 4].", "so (UN, 2014; WB, 2015, p. 4).", []),
            ("so [@um; @un]", "so (UN, 2014)", ["PRS012"]),
            ("so [@um]", "so –", ["PRS012"]),
            ("see [#a.c]", "see –", ["PRS013"]),
            ("a {{? npv < 0 }} b", "a b", []),
            ("{{? npv < 0 }} b", "b", []),
            ("a {{? npv < 0 }}", "a", []),
            ("a{{? npv > 0 }}.", "a.", ["PRS010"]),
            ("{{? bcr < 1 }}{{? irr > 0 }}a", "a", ["PRS011"]),
            ("{{? npv }}a", "a", ["PRS014"]),
        ],
    )
    def test_take_the_place_of_names(self, text: str, shown: str, codes: list[str]) -> None:
        assert words(text) == ((Text(shown),), codes)

    def test_keep_their_weight(self) -> None:
        assert words("**{{ city }}** is")[0] == (Text("Hanoi", bold=True), Text(" is"))

    def test_reach_into_footnotes(self) -> None:
        assert words("a^[{{ city }} [@un]]^[{{? npv < 0 }}]")[0] == (
            Text("a"), Note((Text("Hanoi (UN, 2014)"),)),
        )  # fmt: skip

    def test_settle_particles_of_filled_in_words(self) -> None:
        block = Paragraph("a.b", inline("{{ n }}은(는) {{ m }}이(가)"))
        [done], _ = resolve([block], {"n": 3, "m": "서울"}, bibliography("ko"))
        assert isinstance(done, Paragraph)
        assert joined(done.spans) == (Text("3은 서울이"),)

    def test_remember_how_the_study_writes_them(self) -> None:
        text = "**{{ bcr | 2 }}** in {{ city }}, {{ city }}{{ city }} [@un][@wb, 4]."
        [done], _ = resolve([Paragraph("a.b", inline(text))], VALUES, bibliography())
        assert isinstance(done, Paragraph)
        marked = [
            (span.text, span.mark) for span in done.spans if isinstance(span, Text) if span.mark
        ]
        assert marked == [
            ("0.94", "{{ bcr | 2 }}"),
            ("Hanoi", "{{ city }}"), ("Hanoi", "{{ city }}"), ("Hanoi", "{{ city }}"),
            ("(UN, 2014; WB, 2015, p. 4)", "[@un; @wb, 4]"),
        ]  # fmt: skip

    def test_say_nothing_where_nothing_is_known(self) -> None:
        english = Wording.read("en")
        assert [printed(value, english) for value in (None, math.inf, object())] == ["–"] * 3
        assert printed(True, english) == "yes"


class TestBlocks:
    def test_every_kind_is_resolved(self) -> None:
        name = (Value("city"),)
        blocks: list[Block] = [
            Heading("a", 1, "{{ city }}"),
            Table("a.t", "c", (Column("h"),), (("{{ city }}",), (name,), (Cell(name),)), name),
            Callout("a.c", "t", (Bullets("a.c.1", (name,)),)),
            Landscape("a.l", (Paragraph("a.l.1", (*name, Ref("a.t"))),)),
            Group("a.g", (Paragraph("a.g.1", name),)),
        ]
        done, findings = resolve(blocks, VALUES, bibliography())
        assert findings == []
        assert list(every_span(done)) == [Text("Hanoi")] * 5 + [Ref("a.t")] + [Text("Hanoi")]
        assert done[0] == blocks[0]  # a string is printed as it is

    def test_what_held_claims_only_is_left_out(self) -> None:
        claim = (Claim("npv < 0"),)
        blocks: list[Block] = [
            Paragraph("a", claim),
            Bullets("b", (claim, spans("x"))),
            Group("c", (Paragraph("c.1", claim),)),
            Landscape("d", (Bullets("d.1", (claim,)), Paragraph("d.2", spans("y")))),
        ]
        done, _ = resolve(blocks, VALUES, bibliography())
        assert done == (
            Bullets("b", (spans("x"),)),
            Landscape("d", (Paragraph("d.2", spans("y")),)),
        )

    def test_references_may_lead_elsewhere(self) -> None:
        block = Paragraph("a.b", (Ref("z"),))
        assert resolve([block], {}, bibliography(), targets={"z"}) == ((block,), [])


class TestFindings:
    def test_name_file_and_line_of_prose(self) -> None:
        value = Prose("a\n\n{{ x }}\n\n- {{? npv > 0 }}b", Place("economics/conclusion.md"))
        places = prose_places(value, "e.c")
        _, findings = resolve(prose(value, "e.c"), VALUES, bibliography(), places)
        assert [(f.code, str(f.place)) for f in findings] == [
            ("PRS009", "economics/conclusion.md:3"),
            ("PRS010", "economics/conclusion.md:5"),
        ]

    def test_name_the_block_of_anything_else_and_once(self) -> None:
        _, [finding] = resolve([Paragraph("a.b", (Value("x"), Value("x")))], VALUES, bibliography())
        assert finding.problem == "in a.b: unknown name 'x' in {{ x }}"
        assert "bcr, city" in finding.cure


def test_remembers_what_is_cited() -> None:
    blocks = [Paragraph("a", inline("x [@wb] y^[z [@un]] [@nn]"))]
    assert cited(blocks) == ("wb", "un", "nn")
    known = bibliography()
    resolve(blocks, {}, known)
    assert list(known.used) == ["wb", "un"]
    assert [id for id, _ in known.entries()] == ["un", "wb"]
    assert cited([Paragraph("a", (Cite(()),))]) == ()
