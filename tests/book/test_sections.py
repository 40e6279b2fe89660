"""A page of the site as a section of the book."""

from __future__ import annotations

import pytest
from oda_reports.book.manners import Manner
from oda_reports.book.pictures import Look
from oda_reports.book.sections import section
from oda_reports.writing.classes import PageClass
from oda_reports.writing.html_trees import write_html

IDS = {"themes/wind/": "themes-wind", "methodology/": "methodology", "": "introduction"}


def whole(body: str, url: str, manner: Manner, *, level: int = 0, opens: bool = False) -> str:
    page = f"# Wind\n\n{body}\n"
    made = section(page, "Wind", url, IDS, Look.of([]), manner, level=level, opens=opens)
    return write_html([made])


PLAIN = Manner()


def made(
    body: str, manner: Manner = PLAIN, *, url: str = "themes/wind/", opens: bool = False
) -> str:
    """What stands in the section below its title."""
    html = whole(body, url, manner, opens=opens)
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


def test_what_the_book_has_elsewhere_is_left_out_of_a_part_that_says_so() -> None:
    page = (
        '## Themes {: #themes }\n\n<p>a</p>\n\n## B\n\n<p class="oda-list-note">b</p>\n\n<p>c</p>'
    )
    assert "<p>a</p>" in made(page)
    assert '<p class="oda-list-note">b</p>' in made(page)
    left = made(page, Manner(gone={"themes"}, left_out={PageClass.LIST_NOTE}))
    assert left == "<h2>B</h2><p>c</p>"


def test_the_opening_of_a_chapter_says_what_it_is_and_lists_nothing() -> None:
    page = (
        '<p class="oda-intro">i</p>\n\n<ul class="oda-cards"><li>a</li></ul>\n\n'
        '<p class="oda-legend oda-list-note">n</p>\n\n<p class="oda-legend">l</p>'
    )
    assert made(page, opens=True) == (
        '<p class="oda-intro">i</p><p class="oda-legend oda-list-note">n</p>'
    )


def test_a_list_of_projects_leads_to_them_and_has_their_amounts_without_marks() -> None:
    row = (
        '<table class="oda-projects"><tr><th><a href="../../methodology/">P</a>'
        '<span class="oda-part-of">Agreed</span></th><td>5<a class="oda-ref" href="x">[1]</a></td>'
        "</tr></table>"
    )
    assert made(row) == (
        '<table class="oda-projects"><tr><th><a href="#methodology" class="book-see">P</a></th>'
        "<td>5</td></tr></table>"
    )


def test_a_page_that_repeats_others_leads_to_them_and_keeps_what_is_its_own() -> None:
    page = (
        '<div class="oda-prose oda-lead"><p>l</p></div>\n\n## Sea {: #sea }\n\n'
        '<div class="oda-prose"><p>said there</p>'
        '<p class="oda-more"><a href="../../methodology/">Sea</a></p></div>\n\n'
        "## Projects {: #projects }\n\n<p>p</p>"
    )
    assert made(page, Manner(kept={"projects"})) == (
        '<div class="oda-prose oda-lead"><p>l</p></div>'
        '<ul class="oda-chips"><li><a href="#methodology.wind" class="book-see">Sea</a></li></ul>'
        '<h2 id="themes-wind.projects">Projects</h2><p>p</p>'
    )


def test_a_card_shows_no_more_than_its_title_of_a_page_that_the_book_has() -> None:
    card = '<li class="oda-card"><p>a</p><dl class="oda-card-facts"><dd>b</dd></dl></li>'
    assert made(f"<ul>{card}</ul>") == '<ul><li class="oda-card"><p>a</p></li></ul>'
    assert "<dd>b</dd>" in made('<dl class="oda-card-facts"><dd>b</dd></dl>')


def test_what_opens_on_a_screen_stands_open_on_paper() -> None:
    assert made("<details><summary>s</summary><p>t</p></details>") == (
        '<div><p class="book-summary">s</p><p>t</p></div>'
    )


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
    html = whole("## Sand", "themes/wind/", Manner(), level=1)
    assert html == (
        '<section id="themes-wind" class="book-page book-level-1">'
        '<h2 data-running="Wind">Wind</h2><h3>Sand</h3></section>'
    )


def test_a_sentence_under_a_heading_does_not_lead_where_the_book_does_not() -> None:
    way = '<a href="../../methodology/">All</a>'
    assert made(f'<p class="oda-intro">Net. {way} · <a href="../../compare/?a=b">B</a></p>') == (
        '<p class="oda-intro">Net. <a href="#methodology" class="book-see">All</a></p>'
    )


def test_ids_within_a_picture_are_those_of_its_section() -> None:
    svg = '<svg><pattern id="p"></pattern><path fill="url(#p)"></path></svg>'
    assert made(svg) == (
        '<svg><pattern id="themes-wind.p"></pattern><path fill="url(#themes-wind.p)"></path></svg>'
    )
