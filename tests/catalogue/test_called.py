"""What the records are called that a figure names by their ids."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import PLACES, catalogue, figure, record, statistic
from oda_reports.catalogue.called import called_names
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.vocabulary import Kind

RESULT = {"label": "pupils", "value": 5, "unit": "persons", "source": "review"}
SHIP = record(
    Project,
    "ship",
    title="The Ship",
    results={"pupils": RESULT, "girls": {**RESULT, "label": "girls", "part_of": "pupils"}},
    phases=[{"id": "first", "title": "Opening stage", "areas": ["one"]}],
)
CATALOGUE = catalogue(SHIP, statistic({"year": 2020}), record(Organisation, "fund", name="Fund"))
CALLED = called_names(CATALOGUE.records, CATALOGUE.figures, {"one": "Firstland"}.__getitem__)
GIRLS = CATALOGUE.figures["projects/ship/results/girls"]


def test_areas_organisations_and_sources_are_called_by_their_names() -> None:
    assert (CALLED.area("one"), CALLED.organisation("fund")) == ("Firstland", "Fund")
    assert CALLED.source("review") == "review"


def test_a_phase_is_called_by_its_title_where_the_record_has_it() -> None:
    assert CALLED.phase(replace(GIRLS, phase="first")) == "Opening stage"
    assert CALLED.phase(replace(GIRLS, phase="second")) == ""
    of_statistic = next(iter(CATALOGUE.figures.values()))
    assert CALLED.phase(replace(of_statistic, kind=Kind.STATISTICS, record="oda")) == ""


@pytest.mark.parametrize(
    ("part_of", "called"),
    [
        ("projects/ship/results/pupils", "pupils"),
        ("projects/ship/results/teachers", ""),
        ("statistics/oda/one/2020", "oda"),
        (None, ""),
    ],
)
def test_a_whole_is_called_by_its_label_and_not_at_all_where_it_is_held_back(
    part_of: str | None, called: str
) -> None:
    assert CALLED.whole(replace(GIRLS, part_of=part_of)) == called


def test_a_whole_of_another_record_is_called_by_its_record_too() -> None:
    other = figure(kind=Kind.EVENTS, record="day", part_of="projects/ship/results/pupils")
    assert CALLED.whole(other) == "pupils (The Ship)"


def test_a_record_that_is_not_published_has_no_name() -> None:
    assert record(Source, "review") in PLACES
    with pytest.raises(KeyError):
        CALLED.source("next")
    with pytest.raises(KeyError):
        CALLED.organisation("nobody")
