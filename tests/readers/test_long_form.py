from __future__ import annotations

from fs_toolkit.readers.exports import Export, read_export
from fs_toolkit.readers.long_form import is_long, made_wide
from fs_toolkit.readers.survey_export import import_survey

LONG = (
    "person,item,value,weight,subgroup\n"
    "An,easy,5,1.5,60 and over\nAn,fair,4,1.5,60 and over\nBa,fair,2,0.5,under 60\nBa,easy,,0.5,under 60\n"
)


def test_a_row_an_answer_becomes_a_row_a_person(section, write):
    export, _ = read_export(write(LONG))
    assert is_long(export)
    wide = made_wide(export)
    assert wide.header == ("weight", "subgroup", "easy", "fair")
    assert wide.rows == [("1.5", "60 and over", "5", "4"), ("0.5", "under 60", "", "2")]
    assert wide.lines == [2, 4]


def test_it_is_imported_like_any_other(section, write):
    export, _ = read_export(write(LONG))
    done = import_survey(export, section, "residents")
    assert done.findings == []
    assert done.header == ("person", "weight", "easy", "fair")
    assert done.rows == [("p0001", "1.5", "5", "4"), ("p0002", "0.5", "", "2")]
    assert [each.header for each in done.unknown] == ["subgroup"]


def test_a_wide_file_is_none():
    assert not is_long(Export("e.csv", ("person", "easy", "value")))
