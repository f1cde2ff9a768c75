"""Languages: what Word must be told to set and spell a text rightly."""

from __future__ import annotations

_FULL = {
    "en": "en-GB", "ko": "ko-KR", "vi": "vi-VN", "ne": "ne-NP", "fil": "fil-PH", "tl": "fil-PH",
    "es": "es-ES", "fr": "fr-FR", "id": "id-ID", "ja": "ja-JP", "zh": "zh-CN", "th": "th-TH",
}  # fmt: skip
_EAST_ASIAN = frozenset({"ko", "ja", "zh"})
_COMPLEX = frozenset({"ne", "hi", "th", "ar", "ur", "bn", "km", "lo", "my", "si", "ta"})


def tag(language: str) -> str:
    """The full language tag.

    >>> tag("vi"), tag("en-US")
    ('vi-VN', 'en-US')
    """
    return _FULL.get(language, language)


def fonts_of(language: str) -> str:
    """Which of a style's fonts a text in this language takes, where Word might guess wrongly."""
    stem = language.partition("-")[0]
    if stem in _EAST_ASIAN:
        return '<w:rFonts w:hint="eastAsia"/>'
    return '<w:rFonts w:hint="cs"/>' if stem in _COMPLEX else ""


def spelling_of(language: str) -> str:
    """The language of a run, in the place where Word looks for its kind of script."""
    stem, full = language.partition("-")[0], tag(language)
    if stem in _EAST_ASIAN:
        return f'<w:lang w:val="{full}" w:eastAsia="{full}"/>'
    if stem in _COMPLEX:
        return f'<w:cs/><w:lang w:bidi="{full}"/>'
    return f'<w:lang w:val="{full}"/>'
