"""Problems over the pages of a served site."""

from __future__ import annotations

from oda_reports.problems.problem import Problem, Span
from oda_reports.serving.overlay import TITLE, overlay, problem_site

ERROR = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "E202", "'<b>' is not a field", "x & y")
WARNING = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "W403", "nothing cites it")


def test_errors_stand_open_over_the_page_and_warnings_folded() -> None:
    assert "<details" in overlay([ERROR])
    assert " open>" in overlay([ERROR, WARNING])
    assert " open>" not in overlay([WARNING])


def test_what_a_record_says_cannot_become_markup() -> None:
    html = overlay([ERROR])
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert "x &amp; y" in html


def test_the_number_of_problems_is_said_once() -> None:
    assert overlay([ERROR, WARNING]).count("1 error, 1 warning") == 1


def test_without_any_good_state_one_page_lists_the_problems() -> None:
    (page,) = problem_site([ERROR]).pages
    assert page.path == "index.md"
    assert page.meta["title"] == TITLE
    assert "E202 error" in page.body
    assert "<b>" not in page.body
