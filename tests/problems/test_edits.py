"""Edits of a text: what they change, and that they change nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from oda_reports.problems.edits import apply_edits, slice_of, span_at, split_lines
from oda_reports.problems.problem import Edit, Span

TEXTS = st.text(st.sampled_from("ab:é日😀 \t\n\r\x85\u2028"), max_size=60) | st.text(max_size=60)


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[Edit]]:
    """A text, some stretches of it that are apart, and an edit for each."""
    text = draw(TEXTS)
    ends = draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    stretches = list(zip(ends[::2], ends[1::2], strict=False))
    new = st.text(st.characters(exclude_characters="\n"), max_size=5)
    edits = [Edit(span_at(text, a, b - a), draw(new)) for a, b in stretches]
    return text, stretches, edits


@given(TEXTS)
def test_no_edits_change_nothing(text: str) -> None:
    assert apply_edits(text, []) == text


@given(texts_with_edits())
def test_an_edit_changes_its_stretch_and_nothing_else(
    made: tuple[str, list[tuple[int, int]], list[Edit]],
) -> None:
    text, stretches, edits = made
    expected, done = "", 0
    for (start, end), edit in zip(stretches, edits, strict=True):
        expected += text[done:start] + edit.text
        done = end
    assert apply_edits(text, edits) == expected + text[done:]


@given(texts_with_edits())
def test_the_order_of_edits_does_not_matter(
    made: tuple[str, list[tuple[int, int]], list[Edit]],
) -> None:
    text, _, edits = made
    assert apply_edits(text, reversed(edits)) == apply_edits(text, edits)


@given(texts_with_edits())
def test_a_text_grows_by_what_edits_put_in_and_shrinks_by_what_they_take(
    made: tuple[str, list[tuple[int, int]], list[Edit]],
) -> None:
    text, _, edits = made
    grown = sum(len(edit.text) - len(slice_of(text, edit.span)) for edit in edits)
    assert len(apply_edits(text, edits)) == len(text) + grown


@given(TEXTS, st.data())
def test_what_stands_at_a_place_is_what_was_placed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, len(text) - start))
    assert slice_of(text, span_at(text, start, length)) == text[start : start + length]


@given(TEXTS)
def test_a_place_lies_in_its_line(text: str) -> None:
    lines = split_lines(text)
    for start, char in enumerate(text):
        span = span_at(text, start)
        line = lines[span.line - 1]
        assert line[span.column - 1 : span.column] in (char, "")


def test_lines_end_where_they_end_for_yaml() -> None:
    assert split_lines("a\nb\r\nc\rd\x85e\u2028f\u2029g\x0bh\n") == (*"abcdef", "g\x0bh", "")
    assert split_lines("") == ("",)


def test_an_edit_of_several_lines_takes_the_line_ends_of_the_file() -> None:
    edit = Edit(Span(1, 8, 1, 9), "|\n  b")
    assert apply_edits("title: b\r\nother: c\r\n", [edit]) == "title: |\r\n  b\r\nother: c\r\n"
    assert apply_edits("title: b\nother: c\n", [edit]) == "title: |\n  b\nother: c\n"


def test_a_line_is_taken_out_with_its_end() -> None:
    edit = Edit(Span(2, 1, 3, 1), "")
    assert apply_edits("a: 1\r\nb:\r\nc: 3\r\n", [edit]) == "a: 1\r\nc: 3\r\n"
    assert apply_edits("a: 1\nb:", [edit]) == "a: 1\n"


def test_an_edit_that_overlaps_an_earlier_one_is_left_out() -> None:
    edits = [Edit(Span(1, 1, 1, 4), "x"), Edit(Span(1, 2, 1, 5), "y")]
    assert apply_edits("abcde", edits) == "xde"


def test_a_span_below_the_text_stands_at_its_end() -> None:
    assert slice_of("a\nb", Span(7, 1, 8, 1)) == ""
    assert apply_edits("a", [Edit(Span(7, 1, 7, 1), "b")]) == "ab"
