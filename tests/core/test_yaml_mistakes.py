from __future__ import annotations

import pytest
import yaml

from fs_toolkit.core import yaml_text
from fs_toolkit.core.formats import SYNTAX
from fs_toolkit.core.yaml_text import read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", getattr(yaml, request.param))


TAB = "a tab indents the line"
INDENT = "indented otherwise"


@pytest.mark.parametrize(
    ("text", "line", "problem", "cure"),
    [
        ("a:\n\tb: 1\n", 2, TAB, "spaces"),
        ("a: 1\n\tb: 1\n", 2, TAB, "spaces"),
        ("a: 1\n  b: 2\n", 2, INDENT, "same number of spaces"),
        ("a:\n  b: 1\n c: 2\n", 3, INDENT, "same number of spaces"),
        ("a:\n  - b: 1\n   c: 2\n", 3, INDENT, "same number of spaces"),
        ("a:\n- 1\n b: 2\n", 3, INDENT, "same number of spaces"),
        (
            "a: 1\nproject: Hanoi: a portal\n",
            2,
            "a colon within the text 'Hanoi: a portal'",
            "quotation marks",
        ),
        ("a: 1\ncurrency USD\nyears: 20\n", 2, "no colon after the key", "`key: value`"),
        ("currency USD\nyears: 20\n", 1, "no colon after the key", "`key: value`"),
        ("a: 1\nyears 20\n", 2, "no colon after the key", "`key: value`"),
        ("a: 1\ncity:Hanoi\nb: 2\n", 2, "no space after the colon of city", "`city: Hanoi`"),
        ("a: “x: y”\n", 1, "curly quotation marks", "straight"),
        ('a: "x\nb: 2\n', 1, "quotation marks are not closed", "Close"),
        ("a: 'it's'\nb: 2\n", 1, "within the text", "other quotation marks"),
        ("a: [1, 2\nb: 3\n", 1, "a list in [ ] is not closed", "]"),
        ("a: {b: 1\n", 1, "keys in { } are not closed", "}"),
        ("a: @home\n", 1, "'@home' begins with a mark", "quotation marks"),
        ("a: 1\nb: %x\n", 2, "'%x' begins with a mark", "quotation marks"),
        ("a: `x`\n", 1, "begins with a mark", "quotation marks"),
        ('a: "C:\\Users"\n', 1, "backslash", "\\\\"),
        ("a: ? b\n", 1, "question mark", "quotation marks"),
    ],
)
def test_a_slip_is_named_with_its_line_and_cure(
    text: str, line: int, problem: str, cure: str
) -> None:
    node, (found,) = read_yaml(text.encode(), "basis/settings.yaml")
    assert node is None
    assert (found.code, found.place.line) == (SYNTAX.code, line)
    assert problem in found.problem
    assert cure in found.cure
