"""What sections put into cells and between tables: cited words, and the mark of an open answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fs_toolkit.core.docstrings import field_docs
from fs_toolkit.core.model import Asks, Declined, Folder, Pending
from fs_toolkit.document.blocks import Cite, Missing, Paragraph, Span, Spans, Text, spans
from fs_toolkit.document.inline import merged
from fs_toolkit.document.wording import Wording


def cited(words: str | Spans, sources: Iterable[str]) -> Spans:
    """Words with their sources behind them, if there are any.

    >>> cited("7.2 million", ["nso2015"])
    (Text(text='7.2 million ', bold=False, italic=False, lang=''), Cite(sources=('nso2015',), page=''))
    """
    found = tuple(dict.fromkeys(source for source in sources if source))
    start = spans(words) if isinstance(words, str) else words
    if not found:
        return start
    if isinstance(words, str):
        return spans(f"{words} ", Cite(found))
    return (*start, *spans(" "), Cite(found))


def in_a_row(sentences: Iterable[Spans]) -> Spans:
    """Sentences one after the other, a space between them.

    >>> in_a_row([spans("One."), spans("Two.")])
    (Text(text='One. Two.', bold=False, italic=False, lang=''),)
    """
    parts: list[Span] = []
    for each in sentences:
        parts += [Text(" "), *each] if parts else each
    return merged(parts)


def usual(sources: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The sources that more than half of three rows or more share: cited once, below the table.

    >>> usual([("story",), ("story",), ("minutes",)])
    ('story',)
    >>> usual([("story",), ("minutes",), ()])
    ()
    """
    found = Counter(sources)
    shared, times = found.most_common(1)[0] if found else ((), 0)
    return shared if 2 * times > found.total() > 2 else ()


def shared_sources(rows: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The sources of a table that go below it once; nothing where its rows need them one by one.

    Rows share their sources where there are at most half as many sources as rows.

    >>> shared_sources([["law"], ["law"], ["law", "map"], ["map"]])
    ('law', 'map')
    >>> shared_sources([["law"], ["map"]])
    ()
    """
    each = [tuple(row) for row in rows]
    found = tuple(dict.fromkeys(source for row in each for source in row if source))
    return found if 2 * len(found) <= len(each) else ()


def made_up(caption: str, rows: Iterable[object], city: str, wording: Wording) -> str:
    """The caption of a table or chart; it says so where any of the rows behind it is synthetic."""
    if all(getattr(row, "origin", "") != "synthetic" for row in rows):
        return caption
    return f"{caption} ({wording.text('report.source.synthetic', city=city)})"


def capital(words: str) -> str:
    """Words of a sentence as the start of a cell.

    >>> capital("online services")
    'Online services'
    """
    return words[:1].upper() + words[1:]


WITH_ARTICLE = ("Bahamas", "Gambia", "Maldives", "Netherlands", "Philippines")
"""Countries that English names with an article in a sentence; a table's head does without."""


def in_sentence(country: str, language: str) -> str:
    """A country as a sentence names it.

    >>> in_sentence("Philippines", "en"), in_sentence("Viet Nam", "en")
    ('the Philippines', 'Viet Nam')
    """
    return f"the {country}" if language == "en" and country in WITH_ARTICLE else country


def unanswered(
    block: str, folder: Folder, field: str, wording: Wording
) -> Iterator[Missing | Paragraph]:
    """Block of a field that nobody has answered, or of a reason given; nothing where there is an answer.

    Words of the report's language stand under `<section>.pending.<field>`; else the field's own
    manual is printed.
    """
    answer = getattr(folder, field)
    if isinstance(answer, Declined):
        yield Paragraph(block, wording("report.declined.sentence", reason=answer.reason))
    if not isinstance(answer, Pending):
        return
    yield Missing(block, *asked(block.partition(".")[0], folder, field, wording))


def asked(section: str, folder: Folder, field: str, wording: Wording) -> tuple[str, str, str]:
    """What a field asks, of whom, and how to find out, whether it is answered or not."""
    answer = getattr(folder, field)
    given = answer if isinstance(answer, Pending) else Pending()
    info = type(folder).model_fields[field]
    asks = next((item for item in info.metadata if isinstance(item, Asks)), Asks(""))
    key = f"{section}.pending.{field}"

    def words(part: str, otherwise: str, last: str) -> str:
        if wording.has(f"{key}.{part}"):
            return wording.text(f"{key}.{part}")
        return otherwise or last

    nobody = wording.text("report.pending.nobody")
    no_instrument = wording.text("report.pending.no_instrument")
    return (
        words("what", given.what, field_docs(type(folder)).get(field) or field),
        words("who", given.who or asks.who, nobody),
        words("instrument", given.instrument or asks.instrument, no_instrument),
    )
