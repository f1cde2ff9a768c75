"""Spans to Markdown, and back to the same spans."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Text, Value
from fs_toolkit.document.markdown import NoMarkdown, reads_as, tidied, unit_text, written
from fs_toolkit.document.units import units_of

WORDS = st.text(
    st.sampled_from("ab 1.,-#*_[](){}<>!\\`~^@&|+=>:;'\"/?%$é한ộ\n\u00a0"), min_size=1, max_size=12
)
TEXTS = st.builds(Text, WORDS, st.booleans(), st.booleans())
MARKS = st.sampled_from(
    [
        Value("npv.lean"), Value("bcr | 2", bold=True), Ref("a.b"), Cite(("gso",), "p. 4"), Cite(("gso", "un")),
        Claim("npv > 0"), Link("https://example.org/a_(b)", "a [link]"), Note((Text("see "), Cite(("un",)))),
    ]
)  # fmt: skip
SPANS = st.lists(st.one_of(TEXTS, TEXTS, MARKS), max_size=6).map(tuple)


@settings(max_examples=400)
@given(SPANS)
def test_what_is_written_reads_as_it_was_meant(spans):
    wanted = tidied(spans)
    assume(wanted)
    try:
        line = written(spans)
    except NoMarkdown:
        return  # refused, and nothing is lost unseen
    assert "\n" not in line
    assert reads_as(line, wanted)


@given(st.lists(st.builds(Text, WORDS), min_size=1, max_size=3).map(tuple))
def test_plain_words_can_nearly_always_be_written(spans):
    wanted = tidied(spans)
    assume(wanted)
    assert reads_as(written(spans), wanted)


@pytest.mark.parametrize(
    ("spans", "line"),
    [
        ((Text("It costs 5 * 3 < 20."),), r"It costs 5 \* 3 \< 20."),
        ((Text("1. first"),), r"1\. first"),
        ((Text("- dash"),), r"\- dash"),
        ((Text("# hash"),), r"\# hash"),
        ((Text("snake_case stays, _edge_ not"),), r"snake_case stays, \_edge\_ not"),
        ((Text("so "), Text("very ", bold=True), Text("good")), "so **very** good"),
        ((Text("a"), Text("b", bold=True, italic=True), Text(".")), "a***b***."),
        ((Text("worth "), Value("npv"), Claim("npv > 0"), Text(".")), "worth {{ npv }}{{? npv > 0 }}."),
        ((Text("as ["), Text("1], said")), "as [1], said"),
    ],
)  # fmt: skip
def test_examples(spans, line):
    assert written(spans) == line


def test_a_unit_keeps_its_marker():
    [heading, item] = units_of("## Verdict\n\n* one")
    assert unit_text(heading, (Text("What now"),)) == "## What now"
    assert unit_text(item, (Text("two"),)) == "* two"
    with pytest.raises(NoMarkdown):
        unit_text(heading, (Text("about "), Value("npv")))


def test_a_link_that_is_none_of_the_web_is_refused():
    with pytest.raises(NoMarkdown):
        written((Link("file:///etc/passwd", "here"),))
