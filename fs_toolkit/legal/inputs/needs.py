"""Rows of templates/legal/needs.csv: the topics of law that a type of requirement needs."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from fs_toolkit.core.model import Id, Row
from fs_toolkit.legal.inputs.laws import Topic


def _split(cell: object) -> object:
    return tuple(part.strip() for part in cell.split(";")) if isinstance(cell, str) else cell


class TopicNeed(Row):
    """A type of requirement, and the topics of law it cannot do without."""

    type: Id
    """A type of technical/requirements.csv."""
    topics: Annotated[tuple[Topic, ...], BeforeValidator(_split)]
    """Topics of the toolkit's list, between semicolons."""
