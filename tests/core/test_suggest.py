from __future__ import annotations

from fs_toolkit.core.suggest import did_you_mean, listed, nearest


def test_the_nearest_word_is_found_whatever_its_capitals() -> None:
    assert nearest("Sources", ["source", "sorcery", "note"]) == "source"
    assert nearest("ID", ["id", "idea"]) == "id"
    assert nearest("quite different", ["id"]) == ""
    assert nearest("x" * 10**6, ["x"]) == ""  # and in no time


def test_a_long_list_is_cut() -> None:
    assert listed([str(n) for n in range(15)]).endswith("11 and 3 more")
    assert did_you_mean("a", [], "This folder holds") == "This folder holds: none."
