"""Charts inside the page: SVG that cannot touch what stands around it.

Matplotlib's files name their parts and style everything in them: in one page with forty
others the names would meet, and the styles would leak. Both are put in order here.
"""

from __future__ import annotations

import re

from lxml import etree

from fs_toolkit.writers.html.markup import attribute, words

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_POINTED = re.compile(r"url\(#([^)]+)\)")
_DROPPED = frozenset({"metadata", "style", "script", "foreignObject", "title", "desc"})
_ROOT = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
"""What Matplotlib's own style sheet says of everything in a drawing."""


def drawing(svg: str, number: int, alt: str) -> str:
    """A chart's SVG as a part of the page, with what it shows in words."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for each in list(root.iter(etree.Element)):
        if etree.QName(each).localname in _DROPPED:
            _remove(each)
            continue
        _tidy(each, f"c{number}-")
    box = root.get("viewBox") or "0 0 100 100"
    inner = "".join(_plain(child) for child in root)
    fixed = " ".join(f'{name}="{value}"' for name, value in _ROOT.items())
    return (
        f'<svg viewBox={attribute(box)} role="img" aria-labelledby="chart-{number}" {fixed}>'
        f'<title id="chart-{number}">{words(" ".join(alt.split()))}</title>{inner}</svg>'
    )


def _tidy(element: etree._Element, prefix: str) -> None:
    """Names with a prefix; a style as attributes, which a strict page allows."""
    for name, value in list(element.attrib.items()):
        key, text = str(name), str(value)
        if key == "id":
            element.set(key, prefix + text)
        elif key in (_LINK, "href"):
            del element.attrib[name]
            if text.startswith("#"):
                element.set("href", f"#{prefix}{text[1:]}")
        elif key == "style":
            del element.attrib[name]
            for part in text.split(";"):
                look, colon, what = part.partition(":")
                if colon:
                    element.set(look.strip(), _POINTED.sub(rf"url(#{prefix}\1)", what.strip()))
        elif key.lower().startswith("on"):
            del element.attrib[name]
        else:
            element.set(key, _POINTED.sub(rf"url(#{prefix}\1)", text))


def _plain(element: etree._Element) -> str:
    """An element without the declarations that HTML does not need."""
    etree.cleanup_namespaces(element)
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", text)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
