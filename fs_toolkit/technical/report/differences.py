"""Where groups of a survey, or officials and citizens, answered differently, as blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.document.blocks import Block, Column, Paragraph, Table
from fs_toolkit.document.cells import made_up
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis.groups import GroupResult, ItemTest
from fs_toolkit.technical.analysis.surveys import SurveyResult, TwinResult

SMALLEST_P = 0.001

STRENGTHS = ("slight", "weak", "clear", "strong")
STARTS = {
    "rank_biserial": (0.1, 0.3, 0.5),
    "cramers_v": (0.1, 0.3, 0.5),
    "epsilon_squared": (0.01, 0.06, 0.14),
}
"""Where weak, clear and strong begin [Cohen 1988, small, medium and large]."""


def report_differences(found: SurveyResult, city: str, wording: Wording) -> Iterator[Block]:
    """Officials beside citizens, then the groups of each survey."""
    if found.twins:
        yield from _twins(found, city, wording)
    tested = [each for each in found.groups if each.items]
    if tested:
        yield from _groups(found, tested, city, wording)
    small = [each for each in found.groups if each.left_out]
    if small:
        names = [
            wording.text(
                "technical.survey.value.left_out",
                group=f"{each.survey.name}, {each.column.name}: {name}",
                people=wording.number(people),
            )
            for each in small
            for name, people in each.left_out
        ]
        yield Paragraph(
            "technical.level.left_out",
            wording("technical.survey.left_out", groups=wording.list(names)),
        )


def _twins(found: SurveyResult, city: str, wording: Wording) -> Iterator[Block]:
    widest = max(found.twins, key=lambda each: abs(each.difference))
    clear = sum(each.clear for each in found.twins)
    names = {each.survey.id: each.survey.name for each in found.held}
    first, second = names[widest.first.item.survey], names[widest.second.item.survey]
    key = "technical.survey.twins_text" if clear else "technical.survey.twins_text_none"
    words = {
        "pairs": wording.number(len(found.twins)),
        "clear": wording.number(clear),
        "statement": widest.first.item.text.rstrip("."),
        "first": first,
        "second": second,
        "first_share": wording.share(widest.first.agree, 0),
        "second_share": wording.share(widest.second.agree, 0),
    }
    yield Paragraph("technical.level.twins_text", wording(key, **words))
    yield Table(
        "technical.level.twins",
        made_up(
            wording.text(
                "technical.survey.twins_caption", clear=words["clear"], pairs=words["pairs"]
            ),
            [each.survey for each in found.held],
            city,
            wording,
        ),
        (
            Column(wording.text("technical.head.statement"), 4.4),
            Column(first, 1.6, "right"),
            Column(second, 1.6, "right"),
            Column(wording.text("technical.survey.head.difference"), 2, "right"),
        ),
        tuple(_twin(each, wording) for each in found.twins),
        wording("technical.survey.source.twins"),
    )


def _twin(each: TwinResult, wording: Wording) -> tuple[str, str, str, str]:
    return (
        each.first.item.text,
        wording.share(each.first.agree, 0),
        wording.share(each.second.agree, 0),
        wording.text(
            "technical.survey.value.points_within",
            points=wording.number(100 * each.difference, 0),
            margin=wording.number(100 * each.margin, 0),
        ),
    )


def _groups(
    found: SurveyResult, tested: list[GroupResult], city: str, wording: Wording
) -> Iterator[Block]:
    differing = [(each, item) for each in tested for item in each.items if item.differs]
    words = {
        "tested": wording.number(sum(len(each.items) for each in tested)),
        "columns": "; ".join(
            wording.text(
                "technical.survey.value.by",
                survey=survey,
                columns=wording.list(
                    [each.column.name for each in tested if each.survey.name == survey]
                ),
            )
            for survey in dict.fromkeys(each.survey.name for each in tested)
        ),
    }
    if not differing:
        yield Paragraph(
            "technical.level.differences_text",
            wording("technical.survey.differences_none", **words),
        )
        return
    first, most = max(differing, key=lambda pair: _strength(pair[1]))
    yield Paragraph(
        "technical.level.differences_text",
        wording(
            "technical.survey.differences_text",
            **words,
            differing=wording.number(len(differing)),
            column=first.column.name,
            statement=most.item.text.rstrip("."),
        ),
    )
    by_column = Counter(each.column.name for each, _ in differing)
    column, count = by_column.most_common(1)[0]
    yield Table(
        "technical.level.differences",
        made_up(
            wording.text(
                "technical.survey.differences_caption",
                differing=wording.number(len(differing)),
                column=column,
                count=wording.number(count),
            ),
            [each.survey for each in found.held],
            city,
            wording,
        ),
        (
            Column(wording.text("technical.head.statement"), 3.2),
            Column(wording.text("technical.survey.head.groups"), 3),
            Column(wording.text("technical.survey.head.p"), 1, "right"),
            Column(wording.text("technical.survey.head.effect"), 1.8),
        ),
        tuple(_difference(each, item, wording) for each, item in differing),
        wording("technical.survey.source.differences"),
    )


def _strength(item: ItemTest) -> tuple[int, float]:
    """The step of strength of a difference, and its size within the step."""
    size = abs(item.test.effect)
    return sum(size >= start for start in STARTS[item.test.effect_kind]), size


def _difference(each: GroupResult, item: ItemTest, wording: Wording) -> tuple[str, str, str, str]:
    if item.agree:
        groups = "; ".join(
            f"{name} {wording.share(share, 0)}"
            for (name, _), share in zip(each.groups, item.agree, strict=True)
        )
    else:
        groups = "; ".join(name for name, _ in each.groups)
    return (
        item.item.text,
        f"{each.column.name}: {groups}",
        wording.text("technical.survey.value.below", number=wording.number(SMALLEST_P, 3))
        if item.adjusted < SMALLEST_P
        else wording.number(item.adjusted, 3),
        wording.text(
            f"technical.survey.effect.{item.test.effect_kind}",
            effect=wording.number(item.test.effect, 2),
            strength=wording.text(f"technical.survey.strength_{STRENGTHS[_strength(item)[0]]}"),
        ),
    )
