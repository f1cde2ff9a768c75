"""What two states of a study say differently."""

from __future__ import annotations

from fs_toolkit.core.model import PENDING, Declined, Prose, Row
from fs_toolkit.core.reader import read
from fs_toolkit.economics.inputs import Change, EconomicsInputs, Option
from fs_toolkit.review.changed_inputs import FieldChange, InputChange, changed_inputs, written
from fs_toolkit.study.inputs import StudyInputs

A = Option(id="a", name="A", kind="baseline")
B = Option(id="b", name="B", kind="alternative")


def economics(**parts) -> EconomicsInputs:
    return EconomicsInputs(**parts)


def test_rows_are_known_by_id_whatever_their_order():
    old, new = economics(options=(A, B)), economics(options=(B, A))
    assert changed_inputs(old, new) == ()


def test_added_removed_and_changed_rows():
    named = B.model_copy(update={"name": "Better"})
    c = Option(id="c", name="C", kind="alternative")
    found = changed_inputs(economics(options=(A, B)), economics(options=(named, c)))
    assert [(each.key, each.kind) for each in found] == [
        ("a", "removed"), ("b", "changed"), ("c", "added"),
    ]  # fmt: skip
    assert found[1].fields == (FieldChange("name", "B", "Better"),)


def test_rows_without_an_id_are_known_by_what_they_name():
    one = Change(set="low", quantity="x", value=1)
    other = Change(set="low", quantity="x", value=2)
    found = changed_inputs(economics(changes=(one,)), economics(changes=(other,)))
    assert found == (
        InputChange(["economics", "changes"][1], "low · x", "changed", (FieldChange("value", "1", "2"),)),
    )  # fmt: skip


def test_a_table_that_was_pending_is_added_row_by_row():
    found = changed_inputs(economics(options=PENDING), economics(options=(A,)))
    assert [(each.key, each.kind) for each in found] == [("a", "added")]
    found = changed_inputs(economics(options=()), economics(options=PENDING))
    assert [(each.file, each.kind) for each in found] == [("options", "removed")]


def test_an_answer_that_was_declined():
    found = changed_inputs(
        economics(options=(A,)), economics(options=Declined("nothing to appraise"))
    )
    assert found[0].fields == (FieldChange("answer", "1 rows", "none: nothing to appraise"),)


def test_prose_is_counted_in_words():
    old = economics(conclusion=Prose("It pays."))
    new = economics(conclusion=Prose("It does not pay."))
    assert changed_inputs(old, new)[0].fields == (FieldChange("text", "2 words", "4 words"),)


def test_the_order_of_rows_and_the_kind_of_file_change_nothing(hanoi, tmp_path):
    before = read(StudyInputs, hanoi.folder).whole
    rows = hanoi.rows("basis/sources.csv")
    hanoi.fill("basis/sources.csv", rows[::-1])
    assert changed_inputs(before, read(StudyInputs, hanoi.folder).whole) == ()


def test_every_table_of_the_studies_tells_its_rows_apart(port):
    """Each file differs from a study without it by as many rows as it has."""
    whole = read(StudyInputs, port.folder).whole
    empty = StudyInputs()
    found = changed_inputs(empty, whole)
    assert len(found) > 1000
    keys = [(each.file, each.key) for each in found]
    assert len(keys) == len(set(keys))


def test_values_as_tables_hold_them():
    class Pair(Row):
        a: float
        b: str = ""

    assert written(Pair(a=0.1)) == "a 0.1"
    assert written({"x": 1.0}) == "x 1"
    assert written(1 / 3) == "0.333333333333"
