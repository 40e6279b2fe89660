"""What stands on the list of themes and on the page of each."""

from __future__ import annotations

from oda_reports.writing.pages.themes import ThemeContext, ThemeListContext
from planned import PAGES, given, ids


def test_the_list_of_themes_counts_projects_and_says_what_a_theme_is() -> None:
    context = given(PAGES["themes/index.md"], ThemeListContext)
    assert context.definition == "A grouping of our own, to read activities across countries."
    assert [(listed.theme.id, listed.projects) for listed in context.themes] == [
        ("education", 1),
        ("health", 1),
        ("relief", 1),
        ("sea-and-coast", 4),
    ]


def test_what_is_done_in_a_theme_is_told_of_regions_and_of_countries() -> None:
    context = given(PAGES["themes/education.md"], ThemeContext)
    assert [one.record.id for one in context.in_regions] == ["lorian-sea"]
    assert [one.record.id for one in context.in_countries] == ["sao-lucio"]
    assert {one.effort.theme for one in (*context.in_regions, *context.in_countries)} == {
        "education"
    }
    assert context.projects is not None
    assert ids(card.project for card in context.projects.cards) == ["school-at-sea-sao-lucio"]
    assert ids(context.others) == ["health", "relief", "sea-and-coast"]


def test_a_theme_without_efforts_has_none() -> None:
    context = given(PAGES["themes/health.md"], ThemeContext)
    assert (context.in_regions, context.in_countries) == ((), ())
