"""What a Word file may be refused for: one sentence, and the cure."""

from __future__ import annotations

SAVE_AGAIN = "Open it in Word and save it again as a Word document (.docx)."


class NotRead(Exception):
    """A file that is not read: what is wrong with it, in a user's words, and the cure.

    >>> str(NotRead("this is a PDF", "Name the Word file.").of("report.docx"))
    'report.docx: this is a PDF. Name the Word file.'
    """

    def __init__(self, problem: str, cure: str = SAVE_AGAIN, file: str = "") -> None:
        self.problem, self.cure, self.file = problem, cure, file
        super().__init__(f"{file}: {problem}. {cure}" if file else f"{problem}. {cure}")

    def of(self, file: str) -> NotRead:
        """The same, naming the file."""
        return NotRead(self.problem, self.cure, file)


def quoted(text: str, most: int = 120) -> str:
    r"""Words of a stranger on one line: no control character reaches a console.

    >>> quoted("a\x1b[2Jb\nc")
    "'a?[2Jb c'"
    """
    line = " ".join(text.split())
    safe = "".join(each if each.isprintable() else "?" for each in line[: most + 1])
    return f"'{safe[:most]}…'" if len(safe) > most else f"'{safe}'"
