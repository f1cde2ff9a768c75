"""LibreOffice: found, shut off, ended."""

from __future__ import annotations

import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from lxml import etree

from fs_toolkit.writers.office import program
from fs_toolkit.writers.office.laid_out import OPTIONS, read_pdf
from fs_toolkit.writers.office.program import OfficeFailed, office, pdf_of, profile_xml
from fs_toolkit.writers.office.seen_copy import members_of, seen_copy
from fs_toolkit.writers.word.zipped import zipped
from tests.writers.office.conftest import text

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """A shell script in LibreOffice's place."""

    def make(script: str):
        place = tmp_path / "soffice"
        place.write_text(f"#!/bin/sh\n{script}\n")
        place.chmod(0o755)
        monkeypatch.setenv("FS_TOOLKIT_OFFICE", str(place))

    return make


class TestFound:
    def test_off_is_off(self):
        assert office() is None

    def test_where_the_user_says(self, monkeypatch, tmp_path):
        monkeypatch.setenv("FS_TOOLKIT_OFFICE", str(tmp_path / "none"))
        assert office() is None

    def test_nowhere(self, monkeypatch):
        monkeypatch.setenv("FS_TOOLKIT_OFFICE", "")
        monkeypatch.setattr(program.shutil, "which", lambda name: None)
        monkeypatch.setattr(program, "_PLACES", {})
        assert office() is None
        with pytest.raises(OfficeFailed, match="not installed"):
            pdf_of(b"", {})


@posix
class TestRun:
    def test_gives_what_was_made(self, stand_in):
        stand_in('while [ "$1" != "--outdir" ]; do shift; done; echo made > "$2/report.pdf"')
        assert pdf_of(b"", {"Any": True}) == b"made\n"

    def test_says_why_nothing_was_made(self, stand_in):
        stand_in("echo the filter is missing >&2")
        with pytest.raises(OfficeFailed, match=r"no PDF .the filter is missing"):
            pdf_of(b"", {})

    def test_what_is_no_program_is_said(self, monkeypatch, tmp_path):
        place = tmp_path / "soffice"
        place.write_bytes(b"no program")
        monkeypatch.setenv("FS_TOOLKIT_OFFICE", str(place))
        with pytest.raises(OfficeFailed, match="cannot be run"):
            pdf_of(b"", {})

    def test_is_ended_with_its_children(self, stand_in, tmp_path):
        stand_in(f"sleep 60 & echo $! > {tmp_path}/child; wait")
        began = time.monotonic()
        with pytest.raises(OfficeFailed, match="did not finish within 1 seconds"):
            pdf_of(b"", {}, patience=1)
        assert time.monotonic() - began < 20
        child = int((tmp_path / "child").read_text())
        for _ in range(50):
            if not _alive(child):
                break
            time.sleep(0.1)
        assert not _alive(child)

    def test_leaves_nothing_behind(self, stand_in, tmp_path, monkeypatch):
        room = tmp_path / "temporary"
        room.mkdir()
        monkeypatch.setattr(program.tempfile, "tempdir", str(room))
        stand_in("exit 1")
        with pytest.raises(OfficeFailed):
            pdf_of(b"", {})
        assert list(room.iterdir()) == []

    def test_sees_a_home_of_its_own_and_no_proxy(self, stand_in, monkeypatch):
        monkeypatch.setenv("HTTPS_PROXY", "http://a.example")
        stand_in('while [ "$1" != "--outdir" ]; do shift; done; env > "$2/report.pdf"')
        seen = pdf_of(b"", {}).decode()
        assert "a.example" not in seen
        assert f"HOME={os.environ['HOME']}\n" not in seen


def _alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().split()[2] != "Z"
    except OSError:
        return False


def test_the_profile_turns_macros_and_links_off():
    root = etree.fromstring(profile_xml(program._SETTINGS).encode())
    settings = {
        each.get("{http://openoffice.org/2001/registry}name"): each.findtext("value")
        for each in root.iter("prop")
    }
    assert settings["DisableMacrosExecution"] == "true"
    assert settings["Link"] == "0"
    assert settings["ooInetHTTPProxyName"] == "127.0.0.1"


def test_the_profile_keeps_every_chart_and_equation_as_it_was_drawn():
    """LibreOffice keeps twenty of them and stretches the charts that it has to draw again."""
    kept = {path: value for path, name, value in program._SETTINGS if name == "OLE_Objects"}
    assert {path.rpartition("/")[2] for path in kept} == {"Writer", "DrawingEngine"}
    assert min(kept.values()) > 1000


def test_the_fonts_of_the_toolkit_are_found_beside_the_machines(tmp_path, monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/a & b/fonts.conf")
    root = etree.fromstring(program.fonts_xml(tmp_path / "<c>").split("\n", 2)[2])
    assert root.findtext("include") == "/a & b/fonts.conf"
    assert root.findtext("dir") == str(tmp_path / "<c>")


@pytest.mark.heavy
class TestLibreOffice:
    def test_english_is_set_in_a_font_as_wide_as_words(self, with_office, word_file):
        laid_out = read_pdf(pdf_of(word_file(text("Ha Noi")), OPTIONS))
        assert {"Carlito", "Calibri"} & set(laid_out.fonts)

    def test_two_at_once(self, with_office, word_file):
        copies = [word_file(text(words)) for words in ("One", "Two")]
        made: dict[int, bytes] = {}
        runs = [
            threading.Thread(target=lambda at=at: made.__setitem__(at, pdf_of(copies[at], OPTIONS)))
            for at in (0, 1)
        ]
        for run in runs:
            run.start()
        for run in runs:
            run.join()
        assert [read_pdf(made[at]).pages for at in (0, 1)] == [1, 1]

    def test_nothing_is_fetched(self, with_office, word_file):
        """The file itself, without our taking anything out, asks nobody; much less its copy."""
        asked: list[str] = []

        class Listener(BaseHTTPRequestHandler):
            def handle_one_request(self):
                asked.append(self.client_address[0])
                self.close_connection = True

            def log_message(self, *args):
                pass

        with HTTPServer(("127.0.0.1", 0), Listener) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            address = f"http://127.0.0.1:{server.server_port}/x.png"
            source = word_file(
                text("Before")
                + '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/>'
                '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
                '<pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rIdX"/></pic:blipFill>'
                '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
                "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
                ("rIdX", "image", address, True),
            )
            seen = seen_copy(members_of(source), pictures=True)
            assert seen.taken_out == (f"linked picture {address}",)
            for content in (seen.content, zipped(members_of(source))):
                assert read_pdf(pdf_of(content, OPTIONS)).pages == 1
            server.shutdown()
        assert asked == []
