from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Prose
from fs_toolkit.document.prose import MOST_CHARACTERS
from fs_toolkit.document.prose_rules import PROSE_RULES

FINE = """# What we found

About **45 %** of households [@nso2015, p. 4; @un_2014] have access, less than 5 * 10 points.
See [#environment.profile] and [the page](https://example.org/a_b). R&D < 1 %.^[A note.]

- {{ households }} households
- {{? households > 10 }}and more
"""

BROKEN = {
    "PRS001": ("a\n\n| a | b |\n|---|---|\n| 1 | 2 |", 3, "table", ".csv"),
    "PRS002": ("a\nb ![map](map.png)", 2, "'map.png'", "pictures.csv"),
    "PRS003": ("a\n\n<div>\nb", 3, "'<div> b'", "**bold**"),
    "PRS004": ("a\n\n    four spaces", 3, "'four spaces'", "spaces"),
    "PRS005": ("a\nb^[[c](javascript:d)]", 2, "'javascript:d'", "https://"),
    "PRS006": ("- a\n  - b", 2, "list within a list", "one list"),
    "PRS007": ("a " * MOST_CHARACTERS, None, "400,000 characters", "belongs"),
    "PRS008": ("a\nb [@Bad id] c", 2, "'[@Bad id] c'", "[@a; @b, p. 4]"),
}


def test_every_rule_has_a_case() -> None:
    assert [rule.code for rule in PROSE_RULES] == sorted(BROKEN)


@pytest.mark.parametrize("rule", PROSE_RULES, ids=lambda rule: rule.code)
def test_good_prose_keeps_every_rule(rule: object) -> None:
    assert callable(rule)
    assert list(rule(Prose(FINE, Place("a/b.md")))) == []


@pytest.mark.parametrize("rule", PROSE_RULES, ids=lambda rule: rule.code)
def test_a_broken_rule_names_line_problem_and_cure(rule: object) -> None:
    assert callable(rule)
    code = rule.code  # type: ignore[attr-defined]
    text, line, problem, cure = BROKEN[code]
    [finding] = rule(Prose(text, Place("a/b.md")))
    assert (finding.code, finding.place) == (code, Place("a/b.md", line))
    assert problem in finding.problem
    assert cure in finding.cure


@pytest.mark.parametrize(
    ("code", "text", "line"),
    [
        ("PRS003", "one\ntwo <b>", 2),
        ("PRS004", "one\ntwo `x`", 2),
        ("PRS004", "one\n\n```\nx\n```", 3),
        ("PRS006", "> a", 1),
        ("PRS006", "a\n\n***", 3),
        ("PRS005", "[a](b.md)", 1),
        ("PRS005", "<mailto:a@b.cd>", 1),
        ("PRS008", "a ^[b ^[c]]", 1),
        ("PRS008", "a }} b", 1),
    ],
)
def test_other_ways_to_break_one(code: str, text: str, line: int) -> None:
    [rule] = [rule for rule in PROSE_RULES if rule.code == code]
    assert [finding.place.line for finding in rule(Prose(text, Place("a/b.md")))] == [line]
