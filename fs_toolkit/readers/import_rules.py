"""What a file from outside must be like to be imported: the rules IMP001 and on."""

from __future__ import annotations

from fs_toolkit.core.formats import FormatRule

SOURCE = "import of survey exports"

RECOGNISED = FormatRule(
    "IMP001",
    "the first line of an export names its columns, and the survey knows some of them",
    "A file of another survey, or one without a header, would be read as answers to nothing.",
    "Export with a header, and give each item its `code` or `text` in survey_items.csv.",
    source=SOURCE,
)
ONE_COLUMN = FormatRule(
    "IMP002",
    "no two columns of an export answer the same item",
    "Of two columns for one statement, nobody can say which was meant.",
    "Delete one of the columns, or give the items a `code` that tells them apart.",
    source=SOURCE,
)
ON_THE_SCALE = FormatRule(
    "IMP003",
    "each answer is a step of the scale, or a word that the study explains",
    "A word read as the wrong step turns agreement into disagreement.",
    "Add the word to technical/survey_words.csv, or read the file with --leave-out.",
    source=SOURCE,
)
FEW_VALUES = FormatRule(
    "IMP004",
    "a group, a stratum or a choice has few values",
    "A column with a value for nearly everybody holds names or free text, however it is called.",
    "Take it out of survey_columns.csv, or export it in classes.",
    source=SOURCE,
)
NOT_PERSONAL = FormatRule(
    "IMP005",
    "no group and no choice is personal data",
    "Whoever can be recognised did not answer anonymously, and a study is passed on and printed.",
    "Take the column out of survey_columns.csv or survey_items.csv.",
    source=SOURCE,
)
SOMEBODY = FormatRule(
    "IMP006",
    "somebody answered something",
    "A file without answers would replace those that are there by nothing.",
    "Export the answers, not the questionnaire.",
    source=SOURCE,
)
KNOWN_STRATUM = FormatRule(
    "IMP007",
    "everybody belongs to a stratum of technical/strata.csv, if there are any",
    "Without the size of a person's stratum, nobody knows how many people the person stands for.",
    "Add the stratum to strata.csv, or the word to survey_words.csv.",
    source=SOURCE,
)
ONE_PLACE = FormatRule(
    "IMP008",
    "the answers of a survey stand in one file",
    "Beside a workbook of the same name the study could not be read any more.",
    "Delete the workbook in technical/responses/, and import again.",
    source=SOURCE,
)
WEIGHTED = FormatRule(
    "IMP009",
    "weights are numbers above 0",
    "A weight says how many people a person stands for.",
    "Correct the column weight of the export, or delete it.",
    source=SOURCE,
)

IMPORT_RULES = (
    RECOGNISED, ONE_COLUMN, ON_THE_SCALE, FEW_VALUES, NOT_PERSONAL, SOMEBODY, KNOWN_STRATUM,
    ONE_PLACE, WEIGHTED,
)  # fmt: skip
