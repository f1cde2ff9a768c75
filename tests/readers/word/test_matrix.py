"""The matrix of comments and responses."""

from __future__ import annotations

import word_files as files

from fs_toolkit.readers.word.comments import comments
from fs_toolkit.readers.word.matrix import HEADS, WIDTHS, as_data, as_rows, texts_of
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import told
from fs_toolkit.readers.word_file import WordFile

INSERTED = '<w:ins w:author="Kim"><w:r><w:t> indeed</w:t></w:r></w:ins>'
BODY = files.paragraph("Costs", "H2") + files.framed(
    "economics.text", files.paragraph("It costs ", inner=files.about(7, "USD 1.2 million") + INSERTED)
)  # fmt: skip


def read():
    written = files.comment_part(("7", "Kim", "=1+1 Source?"), ("8", "Lan", "UN 2014."))
    parts = {"comments": written, "commentsExtended": files.threads((7, -1, 0), (8, 7, 0))}
    file = Opened(WordFile(files.made(BODY, **parts)))
    story = told(file)
    return comments(file, story), story


def test_a_row_answers_every_question_of_a_donor():
    found, _ = read()
    [row] = as_rows(found, None, lambda block: True)
    assert len(row) == len(HEADS) == len(WIDTHS)
    by_head = dict(zip(HEADS, row, strict=True))
    assert by_head["No."] == "1"
    assert by_head["Asked by"] == "Kim"
    assert by_head["Where"] == "Costs, “It costs USD 1.2 million indeed”"
    assert by_head["Block"] == "economics.text"
    assert by_head["Words commented on"] == "USD 1.2 million"
    assert by_head["Comment"] == "=1+1 Source?"
    assert by_head["Status"] == "answered"
    assert by_head["Response"] == "Lan (2026-01-02 10:00): UN 2014."
    assert by_head["What changed"].splitlines() == [
        "tracked: inserted “ indeed” (Kim)",
        "the block was edited in Word",
    ]


def test_what_changed_since_is_read_from_the_study():
    found, story = read()

    def told_of(fresh):
        return as_rows(found, fresh, lambda block: True)[0][-1].splitlines()[1:]

    fresh = {"economics.text": ["It costs USD 1.4 million indeed"]}
    assert told_of(fresh) == ["in the study's report now: “1.2” → “1.4”"]
    assert told_of(texts_of(story)) == ["nothing: the study's report says the same"]
    assert told_of({"economics.text": ["Quite another thing"]})[0].startswith("not in the study's")
    assert told_of({}) == ["no longer in the study's report"]


def test_programs_get_the_same():
    found, _ = read()
    [row] = as_data(found, None, lambda block: False)
    assert row["status"] == "answered"
    assert row["replies"] == [{"author": "Lan", "date": "2026-01-02 10:00", "text": "UN 2014."}]
    assert row["changed"] == ["tracked: inserted “ indeed” (Kim)"]
