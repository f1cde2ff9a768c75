"""The end of the process: its status, and what is printed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def ended(*args: str, stdout: object = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "fs_toolkit", *args]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, check=False, timeout=120)


def test_the_status_is_the_commands():
    assert ended("--version").returncode == 0
    assert ended("rport").returncode == 2


def test_all_that_was_printed_is_written():
    assert b"portfolio" in ended("--help").stdout
    assert b"no command 'rport'" in ended("rport").stderr


def test_what_was_left_for_the_end_is_done():
    code = (
        "import atexit, sys; from fs_toolkit.cli.process import run\n"
        "atexit.register(print, 'done'); sys.argv = ['fs', '--version']; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"done"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("buffered", ["0", ""])
def test_output_that_has_no_place_is_said_in_one_line(buffered, monkeypatch):
    monkeypatch.setenv("PYTHONUNBUFFERED", "" if buffered else "1")
    with open("/dev/full", "wb") as full:
        done = ended("--help", stdout=full)
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1
    assert "could not be written" in done.stderr.decode()


def test_a_reader_that_leaves_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = ended("--help", stdout=pipe)
    assert done.stderr == b""
