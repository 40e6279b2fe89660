"""A served site keeps its last good state."""

from __future__ import annotations

from dataclasses import replace

from oda_reports.problems.problem import Problem, Span
from oda_reports.serving.overlay import BEHIND, UNCHECKED, waiting_site
from oda_reports.serving.saves import Saves
from oda_reports.serving.shown import Shown
from oda_reports.writing.site import Site

GOOD = Site({"site_name": "Report"}, (), {}, ["index.md"])
ERROR = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "E202", "'x' is not a field")
WARNING = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "W403", "nothing cites it")
LAST_GOOD = "this page shows the last good state"


def test_the_last_good_pages_stay_when_a_record_breaks_and_its_problems_lie_over_them() -> None:
    good = Shown({}).accept(GOOD, {})
    broken = good.refuse([ERROR], {})
    assert broken.folder == good.folder != ""
    assert "E202" in broken.cover_of("", {}) and LAST_GOOD in broken.cover_of("", {})
    assert "E202" not in good.cover_of("", {}) and LAST_GOOD not in good.cover_of("", {})


def test_whatever_else_stops_a_build_stands_over_them_in_its_own_words() -> None:
    failed = Shown({}).accept(GOOD, {}).fail("No space left on <device>", {})
    assert "The site could not be built; this page shows the last good state" in failed.cover_of(
        "", {}
    )
    assert "No space left on &lt;device&gt;" in failed.cover_of("", {})


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
    assert good.refuse([ERROR], {}).accept(GOOD, {}).cover_of("", {}) == good.cover_of("", {})


def test_warnings_lie_over_the_state_that_has_them() -> None:
    shown = Shown({}).accept(replace(GOOD, warnings=(WARNING,)), {})
    assert "W403" in shown.cover_of("", {})
    assert LAST_GOOD not in shown.cover_of("", {})
    assert LAST_GOOD in shown.refuse([ERROR], {}).cover_of("", {})


def test_without_a_good_state_no_page_claims_to_be_one() -> None:
    waiting = Shown({}).accept(waiting_site([ERROR]), {})
    assert "E202" in waiting.cover_of("", {})
    assert LAST_GOOD not in waiting.cover_of("", {})
    assert LAST_GOOD not in waiting.refuse([ERROR], {}).cover_of("", {})
    assert LAST_GOOD not in waiting.fail("full", {}).cover_of("", {})


def saved(name: str) -> Saves:
    return {"data": {name: (1,)}}


def test_a_page_says_that_it_is_older_until_what_was_saved_is_built() -> None:
    shown = Shown({}).accept(GOOD, saved("wind.yml"))
    assert BEHIND not in shown.cover_of("", saved("wind.yml"))
    assert BEHIND in shown.cover_of("", saved("sun.yml"))
    assert BEHIND not in shown.refuse([ERROR], saved("sun.yml")).cover_of("", saved("sun.yml"))


def test_pages_have_a_name_by_which_an_open_one_knows_whether_there_are_newer_ones() -> None:
    first = Shown({}).accept(GOOD, saved("wind.yml"))
    assert f'data-pages="{first.pages}"' in first.cover_of("", saved("wind.yml"))
    assert first.fail("full", saved("sun.yml")).pages == first.pages


def named(shown: Shown, address: str) -> str:
    return shown.cover_of(address, {}).partition('data-pages="')[2].partition('"')[0]


def test_of_pages_made_anew_those_that_are_others_have_a_new_name_and_none_is_behind() -> None:
    built = Shown({}).accept(GOOD, saved("wind.yml"))
    now = saved("sun.yml")
    shown = built.renew({"themes/wind/": True, "themes/": False}, now)
    assert named(shown, "themes/wind/") != named(built, "themes/wind/")
    assert named(shown, "themes/") == named(built, "themes/")
    behind = {at: BEHIND in shown.cover_of(at, now) for at in ("themes/wind/", "themes/", "x/")}
    assert behind == {"themes/wind/": False, "themes/": False, "x/": True}


def test_over_a_page_as_it_was_saved_stands_that_it_is_checked_next_and_no_older_problem() -> None:
    warned = Shown({}).accept(replace(GOOD, warnings=(WARNING,)), saved("wind.yml"))
    broken = warned.refuse([ERROR], saved("sun.yml"))
    now = saved("rain.yml")
    for shown in (warned, broken):
        cover = shown.renew({"themes/wind/": True}, now).cover_of("themes/wind/", now)
        assert UNCHECKED in cover
        assert not {code for code in ("W403", "E202", LAST_GOOD) if code in cover}


def test_who_reads_a_page_that_was_made_anew_is_not_disturbed_by_the_whole_site() -> None:
    now = saved("sun.yml")
    shown = Shown({}).accept(GOOD, saved("wind.yml")).renew({"a/": True, "b/": False}, now)
    whole = shown.accept(GOOD, now)
    assert [named(whole, at) for at in ("a/", "b/")] == [named(shown, at) for at in ("a/", "b/")]
    assert named(whole, "c/") != named(shown, "c/")
    later = shown.accept(GOOD, saved("rain.yml"))
    assert named(later, "b/") == later.pages


def test_after_a_build_that_failed_no_page_is_made_anew() -> None:
    shown = Shown({}).accept(GOOD, saved("wind.yml")).renew({"a/": True}, saved("sun.yml"))
    assert named(shown.refuse([ERROR], {}), "a/") == shown.pages
    assert named(shown.fail("full", {}), "a/") == shown.pages
