"""Names of elements in a Word file, as the parser gives them."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """A name of WordprocessingML.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{W}}}{name}"


VAL, ID = w("val"), w("id")
EMBEDDED, RELATED = f"{{{R}}}embed", f"{{{R}}}id"
PARAGRAPH_ID = f"{{{W14}}}paraId"
FALLBACK, ALTERNATIVES = f"{{{MC}}}Fallback", f"{{{MC}}}AlternateContent"
