"""Bad input of chapters 1 to 3: ratings, shares, surveys, laws, roles, requirements, exports."""

from __future__ import annotations

import csv
import io
import json

import pytest

PESTEL, STAKES = "environment/pestel.csv", "environment/stakeholder_scores.csv"
PEOPLE = "technical/responses/residents.csv"
ROLES, LAWS = "legal/responsibilities.csv", "legal/laws.csv"
SECRETS = ("Quorn", "Zyxel", "0912 345 678", "quorn@example.org")


def write_cells(study, file, at, **cells):
    """Write other values into a row, counted from 0."""
    rows = study.rows(file)
    assert cells.keys() <= rows[at].keys()
    rows[at].update(cells)
    study.fill(file, rows)


def write_column(study, file, **cells):
    rows = study.rows(file)
    study.fill(file, [{**row, **cells} for row in rows])


class TestErrors:
    """What makes a result wrong is refused: nothing is written."""

    @pytest.mark.parametrize(
        ("file", "cells", "problem"),
        [
            (PESTEL, {"likelihood": "7"}, "likelihood: 7 is above 5"),
            (PESTEL, {"impact": "0"}, "impact: 0 is below 1"),
            (PESTEL, {"likelihood": "3,5"}, "likelihood: '3,5' is not a whole number"),
            (STAKES, {"power": "9"}, "power: 9 is above 5"),
            (STAKES, {"stance": "-3"}, "stance: -3 is below -2"),
            ("technical/answers.csv", {"score": "6"}, "score: 6 is above 4"),
            ("legal/levels.csv", {"in_law": "6"}, "in_law: 6 is above 4"),
            ("technical/cross_impact.csv", {"score": "4"}, "score: 4 is above 3"),
            ("technical/scores.csv", {"score": "11"}, "score: 11 is above 4"),
            ("technical/swot_weights.csv", {"weight": "0"}, "weight: 0 is below 1"),
            ("proposal/scores.csv", {"score": "9"}, "score: 9 is above 5"),
            ("environment/composition.csv", {"share": "51.2"}, "share: 51.2 is above 1"),
            (PEOPLE, {"r_easy": "6"}, "r_easy: '6' is no step of the scale"),
        ],
    )
    def test_outside_its_scale(self, port, refusal_of, file, cells, problem):
        write_cells(port, file, 0, **cells)
        found = refusal_of(port)
        assert found.place == f"{file}:2"
        assert found.problem == problem

    def test_shares_that_do_not_add_to_100(self, port, refusal_of):
        write_cells(port, "environment/composition.csv", 0, share="0.4")
        found = refusal_of(port)
        assert (found.code, found.place) == ("ENV030", "environment/composition.csv:2")
        assert found.problem == "shares by sex of 2021 add to 88.8 %, not to 100"

    def test_a_law_repealed_before_it_began(self, port, refusal_of):
        write_cells(port, LAWS, 0, date_repealed="1994-08-01")
        found = refusal_of(port)
        assert (found.code, found.place) == ("LEG001", f"{LAWS}:2")
        assert "date_repealed is 1994-08-01, earlier than date_in_force" in found.problem

    def test_two_accountable_for_a_function(self, port, refusal_of):
        rows = port.rows(ROLES)
        taken = [row for row in rows if row["function"] == rows[0]["function"]]
        consulted = next(row for row in taken if row["role"] == "C")
        consulted["role"] = "A"
        port.fill(ROLES, rows)
        found = refusal_of(port)
        assert (found.code, found.place) == ("LEG013", "legal/functions.csv:2")
        assert found.problem.startswith("2 institutions answer for")

    def test_a_circle_of_requirements(self, port, refusal_of):
        port.set("technical/requirements.csv", "one_register", depends_on="tracking_number")
        found = refusal_of(port)
        assert found.code == "TEC076"
        assert found.problem.endswith("one_register > tracking_number > one_register")

    def test_a_survey_that_ended_before_it_began(self, port, refusal_of):
        port.set("technical/surveys.csv", "residents", ended="2024-01-01")
        assert refusal_of(port).code == "TEC068"

    @pytest.mark.parametrize(
        "cells",
        [
            {"person": "Quorn Zyxel"},
            {"person": "0912 345 678"},
            {"language": "0912 345 678"},
            {"r_channel": "Quorn Zyxel, 0912 345 678"},
            {"r_easy": "quorn@example.org"},
        ],
    )
    def test_a_person_in_the_answers_is_refused_and_not_shown(self, port, fs, refused, cells):
        write_cells(port, PEOPLE, 1, **cells)
        assert "TEC053" in {each.code for each in refused(port)}
        ran = fs("check", port.folder)
        assert [secret for secret in SECRETS if secret in ran.stdout + ran.stderr] == []


@pytest.fixture
def reported(fs, paragraphs_of, tmp_path):
    """The warnings of a study and the words of its report, which is written beside it."""

    def run(study):
        before = study.state()
        checked = fs("check", study.folder, "--json")
        assert checked.status == 0, checked.stdout
        target = tmp_path / "report.docx"
        assert fs("report", study.folder, "-o", target).status == 0
        assert study.state() == before
        found = json.loads(checked.stdout)["findings"]
        assert all(each["file"] and each["problem"] and each["cure"] for each in found)
        return {each["code"]: each for each in found}, "\n".join(paragraphs_of(target))

    return run


