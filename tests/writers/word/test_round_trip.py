"""The report of Hanoi in people's hands: each kind of thing they do to it outlives an update.

Every act is a case: it is done to a block of its own, Word saves the file under other
numbers and names, and the report of a changed study is put into it. All acts together are
one file; each alone is a heavy test.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import further_acts  # noqa: F401 – all acts, in one order
import pytest
from desks import (
    ACTS,
    After,
    Check,
    Desk,
    style_id,
    words,
)

from fs_toolkit.writers.delivery import offer_words, word_bytes
from fs_toolkit.writers.word import update_report
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.manifest import read_manifest
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.outcomes import Summary
from fs_toolkit.writers.word.package import opened, package_bytes
from fs_toolkit.writers.word.places import places_of

ROOT = Path(__file__).parents[3]
PETITIONS = "petition/year,45000"


@pytest.fixture(scope="session")
def base(hanoi_file) -> bytes:
    return hanoi_file


@pytest.fixture(scope="session")
def fresh(tmp_path_factory) -> bytes:
    """The report after one quantity changed."""
    from fs_toolkit.study import Study

    folder = tmp_path_factory.mktemp("later") / "hanoi"
    shutil.copytree(ROOT / "studies" / "hanoi", folder, ignore=shutil.ignore_patterns("out"))
    file = folder / "basis" / "quantities.csv"
    text = file.read_text(encoding="utf-8")
    assert text.count(PETITIONS) == 1
    file.write_text(text.replace(PETITIONS, "petition/year,47000"), encoding="utf-8")
    return word_bytes(Study.read(folder).report("en")[0])


@dataclass(frozen=True)
class Told:
    """Acts done, and what came of them."""

    after: After
    content: bytes
    checks: dict[str, Check]
    desk: Desk
    again: tuple[bytes, Summary] = field(repr=False)


@pytest.fixture(scope="session")
def changes(base, fresh) -> dict[str, str]:
    """The words of each block that the new study changes, by id."""
    old, new = opened(base), opened(fresh)
    was, now = read_manifest(old), read_manifest(new)
    places = places_of(new, now).found
    return {
        row.id: words(places[row.id])
        for row in now.rows
        if (before := was.row(row.id)) is not None and before.hash != row.hash
    }


@pytest.fixture(scope="session")
def told(base, fresh, changes, saved_by_word) -> Callable[..., Told]:
    """Does acts to the report, saves it as Word would, and updates it twice."""
    saved = saved_by_word(base)

    def tell(*sentences: str) -> Told:
        desk = Desk(saved, changes)
        checks = {sentence: ACTS[sentence](desk) for sentence in sentences}
        edited = saved_by_word(desk.done(), 2)
        content, summary = update_report(edited, fresh, offer_words("en"))
        again = update_report(content, fresh, offer_words("en"))
        return Told(After(content, summary, changes), content, checks, desk, again)

    return tell


LOST_BY_LIBREOFFICE = {
    "a comment is answered": "it drops words that two comments stand at in a table's first cell; kept as edited",
    "a table is given another design": "it writes a table's style as properties of its cells",
    "words are inserted while changes are tracked": "the words stay, the mark goes with the frame",
    "words are deleted while changes are tracked": "as above",
    "a word is highlighted": "as above",
    "the alternative text of a picture is written anew": "it drops that of a chart",
    "the sentence round a number is edited": "it drops the frames of values; the new text is offered",
    "a number in a sentence is written over": "as above; the block is kept as it is",
    "the bars of a chart get another colour": "it writes the colours of all charts anew",
    "a symbol is put into a sentence of ours": "it writes a character of the symbol's font",
    "words of ours are hidden": "it writes the words of a frame with one paragraph without their marks",
    "words of ours are set in another font": "as above",
    "words of ours are made bold": "as above",
    "a paragraph of ours is made an item of a list": "it writes the numbering of lists anew",
    "a link is put into an own paragraph and into one of ours": "as above; the link's words stay",
    "words are moved while changes are tracked": "as above; the words stay",
    "a look is changed while changes are tracked": "as above",
    "an endnote mark, a page break and a column break are put in": "as above",
    "a row is deleted while changes are tracked": "it drops the mark; the row stays",
    "a block is copied into another chapter": "the copy is ordinary text from then on",
    "the words in a block are all deleted, its frame left": "it drops the frame that shows Word's words",
    "a block is copied": "the copy is ordinary text from then on, and is left as it is",
}
"""What LibreOffice itself takes out of the file when it saves it."""


@pytest.fixture(scope="session")
def through_libreoffice(base, fresh, changes, saved_by_word, by_libreoffice) -> Told:
    """All acts in one file, which LibreOffice then saved."""
    desk = Desk(saved_by_word(base), changes)
    checks = {sentence: ACTS[sentence](desk) for sentence in ACTS}
    edited = by_libreoffice(saved_by_word(desk.done(), 2))
    content, summary = update_report(edited, fresh, offer_words("en"))
    again = update_report(content, fresh, offer_words("en"))
    after = After(content, summary, changes)
    after.rounding = 3
    return Told(after, content, checks, desk, again)


@pytest.fixture(scope="session")
def together(told) -> Told:
    """All acts in one file."""
    return told(*ACTS)


def test_there_are_enough_kinds_of_acts():
    assert len(ACTS) >= 25


@pytest.mark.parametrize("sentence", ACTS)
def test_nothing_that_people_did_is_lost(together, sentence):
    together.checks[sentence](together.after)


class TestTogether:
    def test_nothing_else_counts_as_edited(self, together):
        summary, desk = together.after.summary, together.desk
        assert set(summary.kept) == desk.kept
        assert set(summary.deleted) == desk.deleted
        assert set(summary.duplicate) == desk.duplicate
        assert summary.left == ()

    def test_all_the_rest_is_renewed(self, together, changes):
        summary, desk = together.after.summary, together.desk
        rest = set(changes) - desk.kept - desk.deleted
        assert rest <= set(summary.updated)

    def test_a_second_update_changes_nothing(self, together):
        content, summary = together.again
        assert summary.updated == summary.inserted == summary.offered == ()
        assert set(summary.kept) == together.desk.kept
        assert content == together.content

    def test_the_file_is_sound(self, together):
        found = {each.code for each in lint(together.content)}
        assert found <= {"HDG1"}  # the heading that a person demoted

    def test_no_two_captions_have_one_number(self, together):
        body = together.after.body
        style = style_id(together.after, "caption")
        numbers = [
            words(p).partition("  ")[0]
            for p in body.iter(q("w:p"))
            if (s := p.find(f"{q('w:pPr')}/{q('w:pStyle')}")) is not None
            and s.get(q("w:val")) == style
        ]
        assert len(numbers) > 100
        assert len(set(numbers)) == len(numbers)

    def test_the_sdk_finds_no_fault(self, together, tmp_path):
        from openxml_audit import OpenXmlValidator

        path = tmp_path / "after.docx"
        path.write_bytes(together.content)
        errors = OpenXmlValidator().validate(path).errors
        # what the test's Word adds to charts is a sketch
        assert [each for each in errors if "/charts/" not in str(each)] == []


@pytest.mark.heavy
@pytest.mark.parametrize("sentence", ACTS)
def test_each_act_alone_is_the_only_edit(told, sentence):
    done = told(sentence)
    done.checks[sentence](done.after)
    summary = done.after.summary
    assert set(summary.kept) == done.desk.kept
    assert set(summary.deleted) == done.desk.deleted
    assert set(summary.duplicate) == done.desk.duplicate
    assert done.again[0] == done.content
    assert [each for each in lint(done.content) if each.code != "HDG1"] == []


class TestOverTheWholeFile:
    """What goes over all blocks at once."""

    def update(self, edited, fresh, saved_by_word):
        content, summary = update_report(saved_by_word(edited, 3), fresh, offer_words("en"))
        again, second = update_report(content, fresh, offer_words("en"))
        assert again == content
        assert second.updated == second.inserted == second.offered == ()
        assert lint(content) == []
        return content, summary

    def test_a_word_is_found_and_replaced(self, base, fresh, changes, saved_by_word):
        """Each block that holds it is a person's from then on, and no other is."""
        desk = Desk(base, changes)
        touched = set()
        for text in desk.body.iter(q("w:t")):
            if "office" in (text.text or ""):
                text.text = text.text.replace("office", "bureau")
        before = {id: words(place) for id, place in desk.places.items()}
        touched = {id for id, text in before.items() if "bureau" in text}
        content, summary = self.update(package_bytes(desk.document), fresh, saved_by_word)
        after = After(content, summary, changes)
        lists = {id for id in touched if id.startswith("contents")}
        assert len(touched) > 50
        assert touched - lists <= set(summary.kept)
        assert set(summary.kept) - touched == set()
        for id in touched - lists - {each.partition(":")[0] for each in summary.values_renewed}:
            assert words(after[id]).count("bureau") == before[id].count("bureau"), id
        assert set(changes) - touched <= set(summary.updated)

    def test_two_versions_are_compared(self, base, fresh, changes, saved_by_word):
        """Word then marks what differs as tracked changes of one author, all through the file."""
        desk = Desk(base, changes)
        touched = set()
        for at, (id, place) in enumerate(desk.places.items()):
            text = next((t for t in place.iter(q("w:t")) if len(t.text or "") > 20), None)
            if at % 9 or text is None or desk.rows[id].kind not in {"paragraph", "table", "prose"}:
                continue
            touched.add(id)
            made = f'<w:ins w:id="{8000 + at}" w:author="Compared"><w:r><w:t>, compared</w:t></w:r></w:ins>'
            text.getparent().addnext(parsed(made))
        content, summary = self.update(package_bytes(desk.document), fresh, saved_by_word)
        assert len(touched) > 20
        assert set(summary.kept) == touched
        after = After(content, summary, changes)
        assert all(next(after[id].iter(q("w:ins")), None) is not None for id in touched)


