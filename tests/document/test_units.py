"""The lines that each unit of a prose file takes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.model import Prose
from fs_toolkit.document.blocks import Bullets, Group, Heading, Text
from fs_toolkit.document.inline import plain
from fs_toolkit.document.prose import prose
from fs_toolkit.document.units import units_of

TEXT = """## Verdict

Go on, *but*
in steps.

- first
- second, over
  two lines

  and a paragraph
  1. inside
- third

Done.
"""


def test_units_and_their_lines():
    found = [(u.shape, plain(u.spans), u.first, u.end, u.level, u.marker) for u in units_of(TEXT)]
    assert found == [
        ("heading", "Verdict", 0, 1, 3, "## "),
        ("paragraph", "Go on, but in steps.", 2, 4, 0, ""),
        ("item", "first", 5, 6, 0, "- "),
        ("item", "second, over two lines and a paragraph", 6, 10, 0, "- "),
        ("item", "inside", 10, 11, 1, "  1. "),
        ("item", "third", 11, 12, 0, "- "),
        ("paragraph", "Done.", 13, 14, 0, ""),
    ]
    assert all(unit.plain for unit in units_of(TEXT))


def test_a_list_in_a_list_is_of_the_outer_kind():
    [unit] = units_of("- 1. one")
    assert (unit.shape, unit.numbered, unit.marker) == ("item", False, "- 1. ")


@pytest.mark.parametrize(
    "text",
    ["| a | b |\n|---|---|\n| c | d |", "    code", "<div>a</div>", "> said", "```\nx\n```", "# a {{ b }}", "- # head"],
)  # fmt: skip
def test_what_a_report_cannot_print_as_it_is_meant_is_not_plain(text):
    assert [unit.plain for unit in units_of(text)] == [False] * len(units_of(text))


MARKDOWN = st.lists(
    st.sampled_from(["# a", "## b", "word *x*", "more", "- i", "- j", "  - k", "1. n", "", "> q", "    c", "---", "| t |"]),
    max_size=14,
).map("\n".join)  # fmt: skip


@given(MARKDOWN)
def test_units_say_what_the_report_says_and_never_share_a_line_unseen(text):
    units = units_of(text)
    printed: list[tuple[str, ...]] = []
    for group in prose(Prose(text), "a.b"):
        assert isinstance(group, Group)
        for part in group.blocks:
            if isinstance(part, Bullets):
                printed += list(part.items)
            else:
                printed.append((Text(part.text),) if isinstance(part, Heading) else part.spans)
    assert [plain(unit.spans) for unit in units] == [plain(spans) for spans in printed]
    for one, two in pairwise(units):
        assert one.first <= two.first
        assert one.end <= two.first or not one.plain
