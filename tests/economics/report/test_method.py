"""The method box: every convention a reviewer asks for, in one table."""

from __future__ import annotations


def box(chapter, printed):
    return dict(printed.rows("economics.method.box"))


def test_names_every_convention(chapter, printed):
    heads = ("perspective", "prices", "exchange", "rate", "timing", "period", "without", "ratio")
    words = [chapter.wording.text(f"economics.method_box.{head}.head") for head in heads]
    assert list(box(chapter, printed)) == words
    assert all(text for text in box(chapter, printed).values())


def test_hanoi_s_rate_exchange_and_period(chapter, printed):
    text = " ".join(box(chapter, printed).values())
    for part in ("21,697.57", "10", "6", "12", "2016", "2017", "2018", "2025"):
        assert part in text
    assert chapter.basis.quantities["discount_rate"].reason in text


def test_a_study_in_one_currency_converts_nothing(small):
    from fs_toolkit.economics.report.method import method

    chapter = small()
    page = chapter.page(method(chapter.basis, chapter.result, chapter.wording))
    text = dict(page.rows("economics.method.box"))
    none = chapter.wording.text("economics.method_box.exchange.none")
    assert text[chapter.wording.text("economics.method_box.exchange.head")] == none
    assert page.never_referred_to() == set()
