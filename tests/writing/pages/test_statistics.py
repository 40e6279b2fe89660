"""What stands on the list of statistics and on the page of each."""

from __future__ import annotations

import re
from typing import Any

import pytest
from builders import catalogue, flows, record, statistic
from oda_reports.records.areas import Country, Region
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.glossary import Scheme
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Flow, NamedAfter, WrittenAs
from oda_reports.writing.pages.statistics import (
    StatisticContext,
    StatisticListContext,
    YearTable,
    statistic_pages,
)
from planned import PAGES, addresses, body_of, given, ids

GROUPS = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
TWO = record(Country, "two")


def statistic_context(*observations: dict[str, Any], **fields: Any) -> StatisticContext:
    made = catalogue(
        record(Region, "sea", groups=GROUPS),
        TWO,
        record(Source, "table"),
        flows(*observations, **fields),
    )
    _, page = statistic_pages(made)
    return given(page, StatisticContext)


def cells(table: YearTable | None) -> dict[str, list[tuple[str, bool] | None]]:
    """The table of years: by year each value's address with whether it is listed elsewhere."""
    assert table is not None
    return {
        str(row.year): [
            (cell.figure.address, cell.is_listed) if cell else None for cell in row.cells
        ]
        for row in table.rows
    }


def test_the_list_counts_the_values() -> None:
    context = given(PAGES["statistics/index.md"], StatisticListContext)
    assert [(listed.statistic.id, listed.values) for listed in context.statistics] == [
        ("commitments", 1),
        ("fellows", 5),
        ("grants", 8),
        ("net-bilateral-oda", 23),
        ("trainees", 3),
    ]


def test_years_come_newest_first_and_a_value_that_is_missing_stays_open() -> None:
    context = statistic_context(
        {"area": "two", "year": 2019},
        {"area": "one", "year": 2020},
        {"area": "two", "year": 2020, "source": "table"},
    )
    assert cells(context.years) == {
        "2020": [("statistics/oda/two/2020", False), ("statistics/oda/one/2020", False)],
        "2019": [("statistics/oda/two/2019", False), None],
    }
    assert list(cells(context.years)) == ["2020", "2019"]
    assert context.years is not None
    assert context.years.areas == ("two", "one")
    assert context.years.sources == ("review", "table")
    assert context.editions == ()


@pytest.mark.parametrize(
    "more",
    [
        {"note": "n"},
        {"qualifier": "about"},
        {"editor_note": "e"},
        {"edition": "2020"},
        {"time_inferred": True},
        {"match": "inferred"},
    ],
)
def test_a_value_of_which_more_is_said_is_listed_and_the_table_leads_to_it(
    more: dict[str, Any],
) -> None:
    found = statistic_context({"area": "two", "year": 2019}, {"year": 2020}, {"year": 2019, **more})
    (listed,) = found.editions
    assert (listed.area, str(listed.year)) == ("one", "2019")
    assert cells(found.years)["2019"] == [
        ("statistics/oda/two/2019", False),
        (listed.address, True),
    ]


def test_courses_stand_above_the_years_where_a_chart_has_them() -> None:
    years = [{"area": area, "year": year} for area in ("one", "two") for year in (2019, 2020)]
    table = statistic_context(*years).years
    assert table is not None
    assert [row and row.key for row in table.courses] == ["one", "two"]
    alone = statistic_context({"year": 2020}).years
    assert alone is not None
    assert alone.courses == ()


def test_bars_of_a_single_year_are_no_courses() -> None:
    groups = {"isles": {"name": "Isles", "countries": ["one", "two", "far"]}}
    places = (record(Region, "sea", groups=groups), TWO, record(Country, "far"))
    years = {"one": "2020", "two": "2020", "far": "FY2020"}
    made = catalogue(
        *places, flows(*({"area": area, "year": year} for area, year in years.items()))
    )
    _, page = statistic_pages(made)
    context = given(page, StatisticContext)
    assert [one.chart.form.value for one in context.charts] == ["bars"]
    assert context.years is not None
    assert context.years.courses == ()


def test_values_without_years_make_no_table() -> None:
    context = statistic_context({"as_of": 2020, "edition": "2021"}, {"edition": "2022"})
    assert (context.years, context.kind_of_years) == (None, "")
    assert [figure.edition for figure in context.editions] == ["2022", "2021"]


def test_printed_values_come_newest_edition_first_and_then_by_address() -> None:
    printed = [("sea", "2020"), ("one", "2021"), ("two", "2021"), ("one", "2020")]
    context = statistic_context(*({"area": area, "edition": by} for area, by in printed))
    assert addresses(context.editions) == [
        "statistics/oda/two@2021",
        "statistics/oda/one@2021",
        "statistics/oda/sea@2020",
        "statistics/oda/one@2020",
    ]


