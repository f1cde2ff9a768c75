"""Names of places."""

from __future__ import annotations

from fs_toolkit.document.places import NO_PLACES, places_of_the_world


def test_countries_and_large_cities_in_the_language_and_in_english():
    english, korean = places_of_the_world("en"), places_of_the_world("ko")
    assert {"Seoul", "Manila", "Kathmandu", "Nepal", "Vietnam", "Ho Chi Minh"} <= english
    assert "베트남" in korean
    assert english <= korean
    assert 450 < len(english) < 900


def test_words_that_are_no_places():
    assert not places_of_the_world("en") & NO_PLACES
    assert min(map(len, places_of_the_world("en"))) >= 4
