from __future__ import annotations

import csv
import io
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.readers.exports import Export, read_export
from fs_toolkit.readers.survey_export import import_survey, summary

KOBO = (
    '"start";"_uuid";"group/name";"group/easy";"group/phone";"group/fair";"group/way";"_gps"\n'
    '"2026-11-02T10:00:00";"u1";"Nguyễn Văn An";"5";"4";"";"1";"21.0285 105.8542 0 0"\n'
    '"2026-11-02T11:00:00";"u2";"Trần Thị Bình";"1";"2";"3";"Desk";""\n'
)
LIME = (
    "\ufeff" + '"id";"submitdate";"ipaddr";"Q1[easy]";"Q1[phone]";"Q1[fair]";"Q9"\r\n'
    '"1";"2026-11-02";"10.0.0.1";"A5";"A4";"";"1"\r\n'
    '"2";"2026-11-02";"10.0.0.2";"A1";"A2";"A3";"Desk"\r\n\r\n'
)
FORMS = (
    "Timestamp,Email Address,Reporting takes little of my time.,I could report with my own telephone.,"
    '"A report is treated alike, whoever makes it.",How would you report?,How old are you?\n'
    "2026/11/02 10:00,an@example.org,Strongly agree,Agree,,Telephone,60 and over\n"
    "2026/11/02 11:00,b@example.org,Strongly disagree,Disagree,Neither,Desk,under 60\n"
)
SECRETS = ("Nguyễn Văn An", "Trần Thị Bình", "an@example.org", "10.0.0.1", "21.0285", "u1")


def imported(section, export, **options):
    return import_survey(export, section, "residents", **options)


def of(header, *rows):
    return Export("e.csv", tuple(header), [tuple(row) for row in rows], list(range(2, 2 + len(rows))))  # fmt: skip


class TestThreeTools:
    @pytest.mark.parametrize("text", [KOBO, LIME, FORMS], ids=["kobo", "lime", "forms"])
    def test_give_one_table(self, section, write, text):
        export, findings = read_export(write(text))
        done = imported(section, export)
        assert findings == done.findings == []
        columns = dict(zip(done.header, zip(*done.rows, strict=True), strict=True))
        assert columns["person"] == ("p0001", "p0002")
        assert columns["easy"] == ("5", "1")
        assert columns["phone"] == ("4", "2")
        assert columns["fair"] == ("", "3")
        assert columns["way"] == ("Telephone", "Desk")
        assert (done.answers, done.missing) == (7, 1)

    @pytest.mark.parametrize("text", [KOBO, LIME, FORMS], ids=["kobo", "lime", "forms"])
    def test_leave_nobody_recognisable(self, section, write, text):
        export, _ = read_export(write(text))
        done = imported(section, export)
        kept = json.dumps([done.header, done.rows, summary(done)], ensure_ascii=False)
        assert [secret for secret in SECRETS if secret in kept] == []
        assert len(done.dropped) >= 2

    def test_keep_the_groups_that_the_study_asks_for(self, section, write):
        export, _ = read_export(write(FORMS))
        done = imported(section, export)
        assert done.header == ("person", "age", "easy", "phone", "fair", "way")
        assert [row[1] for row in done.rows] == ["60 and over", "under 60"]


class TestAnswers:
    @pytest.mark.parametrize(
        ("cell", "step"),
        [
            ("5", "5"), ("5.0", "5"), ("A4", "4"), ("4 - rather", "4"), ("3. neither", "3"),
            ("2 (rather not)", "2"), ("매우 그렇다", "5"), ("Rất không đồng ý", "1"),
            ("STRONGLY AGREE", "5"), ("", ""), ("N/A", ""), ("-99", ""), ("모름", ""), ("không biết", ""),
        ],
    )  # fmt: skip
    def test_are_steps_words_or_open(self, section, cell, step):
        done = imported(section, of(("easy", "fair"), (cell, "3")))
        assert done.findings == []
        assert done.rows == [("p0001", step, "3")]

    @pytest.mark.parametrize("cell", ["6", "0", "45", "yes", "A6", "5,4"])
    def test_off_the_scale_are_found_with_their_place(self, section, cell):
        done = imported(section, of(("easy", "fair"), ("4", "3"), (cell, "3")))
        assert [(each.code, each.place.line) for each in done.findings] == [("IMP003", 3)]
        is_shown = repr(cell) in done.findings[0].problem
        assert is_shown is not any(letter.isalpha() for letter in cell)

    def test_off_the_scale_are_shown_if_several_people_gave_them(self, section):
        rows = [("Somewhat agree",)] * 3 + [("Nguyen Van An",)] * 2
        problems = [each.problem for each in imported(section, of(("easy",), *rows)).findings]
        assert problems[0] == "easy: 'Somewhat agree' is no step of the scale"
        assert problems[4] == "easy: a text (not shown) is no step of the scale"

    def test_off_the_scale_may_be_left_out_and_are_counted(self, section):
        done = imported(section, of(("easy", "fair"), ("6", "3"), ("x", "3")), leave_out=True)
        assert (done.findings, done.left_out, done.missing) == ([], 2, 2)

    def test_that_may_name_somebody_are_not_shown(self, section):
        done = imported(section, of(("easy",), ("call me, I am Mrs Smith of number 12",)))
        assert "Smith" not in done.findings[0].problem

    def test_of_an_item_win_over_those_of_the_survey(self, section):
        word = section.survey_words[0].model_copy(update={"column": "easy", "value": "2"})
        section = section.model_copy(update={"survey_words": (*section.survey_words, word)})
        done = imported(section, of(("easy", "fair"), ("Strongly disagree", "Strongly disagree")))
        assert done.rows == [("p0001", "2", "1")]

    def test_of_thousands_of_mistakes_are_listed_up_to_a_bound(self, section):
        done = imported(section, of(("easy",), *[("9",)] * 5_000))
        assert done.left_out == 5_000
        assert len(done.findings) == 200

    def test_rows_without_any_are_dropped_and_counted(self, section):
        done = imported(section, of(("easy", "age"), ("5", "young"), ("", "old"), ("1", "old")))
        assert done.rows == [("p0001", "young", "5"), ("p0002", "old", "1")]
        assert (done.rows_read, done.without_answer) == (3, 1)

    def test_of_nobody_are_found(self, section):
        done = imported(section, of(("easy",), ("",)))
        assert [each.code for each in done.findings] == ["IMP006"]

    @given(st.lists(st.sampled_from(["", "1", "2", "3", "4", "5"]), min_size=1, max_size=30))
    def test_are_never_lost_nor_made(self, section_of_ease, cells):
        done = imported(section_of_ease, of(("easy",), *[(cell,) for cell in cells]))
        assert [row[1] for row in done.rows] == [cell for cell in cells if cell]


