"""Amounts of one project: which is the whole, which is for whom, which is which."""

from __future__ import annotations

from typing import Any

import pytest
from builders import record, statistic
from checkings import checking, places, said
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.areas import Country, Region
from oda_reports.records.projects import Project
from oda_reports.rules.amounts import (
    amounts_for_one_country_say_so,
    figures_are_told_apart,
    labels_of_parts_name_a_whole,
    totals_name_their_parts,
)


def boats(*amounts: dict[str, Any], **fields: Any) -> Project:
    """A project with amounts in dollars, under the keys a, b, c."""
    given = {"currency": "USD", "source": "review"}
    held = {key: {**given, **each} for key, each in zip("abcdefghijklmnop", amounts, strict=False)}
    return record(Project, "boats", amounts=held, **fields)


def totals(*amounts: dict[str, Any]) -> list[str]:
    return places(totals_name_their_parts, checking(boats(*amounts)))


A = ["projects/boats/amounts/a/value"]


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        ([{"value": 5}, {"value": 3}, {"value": 2}], A),
        ([{"value": 5}, {"value": 3}, {"value": 2}, {"value": 9}], A),
        ([{"value": 5}, {"value": 3}, {"value": 3}], []),
        ([{"value": 5}, {"value": 5}, {"value": 2}], []),
        ([{"value": 5}, {"value": 3, "part_of": "a"}, {"value": 2, "part_of": "a"}], []),
        ([{"value": 5}, {"value": 3, "part_of": "a"}, {"value": 2}], A),
        ([{"value": 5}, {"value": 3, "part_of": "a"}, {"value": 1}], []),
        ([{"value": 5}, {"value": 3, "currency": "EUR"}, {"value": 2}], []),
        ([{"value": 5}, {"value": 3, "flow": "pledge"}, {"value": 2}], []),
        ([{"value": 5}, {"value": 3, "nature": "forecast"}, {"value": 2}], []),
        ([{"value": 5, "year": 2022}, {"value": 3, "year": 2020}, {"value": 2, "year": 2021}], []),
        ([{"value": 5}, {"value": 3, "year": 2020}, {"value": 2, "year": 2021}], A),
        ([{"value": 5, "areas": ["one"]}, {"value": 3}, {"value": 2}], []),
        ([{"value": 0}, {"value": 0}, {"value": 0}], []),
        ([{"value": n} for n in (2**15 - 1, *(2**n for n in range(15)))], A),
    ],
)
def test_an_amount_that_is_the_sum_of_others_says_that_it_is_their_whole(
    amounts: list[dict[str, Any]], found: list[str]
) -> None:
    assert totals(*amounts) == found


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=5))
def test_the_sum_of_all_others_is_always_found(values: list[int]) -> None:
    found = totals({"value": sum(values)}, *({"value": value} for value in values))
    assert A[0] in found


def test_what_a_total_is_made_of_is_named() -> None:
    ((_, code, message, help),) = said(
        totals_name_their_parts, checking(boats({"value": 5}, {"value": 3}, {"value": 2}))
    )
    assert (code, message) == ("W444", "'a', 5 USD, is 'b' and 'c' together")
    assert help.startswith("write 'part_of: a' with each that is a part of it")


SEA = (
    record(Region, "sea", groups={
        "isles": {"name": "The Isles", "countries": ["one", "two"]},
        "coast": {"name": "The Coast", "countries": ["three"]},
    }),
    record(Country, "two", name="Two"),
    record(Country, "three", name="Three"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("areas", "amount", "is_found"),
    [
        (["one", "two"], {"label": "Part for One"}, True),
        (["one", "two"], {"label": "PART FOR TWO"}, True),
        (["isles"], {"label": "Part for One"}, True),
        (["sea"], {"label": "Part for the Isles"}, False),
        (["isles", "coast"], {"label": "Part for The Isles"}, True),
        (["isles"], {"label": "Grant for The Isles"}, False),
        (["one", "two"], {"label": "For One and Two"}, False),
        (["one", "two"], {"label": "Part for One", "areas": ["one"]}, False),
        (["one", "two"], {"label": "Oneness"}, False),
        (["one", "two"], {"label": "Part for Three"}, False),
        (["one"], {"label": "Grant for One"}, False),
    ],
)
def test_an_amount_whose_label_names_one_of_several_countries_says_its_areas(
    areas: list[str], amount: dict[str, Any], is_found: bool
) -> None:
    looked_at = checking(*SEA, boats({"value": 1, **amount}, areas=areas))
    found = places(amounts_for_one_country_say_so, looked_at)
    assert found == (["projects/boats/amounts/a/label"] if is_found else [])


def test_an_amount_of_a_phase_is_for_the_areas_of_the_phase() -> None:
    phase = {"id": "first", "title": "First", "areas": ["one"]}
    project = boats(
        {"value": 1, "label": "For One", "phase": "first"}, areas=["one", "two"], phases=[phase]
    )
    assert places(amounts_for_one_country_say_so, checking(*SEA, project)) == []


@pytest.mark.parametrize(
    "other",
    [
        {"label": "Another"}, {"year": 2020}, {"areas": ["one"]}, {"currency": "EUR"},
        {"flow": "pledge"}, {"nature": "forecast"}, {"breakdown": {"purpose": "food"}},
        {"through": "agency"}, {"part_of": "a"}, {"qualifier": "up-to"}, {"note": "Another."},
        {"source": "other"}, {"standing": "final"}, {"as_of": 2021}, {"cofinanced_by": "all"},
    ],
)  # fmt: skip
def test_two_amounts_differ_in_what_a_reader_sees_besides_their_number(
    other: dict[str, Any],
) -> None:
    plain = {"value": 1, "label": "Grant"}
    assert places(figures_are_told_apart, checking(boats(plain, {**plain, "value": 2}))) == [
        "projects/boats/amounts/b/label"
    ]
    assert places(figures_are_told_apart, checking(boats(plain, {**plain, **other}))) == []


def test_values_of_a_statistic_are_told_apart_by_their_addresses() -> None:
    assert places(figures_are_told_apart, checking(statistic({"year": 2020}, {"year": 2021}))) == []


@pytest.mark.parametrize(
    ("label", "fields", "found"),
    [
        ("Of which for the clinic", {}, ["projects/boats/amounts/b/label"]),
        ("of this for the clinic", {}, ["projects/boats/amounts/b/label"]),
        ("Thereof for the clinic", {}, ["projects/boats/amounts/b/label"]),
        ("Of which for the clinic", {"part_of": "a"}, []),
        ("Of the clinic", {}, []),
        ("Thereofore", {}, []),
        ("The clinic, of which there is one", {}, []),
    ],
)
def test_a_label_that_says_of_which_names_its_whole(
    label: str, fields: dict[str, Any], found: list[str]
) -> None:
    looked_at = checking(boats({"value": 5}, {"value": 3, "label": label, **fields}))
    assert places(labels_of_parts_name_a_whole, looked_at) == found
