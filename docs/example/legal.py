"""Made-up answers of section 3 of the fictional example."""

from __future__ import annotations

from example import Table

TABLES: dict[str, Table] = {}
