"""A study: read, evaluated, analysed, checked, and reported."""

from fs_toolkit.study.sections import Results, all_rules
from fs_toolkit.study.wiring import ModelPending, Study, StudyError, check, examine

__all__ = ["ModelPending", "Results", "Study", "StudyError", "all_rules", "check", "examine"]
