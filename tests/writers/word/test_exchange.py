"""New content in the place of old."""

from __future__ import annotations

from fs_toolkit.writers.word.exchange import exchange_content, exchange_paragraph, tidy
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, footnotes_of, opened


def words(element):
    return "".join(t.text or "" for t in element.iter(q("w:t")))


COMMENTED = (
    '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>seven million people</w:t></w:r>'
    '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>'
)


def test_a_comment_goes_to_the_words_most_like_its_own():
    holder = parsed(
        f"<w:sdtContent><w:p><w:r><w:t>other</w:t></w:r></w:p>{COMMENTED}</w:sdtContent>"
    )
    fresh = [
        parsed(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
        for text in ("first", "eight million people", "last")
    ]
    exchange_content(holder, fresh)
    assert [words(p) for p in holder] == ["first", "eight million people", "last"]
    assert holder[1].find(q("w:commentRangeStart")).get(q("w:id")) == "4"
    assert len(list(holder.iter(q("w:commentReference")))) == 1


def test_a_bookmark_of_a_person_stays_and_ours_comes_anew():
    old = (
        '<w:p><w:bookmarkStart w:id="1" w:name="mine"/><w:bookmarkStart w:id="2" w:name="_FSb_x"/>'
        '<w:r><w:t>old</w:t></w:r><w:bookmarkEnd w:id="1"/><w:bookmarkEnd w:id="2"/></w:p>'
    )
    new = '<w:p><w:pPr/><w:bookmarkStart w:id="9" w:name="_FSb_x"/><w:r><w:t>new</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>'
    body = parsed(f"<w:body>{old}</w:body>")
    exchange_paragraph(body[0], parsed(new))
    names = [each.get(q("w:name")) for each in body.iter(q("w:bookmarkStart"))]
    assert sorted(names) == ["_FSb_x", "mine"]
    assert words(body) == "new"


def test_a_section_that_ended_in_a_paragraph_still_does():
    body = parsed("<w:body><w:p><w:pPr><w:sectPr/></w:pPr></w:p></w:body>")
    exchange_paragraph(body[0], parsed("<w:p><w:pPr/><w:r><w:t>new</w:t></w:r></w:p>"))
    assert body[0].find(f"{q('w:pPr')}/{q('w:sectPr')}") is not None


def test_tidying_drops_what_nothing_refers_to(english_file):
    document = opened(english_file)
    body = body_of(document)
    pictures = sum(rel.reltype.endswith("/image") for rel in document.part.rels.values())
    for mark in list(body.iter(q("w:footnoteReference"), q("w:drawing"))):
        mark.getparent().remove(mark)
    end = next(body.iter(q("w:bookmarkEnd")))
    end.getparent().remove(end)
    tidy(document)
    assert pictures > 0
    assert not any(rel.reltype.endswith("/image") for rel in document.part.rels.values())
    notes = footnotes_of(document)
    assert all(note.get(q("w:type")) for note in notes.element)
    assert not any(rel.reltype.endswith("/hyperlink") for rel in notes.rels.values())
    starts = {each.get(q("w:id")) for each in body.iter(q("w:bookmarkStart"))}
    assert starts == {each.get(q("w:id")) for each in body.iter(q("w:bookmarkEnd"))}
