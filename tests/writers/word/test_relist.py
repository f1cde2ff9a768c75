"""Lists of contents made to fit."""

from __future__ import annotations

import copy

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.fields_found import found_fields
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.relist import relisted


def the_list(document, id="contents.tables"):
    return next(each.content for each in controls(body_of(document)) if each.id == id)


def lines(content):
    return ["".join(t.text or "" for t in p.iter(q("w:t"))) for p in content.iter(q("w:p"))]


def forget(document, stem):
    for start in list(body_of(document).iter(q("w:bookmarkStart"))):
        if start.get(q("w:name")).startswith(stem):
            start.getparent().remove(start)


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
