from __future__ import annotations

import pytest

from fs_toolkit.document.charts import ProcessChart, ProcessStep
from fs_toolkit.writers.charts import draw


def chart(*steps: ProcessStep) -> ProcessChart:
    return ProcessChart("Finding", ("Resident", "Desk"), steps)


def test_a_step_stands_in_its_lane(legible):
    seen = legible(
        chart(ProcessStep("a", 0, "Files"), ProcessStep("b", 1, "Checks", after=(("a", ""),)))
    )
    assert seen.box("Files")
    assert seen.box("Checks")


def test_an_unknown_step_is_refused():
    with pytest.raises(ValueError, match='"Files" follows "z", but there is no such step'):
        draw(chart(ProcessStep("a", 0, "Files", after=(("z", ""),))))
