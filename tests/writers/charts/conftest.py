"""A chart as the reader sees it: where its words stand, so that tests can look for collisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.charts import drawing, style


@dataclass
class Seen:
    """What is on the paper, in pixels; y runs upwards."""

    words: list[tuple[str, Bbox]]
    paper: Bbox
    lines: list[Line2D]
    patches: list[Patch]

    @property
    def text(self) -> str:
        return " ".join(words for words, _ in self.words)

    def box(self, words: str) -> Bbox:
        """Where these words stand; they must be there once."""
        (found,) = [box for text, box in self.words if text == words]
        return found

    def collisions(self) -> list[tuple[str, str]]:
        """Pairs of words that share ground."""
        return [
            (a, b)
            for (a, box), (b, other) in combinations(self.words, 2)
            if min(box.x1, other.x1) - max(box.x0, other.x0) > 1
            and min(box.y1, other.y1) - max(box.y0, other.y0) > 2
        ]

    def outside(self) -> list[str]:
        """Words that the edge of the paper cuts."""
        return [
            words
            for words, box in self.words
            if box.x0 < -1
            or box.y0 < -1
            or box.x1 > self.paper.x1 + 1
            or box.y1 > self.paper.y1 + 1
        ]


Look = Callable[..., Seen]


@pytest.fixture(scope="session")
def look() -> Look:
    """Draws a chart and says what stands where."""

    def look(data: ChartData, language: str = "en") -> Seen:
        with style.house_style():
            figure = drawing.figure(data, language)
            renderer = figure.canvas.get_renderer()
            figure.draw(renderer)

            def ink(words: Text) -> Bbox:
                # Extents hold the free lines of the font; capitals and descenders are what is seen.
                extent = words.get_window_extent(renderer)
                baseline = words.get_transform().transform(words.get_position())[1]
                size = words.get_fontsize() * style.DPI / 72
                if words.get_rotation() == 90:
                    stands = words.get_transform().transform(words.get_position())[0]
                    return Bbox.from_extents(
                        stands - 0.8 * size, extent.y0, stands + 0.24 * size, extent.y1
                    )
                return Bbox.from_extents(
                    extent.x0, baseline - 0.24 * size, extent.x1, baseline + 0.8 * size
                )

            shown = [t for t in figure.findobj(Text) if t.get_text().strip()]
            words = [(t.get_text(), ink(t)) for t in shown]
            (axes,) = figure.axes
        return Seen(words, figure.bbox, list(axes.lines), list(axes.patches))

    return look


@pytest.fixture(scope="session")
def legible(look: Look) -> Look:
    """Draws a chart, and fails where words meet or leave the paper."""

    def legible(data: ChartData, language: str = "en") -> Seen:
        seen = look(data, language)
        assert seen.words
        assert seen.outside() == []
        assert seen.collisions() == []
        return seen

    return legible


LONG_NAMES = {
    "en": (
        "City People's Committee and its office",
        "Department of Information and Communications",
        "Reception board for petitions",
        "Interoperability and authentication",
        "Residents without access to the Internet",
        "Ward offices",
    ),
    "ko": (
        "서울특별시 스마트도시정책관",
        "과학기술정보통신부 디지털정부국",
        "시민봉사담당관",
        "자치구 정보화 담당 부서",
        "온라인 이용이 어려운 시민",
        "동 주민센터",
    ),
    "vi": (
        "Ủy ban nhân dân thành phố Hà Nội",
        "Sở Thông tin và Truyền thông",
        "Ban Tiếp công dân thành phố",
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Người dân không có kết nối mạng",
        "Thanh tra Chính phủ",
    ),
}


@pytest.fixture(params=sorted(LONG_NAMES))
def names(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Twenty names of a language, as long as offices are named there."""
    few: tuple[str, ...] = LONG_NAMES[request.param]
    return tuple(f"{few[n % len(few)]} {n + 1}" for n in range(20))
