"""What is wrong with the machine and not with the study: exit status 3."""

from __future__ import annotations


class EnvironmentProblem(Exception):
    """A locked file, a write-protected folder, a full disk: one clear line, with the cure.

    >>> str(EnvironmentProblem("report.docx is open in another program", "Close it there."))
    'report.docx is open in another program. Close it there.'
    """

    def __init__(self, problem: str, cure: str) -> None:
        self.problem, self.cure = problem, cure
        super().__init__(f"{problem}. {cure}")
