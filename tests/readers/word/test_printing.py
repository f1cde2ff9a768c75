"""What the study prints in a paragraph, and what stands in Word, as tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.document.blocks import Link, Note, Ref, Text
from fs_toolkit.document.inline import inline
from fs_toolkit.readers.word.parts import KEY
from fs_toolkit.readers.word.printing import printed_of, rendered, source_of, tokens_of

PRINTS = {"{{ npv }}": "USD 5", "[@un; @wb, p. 4]": "(UN, 2014; WB, 2015, p. 4)"}


@given(st.text(st.sampled_from("ab 1.,—é한"), max_size=30))
def test_no_letter_is_lost(text):
    assert "".join(token.text for token in tokens_of((Text(text),))) == text


def test_both_sides_are_told_alike():
    study = source_of(
        inline("See [#a.b]^[seen in {{ npv }}], **{{ npv }}** [@un][@wb, p. 4] [web](https://example.org)"),
        PRINTS, "en", frozenset({"npv"}),
    )  # fmt: skip
    value = Text("USD 4", mark=f"{KEY}npv")
    word = (
        Text("See "), Ref("a.b"), Note((Text("seen in "), value)), Text(", "), Text("USD 4", bold=True, mark=f"{KEY}npv"),
        Text(" (UN, 2014; WB, 2015, p. 4) "), Link("https://example.org", "web"),
    )  # fmt: skip
    assert printed_of(study) == rendered(tokens_of(word))


def test_looks_count_but_not_those_of_spaces():
    one = rendered(tokens_of((Text("a", bold=True), Text(" "), Text("b", bold=True))))
    two = rendered(tokens_of((Text("a b", bold=True),)))
    assert one == two
    assert one != rendered(tokens_of((Text("a b"),)))


def test_a_mark_that_prints_nothing_known_is_never_found():
    assert "\ue002" in printed_of(source_of(inline("{{ lost }}"), {}, "en", frozenset()))
