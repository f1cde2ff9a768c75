"""Comments of our own."""

from __future__ import annotations

import io

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.text.run import Run

from fs_toolkit.writers.word.comments import AUTHOR, Comments
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened, package_bytes

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


@pytest.fixture
def document(english_file):
    return opened(english_file)


def paragraphs(document):
    return [p for p in body_of(document).iter(q("w:p")) if p.find(q("w:r")) is not None]


def texts(document):
    part = next(
        r.target_part for r in document.part.rels.values() if r.reltype.endswith("/comments")
    )
    return {
        each.get(q("w:author")): [
            "".join(t.text or "" for t in p.iter(q("w:t"))) for p in each.iter(q("w:p"))
        ]
        for each in part.element
    }


def test_a_comment_is_written_as_word_wants_it(document, tmp_path):
    from openxml_audit import OpenXmlValidator

    Comments(document).add(paragraphs(document)[3], ["first & second", "third"])
    content = package_bytes(document)
    assert lint(content) == []
    assert texts(opened(content)) == {AUTHOR: ["first & second", "third"]}
    path = tmp_path / "commented.docx"
    path.write_bytes(content)
    assert OpenXmlValidator().validate(path).errors == []
    assert [each.text for each in docx.Document(io.BytesIO(content)).comments] == [
        "first & second\nthird"
    ]


def test_a_comment_stands_beside_those_of_people(document):
    place = paragraphs(document)[3]
    document.add_comment(Run(place.find(q("w:r")), document), text="Mine", author="City")
    comments = Comments(document)
    comments.add(place, ["ours"])
    assert lint(package_bytes(document)) == []
    assert texts(document) == {"City": ["Mine"], AUTHOR: ["ours"]}
    assert len(comments.ours([place])) == 1
    assert comments.ours([paragraphs(document)[4]]) == []


def test_taken_back_it_leaves_nothing(document):
    place = paragraphs(document)[3]
    comments = Comments(document)
    before = len(list(place.iter()))
    comments.add(place, ["ours"])
    (number,) = comments.ours([place])
    comments.take_back(number)
    assert len(list(place.iter())) == before
    assert texts(document) == {}


@pytest.mark.parametrize("state", ['w15:done="1"', 'w15:paraIdParent="0B0B0B0B"', ""])
def test_what_a_person_answered_or_settled_is_theirs(document, state):
    place = paragraphs(document)[3]
    comments = Comments(document)
    comments.add(place, ["ours"])
    root = next(
        r.target_part.element
        for r in document.part.rels.values()
        if r.reltype.endswith("/comments")
    )
    root[0].findall(q("w:p"))[-1].set(q("w14:paraId"), "0A0A0A0A")
    xml = f'<x:commentsEx xmlns:x="{_W15}" xmlns:w15="{_W15}"><w15:commentEx w15:paraId="0A0A0A0A" {state}/></x:commentsEx>'
    part = Part(
        PackURI("/word/commentsExtended.xml"),
        "application/xml",
        xml.encode(),
        document.part.package,
    )
    document.part.relate_to(
        part, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    )
    assert len(Comments(document).ours([place])) == (0 if state else 1)


def test_a_file_without_the_styles_gets_them(document):
    styles = document.styles.element
    for style in list(styles.iter(q("w:style"))):
        if style.get(q("w:styleId")).startswith("Comment"):
            styles.remove(style)
    Comments(document).add(paragraphs(document)[3], ["ours"])
    assert lint(package_bytes(document)) == []
    assert {"annotation text", "annotation reference"} <= {style.name for style in document.styles}
