"""Korean particles that follow the sound of the word before them.

Wording and prose write both forms, 은(는), because the word before is filled in later; print
shows the one that fits.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fs_toolkit.document.blocks import Link, Note, Span, Spans, Text

_PAIRS = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"))
_FORMS = ("{0}({1})", "{1}({0})", "{0}/{1}")
_WRITTEN = {form.format(*pair): pair for pair in _PAIRS for form in _FORMS}
_ANY = re.compile("|".join(re.escape(written) for written in (*_WRITTEN, "(으)로", "(이)")))

_LETTERS_CLOSED = "LMNR"  # 엘, 엠, 엔, 알
_DIGITS_CLOSED = "013678"  # 영, 일, 삼, 육, 칠, 팔
_SOUND_L = "178LR"


def particles(text: str, before: str = "") -> str:
    """The text with each pair of particles settled; `before` is what stands left of it.

    A word in Latin letters that is no abbreviation keeps both forms: its sound is not known.

    >>> particles("하노이은(는) 순현재가치을(를) 1,872(으)로 보고 NPV은(는) Hanoi이(가)")
    '하노이는 순현재가치를 1,872로 보고 NPV는 Hanoi이(가)'
    >>> particles("은(는) 0.94이다", before="편익비용비율(B/C)")
    '은 0.94이다'
    """
    whole, out, position = before + text, [], len(before)
    for found in _ANY.finditer(whole, position):
        out.append(whole[position : found.start()])
        out.append(_fitting(found[0], whole[: found.start()]))
        position = found.end()
    return "".join(out) + whole[position:]


def written_pairs(text: str) -> list[str]:
    """A text cut where pairs of particles stand in it.

    >>> written_pairs("인구은(는) 많다")
    ['인구', '은(는)', ' 많다']
    """
    parts: list[str] = []
    at = 0
    for found in _ANY.finditer(text):
        parts += [text[at : found.start()], found[0]]
        at = found.end()
    return [part for part in (*parts, text[at:]) if part]


def settled(spans: Spans, language: str) -> Spans:
    """Spans with their particles settled, if the language has any."""
    if language != "ko":
        return spans
    out: list[Span] = []
    before = ""
    for span in spans:
        match span:
            case Text(text):
                out.append(replace(span, text=particles(text, before[-40:])))
                before += text
            case Note(inside):
                out.append(replace(span, spans=settled(inside, language)))
            case Link(_, text):
                out.append(span)
                before += text
            case _:
                out.append(span)
                before = ""  # what it will say is not known yet
    return tuple(out)


def _fitting(written: str, before: str) -> str:
    closed = _ends_closed(before)
    if closed is None:
        return written
    if written == "(으)로":
        return "으로" if closed and not _ends_in_l(before) else "로"
    if written == "(이)":
        return "이" if closed else ""
    return _WRITTEN[written][0 if closed else 1]


def _sounding(before: str) -> str:
    """The words without closing quotes and brackets, which are not spoken."""
    while before and before[-1] in "\"'”’»」』":
        before = before[:-1]
    if before.endswith(")") and "(" in before:
        return _sounding(before[: before.rindex("(")].rstrip())
    return before


def _ends_closed(before: str) -> bool | None:
    """Whether the last sound is a consonant; None where nobody can tell."""
    spoken = _sounding(before)
    last = spoken[-1:]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 > 0
    if last.isdigit():
        return last in _DIGITS_CLOSED
    if last == "%":
        return False
    if re.search(r"(?<![a-z])[A-Z]$", spoken):
        return last in _LETTERS_CLOSED
    return None


def _ends_in_l(before: str) -> bool:
    spoken = _sounding(before)
    last = spoken[-1:]
    return (ord(last) - ord("가")) % 28 == 8 if "가" <= last <= "힣" else last in _SOUND_L
