from __future__ import annotations

import re
from pathlib import Path

import pytest

from fs_toolkit.document.blocks import Cite, Link, Note, Text
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import LANGUAGES, Wording

FILES = Wording.read("en").files()


@pytest.fixture
def wording(tmp_path: Path) -> Wording:
    (tmp_path / "legal.yaml").write_text(
        "# comment\nlaws:\n  answer: '**{count}** laws [@{x}]^[of {year}]'\n  no: 'No'\n"
        "flat.key: 45\nlink: '[a](https://b.c)'\n",
        encoding="utf-8",
    )
    return Wording("en", tmp_path)


class TestSentences:
    def test_fills_its_slots(self, wording: Wording) -> None:
        spans = wording("legal.laws.answer", count="12", x="*", year=(Cite(("a",)),))
        assert spans == (
            Text("12", bold=True), Text(" laws [@*]"), Note((Text("of "), Cite(("a",)))),
        )  # fmt: skip

    def test_takes_every_scalar_as_words(self, wording: Wording) -> None:
        assert wording.text("legal.laws.no") == "No"
        assert wording.text("legal.flat.key") == "45"
        assert wording.keys("legal") == (
            "legal.laws.answer", "legal.laws.no", "legal.flat.key", "legal.link",
        )  # fmt: skip

    def test_text_refuses_what_is_more_than_text(self, wording: Wording) -> None:
        assert wording("legal.link") == (Link("https://b.c", "a"),)
        with pytest.raises(TypeError, match="asked for as text"):
            wording.text("legal.link")

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"count": "1"}, "slots count, x, year, given count"),
            ({"count": "1", "x": "", "year": "", "z": ""}, "given count, x, year, z"),
            ({"count": 12, "x": "", "year": ""}, "slot 'count' .* format the number"),
        ],
    )
    def test_refuses_other_slots(self, wording: Wording, values: dict[str, str], said: str) -> None:
        with pytest.raises(TypeError, match=said):
            wording("legal.laws.answer", **values)

    @pytest.mark.parametrize(
        ("key", "said"),
        [
            ("legal.laws.anwser", "Did you mean 'legal.laws.answer'"),
            ("legel.laws", "Did you mean 'legal'"),
            ("legal", "no wording 'legal'"),
        ],
    )
    def test_names_the_nearest_key(self, wording: Wording, key: str, said: str) -> None:
        assert not wording.has(key)
        with pytest.raises(KeyError, match=said):
            wording(key)

    def test_has_tells_whether_there_are_words(self, wording: Wording) -> None:
        assert wording.has("legal.laws.no")

    def test_refuses_a_key_given_twice(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("b: x\nb: y\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"a.yaml:2: 'b' stands in line 1"):
            Wording("en", tmp_path).text("a.b")

    def test_refuses_a_list(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("b:\n- x\n", encoding="utf-8")
        with pytest.raises(ValueError, match="'b' is a list"):
            Wording("en", tmp_path).text("a.b")


class TestLanguages:
    def test_one_object_serves_a_language(self) -> None:
        assert Wording.read("en") is Wording.read("en")

    def test_refuses_a_language_without_words(self) -> None:
        with pytest.raises(KeyError, match="There is: en, ko"):
            Wording.read("fr")

    def test_formats_by_language(self) -> None:
        english, korean = Wording.read("en"), Wording.read("ko")
        assert english.share(0.45) == "45 %"
        assert korean.share(0.45) == "45%"
        assert english.money_words(1.2e6, "USD") == "USD 1.2 million"
        assert korean.money_words(1.2e6, "USD") == "USD 120만"
        assert english.date("2015-12-31") == "31 December 2015"
        assert english.list(["a", "b"]) == "a and b"
        assert (english.number(7.2e6), english.money(1871.9), english.year(2015)) == (
            "7,200,000", "1,872", "2015",
        )  # fmt: skip
        assert english.number(None) == english.dash

    def test_settles_korean_particles(self) -> None:
        words = Wording.read("ko")
        for amount, said in (("13 %", "13 %를"), ("9", "9를"), ("3", "3을")):
            assert said in words.text("legal.coverage.caption", index=amount)

    def test_each_language_has_the_same_files(self) -> None:
        assert "report" in FILES
        for language in LANGUAGES:
            assert Wording.read(language).files() == FILES

    @pytest.mark.parametrize("file", FILES)
    def test_each_language_has_the_same_keys_and_slots(self, file: str) -> None:
        english = Wording.read("en")
        keys = set(english.keys(file))
        assert keys
        for language in LANGUAGES:
            other = Wording.read(language)
            assert set(other.keys(file)) ^ keys == set()
            different = [key for key in keys if other.slots(key) != english.slots(key)]
            assert different == []

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("file", FILES)
    def test_no_words_are_missing(self, file: str, language: str) -> None:
        wording = Wording.read(language)
        empty = [key for key in wording.keys(file) if not wording._line(key).strip()]
        assert empty == []

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("file", FILES)
    def test_every_mark_is_understood(self, file: str, language: str) -> None:
        wording = Wording.read(language)
        for key in wording.keys(file):
            spans = wording(key, **dict.fromkeys(wording.slots(key), "x"))
            assert re.search(r"[{}]|\[[@#]|\^\[|\*\*", plain(spans)) is None, key

    @pytest.mark.parametrize("file", FILES)
    def test_korean_is_korean(self, file: str) -> None:
        english, korean = Wording.read("en"), Wording.read("ko")
        sentences = [key for key in english.keys(file) if len(english._line(key)) > 40]
        same = [key for key in sentences if korean._line(key) == english._line(key)]
        assert same == []

    @pytest.mark.parametrize("file", FILES)
    def test_korean_leaves_no_particle_behind_a_reference(self, file: str) -> None:
        """What a reference will say is not known, nor therefore the particle that fits it."""
        korean = Wording.read("ko")
        pair = re.compile(r"\](은|는|이|가|을|를|과|와|\(으\)로|으로)(?![가-힣])")
        assert [key for key in korean.keys(file) if pair.search(korean._line(key))] == []

    @pytest.mark.parametrize("file", FILES)
    def test_korean_speaks_in_one_register(self, file: str) -> None:
        korean = Wording.read("ko")
        polite = re.compile(r"(습|입|합|됩|십|갑|립)니다|(세|해|에|예)요\b")
        assert [key for key in korean.keys(file) if polite.search(korean._line(key))] == []

    def test_korean_has_words_for_every_open_question(self) -> None:
        asked = {
            f"{section}.pending.{key.split('.')[2]}"
            for section in ("environment", "technical", "legal", "proposal", "economics", "summary")
            for key in Wording.read("ko").keys(section)
            if re.fullmatch(rf"{section}\.pending\.\w+\.(what|who|instrument)", key)
        }
        assert len(asked) > 60
        korean = Wording.read("ko")
        parts = ("what", "who", "instrument")
        assert [id for id in asked if not all(korean.has(f"{id}.{part}") for part in parts)] == []
