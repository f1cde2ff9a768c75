"""Section 4, the proposal; its methods, imported when they are first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fs_toolkit.proposal.priorities import Hierarchy, analytic_hierarchy, topsis
    from fs_toolkit.proposal.schedule import TaskTimes, critical_path

__all__ = ["Hierarchy", "TaskTimes", "analytic_hierarchy", "critical_path", "topsis"]

_HOMES = {
    "Hierarchy": "priorities",
    "TaskTimes": "schedule",
    "analytic_hierarchy": "priorities",
    "critical_path": "schedule",
    "topsis": "priorities",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
