"""The command as people start it: quick help, next steps, exit status, any console."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fs_toolkit.cli import COMMANDS

HEAVY = ("numpy", "pydantic", "pandas", "matplotlib", "scipy", "docx", "openpyxl", "babel", "yaml")


def started(
    *args: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "fs_toolkit", *args]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, check=False, cwd=cwd, env=env, timeout=120)


def imported_by(*args: str) -> set[str]:
    """The top-level modules that a command has imported when it ends."""
    code = (
        "import sys\n"
        "from fs_toolkit.cli import main\n"
        "try:\n"
        f"    main({list(args)!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=120
    )
    return set(done.stdout.splitlines()[-1].split())


TAKES = {"new": "CITY", "diff": "OLD NEW", "portfolio": "A B", "comments": "FILE"}
"""What a command is given, where that is no study."""


class TestHelp:
    @pytest.mark.parametrize("args", [["--help"], ["--version"], []])
    def test_imports_nothing_heavy(self, args):
        names = imported_by(*args)
        assert "click" in names
        assert names.isdisjoint(HEAVY)

    @pytest.mark.parametrize("command", list(COMMANDS))
    def test_of_a_command_imports_nothing_heavy(self, command):
        names = imported_by(command, "--help")
        assert "click" in names
        assert names.isdisjoint(HEAVY)

    def test_lists_every_command_with_its_purpose(self, fs):
        shown = " ".join(fs("--help").stdout.split())
        for name, (_, purpose) in COMMANDS.items():
            assert name in shown
            assert purpose in shown

    @pytest.mark.parametrize("name", list(COMMANDS))
    def test_says_the_same_as_the_command_itself(self, name):
        from importlib import import_module

        command = import_module(COMMANDS[name][0]).command
        assert command.name == name
        assert (command.help or "").split()[0] == COMMANDS[name][1].split()[0]


class TestCheck:
    def test_imports_no_library_of_the_writers(self, hanoi):
        names = imported_by("check", str(hanoi.folder))
        assert {"numpy", "pydantic"} <= names
        assert names.isdisjoint({"pandas", "matplotlib", "docx", "openpyxl", "xlsxwriter"})


class TestWithoutArguments:
    def test_says_what_to_do_next(self, fs):
        ran = fs()
        assert ran.status == 0
        for name in COMMANDS:
            assert f"fs {name} {TAKES.get(name, 'STUDY')}" in ran.stdout


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["chekc"], "Did you mean 'check'?"),
            (["check", "--strickt", "x"], "Did you mean '--strict'?"),
            (["check"], "name the folder of a study"),
            (["report"], "name the folder of the study"),
            (["report", "a", "b"], "unexpected extra argument"),
            (["report", "x", "--lang", "vi"], "'vi' is not one of 'en', 'ko'"),
            (["report", "x", "--stage", "done"], "'done' is not one of"),
            (["check", "--explain", "ECO999"], "no rule 'ECO999'"),
        ],
    )
    def test_is_said_and_exits_with_2(self, fs, args, said):
        ran = fs(*args)
        assert ran.status == 2
        assert said in ran.stderr
        assert ran.stdout == ""


class TestInAProcessOfItsOwn:
    def test_a_bad_study_leaves_status_1_and_no_traceback(self, hanoi):
        hanoi.set("basis/quantities.csv", "opening_year", value="soon")
        for command in ("check", "report", "appraise"):
            done = started(command, str(hanoi.folder))
            assert done.returncode == 1
            assert b"Traceback" not in done.stderr
            assert b"'soon' is text, not a number" in done.stdout + done.stderr

    def test_a_study_that_is_not_there_leaves_status_2(self, tmp_path):
        done = started("report", "nowhere", cwd=tmp_path)
        assert done.returncode == 2
        assert b"there is no folder 'nowhere'" in done.stderr

    @pytest.mark.parametrize("encoding", ["cp949", "cp1252", "utf-8"])
    def test_any_console_can_show_the_findings(self, hanoi, encoding):
        """A Korean console has no Vietnamese letters; that is no reason to stop."""
        name = "Phương án gọn nhẹ 대안"
        hanoi.set("economics/options.csv", "lean", name=name)
        done = started("appraise", str(hanoi.folder), PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert done.returncode == 0
        shown = done.stdout.decode(encoding)
        assert name.encode(encoding, "replace").decode(encoding) in shown
        assert "Traceback" not in done.stderr.decode(encoding)

    def test_json_is_the_same_on_every_console(self, hanoi):
        hanoi.set("economics/options.csv", "lean", name="Phương án gọn nhẹ")
        shown = [
            started("check", str(hanoi.folder), "--json", PYTHONIOENCODING=encoding).stdout
            for encoding in ("cp949", "utf-8")
        ]
        assert shown[0] == shown[1]
        assert shown[0].startswith(b"{")
