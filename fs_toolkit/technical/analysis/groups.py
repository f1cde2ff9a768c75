"""Whether groups of a survey answered differently, item by item, corrected for their number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fs_toolkit.technical import group_tests as tests
from fs_toolkit.technical import survey as method
from fs_toolkit.technical.analysis.responses import Answers
from fs_toolkit.technical.inputs.surveys import Survey, SurveyColumn, SurveyItem

LEVEL = 0.05
"""The level at which a difference is called one, after correction."""


@dataclass(frozen=True)
class ItemTest:
    """One item compared between groups."""

    item: SurveyItem
    test: tests.GroupDifference
    adjusted: float
    """The p-value after Holm's correction over the items tested."""
    agree: tuple[float, ...]
    """Unweighted share that agrees, a group; empty for a choice."""

    @property
    def differs(self) -> bool:
        """Whether the groups answered differently."""
        return self.adjusted < LEVEL


@dataclass(frozen=True)
class GroupResult:
    """The groups of one column compared."""

    survey: Survey
    column: SurveyColumn
    groups: tuple[tuple[str, int], ...]
    """Groups large enough to be compared, with their people; the largest first."""
    left_out: tuple[tuple[str, int], ...]
    """Groups that are too small to be reported on their own."""
    items: tuple[ItemTest, ...]
    """Empty where fewer than two groups are large enough."""
    untested: tuple[SurveyItem, ...] = ()
    """Items that no test fits: everybody answered alike, or too few in too many cells."""


def compare_groups(answers: Answers, column: SurveyColumn) -> GroupResult:
    """Compare the groups of a column that have enough people, item by item. Unweighted."""
    words = np.array(answers.groups[column.column])
    sizes = [(name, int((words == name).sum())) for name in dict.fromkeys(words.tolist()) if name]
    sizes.sort(key=lambda each: (-each[1], each[0]))
    large = tuple(each for each in sizes if each[1] >= method.SMALLEST_GROUP)
    small = tuple(each for each in sizes if each[1] < method.SMALLEST_GROUP)
    if len(large) < 2:
        return GroupResult(answers.survey, column, large, small, ())
    masks = [words == name for name, _ in large]
    done: list[tuple[SurveyItem, tests.GroupDifference, tuple[float, ...]]] = []
    untested = []
    for item in answers.items:
        try:
            done.append((item, *_compared(answers, item, masks)))
        except ValueError:
            untested.append(item)
    adjusted = tests.holm([test.p for _, test, _ in done])
    return GroupResult(
        answers.survey,
        column,
        large,
        small,
        tuple(
            ItemTest(item, test, float(p), agree)
            for (item, test, agree), p in zip(done, adjusted, strict=True)
        ),
        tuple(untested),
    )


def _compared(
    answers: Answers, item: SurveyItem, masks: list[np.ndarray]
) -> tuple[tests.GroupDifference, tuple[float, ...]]:
    """The test of one item; ValueError where none fits."""
    if item.kind == "choice":
        words = np.array(answers.choices[item.id])
        options = [option for option in dict.fromkeys(words.tolist()) if option]
        counts = [[int((words[mask] == option).sum()) for option in options] for mask in masks]
        seen = np.array(counts)
        return tests.association(seen[:, seen.sum(axis=0) > 0]), ()
    values = [answers.numbers[item.id][mask] for mask in masks]
    if any((~np.isnan(each)).sum() < method.SMALLEST_GROUP for each in values):
        raise ValueError("a group answered too rarely")
    return tests.rank_difference(values), tuple(method.top_two_share(each) for each in values)
