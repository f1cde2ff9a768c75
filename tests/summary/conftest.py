"""What stands before and behind the chapters of Hanoi, part by part, in each language."""

from __future__ import annotations

import pytest

from fs_toolkit.document.wording import LANGUAGES, Wording


@pytest.fixture(scope="session", params=LANGUAGES)
def wording(request) -> Wording:
    return Wording.read(request.param)


@pytest.fixture(scope="session")
def economics(studied):
    """The result of section 5."""
    return studied.results.economics
