"""What a study's files must be like to be read: the rules FMT001 and on.

Each is an object that makes findings, so that the code of a finding and the page
`fs check --explain FMT001` cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from fs_toolkit.core.findings import Finding, Place, Severity

SOURCE = "study format 1"
SHOWN = 120
"""How many characters of a wrong value a message repeats."""


class Misread(Exception):
    """A value that cannot be read: which rule it breaks, what is wrong, and the cure."""

    def __init__(self, rule: FormatRule, problem: str, cure: str) -> None:
        super().__init__(problem)
        self.rule, self.problem, self.cure = rule, problem, cure


@dataclass(frozen=True)
class FormatRule:
    """A sentence that is true of every study that can be read."""

    code: str
    truth: str
    reason: str
    cure: str
    """The usual cure; a finding names the exact one."""
    severity: Severity = "error"
    source: str = SOURCE

    def finding(self, place: Place, problem: str, cure: str = "") -> Finding:
        """What is wrong at a place."""
        return Finding(self.code, self.severity, place, problem, cure or self.cure)

    def misread(self, problem: str, cure: str = "") -> Misread:
        """The exception for a value; whoever knows its place makes a finding of it."""
        return Misread(self, problem, cure or self.cure)


def shown(text: object) -> str:
    """A value as it was written, in quotes, on one line and not too long.

    >>> shown("moi 2024")
    "'moi 2024'"
    >>> shown("x" * 500)[-6:]
    "xxxx…'"
    """
    line = " ".join(str(text).split())
    return f"'{line[:SHOWN]}…'" if len(line) > SHOWN else f"'{line}'"


UNREAD = FormatRule(
    "FMT001",
    "every file and sheet of a study is read by something",
    "A misspelt name would leave a question pending, with the answer lying beside it.",
    "Give the file the name of what it answers, or move it out of the study.",
)
TWICE = FormatRule(
    "FMT002",
    "a table stands in one place only",
    "Of two files for one table, nobody could say which of them counts.",
    "Keep one of them and delete the other.",
)
MISSING = FormatRule(
    "FMT003",
    "what a study cannot do without is there",
    "A few files, such as study.yaml, have no meaningful default and cannot be left pending.",
    "Write the file; the study of Hanoi shows how it looks.",
)
ENCODING = FormatRule(
    "FMT004",
    "text is UTF-8, or an older Korean or Vietnamese encoding that can be told for certain",
    "A guess at the encoding turns names into other names without anyone noticing.",
    "In Excel: Save as > CSV UTF-8 (comma delimited). In an editor: save with encoding UTF-8.",
)
OPENED = FormatRule(
    "FMT005",
    "each file is an ordinary file that can be opened",
    "Devices, pipes, damaged and protected files cannot be read, or would never end.",
    "Put an ordinary file in its place.",
)
INSIDE = FormatRule(
    "FMT006",
    "a study reads nothing outside its own folder",
    "A study is data from others: a link or a path in it must not fetch files of the reader's machine.",
    "Copy the file into the study.",
)
SIZE = FormatRule(
    "FMT007",
    "files, tables, cells and nesting have sizes that a person could have made",
    "A file made to exhaust the machine, or exported by mistake, is refused before it is read.",
    "Split the file, or keep what the study needs.",
)
COLUMN = FormatRule(
    "FMT008",
    "every column and key is known",
    "An unknown column is a misspelt one, and its values would be ignored.",
    "Correct the name, or delete the column.",
)
REPEATED = FormatRule(
    "FMT009",
    "a column, key or id stands once",
    "Of two values under one name, one would be lost without a word.",
    "Delete one of the two, or give it a name of its own.",
)
ABSENT = FormatRule(
    "FMT010",
    "required columns and keys are there and filled",
    "A row without them says nothing that the model could use.",
    "Fill it in.",
)
RAGGED = FormatRule(
    "FMT011",
    "a row has no more cells than the header, and its quotation marks are closed",
    "A comma or a quotation mark too many shifts all values after it into wrong columns.",
    "Put quotation marks around a text that holds the delimiter.",
)
NUMBER = FormatRule(
    "FMT012",
    "a number is written as a number, and is finite",
    "Units, words and marks in a number's place cannot be calculated with.",
    "Write the number alone, such as 1200, 0.45 or 42e9.",
)
MARKS = FormatRule(
    "FMT013",
    "a number can be read in one way only",
    "5,600 is five thousand six hundred to some and five point six to others: a factor of a thousand.",
    "Write it without thousands marks and with a decimal point: 5600 or 5.6.",
)
PERCENT = FormatRule(
    "FMT014",
    "a share is written as a number from 0 to 1",
    "10 % and 10 and 0.10 in one column would differ by a factor of a hundred.",
    "Write 0.10 for 10 %.",
)
CHOICE = FormatRule(
    "FMT015",
    "where there are choices, one of them is written",
    "Another word, however clear to a person, has no meaning for the model.",
    "Write one of the choices.",
)
PATTERN = FormatRule(
    "FMT016",
    "ids and codes have the form that formulas, Excel and the explorer can use",
    "One id serves as a name everywhere: lower-case letters, digits and _, a letter first.",
    "Write lower-case letters, digits and _, a letter first.",
)
LIMIT = FormatRule(
    "FMT017",
    "a value lies within its limits",
    "A value beyond them is a slip of the pen or in another unit.",
    "Correct the value.",
)
DAY = FormatRule(
    "FMT018",
    "a day is written year-month-day",
    "04/05/2015 is in April to some and in May to others.",
    "Write it as 2015-12-31.",
)
FORM = FormatRule(
    "FMT019",
    "a value has the form its place asks for",
    "A list where one value belongs, or text where keys belong, has no meaning there.",
    "Write it in the form that the manual shows.",
)
SHEET_CELL = FormatRule(
    "FMT020",
    "cells of a workbook hold values",
    "A formula that nobody calculated has no value, and #REF! is a mistake that Excel itself reports.",
    "Paste values: copy the cells, then Paste special > Values.",
)
SYNTAX = FormatRule(
    "FMT021",
    "a YAML file follows the grammar of YAML",
    "Indentation, colons and quotation marks carry the meaning there.",
    "Indent with spaces, write `key: value`, put text with a colon in quotation marks.",
)
YAML_EXTRAS = FormatRule(
    "FMT022",
    "a YAML file holds plain values: no anchors, aliases, tags or second documents",
    "They can make a small file huge or name code to run; a study needs neither.",
    "Write the value out where it is needed.",
)
NAMED_FILE = FormatRule(
    "FMT023",
    "a file that a table names lies in the same folder",
    "A path would lead out of the study, and break when the study is sent to someone.",
    "Write the file's name alone and put the file beside the table.",
)
KNOWN = FormatRule(
    "FMT024",
    "a name that is used is defined somewhere in the study",
    "A row that refers to nothing drops out of the tables and totals it belongs to.",
    "Correct the name, or define it.",
)
DECLINED = FormatRule(
    "FMT025",
    "a declared none has a reason",
    "`none` is an answer only if the reader learns why there is nothing to list.",
    "Write `none: ` and the reason, and nothing else, into the .yaml file.",
)
TOGETHER = FormatRule(
    "FMT026",
    "the values of a row or a file agree with each other",
    "Each value may be right alone and impossible beside the others.",
    "Correct the values so that they agree.",
)
PICTURE = FormatRule(
    "FMT027",
    "a picture is a PNG or JPEG file that is listed in its table",
    "Other formats do not show in Word, and a picture without caption and source cannot be printed.",
    "Save the picture as PNG or JPEG and give it a row in pictures.csv.",
)

FORMAT_RULES: tuple[FormatRule, ...] = (
    UNREAD, TWICE, MISSING, ENCODING, OPENED, INSIDE, SIZE, COLUMN, REPEATED, ABSENT, RAGGED,
    NUMBER, MARKS, PERCENT, CHOICE, PATTERN, LIMIT, DAY, FORM, SHEET_CELL, SYNTAX, YAML_EXTRAS,
    NAMED_FILE, KNOWN, DECLINED, TOGETHER, PICTURE,
)  # fmt: skip
"""All of them, for `fs check --explain`."""
