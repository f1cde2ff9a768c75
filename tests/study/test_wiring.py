"""A study from folder to findings and results: what runs, what stops, what is handed over."""

from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Rule
from fs_toolkit.study import Study, StudyError, all_rules, check, examine

LINES, QUANTITIES = "economics/lines.csv", "basis/quantities.csv"


class TestRead:
    def test_takes_a_path_or_a_string(self, hanoi, studied):
        for folder in (hanoi.folder, str(hanoi.folder)):
            study = Study.read(folder)
            assert study.basis.about.city == "Hanoi"
            assert study.to_frame().equals(studied.to_frame())

    def test_raises_all_errors_at_once(self, hanoi):
        hanoi.set(QUANTITIES, "opening_year", value="soon")
        hanoi.set(LINES, "post", formula="petitons")
        with pytest.raises(
            StudyError, match=r"the study has 2 errors:\n.*soon.*\n.*\n.*petitons"
        ) as e:
            Study.read(hanoi.folder)
        assert [each.code for each in e.value.findings] == ["FMT012", "ECO002"]

    def test_is_shown_in_one_line(self, studied):
        assert repr(studied) == "Study(Hanoi: Citizen participation system)"
        assert repr(studied.scenario({"enquiries": 5})) == "Scenario({'enquiries': 5})"

    def test_of_nothing_says_so(self, tmp_path):
        with pytest.raises(StudyError, match=r"the folder is not there\n.*Check how the name"):
            Study.read(tmp_path / "nowhere")

    def test_is_the_door_of_the_package(self, hanoi):
        import fs_toolkit

        assert fs_toolkit.Study is Study
        with pytest.raises(AttributeError, match="no attribute 'Studdy'"):
            fs_toolkit.Studdy  # noqa: B018

    def test_remembers_the_state_of_the_folder(self, hanoi):
        first = Study.read(hanoi.folder).fingerprint
        hanoi.write("README.md", "Notes for colleagues.\n")
        assert Study.read(hanoi.folder).fingerprint == first
        hanoi.set("economics/options.csv", "lean", name="Slim platform")
        assert Study.read(hanoi.folder).fingerprint != first


class TestToFrame:
    def test_has_a_row_for_each_option_and_view(self, studied):
        frame = studied.to_frame()
        assert list(frame.index.names) == ["option", "view"]
        assert len(frame) == 2 * len(studied.model.alternatives)
        assert frame.loc[("lean", "economic"), "npv"] == pytest.approx(
            frame.loc[("lean", "economic"), "pv_benefits"]
            - frame.loc[("lean", "economic"), "pv_costs"]
        )


class TestExamine:
    def test_gives_a_study_and_its_open_points(self, hanoi):
        study, findings = examine(hanoi.folder)
        assert study is not None
        assert findings
        assert {each.severity for each in findings} <= {"warning", "note"}
        assert study.findings == findings

    def test_stops_before_the_evaluation(self, hanoi, monkeypatch):
        """A circle in the basis would never end; the lines are read all the same."""

        def never(*_: object) -> None:
            raise AssertionError("nothing may be evaluated")

        monkeypatch.setattr("fs_toolkit.study.wiring.evaluate_basis", never)
        monkeypatch.setattr("fs_toolkit.study.wiring.evaluate_model", never)
        unit = {row["id"]: row["unit"] for row in hanoi.rows(QUANTITIES)}["petition_visit_cost"]
        hanoi.set(QUANTITIES, "petition_visit_cost", formula="report_visit_cost")
        hanoi.set(QUANTITIES, "report_visit_cost", formula="petition_visit_cost", unit=unit)
        hanoi.set(LINES, "post", formula="petitons")
        study, findings = examine(hanoi.folder)
        assert study is None
        assert [each.code for each in findings if each.severity == "error"] == ["BAS005", "ECO002"]

    def test_stops_before_the_analysis(self, hanoi, monkeypatch):
        def never(*_: object) -> None:
            raise AssertionError("nothing may be analysed")

        monkeypatch.setattr("fs_toolkit.study.wiring.analyse_sections", never)
        hanoi.set(LINES, "post", first="1999")
        study, findings = examine(hanoi.folder)
        assert study is None
        assert "ECO005" in {each.code for each in findings}

    def test_says_each_thing_once(self, hanoi):
        _, findings = examine(hanoi.folder)
        assert len(findings) == len(set(findings))

    def test_hands_the_sections_what_they_need_of_each_other(self, studied):
        components = {row.id: row.name for row in studied.inputs.technical.components}
        costs = studied.results.proposal.financing
        assert costs is not None
        needs = studied.results.economics.needs
        assert any(each.requirements for each in needs)
        assert len(components) > 3
        assert studied.results.economics.outside.comparisons


class TestCheck:
    def test_finds_what_examine_finds_and_what_the_prose_breaks(self, hanoi):
        before = check(hanoi.folder)
        assert set(examine(hanoi.folder)[1]) <= set(before)
        hanoi.write("technical/needs.md", "There are {{ petitons }} a year.\n")
        [new] = [each for each in check(hanoi.folder) if each not in before]
        assert (new.code, str(new.place)) == ("PRS009", "technical/needs.md:1")
        assert new not in examine(hanoi.folder)[1]

    def test_of_a_study_with_errors_is_what_examine_finds(self, hanoi):
        hanoi.set(QUANTITIES, "opening_year", value="soon")
        assert check(hanoi.folder) == examine(hanoi.folder)[1]


class TestReport:
    def test_takes_language_and_stage(self, studied):
        report, _ = studied.report("ko", "final")
        assert report.front.language == "ko"
        assert report.front.status != studied.report("ko")[0].front.status
        assert studied.basis.about.stage == "draft"  # the study itself is as it was

    def test_uses_the_study_s_own_language(self, studied):
        assert studied.report()[0].front.language == studied.basis.about.language

    def test_is_the_same_twice(self, studied):
        assert studied.report()[0] == studied.report()[0]


class TestAllRules:
    def test_have_codes_of_their_own(self):
        rules = list(all_rules())
        assert len(rules) > 100
        assert all(isinstance(rule, Rule) for rule in rules)
        assert len({rule.code for rule in rules}) == len(rules)

    def test_of_the_format_look_while_files_are_read(self):
        [rule] = [rule for rule in all_rules() if rule.code == "FMT001"]
        assert list(rule("anything")) == []
