"""Charts in a page."""

from __future__ import annotations

from lxml import etree

from fs_toolkit.writers.html.drawings import drawing
from tests.writers.html.conftest import _svg, read


def test_names_of_two_drawings_do_not_meet():
    root = read(drawing(_svg(), 1, "One") + drawing(_svg(), 2, "Two"))
    ids = [each.attributes["id"] for each in root.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids)) == 4
    hrefs = [each.attributes["href"] for each in root.all("use")]
    assert hrefs == ["#c1-a", "#c2-a"]
    assert root.all("use")[0].attributes["clip-path"] == "url(#c1-a)"


def test_styles_do_not_leak():
    made = drawing(_svg(), 1, "One")
    assert "<style" not in made
    assert "style=" not in made
    assert 'fill="#fff"' in made


def test_says_what_it_shows():
    (svg,) = read(drawing(_svg(), 3, "Grows < twice")).all("svg")
    assert svg.attributes["role"] == "img"
    assert svg.attributes["aria-labelledby"] == svg.all("title")[0].attributes["id"]
    assert svg.all("title")[0].text == "Grows < twice"


def test_scripts_and_ways_out_go():
    made = drawing(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script>'
        '<a href="http://a.example"><path onclick="x()"/></a><foreignObject/></svg>',
        1,
        "One",
    )
    assert "a.example" not in made
    assert "x()" not in made
    assert "foreignObject" not in made
    assert etree.fromstring(made) is not None
