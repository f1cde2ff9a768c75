from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Cite, Link, Note, Text
from fs_toolkit.document.particles import particles, settled


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("하노이은(는) 크다", "하노이는 크다"),
        ("서울은(는) 크다", "서울은 크다"),
        ("사업이(가) 있다", "사업이 있다"),
        ("도시가(이) 있다", "도시가 있다"),
        ("비용을/를 본다", "비용을 본다"),
        ("효과과(와) 비용", "효과와 비용"),
        ("서울(으)로 간다", "서울로 간다"),  # a final l takes 로
        ("부산(으)로 간다", "부산으로 간다"),
        ("3은(는) 6이(가) 0을(를) 7(으)로", "3은 6이 0을 7로"),  # 삼, 육, 영, 칠
        ("45%이(가)", "45%가"),
        ("NPV은(는) EIRR은(는) URL(으)로", "NPV는 EIRR은 URL로"),
        ("편익비용비율(B/C)은(는)", "편익비용비율(B/C)은"),  # the bracket is not spoken
        ("“순현재가치”을(를)", "“순현재가치”를"),
        ("Hanoi은(는)", "Hanoi은(는)"),  # its sound is not known
        (" 은(는)", " 은(는)"),
    ],
)
def test_the_particle_follows_the_sound_before_it(written: str, shown: str) -> None:
    assert particles(written) == shown


def test_looks_across_spans_of_another_style() -> None:
    spans = (
        Text("서울", bold=True),
        Text("은(는) "),
        Note((Text("비용이(가)"),)),
        Link("https://a.b", "표"),
    )
    assert settled((*spans, Text("이(가)")), "ko") == (
        Text("서울", bold=True),
        Text("은 "),
        Note((Text("비용이"),)),
        Link("https://a.b", "표"),
        Text("가"),
    )


def test_leaves_both_forms_behind_what_is_not_known_yet() -> None:
    spans = (Text("서울"), Cite(("a",)), Text("은(는)"))
    assert settled(spans, "ko") == spans


def test_leaves_other_languages_alone() -> None:
    spans = (Text("서울은(는)"),)
    assert settled(spans, "en") == spans
