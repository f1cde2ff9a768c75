"""Names and numbers that stand once."""

from __future__ import annotations

import copy

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened, package_bytes
from fs_toolkit.writers.word.unique import make_unique


def copied(document, id):
    element = next(each.element for each in controls(body_of(document)) if each.id == id)
    made = copy.deepcopy(element)
    element.addnext(made)
    return element, made


def test_a_copy_gets_numbers_of_its_own(english_file):
    document = opened(english_file)
    first, second = copied(document, "economics.map")
    assert {each.code for each in lint(package_bytes(document))} >= {"BMK1", "BMK3", "CTL1", "DRW1"}
    make_unique(document)
    assert lint(package_bytes(document)) == []
    assert next(first.iter(q("w:bookmarkStart"))) is not None
    assert next(second.iter(q("w:bookmarkStart")), None) is None


def test_a_sound_file_is_left_alone(english_file):
    document = opened(english_file)
    before = package_bytes(document)
    make_unique(document)
    assert package_bytes(document) == before


def test_one_number_for_two_names_is_given_anew(english_file):
    document = opened(english_file)
    body = body_of(document)
    for name in ("mine", "yours"):
        body.insert(
            0,
            parsed(
                f'<w:p><w:bookmarkStart w:id="5" w:name="{name}"/><w:bookmarkEnd w:id="5"/></w:p>'
            ),
        )
    make_unique(document)
    assert not {each.code for each in lint(package_bytes(document))} & {"BMK1", "BMK2", "BMK3"}
    names = {each.get(q("w:name")) for each in body.iter(q("w:bookmarkStart"))}
    assert names >= {"mine", "yours"}


def test_a_comment_belongs_to_the_first_place(english_file):
    document = opened(english_file)
    body = body_of(document)
    mark = '<w:p><w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    for _ in range(2):
        body.insert(0, parsed(mark))
    make_unique(document)
    assert len(list(body.iter(q("w:commentReference")))) == 1
    assert next(body[0].iter(q("w:commentReference"))) is not None


def test_the_later_of_two_paragraphs_loses_its_number(english_file):
    document = opened(english_file)
    body = body_of(document)
    for _ in range(2):
        body.insert(0, parsed('<w:p w14:paraId="0A0A0A0A" w14:textId="77777777"/>'))
    make_unique(document)
    assert body[0].get(q("w14:paraId")) == "0A0A0A0A"
    assert body[1].get(q("w14:paraId")) is body[1].get(q("w14:textId")) is None
