"""A report held against what a feasibility study owes its reader.

`tests/blueprint/parts.yaml` lists every table and figure, `objections.yaml` every objection that
a reviewer raises and what answers it. A part is printed by the example, printed or pending in
Hanoi, or declared not made with a reason. `pytest tests/test_blueprint.py -s` prints the counts.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from fs_toolkit.document.blocks import Block, Chart, Missing, Picture, Table
from fs_toolkit.document.traverse import every_block
from fs_toolkit.study import Study, all_rules

STUDIES = Path(__file__).resolve().parent.parent / "studies"
FOLDER = Path(__file__).resolve().parent / "blueprint"
LAST = {
    "T1": 10, "F1": 8, "T2": 16, "F2": 8, "T3": 10, "F3": 4, "T4": 18, "F4": 11, "T5": 15, "F5": 6,
}  # fmt: skip
"""The highest number of each kind and section in the blueprint."""
IDS = [f"{kind}-{number}" for kind, last in LAST.items() for number in range(1, last + 1)]
SUB_ITEMS = (
    *("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"),
    *("4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "5.4", "8"),
)


@cache
def listed(name: str) -> dict[str, dict]:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


PARTS = listed("parts")
OBJECTIONS = listed("objections")
RULES = {rule.code for rule in all_rules()}


@pytest.fixture(scope="module")
def blocks():
    """The blocks of a study's report by id."""

    @cache
    def of(study: str) -> dict[str, Block]:
        report, _ = Study.read(STUDIES / study).report()
        return {block.id: block for block in every_block((*report.summary, *report.body))}

    return of


def kinds(id: str) -> tuple[type[Block], ...]:
    """What a part may be: a table, or for a figure a chart or a picture."""
    return (Table, Chart) if id.startswith("T") else (Chart, Picture, Table)


class TestParts:
    def test_none_is_forgotten(self):
        assert set(IDS) ^ set(PARTS) == set()
        assert len(IDS) == 106

    @pytest.mark.parametrize("id", IDS)
    def test_says_who_prints_it_or_why_nobody_does(self, id):
        part = PARTS[id]
        assert part["what"]
        assert bool(part.get("printed_by")) != bool(part.get("not_made"))
        assert len(part.get("not_made", "a reason of some words").split()) > 3

    @pytest.mark.parametrize("id", [id for id in IDS if PARTS[id].get("printed_by")])
    def test_stands_in_the_example(self, id, blocks):
        there = blocks("example")
        found = [there.get(block) for block in PARTS[id]["printed_by"]]
        assert all(isinstance(block, kinds(id)) for block in found), PARTS[id]

    @pytest.mark.parametrize("id", [id for id in IDS if PARTS[id].get("printed_by")])
    def test_stands_in_hanoi_or_is_pending_there(self, id, blocks):
        there, part = blocks("hanoi"), PARTS[id]
        printed = [block for block in part["printed_by"] if block in there]
        pending = [block for block in part.get("pending", ()) if block in there]
        assert printed or pending, f"{id}, {part['what']}: neither printed nor pending"
        assert all(isinstance(there[block], Missing) for block in pending)


class TestObjections:
    def test_come_from_every_sub_item(self):
        assert {id.partition("/")[0] for id in OBJECTIONS} >= set(SUB_ITEMS)

    @pytest.mark.parametrize("id", list(OBJECTIONS))
    def test_have_an_answer(self, id, blocks):
        objection = OBJECTIONS[id]
        rules, shown = objection.get("rules", []), objection.get("blocks", [])
        assert objection["says"]
        assert rules or shown or objection.get("by_hand")
        assert [code for code in rules if code not in RULES] == []
        there = {**blocks("hanoi"), **blocks("example")}
        assert [block for block in shown if block not in there] == []


def test_counts(blocks, capsys):
    """The counts, printed with -s; every number is of this run."""
    example, hanoi = blocks("example"), blocks("hanoi")
    made = [id for id in IDS if PARTS[id].get("printed_by")]
    in_hanoi = [id for id in made if any(block in hanoi for block in PARTS[id]["printed_by"])]
    answers = Counter(
        kind
        for each in OBJECTIONS.values()
        for kind in ("rules", "blocks", "by_hand")
        if each.get(kind)
    )
    with capsys.disabled():
        print(
            f"\nblueprint: {len(IDS)} tables and figures, {len(made)} printed by the example, "
            f"{len(IDS) - len(made)} declared not made; Hanoi prints {len(in_hanoi)}, "
            f"{len(made) - len(in_hanoi)} pending; {len(OBJECTIONS)} objections, answered by rules "
            f"{answers['rules']}, in the report {answers['blocks']}, by hand {answers['by_hand']}"
        )
    assert len(made) >= 100
    assert all(any(block in example for block in PARTS[id]["printed_by"]) for id in made)
