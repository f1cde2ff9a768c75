"""Fonts: whether a layout is the one that Word would make."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from lxml import etree

from fs_toolkit.writers.word.markup import q

STAND_INS = {
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "arial": ("liberationsans", "arimo"),
    "timesnewroman": ("liberationserif", "tinos"),
}
"""Fonts whose letters are as wide as those of the one they stand for."""

_EAST_ASIAN = frozenset({"ko", "ja", "zh"})
_PATIENCE = 20


def asked_for(styles: etree._Element, language: str) -> str:
    """The font that a document's text is to be set in."""
    fonts = styles.find(f"{q('w:docDefaults')}//{q('w:rFonts')}")
    kind = "eastAsia" if language in _EAST_ASIAN else "ascii"
    return "" if fonts is None else fonts.get(q(f"w:{kind}")) or ""


def stands_in(asked: str, used: tuple[str, ...]) -> bool:
    """Whether a document is set in the font it asks for, or in one as wide."""
    wanted = _plain(asked)
    return bool({wanted, *STAND_INS.get(wanted, ())} & {_plain(each) for each in used})


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def can_show(language: str) -> bool:
    """Whether a font with the letters of a language is installed.

    Windows and macOS bring fonts for all languages of reports; elsewhere fontconfig knows.
    """
    return installed(language) != ""


@cache
def installed(language: str = "") -> str:
    """Fonts for a language, or all, as fontconfig lists them; `?` where there is no fontconfig."""
    program = shutil.which("fc-list")
    if program is None:
        return "?"
    try:
        done = subprocess.run(
            [program, f":lang={language}" if language else ":", "file"],
            capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return "?"
    if done.returncode != 0:
        return "?"
    return "\n".join(sorted(done.stdout.decode(errors="replace").split("\n"))).strip()
