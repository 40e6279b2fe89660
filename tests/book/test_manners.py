"""How each part of the site stands in the book."""

from __future__ import annotations

from builders import site_of
from conftest import EXAMPLE
from oda_reports.book.manners import Manner, manner_of


def test_a_part_that_nothing_is_said_of_is_printed_whole() -> None:
    assert manner_of("elsewhere") == Manner()


def test_every_part_that_is_named_is_one_of_the_site() -> None:
    parts = {page.path.removesuffix(".md").partition("/")[0] for page in site_of(EXAMPLE).pages}
    assert {part for part in parts if manner_of(part) != Manner()} == {
        "countries", "glossary", "index", "methodology", "organisations", "projects", "regions",
        "sources", "themes",
    }  # fmt: skip
