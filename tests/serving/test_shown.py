"""A served site keeps its last good state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from oda_reports.problems.problem import Problem, Span
from oda_reports.serving.overlay import waiting_site
from oda_reports.serving.saves import look
from oda_reports.serving.shown import Shown
from oda_reports.writing.site import Site

GOOD = Site({"site_name": "Report"}, (), {}, ["index.md"])
ERROR = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "E202", "'x' is not a field")
WARNING = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "W403", "nothing cites it")
LAST_GOOD = "this page shows the last good state"
BEHIND = "This page is older than the newest save."


def test_the_last_good_pages_stay_when_a_record_breaks_and_its_problems_lie_over_them() -> None:
    good = Shown({}).accept(GOOD, {})
    broken = good.refuse([ERROR], {})
    assert broken.folder == good.folder != ""
    assert "E202" in broken.cover and LAST_GOOD in broken.cover
    assert "E202" not in good.cover and LAST_GOOD not in good.cover


def test_whatever_else_stops_a_build_stands_over_them_in_its_own_words() -> None:
    failed = Shown({}).accept(GOOD, {}).fail("No space left on <device>", {})
    assert "The site could not be built; this page shows the last good state" in failed.cover
    assert "No space left on &lt;device&gt;" in failed.cover


def test_pages_are_made_beside_those_that_are_shown() -> None:
    first = Shown({}).accept(GOOD, {})
    second = first.accept(GOOD, {})
    third = second.accept(GOOD, {})
    assert len({first.folder, second.folder, third.folder}) == 3
    assert third.beside == second.folder
    failed = third.refuse([ERROR], {}).fail("again", {})
    assert (failed.folder, failed.beside) == (third.folder, third.beside)


def test_a_record_that_is_mended_takes_its_problems_off_the_pages() -> None:
    good = Shown({}).accept(GOOD, {})
    assert good.refuse([ERROR], {}).accept(GOOD, {}).cover == good.cover


def test_warnings_lie_over_the_state_that_has_them() -> None:
    shown = Shown({}).accept(replace(GOOD, warnings=(WARNING,)), {})
    assert "W403" in shown.cover
    assert LAST_GOOD not in shown.cover
    assert LAST_GOOD in shown.refuse([ERROR], {}).cover


def test_without_a_good_state_no_page_claims_to_be_one() -> None:
    waiting = Shown({}).accept(waiting_site([ERROR]), {})
    assert "E202" in waiting.cover
    assert LAST_GOOD not in waiting.cover
    assert LAST_GOOD not in waiting.refuse([ERROR], {}).cover
    assert LAST_GOOD not in waiting.fail("full", {}).cover


def test_a_page_says_that_it_is_older_until_what_was_saved_is_built(tmp_path: Path) -> None:
    shown = Shown(look([str(tmp_path)])).accept(GOOD, look([str(tmp_path)]))
    assert BEHIND not in shown.cover
    (tmp_path / "wind.yml").write_text("name: Wind\n", "utf-8")
    assert BEHIND in shown.cover
    assert BEHIND not in shown.refuse([ERROR], look([str(tmp_path)])).cover


def test_pages_have_a_name_by_which_an_open_one_knows_whether_there_are_newer_ones(
    tmp_path: Path,
) -> None:
    before = look([str(tmp_path)])
    (tmp_path / "wind.yml").write_text("name: Wind\n", "utf-8")
    first = Shown({}).accept(GOOD, before)
    assert f'data-pages="{first.pages}"' in first.cover
    assert first.fail("full", look([str(tmp_path)])).pages == first.pages
    assert first.accept(GOOD, look([str(tmp_path)])).pages != first.pages
