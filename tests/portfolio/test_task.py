"""A task never raises for what one study brings about; it says what it was."""

from __future__ import annotations

import shutil

import pytest
from small_cities import LINES, write_table

from fs_toolkit.core.files import study_hash
from fs_toolkit.portfolio import task
from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario
from fs_toolkit.portfolio.city import City
from fs_toolkit.portfolio.task import play_city
from fs_toolkit.study import Study

ASK = Ask(draws=20)


def play(folder, ask=ASK):
    return play_city(str(folder), study_hash(folder), ask)


class TestPlayCity:
    def test_gives_a_document_and_the_time(self, three):
        done = play(three[0])
        assert done.failure is None
        assert done.seconds > 0
        found = City.from_bytes(done.document)
        assert (found.city, found.currency, found.recommended) == ("A", "USD", "form")
        assert found.heads == 100_000
        assert found.budget == pytest.approx(150_000)
        assert found.key == ASK.key(study_hash(three[0]))

    def test_the_document_does_not_know_its_folder(self, three, tmp_path):
        moved = shutil.copytree(three[0], tmp_path / "elsewhere")
        assert play(moved).document == play(three[0]).document

    def test_of_a_study_with_errors(self, city):
        folder = city("x")
        (folder / "economics/lines.csv").write_text("id,nonsense\n")
        failure = play(folder).failure
        assert failure.kind == "errors"
        assert "nonsense" in failure.problem

    def test_of_a_folder_that_is_no_study(self, tmp_path):
        (tmp_path / "notes.txt").write_text("not a study")
        failure = play(tmp_path).failure
        assert failure.kind == "errors"
        assert failure.problem == "this folder is no study: there is no study.yaml in it"

    def test_of_a_study_without_a_model(self, city):
        folder = city("x")
        (folder / "economics/lines.csv").unlink()
        assert play(folder).failure.kind == "no model"

    def test_of_a_study_without_ranges(self, city):
        folder = city("x")
        text = (folder / "basis/quantities.csv").read_text().splitlines()
        header = text[0].split(",")
        low, high, kind = (header.index(each) for each in ("low", "high", "kind"))
        rows = []
        for line in text[1:]:
            cells = line.split(",")
            cells[low] = cells[high] = ""
            cells[kind] = "estimate"
            rows.append(",".join(cells))
        (folder / "basis/quantities.csv").write_text("\n".join([text[0], *rows]))
        failure = play(folder).failure
        assert failure.kind == "not drawn"
        assert "low and a high" in failure.problem

    def test_of_a_draw_without_a_number(self, city):
        folder = city("x")
        lines = [{"party": "city", "name": row["id"], **row} for row in LINES]
        lines[2] = {**lines[2], "formula": "saved * wage * residents / max(visits - 0.1, 0)"}
        write_table(folder / "economics/lines.csv", lines)
        failure = play(folder).failure
        assert failure.kind in ("no number", "errors")
        assert failure.problem

    def test_of_a_single_year(self, city):
        folder = city("x", first_year=2025)
        settings = folder / "basis/settings.yaml"
        settings.write_text(settings.read_text().replace("years: 8", "years: 1"))
        dear = CommonScenario("dear", (Change("system_cost", factor=1e308),))
        found = City.from_bytes(play(folder, Ask(draws=20, scenarios=(dear,))).document)
        assert found.base["form"]["npv"]["mean"] < found.base["form"]["npv"]["p95"]
        assert "no number" in found.common["dear"].not_applicable

    def test_of_another_state_of_the_study(self, three):
        failure = play_city(str(three[0]), "other", ASK).failure
        assert failure.kind == "machine"
        assert "other files" in failure.problem

    @pytest.mark.parametrize(
        ("error", "kind", "words"),
        [
            (MemoryError(), "memory", "fewer draws"),
            (OSError("disk"), "machine", "disk"),
            (KeyError("odd"), "bug", "KeyError"),
            (ValueError("x" * 9_000), "bug", "…"),
        ],
    )
    def test_of_all_else(self, error, kind, words, three, monkeypatch):
        def fails(*_):
            raise error

        monkeypatch.setattr(task, "city", fails)
        failure = play(three[0]).failure
        assert failure.kind == kind
        assert words in failure.problem
        assert len(failure.problem) < 3_000


def test_the_budget_is_the_one_of_the_report(studied):
    found = task.city(studied, Ask(draws=5))
    base = studied.uncertainty(draws=5).budgets[studied.model.recommended].base
    assert found.budget == pytest.approx(base, rel=1e-12)


def test_heads_may_be_another_quantity(three):
    study = Study.read(three[0])
    assert task.city(study, Ask(draws=5, heads="nobody")).heads is None
    assert task.city(study, Ask(draws=5, heads="visits")).heads == pytest.approx(0.15)
