"""Rules over a report that people edited: DOC001 and on.

They look at what a person wrote and at marks that Word leaves; in a report that nobody
edited there is nothing for them to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from fs_toolkit.core.findings import Finding, Objection, Place, Rule, rule
from fs_toolkit.document.marked import text_digest
from fs_toolkit.document.stated import Facts, contradictions
from fs_toolkit.readers.word.comments import OURS
from fs_toolkit.readers.word.names import w
from fs_toolkit.readers.word.story import Told
from fs_toolkit.readers.word.tracked import tracked
from fs_toolkit.readers.word.typed import (
    Looked,
    numbers_in,
    own_numbers,
    own_words,
    plain,
    shown_values,
    squeezed,
)

HOUSE = "fs_toolkit, the report as a living document"
CHANGE = (
    "Change the quantity in the study, or the words here; `fs report --update` renews the rest."
)

MOST_PARAGRAPHS = 3_000
"""Of one block that are laid beside the study's: a table of 300 rows."""
_PLACEHOLDER = re.compile(
    r"\b(TBD|TBC|XXX+|to be (?:determined|completed|confirmed by)|lorem ipsum)\b|\?\?\?|\[(?:insert|to be)[^\]]*\]|추후 (?:작성|기재)|미정\b",
    re.IGNORECASE,
)  # fmt: skip
_DATED = re.compile(
    r"(?:information cut-?off|information up to|cut-?off date|in force (?:as )?of|as of|정보 기준일|기준일)[^.;\d]{0,25}",
    re.IGNORECASE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})|(?P<d2>\d{1,2}) (?P<name>[A-Za-z]{3,9}) (?P<y2>\d{4})|(?P<y3>\d{4})년 ?(?P<m3>\d{1,2})월 ?(?P<d3>\d{1,2})일"
)
_LOST = re.compile(r"Error[!:] Reference source not found|오류[!:] 참조 원본을 찾을 수 없습니다")
"""What Word (!) and LibreOffice (:) print."""


def _at(looked: Looked, told: Told | None) -> Place:
    return Place(looked.file, cell=told.where if told is not None else None)


@rule("DOC001", "warning", source=HOUSE)
def typed_numbers_agree_with_the_study(looked: Looked, facts: Facts) -> Iterator[Objection]:
    """A reader finds two values for one thing, and believes neither of them."""
    for each in shown_values(looked.story):
        now = looked.prints.get(each.key)
        if each.is_touched and now is not None and text_digest(now) != text_digest(each.text):
            problem = (
                f"“{plain(each.text)}” was typed over the value {each.key}, which is {plain(now)}"
            )
            yield _at(looked, each.told), problem, CHANGE
    for told in looked.typed:
        ours = squeezed(" ".join(looked.fresh.get(told.block, ())))
        for number, stated in contradictions(own_words(told), facts):
            if squeezed(number.text) in ours:
                continue  # of something else, as the study says it in this block too
            problem = f"“{number.text}” was typed, and the study says: {stated.said}"
            yield _at(looked, told), problem, CHANGE


@rule("DOC002", "warning", source=HOUSE)
def blocks_kept_by_hand_have_the_numbers_of_the_study(
    looked: Looked, facts: Facts
) -> Iterator[Objection]:
    """A block that a person edited is kept, and its numbers grow old where nobody looks."""
    cure = "Renew the file with `fs report --update`, or take the numbers over by hand."
    for each in shown_values(looked.story):
        now = looked.prints.get(each.key)
        if now is None or each.is_touched or not looked.edited(each.told.block):
            continue
        if text_digest(now) != text_digest(each.text):
            problem = f"the block was edited and still says “{plain(each.text)}” for {each.key}; the study says {plain(now)}"
            yield _at(looked, each.told), problem, cure
    for block, texts in _of_edited_blocks(looked).items():
        fresh = list(looked.fresh[block])
        if len(texts) > MOST_PARAGRAPHS:
            continue
        matcher = SequenceMatcher(None, [_key(own_words(t)) for t in texts], [_key(t) for t in fresh], autojunk=False)  # fmt: skip
        for match in matcher.get_matching_blocks():
            for at in range(match.size):
                told, now = texts[match.a + at], fresh[match.b + at]
                old, new = own_numbers(told), numbers_in(now)
                if len(old) != len(new) or "…" in own_words(told):
                    continue
                wrong = [(a, b) for (a, counted), b in zip(old, new, strict=True) if a != b and not counted]  # fmt: skip
                if wrong:
                    said = "; ".join(f"“{a}” where the study says “{b}”" for a, b in wrong[:3])
                    yield _at(looked, told), f"the block was edited and says {said}", cure


def _of_edited_blocks(looked: Looked) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for each in looked.story:
        if each.block in looked.fresh and plain(each.text) and looked.edited(each.block):
            found.setdefault(each.block, []).append(each)
    return found


def _key(text: str) -> str:
    """A paragraph without its numbers."""
    return re.sub(r"\d[\d,.]*", "0", plain(text))


@rule("DOC003", "warning", source=HOUSE)
def dates_of_the_study_are_those_of_the_study(looked: Looked, facts: Facts) -> Iterator[Objection]:
    """Law and numbers are read as of the day that the report names."""
    if not facts.days:
        return
    days = " and ".join(str(day) for day in facts.days)
    for told in looked.typed:
        for found in _DATED.finditer(told.text):
            day = _day(told.text[found.end() : found.end() + 24])
            if day is not None and day not in facts.days:
                problem = f"“{plain(found[0])} {day}” was typed; the study's days are {days}"
                yield (
                    _at(looked, told),
                    problem,
                    "Write the day of the study, or correct study.yaml.",
                )


