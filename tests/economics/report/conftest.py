"""Chapter 5 of Hanoi, and of a small study of which little is answered, in each language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.report import report


@dataclass(frozen=True)
class Chapter:
    """What a part of the chapter is made of."""

    inputs: EconomicsInputs
    basis: Basis
    result: EconomicsResult
    wording: Wording
    page: Callable[..., Any]

    def read(self, part: Callable[..., Any], **answers: Any) -> Any:
        """A part as a page, with other answers in the folder economics/."""
        inputs = self.inputs.model_copy(update=answers)
        return self.page(part(inputs, self.basis, self.result, self.wording))

    def phrase(self, key: str) -> str:
        """The longest run of a sentence's own words, by which it is known."""
        words = self.wording(key, **dict.fromkeys(self.wording.slots(key), "§"))
        whole = "".join(getattr(span, "text", "§") for span in words)
        return max(whole.split("§"), key=len)

    def name(self, quantity: str) -> str:
        return self.basis.quantities[quantity].name


@pytest.fixture(scope="session", params=LANGUAGES)
def wording(request) -> Wording:
    return Wording.read(request.param)


@pytest.fixture(scope="session")
def chapter(studied, wording, page) -> Chapter:
    """Hanoi."""
    inputs, result = studied.inputs.economics, studied.results.economics
    return Chapter(inputs, studied.basis, result, wording, page)


@pytest.fixture(scope="session")
def printed(chapter) -> Any:
    """The whole chapter of Hanoi as a page."""
    return chapter.read(report)


@pytest.fixture(scope="session")
def worked_out() -> dict[str, Any]:
    """Small studies that were read and analysed, by their edits: once for both languages."""
    return {}


@pytest.fixture
def small(on_disk, wording, page, worked_out) -> Callable[..., Chapter]:
    """The chapter of the small study, with some cells changed."""

    def write(edits: Any = None) -> Chapter:
        key = repr(edits)
        if key not in worked_out:
            study = on_disk(edits)
            worked_out[key] = (study.inputs, study.basis, study.result())
        return Chapter(*worked_out[key], wording, page)

    return write


@pytest.fixture
def saving(small) -> Callable[[float], Chapter]:
    """The small study where a visit takes so many minutes: a hundred pay, five do not."""

    def write(minutes: float) -> Chapter:
        row = {"value": minutes, "low": 0.8 * minutes, "high": 1.2 * minutes}
        return small({"basis/quantities": {"minutes": row}})

    return write
