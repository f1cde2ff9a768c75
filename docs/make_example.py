"""Makes the collected answers of the fictional example anew: `python docs/make_example.py`.

Nobody answered anything in Port Exempla. Scores, responses and tallies are drawn from the
assumptions that stand in the docstring of each function of docs/example, with a stream of random
numbers for each table: a new table, or a change of one, changes no other. A test compares what is
made here with what stands in studies/example.
"""

from __future__ import annotations

import csv
import io
import zlib
from pathlib import Path

import numpy as np
from example import (
    Table,
    design,
    environment,
    legal,
    proposal,
    surveys,
    technical,
)

SEED = 20241231
FOLDER = Path(__file__).resolve().parent.parent / "studies" / "example"

TABLES: dict[str, Table] = {
    **environment.TABLES,
    **technical.TABLES,
    **design.TABLES,
    **surveys.TABLES,
    **legal.TABLES,
    **proposal.TABLES,
}
"""Each table of studies/example that is made: its file and the function that makes it."""


def made(file: str) -> str:
    """The table as text, the header first.

    Examples
    --------
    >>> made("environment/stakeholder_scores.csv").splitlines()[0]
    'stakeholder,rater,power,interest,stance,origin'
    """
    random = np.random.default_rng([SEED, zlib.crc32(file.encode())])
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(TABLES[file](random))
    return text.getvalue()


if __name__ == "__main__":
    for file in TABLES:
        (FOLDER / file).parent.mkdir(exist_ok=True)
        (FOLDER / file).write_text(made(file), encoding="utf-8-sig", newline="\n")
        print(FOLDER / file)
