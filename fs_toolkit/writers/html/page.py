"""A report as one HTML page, which holds all it needs and asks nobody for anything."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Mapping

from fs_toolkit.document.blocks import FrontMatter, Report
from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.html.composition import Composition
from fs_toolkit.writers.html.markup import attribute, element, words
from fs_toolkit.writers.word.anchors import Anchor
from fs_toolkit.writers.word.languages import tag

LABELS = (
    "Table", "Figure", "Equation", "Contents", "List of tables", "List of figures", "Pending",
    "Who must answer", "How to collect", "Document control", "Skip to the text", "Notes", "Back",
)  # fmt: skip
"""Words the page needs in the report's language."""

DEPTH = 2
"""Levels of headings that the contents list."""


def report_page(
    report: Report,
    *,
    labels: Mapping[str, str],
    draw: Callable[[ChartData], str],
    style: str,
) -> bytes:
    """The bytes of a report's page; the same report gives the same bytes.

    Parameters
    ----------
    report : Report
        Blocks with their citations and values already turned into text.
    labels : mapping
        The words of `LABELS` in the report's language.
    draw : callable
        A chart as SVG.
    style : str
        The style sheet; nothing in it may point outside.
    """
    composition = Composition(report, labels, draw, dict(report.names))
    text = composition.html(report.summary) + "\n" + composition.html(report.body)
    body = (
        f'<a class="skip" href="#page-text">{words(labels["Skip to the text"])}</a>\n'
        f"{_contents(composition, labels)}\n"
        f'<main id="page-text" tabindex="-1">\n{_cover(report.front, labels)}\n{text}\n'
        f"{_notes(composition.inline.notes, labels)}</main>"
    )
    front = report.front
    title = f"{front.title}, {front.city}" if front.city else front.title
    return (
        f"<!DOCTYPE html>\n<html lang={attribute(tag(front.language))}>\n<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{words(title)}</title>\n{_record(report)}"
        f"<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def _policy(style: str) -> str:
    """What the page may do: show its own words, pictures and this style sheet; no script at all."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _record(report: Report) -> str:
    """Authors, and how the page was made."""
    rows = [("generator", "fs-toolkit"), ("author", ", ".join(report.front.authors))]
    rows += [(f"fs-toolkit: {name}", value) for name, value in report.run]
    return "".join(
        f"<meta name={attribute(name)} content={attribute(value)}>\n"
        for name, value in rows
        if value
    )


def _cover(front: FrontMatter, labels: Mapping[str, str]) -> str:
    place = front.place
    lines = (
        ("place", place),
        ("", front.title),
        ("subtitle", front.subtitle),
        ("status", front.status),
        ("", front.date),
        ("", "\n".join(front.authors)),
        ("notice", front.notice),
    )
    shown = "".join(
        element("h1" if text is front.title else "p", words(text), kind=kind)
        for kind, text in lines
        if text
    )
    rows = "".join(
        f'<tr><th scope="row">{words(what)}</th><td>{words(value or "–")}</td></tr>'
        for what, value in front.control
    )
    control = f"<table><caption>{words(labels['Document control'])}</caption><tbody>{rows}</tbody></table>"
    return element("header", shown + (control if rows else ""), kind="cover")


def _contents(composition: Composition, labels: Mapping[str, str]) -> str:
    anchors = composition.anchors
    headings = [each for each in anchors.items("heading") if each[1].ordinal <= DEPTH]
    parts = [
        f"<nav aria-label={attribute(labels['Contents'])}>",
        element("p", words(labels["Contents"]), kind="nav-title"),
        _list(headings, lambda anchor: anchor.number),
    ]
    for kind, title in (("table", "List of tables"), ("figure", "List of figures")):
        captions = anchors.items("table" if kind == "table" else "figure")
        if captions:
            entries = _list(captions, lambda anchor: anchor.printed)
            parts.append(f"<details><summary>{words(labels[title])}</summary>{entries}</details>")
    return "".join((*parts, "</nav>"))


def _list(entries: list[tuple[str, Anchor]], number: Callable[[Anchor], str]) -> str:
    lines = "".join(
        f'<li class="level{anchor.ordinal if anchor.kind == "heading" else 2}">'
        f"<a href={attribute(f'#{id}')}>{words(f'{number(anchor)} {anchor.text}'.strip())}</a></li>"
        for id, anchor in entries
    )
    return f"<ol>{lines}</ol>" if lines else ""


def _notes(notes: list[str], labels: Mapping[str, str]) -> str:
    if not notes:
        return ""
    back = attribute(labels["Back"])
    items = "".join(
        f'<li id="note-{at}">{note} <a href="#mark-{at}" role="doc-backlink" aria-label={back}>↩</a></li>'
        for at, note in enumerate(notes, 1)
    )
    title = words(labels["Notes"])
    return f'<section role="doc-endnotes" class="notes" aria-label={attribute(labels["Notes"])}><h2>{title}</h2><ol>{items}</ol></section>\n'