FROM_JULY = FiscalYear(7, NamedAfter.END)
AS_A_SPAN = FiscalYear(4, NamedAfter.START, WrittenAs.SPAN)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (PartialDate(2020), "Calendar years"),
        (
            PartialDate(2020, fiscal=JAPANESE),
            "Fiscal years, April to March, named after the year in which they begin",
        ),
        (
            PartialDate(2020, fiscal=FROM_JULY),
            "Fiscal years, July to June, named after the year in which they end",
        ),
        (PartialDate(2020, fiscal=AS_A_SPAN), "Fiscal years, April to March"),
    ],
)
def test_a_page_says_which_years_its_values_are_about(year: PartialDate, words: str) -> None:
    assert statistic_context({"as_of": 2019}, {"year": year}).kind_of_years == words


def test_of_years_of_several_kinds_a_page_says_how_they_are_told_apart() -> None:
    several = statistic_context(
        {"year": PartialDate(2020)}, {"year": PartialDate(2019, fiscal=JAPANESE)}
    )
    assert several.kind_of_years == (
        "Calendar years; where FY stands before one, fiscal years, April to March, "
        "named after the year in which they begin"
    )


def test_small_drawings_lead_to_the_table_of_the_page_itself() -> None:
    years = [{"area": area, "year": year} for area in ("one", "two") for year in (2019, 2020)]
    charts = statistic_context(*years).charts
    assert [(one.chart.form.value, one.table) for one in charts] == [
        ("bars", ""),
        ("multiples", "#values"),
    ]


def test_a_compiled_statistic_shows_the_amounts_of_projects() -> None:
    context = given(PAGES["statistics/grants.md"], StatisticContext)
    found = {one.figure.address: one for scheme in context.compiled for one in scheme.amounts}
    assert len(found) == 8
    boats = found["projects/clinic-boats/amounts/grant"]
    assert (boats.project.id, boats.areas) == ("clinic-boats", ("outer-isles",))
    assert {one.figure.flow for one in found.values()} == {Flow.COMMITMENT}
    assert (context.editions, context.years) == ((), None)
    assert context.first is not None
    assert context.first.address in found


def amount(**fields: Any) -> dict[str, Any]:
    return {"label": "Grant", "value": 5, "currency": "USD", "source": "review", **fields}


def test_compiled_amounts_stand_scheme_by_scheme_the_newest_first() -> None:
    late = amount(year=2019, time_inferred=True)
    projects = (
        record(Project, "alone", amounts={"grant": amount(year=2030)}),
        record(Project, "old", scheme="grant", amounts={"grant": amount(year=2001)}),
        record(Project, "loan", scheme="loan", amounts={"loan": amount(year=2012)}),
        record(Project, "new", scheme="grant", period={"start": 2014}, amounts={"a": amount()}),
        record(Project, "late", scheme="grant", amounts={"grant": late}),
    )
    schemes = (record(Scheme, "loan", name="A loan"), record(Scheme, "grant", name="Grant"))
    grants = statistic(compiled_from="project-amounts", flow="commitment", unit=None, measure=None)
    made = catalogue(*projects, *schemes, grants)
    _, page = statistic_pages(made)
    compiled = given(page, StatisticContext).compiled
    listed = [
        (one.scheme and one.scheme.id, [shown.project.id for shown in one.amounts])
        for one in compiled
    ]
    assert listed == [("loan", ["loan"]), ("grant", ["late", "new", "old"]), (None, ["alone"])]
    inferred, new, _ = compiled[1].amounts
    assert (str(inferred.time.newest), inferred.time.is_inferred) == ("2019", True)
    assert str(new.time.first) == "2014", "what says no time is of the time of its project"
    body = body_of(made, "statistics/oda.md")
    heads = re.findall(r'<th scope="rowgroup"[^>]*>([^<]*)</th>', body)
    assert heads == ["A loan", "Grant", "Scheme not named"]
    assert '<td role="cell">2019 (inferred)</td>' in body


def test_a_statistic_of_its_own_is_compiled_of_nothing() -> None:
    assert statistic_context({"year": 2020}).compiled == ()


def test_a_statistic_without_values_has_no_first_one() -> None:
    _, page = statistic_pages(
        catalogue(statistic(compiled_from="project-amounts", flow="commitment", unit=None))
    )
    assert given(page, StatisticContext).first is None
    assert page.figures == ()


def test_its_page_has_totals_history_and_the_other_statistics() -> None:
    page = PAGES["statistics/net-bilateral-oda.md"]
    context = given(page, StatisticContext)
    assert [str(one.total.edition) for one in context.totals] == ["2021", "2023"]
    assert [(step.older.edition, step.newer.edition) for step in context.history] == [
        ("2021", "2023")
    ]
    assert ids(context.others) == ["commitments", "fellows", "grants", "trainees"]
    assert len(page.figures) == 23
    assert addresses([page.figures[0]]) == [context.first and context.first.address]
    assert [chart.key for chart in page.charts] == [one.chart.key for one in context.charts]
