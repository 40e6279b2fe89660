"""SVG as text: what is escaped, left out and rounded."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from oda_reports.charts.svg import across, element, short


def test_an_element_without_content_is_closed_in_full() -> None:
    assert element("rect") == Markup("<rect></rect>")


def test_an_element_holds_elements_in_order() -> None:
    inside = (element("title", "a"), element("rect"))
    assert element("g", inside) == "<g><title>a</title><rect></rect></g>"


def test_words_and_attributes_are_escaped() -> None:
    drawn = element("text", "<&", title='"')
    assert drawn == '<text title="&#34;">&lt;&amp;</text>'


def test_an_attribute_has_hyphens_for_underlines_and_none_at_its_end() -> None:
    drawn = element("text", class_="tick", text_anchor="middle")
    assert drawn == '<text class="tick" text-anchor="middle"></text>'


def test_an_attribute_that_is_none_is_left_out_and_one_that_is_zero_is_not() -> None:
    assert element("rect", x=None, y=0, id="") == '<rect y="0" id=""></rect>'


def test_an_attribute_is_as_short_as_a_number_can_be() -> None:
    assert element("rect", x=1.239) == '<rect x="1.24"></rect>'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.0, "1"),
        (10.0, "10"),
        (1.5, "1.5"),
        (1.256, "1.26"),
        (-1.25, "-1.25"),
        (-0.001, "0"),
        (0.0, "0"),
        (100, "100"),
        ("1.500", "1.500"),
        (True, "True"),
    ],
)
def test_a_number_has_two_decimals_at_most_and_none_that_is_zero(
    value: object, written: str
) -> None:
    assert short(value) == written


@pytest.mark.parametrize(("value", "written"), [(12.345, "12.35"), (50, "50"), (0.0, "0")])
def test_a_part_of_the_width_is_a_percentage(value: float, written: str) -> None:
    assert across(value) == f"{written}%"
