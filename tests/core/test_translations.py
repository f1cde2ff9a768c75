from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.core.translations import Translation, hash_of

TEXT = "file,id,field,of,text\neconomics/options.csv,lean,name,3fa2,Tinh gọn\nsummary/messages.md,,,,Lời kết\n"


def test_a_translation_says_what_it_translates() -> None:
    read = table_from_csv(TEXT.encode(), "translations/vi.csv", Translation)
    assert read.findings == []
    assert read.rows[0] == Translation(
        file="economics/options.csv", id="lean", field="name", of="3fa2", text="Tinh gọn"
    )


def test_an_empty_translation_is_one_that_nobody_has_made_yet() -> None:
    read = table_from_csv(b"file,text\na.md,\n", "translations/vi.csv", Translation)
    assert read.findings == []
    assert read.rows[0].text == ""


def test_a_translation_of_no_file_is_refused() -> None:
    read = table_from_csv(b"file,text\n,words\n", "translations/vi.csv", Translation)
    assert [found.problem for found in read.findings] == ["file is empty"]


@given(st.lists(st.text(min_size=1).filter(lambda word: word.split() == [word])))
def test_the_hash_of_a_text_does_not_depend_on_how_it_is_wrapped(words: list[str]) -> None:
    assert hash_of(" ".join(words)) == hash_of("\n".join(words) + "\n")


@given(st.text(), st.text())
def test_other_words_have_another_hash(one: str, other: str) -> None:
    assert (hash_of(one) == hash_of(other)) == (one.split() == other.split())
