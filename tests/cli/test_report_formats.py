"""Formats of `fs report`: endings, and what is said while pages are counted."""

from __future__ import annotations

import pytest


class TestEndings:
    @pytest.mark.parametrize(
        ("name", "form", "cure"),
        [
            ("a.pdf", "docx", "does not end in .docx; for such a file give --format pdf"),
            ("a.docx", "html", "does not end in .html; for such a file give --format docx"),
            ("a.doc", "docx", "does not end in .docx\n"),
            ("a", "pdf", "does not end in .pdf\n"),
        ],
    )
    def test_fit_the_format(self, minimal, fs, tmp_path, name, form, cure):
        ran = fs("report", minimal.folder, "-o", tmp_path / name, "--format", form)
        assert ran.status == 2
        assert cure in ran.stderr
        assert not (tmp_path / name).exists()

    def test_an_update_is_of_a_word_file(self, minimal, fs, tmp_path):
        (tmp_path / "a.docx").write_bytes(b"x")
        ran = fs("report", minimal.folder, "--update", tmp_path / "a.docx", "--format", "pdf")
        assert ran.status == 2
        assert "--update renews a Word file" in ran.stderr


class TestOtherFormats:
    def test_a_page_is_written_beside_the_word_file(self, minimal, fs):
        ran = fs("report", minimal.folder, "--format", "html")
        assert ran.status == 0
        path = minimal.folder / "out" / "report.html"
        assert ran.stdout.strip() == str(path)
        first = path.read_bytes()
        assert first.startswith(b"<!DOCTYPE html>")
        assert fs("report", minimal.folder, "--format", "html").status == 0
        assert path.read_bytes() == first

    def test_in_korean(self, minimal, fs, tmp_path):
        fs("report", minimal.folder, "--format", "html", "--lang", "ko", "-o", tmp_path / "a.html")
        page = (tmp_path / "a.html").read_text(encoding="utf-8")
        assert '<html lang="ko-KR">' in page
        assert "본문으로 건너뛰기" in page

    @pytest.mark.parametrize("form", ["html", "pdf"])
    def test_what_somebody_else_wrote_is_left_alone(self, minimal, fs, tmp_path, form):
        path = tmp_path / f"a.{form}"
        path.write_text("mine")
        ran = fs("report", minimal.folder, "--format", form, "-o", path)
        assert ran.status == 1
        assert "left alone" in ran.stderr
        assert path.read_text() == "mine"

    def test_a_pdf_needs_libreoffice(self, minimal, fs, tmp_path):
        ran = fs("report", minimal.folder, "--format", "pdf", "-o", tmp_path / "a.pdf")
        assert ran.status == 3
        assert ran.stderr.splitlines() == [
            "error: a PDF is made by LibreOffice, which is not installed. "
            "Install it from libreoffice.org, or write a Word file and save it as PDF in Word."
        ]
        assert not (tmp_path / "a.pdf").exists()


class TestPages:
    def test_without_libreoffice_are_left_to_word(self, minimal, fs, tmp_path):
        ran = fs("report", minimal.folder, "-o", tmp_path / "a.docx")
        assert ran.status == 0
        assert "note: no page numbers in the contents: LibreOffice is not installed" in ran.stderr

    def test_can_be_done_without(self, minimal, fs, tmp_path):
        ran = fs("report", minimal.folder, "-o", tmp_path / "a.docx", "--no-pages")
        assert ran.status == 0
        assert "page numbers" not in ran.stderr
        fs("report", minimal.folder, "-o", tmp_path / "b.docx")
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
