"""What a record names: sources and figures, wherever in it they stand."""

from __future__ import annotations

from builders import record
from oda_reports.catalogue.mentions import cites, named_figures
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
