"""Values in sentences: framed, renewed, or left where a person wrote over them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openxml_audit import OpenXmlValidator

from fs_toolkit.document.blocks import Group, Note, Paragraph, Text
from fs_toolkit.document.inline import merged
from fs_toolkit.writers.word.inline_values import renew_values, shown_values, values_of
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened


def valued(npv: str, share: str = "45") -> Group:
    return Group(
        "economics.conclusion",
        (
            Paragraph(
                "economics.conclusion.1",
                (
                    Text("It is worth "),
                    Text(npv, bold=True, mark="{{ npv.lean }}"),
                    Text(" in "),
                    Text(share, mark="{{ share | number }}"),
                    Text(" % of the draws"),
                    Note((Text("Of "), Text("10", mark="{{ draws }}"))),
                    Text("."),
                ),
            ),
        ),
    )


@pytest.fixture
def made(small, written):
    return lambda *values: written(small(valued(*values)))


def test_a_value_is_framed_under_its_name(made):
    document = opened(made("USD 5"))
    found = list(shown_values(body_of(document)))
    assert [(each.key, each.text) for each in found] == [
        ("npv.lean", "USD\u00a05"),
        ("share~number", "45"),
    ]
    assert not any(each.is_touched for each in found)
    assert values_of(body_of(document)) == {"npv.lean": "USD\u00a05", "share~number": "45"}


def test_the_frame_changes_nothing_to_see(small, written, made):
    from fs_toolkit.writers.word.standing import standing

    def bare(span):
        return replace(span, mark="") if isinstance(span, Text) else span

    [paragraph] = valued("USD 5").blocks
    plain = Group(
        "economics.conclusion", (replace(paragraph, spans=merged(map(bare, paragraph.spans))),)
    )
    block = "economics.conclusion"
    assert standing(made("USD 5")).now[block] == standing(written(small(plain))).now[block]


def test_files_with_values_are_sound(made, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(made("USD 5"))
    assert lint(path) == []
    result = OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []


def test_a_value_is_renewed_in_words_that_a_person_wrote(made, saved_by_word):
    edited = opened(saved_by_word(made("USD 5")))
    body = body_of(edited)
    for text in body.iter(q("w:t")):
        text.text = (text.text or "").replace("worth", "surely worth")
    fresh = values_of(body_of(opened(made("USD 6", "50"))))
    done = renew_values(body, fresh)
    assert done.renewed == ("npv.lean", "share~number")
    assert values_of(body) == fresh
    assert renew_values(body, fresh) == type(done)()
    again = renew_values(body, {"npv.lean": "USD 7"})
    assert again.renewed == ("npv.lean",)


def test_a_value_that_a_person_wrote_over_is_left_and_named(made):
    body = body_of(opened(made("USD 5")))
    [first, _] = shown_values(body)
    next(first.element.iter(q("w:t"))).text = "nearly five"
    done = renew_values(body, {"npv.lean": "USD 6", "share~number": "45"})
    assert done.written_over == ("npv.lean",)
    assert done.renewed == ()
    assert "nearly five" in "".join(text.text or "" for text in body.iter(q("w:t")))


def test_a_value_that_is_no_longer_known_is_left(made):
    body = body_of(opened(made("USD 5")))
    assert renew_values(body, {}).renewed == ()
