"""Fields: what Word recalculates, written with the result it would show.

Always complex fields (`w:instrText`), so that captions can be nested in bookmarks, and
never marked dirty: Word would ask the reader before opening the file.
"""

from __future__ import annotations

from fs_toolkit.writers.word.markup import clean, escaped, run


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def opened(instruction: str) -> str:
    """The beginning of a field, up to its result."""
    code = escaped(clean(instruction))
    return (
        f'{_mark("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f"{_mark('separate')}"
    )


CLOSED = _mark("end")
"""The end of a field."""


def field(instruction: str, result: str, marks: str = "") -> str:
    """A field with its cached result; an empty result shows nothing until Word fills it."""
    return f"{opened(instruction)}{run(result, marks)}{CLOSED}"


def sequence(identifier: str, result: int) -> str:
    """The running number of a caption within its chapter."""
    return field(f"SEQ {identifier} \\* ARABIC \\s 1", str(result))


def chapter_number(result: str) -> str:
    """The number of the chapter a caption stands in."""
    return field("STYLEREF 1 \\s", result)
