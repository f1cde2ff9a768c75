"""Whether a layout is the one that Word would make."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.office import fonts
from fs_toolkit.writers.office.seen_copy import members_of, parsed_part
from fs_toolkit.writers.word.template import template_bytes

STYLES = parsed_part(members_of(template_bytes())["word/styles.xml"])


@pytest.mark.parametrize(("language", "asked"), [("en", "Calibri"), ("ko", "Malgun Gothic")])
def test_what_a_report_is_set_in(language, asked):
    assert fonts.asked_for(STYLES, language) == asked


@pytest.mark.parametrize(
    ("asked", "used", "expected"),
    [
        ("Calibri", ("Calibri", "NotoSans"), True),
        ("Calibri", ("Carlito",), True),
        ("Times New Roman", ("LiberationSerif",), True),
        ("Malgun Gothic", ("MalgunGothic",), True),
        ("Malgun Gothic", ("NanumGothic", "Calibri"), False),
        ("Calibri", (), False),
    ],
)
def test_a_font_or_one_as_wide(asked, used, expected):
    assert fonts.stands_in(asked, used) is expected


def test_without_fontconfig_a_language_is_taken_to_be_there(monkeypatch):
    fonts.installed.cache_clear()
    monkeypatch.setattr(fonts.shutil, "which", lambda name: None)
    assert fonts.can_show("ko")
    fonts.installed.cache_clear()


def test_a_language_that_no_font_is_for(monkeypatch, tmp_path):
    program = tmp_path / "fc-list"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    fonts.installed.cache_clear()
    monkeypatch.setattr(fonts.shutil, "which", lambda name: str(program))
    assert not fonts.can_show("ko")
    fonts.installed.cache_clear()
