"""What the donor does in the fields that a record tells of."""

from __future__ import annotations

from builders import catalogue, record
from oda_reports.records.areas import Country
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.efforts import ThemedEffort, themed_efforts


def test_efforts_have_their_records_in_the_order_of_the_area() -> None:
    water, health = record(Theme, "water"), record(Theme, "health")
    pump, ship = record(Project, "pump"), record(Project, "ship")
    efforts = [
        {"theme": "water", "text": "Wells.", "projects": ["ship", "pump"]},
        {"theme": "health", "text": "Care."},
    ]
    country = record(Country, "one", efforts=efforts)
    assert themed_efforts(catalogue(country, water, health, pump, ship), country) == (
        ThemedEffort(water, "water", "Wells.", (ship, pump)),
        ThemedEffort(health, "health", "Care.", ()),
    )


def test_an_effort_has_an_id_of_its_own_beside_events_and_groups() -> None:
    country = record(Country, "one", efforts=[{"theme": "storm", "text": "t"}])
    (effort,) = themed_efforts(catalogue(country, record(Theme, "storm")), country, ["storm"])
    assert effort.anchor == "storm-2"
