from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from fs_toolkit.document.marks import LEFT_OVER, add_marks


def kinds(text: str, slots: bool = False) -> list[tuple[str, object]]:
    markdown = MarkdownIt("zero").enable("emphasis")
    add_marks(markdown, slots)
    tokens = markdown.parseInline(text)[0].children or []
    return [
        (token.type, token.meta or token.content)
        for token in tokens
        if token.type != "text" or token.content
    ]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("[@nso2015]", ("fs_cite", {"cites": [("nso2015", "")]})),
        ("[@a; @b,  p. 4]", ("fs_cite", {"cites": [("a", ""), ("b", "p. 4")]})),
        ("[@a, Article 4(2)]", ("fs_cite", {"cites": [("a", "Article 4(2)")]})),
        ("[#legal.laws]", ("fs_ref", {"name": "legal.laws"})),
        ("{{ npv.lean.economic }}", ("fs_value", {"name": "npv.lean.economic"})),
        ("{{NPV}}", ("fs_value", {"name": "NPV"})),  # a slip that a suggestion will mend
        ("{{? npv  > 0 }}", ("fs_claim", {"name": "npv > 0"})),
    ],
)
def test_reads_a_mark(text: str, token: tuple[str, object]) -> None:
    assert kinds(text) == [token]


@pytest.mark.parametrize(
    "text",
    ["[@]", "[@Bad]", "[@a b]", "[@a;]", "[#]", "[#A.b]", "{{ }}", "{{ a b }}", "^[ ]", "^[open"],
)
def test_leaves_what_is_not_well_formed_as_words(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"text"}
    assert LEFT_OVER.search(text)


def test_knows_slots_only_where_they_can_be_filled() -> None:
    assert kinds("{city}", slots=True) == [("fs_slot", {"name": "city"})]
    assert kinds("{city}") == [("text", "{city}")]


def test_reads_emphasis_before_a_korean_particle() -> None:
    assert [kind for kind, _ in kinds("**비율(B/C)**은")] == [
        "strong_open",
        "text",
        "strong_close",
        "text",
    ]
    assert [kind for kind, _ in kinds("2 * 3 * 4")] == ["text"]


def test_a_footnote_within_a_footnote_stays_words() -> None:
    [(kind, _)] = kinds("^[a ^[b] c]")
    assert kind == "fs_note"