class TestPending:
    """What cannot be told is said to be so; no number stands in its place."""

    def test_a_survey_with_one_answer(self, port, reported):
        port.fill(PEOPLE, port.rows(PEOPLE)[:1])
        found, words = reported(port)
        assert found["TEC060"]["problem"] == "1 person answered 'residents'; no share is reported"
        assert "Residents: Access. Alpha" not in words

    def test_alpha_of_fewer_than_three_items(self, port, reported):
        port.set("technical/survey_items.csv", "o_computer", scale="Tools")
        found, words = reported(port)
        assert found["TEC007"]["problem"].endswith(("has 1 statement", "has 2 statements"))
        assert "Officials: Tools. Alpha: not told of fewer than three statements" in words

    def test_a_constant_answer(self, port, reported):
        write_column(port, PEOPLE, r_where="3", r_easy="3", r_own="3", r_helped="3")
        found, words = reported(port)
        assert "TEC062" in found
        assert "Alpha: not defined, for everybody answered alike" in words

    def test_a_rating_that_is_left_open(self, port, reported):
        write_cells(port, PESTEL, 0, likelihood="")
        found, _ = reported(port)
        assert found["ENV038"]["line"] == 2

    @pytest.mark.parametrize("cells", [{"language": "Quorn Zyxel"}, {"r_channel": "Quorn Zyxel"}])
    def test_a_name_in_a_group_or_choice_is_printed_nowhere(self, port, reported, cells):
        write_cells(port, PEOPLE, 0, **cells)
        found, words = reported(port)
        assert "TEC069" in found
        assert "Quorn" not in words + json.dumps(found)

    def test_more_people_than_a_stratum_has(self, port, reported):
        rows = port.rows("technical/strata.csv")
        rows[0]["population"] = "3"
        port.fill("technical/strata.csv", rows)
        found, _ = reported(port)
        assert "of 3 there are" in found["TEC061"]["problem"]


def export_of(port, words=("Full name", "Phone", "Comments"), name="Quorn Zyxel"):
    """Five thousand rows as a survey tool writes them: names, numbers and free text among them."""
    people = port.rows(PEOPLE)
    table = []
    for at in range(5_000):
        row = {key: cell for key, cell in people[at % len(people)].items() if key != "person"}
        personal = dict(zip(words, (f"{name} {at}", "0912 345 678", f"ask {name}"), strict=True))
        table.append({**personal, **row})
    return table


def text_of(table, delimiter=",", end="\n"):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(table[0]), delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


VIETNAMESE = ("Ho\u0323 va\u0300 t\u00ean", "S\u00f4\u0301 \u0111i\u00ea\u0323n thoa\u0323i", "Y\u0301 ki\u00ea\u0301n kha\u0301c")  # fmt: skip
"""With the tones behind the vowels, as Windows-1258 has them."""


class TestExports:
    """Five thousand rows in any encoding; what is of a person stays outside."""

    @pytest.mark.parametrize(
        ("encoding", "delimiter", "end", "words", "name"),
        [
            ("utf-8", ",", "\n", ("Full name", "Phone", "Comments"), "Quorn Zyxel"),
            ("utf-8-sig", ";", "\r\n", ("Full name", "Phone", "Comments"), "Quorn Zyxel"),
            ("utf-16", "\t", "\r\n", ("Full name", "Phone", "Comments"), "Quorn Zyxel"),
            ("utf-16-le", ",", "\n", ("Full name", "Phone", "Comments"), "Quorn Zyxel"),
            ("cp949", ",", "\r\n", ("성명", "연락처", "기타 의견"), "김철수"),
            ("cp1258", ";", "\r\n", VIETNAMESE, "Nguy\u00ea\u0303n Quorn"),
        ],
    )
    def test_of_five_thousand_rows(self, port, fs, tmp_path, encoding, delimiter, end, words, name):
        file = tmp_path / "export.csv"
        file.write_bytes(text_of(export_of(port, words, name), delimiter, end).encode(encoding))
        ran = fs("import", port.folder, file, "--survey", "residents")
        assert ran.status == 0, ran.stderr
        assert "people kept: 5,000" in ran.stdout
        assert "replaced: the answers of 540 people" in ran.stdout
        for kind in ("name", "telephone", "free text"):
            assert f"dropped, {kind}: " in ran.stdout
        self.holds_nothing_of(port, ran, (*SECRETS, "김철수", "Nguy"))

    def holds_nothing_of(self, study, ran, secrets):
        everything = (
            b"\n".join(name.encode() + (data or b"") for name, data in study.state().items())
            + (ran.stdout + ran.stderr).encode()
        )
        for secret in secrets:
            assert secret.encode() not in everything
            assert secret.encode("utf-16-le") not in everything

    @pytest.mark.parametrize(
        ("column", "cell", "status", "said"),
        [
            ("language", "Quorn Zyxel", 0, "cells emptied, given by one or two people"),
            ("r_channel", "Quorn Zyxel", 0, "cells emptied, given by one or two people"),
            ("r_channel", "ring 0912 345 678", 0, "cells emptied, personal data: 1"),
            ("area", "Quorn Zyxel", 1, "IMP007"),
            ("r_easy", "Quorn Zyxel", 1, "IMP003"),
            ("r_easy", "0912 345 678", 1, "IMP003"),
            ("language", '=HYPERLINK("http://x.test";"Quorn")', 0, "begins like a formula: 1"),
            ("language", "=cmd|' /C calc'!A0", 0, "begins like a formula: 1"),
        ],
    )
    def test_with_a_person_or_a_formula_where_a_word_belongs(
        self, port, fs, tmp_path, column, cell, status, said
    ):
        table = [{**row} for row in port.rows(PEOPLE)]
        table[7][column] = cell
        file = tmp_path / "export.csv"
        file.write_text(text_of(table), encoding="utf-8")
        before = port.state()
        ran = fs("import", port.folder, file, "--survey", "residents")
        assert ran.status == status, ran.stderr
        assert said in ran.stdout + ran.stderr
        assert status == 0 or port.state() == before
        self.holds_nothing_of(port, ran, (*SECRETS, "HYPERLINK", "cmd|"))
