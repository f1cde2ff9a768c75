from __future__ import annotations

import dataclasses
import random
import re
import struct
import subprocess
import sys
import unicodedata
from typing import Any
from xml.dom import minidom

import matplotlib as mpl
import pytest

from fs_toolkit.document.charts import (
    BarChart,
    GridChart,
    HeatCell,
    HeatMap,
    HeatPanel,
    HeatRow,
    Interval,
    IntervalChart,
    Layer,
    LayerChart,
    LikertChart,
    LikertGroup,
    LikertItem,
    LineChart,
    NetworkChart,
    NetworkLink,
    NetworkNode,
    NetworkZone,
    Point,
    ProcessChart,
    ProcessStep,
    RadarChart,
    Series,
    Span,
    TimeChart,
    Tornado,
    TornadoBar,
    TreeChart,
    TreeNode,
)
from fs_toolkit.writers.charts import MissingGlyphs, draw, draw_both, draw_svg
from fs_toolkit.writers.charts.drawing import composed, texts

LONG = (
    "Department of Information and Communications of the city, with its centre for the "
    "internationalisation of administrative procedures in thirty districts"
)

ORDINARY = {
    "line": LineChart(
        "Viet Nam closes in on Malaysia",
        (2014, 2016, 2018),
        (
            Series("Viet Nam", (0.47, 0.51, 0.59), emphasis=True),
            Series("Malaysia", (0.61, 0.62, 0.72)),
        ),
        "Index",
        marks=((2015.99, "in force at: 31 Dec 2015"),),
    ),
    "bar": BarChart(
        "Benefits pass costs in 2018",
        ("2016", "2017", "2018"),
        (Series("benefits", (0.0, 0.0, 276.0)), Series("costs", (-454.0, -554.0, -171.0))),
        "USD thousand",
        stacked=True,
        line=Series("net", (-454.0, -554.0, 105.0)),
    ),
    "tornado": Tornado(
        "District tools decide the sign",
        -127.0,
        (
            TornadoBar("District tools", -580.0, 320.0, "20 %", "80 %"),
            TornadoBar("Capital cost", 110.0, -430.0, "USD 0.6 m", "USD 1.15 m"),
        ),
        "USD thousand",
    ),
    "time": TimeChart(
        "Bidding decides the date",
        (
            Span("Bidding", 2016.5, 2017.2, "Platform", critical=True),
            Span("Go-live", 2018.0, 2018.0, "Platform", milestone=True),
            Span("Operation", 2018.0, 2019.0, "Service", open_end=True),
        ),
        marks=((2017.5, "gate 1"), (2018.9, "gate 2")),
    ),
    "interval": IntervalChart(
        "Ours lies among the peers",
        (
            Interval("Assumed", 0.010, 0.005, 0.018, "assumption"),
            Interval("Jakarta, 2024", 0.017),
        ),
        "Reports a head and year",
    ),
    "grid": GridChart(
        "The finance department has power and little interest",
        (Point("Finance", 2, 5), Point("Press", 4, 3), Point("Districts", 2, 5)),
        "Interest",
        "Power",
        (1, 5),
        (1, 5),
        ("Win over", "Work together", "Watch", "Keep informed"),
    ),
    "layer": LayerChart(
        "One front door",
        (Layer("Channels", ("Portal", "SMS", "Counter")), Layer("Case platform", ("Routing",))),
    ),
    "heat": HeatMap(
        "Two barriers leave the dark corner",
        ("minor", "major"),
        (
            HeatPanel("Before", (HeatRow("likely", (HeatCell(1, "1"), HeatCell(2, "2, 3"))),)),
            HeatPanel("After", (HeatRow("likely", (HeatCell(1, "1, 2, 3"), HeatCell(None))),)),
        ),
        ("low", "middle", "high"),
        "Severity",
        "Likelihood",
    ),
    "radar": RadarChart(
        "Staff lags behind",
        ("Law", "Staff", "Data", "Networks"),
        (
            Series("now", (3.0, 1.5, None, 2.0), emphasis=True),
            Series("peers", (2.5, 3.0, 3.5, 2.0)),
        ),
        5.0,
        "Level, 0 to 5",
    ),
    "tree": TreeChart(
        "Nobody registers a report once",
        TreeNode(
            "Reports are lost", (TreeNode("Five numbers"), TreeNode("Paper", look="proposed"))
        ),
        (TreeNode("Trust falls", (TreeNode("Fewer reports", note="survey"),)),),
        ("Effects", "Causes"),
    ),
    "likert": LikertChart(
        "Most officials agree",
        ("disagree", "neither", "agree"),
        (
            LikertGroup("Officials", (LikertItem("It spares me work", (0.2, 0.3, 0.5), 214),)),
            LikertGroup("Residents", (LikertItem("I know where", (0.6, 0.1, 0.3), 540),)),
        ),
    ),
    "network": NetworkChart(
        "One register",
        (
            NetworkZone("People", (NetworkNode("a", "Residents"), NetworkNode("b", "Wards"))),
            NetworkZone("Centre", (NetworkNode("c", "Register", "emphasis"),)),
            NetworkZone("Others", (NetworkNode("d", "Water company", "outside"),)),
        ),
        (
            NetworkLink("a", "c", "reports", both_ways=True),
            NetworkLink("b", "c"),
            NetworkLink("c", "d", "orders", planned=True),
            NetworkLink("a", "d"),
        ),
    ),
    "process": ProcessChart(
        "Two desks decide",
        ("Resident", "Desk"),
        (
            ProcessStep("a", 0, "Reports", "start"),
            ProcessStep("b", 1, "Checks", after=(("a", ""), ("c", "no")), changed=True),
            ProcessStep("c", 1, "Complete?", "decision", (("b", ""),)),
            ProcessStep("d", 0, "Is told", "end", (("c", "yes"),)),
        ),
    ),
}

