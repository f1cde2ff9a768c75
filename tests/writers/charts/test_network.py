from __future__ import annotations

import pytest

from fs_toolkit.document.charts import NetworkChart, NetworkLink, NetworkNode, NetworkZone
from fs_toolkit.writers.charts import draw


def chart(*links: NetworkLink) -> NetworkChart:
    zones = (
        NetworkZone("People", (NetworkNode("a", "Residents"),)),
        NetworkZone("Centre", (NetworkNode("b", "Register"),)),
    )
    return NetworkChart("Finding", zones, links)


def test_the_first_zone_is_on_top(legible):
    seen = legible(chart(NetworkLink("a", "b", "reports")))
    assert seen.box("Residents").y0 > seen.box("reports").y1 > seen.box("Register").y1


def test_a_link_to_an_unknown_node_is_refused():
    with pytest.raises(ValueError, match='there is no node "c"'):
        draw(chart(NetworkLink("a", "c")))
