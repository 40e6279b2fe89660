"""A page of the site as a section of the book."""

from __future__ import annotations

import pytest
from oda_reports.book.pictures import Look
from oda_reports.book.sections import section

IDS = {"themes/wind/": "themes-wind", "methodology/": "methodology", "": "introduction"}


def made(body: str, url: str = "themes/wind/", level: int = 0) -> str:
    """What stands in the section below its title."""
    html = section(f"# Wind\n\n{body}\n", "Wind", url, IDS, Look.of([]), level=level)
    return html.partition("</h1>")[2].removesuffix("</section>").strip()


@pytest.mark.parametrize(
    "block",
    [
        "<div hidden><p>for the script</p></div>",
        '<p class="oda-download"><a href="x.csv" download>CSV</a></p>',
        '<p class="oda-more"><a href="../">All themes</a></p>',
        '<p><span class="oda-trail">Record</span> <span class="oda-trail">Record</span></p>',
        "## Figures on this page {: #printed-figures }\n\n<p>a</p>",
    ],
)
def test_what_only_serves_a_screen_is_left_out(block: str) -> None:
    assert made(f"<p>a</p>\n\n{block}") == "<p>a</p>"


def test_ways_to_other_pages_leave_the_home_page_alone() -> None:
    ways = "## Themes {: #themes }\n\n<p>a</p>"
    assert made(ways, "") == ""
    assert made(ways) == '<h2 id="themes-wind.themes">Themes</h2><p>a</p>'


def test_a_card_shows_no_more_than_its_title_of_a_page_that_the_book_has() -> None:
    card = '<li class="oda-card"><p>a</p><dl class="oda-card-facts"><dd>b</dd></dl></li>'
    assert made(f"<ul>{card}</ul>") == '<ul><li class="oda-card"><p>a</p></li></ul>'
    assert "<dd>b</dd>" in made('<dl class="oda-card-facts"><dd>b</dd></dl>')


def test_what_opens_on_a_screen_stands_open_on_paper() -> None:
    assert made("<details><summary>s</summary><p>t</p></details>") == (
        '<div><p class="book-summary">s</p><p>t</p></div>'
    )


def test_a_narrow_table_stands_under_its_caption() -> None:
    table = "<table><caption>c</caption><tr><td>1</td></tr></table>"
    assert made(f'<div class="oda-table-years">{table}</div>') == (
        '<div class="oda-table-years"><p class="book-caption">c</p>'
        "<table><tr><td>1</td></tr></table></div>"
    )


def test_another_table_keeps_its_caption() -> None:
    table = "<table><caption>c</caption><tr><td>1</td></tr></table>"
    assert made(f"<div>{table}</div>") == f"<div>{table}</div>"


def test_a_link_keeps_its_classes_in_their_order() -> None:
    names = "q w e r t z u i o p a s d f"
    assert made(f'<p><a class="{names}" href="../../methodology/">m</a></p>') == (
        f'<p><a href="#methodology" class="{names}">m</a></p>'
    )


def test_a_picture_file_is_named_from_the_root() -> None:
    assert 'src="https://report.invalid/images/a.png"' in made(
        '<img src="../../images/a.png" alt="">'
    )


def test_the_level_lowers_every_heading_and_is_named() -> None:
    html = section("# Wind\n\n## Sand\n", "Wind", "themes/wind/", IDS, Look.of([]), level=1)
    assert html == (
        '<section id="themes-wind" class="book-page book-level-1">'
        '<h2 data-running="Wind">Wind</h2><h3>Sand</h3></section>'
    )
