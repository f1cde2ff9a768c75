"""A report with its page numbers: each compared with the page on which the thing stands."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from fs_toolkit.writers.delivery import word_bytes
from fs_toolkit.writers.office import page_numbers
from fs_toolkit.writers.office.laid_out import LaidOut
from fs_toolkit.writers.office.page_numbers import with_page_numbers, without_page_numbers
from fs_toolkit.writers.office.program import OfficeFailed, pdf_of
from fs_toolkit.writers.office.seen_copy import BODY, members_of, parsed_part, seen_copy
from fs_toolkit.writers.word.guard import is_edited, our_document
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.listed_pages import entry_words, listed, shown_pages
from fs_toolkit.writers.word.update import update_report


def pages_of(document: bytes) -> dict[str, str]:
    return shown_pages(parsed_part(members_of(document)[BODY]))


def every_third(content: bytes) -> LaidOut:
    """Stands for LibreOffice: a bookmark a page, three to begin with."""
    root = parsed_part(members_of(content)[BODY])
    anchors = [anchor for _, anchor in listed_of_copy(root)]
    return LaidOut(
        {"_FSs0": 1} | {each: 3 + at for at, each in enumerate(anchors)}, 99, ("Carlito",)
    )


def listed_of_copy(root):
    return [
        (link, link.get(f"{{{root.nsmap['w']}}}anchor"))
        for link in root.iter(f"{{{root.nsmap['w']}}}hyperlink")
        if (link.get(f"{{{root.nsmap['w']}}}anchor") or "").startswith("_Ref_")
        and next(link.iter(f"{{{root.nsmap['w']}}}tab"), None) is not None
    ]


@pytest.fixture
def laid_out(monkeypatch):
    """Seems to be LibreOffice; gives the copies that it saw."""
    seen: list[bytes] = []

    def lay_out(content: bytes) -> LaidOut:
        seen.append(content)
        return every_third(content)

    monkeypatch.setattr(page_numbers, "office", lambda: "soffice")
    monkeypatch.setattr(page_numbers, "_laid_out", lay_out)
    return seen


class TestWithout:
    def test_libreoffice_no_entry_shows_a_page(self, english_file):
        done = with_page_numbers(english_file, "en")
        assert pages_of(done.document) == {}
        assert done.document == english_file
        assert done.notes == (
            "no page numbers in the contents: LibreOffice is not installed; Word fills them in at F9",
        )

    def test_a_font_for_the_language(self, english_file, monkeypatch):
        monkeypatch.setattr(page_numbers, "office", lambda: "soffice")
        monkeypatch.setattr(page_numbers, "can_show", lambda language: False)
        done = with_page_numbers(english_file, "ko")
        assert pages_of(done.document) == {}
        assert "no font with Korean letters" in done.notes[0]

    def test_a_layout(self, english_file, monkeypatch):
        def failing(content: bytes) -> LaidOut:
            raise OfficeFailed("LibreOffice made no PDF (disk full)")

        monkeypatch.setattr(page_numbers, "office", lambda: "soffice")
        monkeypatch.setattr(page_numbers, "_laid_out", failing)
        done = with_page_numbers(english_file, "en")
        assert pages_of(done.document) == {}
        assert "disk full" in done.notes[0]

    def test_a_word_file_nothing_is_changed(self):
        assert with_page_numbers(b"no word file", "en").document == b"no word file"
        assert without_page_numbers(b"no word file") == b"no word file"


class TestFilled:
    def test_each_entry_that_is_known(self, english_file, laid_out):
        done = with_page_numbers(english_file, "en")
        root = parsed_part(members_of(done.document)[BODY])
        assert len(pages_of(done.document)) == len(list(listed(root))) > 8
        assert (done.notes, done.pages) == ((), 99)
        assert b">99<" in members_of(done.document)["word/footer1.xml"]

    def test_the_layout_was_made_with_numbers_in_their_place(self, english_file, laid_out):
        with_page_numbers(english_file, "en")
        root = parsed_part(members_of(laid_out[0])[BODY])
        words = [entry_words(link) for link, _ in listed_of_copy(root)]
        assert all(each.endswith("888") for each in words)

    def test_a_second_pass_sees_the_same_copy_and_changes_nothing(self, english_file, laid_out):
        once = with_page_numbers(english_file, "en").document
        twice = with_page_numbers(once, "en").document
        assert once == twice
        assert laid_out[0] == laid_out[1]

    def test_what_was_filled_in_goes_without_a_trace(self, english_file, laid_out):
        assert without_page_numbers(with_page_numbers(english_file, "en").document) == english_file

    def test_the_manifest_knows_nothing_of_pages(self, english_file, laid_out):
        done = members_of(with_page_numbers(english_file, "en").document)
        before = members_of(english_file)
        assert {name for name in done if done[name] != before[name]} == {
            BODY, "word/footer1.xml", *(name for name in done if name.startswith("word/footer")),
        }  # fmt: skip

    def test_a_file_with_pages_is_not_edited(self, english_file, laid_out):
        document = our_document(with_page_numbers(english_file, "en").document)
        assert document is not None
        assert not is_edited(document)

    def test_nothing_asks_the_reader_at_opening(self, english_file, laid_out):
        parts = members_of(with_page_numbers(english_file, "en").document)
        everything = b"".join(parts.values())
        assert b"updateFields" not in everything
        assert b"w:dirty" not in everything
        assert b"attachedTemplate" not in everything
        external = [
            relation
            for name, content in parts.items()
            if name.endswith(".rels")
            for relation in re.findall(rb"<Relationship [^>]*>", content)
            if b'"External"' in relation and b"/hyperlink" not in relation
        ]
        assert external == []

    def test_lint_is_content(self, english_file, laid_out):
        assert lint(with_page_numbers(english_file, "en").document) == lint(english_file)

    def test_a_font_that_is_not_there_is_said(self, english_file, laid_out):
        (note,) = with_page_numbers(english_file, "ko").notes
        assert "without the font Malgun Gothic" in note

    def test_what_leads_outside_is_named(self, word_file, laid_out):
        source = word_file(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
            '<w:hyperlink w:anchor="_Ref_a"><w:r><w:t>One</w:t></w:r></w:hyperlink>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            ("rIdX", "attachedTemplate", "http://a.example/x.dotx", True),
        )
        done = with_page_numbers(source, "en")
        assert done.taken_out == ("attached template http://a.example/x.dotx",)
        assert b"x.dotx" in b"".join(members_of(done.document).values())


class TestKept:
    def test_the_same_copy_is_laid_out_once(self, english_file, monkeypatch, tmp_path):
        monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path / "cache"))
        program = tmp_path / "soffice"
        program.write_text("")
        monkeypatch.setattr(page_numbers, "office", lambda: program)
        runs: list[bytes] = []
        monkeypatch.setattr(
            page_numbers, "pdf_of", lambda content, _: runs.append(content) or content
        )
        monkeypatch.setattr(page_numbers, "read_pdf", every_third)
        once = with_page_numbers(english_file, "en")
        assert with_page_numbers(english_file, "en") == once
        assert len(runs) == 1
        (entry,) = (tmp_path / "cache" / "pages").iterdir()
        entry.write_bytes(b"{damaged")
        assert with_page_numbers(english_file, "en") == once
        assert len(runs) == 2


class TestInWord:
    def test_a_list_that_word_set_anew_is_nobodys_edit_and_is_filled_again(
        self, english_file, laid_out
    ):
        """F9: other bookmarks, other looks, other pages."""
        done = with_page_numbers(english_file, "en").document
        parts = members_of(done)
        body = parts[BODY].decode()
        body = re.sub(r"(PAGEREF [^<]*</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>)<w:r><w:t>\d+", r"\1<w:r><w:rPr><w:webHidden/></w:rPr><w:t>77", body)  # fmt: skip
        from fs_toolkit.writers.word.zipped import zipped

        by_word = zipped({**parts, BODY: body.encode()})
        assert set(pages_of(by_word).values()) == {"77"}
        document = our_document(by_word)
        assert document is not None
        assert not is_edited(document)
        renewed, summary = update_report(by_word, english_file)
        assert summary.kept == ()
        assert pages_of(with_page_numbers(renewed, "en").document) == pages_of(done)


def squeezed(text: str) -> str:
    """Without spaces and minus signs: these come from another font, on lines of their own."""
    return "".join(text.replace("−", "").split())


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_entry_of_hanoi_names_the_page_where_its_words_stand(studied, with_office, language):
    """The page is found in the PDF's text, its number in the footer: not by the bookmarks."""
    report, _ = studied.report(language)
    done = with_page_numbers(word_bytes(report), language)
    assert done.document == with_page_numbers(done.document, language).document
    seen = seen_copy(members_of(done.document), pictures=True)
    reader = PdfReader(io.BytesIO(pdf_of(seen.content, {})))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == done.pages
    numbers = [footer_number(page, len(pages)) for page in pages]
    root = parsed_part(members_of(done.document)[BODY])
    shown = shown_pages(root)
    entries = [(squeezed(entry_words(link)), shown.get(anchor)) for link, anchor in listed(root)]
    assert len(entries) > 190
    lists = {
        at for at, page in enumerate(pages) if page.count("....") > 8 or page.count(". . . .") > 8
    }
    wrong = []
    for words, number in entries:
        found = [
            numbers[at] for at, page in enumerate(pages) if at not in lists and stands(words, page)
        ]
        if number not in found[:1]:
            wrong.append((words, number, found))
    assert wrong == []
    listed_pages = {numbers[at] for at in lists}
    assert len(listed_pages) < 6


def stands(words: str, page: str) -> bool:
    """Whether a heading or a caption begins a line of the page; a long one goes on below."""
    lines = [squeezed(line) for line in page.splitlines()]
    return any(
        "".join(lines[at : at + 9]).startswith(words) and len(line) <= len(words)
        for at, line in enumerate(lines)
        if line and words.startswith(line)
    )


def footer_number(page: str, total: int) -> str | None:
    found = re.search(rf"Page\s*(\S+)\s*of\s*{total}|(\S+)\s*/\s*{total}\s*쪽", page)
    return None if found is None else found[1] or found[2]


def test_the_search_finds_only_whole_lines():
    page = "1.4 Barriers\nSee 1.4 Barriers and more\nTable 1-2 A caption\nof two lines"
    assert stands("1.4Barriers", page)
    assert stands("Table1-2Acaptionoftwolines", page)
    assert not stands("1.4Barrier", page)
    assert footer_number("x Page 12 of 40", 40) == "12"
