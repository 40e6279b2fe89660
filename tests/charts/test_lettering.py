"""Room for words: how wide they are at most, where labels go, which of them stay."""

from __future__ import annotations

import pytest
from oda_reports.charts.lettering import (
    Label,
    keep_apart,
    place_label,
    text_width,
    write_label,
)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("i", 0.36),
        ("I", 0.36),
        (" ", 0.36),
        ("m", 0.92),
        ("W", 0.92),
        ("A", 0.68),
        ("a", 0.57),
        ("5", 0.57),
        ("中", 1),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}", 1),
        ("\N{COMBINING ACUTE ACCENT}", 0),
        ("Ami", 0.68 + 0.92 + 0.36),
    ],
)
def test_a_text_is_as_wide_as_its_letters(text: str, ems: float) -> None:
    assert text_width(text, 10) == pytest.approx(ems * 10)


@pytest.mark.parametrize(("anchor", "left"), [("start", 100), ("middle", 94), ("end", 88)])
def test_a_box_lies_beside_its_place_as_its_anchor_says(anchor: str, left: float) -> None:
    assert Label("中", 50, 40, anchor, 200).extent == (left, 28, left + 12, 43)


@pytest.mark.parametrize(
    ("x", "placed", "anchor"),
    [
        (50, 50, "middle"),
        (6, 6, "middle"),
        (5.9, 0, "start"),
        (0, 0, "start"),
        (94, 94, "middle"),
        (94.1, 100, "end"),
        (100, 100, "end"),
    ],
)
def test_a_label_is_centred_unless_it_would_run_out_of_the_drawing(
    x: float, placed: float, anchor: str
) -> None:
    assert place_label("中", x, 9, 100) == Label("中", placed, 9, anchor, 100)


@pytest.mark.parametrize(
    ("anchor", "written"),
    [
        ("start", '<text class="c" x="12.5%" y="9">a</text>'),
        ("end", '<text class="c" x="12.5%" y="9" text-anchor="end">a</text>'),
    ],
)
def test_a_label_is_written_with_its_anchor_unless_it_starts_there(
    anchor: str, written: str
) -> None:
    assert write_label(Label("a", 12.5, 9, anchor, 100), "c") == written


def label(x: float, y: float) -> Label:
    """A box 12 wide and 15 high."""
    return Label("中", x, y, "start", 100)


@pytest.mark.parametrize(
    ("x", "y", "stays"),
    [
        (40, 50, False),
        (55, 50, False),
        (56, 50, True),
        (25, 50, False),
        (24, 50, True),
        (40, 64, False),
        (40, 65, True),
        (40, 36, False),
        (40, 35, True),
    ],
)
def test_a_label_stays_if_it_touches_none_before_it(x: float, y: float, stays: bool) -> None:
    first, other = label(40, 50), label(x, y)
    assert keep_apart([first, other]) == ([first, other] if stays else [first])


def test_the_gap_between_labels_can_be_another() -> None:
    labels = [label(40, 50), label(52, 50)]
    assert keep_apart(labels, gap=0) == labels
    assert keep_apart(labels, gap=1) == labels[:1]


def test_a_label_that_went_makes_room_for_one_behind_it() -> None:
    first, gone, last = label(10, 50), label(20, 50), label(30, 50)
    assert keep_apart([first, gone, last]) == [first, last]
