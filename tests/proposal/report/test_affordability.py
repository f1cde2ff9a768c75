from __future__ import annotations

import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.inputs.financing import Affordability
from fs_toolkit.proposal.report.affordability import report_affordability


def caption(inputs, basis, costs, language, *thresholds):
    table = tuple(
        Affordability(
            id=f"row{n}", name="IT budget", budget="it_budget", measure="operation", threshold=each
        )
        for n, each in enumerate(thresholds)
    )
    changed = inputs.model_copy(update={"affordability": table})
    result = analyse(changed, basis, costs)
    *_, found = report_affordability(result, basis, Wording.read(language))
    return found.caption


@pytest.mark.parametrize(
    ("thresholds", "start"),
    [
        (
            (None,),
            "No limit has been set; the largest share is that of “Operation and renewal over",
        ),
        ((0.5,), "All limits are kept; the nearest to its own is"),
        ((0.5, None), "No stated limit is exceeded; nearest is"),
        (
            (0.5, 0.001),
            "“Operation and renewal over the IT budget” reaches 2.0 % in 2022, above its limit",
        ),
    ],
)
def test_the_caption_says_which_limit_is_nearest(thresholds, start, inputs, basis, costs):
    assert caption(inputs, basis, costs, "en", *thresholds).startswith(start)
    assert "IT budget" in caption(inputs, basis, costs, "ko", *thresholds)


def test_without_a_measure_there_is_a_sentence_and_no_table(inputs, basis, costs):
    result = analyse(inputs, basis, costs)
    ids = [block.id for block in report_affordability(result, basis, Wording.read("en"))]
    assert ids == ["proposal.affordable_1"]
    assert rows(inputs.affordability)[0].measure == "investment_and_operation"
