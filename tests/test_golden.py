"""The blocks of every study as text, one file a section: what changes there is read as a diff.

After a change that is meant, `pytest tests/test_golden.py --update-golden` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from fs_toolkit.document.blocks import Block, Chart, Heading, Missing, Paragraph, Picture, Table
from fs_toolkit.document.proofreading import SUB_ITEMS
from fs_toolkit.document.traverse import cell_text, every_block, words_of

NUMBER = re.compile(r"-?[0-9]+\.[0-9]+(?:e[-+]?[0-9]+)?")
"""The last digits of a chart's points may differ from machine to machine."""
GOLDEN = Path(__file__).resolve().parent / "golden"
PARTS = ("summary", *SUB_ITEMS)
STUDIES = ("example", "hanoi")
"""The study of WeGO fills in one sub-item and has tests of its own."""


def as_text(blocks: tuple[Block, ...]) -> str:
    """Each block with its kind, its id and its words."""
    return "\n".join(line for block in every_block(blocks) for line in lines_of(block)) + "\n"


def lines_of(block: Block) -> Iterator[str]:
    words = [line for line in words_of(block) if line]
    kind = type(block).__name__.lower()
    match block:
        case Heading(level=level, text=text):
            yield f"\n{'#' * level} {text} <{block.id}>\n"
        case Paragraph(style=style):
            yield f"[{kind} {style} {block.id}]"
            yield from words
        case Table():
            yield f"[table {block.id}] {block.caption}"
            yield " | ".join(column.head for column in block.columns)
            for row in block.rows:
                yield " | ".join(cell_text(cell) for cell in row)
        case Chart() | Picture():
            yield f"[{kind} {block.id}] {block.caption}"
            if isinstance(block, Chart):
                yield NUMBER.sub(lambda found: f"{float(found[0]):.4g}", repr(block.data))
        case Missing():
            yield f"[missing {block.id}] {block.what} / {block.who} / {block.instrument}"
        case _:
            yield f"[{kind} {block.id}]"
            if words and not hasattr(block, "blocks"):
                yield from words


def parts(blocks: tuple[Block, ...]) -> dict[str, tuple[Block, ...]]:
    """The blocks by chapter."""
    chapter = ""

    def of(block: Block) -> str:
        nonlocal chapter
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.id
        return chapter

    return {name: tuple(group) for name, group in groupby(blocks, key=of)}


@pytest.fixture(scope="module", params=STUDIES)
def texts(request: pytest.FixtureRequest) -> tuple[Path, dict[str, str]]:
    """The folder of a study's golden files, and its report as text, part by part."""
    study = request.getfixturevalue({"hanoi": "studied"}.get(request.param, request.param))
    report, _ = study.report("en")
    found = parts((*report.summary, *report.body))
    return GOLDEN / request.param, {part: as_text(found[part]) for part in PARTS}


@pytest.mark.parametrize("part", PARTS)
def test_blocks_are_as_they_were(part, texts, request):
    folder, found = texts
    assert len(found[part]) > 3_000
    file = folder / f"{part}.txt"
    if request.config.getoption("--update-golden"):
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(found[part], encoding="utf-8")
    assert file.is_file(), "write it with --update-golden"
    assert found[part] == file.read_text(encoding="utf-8"), "if this is meant: --update-golden"


def test_no_file_is_left_over():
    assert {path.name for path in GOLDEN.iterdir()} == set(STUDIES)
    for folder in GOLDEN.iterdir():
        assert {path.stem for path in folder.iterdir()} == set(PARTS)
