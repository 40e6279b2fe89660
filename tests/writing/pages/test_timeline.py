"""Events as pages list them, and what the donor does, with the projects they lead to."""

from __future__ import annotations

import pytest
from builders import catalogue, record
from oda_reports.records.areas import Country
from oda_reports.records.events import Event
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.writing.pages.efforts import themed_efforts
from oda_reports.writing.pages.timeline import timeline
from planned import ids

BOATS, LIGHTS = record(Project, "boats"), record(Project, "lights")
STORM = record(Event, "storm", projects=["boats", "lights"])
CALM = record(Event, "calm")
MADE = catalogue(BOATS, LIGHTS, STORM, CALM, record(Theme, "water"))


def test_an_event_leads_to_its_projects() -> None:
    second, first = timeline(MADE, [CALM, STORM]).newest
    assert (first.event, second.event) == (CALM, STORM)
    assert (ids(first.projects), ids(second.projects)) == ([], ["boats", "lights"])


def test_on_the_page_of_a_project_an_event_leads_to_the_others() -> None:
    (entry,) = timeline(MADE, [STORM], on=BOATS).newest
    assert ids(entry.projects) == ["lights"]


@pytest.mark.parametrize(
    ("count", "newest", "earlier"),
    [
        (0, [], []),
        (2, ["e1", "e0"], []),
        (3, ["e2"], ["e1", "e0"]),
        (4, ["e3"], ["e2", "e1", "e0"]),
    ],
)
def test_of_a_long_timeline_all_but_the_newest_is_folded_away(
    count: int, newest: list[str], earlier: list[str]
) -> None:
    made = timeline(MADE, [record(Event, f"e{number}") for number in range(count)])
    assert ids(entry.event for entry in made.newest) == newest
    assert ids(entry.event for entry in made.earlier) == earlier
    assert ids(made.events) == [*newest, *earlier]


def test_an_effort_leads_to_its_theme_and_projects() -> None:
    efforts = [{"theme": "water", "text": "Wells.", "projects": ["lights", "boats"]}]
    (effort,) = themed_efforts(MADE, record(Country, "one", efforts=efforts))
    assert (effort.theme.id, effort.text) == ("water", "Wells.")
    assert ids(effort.projects) == ["lights", "boats"]
