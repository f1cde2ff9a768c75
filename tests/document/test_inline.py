from __future__ import annotations

import re
import string
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Cite, Claim, Link, Note, Ref, Spans, Text, Value
from fs_toolkit.document.inline import (
    _tokens,
    fill,
    http,
    inline,
    merged,
    pieces_of,
    plain,
    slots_of,
    template,
)
from fs_toolkit.document.wording import Wording

SPECIAL = set("*_[]{}\\^<>\n\r") | {"\x00"}
WORDS = st.text(
    st.characters(blacklist_characters=SPECIAL, blacklist_categories=("Cs", "Cc", "Cn")),
    max_size=80,
)


class TestInline:
    @settings(deadline=None)  # the first example imports what it needs
    @given(WORDS)
    def test_gives_plain_text_back(self, text: str) -> None:
        from unicodedata import normalize

        assert plain(inline(text)) == normalize("NFC", text)

    @settings(deadline=None)  # the first example imports what it needs
    @given(st.text(st.sampled_from("ab*_[]{}@#?^()<>!;, \\`\n" + string.digits), max_size=60))
    def test_never_fails_and_never_leaves_an_empty_text(self, text: str) -> None:
        for span in inline(text):
            assert not isinstance(span, Text) or span.text

    @pytest.mark.parametrize(
        ("text", "spans"),
        [
            ("**a** *b* ***c***", (Text("a", bold=True), Text(" "), Text("b", italic=True), Text(" "),
                                   Text("c", bold=True, italic=True))),
            ("x [@a; @b, p. 4; @c]", (Text("x "), Cite(("a", "b"), "p. 4"), Cite(("c",)))),
            ("[#a.b]", (Ref("a.b"),)),
            ("**{{ x }}**{{? x > 0 }}", (Value("x", bold=True), Claim("x > 0"))),
            ("a^[b *c* [@d]]", (Text("a"), Note((Text("b "), Text("c", italic=True), Text(" "), Cite(("d",)))))),
            ("[**w**](https://a.b/c) <http://d.e>", (Link("https://a.b/c", "w"), Text(" "), Link("http://d.e", "http://d.e"))),
            ("two\nlines", (Text("two lines"),)),
            (r"\*no\* snake_case_id", (Text("*no* snake_case_id"),)),
            ("", ()),
        ],
    )  # fmt: skip
    def test_reads_marks(self, text: str, spans: tuple[object, ...]) -> None:
        assert inline(text) == spans

    @pytest.mark.parametrize(
        "address", ["javascript:alert(1)", "file:///etc", "data:x", "page.md", "//a.b"]
    )
    def test_makes_no_link_but_to_the_web(self, address: str) -> None:
        assert inline(f"[words]({address})") == (Text("words"),)
        assert not http(address)

    def test_shows_html_as_text(self) -> None:
        text = "<b onclick=x>hi</b> <!-- c --> &amp; <img src=x>"
        assert inline(text) == (Text(text),)

    def test_composes_letters_and_drops_control_characters(self) -> None:
        assert inline("Ha\u0300\x08\x0b No\u0302i\x7f") == (Text("Hà Nôi"),)

    def test_refuses_an_endless_text(self) -> None:
        with pytest.raises(ValueError, match="20001 characters"):
            inline("a" * 20_001)

    @pytest.mark.parametrize("unit", ["^[", "[", "*", "**a ", "[@", "{{", "_a_*b*", "[a](", "^[*"])
    def test_takes_no_long_time_over_hostile_text(self, unit: str) -> None:
        start = perf_counter()
        inline((unit * 20_000)[:20_000])
        assert perf_counter() - start < 10  # about 0.4 s at worst


class TestFill:
    def test_puts_a_string_in_literally(self) -> None:
        spans = fill(template("**{a}** and {b}"), {"a": "*x* [@y] {b} <b>", "b": Cite(("z",))})
        assert spans == (Text("*x* [@y] {b} <b>", bold=True), Text(" and "), Cite(("z",)))

    def test_gives_spans_the_weight_around_them(self) -> None:
        filled = fill(template("*see {a}*"), {"a": (Text("x", bold=True), Ref("t"), Value("v"))})
        assert filled == (
            Text("see ", italic=True), Text("x", bold=True, italic=True), Ref("t"), Value("v", italic=True),
        )  # fmt: skip

    def test_fills_footnotes(self) -> None:
        pieces = template("a^[in {year}]")
        assert slots_of(pieces) == {"year"}
        assert fill(pieces, {"year": "2015"}) == (Text("a"), Note((Text("in 2015"),)))

    @settings(deadline=None)  # the first example imports what it needs
    @given(WORDS)
    def test_keeps_any_words_as_they_are(self, words: str) -> None:
        assert plain(fill(template("<{a}>"), {"a": words + "*{a}*"})) == f"<{words}*{{a}}*>"


@settings(deadline=None)  # the first example imports what it needs
@given(st.lists(st.builds(Text, st.sampled_from(["", "a", " "]), st.booleans(), st.booleans())))
def test_merging_keeps_words_and_joins_neighbours(spans: list[Text]) -> None:
    out = merged(spans)
    assert plain(out) == plain(spans)
    styles = [(span.bold, span.italic) for span in out if isinstance(span, Text)]
    assert all(first != second for first, second in pairwise(styles))


def test_plain_marks_what_has_no_words_yet() -> None:
    spans = inline("See [#a.b] [@c] {{ d }}{{? e > 0 }}.")
    assert plain(spans, "…") == "See … … …."
    assert re.sub(r"\s+", " ", plain(spans)) == "See ."


class TestWordsWithoutMarks:
    """They are not parsed, and read as if they were."""

    @staticmethod
    def parsed(text: str) -> Spans:
        return merged(pieces_of(_tokens(text, slots=False)))

    @given(st.text(st.sampled_from("ab 1%(),.’—_*[]^{}\\<>\n\t&!:/"), max_size=30))
    def test_any_text(self, text):
        assert inline(text) == self.parsed(text)

    @given(st.text(max_size=20))
    def test_any_letters(self, text):
        assert inline(text) == self.parsed(text)

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_every_sentence_of_the_toolkit(self, language):
        wording = Wording.read(language)
        for file in wording.files():
            for key in wording.keys(file):
                line = wording._line(key)
                given = {name: f"<{name}>" for name in slots_of(template(line))}
                assert fill(template(line), given) == fill(
                    pieces_of(_tokens(line, slots=True)), given
                ), key
