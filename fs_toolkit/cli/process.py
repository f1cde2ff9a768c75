"""`fs` as a process of its own: run a command, and go."""

from __future__ import annotations

import atexit
import os
import sys
from errno import EIO, ENOSPC
from typing import NoReturn

from fs_toolkit.cli import main


def run() -> NoReturn:
    """Run the command of `sys.argv` and end the process with its exit status.

    A report leaves a million objects, which Python would free one by one although the
    process ends anyway: that took a twentieth of its time.
    """
    status: object
    try:
        main(prog_name="fs")
        status = 0
    except SystemExit as end:
        status = end.code
    except OSError as problem:
        if problem.errno not in (ENOSPC, EIO):
            raise
        os._exit(_unwritten(problem))
    if isinstance(status, str):
        print(status, file=sys.stderr)
    _end(status if isinstance(status, int) else int(status is not None))


def _end(status: int) -> NoReturn:
    """End at once, when all is written, and done what was left for the end."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except BrokenPipeError:  # nobody reads on
            pass
        except OSError as problem:
            status = _unwritten(problem)
    os._exit(status)


def _unwritten(problem: OSError) -> int:
    """Say that what is printed has no place, such as a file on a full disk."""
    from fs_toolkit.cli.studies import ENVIRONMENT

    os.write(2, f"error: what `fs` prints could not be written: {problem.strerror}\n".encode())
    return ENVIRONMENT
