"""The table of the outside view."""

from __future__ import annotations

from dataclasses import replace

from fs_toolkit.document.blocks import Note
from fs_toolkit.economics.outside import OutsideView
from fs_toolkit.economics.report.comparisons import comparisons


def test_each_number_stands_beside_what_others_reached(chapter, printed):
    found = chapter.result.outside.comparisons
    rows = printed.rows("economics.outside_view")
    assert len(rows) == len(found) >= 6
    yes, no = (chapter.wording.text(f"report.answer.{word}") for word in ("yes", "no"))
    assert [row[-1] for row in rows] == [yes if each.inside else no for each in found]


def test_hanoi_s_operation_for_each_report_lies_outside_and_the_caption_counts_it(chapter, printed):
    out = [each for each in chapter.result.outside.comparisons if not each.inside]
    assert [each.measure for each in out] == ["running_cost_per_report"]
    caption = chapter.wording.text(
        "economics.outside.caption",
        out="1",
        count=chapter.wording.number(len(chapter.result.outside.comparisons)),
    )
    assert printed["economics.outside_view"].caption == caption


def test_what_was_not_read_at_its_source_is_marked(chapter, printed):
    notes = [
        span.spans
        for row in printed["economics.outside_view"].rows
        for span in row[3]
        if isinstance(span, Note)
    ]
    words = " ".join(span.text for note in notes for span in note)
    assert len(notes) == len(chapter.result.outside.comparisons)
    assert chapter.wording.text("economics.outside.remembered") in words
    assert chapter.wording.text("economics.outside.secondary") in words


def test_without_observations_there_is_no_table(chapter):
    nobody = replace(chapter.result, outside=OutsideView())
    assert list(comparisons(chapter.basis, nobody, chapter.wording)) == []
