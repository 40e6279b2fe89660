"""Cards of links: whatever their words, all of them stand on the card and none on another."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from oda_reports.charts.cards import HEIGHT, WIDTH, Card, CardDrawing, draw_card, lettered
from oda_reports.charts.rasters import drawn_width, png
from PIL import Image

DRAWING = CardDrawing(Markup('<rect id="drawing" width="480" height="300"></rect>'), 480, 300)
CARD = Card(
    "Uzbekistan",
    "A report",
    "US$238.66\N{NO-BREAK SPACE}million",
    label="net bilateral ODA",
    about="2023",
    source="Source: a table",
    drawing=DRAWING,
)
LONG = "The Project for the Construction of Supply Systems in Districts of the North and the South"


class _Line:
    """A line of words on a card."""

    def __init__(self, element: ElementTree.Element) -> None:
        said = element.attrib
        self.text = element.text or ""
        self.left, self.y, self.size = (float(said[key]) for key in ("x", "y", "font-size"))
        family, weight = said["font-family"], int(said["font-weight"])
        self.right = self.left + drawn_width(self.text, self.size, family, weight)


def lines(card: Card) -> list[_Line]:
    """The lines of a card from above."""
    return sorted(map(_Line, tree(card).findall("{*}text")), key=lambda line: line.y)


def tree(card: Card) -> ElementTree.Element:
    return ElementTree.fromstring(draw_card(card))  # noqa: S314


def words(card: Card) -> list[str]:
    return [line.text for line in lines(card)]


def title_of(title: str) -> list[_Line]:
    """The lines of a title alone."""
    return lines(Card(title))


def test_a_card_says_whose_it_is_what_it_is_about_and_one_figure_with_its_source() -> None:
    assert words(CARD) == [
        "A report",
        "Uzbekistan",
        "US$238.66\N{NO-BREAK SPACE}million",
        "net bilateral ODA",
        "2023",
        "Source: a table",
    ]
    assert 'id="drawing"' in draw_card(CARD)


def test_what_its_source_says_before_a_figure_stands_smaller_above_it() -> None:
    hedge, number = lines(replace(CARD, hedge="approximately"))[2:4]
    assert (hedge.text, number.text) == ("approximately", CARD.value)
    assert hedge.size < number.size


def test_the_same_card_gives_the_same_picture_of_the_size_that_others_take() -> None:
    picture = png(draw_card(CARD), WIDTH)
    assert Image.open(BytesIO(picture)).size == (WIDTH, HEIGHT) == (1200, 630)
    assert picture == png(draw_card(replace(CARD)), WIDTH)


def test_a_title_is_large_then_in_lines_then_smaller_then_cut() -> None:
    short, two, long = (title_of(title) for title in ("Uzbekistan", LONG[:52], LONG))
    assert [len(one) for one in (short, two, long)] == [1, 2, 3]
    assert short[0].size > two[0].size > long[0].size
    cut = title_of(f"{LONG}, {LONG}")
    assert len(cut) == 3
    assert cut[-1].text.endswith("…")
    assert " ".join(line.text for line in cut).startswith(LONG)


def test_a_word_longer_than_a_line_is_broken() -> None:
    first, *rest = title_of("Donaudampfschifffahrt" * 5)
    assert len(rest) == 2
    assert first.right <= WIDTH - 64


def test_a_figure_is_never_cut() -> None:
    span = "US$1,234,567.89 million to US$2,234,567.89 million (US$1,500,000.25 million) " * 2
    said = " ".join(words(replace(CARD, value=span)))
    assert span.strip() in said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kyrgyz Republic (Кыргыз Республикасы)", "Kyrgyz Republic"),
        ("Uzbekistan (Central Asia)", "Uzbekistan (Central Asia)"),
        ("ウズベキスタン（Uzbekistan）", ""),
        ("ODA to 日本", ""),
        ("Şuşa − 1.5 %", "Şuşa − 1.5 %"),
        ("Co\u0302te", "Côte"),
        ("two  words\N{NO-BREAK SPACE}kept", "two words\N{NO-BREAK SPACE}kept"),
    ],
)
def test_words_in_other_scripts_are_left_out_with_all_that_would_then_say_something_else(
    text: str, kept: str
) -> None:
    assert lettered(text) == kept


def test_what_a_drawing_shows_is_said_where_there_is_room_for_all_of_it() -> None:
    card = replace(CARD, finding="Highest in 2019, about two fifths lower in 2023")
    assert words(card)[-3:-1] == ["Highest in 2019, about two fifths lower", "in 2023"]
    assert "Highest" not in " ".join(words(replace(card, title=LONG, about="since 2019 " * 9)))


def test_without_letters_the_figure_and_the_drawing_are_left() -> None:
    card = replace(CARD, title="日本", site="日本", label="研修員", about="2023年", source="白書")
    assert words(card) == [CARD.value]
    assert 'id="drawing"' in draw_card(card)


def test_a_drawing_alone_stands_in_the_middle() -> None:
    assert 'preserveAspectRatio="xMidYMid"' in draw_card(Card("日本", drawing=DRAWING))
    assert 'preserveAspectRatio="xMaxYMid"' in draw_card(CARD)


def test_there_is_no_card_of_nothing() -> None:
    assert draw_card(Card("日本", site="A report", source="Source")) == ""


def test_hostile_words_stay_words() -> None:
    evil = '</text><script>alert("1")</script>&'
    assert words(replace(CARD, title=evil))[1] == evil


WORDS = st.text("aMW iŴ1.,-（)日", max_size=400)


@given(
    st.builds(
        Card,
        title=WORDS,
        site=WORDS,
        value=st.text("1,.−$ Mm", max_size=60),
        hedge=st.sampled_from(["", "approximately"]),
        label=WORDS,
        about=WORDS,
        finding=WORDS,
        source=WORDS,
        drawing=st.sampled_from([None, DRAWING]),
    )
)
def test_all_lines_lie_on_the_card_below_one_another_and_beside_the_drawing(card: Card) -> None:
    if not draw_card(card):
        return
    found = lines(card)
    for line in found:
        assert line.y - line.size * 0.8 > 0
        assert line.y < HEIGHT - 20
        assert line.right <= WIDTH - 64 + 1
    for above, below in pairwise(found):
        assert below.y - above.y >= below.size * 0.86
    drawn = tree(card).find("{*}svg")
    if drawn is not None and card.value.strip():
        top, left = float(drawn.attrib["y"]), float(drawn.attrib["x"])
        assert all(line.right <= left for line in found if line.y > top)
        assert float(drawn.attrib["height"]) > 180
