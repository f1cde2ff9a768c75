"""A study with two surveys, and exports of them as survey tools write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.surveys import (
    Stratum,
    Survey,
    SurveyColumn,
    SurveyItem,
    SurveyWord,
)

STATEMENTS = {
    "easy": "Reporting takes little of my time.",
    "phone": "I could report with my own telephone.",
    "fair": "A report is treated alike, whoever makes it.",
}
AGREEMENT = {
    "Strongly disagree": 1,
    "Disagree": 2,
    "Neither": 3,
    "Agree": 4,
    "Strongly agree": 5,
    "매우 그렇다": 5,
    "전혀 그렇지 않다": 1,
    "Rất đồng ý": 5,
    "Rất không đồng ý": 1,
}


@pytest.fixture
def section() -> TechnicalInputs:
    """The tables that say how an export is read."""
    return TechnicalInputs(
        surveys=(
            Survey(id="residents", name="Residents", group="citizens", population="adults", drawn="by lot"),
        ),
        survey_items=(
            *(SurveyItem(id=id, survey="residents", scale="Ease", text=text) for id, text in STATEMENTS.items()),
            SurveyItem(id="way", survey="residents", scale="Way", text="How would you report?", kind="choice", code="Q9"),
        ),
        survey_columns=(
            SurveyColumn(survey="residents", column="age", name="Age", header="How old are you?"),
        ),
        survey_words=(
            *(SurveyWord(survey="residents", word=word, value=str(value)) for word, value in AGREEMENT.items()),
            SurveyWord(survey="residents", column="way", word="1", value="Telephone"),
        ),
    )  # fmt: skip


@pytest.fixture
def with_strata(section) -> TechnicalInputs:
    """The same with residents of town and land."""
    area = SurveyColumn(survey="residents", column="area", name="Area", role="stratum")
    strata = tuple(
        Stratum(survey="residents", stratum=name, population=100) for name in ("town", "land")
    )
    return section.model_copy(
        update={"survey_columns": (*section.survey_columns, area), "strata": strata}
    )


@pytest.fixture
def write(tmp_path):
    """A file of the given bytes or text."""

    def written(data: bytes | str, name: str = "export.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return written
