"""What an edited report is held against: the results and quantities of a study by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING

from fs_toolkit.document.places import places_of_the_world
from fs_toolkit.document.resolve_rules import Printed
from fs_toolkit.document.stated import Facts, Stated
from fs_toolkit.document.typed_numbers import Kind
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.report.words import is_share
from fs_toolkit.study.values import values

if TYPE_CHECKING:
    from fs_toolkit.study.wiring import Study

FAMILIES: Mapping[str, tuple[Kind, str]] = {
    "npv": ("money", r"net present values?|\bNPV\b|순현재가치"),
    "bcr": ("number", r"benefit[-–\s]cost ratios?|\bB/C\b|\bBCR\b|편익[·\s]?비용[\s]?비율"),
    "irr": ("share", r"internal rates? of return|\bIRR\b|내부수익률"),
    "investment": ("money", r"\binvestments? (?:costs? )?(?:is|of|at|stands at)\b|\bcosts? to build\b|투자비"),
    "loss": ("share", r"probability of (?:a )?loss|loses in|손실[\s]?확률"),
}  # fmt: skip
"""How results are called in a sentence, by the family of their names."""
_ALSO = {"investment": ("investment_with_bias", "investment_paid", "budget_p50", "budget_p80")}
SHORTEST = 9
"""Letters of a quantity's name that cannot be another word by chance."""


def facts_of(study: Study, language: str, elsewhere: frozenset[str] = frozenset()) -> Facts:
    """The facts of a study, in the words of a report.

    Parameters
    ----------
    study, language :
        The study, and the language of the report.
    elsewhere : frozenset of str
        Names of cities of other studies.
    """
    wording = Wording.read(language)
    known = values(study, wording)
    about, settings = study.basis.about, study.basis.settings
    mine = {about.city.casefold(), about.country.casefold()}
    others = {
        name
        for name in (*elsewhere, *places_of_the_world(language))
        if name.casefold() not in mine and not any(name.casefold() in each for each in mine)
    }
    return Facts(
        (*_results(known, study), *_quantities(known, study)),
        frozenset({settings.currency, settings.report_currency or settings.currency, ""}),
        (about.in_force_at, about.information_cutoff),
        about.city,
        frozenset(others),
    )


def _results(known: Mapping[str, object], study: Study) -> Iterator[Stated]:
    option = study.basis.settings.recommended or ""
    for family, (kind, names) in FAMILIES.items():
        found = {
            name: value
            for name, value in known.items()
            if name.split(".")[0] in (family, *_ALSO.get(family, ())) and _number(value) is not None
        }
        if not found:
            continue
        main = next(
            (name for name in found if name.startswith(f"{family}.{option}")), next(iter(found))
        )
        said = f"{{{{ {main} }}}} is {getattr(found[main], 'text', found[main])}"
        numbers = tuple(number for each in found.values() if (number := _number(each)) is not None)
        yield Stated(re.compile(names, re.IGNORECASE), kind, numbers, said)


def _quantities(known: Mapping[str, object], study: Study) -> Iterator[Stated]:
    currency = study.basis.settings.currency
    for id, row in study.basis.quantities.items():
        value = known.get(id)
        number = _number(value)
        if number is None or len(row.name) < SHORTEST or " " not in row.name.strip():
            continue
        kind: Kind = "share" if is_share(row) else "money" if row.unit.startswith(currency) else "number"  # fmt: skip
        range_ = tuple(each for each in (row.low, row.high) if each is not None)
        names = re.compile(rf"(?<!\w){re.escape(row.name.strip())}(?!\w)", re.IGNORECASE)
        text = value.text if isinstance(value, Printed) else str(value)
        yield Stated(names, kind, (number, *range_), f"{{{{ {id} }}}} is {text}")


def _number(value: object) -> float | None:
    if isinstance(value, Printed):
        return value.number if isfinite(value.number) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if isfinite(value) else None
    return None
