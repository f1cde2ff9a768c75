"""City e-government feasibility studies: a folder of data and prose in, a report out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fs_toolkit.study import Study

__version__ = "0.1.0"
__all__ = ["Study", "__version__"]


def __getattr__(name: str) -> Any:
    """`fs_toolkit.Study`, imported when it is first used."""
    if name == "Study":
        from fs_toolkit.study import Study

        return Study
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
