"""What stands over the pages of a served site."""

from __future__ import annotations

from oda_reports.problems.problem import Problem, Span
from oda_reports.serving.overlay import cover, covered, failure_overlay, overlay, waiting_site

ERROR = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "E202", "'<b>' is not a field", "x & y")
WARNING = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "W403", "nothing cites it")


def test_errors_stand_open_over_the_page_and_warnings_folded() -> None:
    assert "<details" in overlay([ERROR])
    assert " open>" in overlay([ERROR, WARNING])
    assert " open>" not in overlay([WARNING])
    assert " open>" in failure_overlay("full", over_good=True)


def test_what_a_record_says_cannot_become_markup() -> None:
    html = overlay([ERROR])
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert "x &amp; y" in html


def test_the_number_of_problems_is_said_once() -> None:
    assert overlay([ERROR, WARNING]).count("1 error, 1 warning") == 1


def test_a_cover_of_nothing_says_nothing() -> None:
    assert '<p class="oda-cover__age" role="status"></p>' in cover("", "one", is_behind=False)
    assert "older than the newest save" in cover("", "one", is_behind=True).partition("<p")[2]


def test_a_cover_stands_at_the_end_of_a_page_even_of_one_that_writes_about_html() -> None:
    page = b"<body><p>&lt;/body></body>, the end</p></body></html>"
    assert covered(page, "é").startswith("<body><p>&lt;/body></body>, the end</p>é<link".encode())
    assert covered(b"no page", "cover") == b"no page"


def test_without_any_good_state_one_page_waits_and_hands_its_problems_on() -> None:
    site = waiting_site([ERROR])
    (page,) = site.pages
    assert page.path == "index.md"
    assert page.meta["title"] == "The site cannot be shown yet"
    assert site.warnings == (ERROR,)
