from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import PENDING, Prose
from fs_toolkit.document.blocks import Bullets, Cite, Group, Heading, Paragraph, Ref, Text
from fs_toolkit.document.prose import MOST_CHARACTERS, Part, prose, prose_findings, prose_places
from fs_toolkit.document.traverse import block_text

FILE = Place("economics/conclusion.md")


def parts(text: str) -> tuple[Part, ...]:
    [group] = prose(Prose(text, FILE), "economics.conclusion")
    assert isinstance(group, Group)
    return group.blocks


class TestProse:
    def test_is_one_group_of_numbered_parts(self) -> None:
        assert parts("# Verdict\n\nGo *on* [@a], see [#b.c].\n\n1. one\n2. two\n") == (
            Heading("economics.conclusion.1", 3, "Verdict", numbered=False),
            Paragraph(
                "economics.conclusion.2",
                (Text("Go "), Text("on", italic=True), Text(" "), Cite(("a",)), Text(", see "),
                 Ref("b.c"), Text(".")),
            ),
            Bullets("economics.conclusion.3", ((Text("one"),), (Text("two"),)), numbered=True),
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("text", "levels"),
        [("# a\n## b\n### c", [3, 4, 4]), ("## a\n### b", [3, 4]), ("### a\n### b", [3, 3])],
    )
    def test_headings_stand_below_the_sub_item(self, text: str, levels: list[int]) -> None:
        assert [part.level for part in parts(text) if isinstance(part, Heading)] == levels

    def test_a_list_is_one_list(self) -> None:
        [bullets] = parts("- one\n\n  more\n  - inside\n- \n- two")
        assert isinstance(bullets, Bullets)
        assert block_text(bullets).splitlines() == ["one more", "inside", "two"]

    def test_a_line_of_dashes_makes_no_heading(self) -> None:
        assert [type(part) for part in parts("words\n---\nmore")] == [Paragraph, Paragraph]

    def test_loses_no_word_of_what_it_cannot_print(self) -> None:
        text = (
            "| a | b |\n|---|---|\n| c | d |\n\n    e\n\n<div>f</div>\n\n> g\n\n![h](i.png) `j`\n"
        )
        printed = "\n".join(block_text(part) for part in parts(text))
        assert [word for word in "abcdefghj" if word not in printed] == []

    @pytest.mark.parametrize("text", ["", "  \n\n", "---"])
    def test_is_nothing_where_there_are_no_words(self, text: str) -> None:
        assert list(prose(Prose(text), "a.b")) == []

    def test_is_nothing_while_it_is_pending(self) -> None:
        assert list(prose(PENDING, "a.b")) == []
        assert prose_findings(PENDING) == []
        assert prose_places(PENDING, "a.b") == {}

    def test_refuses_an_id_whose_parts_would_be_too_long(self) -> None:
        with pytest.raises(ValueError, match="too long"):
            list(prose(Prose("a"), "a" * 42))

    @settings(deadline=None)  # the first example imports what it needs
    @given(st.text(st.sampled_from("ab *_[]{}@#^>-|`<\n1.\t"), max_size=120))
    def test_never_fails(self, text: str) -> None:
        for group in prose(Prose(text), "a.b"):
            assert isinstance(group, Group)
            assert group.blocks
        prose_findings(Prose(text))

    @pytest.mark.parametrize(
        "unit", ["^[*", "[@", "> ", "- ", "a\n- ", "|a|\n|-|\n", "<!--", "[a]: "]
    )
    def test_takes_no_long_time_over_hostile_text(self, unit: str) -> None:
        start = perf_counter()
        list(prose(Prose((unit * MOST_CHARACTERS)[: MOST_CHARACTERS + 9]), "a.b"))
        assert perf_counter() - start < 60  # about 4 s at worst


class TestPlaces:
    def test_names_the_line_of_each_part(self) -> None:
        places = prose_places(Prose("# a\n\nb\nc\n\n- d", FILE), "e.f")
        assert {id: str(place) for id, place in places.items()} == {
            "e.f": "economics/conclusion.md",
            "e.f.1": "economics/conclusion.md:1",
            "e.f.2": "economics/conclusion.md:3",
            "e.f.3": "economics/conclusion.md:6",
        }

    def test_counts_from_the_line_the_text_starts_in(self) -> None:
        value = Prose("a\n\nb", Place("legal/profile.yaml", 7))
        assert str(prose_places(value, "e.f")["e.f.2"]) == "legal/profile.yaml:9"


def test_findings_come_in_the_order_of_the_file() -> None:
    found = prose_findings(Prose("<b>a</b>\n\n| a |\n|---|\n\n![x](y.png)", FILE))
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("PRS003", 1), ("PRS003", 1), ("PRS001", 3), ("PRS002", 6),
    ]  # fmt: skip
