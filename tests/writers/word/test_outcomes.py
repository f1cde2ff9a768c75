"""What an update says of itself."""

from __future__ import annotations

from fs_toolkit.writers.word.outcomes import MOST_NAMED, Summary


def test_names_in_words_what_a_person_should_look_at():
    summary = Summary(
        updated=("a", "b"), kept=("c",), offered=("c",), duplicate=("e",), left=("d",),
        recovered=("a", "c"), dangling=("Table 1-2",),
    )  # fmt: skip
    assert str(summary).splitlines() == [
        "2 renewed, 0 new, 0 unchanged",
        "edited by hand and kept: c",
        "new content offered in a comment: c",
        "copied by hand, the copies left as they are: e",
        "no longer in the study, left for you to judge: d",
        "references that lead to nothing: Table 1-2",
        "found again after another program had saved the file: 2",
    ]


def test_names_a_screenful_and_counts_the_rest():
    line = str(Summary(kept=tuple(f"b{at}" for at in range(MOST_NAMED + 3)))).splitlines()[1]
    assert line.endswith(f"b{MOST_NAMED - 1} and 3 more")


def test_gives_all_of_it_as_data():
    data = Summary(kept=("c",)).as_data()
    assert data["kept"] == ["c"]
    assert data["updated"] == data["dangling"] == []
    assert len(data) == 12
