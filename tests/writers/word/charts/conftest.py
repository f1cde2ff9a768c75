"""Reads native charts back, as numbers and words."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils.datetime import to_excel

from fs_toolkit.writers.word.charts import NativeChart
from fs_toolkit.writers.word.charts.seen import A, C

Read = dict[str, list[str | float | None]]


class Seen:
    """What a native chart shows: series by name, titles, and its workbook."""

    def __init__(self, chart: NativeChart) -> None:
        self.chart = chart
        self.root = etree.fromstring(chart.xml)
        book = openpyxl.load_workbook(io.BytesIO(chart.workbook))
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        self.columns = [list(column) for column in zip(*rows, strict=True)]

    @property
    def titles(self) -> list[str]:
        """Title and unit, each as one line."""
        return [
            " ".join("".join(t.text for t in p.iter(f"{A}t")) for p in title.iter(f"{A}p"))
            for title in self.root.iter(f"{C}title")
        ]

    @property
    def series(self) -> dict[str, list[float | str | None]]:
        """Values as the drawing keeps them, by the series' name."""
        return {self.name(one): self.points(one, "val", "yVal") for one in self.all}

    @property
    def all(self) -> list[etree._Element]:
        """The elements of the series."""
        return list(self.root.iter(f"{C}ser"))

    def one(self, name: str) -> etree._Element:
        """A series by its name."""
        return next(one for one in self.all if self.name(one) == name)

    @staticmethod
    def name(one: etree._Element) -> str:
        return "".join(v.text for v in one.find(f"{C}tx").iter(f"{C}v"))

    @staticmethod
    def points(one: etree._Element, *tags: str) -> list[float | str | None]:
        part = next(found for tag in tags if (found := one.find(f"{C}{tag}")) is not None)
        count = int(next(part.iter(f"{C}ptCount")).get("val"))
        kept: list[float | str | None] = [None] * count
        numbers = next(part.iter(f"{C}numCache"), None) is not None
        for point in part.iter(f"{C}pt"):
            words = point.findtext(f"{C}v")
            kept[int(point.get("idx"))] = float(words) if numbers else words
        return kept

    def labelled(self, name: str) -> list[int] | None:
        """Places of a series whose number is not shown; None if none has one."""
        labels = self.one(name).find(f"{C}dLbls")
        if labels is None or labels.find(f"{C}showVal").get("val") == "0":
            return None
        gone = [one for one in labels.findall(f"{C}dLbl") if one.find(f"{C}delete") is not None]
        return [int(one.find(f"{C}idx").get("val")) for one in gone]

    def value(self, path: str) -> str:
        """The value of the first element at a path of names."""
        found = self.root.find(".//" + "/".join(f"{C}{name}" for name in path.split("/")))
        assert found is not None, path
        return found.get("val")

    def held_by_workbook(self) -> bool:
        """Whether every series finds its copies in the column that it names."""
        for one in self.all:
            for part in one.iter(f"{C}numRef", f"{C}strRef"):
                place = part.findtext(f"{C}f").split("!")[1].replace("$", "").split(":")
                column = self.columns[
                    openpyxl.utils.column_index_from_string(place[0].rstrip("0123456789")) - 1
                ]
                first = int(place[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                last = int(place[-1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                kept = {int(p.get("idx")): p.findtext(f"{C}v") for p in part.iter(f"{C}pt")}
                for at, value in enumerate(column[first - 1 : last]):
                    dated = isinstance(value, datetime)
                    held = to_excel(value) if dated else value
                    shown = kept.get(at)
                    same = (
                        shown == held
                        if isinstance(held, str) or held is None
                        else abs(float(shown) - held) <= 1e-12 * abs(held)
                    )
                    if not (same or (held in (None, "") and shown in (None, ""))):
                        return False
        return True


@pytest.fixture(scope="session")
def seen() -> Callable[[NativeChart | None], Seen]:
    """Reads a native chart back."""

    def read(chart: NativeChart | None) -> Seen:
        assert chart is not None, "the chart is a picture"
        return Seen(chart)

    return read
