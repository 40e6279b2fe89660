"""Addresses of figures: the full one, and what each shorter form means."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, observation, record, statistic
from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.records.conventions import Conventions
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Series, Statistic
from oda_reports.records.vocabulary import NamedAfter, WrittenAs

RESULT = {"label": "pupils", "value": 5, "unit": "persons", "source": "review"}
AMOUNT = {"value": 5, "currency": "USD", "source": "review"}
SHIP = record(Project, "ship", results={"pupils": RESULT}, amounts={"grant": AMOUNT})
GUESTS = statistic(
    {"year": 2019, "edition": 2024},
    {"year": 2020, "edition": 2022},
    {"year": 2020, "edition": 2023, "state": "not-reported"},
    {"year": 2021, "edition": 2022},
    {"year": 2021, "edition": 2025},
    {"year": 2022, "state": "not-reported"},
    {"area": "sea", "year": 2019, "edition": 2024},
    {"area": "sea", "year": 2021, "edition": 2022},
    id="guests",
)
HELD = catalogue(SHIP, GUESTS)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("statistics/guests/one/2021@2022", "one/2021@2022"),
        ("guests/one/2021@2022", "one/2021@2022"),
        ("statistics/guests/one/2021", "one/2021@2022"),
        ("guests/one/2021", "one/2021@2022"),
        ("guests/one/2020", "one/2020@2023"),
        ("guests/one/2022", "one/2022"),
        ("guests/one", "one/2021@2022"),
        ("guests/one@2024", "one/2019@2024"),
        ("guests/one@2025", "one/2021@2025"),
        ("guests", "sea/2019@2024"),
        ("guests@2022", "sea/2021@2022"),
        ("guests/sea", "sea/2021@2022"),
    ],
)
def test_a_form_means_one_value(written: str, address: str) -> None:
    assert HELD.figure(written).address == f"statistics/guests/{address}"


@pytest.mark.parametrize("written", ["guests/one/2018", "guests/two", "guests@2023", "guest", "/"])
def test_what_no_value_stands_for_is_unknown(written: str) -> None:
    with pytest.raises(UnknownFigure):
        HELD.figure(written)


@pytest.mark.parametrize(("key", "part"), [("pupils", "results"), ("grant", "amounts")])
def test_a_key_is_an_address_in_the_texts_of_its_own_record(key: str, part: str) -> None:
    assert HELD.figure(key, SHIP).address == f"projects/ship/{part}/{key}"
    for other in (None, GUESTS, record(Project, "boat")):
        with pytest.raises(UnknownFigure):
            HELD.figure(key, other)


READ = record(
    Project, "boat", results={"pupils": {
        "label": "p", "unit": "persons", "value": 9, "source": "review-2023", "readings": [
            {"value": 7, "source": "review-2021"}, {"value": 8, "source": "yearbook-2021"},
            {"value": 5, "source": "review"}]}},
)  # fmt: skip
PRINTED = catalogue(
    READ,
    record(Source, "yearbook-2021", edition="2021"),
    record(Source, "almanac-2020", edition="2020"),
    statistic({"area": "sea", "edition": 2023}, {"area": "sea", "source": "almanac-2020"},
              id="guests"),
    statistic({"area": "sea", "edition": 2018}, id="pupils"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("pupils", "pupils"),
        ("pupils@2023", "pupils"),
        ("pupils@review:2023", "pupils"),
        ("pupils@2021", "pupils@2021"),
        ("pupils@yearbook:2021", "pupils@yearbook:2021"),
        ("pupils@review", "pupils@review"),
        ("projects/boat/results/pupils@2023", "pupils"),
    ],
)
def test_each_reading_has_an_address_and_that_which_stands_has_two(written: str, rest: str) -> None:
    assert PRINTED.figure(written, READ).address == f"projects/boat/results/{rest}"


def test_a_key_goes_before_a_statistic_of_its_name_in_any_edition() -> None:
    assert PRINTED.figure("pupils@2018").address == "statistics/pupils/sea@2018"
    with pytest.raises(UnknownFigure):
        PRINTED.figure("pupils@2018", READ)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("guests@2020", "guests@almanac:2020"),
        ("guests/sea@2020", "guests/sea@almanac:2020"),
        ("guests@2023", None),
        ("guests@2019", None),
        ("guests/one@2020", None),
    ],
)
def test_an_edition_of_another_publication_alone_is_proposed_with_its_name(
    written: str, meant: str | None
) -> None:
    if written == "guests@2023":
        assert PRINTED.figure(written).edition == "2023"
        return
    with pytest.raises(UnknownFigure) as unknown:
        PRINTED.figure(written)
    assert unknown.value.of_other_publication == meant
    assert meant is None or [*unknown.value.suggestions] == [meant]


@pytest.mark.parametrize(
    ("written", "within", "meant"),
    [
        ("guest", None, ["guests"]),
        ("pupil", SHIP, ["pupils"]),
        ("pupil", None, []),
        ("pupil", record(Project, "boat"), []),
        ("one", GUESTS, []),
        ("guests/one/2012@2022", None, ["guests/one/2021@2022"]),
        ("statistics/guests/one/2012@2022", None, ["guests/one/2021@2022"]),
    ],
)
def test_an_unknown_form_comes_with_those_that_are_like_it(
    written: str, within: Project | Statistic | None, meant: list[str]
) -> None:
    with pytest.raises(UnknownFigure) as unknown:
        HELD.figure(written, within)
    assert [*unknown.value.suggestions][: len(meant) or None] == meant


def test_a_value_without_year_and_edition_is_written_in_full_by_its_area() -> None:
    both = statistic(observation(), observation(year=2022, edition=2023), id="guests")
    assert catalogue(both).figure("guests/one").address == "statistics/guests/one"


@pytest.mark.parametrize(
    "other",
    [
        {"unallocated": "several countries"},
        {"breakdown": {"sex": "women"}},
        {"nature": "target"},
        {"through": "agency"},
    ],
)
def test_no_short_form_means_a_part_of_its_area_or_a_target(other: dict[str, Any]) -> None:
    total = {"area": "sea", "year": 2020, "edition": 2024}
    part = {"area": "sea", "year": 2021, "edition": 2024, "value": 9, **other}
    held = catalogue(statistic(total, part, id="guests"))
    whole = "statistics/guests/sea/2020@2024"
    for short in ("guests", "guests@2024", "guests/sea", "guests/sea/2020"):
        assert held.figure(short).address == whole
    with pytest.raises(UnknownFigure):
        held.figure("guests/sea/2021")
    alone = catalogue(statistic(part, id="guests"))
    for short in ("guests", "guests/sea", "guests@2024", "guests/sea/2021"):
        with pytest.raises(UnknownFigure):
            alone.figure(short)


def test_the_value_of_a_country_stands_for_it_where_it_is_a_part_of_its_region() -> None:
    held = catalogue(
        statistic(
            {"area": "sea", "year": 2020, "value": 9},
            {"area": "one", "year": 2020, "value": 4, "part_of": "statistics/guests/sea/2020"},
            id="guests",
        )
    )
    assert held.figure("guests/one").address == "statistics/guests/one/2020"
    assert held.figure("guests").address == "statistics/guests/sea/2020"


@pytest.mark.parametrize("year", ["FY2004", "2004-05"])
def test_a_year_may_be_called_as_its_record_has_it(year: str) -> None:
    rule = FiscalYear(4, NamedAfter.START, WrittenAs.SPAN)
    given = {"area": "one", "source": "review", "values": {"2004-05": 1}}
    read = Series.model_validate(given, context=Conventions(rule))
    held = catalogue(statistic(id="aid", series=[read]))
    found = held.figure(f"aid/one/{year}")
    assert found.address == "statistics/aid/one/FY2004"
    assert found.loc == ("series", 0, "values", "2004-05")
