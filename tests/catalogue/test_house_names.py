"""Names of the house: where one stands in a text, and spellings that one forbids."""

from __future__ import annotations

import pytest
from builders import record
from oda_reports.catalogue.house_names import (
    forbidden_in,
    form_in,
    forms_of,
    is_valid_at,
    right_form,
)
from oda_reports.records.glossary import Name
from oda_reports.records.partial_dates import PartialDate


def house_name(short: str, **fields: object) -> Name:
    return record(Name, "it", short=short, **fields)


SHORT = house_name("Veymar")
BOTH = house_name("Veymar", long="Union of Veymar", forbidden=["Weimar", "Union of Weimar"])


def test_the_forms_of_a_name_are_the_short_one_and_the_long_one_if_there_is_one() -> None:
    assert forms_of(SHORT) == ("Veymar",)
    assert forms_of(BOTH) == ("Veymar", "Union of Veymar")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("In Veymar.", "Veymar"),
        ("the Union of Veymar", "Veymar"),
        ("Veymar's", "Veymar"),
        ("Veymarian", None),
        ("NewVeymar", None),
        ("veymar", None),
        ("", None),
    ],
)
def test_a_name_stands_in_a_text_as_words_of_its_own(text: str, form: str | None) -> None:
    assert form_in(BOTH, text) == form


def test_the_long_form_is_found_where_the_short_one_is_not() -> None:
    name = house_name("UV", long="Union of Veymar")
    assert form_in(name, "the Union of Veymar") == "Union of Veymar"


def test_the_form_that_is_right_is_the_one_most_like_what_is_wrong() -> None:
    assert right_form(BOTH, "Weimar") == "Veymar"
    assert right_form(BOTH, "Union of Weimar") == "Union of Veymar"


def wrong_in(text: str, *names: Name) -> list[tuple[str, str]]:
    return [(wrong, name.short) for wrong, name in forbidden_in(names or (BOTH,), text)]


def test_each_spelling_is_told_with_the_name_that_forbids_it() -> None:
    other = house_name("Odile", forbidden=["Odyle"])
    found = [("Weimar", "Veymar"), ("Odyle", "Odile")]
    assert wrong_in("Odyle in Weimar", BOTH, other) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In Veymar.",
        "Weimarian",
        "OldWeimar",
        "“of Weimar”",
        "«of Weimar»",
        "„of Weimar“",
        "„of Weimar”",
        "`Weimar`",
        "[words](https://example.org/Weimar)",
    ],
)
def test_no_spelling_is_wrong_inside_other_words_quotations_code_and_addresses(text: str) -> None:
    assert wrong_in(text) == []


def test_a_spelling_beside_a_quotation_is_wrong() -> None:
    assert wrong_in("“Veymar” or Weimar") == [("Weimar", "Veymar")]


def test_a_spelling_inside_a_name_that_is_right_is_no_mistake() -> None:
    river = house_name("Weimar Falls")
    assert wrong_in("The Weimar Falls.", BOTH, river) == []
    assert wrong_in("The Weimar Falls of Weimar.", BOTH, river) == [("Weimar", "Veymar")]


def test_a_short_name_leaves_the_longer_one_around_it_whole() -> None:
    names = [house_name("East Weimar"), house_name("Old East Weimar")]
    short = house_name("V", forbidden=["Weimar", "Old"])
    assert wrong_in("Old East Weimar", short, *names) == []


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        ("2019", False),
        ("2019-12-31", False),
        ("2020", True),
        ("2020-02", False),
        ("2020-03", True),
        ("2021", True),
        ("2022-06", True),
        ("2022-07", False),
        ("2022", True),
        ("2023", False),
    ],
)
def test_a_name_is_valid_from_its_first_day_to_its_last(date: str, valid: bool) -> None:
    name = house_name("Veymar", valid_from="2020-03", valid_to="2022-06")
    assert is_valid_at(name, PartialDate.parse(date)) == valid


def test_a_name_without_dates_is_always_valid() -> None:
    assert is_valid_at(SHORT, PartialDate(1900))
    assert is_valid_at(house_name("a", valid_from="2000"), PartialDate(2100))
    assert not is_valid_at(house_name("a", valid_from="2000"), PartialDate(1999))
    assert is_valid_at(house_name("a", valid_to="2000"), PartialDate(1900))
    assert not is_valid_at(house_name("a", valid_to="2000"), PartialDate(2001))
