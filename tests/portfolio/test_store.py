"""Results in a folder: read again where they fit, played again where they do not."""

from __future__ import annotations

import pytest

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.store import Store
from fs_toolkit.portfolio.task import city as play
from fs_toolkit.study import Study


@pytest.fixture(scope="module")
def played(three):
    return play(Study.read(three[0]), Ask(draws=10))


@pytest.fixture
def store(tmp_path):
    return Store.at(tmp_path / "deep" / "results")


class TestStore:
    def test_gives_back_what_it_keeps(self, store, played):
        store.write("A", played.key, played.to_bytes())
        found, problem = store.read("A", played.key)
        assert found.to_bytes() == played.to_bytes()
        assert problem == ""

    def test_has_nothing_at_first(self, store):
        assert store.read("A", "0" * 64) == (None, "")

    @pytest.mark.parametrize("name", ["../../x", "Hà Nội", "", "con", "a" * 300, "서울"])
    def test_names_files_within_the_folder(self, name, store, played):
        path = store.path(name, played.key)
        assert path.parent == store.folder
        store.write(name, played.key, played.to_bytes())
        assert path.is_file()

    @pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 100, b'{"city": "Ada"}'])
    def test_says_what_is_foreign_or_damaged(self, content, store, played):
        store.path("A", played.key).write_bytes(content)
        found, problem = store.read("A", played.key)
        assert found is None
        assert "no results of a city" in problem

    def test_says_what_belongs_to_another_question(self, store, played):
        key = played.key[:16] + "0" * 48
        store.path("A", key).write_bytes(played.to_bytes())
        found, problem = store.read("A", key)
        assert found is None
        assert "another question" in problem

    def test_does_not_open_a_folder(self, store, played):
        store.path("A", played.key).mkdir()
        found, problem = store.read("A", played.key)
        assert found is None
        assert "ordinary" in problem
        with pytest.raises(EnvironmentProblem):
            store.write("A", played.key, played.to_bytes())


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x").touch()
    with pytest.raises(EnvironmentProblem, match="is a file"):
        Store.at(tmp_path / "x")
    with pytest.raises(EnvironmentProblem, match="cannot be made"):
        Store.at(tmp_path / "x" / "y")


def test_the_state_of_a_study_is_its_hash(three, tmp_path):
    from fs_toolkit.core.files import study_hash
    from fs_toolkit.portfolio.store import is_folder, state_of

    assert state_of(three[0]) == study_hash(three[0])
    assert state_of(tmp_path) == state_of(tmp_path / "nowhere") == ""
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "nowhere")
