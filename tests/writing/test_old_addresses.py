"""Places and files keep the names that they had before a record got another id."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import catalogue, flows, record, statistic
from oda_reports.charts.series import course
from oda_reports.records.areas import Country, Region
from oda_reports.records.sources import Source
from oda_reports.writing.old_addresses import old_anchors, old_csv_paths, old_data_paths
from planned import PAGES

ISLES = {"name": "Isles", "countries": ["one"]}
FLOWS = flows(
    {"year": 2019}, {"year": 2020, "edition": "2021"}, {"area": "sea", "year": 2020},
    redirects=["aid"],
)  # fmt: skip
KNOWN = catalogue(
    FLOWS,
    record(Country, "one", redirects=["first", "isles", "two"]),
    record(Country, "two"),
    record(Region, "sea", groups={"isles": ISLES}, redirects=["ocean"]),
)


def test_the_place_of_a_figure_has_a_name_for_each_id_that_its_area_had() -> None:
    one, printed, sea = KNOWN.figures_of(FLOWS)
    assert old_anchors(one, KNOWN) == ("first/2019",)
    assert old_anchors(printed, KNOWN) == ("first/2020@2021", "one/2020", "first/2020")
    assert old_anchors(sea, KNOWN) == ("ocean/2020",)
    assert old_anchors(replace(one, area="isles"), KNOWN) == ()
    assert old_anchors(replace(one, area=None), KNOWN) == ()


def test_of_several_editions_each_has_its_own_place() -> None:
    both = ({"edition": 2021, "year": 2020}, {"edition": 2023, "year": 2021})
    held = catalogue(statistic(*both))
    assert [old_anchors(figure, held) for figure in held.figures.values()] == [(), ()]


def test_what_another_publication_prints_is_found_where_only_its_edition_was_named() -> None:
    book = record(Source, "book-2020", edition="2020")
    held = catalogue(book, statistic({"source": "book-2020"}, {"area": "sea", "edition": "2020"},
                                     {"area": "sea", "source": "book-2020"}))  # fmt: skip
    of_one, of_sea = (figure for figure in held.figures.values() if figure.source == "book-2020")
    assert old_anchors(of_one, held) == ("one@2020",)
    assert old_anchors(of_sea, held) == (), "that is what the report's own publication prints"


def anchors(*observations: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The places of the values of a statistic, each with the names that it had before."""
    held = catalogue(statistic(*observations), record(Source, "table"))
    return {figure.anchor: old_anchors(figure, held) for figure in held.figures.values()}


def test_what_no_edition_prints_is_found_where_it_had_no_date() -> None:
    assert anchors({"as_of": "2024-08-01"}) == {"one/2024-08-01": ("one",)}
    assert anchors({"as_of": 2020}, {"area": "sea", "as_of": 2021}) == {
        "one/2020": ("one",),
        "sea/2021": ("sea",),
    }
    assert anchors({"year": 2020}, {"as_of": 2019, "edition": 2021}) == {
        "one/2020": (),
        "one@2021": ("one",),
    }


def test_of_several_days_none_has_the_place_without_one() -> None:
    found = anchors({"as_of": 2020, "source": "table"}, {"as_of": 2021})
    assert found == {"one/2020": (), "one/2021": ()}


def test_the_values_of_a_chart_are_there_under_each_name_of_its_statistic_and_area() -> None:
    chart = course(KNOWN, FLOWS, "one")
    assert chart
    assert list(old_csv_paths(chart, KNOWN)) == [
        "data/charts/oda/one.csv",
        "data/charts/oda/first.csv",
        "data/charts/aid/one.csv",
        "data/charts/aid/first.csv",
    ]


@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("projects/harbour-lights.md", ("data/projects/beacon-programme",)),
        ("projects/clinic-boats.md", ()),
    ],
)
def test_the_figures_of_a_record_are_there_under_each_of_its_ids(
    path: str, old: tuple[str, ...]
) -> None:
    page = PAGES[path]
    assert page.data_path
    assert old_data_paths(page.record, page.data_path) == old
    assert old_data_paths(None, page.data_path) == ()
