"""Blocks in a page."""

from __future__ import annotations

from itertools import pairwise

from fs_toolkit.document.blocks import Bullets, Heading, Missing, Picture, spans


def find(root, id: str):
    (found,) = [each for each in root.all() if each.attributes.get("id") == id]
    return found


def test_headings_stand_in_order(root):
    levels = [int(each.name[1]) for each in root.all("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_level_that_a_study_leaves_out_is_none_in_the_page(small):
    root = small(
        Heading("a", 3, "A"), Heading("b", 4, "B"), Heading("c", 2, "C"), Heading("d", 3, "D")
    )
    assert [find(root, id).name for id in "abcd"] == ["h3", "h4", "h3", "h4"]


def test_captions_are_numbered_as_in_word(root):
    captions = [each.text for each in root.all("caption", "figcaption")]
    assert "Table\u00a01-1 Twelve inner districts hold two fifths of the people and three fifths of the petitions" in captions  # fmt: skip


def test_every_picture_says_what_it_shows(root):
    assert all(each.attributes["alt"] for each in root.all("img"))
    assert all(each.all("title")[0].text for each in root.all("svg"))


def test_lists(small):
    root = small(
        Bullets("b", (spans("one"), spans("two"))), Bullets("n", (spans("x"),), numbered=True)
    )
    assert find(root, "b").name == "ul"
    assert [each.text for each in find(root, "b").all("li")] == ["one", "two"]
    assert find(root, "n").name == "ol"


def test_what_is_pending_says_who_must_answer(small):
    root = small(Missing("m", "Budget", "city", ""))
    assert [each.text for each in find(root, "m").all("p")] == [
        "Pending: Budget",
        "Who must answer: city",
    ]


def test_pictures_are_in_the_page(small):
    root = small(Picture("x", "Map", b"\x89PNG data", 'the "map"'))
    (image,) = root.all("img")
    assert image.attributes["src"].startswith("data:image/png;base64,")
    assert image.attributes["alt"] == 'the "map"'


def test_equations_are_mathml_with_their_number(root):
    (found,) = [each for each in root.all("div") if each.attributes.get("class") == "equation"][:1]
    assert found.all("math")
    assert "(" in found.all("span")[0].text
