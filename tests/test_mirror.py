"""The tests mirror the package: each module has its test file, and each test file its module."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE, TESTS = ROOT / "fs_toolkit", ROOT / "tests"

WITHOUT = {
    "__main__.py": "one line; tests/cli/test_package.py starts it",
    "core/quantities.py": "columns alone; tests/test_health.py asks for their words, BAS rules for the rest",
    "core/series.py": "columns alone, as above",
    "core/settings.py": "keys alone, as above",
    "core/sources.py": "columns alone, as above",
    "document/blocks.py": "dataclasses; every writer and every section is a test of them",
    "document/charts.py": "dataclasses, as above",
    "economics/handed_over.py": "dataclasses that study/handed_over.py fills",
    "legal/result.py": "dataclasses that legal/analysis.py fills",
    "summary/inputs.py": "columns and keys alone",
}
"""Modules and folders without tests of their own, and why."""

OF_THE_WHOLE = {
    "test_cases.py": "published examples and hand calculations of a section's methods",
    "test_distribution.py": "properties of an appraisal that hold in any study",
    "test_example.py": "the section on the fictional example",
    "test_hanoi.py": "the section on the study of Hanoi",
    "test_wego.py": "the section on the study of WeGO",
    "test_package.py": "what a package exports",
    "test_round_trip.py": "an edited report through people, Word and an update",
    "test_seeded_faults.py": "faults put into a report, found by the lint or by a validator",
    "test_small_studies.py": "studies of a few rows through the whole pipeline",
}
"""Test files that belong to a package and not to one module."""


def modules() -> list[Path]:
    return [
        path.relative_to(PACKAGE)
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name != "__init__.py" and "shipped" not in path.parts
    ]


def files() -> list[Path]:
    return [path.relative_to(TESTS) for path in sorted(TESTS.glob("*/**/test_*.py"))]


def places_of(module: Path) -> list[Path]:
    """Where a module's tests may stand: beside its name, or in the file of a package it is in."""
    names = [module.with_suffix(""), *list(module.parents)[:-1]]
    return [name.parent / f"test_{name.name}.py" for name in names]


def is_excused(module: Path) -> bool:
    return any(part.as_posix() in WITHOUT for part in (module, *module.parents))


def test_each_module_has_its_tests():
    found = modules()
    assert len(found) > 150
    alone = [
        module.as_posix()
        for module in found
        if not is_excused(module)
        and not any((TESTS / path).is_file() for path in places_of(module))
    ]
    assert alone == []


def test_each_test_file_has_its_module():
    found = files()
    assert len(found) > 100
    lost = [
        path.as_posix()
        for path in found
        if path.name not in OF_THE_WHOLE
        and not (PACKAGE / path.parent / path.name.removeprefix("test_")).is_file()
        and not (PACKAGE / path.parent / path.stem.removeprefix("test_")).is_dir()
        and path.parts[0] != "bad_input"  # by theme: the same mistakes through all commands
    ]
    assert lost == []


def test_exceptions_are_needed():
    for name in WITHOUT:
        assert (PACKAGE / name).exists(), f"{name} is gone; take its exception away"
        tests = places_of(Path(name))[0]
        assert not (TESTS / tests).exists(), f"{name} has tests; take its exception away"
    used = {path.name for path in files()}
    assert {name for name in OF_THE_WHOLE if name not in used} == set()
