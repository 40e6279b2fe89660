"""Events as pages list them, and what the donor does, with the projects they lead to."""

from __future__ import annotations

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
    first, second = timeline(MADE, [CALM, STORM])
    assert (first.event, second.event) == (CALM, STORM)
    assert (ids(first.projects), ids(second.projects)) == ([], ["boats", "lights"])


def test_on_the_page_of_a_project_an_event_leads_to_the_others() -> None:
    (entry,) = timeline(MADE, [STORM], on=BOATS)
    assert ids(entry.projects) == ["lights"]


def test_an_effort_leads_to_its_theme_and_projects() -> None:
    efforts = [{"theme": "water", "text": "Wells.", "projects": ["lights", "boats"]}]
    (effort,) = themed_efforts(MADE, record(Country, "one", efforts=efforts))
    assert (effort.theme.id, effort.text) == ("water", "Wells.")
    assert ids(effort.projects) == ["lights", "boats"]
