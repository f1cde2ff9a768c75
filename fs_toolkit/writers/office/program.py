"""Running LibreOffice: found where it is usually installed, alone, for a limited time.

Each run has a profile of its own in a temporary folder, so two may run at once and nobody's
settings are touched. It also finds the fonts for laying out that come with the toolkit. Macros are off, links are not followed, and every way out leads to a
port at which nobody answers.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from html import escape
from pathlib import Path

from fs_toolkit.core.files import shipped

PATIENCE = 240.0
"""Seconds after which a conversion is given up; a report of 150 pages takes ten."""

PLACE = "FS_TOOLKIT_OFFICE"
"""The environment variable that names LibreOffice's program; `off` does without it."""

_NAMES = ("soffice", "libreoffice")
_PLACES: Mapping[str, tuple[str, ...]] = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "linux": ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice"),
}

_NOWHERE = "127.0.0.1"
_DISCARD = 9
OBJECTS = 5000
"""Charts and lines of equations that are kept as they were drawn; LibreOffice keeps twenty."""
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", True),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", True),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", True),
    ("org.openoffice.Office.Writer/Content/Update", "Link", 0),
    # beyond so many charts and equations it forgets those it has drawn, and stretches charts
    ("org.openoffice.Office.Common/Cache/Writer", "OLE_Objects", OBJECTS),
    ("org.openoffice.Office.Common/Cache/DrawingEngine", "OLE_Objects", OBJECTS),
    ("org.openoffice.Office.Common/Misc", "FirstRun", False),
    ("org.openoffice.Office.Common/Misc", "CrashReport", False),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", 2),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _DISCARD),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _DISCARD),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
"""What the private profile says, by path and name."""


class OfficeFailed(Exception):
    """LibreOffice is there and made no PDF."""


def office() -> Path | None:
    """LibreOffice's program, if it is installed."""
    given = os.environ.get(PLACE, "").strip()
    if given:
        return Path(given) if given.casefold() != "off" and Path(given).is_file() else None
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    places = map(Path, _PLACES.get(sys.platform, ()))
    return next((place for place in places if place.is_file()), None)


def pdf_of(document: bytes, options: Mapping[str, object], patience: float = PATIENCE) -> bytes:
    """A Word file as LibreOffice lays it out.

    Parameters
    ----------
    document : bytes
        The copy that it may see.
    options : mapping
        Options of LibreOffice's PDF export, by name.
    patience : float
        Seconds after which it is ended, with everything that it has started.

    Raises
    ------
    OfficeFailed
        If it is not installed, takes too long, or makes no PDF.
    """
    program = office()
    if program is None:
        raise OfficeFailed("LibreOffice is not installed")
    try:
        with tempfile.TemporaryDirectory(prefix="fs-office-", ignore_cleanup_errors=True) as folder:
            return _made(program, Path(folder), document, options, patience)
    except OSError as error:  # it is no program, or there is no room on the disk
        raise OfficeFailed(f"LibreOffice cannot be run ({error.strerror or error})") from None


def _made(
    program: Path, room: Path, document: bytes, options: Mapping[str, object], patience: float
) -> bytes:
    source, target = room / "report.docx", room / "report.pdf"
    source.write_bytes(document)
    _write_profile(room / "profile")
    said = _run(_command(program, room, source, options), room, patience)
    if not target.is_file():
        raise OfficeFailed(f"LibreOffice made no PDF ({said or 'and did not say why'})")
    return target.read_bytes()


def _command(program: Path, room: Path, source: Path, options: Mapping[str, object]) -> list[str]:
    return [
        str(program),
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
        "--convert-to", f"pdf:writer_pdf_Export:{_filter_options(options)}",
        "--outdir", str(room),
        str(source),
    ]  # fmt: skip


def _filter_options(options: Mapping[str, object]) -> str:
    kinds = {bool: "boolean", int: "long", str: "string"}
    return json.dumps(
        {
            name: {
                "type": kinds[type(value)],
                "value": str(value).lower() if isinstance(value, bool) else str(value),
            }
            for name, value in options.items()
        }
    )


def _run(command: list[str], room: Path, patience: float) -> str:
    """Run to the end, or end it with all that it has started; gives what it complained about."""
    process = subprocess.Popen(
        command,
        cwd=room,
        env=_surroundings(room),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=sys.platform
        != "win32",  # a group of its own, to end it with its children
    )
    try:
        _, said = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        raise OfficeFailed(
            f"LibreOffice did not finish within {patience:.0f} seconds and was ended"
        ) from None
    finally:  # also where the user has stopped us
        if process.poll() is None:
            _end(process)
    return " ".join(said.decode(errors="replace").split())[:200]


def _surroundings(room: Path) -> dict[str, str]:
    """The environment: the user's, without proxies, with a home of its own."""
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    if sys.platform == "linux":
        (room / "fonts.conf").write_text(fonts_xml(shipped("templates", "fonts", "layout")))
        kept["FONTCONFIG_FILE"] = str(room / "fonts.conf")
    return kept | {
        "HOME": str(room),
        "TMPDIR": str(room),
        "SAL_USE_VCLPLUGIN": "svp",
        "SAL_DISABLE_OPENCL": "1",
    }


def fonts_xml(folder: Path) -> str:
    """The fonts of this machine, and Carlito: as wide as Calibri, which is seldom there."""
    usual = os.environ.get("FONTCONFIG_FILE") or "/etc/fonts/fonts.conf"
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>'
        f'<include ignore_missing="yes">{escape(usual)}</include><dir>{escape(str(folder))}</dir>'
        "</fontconfig>\n"
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
        )
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=10)


def _write_profile(folder: Path) -> None:
    """The settings of a profile that LibreOffice has not seen yet."""
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(profile_xml(_SETTINGS), encoding="utf-8")


def profile_xml(settings: Iterable[tuple[str, str, object]]) -> str:
    """Settings as LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>'
        f"{str(value).lower() if isinstance(value, bool) else value}</value></prop></item>"
        for path, name, value in settings
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
