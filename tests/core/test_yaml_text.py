from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.core import yaml_text
from fs_toolkit.core.findings import Finding
from fs_toolkit.core.formats import ENCODING, REPEATED, SIZE, SYNTAX, YAML_EXTRAS
from fs_toolkit.core.yaml_text import MOST_NODES, Mapping, Node, Scalar, Sequence, read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers: the one in C, and the one that is there where C is not."""
    monkeypatch.setattr(yaml_text, "_LOADER", getattr(yaml, request.param))


def read(text: str | bytes) -> Node | None:
    node, findings = read_yaml(text.encode() if isinstance(text, str) else text, "a.yaml")
    assert findings == []
    return node


def refused(text: str | bytes) -> Finding:
    _, findings = read_yaml(text.encode() if isinstance(text, str) else text, "a.yaml")
    assert findings
    return findings[0]


def test_every_key_and_value_knows_its_line() -> None:
    node = read("# study\ncity: Hanoi\n\nauthors:\n  - A\n  - name: B\n    role: C\n")
    assert isinstance(node, Mapping)
    assert node.lines == {"city": 2, "authors": 4}
    authors = node.items["authors"]
    assert isinstance(authors, Sequence)
    assert authors.items[0] == Scalar("A", 5)
    person = authors.items[1]
    assert isinstance(person, Mapping)
    assert (person.line, person.lines) == (6, {"name": 6, "role": 7})


@pytest.mark.parametrize(
    "text", ["NO", "off", "yes", "2015-12-31", "5,600", "10%", "42e9", "012", "1:30"]
)
def test_text_stays_as_it_was_written(text: str) -> None:
    assert read(f"a: {text}\n") == Mapping(1, {"a": Scalar(text, 1)}, {"a": 1})


def test_quotation_marks_and_blocks_are_remembered() -> None:
    node = read("a: '5'\nb: |\n  one\n  two\nc: \"x\"\n")
    assert isinstance(node, Mapping)
    assert [value.quoted for value in node.items.values() if isinstance(value, Scalar)] == [
        True
    ] * 3
    assert node.items["b"] == Scalar("one\ntwo\n", 2, quoted=True)


@pytest.mark.parametrize(
    "data",
    [
        "a: Hà Nội\r\nb: 2\r\n".encode("utf-8-sig"),
        "a: Hà Nội\rb: 2\r".encode(),
        "a: Ha\u0300 No\u0302\u0323i\nb: 2\n".encode(),
        "---\na: Hà Nội\nb: 2\n...\n".encode(),
    ],
)
def test_marks_line_ends_and_accents_are_read_as_meant(data: bytes) -> None:
    node = read(data)
    assert isinstance(node, Mapping)
    assert {key: value.text for key, value in node.items.items() if isinstance(value, Scalar)} == {
        "a": "Hà Nội",
        "b": "2",
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff"])
def test_an_empty_file_has_no_tree(text: str) -> None:
    assert read(text) is None


def test_utf16_is_refused() -> None:
    assert refused("a: 1\n".encode("utf-16")).code == ENCODING.code


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    found = refused("a: 1\nb: 2\na: 3\n")
    assert (found.code, found.place.line, found.place.field) == (REPEATED.code, 3, "a")
    assert "line 1" in found.problem


class TestExtras:
    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            (
                "a: 1\nb: !!python/object/apply:os.system ['echo']\n",
                2,
                "!!python/object/apply:os.system",
            ),
            ("a: !include /etc/passwd\n", 1, "!include"),
            ("a: &x 1\n", 1, "&x"),
            ("a: *x\n", 1, "*x"),
            ("a: 1\n<<: *x\n", 2, "*x"),
            ("a: 1\n---\nb: 2\n", 2, "second document"),
        ],
    )
    def test_are_refused_where_they_stand(self, text: str, line: int, words: str) -> None:
        found = refused(text)
        assert (found.code, found.place.line) == (YAML_EXTRAS.code, line)
        assert words in found.problem

    def test_an_alias_bomb_is_never_followed(self) -> None:
        bomb = "a0: &a0 [x, x]\n" + "".join(
            f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60)
        )
        node, findings = read_yaml(bomb.encode(), "a.yaml")
        assert node is None
        assert {found.code for found in findings} == {YAML_EXTRAS.code}
        assert len(findings) <= 20

    def test_very_many_anchors_are_not_all_listed(self) -> None:
        text = "".join(f"k{n}: &a{n} 1\n" for n in range(500))
        assert len(read_yaml(text.encode(), "a.yaml")[1]) <= 20


class TestSize:
    def test_deep_nesting_is_refused(self) -> None:
        assert refused("[" * 5000).code == SIZE.code
        assert (
            refused(
                "a:\n" + "".join("  " * n + "- \n" for n in range(3)) + "x: " + "{a: " * 50
            ).code
            == SIZE.code
        )

    def test_very_many_values_are_refused(self) -> None:
        found = refused("a: [" + "1," * (MOST_NODES + 1) + "]\n")
        assert (found.code, found.place.line) == (SIZE.code, 1)


@pytest.mark.parametrize("text", ["? [a, b]\n: 1\n", "{[a]: 1}\n", "? {a: 1}\n: 2\n"])
def test_a_key_is_one_word_and_no_list(text: str) -> None:
    assert refused(text).code == SYNTAX.code


def test_curly_quotation_marks_around_a_value_are_refused() -> None:
    found = refused("a: 1\nb: [x, “Hà Nội”]\n")
    assert (found.code, found.place.line) == (SYNTAX.code, 2)
    assert read("a: “One door” in Hà Nội\n") == Mapping(
        1, {"a": Scalar("“One door” in Hà Nội", 1)}, {"a": 1}
    )


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_tree_or_findings_and_no_exception(text: str) -> None:
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        yaml_text._LOADER = loader
        node, findings = read_yaml(text.encode("utf-8", "replace"), "a.yaml")
        assert all(found.problem and found.cure for found in findings)
        assert node is None or isinstance(node, Node)
