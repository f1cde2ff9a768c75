"""The Word writer: blocks to a report that people can go on writing in."""

from fs_toolkit.writers.word.guard import ForeignTarget, TargetEdited, check_target
from fs_toolkit.writers.word.identity import OtherStudy, language_of
from fs_toolkit.writers.word.renumbering import renumbered_report
from fs_toolkit.writers.word.update import Summary, update_report
from fs_toolkit.writers.word.writing import LABELS, report_bytes, write_report

__all__ = [
    "LABELS",
    "ForeignTarget",
    "OtherStudy",
    "Summary",
    "TargetEdited",
    "check_target",
    "language_of",
    "renumbered_report",
    "report_bytes",
    "update_report",
    "write_report",
]