def rezipped(content: bytes, how: str) -> bytes:
    """The same members in another zip: another order, no compression, sizes behind the data."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        names = old.namelist()
        order = names if how == "streamed" else names[::-1]
        kind = zipfile.ZIP_STORED if how == "stored" else zipfile.ZIP_DEFLATED
        target = Unseekable(made) if how == "streamed" else made
        with zipfile.ZipFile(target, "w", kind, compresslevel=9) as new:
            for name in order:
                if how == "zip64":
                    with new.open(name, "w", force_zip64=True) as member:
                        member.write(old.read(name))
                else:
                    new.writestr(name, old.read(name))
    return made.getvalue()


class Unseekable:
    """A stream: whoever writes a zip to it puts sizes behind the data."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def write(self, data: bytes) -> int:
        return self._target.write(data)

    def flush(self) -> None:
        self._target.flush()


@pytest.mark.parametrize("how", ["reversed", "stored", "streamed", "zip64"])
def test_another_zip_is_the_same_report(base, fresh, how):
    other = rezipped(base, how)
    assert other != base
    content, summary = update_report(other, fresh, offer_words("en"))
    assert summary.kept == summary.deleted == ()
    assert content == update_report(base, fresh, offer_words("en"))[0]


@pytest.mark.heavy
class TestThroughLibreOffice:
    def test_of_an_unedited_report_hardly_a_block_counts_as_edited(
        self, base, fresh, by_libreoffice
    ):
        """None but two charts whose values LibreOffice writes otherwise."""
        content, summary = update_report(by_libreoffice(base), fresh, offer_words("en"))
        assert len(summary.recovered) > 500
        assert len(summary.kept) <= 2
        assert summary.deleted == ()
        assert {each.code for each in lint(content)} <= {"DRW2"}  # words for those two
        again, second = update_report(content, fresh, offer_words("en"))
        assert again == content
        assert second.updated == second.recovered == ()

    def test_nor_of_a_report_in_korean(self, studied, by_libreoffice):
        korean = word_bytes(studied.report("ko")[0])
        _, summary = update_report(by_libreoffice(korean), korean, offer_words("ko"))
        assert len(summary.recovered) > 500
        assert len(summary.kept) <= 3
        assert summary.deleted == ()

    def test_nor_after_an_update_and_another_save(self, base, fresh, by_libreoffice):
        """Links stand in frames again: free ones would be printed as codes the second time."""
        renewed, _ = update_report(by_libreoffice(base), fresh, offer_words("en"))
        saved = by_libreoffice(renewed)
        content, summary = update_report(saved, fresh, offer_words("en"))
        assert len(summary.kept) <= 2
        for each in (saved, content):
            body = zipfile.ZipFile(io.BytesIO(each)).read("word/document.xml")
            assert re.findall(rb"<w:t[^>]*>[^<]*(?:HYPERLINK|_Row_|_Ref_)[^<]*", body) == []

    @pytest.mark.parametrize("sentence", [each for each in ACTS if each not in LOST_BY_LIBREOFFICE])
    def test_nothing_that_people_did_is_lost(self, through_libreoffice, sentence):
        through_libreoffice.checks[sentence](through_libreoffice.after)

    def test_no_block_of_an_untouched_file_counts_as_edited(self, base, by_libreoffice):
        _, summary = update_report(by_libreoffice(base), base, offer_words("en"))
        assert summary.kept == summary.deleted == summary.offered == ()

    def test_few_blocks_count_wrongly_as_edited(self, through_libreoffice):
        summary, desk = through_libreoffice.after.summary, through_libreoffice.desk
        wrongly = set(summary.kept) - desk.kept
        # two charts; a cell that lost a word; what names sections that the promoted heading moved
        assert len(wrongly) <= 8, wrongly
        emptied = set(summary.deleted) - desk.deleted  # it drops a frame that shows Word's words
        assert len(emptied) <= 1
        assert desk.deleted <= set(summary.deleted)

    def test_a_second_update_changes_nothing(self, through_libreoffice):
        content, summary = through_libreoffice.again
        assert content == through_libreoffice.content
        assert summary.updated == summary.inserted == summary.offered == ()
