"""The whole study as one class, and what goes through all of it."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import Folder, Prose
from fs_toolkit.study.inputs import (
    StudyInputs,
    every_row,
    outside_view,
    prose_of,
    words_for_ids,
)

SECTIONS = ["environment", "technical", "legal", "proposal", "economics"]


class TestStudyInputs:
    def test_has_a_folder_for_each_section(self):
        for section in SECTIONS:
            assert issubclass(type(getattr(StudyInputs(), section)), Folder)

    def test_is_empty_without_files(self):
        assert list(prose_of(StudyInputs())) == []
        assert words_for_ids(StudyInputs()) == {}


class TestOutsideView:
    def test_has_peers_with_values_and_sources(self):
        peers = outside_view()
        assert len(peers) >= 3
        assert all(peer.where.file == "templates/peers.csv" for peer in peers)

    def test_each_peer_has_words_in_korean_and_the_same_numbers(self):
        english, korean = outside_view(), outside_view("ko")
        assert [peer.id for peer in korean] == [peer.id for peer in english]
        for one, other in zip(english, korean, strict=True):
            assert (other.value, other.low, other.high) == (one.value, one.low, one.high)
            assert other.name != one.name
        assert outside_view("vi") == english

    def test_a_damaged_table_is_a_mistake_of_ours(self, monkeypatch):
        monkeypatch.setattr("fs_toolkit.study.inputs.shipped_bytes", lambda *_: b"no,table\n1,2\n")
        with pytest.raises(ValueError, match=r"templates/peers\.csv is damaged"):
            outside_view.__wrapped__()


class TestProseOf:
    def test_finds_every_markdown_file(self, studied, hanoi):
        files = {name for name in hanoi.state() if name.endswith(".md")}
        found = list(prose_of(studied.inputs))
        assert {value.where.file for value in found} == files
        assert len(found) == len(files) > 10
        assert all(isinstance(value, Prose) and value.text for value in found)


class TestWordsForIds:
    def test_gives_names_for_quantities_lines_and_options(self, studied):
        words = words_for_ids(studied.inputs)
        assert words["do_minimum"] == "Do-minimum"
        assert words["petitions"] != "petitions"
        assert words["staff_time"] == "Staff time saved"
        assert len(words) > 200


class TestEveryRow:
    def test_goes_into_tables_and_yaml_files(self, studied):
        found = list(every_row(studied.inputs))
        basis, services = studied.inputs.basis, studied.inputs.technical.services
        for each in (basis.quantities[0], basis.settings, services, services.levels[0]):
            assert any(each is row for row in found)

    def test_finds_nothing_in_an_empty_study(self):
        assert list(every_row(StudyInputs())) == []
