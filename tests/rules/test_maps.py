"""A map has every country on it, and words below it."""

from __future__ import annotations

from builders import record
from checkings import checking, said
from oda_reports.reading.geography import Geography
from oda_reports.records.areas import Country
from oda_reports.rules.maps import countries_are_on_the_map, maps_have_a_note

NOTHING = Geography(())


def test_a_map_has_a_note() -> None:
    assert said(maps_have_a_note, checking(geography=NOTHING)) == [
        (
            "report/report",
            "E330",
            "there is a map.geojson and no map_note: nothing would stand below the maps",
            "add a line 'map_note: …' about boundaries and names",
        )
    ]
    assert said(maps_have_a_note, checking(geography=NOTHING, map_note="n")) == []
    assert said(maps_have_a_note, checking()) == []
    assert said(maps_have_a_note, checking(geography=NOTHING, has_report=False)) == []


def test_a_country_without_a_shape_is_told_where_there_is_a_map() -> None:
    two = record(Country, "two", draft=True)
    assert said(countries_are_on_the_map, checking(two, geography=NOTHING)) == [
        (
            "countries/one/iso3",
            "W420",
            "map.geojson has no shape of One (ONE)",
            "correct the code, or cut the map again with 'oda map'; "
            "until then the country stands only in the list below the map",
        )
    ]
    assert said(countries_are_on_the_map, checking()) == []
