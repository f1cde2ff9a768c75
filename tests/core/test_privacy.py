from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.core.privacy import is_code, personal_content, personal_header, unaccented


class TestHeader:
    @pytest.mark.parametrize(
        ("header", "kind"),
        [
            ("Name", "name"), ("Your full name", "name"), ("Respondent's name", "name"),
            ("성명", "name"), ("응답자 이름", "name"), ("Họ và tên", "name"), ("Ho va ten", "name"),
            ("Họ tên", "name"), ("नाम", "name"), ("Pangalan", "name"), ("Date of birth", "name"),
            ("E-mail address", "e-mail"), ("이메일 주소", "e-mail"), ("Địa chỉ email", "e-mail"),
            ("Mobile phone", "telephone"), ("전화번호", "telephone"), ("연락처", "telephone"),
            ("Số điện thoại", "telephone"), ("SĐT", "telephone"), ("फोन नम्बर", "telephone"),
            ("Numero ng telepono", "telephone"),
            ("Home address", "address"), ("주소", "address"), ("Địa chỉ nhà", "address"),
            ("ठेगाना", "address"), ("Tirahan", "address"),
            ("National ID number", "national id"), ("주민등록번호", "national id"),
            ("Số CCCD", "national id"), ("नागरिकता नं", "national id"), ("PhilSys", "national id"),
            ("IP address", "network"), ("ipaddr", "network"), ("deviceid", "network"),
            ("_gps_latitude", "position"), ("Kinh độ", "position"), ("위도", "position"),
            ("Other, please specify", "free text"), ("기타 의견", "free text"),
            ("Ý kiến khác", "free text"), ("Mungkahi", "free text"),
        ],
    )  # fmt: skip
    def test_is_known_in_five_languages(self, header: str, kind: str) -> None:
        assert personal_header(header) == kind

    @pytest.mark.parametrize(
        "header",
        ["Age", "Sex", "Giới tính", "나이", "District", "q1", "I know where to turn.", "Education", "Tuổi",
         "How often do you go to the office?", "직급", "उमेर", "Kasarian"],
    )  # fmt: skip
    def test_is_not_seen_where_nobody_is_named(self, header: str) -> None:
        assert personal_header(header) is None

    def test_does_not_depend_on_how_accents_are_stored(self) -> None:
        assert personal_header("Ho\u0323 va\u0300 te\u0302n") == "name"
        assert unaccented("Đường") == "duong"


class TestContent:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("an.nguyen@example.org", "e-mail"), ("write to an@example.org please", "e-mail"),
            ("0912 345 678", "telephone"), ("+82-10-1234-5678", "telephone"),
            ("call (024) 3825 3536", "telephone"), ("84912345678", "telephone"),
            ("850101-1234567", "national id"), ("123456789012", "national id"),
            ("192.168.10.7", "network"), ("2001:db8:0:0:0:0:0:1", "network"),
            ("21.0285 105.8542 12.0 4.9", "position"), ("21.0285, 105.8542", "position"),
        ],
    )  # fmt: skip
    def test_is_found(self, text: str, kind: str) -> None:
        assert personal_content(text) == kind

    @pytest.mark.parametrize(
        "text",
        ["", "5", "Strongly agree", "2026-11-03", "2026-11-03T10:11:12.000+07:00", "03/11/2026 10:11",
         "60 and over", "1,000 to 2,000", "0.25", "Quận 1", "every day, 8 to 17"],
    )  # fmt: skip
    def test_is_not_seen_in_answers(self, text: str) -> None:
        assert personal_content(text) is None

    @given(st.text(max_size=200))
    def test_takes_any_text(self, text: str) -> None:
        personal_content(text)
        personal_header(text)


class TestCode:
    @pytest.mark.parametrize("person", ["p0001", "1", "A-17", "ka_203", "0042"])
    def test_stands_for_a_person(self, person: str) -> None:
        assert is_code(person)

    @pytest.mark.parametrize(
        "person",
        [
            "",
            "An",
            "Nguyen Van An",
            "김민수",
            "an7@example.org",
            "0912345678",
            "p 1",
            "nguyen7",
            "=1",
        ],
    )
    def test_says_nothing_about_who_it_is(self, person: str) -> None:
        assert not is_code(person)
