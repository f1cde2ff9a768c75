"""The difference of two studies in words, as data, as a chart."""

from __future__ import annotations

from dataclasses import replace

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.review.changed_inputs import FieldChange, InputChange
from fs_toolkit.review.difference import (
    Difference,
    Outcome,
    as_chart,
    as_data,
    as_text,
    label,
    new_and_gone,
)
from fs_toolkit.review.npv_steps import Step, Steps, Unit

FINDING = Finding("ECO001", "warning", Place("economics/lines.csv", 3), "is odd", "Mend it.")
VISITS = Step((Unit("basis/quantities", "visits"),), 116_000.4)
LINE = Step((Unit("economics/lines", "post"),), -130_000.4)
INPUTS = (
    InputChange("basis/quantities", "visits", "changed", (FieldChange("value", "3", "4"),)),
    InputChange("economics/lines", "post", "removed"),
    InputChange("economics/realisation", "post", "removed"),
    InputChange("legal/text", "", "changed", (FieldChange("text", "9 words", "10 words"),)),
)


def difference(steps=(LINE, VISITS), inputs=INPUTS) -> Difference:
    before = -127_000.0
    after = before + sum(each.amount for each in steps)
    return Difference(
        names=("old", "new"),
        inputs=inputs,
        outcome=Outcome(Steps(before, after, steps), "Lean", "USD", 2015, ("marginal", "not feasible")),
        no_outcome="",
        new=(FINDING,),
        gone=(),
        words={"visits": "Visits a day", "post": "Post saved"},
    )  # fmt: skip


def test_a_finding_whose_line_moved_is_the_same():
    moved = replace(FINDING, place=Place("economics/lines.csv", 9))
    assert new_and_gone([FINDING], [moved]) == ((), ())
    assert new_and_gone([FINDING], [moved, FINDING]) == ((FINDING,), ())
    assert new_and_gone([FINDING], []) == ((), (FINDING,))


def test_steps_are_named_by_what_changed():
    found = difference()
    assert label(VISITS, found) == "Visits a day: 3 → 4"
    assert label(LINE, found) == "Post saved: removed"
    assert label(Step((*VISITS.units, *LINE.units), 1.0), found) == (
        "Visits a day: 3 → 4; Post saved: removed"
    )


def test_settings_and_overlays_are_named():
    inputs = (
        InputChange("basis/settings", "", "changed", (FieldChange("years", "10", "12"),)),
        InputChange("economics/changes", "lean · visits", "changed", (FieldChange("value", "1", "2"),)),
    )  # fmt: skip
    found = difference(inputs=inputs)
    assert label(Step((Unit("basis/settings", "years"),), 0.0), found) == "years: 10 → 12"
    step = Step((Unit("economics/changes", "lean · visits"),), 0.0)
    assert label(step, found) == "Visits a day in “lean”: 1 → 2"


def test_text_puts_the_result_first_and_fits_the_console():
    lines = list(as_text(difference(), 70))
    assert max(map(len, lines)) <= 70
    text = "\n".join(lines)
    assert text.index("before") < text.index("Post saved: removed") < text.index("after")
    assert "-127" in text
    assert "+116" in text
    assert "Verdict: marginal → not feasible" in text
    assert "legal/text" in text
    assert "New findings: 1" in text
    assert "Findings that are gone: none" in text


def test_rounding_is_owned_up_to():
    steps = tuple(Step((Unit("economics/lines", f"l{n}"),), 10_400.0) for n in range(3))
    assert "rounded one by one" in "\n".join(as_text(difference(steps), 80))
    assert "rounded one by one" not in "\n".join(as_text(difference(()), 80))


def test_without_a_comparison_the_reason_stands_there():
    found = replace(difference(), outcome=None, no_outcome="one is in USD and the other in PHP")
    assert "Results are not compared: one is in USD and the other in PHP." in "\n".join(
        as_text(found, 80)
    )
    data = as_data(found)
    assert data["npv"] is None
    assert data["npv_reason"] == "one is in USD and the other in PHP"


def test_data_adds_up():
    npv = as_data(difference())["npv"]
    assert isinstance(npv, dict)
    assert npv["before"] + sum(each["amount"] for each in npv["steps"]) == npv["after"]
    assert npv["steps"][0]["inputs"] == [{"file": "economics/lines", "id": "post"}]


def test_the_chart_adds_up_and_draws_small_steps_as_one():
    steps = tuple(Step((Unit("economics/lines", f"l{n}"),), 100_000.0 / (n + 1)) for n in range(30))
    found = difference(steps)
    assert found.outcome is not None
    chart = as_chart(found, found.outcome)
    assert len(chart.steps) == 12
    assert chart.steps[-1].name == "19 other changes"
    total = chart.start + sum(each.amount for each in chart.steps)
    assert abs(total - found.outcome.steps.after / 1000) < 1e-9
