"""A served site keeps its last good state."""

from __future__ import annotations

from dataclasses import replace

from oda_reports.problems.problem import Problem, Span
from oda_reports.serving.last_good import Showing
from oda_reports.serving.overlay import TITLE
from oda_reports.writing.site import Site

GOOD = Site({"site_name": "Report"}, (), {}, ["index.md"])
ERROR = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "E202", "'x' is not a field")
WARNING = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "W403", "nothing cites it")
PAGE = "<body>words</body>"


def test_the_last_good_state_stays_when_a_record_breaks_and_its_problems_lie_over_it() -> None:
    showing = Showing()
    assert showing.accept(GOOD) is GOOD
    assert showing.cover(PAGE) == PAGE
    assert showing.refuse([ERROR]) is GOOD
    assert "E202" in showing.cover(PAGE)
    assert showing.cover(PAGE).endswith("</body>")


def test_a_record_that_is_mended_takes_its_problems_off_the_pages() -> None:
    showing = Showing()
    showing.refuse([ERROR])
    showing.accept(GOOD)
    assert showing.cover(PAGE) == PAGE


def test_warnings_lie_over_the_state_that_has_them() -> None:
    showing = Showing()
    site = replace(GOOD, warnings=(WARNING,))
    assert showing.accept(site) is site
    assert "W403" in showing.cover(PAGE)


def test_without_a_good_state_the_problems_are_the_site() -> None:
    showing = Showing()
    assert not showing.has_begun
    (page,) = showing.refuse([ERROR]).pages
    assert page.meta["title"] == TITLE
    assert showing.has_begun
