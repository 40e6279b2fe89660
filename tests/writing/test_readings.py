"""What several editions or sources print of one thing, as its page tells it."""

from __future__ import annotations

from typing import Any

from builders import catalogue, record
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.writing.readings import shown_readings, source_name

SOURCES = (
    record(Source, "book-2020", title="Data book", edition="2020"),
    record(Source, "note", title="A press note", short_title="Note"),
    record(Source, "review-2018", publication="review", edition="2018", edition_inferred=True),
)
PUPILS = {"label": "pupils", "unit": "persons"}


def held(*readings: tuple[str, int], key: str = "pupils") -> Catalogue:
    """A catalogue with a result that sources print, the first of them first in its record."""
    first, *others = [{"source": source, "value": value} for source, value in readings]
    results = {key: {**PUPILS, **first, "readings": others}}
    return catalogue(*SOURCES, record(Project, "ship", results=results), edition="2023")


def shown(made: Catalogue) -> list[tuple[Any, ...]]:
    """Its readings as a page tells them: name, number, place, what became of it."""
    figure = made.figures["projects/ship/results/pupils"]
    return [
        (one.name, int(one.figure.value or 0), one.anchor, one.words)
        for one in shown_readings(figure, made)
    ]


def test_a_figure_that_one_source_prints_has_no_list() -> None:
    assert shown(held(("review-2023", 240))) == []


def test_readings_stand_from_the_oldest_on_and_say_what_became_of_the_number() -> None:
    readings = [("review-2021", 202), ("review-2023", 240), ("review-2018", 250)]
    assert shown(held(*readings)) == [
        ("2018 (inferred)", 250, "results/pupils@2018", ""),
        ("2021", 202, "results/pupils@2021", "lower count"),
        ("2023", 240, "", "later count"),
    ]


def test_other_publications_and_sources_without_an_edition_are_called_by_their_titles() -> None:
    readings = [("review-2023", 240), ("book-2020", 100), ("note", 7)]
    assert shown(held(*readings)) == [
        ("Note", 7, "results/pupils@note", ""),
        ("Data book (2020)", 100, "results/pupils@book:2020", ""),
        ("2023", 240, "", ""),
    ]
    assert source_name("note", held(*readings)) == "Note"


def test_a_later_edition_than_the_report_s_has_its_place_and_does_not_stand() -> None:
    assert shown(held(("review-2023", 240), ("review-2025", 260))) == [
        ("2023", 240, "", ""),
        ("2025", 260, "results/pupils@2025", "later count"),
    ]


def test_the_figures_of_an_event_stand_where_the_event_does() -> None:
    lost = {
        "label": "houses", "unit": "items", "value": 5400, "source": "review-2023",
        "readings": [{"value": 5200, "source": "review-2021"}],
    }  # fmt: skip
    made = catalogue(record(Event, "storm", figures={"houses": lost}), edition="2023")
    readings = shown_readings(made.figures["events/storm/figures/houses"], made)
    assert [(one.anchor, one.words) for one in readings] == [("", ""), ("", "revised")]
