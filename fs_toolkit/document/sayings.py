"""What the rules say in another language: the same values in the template beside the English one.

The templates stand in templates/findings/<language>.yaml, by rule, under the English words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter

from fs_toolkit.core.files import shipped_bytes
from fs_toolkit.core.findings import Finding
from fs_toolkit.core.said import Said
from fs_toolkit.document.blocks import Spans, Text
from fs_toolkit.document.inline import merged
from fs_toolkit.document.particles import settled
from fs_toolkit.document.wording import Wording

OWN = "en"
"""The language in which rules are worded."""
WORDS = "words"
"""The key of the English words and phrases that rules put into places."""
PEOPLE = frozenset({"rater"})
"""Places that name people: what stands there may be spelled like an id and is none."""
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_WHOLE_SHARE = re.compile(r"\.0+%")
_NAME = re.compile(r"'(.+)'")
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Sayings:
    """The templates of one language; of English there are none, for rules are worded in it."""

    def __init__(self, templates: Mapping[str, Mapping[str, str]]):
        self.templates = templates

    @classmethod
    def read(cls, language: str) -> Sayings:
        """Those of a language that ships."""
        return _read(language)

    def of(self, finding: Finding, names: Mapping[str, str], wording: Wording) -> Spans:
        """What a finding says, without a full stop; nothing where it has no template.

        `names` are the words for ids and for the study's own texts. A value whose words are
        not known in the language stands in English, marked.
        """
        spans = self._spans(finding.code, finding.problem, names, wording)
        return settled(merged(spans or ()), wording.language)

    def _spans(
        self, code: str, said: str, names: Mapping[str, str], wording: Wording
    ) -> list[Text] | None:
        template = said.template if isinstance(said, Said) else said
        own = self.templates.get(code, {}).get(template)
        if own is None:
            return None
        values = said.values if isinstance(said, Said) else {}
        spans: list[Text] = []
        for words, place, form, turn in Formatter().parse(own):
            spans.append(Text(words))
            if place is not None:
                known = {} if place in PEOPLE else names
                spans += self._value(code, values[place], turn == "r", form or "", known, wording)
        return spans

    def _value(
        self, code: str, value: object, is_name: bool, form: str,
        names: Mapping[str, str], wording: Wording,
    ) -> Iterator[Text]:  # fmt: skip
        if isinstance(value, tuple):
            for number, each in enumerate(value):
                if number:
                    yield Text(", ")
                yield from self._value(code, each, is_name, "", names, wording)
        elif not isinstance(value, str):
            yield Text(_WHOLE_SHARE.sub("%", format(value, form)))
        elif is_name or _NAME.fullmatch(value):
            named = self._name(value if is_name else value[1:-1], names)
            yield Text(wording.text("report.quoted", name=named))
        elif told := self._spans(code, value, names, wording):
            yield from told
        else:
            yield self._word(value, names, wording)

    def _name(self, name: str, names: Mapping[str, str]) -> str:
        plain = name.replace("_", " ")
        return names.get(name) or self.templates.get(WORDS, {}).get(plain, plain)

    def _word(self, value: str, names: Mapping[str, str], wording: Wording) -> Text:
        if _DAY.fullmatch(value):
            return Text(wording.date(value))
        known = self.templates.get(WORDS, {}).get(value.replace("_", " ")) or names.get(value)
        if known or not _LETTERS.search(value):
            return Text(known or value)
        return Text(value, lang=OWN, untranslated=True)


@cache
def _read(language: str) -> Sayings:
    import yaml

    if language == OWN:
        return Sayings({})
    data = shipped_bytes("templates", "findings", f"{language}.yaml")
    return Sayings(yaml.load(data, Loader=yaml.BaseLoader))  # every scalar is text
