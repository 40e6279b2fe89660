"""What can be chosen in the list of projects, and how many projects each choice finds."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from builders import catalogue, catalogue_of, record
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.choices import Choice, Choices, Facet, choices
from oda_reports.figures.formatting import formatter_of
from oda_reports.records.areas import Country, Region
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation

CATALOGUE = catalogue_of(EXAMPLE)
AMOUNT = {"source": "review", "currency": "USD"}


def of(made: Catalogue) -> Choices:
    return choices(made, formatter_of(made.report))


FOUND = of(CATALOGUE)


def facet(made: Choices, key: str) -> Facet:
    found = made.facet(key)
    assert found is not None
    return found


def counts(choices: tuple[Choice, ...]) -> dict[str, int]:
    return {choice.id: choice.count for choice in choices}


def test_places_are_the_countries_below_their_groups_which_can_be_chosen_as_a_whole() -> None:
    places = facet(FOUND, "country")
    assert [(name, counts(found)) for name, found in places.groups] == [
        ("Windward Isles", {"windward-isles": 4, "sao-lucio": 4, "cote-d-orlan": 3}),
        ("Outer Isles", {"outer-isles": 7, "veymar": 6, "tessara": 4}),
    ]
    assert places.choices[0].name == "All of Windward Isles"
    assert places.choices[1].record is CATALOGUE.get(Country, "sao-lucio")


def test_a_group_of_one_country_is_that_country() -> None:
    isles = {"isles": {"name": "Isles", "countries": ["one"]}}
    made = of(catalogue(record(Region, "sea", groups=isles), record(Project, "ship")))
    assert counts(facet(made, "country").choices) == {"one": 1}


def test_every_other_choice_fits_a_project_and_is_counted_once_for_it() -> None:
    keys = ("theme", "scheme", "kind", "organisation", "status", "amount")
    told = {(key, one.id): one.count for key in keys for one in facet(FOUND, key).choices}
    found = Counter(
        (key, id) for by_key in FOUND.found_by.values() for key in keys for id in by_key[key]
    )
    assert told == found


def test_kinds_and_stages_stand_under_their_labels() -> None:
    kinds = facet(FOUND, "kind").choices
    assert [(one.id, one.name) for one in kinds][-1] == ("ngo", "NGO")
    assert "not-stated" not in counts(facet(FOUND, "status").choices)


def test_an_id_of_before_is_known() -> None:
    aid = record(Organisation, "aid", redirects=["relief"])
    part = {"organisation": "aid", "role": "donor"}
    made = of(catalogue(aid, record(Project, "ship", organisations=[part])))
    assert facet(made, "organisation").choices[0].before == ("relief",)


def amounts(*values: int) -> Choices:
    return of(
        catalogue(
            *(
                record(Project, f"p{n}", amounts={"grant": {**AMOUNT, "value": value}})
                for n, value in enumerate(values)
            )
        )
    )


def test_amounts_are_chosen_from_powers_of_ten_that_tell_projects_apart() -> None:
    made = facet(amounts(20_000, 300_000, 5_000_000), "amount")
    assert [(name, [(one.name, one.count) for one in found]) for name, found in made.groups] == [
        (
            "US dollars",
            [
                ("Any in US dollars", 3),
                ("$100,000 or more", 2),
                ("$1\N{NO-BREAK SPACE}million or more", 1),
            ],
        )
    ]
    assert list(counts(made.choices)) == ["usd", "usd-100000", "usd-1000000"]


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=8))
def test_so_many_projects_have_an_amount_as_large_as_a_choice_says(values: list[int]) -> None:
    told = counts(facet(amounts(*values), "amount").choices)
    steps = {id: int(id.partition("-")[2] or 0) for id in told}
    assert told == {id: sum(value >= step for value in values) for id, step in steps.items()}
    assert told.pop("usd") == len(values)
    assert not [count for count in told.values() if not 0 < count < len(values)]


def test_amounts_of_two_currencies_are_two_lists_the_more_frequent_first() -> None:
    yen = {**AMOUNT, "currency": "JPY", "value": 10_000_000}
    made = of(
        catalogue(
            record(Project, "both", amounts={"yen": yen, "dollars": {**AMOUNT, "value": 5}}),
            record(Project, "yen", amounts={"yen": yen}),
        )
    )
    assert [unit.value for unit in made.currencies] == ["JPY", "USD"]
    assert made.found_by["both"]["amount"] == ("jpy", "usd")
    assert [name for name, _ in facet(made, "amount").groups] == ["Japanese yen", "US dollars"]
    assert Decimal(10_000_000) not in made.found_by["yen"]["amount"]


def test_years_count_what_runs_from_them_on_and_what_has_begun_by_them() -> None:
    periods = {
        "first": {"start": 2001, "end": 2002},
        "open": {"start": 2003},
        "ended": {"end": 2002},
        "none": {"duration": "some years"},
    }
    made = of(catalogue(*(record(Project, id, period=each) for id, each in periods.items())))
    assert counts(made.first_years) == {"2001": 3, "2002": 3, "2003": 1}
    assert counts(made.last_years) == {"2001": 2, "2002": 2, "2003": 3}


def test_without_projects_there_is_nothing_to_choose_but_a_country() -> None:
    made = of(catalogue())
    assert [one.key for one in made.facets] == ["country"]
    assert (made.first_years, made.currencies) == ((), ())
    assert made.facet("theme") is None
