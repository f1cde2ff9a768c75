"""What an update came to, block by block, in words and as data."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Outcome = Literal["updated", "unchanged", "kept", "deleted", "inserted", "left"]

MOST_NAMED = 40
"""Blocks of one kind that are named in words; all of them stand in the data."""


@dataclass(frozen=True)
class Summary:
    """What became of each block, by id; a caption's is its block's with `#caption`."""

    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Edited by a person: left as they are, though the study may say something new."""
    offered: tuple[str, ...] = ()
    """Of those kept: the study's new content now stands beside them in a comment."""
    deleted: tuple[str, ...] = ()
    """Deleted by a person: not brought back."""
    inserted: tuple[str, ...] = ()
    duplicate: tuple[str, ...] = ()
    """Copied by a person: the first is renewed, the copies are left as they are."""
    left: tuple[str, ...] = ()
    """No longer in the study: left where they stand, for a person to judge."""
    recovered: tuple[str, ...] = ()
    """Found again after a program took away the frames round them."""
    values_renewed: tuple[str, ...] = ()
    """Of blocks kept: values inside a person's words that are the study's again, `block: value`."""
    values_written_over: tuple[str, ...] = ()
    """Values that a person wrote over and that the study now gives otherwise: left."""
    dangling: tuple[str, ...] = ()
    """References, as they are shown, to something that is not in the file any more."""

    def as_data(self) -> dict[str, list[str]]:
        """All of it by name, for programs."""
        return {each.name: list(getattr(self, each.name)) for each in fields(self)}

    def __str__(self) -> str:
        counts = f"{len(self.updated)} renewed, {len(self.inserted)} new, {len(self.unchanged)} unchanged"
        lines = [
            f"{title}: {_named(ids)}"
            for title, ids in (
                ("edited by hand and kept", self.kept),
                ("new content offered in a comment", self.offered),
                ("numbers renewed inside what was edited by hand", self.values_renewed),
                (
                    "numbers written over by hand, and otherwise in the study",
                    self.values_written_over,
                ),
                ("deleted by hand and not brought back", self.deleted),
                ("copied by hand, the copies left as they are", self.duplicate),
                ("no longer in the study, left for you to judge", self.left),
                ("references that lead to nothing", self.dangling),
            )
            if ids
        ]
        if self.recovered:
            lines.append(
                f"found again after another program had saved the file: {len(self.recovered)}"
            )
        return "\n".join([counts, *lines])


def _named(ids: tuple[str, ...]) -> str:
    more = len(ids) - MOST_NAMED
    named = ", ".join(ids[:MOST_NAMED])
    return named if more <= 0 else f"{named} and {more} more"
