"""Small cities for the tests of portfolios."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.append(str(HERE))  # worker processes are given the same

from small_cities import write_city  # noqa: E402


@pytest.fixture
def city(tmp_path: Path) -> Callable[..., Path]:
    """Writes a city: `city("a", wage=4.0)`."""
    return lambda name, **given: write_city(tmp_path / name, city=name.upper(), **given)


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three cities that are only read."""
    root = tmp_path_factory.mktemp("cities")
    wages = {"a": 5.0, "b": 4.0, "c": 7.0}
    return [write_city(root / name, name.upper(), wage=wage) for name, wage in wages.items()]
