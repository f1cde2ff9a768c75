"""Names from the study inside generated sentences."""

from __future__ import annotations

from collections.abc import Iterable

from fs_toolkit.document.blocks import Spans, spans
from fs_toolkit.document.wording import Wording


def quoted(names: Iterable[str], wording: Wording) -> str:
    """Names as a list, each between quotation marks, because a name may hold a comma."""
    return wording.list(wording.text("report.quoted", name=name) for name in names)


def months(count: float, wording: Wording) -> str:
    """One month, 2.5 months."""
    whole = round(count, 1)
    key = "month" if whole == 1 else "months"
    return wording.text(f"proposal.schedule.{key}", count=wording.number(whole))


def sentence(wording: Wording, key: str, /, **facts: str) -> Spans:
    """A sentence that takes of several facts those it speaks of."""
    return wording(key, **{name: facts[name] for name in sorted(wording.slots(key))})


def line(wording: Wording, key: str, /, **facts: str) -> str:
    """The same as a plain string."""
    return wording.text(key, **{name: facts[name] for name in sorted(wording.slots(key))})


def with_desk(source: Spans, rows: Iterable[object], wording: Wording) -> Spans:
    """The line under a table; it says so where its rows are proposals that nobody has confirmed."""
    if all(getattr(row, "origin", "") != "desk_estimate" for row in rows):
        return source
    note = wording("proposal.desk")
    return (*source, *spans(" "), *note) if source else note
