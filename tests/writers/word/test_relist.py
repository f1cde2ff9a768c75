"""Lists of contents made to fit."""

from __future__ import annotations

import copy
from itertools import count

from lxml import etree

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.relist import relisted


def the_list(document, id="contents.tables"):
    return next(each.content for each in controls(body_of(document)) if each.id == id)


def lines(content):
    return ["".join(t.text or "" for t in p.iter(q("w:t"))) for p in content.iter(q("w:p"))]


def caption_of(document, stem):
    """The paragraph that a bookmark of ours stands in."""
    start = next(
        each
        for each in body_of(document).iter(q("w:bookmarkStart"))
        if each.get(q("w:name")).startswith(stem)
    )
    return next(start.iterancestors(q("w:p")))


def forget(document, stem):
    paragraph = caption_of(document, stem)
    paragraph.getparent().remove(paragraph)


def without_bookmarks(paragraph):
    """A copy as Word makes one."""
    made = copy.deepcopy(paragraph)
    for mark in list(made.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    return made


def test_a_fitting_list_stays_as_it_is(english_file):
    document = opened(english_file)
    content = the_list(document)
    assert lines(relisted(copy.deepcopy(content), document)) == lines(content)


def test_an_entry_that_leads_nowhere_goes_and_the_field_stays_whole(english_file):
    document = opened(english_file)
    forget(document, "_Ref_summary_decision")  # the first entry, in which the field begins
    made = relisted(copy.deepcopy(the_list(document)), document)
    assert len(lines(made)) == len(lines(the_list(document))) - 1
    assert not any("lean option" in line for line in lines(made))
    (field,) = found_fields(made)
    assert field.words[0] == "TOC"


def test_numbers_are_the_documents(english_file):
    document = opened(english_file)
    content = copy.deepcopy(the_list(document))
    next(t for t in content.iter(q("w:t")) if t.text == "Table\xa02-1").text = "Table\xa09-9"
    assert "Table\xa02-1Costs come first, benefits from the third year on" in lines(
        relisted(content, document)
    )


def test_a_heading_of_a_persons_has_an_entry_that_leads_to_it(english_file):
    document = opened(english_file)
    heading = caption_of(document, "_Ref_economics_costs")
    mine = without_bookmarks(heading)
    [*others, last] = mine.iter(q("w:t"))
    assert not others
    last.text = "What the city adds"
    heading.addnext(mine)
    content = relisted(copy.deepcopy(the_list(document, "contents")), document, None, count(9000))
    found = lines(content)
    at = found.index("2.2What the city adds")
    assert found[at - 1] == "2.1Costs and benefits"
    link = list(content.iter(q("w:p")))[at].find(q("w:hyperlink"))
    assert link.get(q("w:anchor")) in {
        each.get(q("w:name")) for each in mine.iter(q("w:bookmarkStart"))
    }
    again = relisted(copy.deepcopy(content), document)
    assert etree.tostring(again) == etree.tostring(copy.deepcopy(content))


def test_a_heading_that_a_person_wrote_anew_is_listed_in_its_words(english_file):
    document = opened(english_file)
    heading = caption_of(document, "_Ref_environment_barriers")
    next(heading.iter(q("w:t"))).text = "What stands in the way"
    found = lines(relisted(copy.deepcopy(the_list(document, "contents")), document))
    assert "1.2What stands in the way" in found
    assert "1.2Barriers" not in found


def test_entries_stand_in_the_order_of_the_text_and_the_field_begins_in_the_first(english_file):
    document = opened(english_file)
    last = caption_of(document, "_Ref_annex_a_register")
    caption_of(document, "_Ref_summary_decision").addprevious(last)
    content = relisted(copy.deepcopy(the_list(document)), document)
    assert "Every number has a source" in lines(content)[1]
    (field,) = found_fields(content)
    assert field.words[0] == "TOC"
    entries = [each for each in content.iter(q("w:p")) if each.find(q("w:hyperlink")) is not None]
    assert [each for each in entries if next(each.iter(q("w:keepNext")), None) is not None] == [
        entries[-1]
    ]


def test_a_caption_of_a_persons_is_listed(english_file):
    document = opened(english_file)
    theirs = caption_of(document, "_Ref_environment_districts")
    mine = without_bookmarks(theirs)
    list(mine.iter(q("w:t")))[-1].text = "  A table of mine"
    theirs.addprevious(mine)
    found = lines(relisted(copy.deepcopy(the_list(document)), document))
    assert "Table\xa01-1A table of mine" in found


def test_a_list_of_another_make_stays_as_it_is(english_file):
    document = opened(english_file)
    content = copy.deepcopy(the_list(document))
    next(content.iter(q("w:instrText"))).text = " TOC \\f x "
    next(t for t in content.iter(q("w:t")) if t.text == "Table\xa02-1").text = "Table\xa09-9"
    assert lines(relisted(copy.deepcopy(content), document)) == lines(content)
