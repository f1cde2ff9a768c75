"""Sub-item 1.1: the country's index beside its peers, and where its series breaks."""

from __future__ import annotations

import numpy as np

from fs_toolkit.environment.indices import peer_ratio
from fs_toolkit.environment.inputs.overview import IndexEdition
from fs_toolkit.environment.result import IndexComparison, Part

PARTS = ("osi", "hci", "tii")
"""The three parts of the UN index."""


def index_comparison(editions: list[IndexEdition]) -> IndexComparison | None:
    """The country in its first and its last edition beside its peers; None without any of them."""
    own = sorted((row for row in editions if row.role == "own"), key=lambda row: row.year)
    if not own:
        return None
    first, last = own[0], own[-1]
    peers = [row for row in editions if row.role == "peer" and row.year == last.year]
    before = [row for row in editions if row.role == "peer" and row.year == first.year]
    leaders = [row for row in editions if row.role == "leader" and row.year == last.year]
    if not peers or not before:
        return None

    def part(name: str) -> Part:
        values = [float(getattr(row, name)) for row in peers]
        now = float(getattr(last, name))
        leader = float(getattr(leaders[0], name)) if leaders else None
        ratio = peer_ratio(now, values)
        return Part(name, float(getattr(first, name)), now, float(np.mean(values)), ratio, leader)

    parts = {name: part(name) for name in ("egdi", *PARTS, "epi")}
    ranked = sorted((parts[name] for name in PARTS), key=lambda item: item.ratio)
    return IndexComparison(
        own=tuple(own),
        peers=tuple(row.country for row in peers),
        parts=tuple(parts.values()),
        first_ratio=peer_ratio(first.egdi, [row.egdi for row in before]),
        weakest=ranked[0],
        strongest=ranked[-1],
        breaks=tuple(row for row in own[1:] if row.breaks),
        leader=leaders[0].country if leaders else "",
    )
