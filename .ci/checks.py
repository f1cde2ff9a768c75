"""Every check of the repository, one after the other; says at the end what failed.

Usage: python .ci/checks.py [--heavy]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
SCRIPTS = Path(PYTHON).parent
CHECKS = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "mypy": [PYTHON, "-m", "mypy"],
    "import-linter": [str(SCRIPTS / "lint-imports")],
    "pytest": [PYTHON, "-m", "pytest"],
}
HEAVY = {"pytest, heavy": [PYTHON, "-m", "pytest", "-m", "heavy"]}


def main() -> int:
    """Run all; 0 if all passed."""
    failed = []
    for name, command in {**CHECKS, **(HEAVY if "--heavy" in sys.argv[1:] else {})}.items():
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
