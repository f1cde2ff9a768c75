"""Whose report a file is: an update never mixes two studies or two languages."""

from __future__ import annotations

from pathlib import Path

from fs_toolkit.writers.word.guard import ours_or_refused, readable
from fs_toolkit.writers.word.manifest import Manifest

LANGUAGE_NAMES = {"en": "English", "ko": "Korean"}


class OtherStudy(Exception):
    """The edited report is about another city, or in another language."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path


def refuse_other_study(path: Path, edited: Manifest, fresh: Manifest) -> None:
    """Refuse a file that a fresh report cannot renew; one that does not tell passes.

    Raises
    ------
    OtherStudy
        If the two are about different places, or in different languages.
    """
    if edited.language and fresh.language and edited.language != fresh.language:
        was, now = (LANGUAGE_NAMES.get(each, each) for each in (edited.language, fresh.language))
        raise OtherStudy(
            path,
            f"this report is in {was} and would be renewed in {now}. "
            f"Leave `--lang` out, or give `--lang {edited.language}`.",
        )
    if edited.place and fresh.place and edited.place != fresh.place:
        raise OtherStudy(
            path,
            f"this is the report about {edited.place}, and the study is about {fresh.place}. "
            "Name the study that the report was made from.",
        )


def language_of(path: Path, content: bytes | None = None) -> str:
    """The language that a report of ours was written in; empty if it does not tell.

    `content` are its bytes if somebody has looked through them, as `path` is then in a message.

    Raises
    ------
    ForeignTarget
        If the file is no report of ours.
    """
    return ours_or_refused(readable(path) if content is None else content, path)[1].language
