"""Names of countries and large cities, from the common locale data (CLDR) that Babel carries."""

from __future__ import annotations

from functools import lru_cache

NO_PLACES = frozenset(
    {
        "Center", "Christmas", "Cocos", "Easter", "Jersey", "Knox", "Midway", "Nome", "Norfolk", "Outlying Oceania",
        "Pacific", "Phoenix", "Pseudo-Accents", "Pseudo-Bidi", "Resolute", "Stanley", "Swift Current", "Troll",
        "Unknown Region", "Vostok", "Wake", "Macquarie", "Casey", "Davis", "Mawson", "Rothera", "Palmer", "Nelson",
    }
)  # fmt: skip
"""Names that are words or persons as often as places."""
SHORTEST = 4


@lru_cache(maxsize=4)
def places_of_the_world(language: str) -> frozenset[str]:
    """Countries in a language and in English, and the cities that time zones are named after.

    >>> {"Seoul", "Kathmandu", "Nepal", "대한민국"} <= places_of_the_world("ko")
    True
    """
    from babel import Locale
    from babel.core import get_global

    found: set[str] = set()
    for each in dict.fromkeys((language, "en")):
        territories = Locale(each).territories
        found |= {name for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    for zone in get_global("zone_territories"):
        region, _, city = zone.partition("/")
        if city and "/" not in city and region not in ("Antarctica", "Etc"):
            found.add(city.replace("_", " "))
    shortest = {name for name in found if len(name) < (SHORTEST if name.isascii() else 2)}
    return frozenset(found - NO_PLACES - shortest)
