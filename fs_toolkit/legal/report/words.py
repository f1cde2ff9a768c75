"""Words of which a sentence takes those that it has slots for."""

from __future__ import annotations

from collections.abc import Mapping

from fs_toolkit.document.wording import Wording


def taken(key: str, words: Mapping[str, str], wording: Wording) -> dict[str, str]:
    """Those of the words that a sentence has slots for.

    >>> taken("legal.roadmap.none_late", {"live": "2018", "late": "0"}, Wording.read("en"))
    {'live': '2018'}
    """
    return {name: words[name] for name in wording.slots(key) if name in words}
