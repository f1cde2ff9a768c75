"""Edits in Word, back in Markdown: nothing is lost, and no value becomes typed text."""

from __future__ import annotations

import copy
from time import perf_counter

import pytest
import word_files as files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from prose_reports import VALUES, paragraph_with, paragraphs, pull, pulled_text, replaced, report_of

from fs_toolkit.document.resolve_rules import Printed
from fs_toolkit.readers.word.names import w
from fs_toolkit.readers.word.pulling import LOOKS

TEXT = """## What the numbers say

The project costs a little more than it is worth{{? npv < 0 }}: its net present
value is {{ npv }}, its ratio **{{ bcr }}** [@un, p. 4], see [#economics.costs].

- First the *inventory*, with 3 visits.^[Counted once [@wb], in {{ city }}.]
- Then the tender; {{ share }} of the draws lose.
  It waits.

Ask [the city](https://example.org/a) first. Nothing more is asked of {{ city }} now.
"""


@pytest.fixture(scope="module")
def made(writer) -> bytes:
    return report_of(writer, TEXT)


@pytest.fixture(scope="module")
def after(writer, made):
    """The text after an edit of the report's body, and what did not come back."""

    def run(*changes, text: str = TEXT, values=VALUES):
        def change(body):
            for each in changes:
                each(body)

        data = writer.resaved(writer.body_edited(made, change))
        found = pull(data, text, values=values)
        new = found.files[0].pulled.text if found.files else text
        return new, [left.reason for left in found.left], data

    return run


def lines(old: str, new: str) -> list[tuple[str, ...]]:
    """Which lines are others: (old, new)."""
    return [
        (a, b) for a, b in zip(old.splitlines(), new.splitlines(), strict=False) if a != b
    ]  # fmt: skip


class TestNothingEdited:
    def test_a_save_by_word_changes_nothing(self, writer, made):
        for data in (made, writer.resaved(made), writer.resaved(writer.resaved(made, 2), 3)):
            found = pull(data, TEXT)
            assert (found.files, found.left) == ((), ())

    def test_an_edit_elsewhere_leaves_the_other_lines_alone(self, after):
        new, left, _ = after(replaced("First the", "At first the"))
        assert left == []
        assert lines(TEXT, new) == [
            (
                "- First the *inventory*, with 3 visits.^[Counted once [@wb], in {{ city }}.]",
                "- At first the *inventory*, with 3 visits.^[Counted once [@wb], in {{ city }}.]",
            )
        ]

    def test_new_values_alone_change_nothing(self, after):
        values = VALUES | {"npv": Printed(5e5, "USD 500 thousand")}
        new, left, _ = after(replaced("First the", "At first the"), values=values)
        assert "{{ npv }}" in new
        assert left == []
        new, left, _ = after(replaced("costs a little more", "costs more"), values=values)
        assert (
            "costs more than it is worth{{? npv < 0 }}: its net present value is {{ npv }}" in new
        )
        assert left == []


