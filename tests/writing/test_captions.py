"""Captions of figures: whose a figure is, where, when, and what it measures."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, figure, record, statistic, the_unit
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country, Region
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Flow, Measure, Nature, Prices
from oda_reports.writing.captions import (
    about,
    caption,
    counted,
    measured,
    owner,
    published_day,
    remarks,
    sharing,
)

AMOUNT = {"label": "Grant", "value": 5, "currency": "USD", "source": "review"}
PUPILS = {"label": "Pupils", "value": 40, "unit": "persons", "source": "review"}
REEFS = {"label": "Reefs", "value": 12, "unit": "items", "source": "review", "as_of": 2020}


def project(id: str, *areas: str, **fields: Any) -> Project:
    return record(Project, id, **{"areas": areas, "amounts": {"grant": AMOUNT}, **fields})


ONE = record(Country, "one", figures={"reefs": REEFS})
SHIP = project("ship", "one", "two", title="The ship", results={"pupils": PUPILS})
CATALOGUE = catalogue(
    record(Region, "sea", groups={
        "isles": {"name": "Isles", "countries": ["one", "two"]},
        "coast": {"name": "Coast", "countries": ["three"]},
    }),
    ONE,
    record(Country, "two"),
    record(Country, "three"),
    SHIP,
    project("dam", "one", "two", "three"),
    project("net", "isles"),
    project("pier", "one", amounts={"grant": {**AMOUNT, "match": "inferred"}}),
    project("quay", "one", phases=[{"title": "Second", "areas": ["two"]}]),
    statistic({"area": "isles", "year": 2020}),
    statistic(
        {"area": "sea", "since": 1993, "as_of": "FY2023", "edition": "2024",
         "edition_inferred": True},
        id="trainees", measure="cumulative-count",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("statistics/oda/isles/2020", "Isles"),
        ("countries/one/figures/reefs", "One"),
        ("projects/ship/amounts/grant", "The ship"),
    ],
)
def test_a_figure_is_its_area_s_or_else_its_record_s(address: str, name: str) -> None:
    assert owner(CATALOGUE.figures[address], CATALOGUE) == name


TRAINEES = (
    "since 1993, as of end of fiscal year 2023, printed in the 2024 edition (edition inferred)"
)


@pytest.mark.parametrize(
    ("address", "page", "words"),
    [
        ("countries/one/figures/reefs", None, "One, as of 2020"),
        ("countries/one/figures/reefs", ONE, "as of 2020"),
        (
            "projects/ship/amounts/grant",
            None,
            "The ship, commitment, shared by One and Two, counted once",
        ),
        ("projects/ship/amounts/grant", SHIP, "commitment, shared by One and Two, counted once"),
        ("projects/ship/results/pupils", ONE, "The ship"),
        ("projects/pier/amounts/grant", None, "pier, commitment, link to the project inferred"),
        ("statistics/oda/isles/2020", ONE, "Isles, 2020"),
        ("statistics/trainees/sea@2024", None, f"Sea, {TRAINEES}"),
    ],
)
def test_a_key_figure_says_whose_it_is_where_and_when(
    address: str, page: Record | None, words: str
) -> None:
    own = (page.kind, page.id) if page else None
    assert caption(CATALOGUE.figures[address], CATALOGUE, Formatter(), own) == words


def test_what_an_amount_comes_to_and_its_terms_are_told_apart_from_what_it_is() -> None:
    loan = {**AMOUNT, "terms": {"interest": 1}, "equivalents": [{"value": 3, "currency": "JPY"}]}
    made = catalogue(project("rail", "one", amounts={"loan": loan}))
    (found,) = made.figures.values()
    assert caption(found, made, Formatter(), None) == "rail, commitment"
    assert remarks(found, made, Formatter()) == (
        "¥3, as the source converts it; interest of 1 percent a year"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"published": "2022-03"}, "March 2022"),
        ({"published": "2013-05-02", "published_inferred": True}, "2 May 2013 (inferred)"),
    ],
)
def test_a_source_says_when_it_was_published_and_whether_we_infer_that(
    fields: dict[str, Any], words: str
) -> None:
    assert published_day(record(Source, "note", **fields), Formatter()) == words


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("projects/ship/amounts/grant", "shared by One and Two, counted once"),
        ("projects/dam/amounts/grant", "shared by One, Two and Three, counted once"),
        ("projects/net/amounts/grant", "shared by the countries of Isles, counted once"),
        ("projects/pier/amounts/grant", ""),
        ("projects/quay/amounts/grant", ""),
        ("projects/ship/results/pupils", ""),
        ("statistics/oda/isles/2020", ""),
    ],
)
def test_an_amount_for_several_countries_is_said_to_be_counted_once(
    address: str, words: str
) -> None:
    assert sharing(CATALOGUE.figures[address], CATALOGUE) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"year": PartialDate(2020)}, "2020"),
        ({"year": PartialDate(2020, fiscal=JAPANESE)}, "fiscal year 2020"),
        ({"since": PartialDate(1993, 4)}, "since April 1993"),
        ({"as_of": PartialDate(2001, 3, 31)}, "as of 31 March 2001"),
        ({"as_of": PartialDate(2001, fiscal=JAPANESE)}, "as of end of fiscal year 2001"),
        ({"edition": "2024"}, "printed in the 2024 edition"),
        ({"nature": Nature.TARGET, "as_of": PartialDate(2030)}, "target, by 2030"),
        ({"nature": Nature.BASELINE, "as_of": PartialDate(2016)}, "baseline, as of 2016"),
        ({"start": PartialDate(2019), "end": PartialDate(2021)}, "2019 – 2021"),
        ({"unallocated": "several countries"}, "the row “several countries” of the total"),
        (
            {"year": PartialDate(2020), "edition": "2024", "edition_inferred": True},
            "2020, printed in the 2024 edition (edition inferred)",
        ),
        ({}, ""),
    ],
)
def test_the_moment_of_a_figure_is_what_it_is_about_and_who_printed_it(
    fields: dict[str, Any], words: str
) -> None:
    assert about(figure(**fields), CATALOGUE, Formatter()) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"measure": Measure.COUNT}, "count"),
        (
            {"flow": Flow.NET_DISBURSEMENT, "prices": Prices.CONSTANT, "price_year": 2019},
            "net disbursement, constant prices of 2019",
        ),
        ({"flow": Flow.PLEDGE}, "pledge"),
        ({}, ""),
    ],
)
def test_a_figure_says_what_it_measures_and_in_which_prices(
    fields: dict[str, Any], words: str
) -> None:
    assert measured(figure(unit=the_unit("USD"), **fields), CATALOGUE, Formatter()) == words


@pytest.mark.parametrize(
    ("label", "unit", "words"),
    [
        ("water a day", the_unit("cubic-metres"), "water a day (cubic metres)"),
        ("Kilometres of road", the_unit("kilometres"), "Kilometres of road"),
        ("nurses trained", the_unit("persons"), "nurses trained"),
        ("who passed", the_unit("percent"), "who passed"),
        ("Grant", the_unit("USD"), "Grant"),
        ("treated", Unit("patients", "patient a month", "patients a month", is_counted=True),
         "treated (patients a month)"),
        ("at the dam", Unit("mw", "megawatt", "megawatts", symbol="MW"), "at the dam"),
    ],
)  # fmt: skip
def test_what_is_counted_is_said_with_its_unit_where_nothing_else_says_it(
    label: str, unit: Unit, words: str
) -> None:
    assert counted(figure(label=label, unit=unit)) == words


@pytest.mark.parametrize(
    ("parts", "is_shared"), [((), True), (("one",), True), (("one", "two"), False)]
)
def test_an_amount_is_shared_until_parts_say_of_each_country_what_is_for_it(
    parts: tuple[str, ...], is_shared: bool
) -> None:
    amounts = {area: {**AMOUNT, "value": 2, "part_of": "grant", "areas": [area]} for area in parts}
    ship = project("ship", "one", "two", amounts={"grant": AMOUNT, **amounts})
    isles = {"name": "Isles", "countries": ["one", "two"]}
    region = record(Region, "sea", groups={"isles": isles})
    made = catalogue(region, ONE, record(Country, "two"), ship)
    assert bool(sharing(made.figures["projects/ship/amounts/grant"], made)) == is_shared
