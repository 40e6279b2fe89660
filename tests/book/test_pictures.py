"""A drawn picture of a page as the book has it."""

from __future__ import annotations

import pytest
from oda_reports.book.pictures import Look, picture
from oda_reports.writing.html_trees import Element

LOOK = Look.of(
    ['[data-md-color-scheme="default"] { --oda-ink: #16202b; }\n.oda-bar { fill: var(--oda-ink); }']
)
BARE = Look({"--oda-ink": "#16202b"}, ())


def test_a_picture_has_its_name_and_its_style_before_what_is_drawn() -> None:
    drawn = Element("path", {"class": "oda-bar"})
    made = picture(Element("svg", {"aria-label": "Aid"}, (drawn,)), LOOK, ())
    title, style, path = made.children
    assert title == Element("title", {}, ("Aid",))
    assert isinstance(style, Element)
    assert style.name == "style"
    assert ".oda-bar { fill: #16202b }" in str(style.children[0])
    assert path == drawn


def test_a_picture_that_has_a_title_gets_no_other() -> None:
    children = (Element("title", {}, ("Own",)), "text")
    svg = Element("svg", {"aria-label": "Aid"}, children)
    assert picture(svg, BARE, ()).children == children
    assert picture(Element("svg", {}, ("text",)), BARE, ()).children == ("text",)


@pytest.mark.parametrize(
    ("width", "height", "across", "down"),
    [
        ("6000", "4000", "620", "413"),
        ("620", "100", "620", "100"),
        ("28.8", "240", "28.8", "240"),
        ("100%", "240", "100%", "240"),
    ],
)
def test_a_picture_is_no_wider_than_the_text(
    width: str, height: str, across: str, down: str
) -> None:
    made = picture(Element("svg", {"width": width, "height": height}), BARE, ())
    assert made == Element("svg", {"width": across, "height": down})


def test_the_names_of_a_map_are_read_at_the_size_of_its_place_whatever_its_numbers_are() -> None:
    svg = Element("svg", {"width": "6000", "height": "4000"})
    made = picture(svg, BARE, ("oda-map",))
    assert made.attributes == {"width": "430", "height": "287", "viewBox": "0 0 620 413"}


def test_links_are_drawn_and_what_only_a_browser_needs_is_left_out() -> None:
    link = Element("a", {"href": "x", "xlink:href": "x", "id": "i", "tabindex": "0"}, ("t",))
    other = Element("use", {"href": "#x", "fill": "var(--oda-ink)", "role": "img"})
    narrow = Element("g", {"class": "oda-map-names-narrow"}, ("n",))
    group = Element("g", {}, (link, other, narrow))
    assert picture(Element("svg", {"role": "img"}, (group,)), BARE, ()) == Element(
        "svg",
        {},
        (
            Element(
                "g",
                {},
                (
                    Element("g", {"id": "i"}, ("t",)),
                    Element("use", {"href": "#x", "fill": "#16202b"}),
                ),
            ),
        ),
    )
