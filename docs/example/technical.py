"""Made-up answers of section 2 of the fictional example."""

from __future__ import annotations

from example import Table

TABLES: dict[str, Table] = {}
