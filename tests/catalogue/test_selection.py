"""One value stands for an area and a year, whoever asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from builders import catalogue, figure, flows, record, the_unit
from hypothesis import given, settings
from hypothesis import strategies as st
from oda_reports.build import build_site
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.selection import newest, newest_print, shared_year, standing, yearly
from oda_reports.catalogue.totals import printed_totals
from oda_reports.charts.series import Row, comparison, course, courses, shares
from oda_reports.charts.shown_charts import lead_course
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_maps import ENOUGH, MappedValues, mapped_values
from oda_reports.records.areas import Country, Region
from oda_reports.records.editions import Printing
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Qualifier, ValueState
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.profiles import compared
from oda_reports.writing.rendering import Renderer

OWN = "2024"
"""The edition of the report."""
PUBLISHED = Printing("review", OWN)
COUNTRIES = ("one", "two", "three", "four")
AREAS = (*COUNTRIES, "sea")
YEARS = range(2018, 2023)
ISLES = {"isles": {"name": "Isles", "countries": COUNTRIES}}


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_a_note_on_a_value_takes_it_from_no_map_chart_or_table(example_data: Path) -> None:
    path = example_data / "statistics/net-bilateral-oda.yml"
    text = path.read_text("utf-8")
    in_a_series, first = "      2022: 11.26\n", "observations:\n"
    assert text.count(in_a_series) == text.count(first) == 1
    noted = "  - {area: veymar, year: 2022, value: 11.26, source: open-aid-table, note: Revised.}\n"
    text = text.replace(in_a_series, "").replace(first, first + noted)
    path.write_text(text, "utf-8")
    pages = {page.path: page.body for page in build_site(example_data).pages}
    statistic = pages["statistics/net-bilateral-oda.md"]
    drawn = statistic.partition('<figure class="oda-map"')[2].partition("</figure>")[0]
    assert 'aria-label="Map of Lorian Sea: Net bilateral ODA from Varland, 2022"' in drawn
    assert "Veymar US$11.26 million" in text_of(drawn)
    bars = statistic.partition('<figure class="oda-chart oda-chart-bars"')[2]
    bars = text_of(bars.partition("</figure>")[0])
    assert "Net bilateral ODA from Varland in 2022" in bars
    assert "Veymar 11.26" in bars
    table = text_of(statistic.partition("{: #values }")[2].partition("</table>")[0])
    assert re.search(r" 2022 [^a-z]*\b11\.26\b", table)
    countries = pages["regions/lorian-sea.md"].partition('<div class="oda-table oda-countries"')[2]
    rows = countries.split('<tr><th scope="row">')
    (row,) = (text_of(row) for row in rows if ">Veymar</a>" in row.partition("</th>")[0])
    assert "Veymar 11.26 2022" in row
    assert "2022: 11.26" in pages["countries/veymar.md"].partition('<figure class="oda-chart')[2]


# Any statistic: what each consumer shows is compared with a second, slower answer.

said = st.one_of(
    st.fixed_dictionaries({"value": st.integers(-50, 50)}),
    st.sampled_from(["nil", "not-reported", "not-yet-set"]).map(lambda state: {"state": state}),
)
beside = st.fixed_dictionaries(
    {},
    optional={
        "note": st.just("Revised."),
        "editor_note": st.just("A slip."),
        "qualifier": st.sampled_from([*Qualifier]).map(str),
    },
)
places = st.fixed_dictionaries(
    {"area": st.sampled_from(AREAS)},
    optional={
        "year": st.sampled_from(YEARS),
        "edition": st.sampled_from([2020, 2022, 2024, 2025]),
        "unallocated": st.just("several"),
    },
)


def observed(parts: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """An entry of all parts."""
    return {name: value for part in parts for name, value in part.items()}


observations = st.lists(
    st.tuples(places, said, beside).map(observed),
    max_size=30,
    unique_by=lambda one: tuple(
        one.get(part) for part in ("area", "year", "edition", "unallocated")
    ),
)
series = st.fixed_dictionaries(
    {},
    optional={
        area: st.dictionaries(st.sampled_from(YEARS), st.integers(-9, 9), min_size=1)
        for area in AREAS
    },
)
Series = Mapping[str, Mapping[int, int]]


def is_twice(one: Mapping[str, Any], series: Series) -> bool:
    """Whether a series gives a value at the same address."""
    plain = "edition" not in one and "unallocated" not in one
    return plain and one.get("year") in series.get(one["area"], {})


def made(given: Iterable[Mapping[str, Any]], series: Series, **fields: Any) -> Statistic:
    rows = [{"area": area, "source": "review", "values": values} for area, values in series.items()]
    own = [one for one in given if not is_twice(one, series)]
    return flows(*own, series=rows, **fields)


statistics = st.builds(made, observations, series)


def report_of(statistic: Statistic) -> Catalogue:
    region = record(Region, "sea", groups=ISLES, statistics=[statistic.id])
    inferred = record(
        Source, "review-2022", publication="review", edition="2022", edition_inferred=True
    )
    countries = (record(Country, id) for id in COUNTRIES)
    return catalogue(region, *countries, inferred, statistic, edition=OWN)


def stands(held: Catalogue, area: str, year: int) -> Figure | None:
    """What is to be shown of an area and a year, found the long way."""
    found = None
    for one in held.figures.values():
        if (one.area, str(one.year)) != (area, str(year)) or one.unallocated is not None:
            continue
        if one.edition is not None and one.edition > OWN:
            continue
        if found is None or (one.edition is not None and one.edition > (found.edition or "")):
            found = one
    return found


def last(held: Catalogue, area: str) -> Figure | None:
    """The newest number of an area, found the long way."""
    for year in reversed(YEARS):
        one = stands(held, area, year)
        if one and (one.value is not None or one.state is ValueState.NIL):
            return one
    return None


def assert_stands(held: Catalogue, row: Row, years: Iterable[PartialDate]) -> None:
    shown = dict(zip((year.year for year in years), row.figures, strict=True))
    assert shown == {year: stands(held, row.key, year) for year in shown}


def map_of(held: Catalogue, statistic: Statistic) -> MappedValues | None:
    return next(iter(mapped_values(held, statistic)), None)


@given(statistics)
def test_charts_of_years_and_cards_show_what_stands(statistic: Statistic) -> None:
    held = report_of(statistic)
    for area in AREAS:
        chart = course(held, statistic, area)
        assert (chart is None) == (last(held, area) is None)
        if chart:
            (row,) = chart.rows
            assert_stands(held, row, chart.years)
            assert row.latest == last(held, area)
    together = courses(held, statistic, COUNTRIES)
    for row in together.rows if together else ():
        assert_stands(held, row, together.years if together else ())
        assert row.latest == last(held, row.key)
    for country in held.countries:
        card = lead_course(held, country)
        assert (card.rows[0].latest if card else None) == last(held, country.id)
    for one in compared(held, held.countries):
        assert {id: row.latest for id, row in one.rows.items() if row.latest} == {
            id: found for id in COUNTRIES if (found := last(held, id))
        }


@given(statistics)
def test_bars_and_map_show_what_stands_in_one_and_the_same_year(statistic: Statistic) -> None:
    held = report_of(statistic)
    known = {
        year: {
            area
            for area in COUNTRIES
            if (one := stands(held, area, year)) and (one.value is not None or one.state == "nil")
        }
        for year in YEARS
    }
    shared = max((year for year, areas in known.items() if len(areas) > 1), default=None)
    bars, drawn = comparison(held, statistic, COUNTRIES), map_of(held, statistic)
    assert (bars.years[0].year if bars else None) == shared
    for row in bars.rows if bars else ():
        assert_stands(held, row, bars.years if bars else ())
    assert (drawn is not None) == (shared is not None and len(known[shared]) >= ENOUGH)
    if drawn and shared:
        assert drawn.year.year == shared
        assert drawn.figures == {area: stands(held, area, shared) for area in known[shared]}
        assert drawn.is_partial == (len(known[shared]) < len(COUNTRIES))
        for one in drawn.figures.values():
            assert (drawn.step(one) < 0) == ((one.value or 0) < 0)


@given(statistics)
def test_a_short_reference_means_what_stands(statistic: Statistic) -> None:
    held = report_of(statistic)
    meant = {
        f"oda/{area}/{year}": found
        for area in AREAS
        for year in YEARS
        if (found := stands(held, area, year))
    } | {f"oda/{area}": found for area in AREAS if (found := last(held, area))}
    # What is a whole address of its own is no short form.
    short = {name: one for name, one in meant.items() if f"statistics/{name}" not in held.figures}
    assert {name: held.figure(name) for name in short} == short


@settings(max_examples=15, deadline=None)
@given(statistics)
def test_the_table_of_years_shows_what_stands(statistic: Statistic) -> None:
    held = report_of(statistic)
    pages = {page.path: page for page in plan_pages(held, {"home": "", "methodology": ""})}
    page = pages["statistics/oda.md"]
    text = Renderer(held, pages).render(page).text
    led_to = [text.count(f'id="{one.anchor}"') for one in page.figures]
    assert led_to == [1] * len(page.figures), "each print can be led to"
    table = text.partition("{: #values }")[2].partition("</table>")[0]
    areas = [
        area.rsplit("/", 2)[-2]
        for area in re.findall(r'<a href="([^"]*/)">', table.partition("<tbody>")[0])
    ]
    for head, cells in re.findall(r'<tr><th scope="row">(\d+)</th>(.*?)</tr>', table):
        shown = re.findall(r"<td class=[^>]*>.*?</td>", cells)
        for area, cell in zip(areas, shown, strict=True):
            found = stands(held, area, int(head))
            at = re.search(r'(?:id="|href="#)([^"]*)"', cell)
            assert (at[1] if at else None) == (found and found.anchor)


@given(statistics)
def test_a_total_is_compared_with_one_print_and_no_row_stands_for_a_country(
    statistic: Statistic,
) -> None:
    held = report_of(statistic)
    totals = list(printed_totals(held, statistic))
    assert [one for one in totals if any(part.unallocated for part in one.countries)] == []
    for one in totals:
        prints = {part.edition for part in one.countries}
        assert prints in ({one.total.edition}, {None})
        assert {row.edition for row in one.unallocated} <= {one.total.edition}
        assert {part.year for part in one.sum.parts} == {one.total.year}


@given(
    st.builds(
        made,
        observations,
        series,
        measure=st.just("share"),
        unit=st.just("percent"),
        total=st.just("all"),
    )
)
def test_shares_are_those_that_stand(share: Statistic) -> None:
    held = report_of(share)
    charts = {area: shares(held, share, area) for area in AREAS}
    shown = {
        (area, int(row.key)): row.figures
        for area, chart in charts.items()
        for row in (chart.rows if chart else ())
    }
    assert shown == {(area, year): (stands(held, area, year),) for area, year in shown}


# The rule, case by case.


def value(
    number: int | None = 1,
    edition: str | None = None,
    year: int | str | None = None,
    as_of: int | str | None = None,
    **more: Any,
) -> Figure:
    """A value of one area; without a number it is not reported, unless its state says else."""
    more.setdefault("state", ValueState.REPORTED if number is not None else ValueState.NOT_REPORTED)
    when, end = (None if date is None else PartialDate.parse(date) for date in (year, as_of))
    address = f"statistics/oda/one/{year}/{as_of}@{edition}"
    return figure(
        number, the_unit("USD"), address=address, area="one", year=when, as_of=end,
        edition=edition, **more,
    )  # fmt: skip


def by_year(*figures: Figure) -> dict[str, Figure]:
    return {str(year): figure for year, figure in standing(figures, PUBLISHED).items()}


def test_the_newest_edition_that_the_report_knows_stands() -> None:
    own, older, series = value(1, OWN, 2020), value(2, "2022", 2020), value(3, None, 2020)
    later = value(4, "2025", 2020)
    assert by_year(older, own, later, series) == {"2020": own}
    assert by_year(older, series) == by_year(series, older) == {"2020": older}
    assert by_year(later) == {}


@pytest.mark.parametrize(
    "said",
    [
        {"note": "n"},
        {"editor_note": "n"},
        {"qualifier": Qualifier.ABOUT},
        {"edition_inferred": True},
        {"number": None},
        {"number": None, "state": ValueState.NIL},
        {"number": None, "state": ValueState.NOT_YET_SET},
    ],
)
def test_nothing_that_is_said_of_a_value_takes_it_out(said: dict[str, Any]) -> None:
    newest_print = value(**{"edition": OWN, "year": 2020, **said})
    assert by_year(value(9, "2022", 2020), newest_print) == {"2020": newest_print}


def test_a_row_for_no_single_country_stands_for_no_area() -> None:
    assert by_year(value(1, OWN, 2020, unallocated="several countries")) == {}


def test_years_stand_in_their_order_and_what_has_none_stands_for_none() -> None:
    assert [*by_year(value(1, None, 2021), value(2, None, 2019), value(3))] == ["2019", "2021"]


def test_on_one_axis_are_whole_years_of_the_calendar_of_the_last() -> None:
    dates = ("2018", "FY2019", "FY2020", "2019-04")
    found = yearly([value(1, None, date) for date in dates], PUBLISHED)
    assert [str(year) for year in found] == ["FY2019", "FY2020"]
    assert yearly([value(1, None, "2019-04")], PUBLISHED) == {}


def test_areas_share_the_newest_year_in_which_two_have_a_number() -> None:
    one = standing([value(1, None, 2019), value(1, None, 2020), value(1, None, 2021)], PUBLISHED)
    nil = value(None, None, 2020, state=ValueState.NIL)
    assert shared_year([one, standing([nil, value(None, None, 2021)], PUBLISHED)]) == PartialDate(
        2020
    )
    assert shared_year([one, standing([value(None, None, 2020)], PUBLISHED)]) is None
    assert shared_year([one]) is shared_year([]) is None


OF_2023 = Printing("review", "2023")
Asked = Callable[[Iterable[Figure], Printing | None], Figure | None]
either = pytest.mark.parametrize("asked", [newest, newest_print])


def test_what_the_own_edition_prints_is_asked_for_before_a_newer_year() -> None:
    values = [value(1, "2023"), value(2, "2021"), value(3, None, 2030)]
    assert newest_print(values, OF_2023) == values[0]
    assert newest(values, OF_2023) == values[2]


@either
def test_a_value_of_a_later_edition_does_not_exist_for_the_report(asked: Asked) -> None:
    values = [value(1, "2021"), value(2, "2024")]
    assert asked(values, OF_2023) == values[0]
    assert asked(values[1:], OF_2023) is None


@either
def test_without_an_edition_the_newest_year_is_meant(asked: Asked) -> None:
    values = [value(1, None, 2019), value(2, None, 2021), value(3, None, "FY2020")]
    assert asked(values, OF_2023) == values[1]


@either
def test_the_last_year_without_a_number_is_passed_over_but_nil_is_one(asked: Asked) -> None:
    values = [value(1, None, 2019), value(None, None, 2022)]
    assert asked(values, OF_2023) == values[0]
    nil = value(None, None, 2021, state=ValueState.NIL)
    assert asked([*values, nil], OF_2023) == nil


@either
def test_a_print_that_a_newer_one_took_back_is_not_meant(asked: Asked) -> None:
    values = [value(1, "2021", 2020), value(None, "2023", 2020), value(2, "2021", 2019)]
    assert asked(values, OF_2023) == values[2]


@either
def test_of_no_values_none_is_the_newest(asked: Asked) -> None:
    assert asked([], OF_2023) is None


values_of_an_area = st.builds(
    value,
    st.none() | st.integers(0, 9),
    st.sampled_from([None, "2018", "2021", "2023", "2024"]),
    st.none() | st.integers(2000, 2030),
    st.none() | st.integers(2000, 2030),
)


@either
@given(values=st.lists(values_of_an_area, unique_by=lambda f: f.address))
def test_which_value_is_meant_does_not_hang_on_their_order(
    asked: Asked, values: list[Figure]
) -> None:
    unlike = {(f.edition, f.year or f.as_of): f for f in values}
    forwards = [*unlike.values()]
    assert asked(forwards, OF_2023) == asked(forwards[::-1], OF_2023)
