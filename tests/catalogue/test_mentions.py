"""What a record names: sources and figures, wherever in it they stand."""

from __future__ import annotations

from builders import record, statistic
from oda_reports.catalogue.mentions import cites, named_figures, source_places
from oda_reports.figures.figure import record_figures
from oda_reports.records.areas import Country
from oda_reports.records.projects import Project


def test_a_record_cites_where_it_was_read_and_what_its_texts_name() -> None:
    project = record(Project, "ship", summary="a [@log] b [^x] [[guests]] [@log]")
    assert cites(project) == {"review", "log"}
    assert cites(record(Country, "one")) == frozenset()


def test_figures_are_named_by_key_figures_and_in_texts_each_time() -> None:
    country = record(
        Country,
        "one",
        summary="Of [[guests]], [[guests@2022|so many]]; see [@log] and [us](countries/one).",
        key_figures=["guests/one"],
    )
    assert sorted(named_figures(country)) == ["guests", "guests/one", "guests@2022"]
    assert [*named_figures(record(Country, "one", summary="guests"))] == []


def test_a_source_is_named_once_for_each_place_and_alone_only_where_no_place_is_known() -> None:
    told = [("review", None), ("log", None), ("review", "page 4"), ("review", "page 4")]
    values = [
        {"area": "one", "year": 2000 + index, "value": 1, "source": source, "place": place}
        for index, (source, place) in enumerate(told)
    ]
    figures = record_figures(statistic(*values))
    assert source_places(figures) == (("log", None), ("review", "page 4"))
