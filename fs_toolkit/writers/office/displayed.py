"""Pages as they are numbered on the page: "iii", "12"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase

from lxml import etree

from fs_toolkit.writers.office.laid_out import LaidOut
from fs_toolkit.writers.office.seen_copy import SECTION, sections
from fs_toolkit.writers.word.markup import q

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True)
class _Numbering:
    """How the pages of a section are numbered, from the page on which it begins."""

    begins: int
    form: str
    first: int
    """The number of its first page."""
    same_page: bool
    """Whether it goes on on the page of the section before it."""


def displayed_pages(root: etree._Element, laid_out: LaidOut) -> dict[str, str]:
    """The number that stands on the page of each bookmark; without those that nobody knows."""
    numberings = _numberings(root, laid_out.places)
    shown = {name: _displayed(page, numberings) for name, page in laid_out.places.items()}
    return {name: text for name, text in shown.items() if text}


def _numberings(root: etree._Element, places: Mapping[str, int]) -> list[_Numbering]:
    found: list[_Numbering] = []
    for at, (_, properties) in enumerate(sections(root)):
        begins = places.get(f"{SECTION}{at}")
        if begins is None:
            continue
        kind, numbers = properties.find(q("w:type")), properties.find(q("w:pgNumType"))
        given = None if numbers is None else numbers.get(q("w:start"))
        goes_on = found[-1].first + begins - found[-1].begins if found else begins
        found.append(
            _Numbering(
                begins,
                ("" if numbers is None else numbers.get(q("w:fmt"))) or "decimal",
                int(given) if given and given.isdecimal() else goes_on,
                kind is not None and kind.get(q("w:val")) == "continuous",
            )
        )
    return found


def _displayed(page: int, numberings: list[_Numbering]) -> str:
    own = None
    for each in numberings:
        if each.begins < page or (each.begins == page and not (each.same_page and own)):
            own = each
    return "" if own is None else numeral(own.first + page - own.begins, own.form)


def numeral(number: int, form: str) -> str:
    """A page's number in one of Word's forms; nothing for a form that is not known here.

    >>> numeral(4, "lowerRoman"), numeral(28, "upperLetter"), numeral(7, "decimal")
    ('iv', 'BB', '7')
    """
    if form == "decimal":
        return str(number)
    if form == "numberInDash":
        return f"- {number} -"
    if not 0 < number < 4000:
        return ""
    if form.endswith("Roman"):
        shown = _roman(number)
    elif form.endswith("Letter"):
        rounds, at = divmod(number - 1, 26)
        shown = ascii_lowercase[at] * (rounds + 1)
    else:
        return ""
    return shown.upper() if form.startswith("upper") else shown


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        shown += letters * count
    return shown
