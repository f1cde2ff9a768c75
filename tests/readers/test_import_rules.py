from __future__ import annotations

from fs_toolkit.readers.import_rules import IMPORT_RULES


def test_codes_are_numbered_without_gaps_and_stay_within_their_range():
    codes = [rule.code for rule in IMPORT_RULES]
    assert codes == [f"IMP{number:03d}" for number in range(1, len(codes) + 1)]
    assert len(codes) <= 19


def test_a_file_with_mistakes_is_never_imported():
    assert all(rule.severity == "error" and rule.cure for rule in IMPORT_RULES)
