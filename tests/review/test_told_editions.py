"""What stands in the place of what, in words and each told once."""

from __future__ import annotations

from typing import Any

from builders import catalogue, record, statistic
from oda_reports.figures.formatting import Formatter
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.review.figure_changes import figure_changes
from oda_reports.review.printed_figures import printed_figures
from oda_reports.review.renamed_figures import Renames
from oda_reports.review.review import ToldEdition, ToldStanding
from oda_reports.review.told_editions import standing_changes, tell_standing


def told(
    before: tuple[Record, ...],
    after: tuple[Record, ...],
    *,
    edition: str = "2025",
    pages: tuple[dict[str, str], dict[str, str]] | None = None,
) -> tuple[tuple[ToldEdition, ...], tuple[ToldStanding, ...]]:
    """What is told between the edition of 2024 and another one."""
    base, head = catalogue(*before, edition="2024"), catalogue(*after, edition=edition)
    changes = figure_changes(base, head, {})
    editions, standing = standing_changes(base, head, Renames({}), changes)
    printed = printed_figures(*pages, {}) if pages else None
    return tell_standing(editions, standing, head, Formatter(), printed)


COUNTS = statistic(
    {"area": "sea", "edition": 2024, "since": 1990, "value": 10},
    {"area": "sea", "edition": 2025, "since": 1990, "value": 12},
    measure="cumulative-count",
)


def test_a_figure_that_stands_is_told_with_its_edition_and_pages() -> None:
    marks = [f'<data data-figure="statistics/oda/sea@{year}">' for year in (2024, 2025)]
    pages = ({"index.md": marks[0]}, {"index.md": marks[1]})
    (edition,), left = told((COUNTS,), (COUNTS,), pages=pages)
    assert (edition.older, edition.newer, edition.is_moved, left) == ("2024", "2025", True, ())
    (row,) = edition.rows
    assert row.before and row.after
    assert (row.about, row.moment, row.became) == ("oda, Sea", "since 1990", "Later count")
    assert (row.before.text, row.after.text) == ("10 persons", "12 persons")
    assert (row.before.edition, row.after.edition) == ("2024", "2025")
    assert (row.stands, row.pages) == (True, ("index.md",))


def test_what_an_edition_that_is_not_published_prints_does_not_stand() -> None:
    before = statistic(
        {"area": "sea", "edition": 2024, "since": 1990, "value": 10}, measure="cumulative-count"
    )
    (edition,), left = told((before,), (COUNTS,), edition="2024")
    assert (edition.is_moved, edition.is_ahead, left) == (False, True, ())
    assert [(row.became, row.stands) for row in edition.rows] == [("Later count", False)]


def test_another_year_is_told_beside_no_edition() -> None:
    before = statistic({"year": 2022, "value": 10})
    after = statistic({"year": 2022, "value": 10}, {"year": 2023, "value": 11})
    editions, (row,) = told((before,), (after,), edition="2024")
    assert editions == ()
    assert (row.became, row.was, row.now) == ("Another year stands", "2022", "2023")
    assert (row.moment, row.stands) == ("2023", True)


def test_what_no_page_prints_is_not_counted() -> None:
    (edition,), left = told((COUNTS,), (COUNTS,), pages=({}, {}))
    assert [row.stands for row in edition.rows] == [False]
    before = statistic({"year": 2022, "value": 10})
    after = statistic({"year": 2022, "value": 10}, {"year": 2023, "value": 11})
    assert told((before,), (after,), edition="2024", pages=({}, {})) == ((), ())
    assert left == ()


def ship(stage: str, source: str, **fields: Any) -> Project:
    status = {"stage": stage, "source": source}
    return record(Project, "ship", title="A ship", status=status, **fields)


def test_a_status_that_was_written_over_is_told_with_the_edition() -> None:
    (edition,), left = told((ship("agreed", "review-2024"),), (ship("completed", "review-2025"),))
    (row,) = edition.rows
    assert row.before and row.after
    assert (row.before.text, row.after.text, row.became) == ("agreed", "completed", "Status")
    assert (row.is_lost, row.stands, row.pages) == (True, False, ("projects/ship.md",))
    assert left == ()


def test_a_status_of_another_source_is_told_by_itself() -> None:
    before, after = ship("agreed", "review"), ship("completed", "review-2024")
    editions, (row,) = told((before,), (after,), edition="2024")
    assert editions == ()
    assert (row.became, row.was, row.now, row.is_lost) == ("Status", "review", "2024", False)


def test_a_feature_is_told_by_number_and_heading() -> None:
    def featured(*readings: dict[str, Any]) -> Project:
        first = {"number": 3, "heading": "Sails", "source": "review-2024", "readings": readings}
        sources = ["review-2024", "review-2025"]
        return record(Project, "ship", title="A ship", sources=sources, feature=first)

    again = {"heading": "More sails", "source": "review-2025"}
    (edition,), _ = told((featured(),), (featured(again),))
    (row,) = edition.rows
    assert row.before and row.after
    assert (row.before.text, row.after.text) == ("3, Sails", "More sails")
    assert row.became == "Featured otherwise"
    (edition,), _ = told((featured(),), (featured(),))
    assert [(row.became, row.after) for row in edition.rows] == [("No longer featured", None)]