class TestEdits:
    def test_words_around_values_keep_the_values(self, writer, after):
        new, left, data = after(replaced("costs a little more", "costs *rather* more"))
        assert left == []
        assert (
            "The project costs \\*rather\\* more than it is worth{{? npv < 0 }}: its net present "
            "value is {{ npv }}, its ratio **{{ bcr }}** [@un, p. 4], see [#economics.costs]."
        ) in new
        assert paragraphs(report_of(writer, new)) == paragraphs(data)

    def test_a_value_typed_over_stays_a_value_and_is_named(self, after):
        new, left, _ = after(replaced("USD −127 thousand", "USD −90 thousand"))
        assert new == TEXT
        [reason] = left
        assert "typed over {{ npv }}, which prints “USD −127 thousand”" in reason

    def test_a_value_typed_over_in_a_changed_sentence(self, after):
        new, left, _ = after(
            replaced("costs a little more", "costs more"), replaced("0.94", "1.20")
        )
        assert "costs more than it is worth{{? npv < 0 }}" in new
        assert "{{ bcr }}" in new
        assert "1.20" not in new
        assert [reason for reason in left if "typed over {{ bcr }}" in reason]

    def test_a_footnote(self, writer, made):
        data = writer.part_edited(
            made, "word/footnotes.xml", replaced("Counted once", "Counted twice")
        )
        new = pulled_text(data, TEXT)
        assert "^[Counted twice [@wb], in {{ city }}.]" in new
        assert "- Then the tender; {{ share }} of the draws lose.\n  It waits." in new

    def test_a_new_paragraph_and_a_new_item(self, writer, after):
        def add(body):
            item = paragraph_with(body, "First the")
            item.addnext(_copy_with(item, "A second step."))
            last = paragraph_with(body, "Ask the city")
            last.addprevious(_copy_with(last, "An own paragraph: 1. & [@x]."))

        new, left, data = after(add)
        assert "visits.^[Counted once [@wb], in {{ city }}.]\n- A second step.\n- Then" in new
        assert "\n\nAn own paragraph: 1. & \\[@x].\n\nAsk [the city](https://example.org/a)" in new
        assert left == []
        assert paragraphs(report_of(writer, new)) == paragraphs(data)

    def test_a_deleted_paragraph(self, after):
        def delete(body):
            each = paragraph_with(body, "Then the tender")
            each.getparent().remove(each)

        new, left, _ = after(delete)
        assert "tender" not in new
        assert left == ["{{ share }} left the file with the words around it"]

    def test_a_moved_paragraph_moves_with_its_marks(self, after):
        def move(body):
            heading = paragraph_with(body, "What the numbers say")
            heading.addprevious(paragraph_with(body, "Ask the city"))

        new, left, _ = after(move)
        assert new.startswith("Ask [the city](https://example.org/a) first.")
        assert "{{? npv < 0 }}" in new
        assert left == []

    def test_a_paragraph_parted_in_two(self, after):
        def part(body):
            first = paragraph_with(body, "Ask the city")
            second = copy.deepcopy(first)
            _keep_from(first, None, "first.")
            _keep_from(second, "Nothing", None)
            first.addnext(second)

        new, left, _ = after(part)
        assert (
            "Ask [the city](https://example.org/a) first.\n\nNothing more is asked of {{ city }} now."
            in new
        )
        assert left == []

    def test_two_paragraphs_joined(self, after):
        def join(body):
            one, two = paragraph_with(body, "First the"), paragraph_with(body, "Then the tender")
            for child in [each for each in two if each.tag != w("pPr")]:
                one.append(child)
            two.getparent().remove(two)

        new, left, _ = after(join)
        assert "{{ share }} of the draws lose. It waits." in new
        assert "^[Counted once [@wb], in {{ city }}.]" in new
        assert left == []

    def test_a_heading(self, after):
        new, left, _ = after(replaced("What the numbers say", "What they say"))
        assert new.startswith("## What they say\n")
        assert left == []

    def test_bold_words(self, after):
        def embolden(body):
            for run in paragraph_with(body, "Ask the city").iter(w("r")):
                if "Nothing" in "".join(t.text or "" for t in run.iter(w("t"))):
                    look = etree.SubElement(run, w("rPr"))
                    run.insert(0, look)
                    etree.SubElement(look, w("b"))

        new, _, _ = after(embolden)
        assert "**first. Nothing more is asked of** {{ city }} now." in new

    def test_a_citation_typed_over_stays_a_citation(self, after):
        new, left, _ = after(replaced("2014, p. 4", "2016, p. 9"))
        assert "[@un, p. 4]" in new
        assert "2016" not in new
        assert [reason for reason in left if "typed over [@un, p. 4]" in reason]