def _day(text: str) -> date | None:
    found = _DAY.match(text.strip())
    if found is None:
        return None
    try:
        if found["name"]:
            name = found["name"].lower()
            month = next(at for at, each in enumerate(_MONTHS, 1) if each.startswith(name[:3]))
            return date(int(found["y2"]), month, int(found["d2"]))
        year, month_, day = (found["y"], found["m"], found["d"]) if found["y"] else (found["y3"], found["m3"], found["d3"])  # fmt: skip
        return date(int(year), int(month_), int(day))
    except (ValueError, StopIteration):
        return None


@rule("DOC004", "warning", source=HOUSE)
def the_report_speaks_of_its_own_city(looked: Looked, facts: Facts) -> Iterator[Objection]:
    """A paragraph taken over from another study carries that city's name, and perhaps its numbers."""
    known = looked.vocabulary() + squeezed(facts.city)
    names = sorted((name for name in facts.elsewhere if squeezed(name) not in known), key=len)
    if not names:
        return
    ascii_ = "|".join(re.escape(name) for name in reversed(names) if name.isascii())
    other = "|".join(re.escape(name) for name in reversed(names) if not name.isascii())
    pattern = re.compile(
        "|".join(filter(None, (rf"(?<![\w-])(?:{ascii_})(?![\w-])" if ascii_ else "", other)))
    )
    for told in looked.typed:
        for name in dict.fromkeys(pattern.findall(told.text)):
            problem = (
                f"“{name}” was typed, which nothing else in the report of {facts.city} speaks of"
            )
            yield (
                _at(looked, told),
                problem,
                "Check where the paragraph comes from, and its numbers.",
            )


@rule("DOC005", "warning", source=HOUSE)
def tracked_changes_are_settled(looked: Looked, facts: Facts) -> Iterator[Objection]:
    """Whoever opens the file sees two reports in one, and each reader another."""
    for told in looked.story:
        changes = tracked(told.element)
        if changes:
            more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
            problem = f"a tracked change is neither accepted nor rejected: {changes[0]}{more}"
            yield _at(looked, told), problem, "Accept or reject it in Word (Review, Changes)."


@rule("DOC006", "note", source="donors' comments-and-responses matrices")
def comments_are_resolved(looked: Looked, facts: Facts) -> Iterator[Objection]:
    """A final report goes out without the talk about it."""
    for each in looked.comments:
        if each.resolved:
            continue
        said = plain(each.text)[:80]
        ours = each.author == OURS
        who = "the toolkit offers" if ours else f"{each.author or 'somebody'} asks"
        cure = (
            "Take it over or not, then delete the comment."
            if ours
            else "Answer it, and resolve it in Word; `fs comments` lists all of them."
        )
        state = " (answered, not resolved)" if each.replies and not ours else ""
        yield _at(looked, each.where), f"{who}: “{said}”{state}", cure


@rule("DOC007", "warning", source=HOUSE)
def nothing_is_left_to_be_written(looked: Looked, facts: Facts) -> Iterator[Objection]:
    """A placeholder that went to the donor tells that nobody read the report."""
    for told in looked.typed:
        if found := _PLACEHOLDER.search(told.text):
            problem = f"a placeholder was left: “{found[0]}”"
            yield _at(looked, told), problem, "Write it, or take the sentence out."


@rule("DOC008", "warning", source=HOUSE)
def references_in_the_file_lead_somewhere(looked: Looked, facts: Facts) -> Iterator[Objection]:
    """A reference to a table that was deleted prints an error at the next update of fields."""
    cure = "Delete the reference, or bring back what it leads to."
    for told in looked.story:
        if found := _LOST.search(told.text):
            yield _at(looked, told), f"a reference leads to nothing: “{found[0]}”", cure
            continue
        for name in _targets(told):
            if name not in looked.bookmarks:
                yield _at(looked, told), f"a reference leads to nothing (bookmark {name})", cure


def _targets(told: Told) -> Iterator[str]:
    """Bookmarks that the fields of a paragraph refer to."""
    code = ""
    for each in told.element.iter(w("instrText"), w("fldChar"), w("fldSimple")):
        if each.tag == w("instrText"):
            code += each.text or ""
            continue
        if each.tag == w("fldSimple"):
            code = each.get(w("instr")) or ""
        words = code.split()
        if len(words) > 1 and words[0] in ("REF", "PAGEREF"):
            yield words[1]
        code = ""


EDITED_RULES: tuple[Rule, ...] = (
    typed_numbers_agree_with_the_study,
    blocks_kept_by_hand_have_the_numbers_of_the_study,
    dates_of_the_study_are_those_of_the_study,
    the_report_speaks_of_its_own_city,
    tracked_changes_are_settled,
    comments_are_resolved,
    nothing_is_left_to_be_written,
    references_in_the_file_lead_somewhere,
)


def review(looked: Looked, facts: Facts) -> list[Finding]:
    """What the rules find, in the order of the text."""
    order = {each.where: at for at, each in reversed(list(enumerate(looked.story)))}
    found = list(dict.fromkeys(each for rule in EDITED_RULES for each in rule(looked, facts)))
    return sorted(found, key=lambda each: order.get(each.place.cell or "", -1))
