"""Cuts the fonts of the charts from the fonts of three Debian packages.

They are fonts-noto-core, fonts-noto-mono and fonts-nanum. Run `python make_fonts.py FOLDER`,
where FOLDER holds their folders `noto/` and `nanum/`, installed or unpacked. Two runs give the
same bytes. The cut fonts get names of their own: the licence of Nanum reserves its name for the
whole font, and a chart must not change because a computer has another Noto Sans installed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent

LATIN = (
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0250),  # Latin-1, Extended-A and -B: Vietnamese letters with horn and breve
    *range(0x02B0, 0x0370),  # modifier letters and the combining accents
    *range(0x0370, 0x0400),  # Greek
    *range(0x0400, 0x0530),  # Cyrillic, Mongolia's and Central Asia's letters included
    *range(0x1E00, 0x1F00),  # Latin Extended Additional: the rest of Vietnamese
    *range(0x2010, 0x2028),
    *range(0x202F, 0x2060),
    *range(0x2070, 0x20C0),  # superscripts, subscripts, currency signs
    *range(0x2100, 0x2150),
    *range(0x2150, 0x2190),
    0x25CC,
)
DEVANAGARI = (0x0020, 0x002D, 0x00A0, 0x200C, 0x200D, 0x25CC, *range(0x0900, 0x0980))
MATHS = tuple(map(ord, "−≥≤≈≠±×÷∞√∆←→↑↓↔⇒⇔"))
MARKS = tuple(map(ord, "■□▲△▶▷▼▽◆◇○●★☆✓✗"))
MATH, MONO, SYMBOLS = (
    "noto/NotoSansMath-Regular.ttf",
    "noto/NotoSansMono-Bold.ttf",  # the only bold one with these signs
    "noto/NotoSansSymbols2-Regular.ttf",
)


def korean(*, whole: bool) -> tuple[int, ...]:
    """Signs, jamo and syllables of KS X 1001 without Hanja; `whole`: all 11,172 syllables."""
    wanted = []
    for code in range(0x80, 0x10000):
        encoded = chr(code).encode("euc_kr", errors="ignore")
        syllable = 0xAC00 <= code <= 0xD7A3
        hanja = 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF
        # Two bytes are a place in the standard's table; rarer syllables are spelt out in eight.
        if (len(encoded) == 2 and not hanja) or (whole and syllable):
            wanted.append(code)
    return tuple(wanted)


@dataclass(frozen=True)
class Cut:
    """A font to make: its name and weight, the characters and files it comes from."""

    file: str
    family: str
    style: str
    parts: tuple[tuple[str, tuple[int, ...]], ...]


CUTS = (
    Cut("fs-sans.ttf", "FS Sans", "Regular", (("noto/NotoSans-Regular.ttf", LATIN),)),
    Cut("fs-sans-bold.ttf", "FS Sans", "Bold", (("noto/NotoSans-Bold.ttf", LATIN),)),
    Cut("fs-hangul.ttf", "FS Hangul", "Regular", (("nanum/NanumGothic.ttf", korean(whole=True)),)),
    Cut(
        "fs-hangul-bold.ttf",
        "FS Hangul",
        "Bold",
        (("nanum/NanumGothicBold.ttf", korean(whole=False)),),
    ),
    Cut(
        "fs-devanagari.ttf",
        "FS Devanagari",
        "Regular",
        (("noto/NotoSansDevanagari-Regular.ttf", DEVANAGARI),),
    ),
    Cut(
        "fs-devanagari-bold.ttf",
        "FS Devanagari",
        "Bold",
        (("noto/NotoSansDevanagari-Bold.ttf", DEVANAGARI),),
    ),
    Cut("fs-signs.ttf", "FS Signs", "Regular", ((MATH, MATHS), (SYMBOLS, MARKS))),
    Cut("fs-signs-bold.ttf", "FS Signs", "Bold", ((MONO, MATHS), (SYMBOLS, MARKS))),
)


def subset(source: Path, characters: tuple[int, ...], *, shaped: bool) -> TTFont:
    """The font with these characters only; `shaped` keeps the tables that join letters."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        hinting=False,  # charts are drawn unhinted
        layout_features=["*"] if shaped else [],
        notdef_outline=True,
        name_IDs=[0, 13, 14],
        name_languages=[0x409],
        recalc_timestamp=False,
    )
    if not shaped:
        options.drop_tables += ["GPOS", "GSUB", "GDEF", "MATH"]
    options.drop_tables += ["DSIG", "STAT", "vhea", "vmtx", "VORG", "gasp", "meta"]
    options.drop_tables += [f"TSI{number}" for number in (0, 1, 2, 3, 5)]
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def name(font: TTFont, cut: Cut, origin: str, version: str) -> None:
    """Gives the cut font its own name, says where it comes from, and keeps its licence."""
    full = cut.family if cut.style == "Regular" else f"{cut.family} {cut.style}"
    postscript = f"{cut.family.replace(' ', '')}-{cut.style}"
    copyright_line = str(font["name"].getDebugName(0))
    if "nanum" in cut.parts[0][0]:  # the font's own table lacks the words of its licence
        copyright_line += " Licensed under the SIL Open Font License; names Nanum* are reserved."
    names = {
        0: copyright_line,
        1: cut.family,
        2: cut.style,
        3: f"{postscript}; {version}",
        4: full,
        5: version,
        6: postscript,
        10: f"Made for charts: a subset of {origin}, without hints, renamed.",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    table = font["name"]
    table.names = []
    for number, words in names.items():
        table.setName(words, number, 3, 1, 0x409)


def make(cut: Cut, folder: Path, target: Path) -> None:
    """Writes one font."""
    origins, versions = [], []
    for path, _ in cut.parts:
        whole = TTFont(folder / path, lazy=True)
        origins.append(Path(path).stem)
        versions.append(str(whole["name"].getDebugName(5)).split(";")[0])
    fonts = [subset(folder / p, codes, shaped=len(cut.parts) == 1) for p, codes in cut.parts]
    font = fonts[0]
    created, modified = font["head"].created, font["head"].modified
    if len(fonts) > 1:
        halves = []
        for number, half in enumerate(fonts):
            halves.append(target.with_name(f"{target.stem}-{number}.part"))
            half.save(halves[-1])
        font = Merger().merge([str(half) for half in halves])
        for half_file in halves:
            half_file.unlink()
    font["OS/2"].usWeightClass = 700 if cut.style == "Bold" else 400
    font.recalcTimestamp = False
    font["head"].created, font["head"].modified = created, modified
    name(font, cut, " and ".join(origins), versions[0])
    font.save(target, reorderTables=True)


def main(folder: Path, target: Path) -> None:
    """Writes every font of the charts into `target`."""
    for cut in CUTS:
        file = target / cut.file
        make(cut, folder, file)
        print(f"{file.name}: {file.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_fonts.py FOLDER   (the folder that holds noto/ and nanum/)")
    main(Path(sys.argv[1]), HERE)
