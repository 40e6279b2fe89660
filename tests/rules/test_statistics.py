"""Values beside each other: what is counted up must rise evenly, what is counted anew need not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builders import record, said_of, statistic
from checkings import checking, places
from oda_reports.records.sources import Source
from oda_reports.rules.statistics import (
    cumulative_counts_rise,
    figures_have_one_value,
    stated_changes_have_a_before,
)

SOURCE = "cooperation-review-2023"


def wells(measure: str, *values: int) -> dict[str, str]:
    """Values of a country at the ends of years from 2016 on."""
    text = f"title: Wells\ndefinition: Wells.\nunit: items\nmeasure: {measure}\nobservations:\n"
    sources = {}
    for year, value in enumerate(values, 2016):
        entry = f"as_of: {year}, value: {value}, source: wells-{year}"
        text += f"  - {{area: tessara, {entry}}}\n"
        sources[f"sources/wells-{year}.yml"] = f"title: Wells\ntype: report\nedition: {year}\n"
    return {"statistics/wells.yml": text, **sources}


def codes(folder: Path, files: dict[str, str]) -> list[str]:
    return [line.partition(" ")[0] for line in said_of(folder, files)]


@pytest.mark.parametrize(
    ("measure", "values", "said"),
    [
        ("cumulative-count", (100, 110, 120, 130), []),
        ("cumulative-count", (100, 110, 120, 700), ["W426"]),
        ("cumulative-count", (100, 110, 700), []),
        ("count", (100, 110, 120, 700), []),
        ("cumulative-count", (100, 110, 90), ["W404"]),
        ("cumulative-count", (100, 110, 120, 130, 90), ["W404"]),
        ("count", (100, 110, 90), []),
    ],
)
def test_only_what_is_counted_up_has_to_rise_and_evenly(
    example_data: Path, measure: str, values: tuple[int, ...], said: list[str]
) -> None:
    assert codes(example_data, wells(measure, *values)) == said


@pytest.mark.parametrize(
    "told", ["since: 1996, as_of: 2018", "since: 1995, as_of: 2018, change: redefinition"]
)
def test_a_count_from_another_start_or_of_another_kind_need_not_rise(
    example_data: Path, told: str
) -> None:
    files = wells("cumulative-count", 100, 110, 90)
    text = files["statistics/wells.yml"].replace("as_of: 2018", told)
    text = text.replace("{area: tessara, as_of", "{area: tessara, since: 1995, as_of")
    assert codes(example_data, {**files, "statistics/wells.yml": text}) == []


OF_2017 = {"as_of": 2016, "value": 100, "edition": 2017}
LESS = {"as_of": 2018, "value": 40}
BOOK = record(Source, "book-2019", edition="2019")


@pytest.mark.parametrize(
    ("source", "said"), [("review-2019", ["E335", "W404"]), ("book-2019", ["E335"])]
)
def test_only_what_one_publication_prints_is_compared(source: str, said: list[str]) -> None:
    later = {**LESS, "source": source, "change": "correction"}
    held = checking(BOOK, statistic(OF_2017, later, measure="cumulative-count"))
    rules = (stated_changes_have_a_before, cumulative_counts_rise)
    assert [problem.code for rule in rules for problem in rule(held)] == said
    revised = statistic(OF_2017, {**later, "as_of": 2016}, measure="cumulative-count")
    is_told = [*stated_changes_have_a_before(checking(BOOK, revised))] != []
    assert is_told == (source == "book-2019")


@pytest.mark.parametrize(("country", "said"), [("", ["W406"]), ("name: Tessara\n", [])])
def test_while_a_country_cannot_be_read_no_total_is_said_to_differ(
    example_data: Path, country: str, said: list[str]
) -> None:
    text = "title: P\ndefinition: P.\nunit: items\nmeasure: count\nobservations:\n"
    for area, value in (("outer-isles", 50), ("veymar", 12), ("tessara", 30)):
        text += f"  - {{area: {area}, year: 2022, value: {value}, source: {SOURCE}}}\n"
    broken = {"countries/tessara.yml": country} if country else {}
    found = codes(example_data, {"statistics/pumps.yml": text, **broken})
    assert [code for code in found if code.startswith("W")] == said


@pytest.mark.parametrize(
    ("other", "is_twice"),
    [
        ({}, True),
        ({"source": "other"}, True),
        ({"note": "n"}, True),
        ({"part_of": "statistics/oda/sea/2020"}, True),
        ({"year": 2021}, False),
        ({"edition": 2023}, False),
        ({"nature": "forecast"}, False),
        ({"through": "agency"}, False),
        ({"breakdown": {"sex": "women"}}, False),
        ({"unallocated": "several"}, False),
    ],
)
def test_two_values_of_one_thing_are_told_apart_by_what_makes_them_two(
    other: dict[str, Any], is_twice: bool
) -> None:
    both = statistic({"year": 2020}, {"year": 2020, "value": 2, **other})
    found = places(figures_have_one_value, checking(both))
    assert found == (["statistics/oda/observations/1"] if is_twice else [])


def test_what_shows_a_country_on_its_card_is_shown_by_its_region(example_data: Path) -> None:
    region = example_data / "regions/lorian-sea.yml"
    alone = "title: Wells\ndefinition: Wells.\nunit: items\nmeasure: count\nobservations:\n"
    for year in (2020, 2021):
        alone += f"  - {{area: veymar, year: {year}, value: {year}, source: {SOURCE}}}\n"
    text = region.read_text("utf-8")
    shown = re.sub(r"(?m)^(statistics:\n)((?:  - .*\n)+)", r"\1\2  - wells\n", text)
    first = re.sub(r"(?m)^(statistics:\n)", r"\1  - wells\n", text)
    assert len({text, shown, first}) == 3
    for written, said in ((shown, True), (first, False)):
        files = {"statistics/wells.yml": alone, "regions/lorian-sea.yml": written}
        lines = said_of(example_data, files)
        assert any(line.startswith("W419 the values of 'wells'") for line in lines) is said


def test_two_parts_of_one_breakdown_are_one_value_twice() -> None:
    women = {"year": 2020, "breakdown": {"sex": "women"}}
    assert places(figures_have_one_value, checking(statistic(women, {**women, "value": 2}))) == [
        "statistics/oda/observations/1"
    ]


@pytest.mark.parametrize("areas", [("veymar", "tessara"), ("veymar", "veymar")])
def test_fiscal_years_of_two_kinds_are_not_compared(
    example_data: Path, areas: tuple[str, str]
) -> None:
    """Nor where both are called FY2022, of one area and far apart."""
    bank = "title: B\ntype: dataset\nfiscal_year: {first_month: 7, named_after: end}\n"
    text = "title: P\ndefinition: P.\nunit: items\nmeasure: count\nobservations:\n"
    for area, source, value in zip(areas, (SOURCE, "bank"), (1, 300), strict=True):
        text += f"  - {{area: {area}, year: FY2022, value: {value}, source: {source}}}\n"
    files = {"statistics/pumps.yml": text, "sources/bank.yml": bank}
    found = [line for line in said_of(example_data, files) if line.startswith("E")]
    assert found == [
        "E336 fiscal year 2022 (from 2021-07-01) stands in one statistic with fiscal year 2022 "
        "(from 2022-04-01): fiscal years of two kinds cannot be compared / make a second statistic "
        "for one kind, or correct the year"
    ]
