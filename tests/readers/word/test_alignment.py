"""Marks put back for the words that they print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Claim, Text, Value
from fs_toolkit.document.inline import inline, plain
from fs_toolkit.document.markdown import written
from fs_toolkit.readers.word.alignment import restored
from fs_toolkit.readers.word.printing import printed_of, source_of, tokens_of

PRINTS = {
    "{{ npv }}": "USD −127 thousand",
    "{{ bcr }}": "0.94",
    "[@un; @wb]": "(UN, 2014; WB, 2015)",
}
TEXT = "It is{{? npv < 0 }} worth {{ npv }}, ratio {{ bcr }} [@un][@wb]."


def source(text=TEXT, named=frozenset(), language="en"):
    return source_of(inline(text), PRINTS, language, frozenset(named))


def put_back(words: str, text: str = TEXT):
    return restored(tokens_of((Text(words),)), source(text), lambda note: note, lambda key: None)


def test_a_source_prints_what_the_report_prints():
    assert printed_of(source()) == (
        "It is worth USD −127 thousand, ratio 0.94 (UN, 2014; WB, 2015)."
    )
    assert printed_of(source("a {{? npv < 0 }} b{{? npv < 0 }}")) == "a b"
    assert printed_of(source("{{? npv < 0 }} b {{? npv < 0 }}")) == "b"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("It is worth USD −127 thousand, ratio 0.94 (UN, 2014; WB, 2015).", "It is{{? npv < 0 }} worth {{ npv }}, ratio {{ bcr }} [@un; @wb]."),
        ("It is surely worth USD −127 thousand now, ratio 0.94.", "It is{{? npv < 0 }} surely worth {{ npv }} now, ratio {{ bcr }}."),
        ("Ratio 0.94 and USD −127 thousand.", "Ratio {{ bcr }} and {{ npv }}."),
        ("Nothing of it.", "Nothing of it."),
    ],
)  # fmt: skip
def test_marks_stand_where_their_words_stand(words, line):
    assert written(put_back(words).spans) == line


def test_words_typed_over_a_mark():
    done = put_back("It is worth USD −90 thousand, ratio 0.94 (UN, 2014; WB, 2015).")
    assert Value("npv") in done.spans
    assert "90" not in plain(done.spans)
    [(mark, typed)] = done.typed_over
    assert (mark, typed.strip()) == ("{{ npv }}", "USD −90 thousand")


@given(st.lists(st.sampled_from(["It", "is", "new", "0.94", "USD", "−127", "5"]), max_size=9))
def test_no_word_is_lost_but_those_typed_over(words):
    text = " ".join(words)
    done = put_back(text)
    if done.typed_over:
        return
    said = "".join(
        span.text if isinstance(span, Text) else PRINTS.get(f"{{{{ {span.name} }}}}", "?")
        for span in done.spans
        if not isinstance(span, Claim)
    )
    assert said == text


def test_sources_are_joined_with_their_marks():
    both = source("a {{ npv }}") + source("b {{ bcr }}{{? npv < 0 }}")
    done = restored(
        tokens_of((Text("a USD −127 thousand b 0.94"),)), both, lambda note: note, lambda key: None
    )
    assert written(done.spans) == "a {{ npv }} b {{ bcr }}{{? npv < 0 }}"


def test_particles_follow_the_sound_of_what_is_printed():
    prints = {"{{ bcr }}": "0.94"}
    spans_ = inline("비율은 {{ bcr }}(으)로 본다")
    for named in (frozenset(), frozenset({"bcr"})):
        made = source_of(spans_, prints, "ko", named)
        assert printed_of(made).endswith("로 본다")
        assert "(으)로" not in printed_of(made)
