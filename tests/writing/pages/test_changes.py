"""What stands on the page of changes between editions."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record, statistic
from oda_reports.records.areas import Country, Region
from oda_reports.writing.pages.changes import FEW, ROOM, ChangesContext, changes_page
from planned import PAGES, given, ids


def printed(edition: str, value: int = 1, **fields: Any) -> dict[str, Any]:
    return {"edition": edition, "value": value, "year": 2019, **fields}


def changes(*observations: dict[str, Any], edition: str = "2024") -> ChangesContext:
    return given(changes_page(catalogue(statistic(*observations), edition=edition)), ChangesContext)


def test_pairs_go_from_each_edition_to_the_next_and_to_the_own_one() -> None:
    context = given(PAGES["changes.md"], ChangesContext)
    assert [(pair.older.edition, pair.newer.edition) for pair in context.pairs] == [
        ("2018", "2021"),
        ("2021", "2023"),
        ("2018", "2023"),
    ]
    assert [[one.edition for one in pair.inferred] for pair in context.pairs] == [
        ["2018"],
        [],
        ["2018"],
    ]
    assert context.pairs[0].anchor == "from-2018-to-2021"
    assert ids(context.compared) == ["commitments", "fellows", "net-bilateral-oda", "trainees"]
    assert context.only_edition == ""


def test_the_page_of_changes_stands_below_the_front_page_and_has_no_file() -> None:
    assert PAGES["changes.md"].parents == ("index.md",)
    assert PAGES["changes.md"].file is None


def test_a_single_edition_has_nothing_beside_it() -> None:
    context = changes(printed("2020"), {"year": 2020})
    assert (context.pairs, context.only_edition) == ((), "2020")
    assert ids(context.compared) == ["oda"]


def test_values_that_no_edition_printed_are_not_compared() -> None:
    context = changes({"year": 2020})
    assert (context.pairs, context.only_edition, context.compared) == ((), "", ())


@pytest.mark.parametrize(
    ("newer", "changed", "is_alike"),
    [
        ([printed("2021", 2)], 1, False),
        ([printed("2021")], 0, True),
        ([printed("2021", 2), printed("2021", year=2018)], 1, False),
        ([printed("2021", area="sea")], 0, False),
    ],
)
def test_a_pair_says_whether_its_editions_print_the_same(
    newer: list[dict[str, Any]], changed: int, is_alike: bool
) -> None:
    (pair,) = changes(printed("2020"), printed("2020", year=2018), *newer).pairs
    assert (pair.changed, pair.is_alike) == (changed, is_alike)
    assert sum(area.figures for area in pair.areas) == changed


def test_what_changed_is_told_area_by_area_with_each_statistic_once() -> None:
    groups = {"isles": {"name": "Isles", "countries": ["two", "one"]}}
    values = [("two", 2019), ("one", 2019), ("one", 2018)]
    older = [printed("2020", area=area, year=year) for area, year in values]
    newer = [printed("2021", 2, area=area, year=year) for area, year in values]
    made = catalogue(
        record(Region, "sea", groups=groups), record(Country, "two"), statistic(*older, *newer)
    )
    (pair,) = given(changes_page(made), ChangesContext).pairs
    assert [(one.area, one.figures, ids(one.statistics)) for one in pair.areas] == [
        ("one", 2, ["oda"]),
        ("two", 1, ["oda"]),
    ]


def test_values_of_one_edition_alone_are_listed_as_far_as_there_is_room() -> None:
    alone = [printed("2021", year=year) for year in range(1990, 1990 + FEW + 3)]
    (pair,) = changes(printed("2020"), printed("2021"), *alone).pairs
    assert (len(pair.both), len(pair.alone), pair.unlisted) == (1, FEW, 3)
    assert pair.is_listed


def test_few_values_of_one_edition_alone_leave_none_unlisted() -> None:
    (pair,) = changes(printed("2020"), printed("2021"), printed("2021", year=2018)).pairs
    assert (len(pair.alone), pair.unlisted) == (1, 0)


def test_a_pair_with_too_many_values_is_counted_and_not_listed() -> None:
    years = range(1800, 1800 + ROOM + 1)
    many = [printed(edition, year=year) for edition in ("2020", "2021") for year in years]
    (pair,) = changes(*many).pairs
    assert not pair.is_listed
    (fits,) = changes(*[each for each in many if each["year"] != 1800]).pairs
    assert fits.is_listed


def test_room_goes_first_to_pairs_with_the_own_edition() -> None:
    years = range(1800, 1800 + ROOM)
    editions = ("2020", "2021", "2022")
    many = [printed(edition, year=year) for edition in editions for year in years]
    pairs = changes(*many, edition="2022").pairs
    listed = [(pair.older.edition, pair.newer.edition) for pair in pairs if pair.is_listed]
    assert listed == [("2021", "2022")]
