"""Importance and performance of 5.1 as a chart: what matters to people, and how it is today."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import Declined, rows
from fs_toolkit.document.blocks import Block, Chart, Missing, Paragraph
from fs_toolkit.document.cells import made_up, unanswered
from fs_toolkit.document.charts import GridChart, Point
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsAnswers
from fs_toolkit.economics.inputs import EconomicsInputs


def importance(
    inputs: EconomicsInputs, basis: Basis, result: EconomicsAnswers, wording: Wording
) -> Iterator[Block]:
    """The grid where people were asked both; a box that says who must ask where they were not."""
    if isinstance(inputs.importance, Declined):
        yield from unanswered("economics.importance.pending", inputs, "importance", wording)
        return
    means = {each.id: each for each in result.handed.items}
    pairs = [
        (row.name, means[row.important], means[row.content])
        for row in rows(inputs.importance)
        if row.important in means and row.content in means
    ]
    if not pairs:
        yield Missing(
            "economics.importance.pending",
            *(
                wording.text(f"feasibility.importance.pending.{part}")
                for part in ("what", "who", "instrument")
            ),
        )
        return
    name, matters, today = max(pairs, key=lambda each: (each[1].mean - each[2].mean, each[0]))
    words = {
        "subject": name,
        "important": wording.number(matters.mean, 1),
        "content": wording.number(today.mean, 1),
    }
    yield Paragraph("economics.importance.intro", wording("feasibility.importance.intro", **words))
    xs, ys = [each[2].mean for each in pairs], [each[1].mean for each in pairs]
    yield Chart(
        "economics.importance",
        made_up(
            wording.text("feasibility.importance.caption", **words),
            [each for _, *both in pairs for each in both],
            basis.about.city,
            wording,
        ),
        GridChart(
            title=wording.text("feasibility.importance.title", subject=name),
            points=tuple(Point(name, y.mean, x.mean) for name, x, y in pairs),
            x_label=wording.text("feasibility.importance.x"),
            y_label=wording.text("feasibility.importance.y"),
            x_range=_around(xs),
            y_range=_around(ys),
            quadrants=(
                wording.text("feasibility.importance.quadrant.first"),
                wording.text("feasibility.importance.quadrant.keep"),
                wording.text("feasibility.importance.quadrant.low"),
                wording.text("feasibility.importance.quadrant.plenty"),
            ),
        ),
        wording.text("feasibility.importance.alt", **words),
        source=wording(
            "feasibility.importance.source",
            answers=wording.number(min(each.answers for _, *both in pairs for each in both)),
            survey=wording.list(dict.fromkeys(each.survey for _, each, _ in pairs)),
        ),
    )


def _around(values: list[float]) -> tuple[float, float]:
    """An axis whose middle is the mean of the subjects, within the scale of 1 to 5."""
    middle = sum(values) / len(values)
    reach = max(max(abs(value - middle) for value in values) * 1.2, 1.0)
    return middle - reach, middle + reach
