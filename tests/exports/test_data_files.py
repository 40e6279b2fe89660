"""Which files of figures there are, and that those of a statistic tell the truth to a naive sum."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from decimal import Decimal
from typing import Any

import builders
import pytest
from builders import catalogue, observation, record
from hypothesis import given
from hypothesis import strategies as st
from invented_statistics import ENTRIES, HOLDS, KINDS, OWN, PLAIN_ENTRIES, held
from oda_reports.exports.data_files import DataFile, data_files, files_of_events
from oda_reports.exports.figures_csv import figures_csv
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic

INSIDE = {area: [one for one in HOLDS if HOLDS[one] < HOLDS[area]] for area in HOLDS}


def files_of(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> dict[str, list[dict[str, str]]]:
    """The rows of each file of a statistic by what follows its id."""
    held_by, statistic = held(entries, kind)
    return {
        file.path.removeprefix("data/statistics/oda").removesuffix(".csv"): list(
            csv.DictReader(io.StringIO(figures_csv(file.figures, held_by).decode(), newline=""))
        )
        for file in data_files(statistic, held_by.figures_of(statistic), held_by)
    }


def sums(rows: list[dict[str, str]]) -> dict[str, Decimal]:
    """What a naive sum says of each period."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row["value"]:
            found[row["period_start"]] += Decimal(row["value"])
    return found


@given(PLAIN_ENTRIES, st.sampled_from(KINDS[:2]))
def test_the_file_adds_up_to_the_newest_values_of_the_smallest_areas_known(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    newest: dict[tuple[str, int], tuple[str, Decimal]] = {}
    for entry in entries:
        edition = entry["source"].removeprefix("review").removeprefix("-")
        key = entry["area"], entry["year"]
        if edition <= OWN and edition >= newest.get(key, ("", None))[0]:
            newest[key] = (edition, Decimal(entry["value"]))
    known = {area for area, _ in newest}
    expected: dict[str, Decimal] = defaultdict(Decimal)
    for (area, year), (_, value) in newest.items():
        if not known & set(INSIDE[area]):
            expected[f"{year}-01-01"] += value.scaleb(6 if "scale" in kind else 0)
    assert sums(files_of(entries, kind).get("", [])) == expected


@given(ENTRIES, st.sampled_from(KINDS))
def test_every_figure_is_in_a_file_and_no_value_is_a_total_too(
    entries: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    held_by, statistic = held(entries, kind)
    files = files_of(entries, kind)
    in_file = {
        suffix: [row["figure"] for row in rows if row["figure"]] for suffix, rows in files.items()
    }
    assert in_file["-editions"] == [figure.address for figure in held_by.figures_of(statistic)]
    assert not set(in_file.get("", [])) & set(in_file.get("-totals", []))
    times = [
        (row["area"], row["period_start"], row["period_end"], row["year_kind"])
        for row in files.get("", [])
    ]
    assert len(set(times)) == len(times)
    assert all(files.values())


def names(files: tuple[DataFile, ...]) -> dict[str, str]:
    return {file.path: file.name for file in files}


@pytest.mark.parametrize(
    ("measure", "name"),
    [("count", "Values that may be added (CSV)"), ("ratio", "Values by area (CSV)")],
)
def test_a_statistic_has_a_file_of_values_one_of_totals_and_one_of_every_print(
    measure: str, name: str
) -> None:
    entries = [observation(area=area, year=2020) for area in ("one", "sea")]
    held_by, statistic = held(entries, {"unit": "persons", "measure": measure})
    assert names(data_files(statistic, held_by.figures_of(statistic), held_by)) == {
        "data/statistics/oda.csv": name,
        "data/statistics/oda-totals.csv": "Printed totals (CSV)",
        "data/statistics/oda-editions.csv": "Every print (CSV)",
    }


def test_no_file_is_written_without_a_row_nor_over_another_statistic_s_own() -> None:
    entries = [observation(year=2020)]
    statistic = record(Statistic, "oda", observations=entries)
    other = record(Statistic, "oda-editions", observations=entries)
    made = catalogue(statistic, other)
    (file,) = data_files(statistic, made.figures_of(statistic), made)
    assert file.path == "data/statistics/oda.csv"
    assert len(data_files(other, made.figures_of(other), made)) == 2


def test_a_compiled_statistic_has_one_file() -> None:
    amount = {"value": 5, "currency": "USD", "source": "review"}
    grants = record(
        Statistic, "grants", unit=None, measure=None, flow="commitment",
        compiled_from="project-amounts",
    )  # fmt: skip
    made = catalogue(record(Project, "well", amounts={"grant": amount}), grants)
    found = data_files(grants, made.figures_of(grants), made)
    assert names(found) == {"data/statistics/grants.csv": "Amounts (CSV)"}


def test_an_event_with_figures_has_a_file_though_it_has_no_page() -> None:
    count = {"value": 1, "unit": "persons", "label": "l", "source": "review"}
    storm = record(Event, "storm", figures={"lost": count})
    ((event, (file,)),) = files_of_events(catalogue(storm, record(Event, "calm")))
    assert (event.id, file.path, len(file.figures)) == ("storm", "data/events/storm.csv", 1)


def test_any_other_record_has_the_figures_of_its_page() -> None:
    entries = [observation(year=2020)]
    statistic = record(Statistic, "oda", observations=entries)
    made = catalogue(statistic)
    (file,) = data_files(made.get(Region, "sea"), made.figures_of(statistic), made)
    assert (file.path, file.figures) == ("data/regions/sea.csv", made.figures_of(statistic))


@pytest.mark.parametrize(
    ("starts", "name"),
    [((1995, 1995), "Values that may be added (CSV)"), ((1995, 1998), "Values by area (CSV)")],
)
def test_counts_from_different_starts_are_not_said_to_add_up(
    starts: tuple[int, int], name: str
) -> None:
    entries = [
        {"area": area, "since": since, "as_of": 2020}
        for area, since in zip(("one", "two"), starts, strict=True)
    ]
    counted = builders.statistic(*entries, measure="cumulative-count")
    held_by = catalogue(record(Country, "two"), counted)
    first, *_ = data_files(counted, held_by.figures_of(counted), held_by)
    assert first.name == name
