"""What donors and ministries accept: tests with a threshold, each in force from a day to a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.files import shipped_bytes
from fs_toolkit.core.model import Id, Row
from fs_toolkit.core.table_files import table_from_csv

Figure = Literal["eirr", "enpv", "fnpv", "aid", "bcr", "critical"]
Words = Annotated[str, Field(min_length=1)]


class DonorTest(Row):
    """A row of templates/donors/tests.csv: what somebody accepts a project by."""

    id: Id
    """The name of the test."""
    donor: Id
    """Who asks: adb, world_bank, edcf, kdi, wibe, eu."""
    since: str = ""
    """First day, month or year in which it holds; empty where that is not known."""
    until: str = ""
    """Day or month from which it no longer holds."""
    figure: Figure
    """eirr or bcr, to be reached; enpv or fnpv (economic, financial), to be exceeded; aid (the
    economic one above and the financial one below); critical (how many quantities move the
    result by at least so many per cent for one per cent)."""
    threshold: float
    """In the unit of the figure."""
    name_en: Words
    """The test in words."""
    name_ko: Words
    """The same in Korean."""
    source_en: Words
    """Where it was read, and what it does not cover."""
    source_ko: Words
    """The same in Korean."""
    provenance: Literal["read", "secondary", "remembered"]
    """read at the source, secondary, or remembered and to be confirmed."""

    def holds_on(self, day: date) -> bool:
        """Whether it was in force.

        Days are compared as text, so that a month holds from its first day.
        """
        shown = day.isoformat()
        return self.since <= shown and (not self.until or shown < self.until)


@cache
def shipped_tests() -> tuple[DonorTest, ...]:
    """The tests that ship with the toolkit."""
    name = "templates/donors/tests.csv"
    read = table_from_csv(shipped_bytes("templates", "donors", "tests.csv"), name, DonorTest)
    if read.findings:
        raise ValueError(f"{name} is damaged: {read.findings[0]}")
    return tuple(row for row in read.rows if isinstance(row, DonorTest))


def donor_tests_on(day: date, donors: Collection[str] = ()) -> tuple[DonorTest, ...]:
    """The tests in force on a day, of some donors; of all where none is named.

    >>> [each.id for each in donor_tests_on(date(2015, 12, 31), ["adb", "world_bank"])]
    ['adb_12']
    >>> [each.id for each in donor_tests_on(date(2017, 3, 20), ["adb", "world_bank"])]
    ['adb_9', 'adb_6', 'world_bank_6']
    """
    return tuple(
        each
        for each in shipped_tests()
        if each.holds_on(day) and (not donors or each.donor in donors)
    )