@pytest.fixture(scope="module")
def section_of_ease():
    from fs_toolkit.technical.inputs import TechnicalInputs
    from fs_toolkit.technical.inputs.surveys import SurveyItem

    items = (SurveyItem(id="easy", survey="residents", scale="Ease", text="Easy."),)
    return TechnicalInputs(survey_items=items)


class TestGroups:
    def test_with_a_value_for_everybody_are_refused(self, section):
        people = [(f"name {at}", "4") for at in range(40)]
        done = imported(section, of(("age", "easy"), *people))
        [finding] = done.findings
        assert (finding.code, finding.problem) == ("IMP004", "age has 40 different values (not shown)")  # fmt: skip
        few = imported(section, of(("age", "easy"), *people[:8]))
        assert [each.code for each in few.findings] == ["IMP004"]

    def test_that_ask_for_a_name_are_refused(self, section):
        column = section.survey_columns[0].model_copy(update={"header": "Your full name"})
        section = section.model_copy(update={"survey_columns": (column,)})
        done = imported(section, of(("Your full name", "easy"), ("An", "4")))
        assert [each.code for each in done.findings] == ["IMP005"]
        assert done.rows[0] == ("p0001", "", "4")

    def test_lose_cells_that_are_personal_or_begin_like_a_formula(self, section):
        rows = [("60 or more", "4"), ("call 0912 345 678", "4"), ("=cmd|' /C calc'!A0", "4")] * 3
        done = imported(section, of(("age", "easy"), *rows))
        assert done.findings == []
        assert [row[1] for row in done.rows[:3]] == ["60 or more", "", ""]
        assert done.cells_dropped == {"personal data": 3, "begins like a formula": 3}

    def test_of_strata_are_those_of_the_study(self, with_strata):
        done = imported(with_strata, of(("area", "easy"), ("town", "4"), ("sea", "4")))
        assert [(each.code, each.place.line) for each in done.findings] == [("IMP007", 3)]
        assert "There are: land, town." in done.findings[0].cure


class TestWeights:
    def test_are_kept_where_there_are_no_strata(self, section, with_strata):
        export = of(("weight", "area", "easy"), ("1.5", "town", "4"))
        assert imported(section, export).header == ("person", "weight", "easy")
        assert imported(with_strata, export).header == ("person", "area", "easy")

    def test_that_are_none_are_found(self, section):
        done = imported(
            section, of(("weight", "easy"), ("-1", "4"), ("x", "4"), ("0912345678", "4"), ("", "4"))
        )
        assert [each.code for each in done.findings] == ["IMP009"] * 3


def test_five_thousand_people_and_sixty_columns_take_well_under_two_seconds(section, write):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    extra = [f"x{at}" for at in range(54)]
    writer.writerow(["_uuid", "name", "easy", "phone", "fair", "Q9", *extra])
    for at in range(5_000):
        answers = (1 + at % 5, 1 + at % 4, 1 + at % 3)
        writer.writerow([at, "An", *answers, "Desk", *["some text"] * 54])
    path = write(text.getvalue().encode("utf-16"))
    start = time.perf_counter()
    export, findings = read_export(path)
    done = imported(section, export)
    elapsed = time.perf_counter() - start
    assert findings == done.findings == []
    assert len(done.rows) == 5_000
    assert elapsed < 2


class TestWordsOfOneOrTwo:
    """A word in a group that hardly anybody gave may be a name."""

    def test_are_emptied_and_counted(self, section):
        rows = [("woman", "4")] * 20 + [("man", "4")] * 20 + [("Quorn", "4")] * 2
        done = imported(section, of(("age", "easy"), *rows))
        assert done.findings == []
        assert [row[1] for row in done.rows] == ["woman"] * 20 + ["man"] * 20 + ["", ""]
        assert sum(done.cells_dropped.values()) == 2

    def test_are_kept_where_a_list_has_them(self, section):
        rows = [("1", "4")] + [("Desk", "4")] * 40
        done = imported(section, of(("Q9", "easy"), *rows))
        assert done.rows[0][-1] == "Telephone"

    def test_are_kept_in_a_small_export_unless_written_like_a_name(self, section):
        done = imported(section, of(("age", "easy"), ("under 60", "4"), ("Nguyễn Văn An", "4")))
        assert [row[1] for row in done.rows] == ["under 60", ""]
