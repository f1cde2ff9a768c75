"""Controls."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.controls import NO_HASH, control_of, control_xml, controls
from fs_toolkit.writers.word.markup import parsed, q


def made(id: str = "section.block", title: str = "A title", **kind):
    return parsed(control_xml(5, id, title, "<w:p/>", **kind))


def test_is_found_again_and_sealed():
    control = control_of(made())
    assert (control.id, control.hash) == ("section.block", NO_HASH)
    control.seal("0123456789abcdef")
    assert control_of(control.element).hash == "0123456789abcdef"
    assert [child.tag for child in control.content] == [q("w:p")]


def test_people_may_edit_move_and_delete_it():
    assert made().find(f".//{q('w:lock')}") is None


def test_a_long_title_is_cut_and_markup_in_it_is_words():
    alias = made(title='"<b>" ' + "x" * 90).find(f".//{q('w:alias')}").get(q("w:val"))
    assert len(alias) <= 64
    assert alias.startswith('"<b>" xx')
    assert alias.endswith("…")


def test_contents_keep_the_button_that_updates_them():
    assert (
        made(contents=True).find(f".//{q('w:docPartGallery')}").get(q("w:val"))
        == "Table of Contents"
    )
    assert made().find(f".//{q('w:docPartObj')}") is None


@pytest.mark.parametrize(
    "tag", ["", "other", "fs1|a|123", "fs2|a|" + NO_HASH, "fs1|A B|" + NO_HASH]
)
def test_what_is_not_ours_is_left_alone(tag):
    element = made()
    element.find(f".//{q('w:tag')}").set(q("w:val"), tag)
    assert control_of(element) is None
    assert control_of(parsed("<w:p/>")) is None


def test_those_inside_others_are_found_too():
    outer = made("outer")
    control_of(outer).content.append(made("inner"))
    body = parsed("<w:body/>")
    body.append(outer)
    assert [each.id for each in controls(body)] == ["outer", "inner"]
