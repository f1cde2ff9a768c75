"""The answers of the offices by question: what each rated, and what does not apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from statistics import fmean

from fs_toolkit.technical.inputs.diagnosis import Answer


@dataclass(frozen=True)
class Ratings:
    """Ratings of 0 to 4 by question and office."""

    scores: Mapping[str, Mapping[str, float]]
    not_applicable: frozenset[str]
    """Questions of which an office says that they do not arise."""

    def of(self, question: str) -> Mapping[str, float]:
        """The ratings of a question by office; none where nobody rated it."""
        return self.scores.get(question, {})

    def mean(self, question: str) -> float:
        """Mean over the offices; NaN where nobody rated it."""
        given = self.of(question)
        return fmean(given.values()) if given else nan

    def applies(self, question: str) -> bool:
        """Whether a question arises: what one office rates cannot be beside the point for all."""
        return bool(self.of(question)) or question not in self.not_applicable


def rated(answers: tuple[Answer, ...]) -> Ratings:
    """The answers, sorted by question. "Does not apply" is no rating, and least of all 0."""
    scores: dict[str, dict[str, float]] = {}
    beside = set()
    for answer in answers:
        if answer.not_applicable:
            beside.add(answer.question)
        elif answer.score is not None:
            scores.setdefault(answer.question, {})[answer.role] = answer.score
    return Ratings(scores, frozenset(beside))
