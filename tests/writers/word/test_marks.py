"""Comments and bookmarks on their way."""

from __future__ import annotations

from fs_toolkit.writers.word.marks import Marks, words_of
from fs_toolkit.writers.word.markup import parsed, q

START = '<w:commentRangeStart w:id="4"/>'
END = '<w:commentRangeEnd w:id="4"/><w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="4"/></w:r>'


def holder(*paragraphs):
    return parsed("<w:sdtContent>" + "".join(paragraphs) + "</w:sdtContent>")


def p(words, before="", after=""):
    return f"<w:p><w:pPr/>{before}<w:r><w:t>{words}</w:t></w:r>{after}</w:p>"


def moved(old, new):
    Marks(old).resume(new)
    return new


def places(element, tag):
    return [at for at, each in enumerate(element.iter(q("w:p"))) for _ in each.iter(q(tag))]


def test_a_range_over_two_paragraphs_stays_one():
    old = holder(p("first words", START), p("last words", after=END))
    new = moved(old, holder(p("new"), p("first words"), p("more"), p("last words!")))
    assert places(new, "w:commentRangeStart") == [1]
    assert places(new, "w:commentRangeEnd") == places(new, "w:commentReference") == [3]
    assert next(new.iter(q("w:commentReference"))).getparent().find(f".//{q('w:b')}") is not None


def test_only_the_end_that_stands_inside_is_moved():
    new = moved(holder(p("begins here", START)), holder(p("begins here now")))
    assert places(new, "w:commentRangeStart") == [0]
    assert places(new, "w:commentRangeEnd") == []
    new = moved(holder(p("ends here", after=END)), holder(p("ends here now")))
    assert places(new, "w:commentRangeStart") == []
    assert places(new, "w:commentReference") == [0]


def test_the_end_never_comes_before_the_beginning():
    old = holder(p("alpha", START), p("omega", after=END))
    new = moved(old, holder(p("omega"), p("alpha")))
    assert places(new, "w:commentRangeStart") == places(new, "w:commentRangeEnd") == [1]


def test_a_mark_between_paragraphs_belongs_to_what_it_encloses():
    old = holder(p("before"), START, p("meant"), END.partition("<w:r>")[0], p("after"))
    new = moved(old, holder(p("before"), p("meant"), p("after")))
    assert places(new, "w:commentRangeStart") == places(new, "w:commentRangeEnd") == [1]


def test_numbers_alike_are_told_apart_by_their_place():
    old = holder(p("45,000"), p("45,100", START, END), p("45,200"))
    new = moved(old, holder(p("47,000"), p("47,100"), p("47,200")))
    assert places(new, "w:commentReference") == [1]


def test_bookmarks_of_word_are_kept_and_ours_are_not():
    def mark(number, name):
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    names = ("_FSb_x", "_Ref_x_1234", "_Toc123", "_Ref4711", "mine")
    starts, ends = zip(*(mark(at, name) for at, name in enumerate(names)), strict=True)
    new = moved(holder(p("old", "".join(starts), "".join(ends))), holder(p("new")))
    found = {each.get(q("w:name")) for each in new.iter(q("w:bookmarkStart"))}
    assert found == {"_Toc123", "_Ref4711", "mine"}
    assert len(list(new.iter(q("w:bookmarkEnd")))) == 3
    assert words_of(new) == "new"


def bookmark(words, name, number=7):
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r><w:bookmarkEnd w:id="{number}"/>'
    )


def within(element, number="7"):
    """The words that a bookmark stands round."""
    inside, found = False, ""
    for each in element.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"), q("w:t")):
        if each.get(q("w:id")) == number:
            inside = each.tag == q("w:bookmarkStart")
        elif inside and each.tag == q("w:t"):
            found += each.text or ""
    return found


def test_a_bookmark_stands_round_the_words_that_it_stood_round():
    old = holder(f"<w:p><w:pPr/>{bookmark('the city', 'mine')}<w:r><w:t> pays 5</w:t></w:r></w:p>")
    new = moved(old, holder(p("In 2026 the city pays 6")))
    assert within(new) == "the city"
    gone = moved(old, holder(p("Others pay 6")))
    assert within(gone) == "Others pay 6"


def test_words_own_bookmark_of_a_caption_stands_where_ours_does():
    """Word sets it round label and number when a person puts in a cross-reference."""

    def caption(number, title, mine=""):
        ours = bookmark(f"Table {number}", "_Ref_x_12345678", 3)
        end = '<w:bookmarkEnd w:id="7"/>' if mine else ""
        return f"<w:p><w:pPr/>{mine}{ours}{end}<w:r><w:t>  {title}</w:t></w:r></w:p>"

    mine = '<w:bookmarkStart w:id="7" w:name="_Ref123456"/>'
    new = moved(holder(caption("5-4", "Old", mine)), holder(caption("5-12", "New title")))
    assert within(new) == "Table 5-12"
