"""YAML that is damaged, hostile, or of another time."""

from __future__ import annotations

import pytest


def test_an_alias_bomb(hanoi, refused):
    lines = ["a0: &a0 [x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    found = refused(hanoi.write("study.yaml", "\n".join(lines) + "\n"))
    assert {each.code for each in found} == {"FMT022"}
    assert found[0].place == "study.yaml:1"
    assert found[0].problem == "the anchor &a0 names a value"


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!x"]
)
def test_a_tag_that_names_code(hanoi, refused, tmp_path, tag):
    made = tmp_path / "made"
    hanoi.replace("study.yaml", "city: Hanoi", f"city: {tag} ['touch {made}']")
    found = {each.code: each for each in refused(hanoi)}
    assert found["FMT022"].place == "study.yaml:2"
    assert f"the tag {tag} asks for a type of its own" in found["FMT022"].problem
    assert not made.exists()


def test_a_tab(hanoi, refusal_of):
    hanoi.replace("study.yaml", "  - Contributors", "\t- Contributors")
    found = refusal_of(hanoi)  # and not that study.yaml is missing
    assert (found.code, found.problem) == ("FMT021", "a tab indents the line")
    assert found.cure == "Indent with spaces, two a level."


def test_a_key_that_stands_twice(hanoi, refusal_of):
    hanoi.replace("study.yaml", "city: Hanoi", "city: Hanoi\ncity: Seoul")
    found = refusal_of(hanoi)
    assert (found.code, found.place) == ("FMT009", "study.yaml:3")
    assert "the key 'city' stands twice" in found.problem


@pytest.mark.parametrize("deep", ["a: " + "[" * 50_000, "a: " + "{a: " * 5_000, "- " * 20_000])
def test_nesting_without_end(hanoi, refused, deep):
    found = refused(hanoi.write("study.yaml", deep))
    assert {each.place.partition(":")[0] for each in found} == {"study.yaml"}


@pytest.mark.parametrize("file", ["study.yaml", "basis/settings.yaml"])
@pytest.mark.parametrize("content", ["", "# nothing yet\n", "\ufeff"])
def test_an_empty_file(hanoi, refusal_of, file, content):
    found = refusal_of(hanoi.write(file, content))
    assert (found.code, found.place, found.problem) == ("FMT010", file, "the file is empty")
    assert found.cure.startswith("Write it")  # it cannot be left pending


@pytest.mark.parametrize("content", ["just words", "- a\n- b\n", "42\n", "null\n"])
def test_a_file_without_keys(hanoi, refused, content):
    found = refused(hanoi.write("study.yaml", content))
    assert {each.place.partition(":")[0] for each in found} == {"study.yaml"}


def test_a_later_format(hanoi, refusal_of):
    """Whatever else the file holds is not judged by the rules of this format."""
    hanoi.replace("study.yaml", "format: 1", "format: 2\nregion: Red River Delta")
    found = refusal_of(hanoi)
    assert found.place == "study.yaml:1"
    assert found.problem == "format: the study is in format 2, and this toolkit reads format 1"
    assert "Use the version of fs_toolkit" in found.cure


def test_no_format(hanoi, refusal_of):
    hanoi.replace("study.yaml", "format: 1\n", "")
    found = refusal_of(hanoi)
    assert (found.code, found.problem) == ("FMT010", "format is missing")


def test_several_documents(hanoi, refused):
    hanoi.write("study.yaml", hanoi.text("study.yaml") + "---\nformat: 1\n")
    assert {each.code for each in refused(hanoi)} == {"FMT022"}
