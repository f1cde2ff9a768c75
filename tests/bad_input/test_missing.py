"""What is not there: questions stay open and the report says so; only a few files are needed."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Heading, Missing
from fs_toolkit.document.proofreading import SUB_ITEMS, check_blocks
from fs_toolkit.document.traverse import every_block
from fs_toolkit.study import Study, examine

LINES = "economics/lines.csv"
LINE_COLUMNS = "id,name,option,side,party,family,formula,first,last\n"


def test_no_study_yaml(hanoi, refusal_of):
    found = refusal_of(hanoi.remove("study.yaml"))
    assert (found.code, found.place) == ("STU001", "study.yaml")
    assert found.problem == "the file is missing"
    assert "in_force_at" in found.cure


def test_no_settings(hanoi, refusal_of):
    found = refusal_of(hanoi.remove("basis/settings.yaml"))
    assert (found.code, found.place) == ("BAS015", "basis/settings.yaml")
    assert "first_year" in found.cure


def test_no_basis(hanoi, refused):
    found = refused(hanoi.remove("basis"))
    assert ("BAS015", "basis/settings.yaml") in {(each.code, each.place) for each in found}
    assert {each.code for each in found} == {"BAS015", "FMT024"}
    unknown = [each for each in found if "unknown quantity" in each.problem]
    assert unknown
    assert {each.cure for each in unknown} == {
        "basis/quantities.csv would define it, and is missing."
    }


def test_an_empty_folder(tmp_path, fs):
    ran = fs("check", tmp_path)
    assert ran.status == 1
    assert f"{tmp_path.as_posix()}/study.yaml: the file is missing" in ran.stdout
    assert fs("report", tmp_path).status == 1
    assert list(tmp_path.iterdir()) == []


def test_no_such_folder(tmp_path, fs):
    for command in ("check", "report", "appraise"):
        ran = fs(command, tmp_path / "nowhere")
        assert ran.status == 2
        assert "there is no folder" in ran.stderr
        assert ran.stdout == ""


def test_a_misspelt_study(hanoi, fs):
    ran = fs("check", hanoi.folder.with_name("hanio"))
    assert ran.status == 2
    assert "Did you mean 'hanoi'?" in ran.stderr


def test_a_file_in_place_of_a_study(hanoi, fs):
    ran = fs("check", hanoi.folder / "study.yaml")
    assert ran.status == 2
    assert f"name the folder of the study, {hanoi.folder}" in ran.stderr


def test_a_folder_of_studies(hanoi, fs):
    ran = fs("check", hanoi.folder.parent)
    assert ran.status == 2
    assert f"is no study; name one of the studies in it: {hanoi.folder}" in ran.stderr


@pytest.mark.parametrize("section", list(SUB_ITEMS))
def test_a_pending_section_prints_what_is_missing(hanoi, section):
    """Without its folder a section is a list of open questions, and nothing else changes."""
    needed = {LINES, "economics/options.csv"}
    hanoi.fill(LINES, [{**row, "component": ""} for row in hanoi.rows(LINES)])
    gone = {file for file, data in hanoi.state().items() if file.startswith(f"{section}/") and data}
    while gone:  # and without the tables that refer to it
        hanoi.remove(*(gone - needed))
        _, findings = examine(hanoi.folder)
        gone = {each.place.file for each in findings if each.code == "FMT024"} - needed
    report, findings = Study.read(hanoi.folder).report()
    assert [each for each in findings if each.severity == "error"] == []
    asked = [block.id for block in every_block(report.body) if isinstance(block, Missing)]
    assert sum(id.startswith(f"{section}.") for id in asked) >= SUB_ITEMS[section]
    assert check_blocks([*report.summary, *report.body]) == []


class TestTheLeastStudy:
    """study.yaml, the basis, options and lines."""

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_has_all_nineteen_sub_items(self, minimal, language):
        report, findings = Study.read(minimal.folder).report(language)
        assert [each for each in findings if each.severity == "error"] == []
        blocks = [*report.summary, *report.body]
        assert check_blocks(blocks) == []
        items = [block.id for block in blocks if isinstance(block, Heading) and block.level == 2]
        assert len(items) == 19
        assert [item.partition(".")[0] for item in items] == [
            section for section, count in SUB_ITEMS.items() for _ in range(count)
        ]

    def test_says_of_each_open_question_who_must_answer(self, minimal):
        report, _ = Study.read(minimal.folder).report()
        asked = [block for block in every_block(report.body) if isinstance(block, Missing)]
        assert len(asked) > 40
        assert all(block.what and block.who for block in asked)
        with_instrument = [block for block in asked if block.instrument]
        assert len(with_instrument) > 0.8 * len(asked)

    def test_writes_a_report(self, minimal, fs):
        ran = fs("report", minimal.folder)
        assert ran.status == 0
        assert (minimal.folder / "out/report.docx").stat().st_size > 50_000
        assert ran.stdout.strip() == str(minimal.folder / "out" / "report.docx")

    def test_lists_the_missing_uplifts(self, minimal, fs):
        ran = fs("check", minimal.folder)
        assert ran.status == 0
        assert "warning ECO027" in ran.stdout

    def test_a_table_without_lines_is_refused(self, minimal, refusal_of):
        found = refusal_of(minimal.write(LINES, LINE_COLUMNS))
        assert (found.code, found.place) == ("ECO010", LINES)
        assert found.problem.endswith("lists none")
        assert "costs of each option" in found.cure

    def test_missing_lines_are_pending(self, minimal, fs):
        minimal.remove(LINES)
        checked = fs("check", minimal.folder)
        assert checked.status == 0
        assert "warning STU011" in checked.stdout
        assert "the study has no lines of costs and benefits" in checked.stdout
        assert fs("report", minimal.folder).status == 0
        appraised = fs("appraise", minimal.folder)
        assert (appraised.status, appraised.stdout) == (1, "")
        assert appraised.stderr.count("\n") == 1
        assert "lines of costs and benefits (economics/lines.csv)" in appraised.stderr

    def test_without_options_the_recommended_one_is_unknown(self, minimal, refused):
        found = refused(minimal.remove("economics"))
        assert [each.problem for each in found] == ["recommended: unknown option 'lean'"]
        assert found[0].cure == "economics/options.csv would define it, and is missing."

    @pytest.mark.parametrize(
        "rows",
        [
            ["now,As today,baseline,cost,city,current,{},2016,end"],
            ["now,As today,all,cost,city,current,{},2016,end"],
            ["new,Running it,lean,cost,city,running,{},2016,end"],
            ["gain,Time saved,lean,benefit,citizens,time,{},2016,end"],
            [
                "gain,Time saved,lean,benefit,citizens,time,{},2016,end",
                "new,Running it,lean,cost,city,running,0.9 * {},2016,end",
            ],
        ],
        ids=["baseline only", "the same in all", "costs only", "benefits only", "both"],
    )
    def test_lopsided_lines_are_reported_without_a_crash(self, minimal, fs, rows):
        formula = "petitions * petition_minutes_now / minutes_per_hour * official_hour"
        minimal.write(LINES, LINE_COLUMNS + "\n".join(rows).format(formula, formula) + "\n")
        assert fs("check", minimal.folder).status == 0
        assert fs("appraise", minimal.folder, "--json").status == 0
        for language in ("en", "ko"):
            report, _ = Study.read(minimal.folder).report(language)
            assert check_blocks([*report.summary, *report.body]) == []
