"""Regions, groups and countries have ids of their own, and each country one home."""

from __future__ import annotations

from typing import Any

from builders import record
from checkings import checking, places, said
from oda_reports.records.areas import Country, Region
from oda_reports.rules.areas import areas_have_ids_of_their_own, countries_have_one_home


def region(id: str, **groups: list[str]) -> Region:
    listed: dict[str, Any] = {
        key: {"name": key.title(), "countries": countries} for key, countries in groups.items()
    }
    return record(Region, id, groups=listed)


def test_an_id_is_of_one_area() -> None:
    records = (region("sea", one=["one"], bay=["one"]), region("bay", sea=["one"]))
    help = "give one of the two another id"
    assert said(areas_have_ids_of_their_own, checking(*records)) == [
        ("regions/sea/groups/one key=True", "E307", "'one' is already the id of a country", help),
        ("regions/bay key=True", "E307", "'bay' is already the id of a group", help),
        ("regions/bay/groups/sea key=True", "E307", "'sea' is already the id of a region", help),
    ]
    assert said(areas_have_ids_of_their_own, checking()) == []


def test_a_country_is_listed_once() -> None:
    records = (region("sea", isles=["one"], bay=["two", "one"]), region("lake", shore=["two"]))
    help = "list a country once; other groupings belong in the text"
    looked_at = checking(*records, record(Country, "two"))
    assert said(countries_have_one_home, looked_at) == [
        ("regions/sea/groups/bay/countries/1", "E308", "'one' is already listed by 'Sea'", help),
        ("regions/lake/groups/shore/countries/0", "E308", "'two' is already listed by 'Sea'", help),
    ]


def test_a_country_is_listed_at_least_once_by_what_can_be_read() -> None:
    two = record(Country, "two")
    assert said(countries_have_one_home, checking(two)) == [
        (
            "countries/two",
            "E308",
            "no region lists 'two'",
            "add it to the countries of a group in its region's record",
        )
    ]
    assert places(countries_have_one_home, checking(two, unread=[("regions", "x")])) == []
    unread = [("themes", "x")]
    assert places(countries_have_one_home, checking(two, unread=unread)) == ["countries/two"]


def test_a_country_that_is_a_draft_needs_no_home() -> None:
    assert places(countries_have_one_home, checking(record(Country, "two", draft=True))) == []