EXTREME = {
    "line": LineChart(
        LONG,
        tuple(range(1980, 2021)),
        (
            Series("never", (None,) * 41),
            *(
                Series(
                    f"{LONG} {n}", tuple(None if y % 7 == n else 1e9 * (n - 3) for y in range(41))
                )
                for n in range(7)
            ),
        ),
        LONG,
        band=((None, *(-1e9,) * 40), (None, *(2e9,) * 40)),
        marks=((1980, LONG), (1981, "a"), (2020, LONG), (2019.9, "b"), (2024.5, "beyond the data")),
    ),
    "bar": BarChart(
        LONG,
        tuple(f"{LONG} {n}" for n in range(12)),
        tuple(
            Series(f"{LONG} {n}", tuple((-1.0) ** k * 10.0**k for k in range(12))) for n in range(4)
        ),
        LONG,
    ),
    "tornado": Tornado(
        LONG,
        5e6,
        tuple(TornadoBar(f"{LONG} {n}", 1e6 - n, 2e6 + n, LONG[:60], LONG[:40]) for n in range(12)),
        LONG,
    ),
    "time": TimeChart(
        LONG,
        tuple(
            Span(
                f"{LONG} {n}",
                1945 + n,
                1945 + n + n % 4,
                LONG[: 40 + n % 2],
                n % 2 == 0,
                n % 5 == 0,
            )
            for n in range(30)
        ),
        marks=tuple((1945 + n / 2, f"{LONG[:30]} {n}") for n in range(7)),
    ),
    "interval": IntervalChart(
        LONG,
        tuple(Interval(f"{LONG} {n}", 10.0**n, 10.0**n / 3, 10.0**n * 3) for n in range(-4, 8)),
        LONG,
    ),
    "grid": GridChart(
        LONG,
        tuple(Point(f"{LONG} {n}", n % 3, n % 2, n, LONG[: 20 + n % 3]) for n in range(40)),
        LONG,
        LONG,
        (0, 2),
        (0, 1),
        (LONG,) * 4,
    ),
    "layer": LayerChart(LONG, tuple(Layer(LONG, (LONG,) * n) for n in range(8))),
    "heat": HeatMap(
        LONG,
        tuple(f"{LONG} {n}" for n in range(9)),
        tuple(
            HeatPanel(
                LONG,
                tuple(
                    HeatRow(
                        LONG, tuple(HeatCell((n + m) % 6 or None, LONG[: 9 * m]) for m in range(9))
                    )
                    for n in range(5)
                ),
            )
            for _ in range(2)
        ),
        (LONG,) * 6,
        LONG,
        LONG,
    ),
    "radar": RadarChart(
        LONG,
        tuple(f"{LONG} {n}" for n in range(14)),
        tuple(
            Series(f"{LONG} {n}", tuple(None if m % 5 == n else 1e6 * m for m in range(14)), n == 1)
            for n in range(3)
        ),
        1.3e7,
        LONG,
    ),
    "tree": TreeChart(
        LONG,
        TreeNode(
            LONG,
            tuple(
                TreeNode(LONG, tuple(TreeNode(LONG, note=LONG) for _ in range(n))) for n in range(5)
            ),
        ),
        tuple(TreeNode(LONG, (TreeNode(LONG, look="proposed"),)) for _ in range(5)),
        (LONG, LONG),
    ),
    "likert": LikertChart(
        LONG,
        tuple(f"{LONG} {n}" for n in range(7)),
        tuple(
            LikertGroup(
                LONG, tuple(LikertItem(LONG, ((1.0,) + (0.0,) * 6)[::way], 10**6) for _ in "ab")
            )
            for way in (1, -1)
        ),
    ),
    "network": NetworkChart(
        LONG,
        tuple(
            NetworkZone(LONG, tuple(NetworkNode(f"{z}{n}", f"{LONG} {n}") for n in range(z + 3)))
            for z in range(4)
        ),
        tuple(
            NetworkLink(
                f"{z}{n}", f"{(z + n) % 4}{(n + 1) % 3}", LONG[: 30 * z], n % 2 == 0, z == 1
            )
            for z in range(4)
            for n in range(3)
        ),
    ),
    "process": ProcessChart(
        LONG,
        tuple(f"{LONG} {n}" for n in range(6)),
        tuple(
            ProcessStep(
                str(n),
                n * 5 % 6,
                f"{LONG} {n}",
                "decision" if n % 3 == 1 else "step",
                tuple((str(m), LONG[:30]) for m in {n - 1, n // 2, n + 2} - {n, -1, 14, 15})
                if n
                else (),
                n % 2 == 0,
            )
            for n in range(14)
        ),
    ),
}

SMALLEST = {
    "line": LineChart("", (2016,), (Series("", (0.0,)),), ""),
    "bar": BarChart("", ("",), (Series("", (0.0,)),), ""),
    "tornado": Tornado("", 0.0, (TornadoBar("", 0.0, 0.0, "", ""),), ""),
    "time": TimeChart("", (Span("", 2016.0, 2016.0),)),
    "interval": IntervalChart("", (Interval("", 0.0),), ""),
    "grid": GridChart("", (Point("", 0, 0),), "", "", (0, 1), (0, 1)),
    "layer": LayerChart("", (Layer("", ()),)),
    "heat": HeatMap("", ("",), (HeatPanel("", (HeatRow("", (HeatCell(None),)),)),), ()),
    "radar": RadarChart("", ("", "", ""), (Series("", (0.0, None, None)),), 1.0, ""),
    "tree": TreeChart("", TreeNode("")),
    "likert": LikertChart("", ("", ""), (LikertGroup("", (LikertItem("", (1.0, 0.0), 1),)),)),
    "network": NetworkChart("", (NetworkZone("", (NetworkNode("", ""),)),), ()),
    "process": ProcessChart("", ("",), (ProcessStep("", 0, ""),)),
}

EMPTY = {
    "line": LineChart("Nothing", (2016,), (Series("a", (None,)),), ""),
    "bar": BarChart("Nothing", (), (), ""),
    "tornado": Tornado("Nothing", 0.0, (), ""),
    "time": TimeChart("Nothing", ()),
    "interval": IntervalChart("Nothing", (), ""),
    "grid": GridChart("Nothing", (), "", "", (0, 1), (0, 1)),
    "layer": LayerChart("Nothing", ()),
    "heat": HeatMap("Nothing", (), (), ()),
    "radar": RadarChart("Nothing", ("a", "b", "c"), (), 1.0, ""),
    "tree": TreeChart("Nothing", TreeNode("")),
    "likert": LikertChart("Nothing", ("no", "yes"), ()),
    "network": NetworkChart("Nothing", (), ()),
    "process": ProcessChart("Nothing", (), ()),
}

FAMILIES = tuple(ORDINARY)


@pytest.mark.parametrize("family", FAMILIES)
class TestEveryFamily:
    @pytest.mark.parametrize("kind", [ORDINARY, EXTREME], ids=["ordinary", "extreme"])
    def test_its_words_neither_meet_nor_leave_the_paper(self, legible, family, kind):
        seen = legible(kind[family])
        assert kind[family].title.split()[0] in seen.text

    def test_the_smallest_one_is_drawn(self, look, family):
        assert look(SMALLEST[family]).paper.width > 0

    def test_equal_data_give_equal_bytes(self, family):
        assert draw(ORDINARY[family]) == draw(ORDINARY[family])
        assert draw_svg(ORDINARY[family]) == draw_svg(ORDINARY[family])

    def test_other_data_give_other_bytes(self, family):
        other = dataclasses.replace(ORDINARY[family], title="Another finding")
        assert draw(other) != draw(ORDINARY[family])

    def test_it_refuses_to_draw_nothing(self, family):
        with pytest.raises(ValueError, match=r'chart "Nothing" has no \w+ to draw'):
            draw(EMPTY[family])

    def test_it_is_drawn_in_korean(self, legible, family):
        assert legible(ORDINARY[family], "ko").words


class TestDraw:
    def test_the_picture_is_16_cm_wide_at_200_dots_an_inch(self):
        image = draw(ORDINARY["line"])
        assert image.startswith(b"\x89PNG")
        (width,) = struct.unpack(">I", image[16:20])
        assert abs(width - 16 / 2.54 * 200) <= 1

    def test_neither_date_nor_program_is_in_the_file(self):
        image, vector = draw(ORDINARY["line"]), draw_svg(ORDINARY["line"])
        assert b"tEXt" not in image
        assert b"tIME" not in image
        assert "<dc:date>" not in vector
        assert "Matplotlib v" not in vector

    def test_a_svg_leads_nowhere_and_clips_nothing(self):
        for data in ORDINARY.values():
            text = draw_svg(data)
            assert not any(
                word in text for word in ("<!DOCTYPE", "clip-path", "<metadata", "<script")
            )
            assert set(re.findall(r"https?://[^\"' ]+", text)) <= {
                "http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg"
            }  # fmt: skip
            minidom.parseString(text)

    def test_both_kinds_at_once_are_those_of_each_alone(self):
        for data in (ORDINARY["line"], ORDINARY["tornado"]):
            png, svg = draw_both(data)
            alone = draw_svg(data)
            assert png == draw(data)
            assert svg == (b"" if "<pattern" in alone else alone.encode())

    def test_a_svg_holds_outlines_and_no_fonts(self):
        assert "<text" not in draw_svg(ORDINARY["line"])

    def test_settings_of_the_user_change_nothing_and_are_left_alone(self):
        expected = draw(ORDINARY["bar"])
        with mpl.rc_context({"font.size": 30, "axes.unicode_minus": False, "lines.linewidth": 9}):
            assert draw(ORDINARY["bar"]) == expected
            assert mpl.rcParams["font.size"] == 30

    def test_matplotlib_is_loaded_by_the_first_chart_only_and_pyplot_never(self):
        program = (
            "import sys; from fs_toolkit.writers.charts import draw;"
            "from fs_toolkit.document.charts import Layer, LayerChart;"
            "assert 'matplotlib' not in sys.modules;"
            "draw(LayerChart('a', (Layer('b', ('c',)),)));"
            "assert 'matplotlib' in sys.modules; assert 'matplotlib.pyplot' not in sys.modules"
        )
        subprocess.run([sys.executable, "-c", program], check=True)

    @pytest.mark.parametrize("bad", [float("nan"), float("inf")])
    def test_a_number_without_a_place_on_an_axis_is_refused(self, bad):
        chart = BarChart("Flows", ("a",), (Series("s", (bad,)),), "")
        with pytest.raises(ValueError, match='chart "Flows" has a number that is infinite'):
            draw(chart)

    @pytest.mark.parametrize(
        "title",
        [
            "베트남의 전자정부 지수는 말레이시아와의 격차를 줄였다",
            "Ủy ban nhân dân thành phố Hà Nội: đơn thư giảm ở quận Hoàn Kiếm",
            "काठमाडौंमा गुनासो बढ्यो, पोखरामा घट्यो: प्रणाली र क्षेत्र",
            "Улаанбаатар хот, Αθήνα, São Paulo, Łódź: 5 ≤ x − 3 → ₫, ₩, €",
        ],
    )
    def test_titles_in_other_scripts_are_drawn_whole(self, legible, title):
        chart = dataclasses.replace(ORDINARY["line"], title=title)
        assert legible(chart).text.startswith(title[:10])

    def test_decomposed_vietnamese_is_drawn_like_composed(self):
        words = "Ủy ban nhân dân thành phố Hà Nội"
        composed_, decomposed = (
            dataclasses.replace(ORDINARY["bar"], title=unicodedata.normalize(form, words))
            for form in ("NFC", "NFD")
        )
        assert composed_ != decomposed
        assert draw(composed_) == draw(decomposed)

    def test_a_character_that_no_font_has_is_named_with_its_text(self):
        chart = LayerChart("One door", (Layer("Users", ("citizens of 漢城",)),))
        with pytest.raises(
            MissingGlyphs, match=r'漢 \(U\+6F22\), 城 .* in "citizens of 漢城"'
        ) as raised:
            draw(chart)
        assert raised.value.characters == "漢城"


class TestComposed:
    def test_invisible_characters_are_dropped(self):
        chart = LayerChart("so\u00adft\u200b\ufeff", (Layer("a\tb", ()),))
        assert composed(chart) == LayerChart("soft", (Layer("a b", ()),))

    def test_nothing_else_is_changed(self):
        for chart in ORDINARY.values():
            assert composed(chart) == chart


def test_texts_are_found_wherever_they_stand():
    assert list(texts(ORDINARY["layer"])) == [
        "One front door", "Channels", "Portal", "SMS", "Counter", "Case platform", "Routing",
    ]  # fmt: skip


WORDS = [
    "city",
    "department",
    "inspectorate",
    "information",
    "communications",
    "petition",
    "of",
    "the",
    "and",
    "with",
    "districts",
    "WeGO",
    "Ủy",
    "ban",
    "nhân",
    "dân",
    "시청",
    "정보통신국",
    "काठमाडौं",
    "internationalisation",
    "e-government",
]


class Chance:
    """Charts at random, as a careless author might give them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def name(self, most: int = 7) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(1, most)))

    def names(self, count: int, most: int = 7) -> tuple[str, ...]:
        return tuple(self.name(most) for _ in range(count))

    def series(self, count: int) -> tuple[Series, ...]:
        pick = self.random
        size = 10.0 ** pick.randint(-3, 7)
        return tuple(
            Series(
                self.name(),
                (
                    size,
                    *(
                        None if pick.random() < 0.2 else pick.gauss(0, size)
                        for _ in range(count - 1)
                    ),
                ),
                emphasis=pick.random() < 0.3,
                dashed=pick.random() < 0.3,
            )
            for _ in range(pick.randint(1, 6))
        )

    def line(self) -> LineChart:
        count, first = self.random.randint(1, 40), self.random.randint(1950, 2010)
        marks = tuple((first + self.random.uniform(0, count), n) for n in self.names(4))
        return LineChart(
            self.name(20),
            tuple(range(first, first + count)),
            self.series(count),
            self.name(),
            marks=marks,
        )

    def bar(self) -> BarChart:
        count, yes = self.random.randint(1, 15), self.random.random
        return BarChart(
            self.name(20), self.names(count, 5), self.series(count), self.name(),
            yes() < 0.5, yes() < 0.5, self.series(count)[0] if yes() < 0.3 else None,
        )  # fmt: skip

    def tornado(self) -> Tornado:
        pick = self.random
        bars = tuple(
            TornadoBar(self.name(), pick.gauss(0, 9), pick.gauss(0, 9), self.name(3), self.name(3))
            for _ in range(pick.randint(1, 12))
        )
        return Tornado(self.name(20), pick.gauss(0, 9), bars, self.name())

    def time(self) -> TimeChart:
        pick = self.random
        zero = pick.choice([0, 2010])
        spans = []
        for _ in range(pick.randint(1, 20)):
            start = zero + pick.uniform(0, 12)
            end = start + pick.choice([0, 0.1, 2])
            group = pick.choice(["", "Group", self.name(3)])
            flags: list[Any] = [pick.random() < 0.3 for _ in range(3)]
            spans.append(Span(self.name(), start, end, group, *flags))
        marks = tuple((zero + pick.uniform(0, 12), n) for n in self.names(pick.randint(0, 6)))
        return TimeChart(self.name(20), tuple(spans), marks, pick.choice(["year", "month"]))

    def interval(self) -> IntervalChart:
        pick = self.random
        made = []
        for name in self.names(pick.randint(1, 12)):
            low, point, high = sorted(10 ** pick.uniform(-3, 4) for _ in range(3))
            made.append(Interval(name, point, low, high, pick.choice(["assumption", "observed"])))
        return IntervalChart(self.name(20), tuple(made), self.name())

    def grid(self) -> GridChart:
        pick = self.random
        points = tuple(
            Point(
                name,
                pick.randint(1, 5),
                pick.randint(1, 5),
                pick.choice([1, 2]),
                pick.choice(["", "a"]),
            )
            for name in self.names(pick.randint(1, 24))
        )
        quadrants: Any = self.names(4, 3)
        return GridChart(self.name(20), points, self.name(), self.name(), (1, 5), (1, 5), quadrants)

    def layer(self) -> LayerChart:
        pick = self.random
        layers = (Layer(name, self.names(pick.randint(0, 12))) for name in self.names(4))
        return LayerChart(self.name(20), tuple(layers))

    def heat(self) -> HeatMap:
        pick = self.random
        columns, rows = self.names(pick.randint(1, 12), 4), self.names(pick.randint(1, 9))
        panels = tuple(
            HeatPanel(
                self.name(),
                tuple(
                    HeatRow(
                        row,
                        tuple(
                            HeatCell(
                                pick.choice([None, 0, 1, 2, 3]), pick.choice(["", "1, 2", name])
                            )
                            for name in self.names(len(columns), 3)
                        ),
                    )
                    for row in rows
                ),
            )
            for _ in range(pick.randint(1, 3))
        )
        return HeatMap(self.name(20), columns, panels, self.names(4), self.name(), self.name())

    def radar(self) -> RadarChart:
        pick, axes = self.random, self.names(self.random.randint(3, 12))
        return RadarChart(
            self.name(20),
            axes,
            tuple(
                Series(name, (1.0, *(pick.choice([None, pick.uniform(0, 5)]) for _ in axes[1:])))
                for name in self.names(pick.randint(1, 3))
            ),
            5.0,
            self.name(),
        )

    def node(self, depth: int) -> TreeNode:
        pick = self.random
        look: Any = pick.choice(["plain", "emphasis", "proposed"])
        count = pick.randint(0, 4) if depth else 0
        children = tuple(self.node(depth - 1) for _ in range(count))
        return TreeNode(self.name(), children, pick.choice(["", self.name()]), look)

    def tree(self) -> TreeChart:
        above = tuple(self.node(1) for _ in range(self.random.randint(0, 3)))
        return TreeChart(self.name(20), self.node(3), above, (self.name(3), self.name(3)))

    def likert(self) -> LikertChart:
        pick, scale = self.random, self.names(self.random.randint(2, 7), 3)
        groups = []
        for group in self.names(pick.randint(1, 3)):
            items = []
            for name in self.names(pick.randint(1, 6)):
                parts = [pick.choice([0, 1, 5]) + 0.01 for _ in scale]
                shares = tuple(part / sum(parts) for part in parts)
                items.append(LikertItem(name, shares, pick.randint(1, 10**5)))
            groups.append(LikertGroup(group, tuple(items)))
        return LikertChart(self.name(20), scale, tuple(groups))

    def network(self) -> NetworkChart:
        pick = self.random
        looks: Any = ["plain", "emphasis", "outside"]
        zones = tuple(
            NetworkZone(
                name,
                tuple(
                    NetworkNode(f"{zone}.{n}", node, pick.choice(looks))
                    for n, node in enumerate(self.names(pick.randint(1, 6), 4))
                ),
            )
            for zone, name in enumerate(self.names(pick.randint(1, 5), 3))
        )
        ids = [node.id for zone in zones for node in zone.nodes]
        pairs = [pick.sample(ids, 2) for _ in range(pick.randint(0, 18))] if len(ids) > 1 else []
        links = tuple(
            NetworkLink(
                *pair, pick.choice(["", self.name(3)]), pick.random() < 0.4, pick.random() < 0.3
            )
            for pair in pairs
        )
        return NetworkChart(self.name(20), zones, links)

    def process(self) -> ProcessChart:
        pick, lanes = self.random, self.names(self.random.randint(1, 6), 3)
        steps = [ProcessStep("0", 0, self.name(3), "start")]
        kinds: Any = ["step", "decision", "end"]
        for n in range(1, pick.randint(2, 16)):
            others = {str(pick.randrange(n)) for _ in range(pick.randint(1, 2))}
            if pick.random() < 0.2:
                others.add(str(min(n + 2, 15)))
            after = tuple((one, pick.choice(["", "yes", self.name(3)])) for one in sorted(others))
            lane = pick.randrange(len(lanes))
            step = ProcessStep(str(n), lane, self.name(4), pick.choice(kinds), after, n % 2 == 0)
            steps.append(step)
        known = {step.id for step in steps}
        return ProcessChart(
            self.name(20),
            lanes,
            tuple(
                dataclasses.replace(
                    step, after=tuple(a for a in step.after if a[0] in known and a[0] != step.id)
                )
                for step in steps
            ),
        )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("family", FAMILIES)
def test_words_keep_clear_whatever_is_drawn(legible, family, seed):
    legible(getattr(Chance(seed), family)(), "ko" if seed % 2 else "en")
