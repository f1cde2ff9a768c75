"""Signs of personal data: words of a header, patterns of a content.

What is found here is dropped where a file enters a study, or refused where it stands in one;
no message ever repeats the value. Headers are compared without accents, so that "Số điện
thoại" typed as "So dien thoai" is found too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

Personal = Literal["name", "e-mail", "telephone", "address", "national id", "network", "position", "free text", "respondent id"]  # fmt: skip
"""What is dropped, in the words of the log."""

_WORDS: Mapping[Personal, str] = {
    "e-mail": r"""e-?mail|mail address|correo|이메일|전자우편|메일\s*주소|thu dien tu|hop thu|इमेल|ईमेल|イメール""",
    "telephone": r"""(?:tele|smart)?phone(?: ?(?:no|number|num|nr)\b\.?)?|(?:mobile|cell|contact|whatsapp|viber|zalo|kakao)(?: ?(?:no\b\.?|number|id))|\btel\b|\bfax\b|msisdn|
        전화|휴대폰|핸드폰|연락처|휴대\s*번호|dien thoai|\bsdt\b|so di dong|फोन|सम्पर्क\s*(?:नम्बर|नं)|मोबाइल|telepono|numero ng (?:telepono|cellphone)|selpon""",
    "national id": r"""national id(?:entity)?|identity (?:card|number)|id card|\bid ?(?:no|number)\b|passport|social security|\bssn\b|\bnin\b|tax (?:id|number)|\btin\b|
        주민\s*(?:등록)?\s*번호|외국인\s*등록\s*번호|여권|신분증|\bcmnd\b|\bcccd\b|chung minh (?:nhan dan|thu)|can cuoc|ho chieu|ma so thue|नागरिकता|राहदानी|परिचयपत्र|philsys|philhealth|pasaporte|employee (?:no|number|id)|staff (?:no|number|id)|직원\s*번호|사번""",
    "network": r"""\bip\b(?:[ _-]?addr\w*)?|ipaddr|device ?id|deviceid|\bimei\b|subscriberid|simserial|simid|phonenumber|\bcookie|referrer|user ?agent|refurl|아이피|dia chi ip|आइपी""",
    "position": r"""\bgps\b|geo ?(?:point|location|trace|shape)|geopoint|latitude|longitude|\blat(?:itude)?\b|\blon(?:g|gitude)?\b|coordinates?|altitude|accuracy|위도|경도|좌표|vi do|kinh do|toa do|अक्षांश|देशान्तर|lokasyon""",
    "address": r"""(?:home|street|postal|mailing|your|full|residential) address|^address\w*|\baddress$|house (?:no|number)|post(?:al)? ?code|zip ?code|거주지|주소|우편\s*번호|dia chi|so nha|ठेगाना|घर नम्बर|tirahan|lugar ng tirahan""",
    "name": r"""(?:full|first|last|family|given|middle|your|respondent'?s?|interviewee'?s?|enumerator'?s?|surveyor'?s?|interviewer'?s?|nick|user)[ _-]?names?|^names?$|name of (?:the )?(?:respondent|interviewee|person|enumerator|interviewer)|surname|username|
        성명|이름|성함|응답자\s*명|조사원|ho (?:va )?ten|ten (?:cua ban|nguoi|day du|ong|ba)|^ten$|नाम|थर|pangalan|apelyido|palayaw|signature|서명|chu ky|दस्तखत|lagda|date of birth|birth ?(?:date|day)|\bdob\b|생년월일|ngay sinh|जन्म\s*मिति|petsa ng kapanganakan|kaarawan""",
    "free text": r"""comments?|remarks?|suggestions?|other,? (?:please )?specify|please (?:specify|explain|describe)|feedback|anything else|open[ -]ended|\[other\]| other$|기타|의견|건의|자유\s*(?:기재|의견)|서술|y kien(?: khac)?|ghi chu|gop y|khac \(|मन्तव्य|सुझाव|अन्य|komento|mungkahi|iba pa""",
}  # fmt: skip
_HEADERS = {kind: re.compile(re.sub(r"\n\s*", "", words)) for kind, words in _WORDS.items()}

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}")
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{0,4}")
_POSITION = re.compile(
    r"[-+]?\d{1,3}\.\d{3,}[,;\s]+[-+]?\d{1,3}\.\d{3,}(?:[,;\s]+[-+]?[\d.]+){0,2}"
)
_DAY = re.compile(r"\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T\s].*)?")
_NUMBER = re.compile(r"[+(]?\d[\d\s().\-/]{6,}\d")
_FEWEST_DIGITS = 8
SEVERAL_PEOPLE = 3
"""From so many people on a word is an answer; of fewer it may be a name."""
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,15}")


def unaccented(text: str) -> str:
    """A text in lower case without accents; Hangul and Devanagari stay whole.

    >>> unaccented("Họ và tên"), unaccented("성명")
    ('ho va ten', '성명')
    """
    found = []
    for letter in unicodedata.normalize("NFC", text).casefold():
        start = unicodedata.normalize("NFD", letter)[0]
        found.append(start if start.isascii() else letter)
    return "".join(found).replace("đ", "d")


def personal_header(header: str) -> Personal | None:
    """What a column asks of a person by name, going by its header.

    >>> [personal_header(each) for each in ("Your e-mail", "Số điện thoại", "성명", "Age")]
    ['e-mail', 'telephone', 'name', None]
    """
    plain = " ".join(unaccented(header).replace("_", " ").split())
    for kind, pattern in _HEADERS.items():
        if pattern.search(plain):
            return kind
    return None


def personal_content(text: str) -> Personal | None:
    """What a cell holds of a person: an address of mail or machine, a telephone or id number, a position.

    >>> [personal_content(each) for each in ("an@example.org", "0912 345 678", "21.0285 105.8542")]
    ['e-mail', 'telephone', 'position']
    >>> personal_content("4"), personal_content("2026-11-03"), personal_content("12 to 18")
    (None, None, None)
    """
    if len(text) < 7:
        return None
    if "@" in text and _EMAIL.search(text):
        return "e-mail"
    if not any(letter.isdigit() for letter in text):
        return None
    if _POSITION.search(text):
        return "position"
    if _IP.fullmatch(text.strip()):
        return "network"
    if _DAY.fullmatch(text.strip()):
        return None
    for found in _NUMBER.findall(text):
        digits = sum(letter.isdigit() for letter in found)
        if digits >= _FEWEST_DIGITS:
            return "telephone" if digits <= 11 or found[0] in "+(0" else "national id"
    return None


def may_be_names(words: Iterable[str]) -> frozenset[str]:
    """Words of a column that only one or two people gave: whoever stands alone can be recognised.

    >>> sorted(may_be_names(["woman", "man", "man", "woman", "man", "woman", "An Nguyen", ""]))
    ['An Nguyen']
    """
    times = Counter(words)
    return frozenset(word for word, count in times.items() if word and count < SEVERAL_PEOPLE)


def is_code(person: str) -> bool:
    """Whether a text can stand for a person without saying who it is: p0001, A-17, 342.

    Letters alone may be a name, eight digits a telephone number.

    >>> [is_code(each) for each in ("p0001", "A-17", "Nguyen An", "an", "0912345678")]
    [True, True, False, False, False]
    """
    digits = sum(letter.isdigit() for letter in person)
    letters = sum(letter.isalpha() for letter in person)
    return bool(_CODE.fullmatch(person)) and 0 < digits < _FEWEST_DIGITS and letters <= 3
