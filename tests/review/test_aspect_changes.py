"""What is said of a figure before and after: no edit that changes what it means goes untold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import catalogue, catalogue_in, catalogue_of, flows, record
from conftest import EXAMPLE
from oda_reports.reading.record_files import read_folder
from oda_reports.records.areas import Country, Region
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation
from oda_reports.review.aspect_changes import AspectChange
from oda_reports.review.figure_changes import Doubt, FigureChange, figure_changes

SHIP, BOATS, GRANT, PROGRAMME = (
    f"projects/{id}.yml"
    for id in (
        "school-at-sea-sao-lucio",
        "clinic-boats",
        "storm-relief-grant",
        "economic-programme-veymar",
    )
)
ODA, TRAINEES = "statistics/net-bilateral-oda.yml", "statistics/trainees.yml"
REVIEW = "sources/cooperation-review-2023.yml"
OFFICE = record(Organisation, "office", name="Office")


def after(folder: Path, name: str, old: str, new: str) -> list[FigureChange]:
    """What changes where one text takes the place of another, once, in a record of the example."""
    text = (folder / name).read_text("utf-8")
    assert text.count(old) == 1, old
    (folder / name).write_text(text.replace(old, new), "utf-8")
    made = read_folder(folder)
    assert made.problems == ()
    return list(figure_changes(catalogue_of(EXAMPLE), catalogue_in(made), {}))


TARGET = "    nature: target\n"
PUPILS = "    qualifier: more-than\n    as_of: 2023-03\n"
SUM = "    value: 812500\n    currency: EUR\n"
BOAT = "    match: inferred\n"
MARCH = "    value: 700\n    unit: persons\n    qualifier: about\n    as_of: 2023-03\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (SHIP, SUM, f"{SUM}    flow: pledge\n", "flow: commitment → pledge"),
        (SHIP, TARGET, "", "nature: target → actual"),
        (SHIP, SUM, f"{SUM}    qualifier: up-to\n", "qualifier:  → up to"),
        (SHIP, SUM, f"{SUM}    areas: [sao-lucio]\n", "area:  → São Lúcio"),
        (
            GRANT,
            "    currency: USD\n",
            "    currency: USD\n    areas: [veymar]\n",
            "area: shared by São Lúcio, Côte d'Orlan and Veymar, counted once → Veymar",
        ),
        (SHIP, "    value: 9\n", "    value: 9\n    part_of: people\n",
         "part_of:  → part of people who have taken part in a lesson"),
        (SHIP, "    value: 9\n", "    value: 9\n    breakdown:\n      sex: women\n",
         "breakdown:  → sex: women"),
        (SHIP, "    value: 9\n", "    value: 9\n    standing: estimated\n",
         "standing:  → estimated"),
        (SHIP, "    value: 9\n", "    value: 9\n    through: harbour-school-trust\n",
         "through:  → through Harbour School Trust"),
        (SHIP, MARCH, MARCH.replace("as_of", "since"), "time: as of March 2023 → since March 2023"),
        (SHIP, "    value: 9\n", "    low: 8\n    high: 10\n",
         "value: 9 → ; low:  → 8; high:  → 10"),
        (SHIP, "the Ministry of Schools of São Lúcio", "the Port",
         "cofinanced_by: part financed by the Ministry of Schools of São Lúcio → "
         "part financed by the Port"),
        (SHIP, SUM, f"{SUM}    equivalents: [{{value: 900000, currency: USD}}]\n",
         "equivalents:  → $900,000, as the source converts it"),
        (SHIP, SUM, f"{SUM}    terms:\n      interest: 0.5\n",
         "terms:  → interest of 0.5 percent a year"),
        (SHIP, "    label: teachers trained\n", "    label: teachers employed\n",
         "label: teachers trained → teachers employed"),
        (SHIP, "The total is known", "No total is known",
         "note: The total is known; its items are not.\n → No total is known; its"),
        (SHIP, "    value: 9\n", "    value: 9\n    editor_note: Ten?\n", "editor_note:  → Ten?"),
        (SHIP, "    value: 9\n", "    value: 9\n    read: 2024-05\n", "read:  → May 2024"),
        (BOATS, BOAT, "", "match: link to the project inferred → confirmed"),
        (TRAINEES, "    as_of: 2020\n", "    since: 2020\n", "time: as of 2020 → since 2020"),
        (TRAINEES, "page 41", "page 14", "place: page 41 → page 14"),
        (ODA, "    year: 2021\n", "    year: 2016\n", "address: statistics/net-bilateral-oda/"
         "sao-lucio/2021 → statistics/net-bilateral-oda/sao-lucio/2016; time: 2021 → 2016"),
        (ODA, "scale: million", "scale: thousand", "scale: million → thousand; value: "),
        (ODA, "decimals: 2", "decimals: 1", "decimals: 2 → 1"),
        (ODA, "unit: USD", "unit: EUR", "unit: US dollars → euros"),
        (ODA, "prices: current", "prices: constant\nprice_year: 2020",
         "prices: current prices → constant prices of 2020"),
        (ODA, "flow: net-disbursement", "flow: grant-equivalent",
         "flow: net disbursement → grant equivalent"),
        (REVIEW, "a relief grant of $3.5 million in total to", "for",
         "proof: “a relief grant of $3.5 million in total to São Lúcio, Côte d'Orlan and Veymar”, "
         "page 42, cooperation-review-2023 → "),
    ],
)  # fmt: skip
def test_an_edit_of_what_a_figure_means_has_a_row_that_names_it(
    example_data: Path, name: str, old: str, new: str, said: str
) -> None:
    found = after(example_data, name, old, new)
    rows = [
        "; ".join(f"{one.name}: {one.before} → {one.after}" for one in change.aspects)
        for change in found
        if change.before and change.after
    ]
    assert any(row.startswith(said) for row in rows), rows


def one_change(before: Record, after: Record) -> FigureChange:
    (change,) = figure_changes(catalogue(OFFICE, before), catalogue(OFFICE, after), {})
    return change


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"year": 2020}, {"year": "FY2020"}, ("time", "2020", "fiscal year 2020")),
        ({"as_of": 2020, "nature": "target"}, {"as_of": 2020, "nature": "forecast"},
         ("nature", "target", "forecast")),
        ({"nature": "target"}, {}, ("nature", "target", "actual")),
        ({"breakdown": {"sex": "women"}}, {"breakdown": {"sex": "men"}},
         ("breakdown", "sex: women", "sex: men")),
        ({"unallocated": "others"}, {}, ("row", "the row “others” of the total", "")),
        ({"through": "office"}, {}, ("through", "through Office", "")),
        ({}, {"area": "sea"}, ("area", "One", "Sea")),
    ],
)  # fmt: skip
def test_a_figure_whose_address_changed_with_one_aspect_is_one_figure(
    before: dict[str, Any], after: dict[str, Any], told: tuple[str, str, str]
) -> None:
    change = one_change(flows(before), flows(after))
    address, aspect = change.aspects
    assert (address.name, address.before != address.after) == ("address", True)
    assert (aspect.name, aspect.before, aspect.after) == told


def test_a_figure_under_another_key_is_one_figure() -> None:
    amount = {"value": 5, "currency": "USD", "source": "review"}
    before, after = (record(Project, "ship", amounts={key: amount}) for key in ("grant", "loan"))
    (aspect,) = one_change(before, after).aspects
    assert aspect == AspectChange(
        "address", "projects/ship/amounts/grant", "projects/ship/amounts/loan"
    )


def test_two_figures_that_differ_in_more_than_one_aspect_are_two() -> None:
    before, after = flows({"year": 2020}), flows({"year": 2021, "value": 2})
    assert len(figure_changes(catalogue(before), catalogue(after), {})) == 2


@pytest.mark.parametrize(
    ("fields", "is_beside"),
    [
        ({"note": "n"}, True),
        ({"read": 2024}, True),
        ({"note": "n", "read": 2024, "editor_note": "e"}, True),
        ({"note": "n", "standing": "final"}, False),
        ({"place": "page 3"}, False),
    ],
)
def test_what_only_stands_beside_a_figure_is_told_apart(
    fields: dict[str, Any], is_beside: bool
) -> None:
    assert one_change(flows({}), flows(fields)).is_beside is is_beside


@pytest.mark.parametrize(
    "fields", [{"nature": "target"}, {"flow": "pledge"}, {"areas": ["sea"]}, {"part_of": "whole"}]
)
def test_another_meaning_of_the_same_number_is_doubted(fields: dict[str, Any]) -> None:
    amount = {"value": 5, "currency": "USD", "source": "review"}
    before, after = (
        record(Project, "ship", amounts={"grant": {**amount, **said}, "whole": amount})
        for said in ({}, fields)
    )
    assert Doubt.MEANING in one_change(before, after).doubts


def test_a_division_among_countries_changes_what_is_said_of_the_whole() -> None:
    two = record(Country, "two")
    amount = {"value": 5, "currency": "USD", "source": "review", "label": "Grant"}
    part = {**amount, "value": 2, "part_of": "grant", "areas": ["one"]}
    rest = {**part, "value": 3, "areas": ["two"]}
    before, after = (
        record(Project, "ship", areas=["one", "two"], amounts=amounts)
        for amounts in (
            {"grant": amount, "part": part},
            {"grant": amount, "part": part, "rest": rest},
        )
    )
    sea = record(Region, "sea", groups={"isles": {"name": "Isles", "countries": ["one", "two"]}})
    changed, new = figure_changes(catalogue(sea, two, before), catalogue(sea, two, after), {})
    assert changed.aspects == (
        AspectChange("area", "shared by One and Two, counted once", "One and Two"),
    )
    assert [(one.name, one.after) for one in new.aspects] == [
        ("area", "Two"), ("flow", "commitment"), ("part_of", "part of Grant"),
    ]  # fmt: skip
