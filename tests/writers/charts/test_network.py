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


def heads(seen) -> int:
    """Heads of arrows: filled triangles."""
    return sum(len(patch.get_xy()) == 4 for patch in seen.patches if hasattr(patch, "get_closed"))


def test_the_first_zone_is_on_top(legible):
    seen = legible(chart(NetworkLink("a", "b", "reports")))
    assert seen.box("Residents").y0 > seen.box("reports").y1 > seen.box("Register").y1


def test_an_arrow_both_ways_has_two_heads(look):
    assert heads(look(chart(NetworkLink("a", "b")))) == 1
    assert heads(look(chart(NetworkLink("a", "b", both_ways=True)))) == 2


def test_a_planned_link_is_dashed_and_explained(legible):
    seen = legible(chart(NetworkLink("a", "b", planned=True)))
    assert seen.box("planned")
    assert sum(line.get_linestyle() == "--" for line in seen.lines) == 2
    assert "planned" not in legible(chart(NetworkLink("a", "b"))).text


def test_what_others_run_is_dashed_and_what_the_project_builds_is_filled(legible):
    nodes = (NetworkNode("a", "Register", "emphasis"), NetworkNode("b", "Bank", "outside"))
    seen = legible(NetworkChart("Finding", (NetworkZone("All", nodes),), ()))
    assert seen.box("run by others")
    assert seen.box("built by the project")


def test_words_without_room_are_listed_below(legible):
    words = "an orderly and complete description of all that is exchanged, and by which rules"
    seen = legible(chart(NetworkLink("a", "b", words)))
    assert [w for w, _ in seen.words].count("1") == 2
    assert all(word in seen.text for word in words.split())


def test_four_zones_fourteen_nodes_and_eighteen_links_stand_on_one_page(legible, names):
    sizes = (4, 3, 4, 3)
    zones = tuple(
        NetworkZone(names[z], tuple(NetworkNode(f"{z}.{n}", names[z * 4 + n]) for n in range(size)))
        for z, size in enumerate(sizes)
    )
    ids = [node.id for zone in zones for node in zone.nodes]
    links = tuple(
        NetworkLink(ids[n * 5 % 14], ids[(n * 3 + 1) % 14], names[n % 20] if n % 4 == 0 else "")
        for n in range(22)
        if ids[n * 5 % 14] != ids[(n * 3 + 1) % 14]
    )
    assert len(links) >= 18
    seen = legible(NetworkChart("Finding", zones, links))
    assert seen.paper.height / seen.paper.width * 16 < 20


def test_a_zone_with_a_long_name_and_few_nodes_has_room_for_it(legible, names):
    zone = NetworkZone(" ".join(names[:6]), (NetworkNode("a", "A"),))
    legible(NetworkChart("Finding", (zone, NetworkZone("", (NetworkNode("b", "B"),))), ()))


class TestRefusals:
    def test_no_nodes(self):
        with pytest.raises(ValueError, match="has no nodes to draw"):
            draw(NetworkChart("Finding", (NetworkZone("Empty", ()),), ()))

    def test_an_unknown_node(self):
        with pytest.raises(ValueError, match='there is no node "c"'):
            draw(chart(NetworkLink("a", "c")))

    def test_one_id_for_two_nodes(self):
        nodes = (NetworkNode("a", "A"), NetworkNode("a", "B"))
        with pytest.raises(ValueError, match='two nodes with the id "a"'):
            draw(NetworkChart("Finding", (NetworkZone("Zone", nodes),), ()))

    def test_a_link_to_itself(self):
        with pytest.raises(ValueError, match='a link from "a" to itself'):
            draw(chart(NetworkLink("a", "a")))
