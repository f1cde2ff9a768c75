"""The Word writer: blocks to a report that people can go on writing in."""

from fs_toolkit.writers.word.guard import ForeignTarget, TargetEdited, check_target
from fs_toolkit.writers.word.writing import LABELS, report_bytes, write_report

__all__ = [
    "LABELS",
    "ForeignTarget",
    "TargetEdited",
    "check_target",
    "report_bytes",
    "write_report",
]
