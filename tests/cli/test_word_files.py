"""Opening a Word file from somebody: what it would do beside being read is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import click
import docx
import pytest

from fs_toolkit.cli.word_files import open_word, say_faults


def test_what_was_left_out_is_said_on_stderr(tmp_path, capsys):
    out = io.BytesIO()
    docx.Document().save(out)
    path = tmp_path / "edited.docx"
    rels = "word/_rels/document.xml.rels"
    link = b'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.org/a.dotm" TargetMode="External"/></Relationships>'
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"</Relationships>", link) if name == rels else data)
    open_word(path)
    assert "edited.docx: an attached template was not followed" in capsys.readouterr().err


def test_a_bad_file_ends_the_command(tmp_path):
    path = tmp_path / "bad.docx"
    path.write_bytes(b"nothing")
    with pytest.raises(click.exceptions.Exit) as ended:
        open_word(path)
    assert ended.value.exit_code == 1
    with pytest.raises(click.UsageError):
        open_word(tmp_path / "none.docx")


class TestFaults:
    """What Word may stumble over in a file that was just written."""

    def test_a_good_file_says_nothing(self, monkeypatch, capsys):
        monkeypatch.setattr("fs_toolkit.writers.word.faults.lint", lambda data: [])
        assert say_faults(Path("report.docx"), b"") == {}
        assert capsys.readouterr().err == ""

    def test_the_first_few_are_printed_and_all_are_given(self, monkeypatch, capsys):
        faults = tuple(f"FLD2 word/document.xml: {at} fields never end" for at in range(7))
        monkeypatch.setattr("fs_toolkit.writers.word.faults.new_faults", lambda *files: faults)
        assert say_faults(Path("out/report.docx"), b"") == {"faults": list(faults)}
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == 6
        assert lines[0].startswith("warning: report.docx: Word may stumble over FLD2")
        assert "2 more" in lines[-1]