class TestWhatDoesNotComeBack:
    def test_a_tracked_change_waits(self, after):
        def track(body):
            item = paragraph_with(body, "First the")
            item.append(
                etree.fromstring(
                    f'<w:ins {files.NAMESPACES} w:author="K"><w:r><w:t> Now.</w:t></w:r></w:ins>'
                )
            )

        new, left, _ = after(track)
        assert new == TEXT
        assert left == [
            "a tracked change that is neither accepted nor rejected: do so in Word, then pull again"
        ]

    def test_a_table_a_picture_and_looks_are_named(self, after):
        def draw(body):
            last = paragraph_with(body, "Ask the city")
            last.addprevious(
                etree.fromstring(
                    f"<w:tbl {files.NAMESPACES}><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                )
            )
            last.append(
                etree.fromstring(
                    f"<w:r {files.NAMESPACES}><w:rPr><w:u w:val='single'/></w:rPr><w:t> Soon.</w:t></w:r>"
                )
            )
            last.append(etree.fromstring(f"<w:r {files.NAMESPACES}><w:drawing/></w:r>"))

        new, left, _ = after(draw)
        assert "{{ city }} now. Soon." in new
        assert "a table typed into the text: tables of a report are made from data" in left
        assert "underlined words: Markdown has none" in left
        assert "a picture: Markdown has none" in left

    def test_tables_and_code_typed_into_the_file_stay(self, writer):
        text = "One.\n\n| a | b |\n|---|---|\n| c | d |\n\nTwo.\n"
        made = report_of(writer, text)

        def delete(body):
            for words in ("c", "d"):
                for each in list(body.iter(w("p"))):
                    if "".join(t.text or "" for t in each.iter(w("t"))) == words:
                        each.getparent().remove(each)
            replaced("Two.", "Three.")(body)

        new = pulled_text(writer.body_edited(made, delete), text)
        assert new == text.replace("Two.", "Three.")


def test_a_block_made_to_take_for_ever_is_left(writer, made):
    def grow(body):
        item = paragraph_with(body, "First the")
        for _ in range(2000):
            item.addnext(_copy_with(item, "a a a a"))

    data = writer.body_edited(made, grow)
    begun = perf_counter()
    found = pull(data, TEXT)
    assert perf_counter() - begun < 20
    assert found.files[0].pulled.text == TEXT
    assert "far longer" in found.left[0].reason


class TestConflict:
    def test_a_file_that_changed_too_is_not_written(self, after, writer, made):
        text = TEXT.replace("It waits.", "It waits long.")
        data = writer.body_edited(made, replaced("First the", "At first the"))
        [edit] = pull(data, text).files
        assert edit.conflict
        assert not edit.comes_back

    def test_line_ends_and_spaces_at_them_are_no_change(self, writer, made):
        data = writer.body_edited(made, replaced("First the", "At first the"))
        [edit] = pull(data, TEXT.replace("\n", "  \n").rstrip() + "\n\n\n").files
        assert not edit.conflict

    def test_a_second_pull_finds_nothing(self, writer, made):
        data = writer.body_edited(made, replaced("First the", "At first the"))
        new = pulled_text(data, TEXT)
        [edit] = pull(data, new).files
        assert edit.pulled.text == new
        assert not edit.comes_back


KOREAN = "{{ city }}은(는) 크다. 비율은 {{ bcr }}(으)로 낮다.\n\n- 첫째\n- 둘째 [@un]\n"


def test_korean_particles_stay_open(writer):
    data = report_of(writer, KOREAN, "ko", VALUES | {"city": "하노이"})
    assert paragraphs(data)[0].startswith("하노이는 크다. 비율은 0.94로")
    edited = writer.body_edited(data, replaced("낮다.", "아주 낮다."))
    new = pulled_text(edited, KOREAN, language="ko", values=VALUES | {"city": "하노이"})
    assert new == KOREAN.replace("낮다.", "아주 낮다.")


def test_without_the_names_of_values_their_words_are_enough(writer, made):
    """LibreOffice drops the frames round values."""

    def unframe(body):
        for frame in list(body.iter(w("sdt"))):
            tag = frame.find(f"{w('sdtPr')}/{w('tag')}")
            if tag is not None and (tag.get(w("val")) or "").startswith("fs1v|"):
                content = frame.find(w("sdtContent"))
                for run in content:
                    frame.addprevious(run)
                frame.getparent().remove(frame)
        replaced("costs a little more", "costs rather more")(body)

    new = pulled_text(writer.body_edited(made, unframe), TEXT)
    assert (
        "costs rather more than it is worth{{? npv < 0 }}: its net present value is {{ npv }}"
        in new
    )
    assert "**{{ bcr }}** [@un, p. 4]" in new

    def type_over(body):
        unframe(body)
        replaced("0.94", "1.20")(body)

    new = pulled_text(writer.body_edited(made, type_over), TEXT)
    assert "{{ bcr }}" in new
    assert "1.20" not in new


def test_every_text_of_the_studies_comes_back_as_it_is(writer, reported):
    """Taken for edited, each block of Hanoi and of the example is its file, line by line."""
    from fs_toolkit.document.traverse import printed_marks
    from fs_toolkit.readers.word.opened import Opened
    from fs_toolkit.readers.word.parts import parts_of
    from fs_toolkit.readers.word.pulling import pulled
    from fs_toolkit.readers.word.story import told
    from fs_toolkit.readers.word_file import looked_through
    from fs_toolkit.study.inputs import prose_of
    from fs_toolkit.writers.delivery import words_bytes
    from fs_toolkit.writers.word.standing import standing

    report, _ = reported.study.report(reported.language)
    data = writer.resaved(words_bytes(report))
    stands = standing(data)
    file = Opened(looked_through(data))
    story = told(file, stands.numbers, stands.names)
    every = list(prose_of(reported.study.inputs))
    every += [other for value in every for other in value.others.values()]
    texts = {value.where.file: value.text for value in every}
    prints = printed_marks(reported.blocks)
    assert len(stands.files) > 10
    for block, (name, _) in stands.files.items():
        paragraphs_ = [each for each in story if each.block == block]
        parts = parts_of(file, paragraphs_, stands.targets, stands.kinds)
        found = pulled(texts[name], parts, prints, reported.language)
        assert (name, found.text, found.left) == (name, texts[name], ())


# --- Any text ---
WORDS = st.sampled_from(
    ["one", "two", "cost", "{{ npv }}", "{{ bcr }}", "**{{ city }}**", "*slow*", "**now**", "[@un]", "[@wb, p. 4]",
     "[#economics.costs]", "{{? npv < 0 }}", "^[seen [@un] in {{ city }}]", "[web](https://example.org)", "5 \\* 3", "1.", "\u2013"]
)  # fmt: skip
SENTENCE = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
BLOCK_ = st.one_of(
    SENTENCE,
    st.lists(SENTENCE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {each}" for each in items)),
    st.lists(SENTENCE, min_size=1, max_size=2).map(lambda items: "\n".join(f"{at}. {each}" for at, each in enumerate(items, 1))),
    st.sampled_from(["## Head", "### Lower"]),
)  # fmt: skip
TEXTS = st.lists(BLOCK_, min_size=1, max_size=5).map(lambda parts: "\n\n".join(parts) + "\n")
SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(TEXTS)
def test_any_text_comes_back_as_it_is(writer, text):
    data = report_of(writer, text)
    assert pull(writer.resaved(data), text).files == ()
    # and when the block counts as edited, no line is another
    stands = _as_edited(writer, data)
    found = pull(stands, text)
    assert [edit.pulled.text for edit in found.files] in ([], [text])
    assert found.left == ()


@SLOW
@given(TEXTS, st.randoms(use_true_random=False))
def test_any_edited_text_is_printed_as_it_was_edited(writer, text, chance):
    data = report_of(writer, text)

    def change(body):
        runs = [
            each
            for each in body.iter(w("t"))
            if next(each.iterancestors(w("sdt")), None) is not None
            and "economics.conclusion" in _tag(next(each.iterancestors(w("sdt"))))
            and next(each.iterancestors(w("hyperlink")), None) is None
            and not _in_field(each)
            and not any(sign in (each.text or "") for sign in "(,)–")
        ]
        if runs:
            run = chance.choice(runs)
            parts = (run.text or "").split(" ")
            parts.insert(
                chance.randrange(len(parts) + 1),
                chance.choice(["new", "word's", "a_b", "*x", "#1"]),
            )
            run.text = " ".join(parts)
            run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    edited = writer.resaved(writer.body_edited(data, change))
    found = pull(edited, text)
    new = found.files[0].pulled.text if found.files else text
    assert {left.reason for left in found.left} <= {LOOKS}
    assert paragraphs(report_of(writer, new)) == paragraphs(edited)
    for mark in ("{{ npv }}", "{{ bcr }}", "{{ city }}", "[#economics.costs]", "{{? npv < 0 }}"):
        assert new.count(mark) == text.count(mark), mark


def _tag(frame):
    tag = frame.find(f"{w('sdtPr')}/{w('tag')}")
    return "" if tag is None else tag.get(w("val")) or ""


def _in_field(text):
    """Whether words are the result of a field."""
    paragraph = next(text.iterancestors(w("p")))
    depth = 0
    for each in paragraph.iter(w("fldChar"), w("t")):
        if each is text:
            return depth > 0
        if each.tag == w("fldChar"):
            depth += {"begin": 1, "end": -1}.get(each.get(w("fldCharType")), 0)
    return False


def _as_edited(writer, data):
    """The file with the tag of its block as if it had been written otherwise."""

    def change(body):
        for frame in body.iter(w("sdt")):
            tag = frame.find(f"{w('sdtPr')}/{w('tag')}")
            if tag is not None and "|economics.conclusion|" in (tag.get(w("val")) or ""):
                tag.set(w("val"), f"fs1|economics.conclusion|{'f' * 16}")

    return writer.body_edited(data, change)


def _copy_with(paragraph, words):
    new = copy.deepcopy(paragraph)
    for each in [child for child in new if child.tag != w("pPr")]:
        new.remove(each)
    run = etree.SubElement(new, w("r"))
    etree.SubElement(run, w("t")).text = words
    return new


def _keep_from(paragraph, start, end):
    """Cut a paragraph before or after words."""
    texts = list(paragraph.iter(w("t")))
    whole = "".join(each.text or "" for each in texts)
    first = 0 if start is None else whole.index(start)
    last = len(whole) if end is None else whole.index(end) + len(end)
    at = 0
    for each in texts:
        said = each.text or ""
        each.text = said[max(first - at, 0) : max(last - at, 0)]
        at += len(said)


NOTED = """The project costs a little more than it is worth{{? npv < 0 }} [@un, p. 4], and others say so.

- Counted *once* [@wb; @un].
- Read twice [@wb].^[Counted in [@wb], {{ city }}.]
- [@un]

{{ city }} asks nothing more [@un], see [#economics.costs].
"""


@pytest.fixture(scope="module")
def noted(writer) -> bytes:
    return report_of(writer, NOTED, footnotes=True)


class TestCitationsAsFootnotes:
    """The same marks, whether a citation stands in brackets or below the page."""

    def edited(self, writer, noted, *changes, text=None, before=""):
        def change(body):
            for each in changes:
                each(body)

        data = writer.resaved(writer.body_edited(noted, change))
        found = pull(data, text or NOTED, footnotes=True, before=before)
        new = found.files[0].pulled.text if found.files else text or NOTED
        return new, [left.reason for left in found.left]

    def test_a_save_by_word_changes_nothing(self, writer, noted):
        assert self.edited(writer, noted) == (NOTED, [])

    @pytest.mark.parametrize(
        ("words", "new"),
        [
            ("a little more", "rather more"),
            ("and others say", "and some say"),
            ("Counted ", "Told "),
            ("Read twice", "Read three times"),
            ("asks nothing more", "asks for nothing"),
        ],
    )
    def test_edited_words_come_back_with_the_marks_round_them(self, writer, noted, words, new):
        wanted = NOTED.replace(words, new, 1)
        assert self.edited(writer, noted, replaced(words, new)) == (wanted, [])

    def test_every_paragraph_edited_at_once(self, writer, noted):
        pairs = [("others say", "some say"), ("Counted ", "Told "), ("Read twice", "Read often"), ("asks nothing", "asks hardly anything")]  # fmt: skip
        wanted = NOTED
        for words, new in pairs:
            wanted = wanted.replace(words, new, 1)
        new, left = self.edited(writer, noted, *(replaced(*pair) for pair in pairs))
        assert (new, left) == (wanted, [])

    def test_a_first_mention_elsewhere_since_then_changes_nothing(self, writer, noted):
        words, new = "others say", "some say"
        got = self.edited(writer, noted, replaced(words, new), before=" So it is [@un].")
        assert got == (NOTED.replace(words, new), [])

    def test_a_footnote_moved_to_another_place_is_its_citation_there(self, writer, noted):
        def change(body):
            reference = paragraph_with(body, "costs a little").find(f".//{w('footnoteReference')}")
            run = reference.getparent()
            paragraph_with(body, "asks nothing").append(run)

        new, left = self.edited(writer, noted, change)
        assert "worth{{? npv < 0 }}, and others" in new
        assert "see [#economics.costs]. [@un, p. 4]" in new
        assert left == []

    def test_a_footnote_that_a_person_deleted_goes(self, writer, noted):
        def change(body):
            reference = paragraph_with(body, "costs a little").find(f".//{w('footnoteReference')}")
            reference.getparent().getparent().remove(reference.getparent())

        new, left = self.edited(writer, noted, change)
        assert new == NOTED.replace(" [@un, p. 4]", "")
        assert left == ["[@un, p. 4] left the file with the words around it"]

    def test_a_footnote_that_a_person_wrote_over_stays_a_citation(self, writer, noted):
        def change(root):
            text = next(t for t in root.iter(w("t")) if "UN (2014)" in (t.text or ""))
            text.text = "Read in the survey itself"

        data = writer.part_edited(noted, "word/footnotes.xml", change)
        found = pull(writer.resaved(data), NOTED, footnotes=True)
        assert found.files[0].pulled.text == NOTED
        (left,) = found.left
        assert "typed over [@un, p. 4]" in left.reason

    def test_words_around_them_come_back(self, writer, noted):
        data = writer.body_edited(noted, replaced("others say", "some say"))
        found = pull(data, NOTED, footnotes=True)
        assert found.files[0].pulled.text == NOTED.replace("others say", "some say")

    def test_korean(self, writer):
        text = "인구 [@un]은(는) 7,200,000명이다. 더 묻지 않는다.\n"
        data = report_of(writer, text, "ko", footnotes=True)
        data = writer.resaved(writer.body_edited(data, replaced("더 묻지", "다시 묻지")))
        found = pull(data, text, "ko", footnotes=True)
        assert found.files[0].pulled.text == text.replace("더 묻지", "다시 묻지")
