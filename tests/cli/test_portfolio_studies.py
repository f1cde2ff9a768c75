"""Folders, patterns and lists."""

from __future__ import annotations

import click
import pytest

from fs_toolkit.cli import portfolio_studies
from fs_toolkit.cli.portfolio_studies import folders_of


@pytest.fixture
def studies(tmp_path, monkeypatch):
    for name in ("b", "a", "c"):
        (tmp_path / "all" / name).mkdir(parents=True)
        (tmp_path / "all" / name / "study.yaml").touch()
    (tmp_path / "all" / "readme.txt").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*given):
    return [each.name for each in folders_of(given)]


class TestFolders:
    def test_in_their_order(self, studies):
        assert names("all/c", "all/a") == ["c", "a"]

    def test_of_a_pattern_by_name(self, studies):
        assert names("all/*") == ["a", "b", "c"]
        assert names("all/[!a]*") == ["b", "c"]

    def test_of_a_folder_of_studies(self, studies):
        assert names("all") == ["a", "b", "c"]

    def test_of_a_list_beside_it(self, studies):
        (studies / "all/some.txt").write_bytes("\ufeff# remark\r\nb\r\n./a # why\r\n".encode())
        assert names("all/some.txt") == ["b", "a"]

    def test_a_name_that_looks_like_a_pattern(self, studies):
        (studies / "x[1]").mkdir()
        assert names("x[1]") == ["x[1]"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "words"),
        [(b"nowhere\n", "no folder 'nowhere'"), (b"\xff\xfe\x00", "cannot be read"), (b"", "names no folder")],
    )  # fmt: skip
    def test_of_lists(self, content, words, studies):
        (studies / "some.txt").write_bytes(content)
        with pytest.raises(click.UsageError, match=words):
            folders_of(("some.txt",))

    def test_of_a_list_that_is_too_large(self, studies, monkeypatch):
        monkeypatch.setattr(portfolio_studies, "LARGEST_LIST", 3)
        (studies / "some.txt").write_text("all/a\n")
        with pytest.raises(click.UsageError, match="too large"):
            folders_of(("some.txt",))

    def test_of_too_many(self, studies, monkeypatch):
        monkeypatch.setattr(portfolio_studies, "MOST_STUDIES", 2)
        with pytest.raises(click.UsageError, match="more than 2"):
            folders_of(("all",))

    @pytest.mark.parametrize(
        "given", ["", "nothing*", "nowhere", "all/readme.txt", "all/b/study.yaml"]
    )
    def test_of_what_is_none(self, given, studies):
        with pytest.raises(click.UsageError):
            folders_of((given,))
