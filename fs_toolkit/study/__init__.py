"""A study: read, evaluated, analysed, checked, and reported."""

from fs_toolkit.study.wiring import Results, Study, StudyError, all_rules, check, examine

__all__ = ["Results", "Study", "StudyError", "all_rules", "check", "examine"]
