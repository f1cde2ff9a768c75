"""Made-up answers of section 2 of the fictional example."""

from __future__ import annotations

from example import Table, diagnosis

TABLES: dict[str, Table] = {
    "technical/answers.csv": diagnosis.answers,
    "technical/peers.csv": diagnosis.peers,
}
