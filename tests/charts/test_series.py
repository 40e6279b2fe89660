"""Table, drawing, sentence and CSV of a chart: the same values, whatever they are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import unescape
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import builders
import pytest
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.drawings import NARROWEST_CHART, draw_bar, draw_plot
from oda_reports.charts.sentences import plain_reading, read_chart, read_row
from oda_reports.charts.series import (
    Chart,
    Form,
    Row,
    comparison,
    course,
    courses,
    editions,
    parts,
    shares,
    size,
    span_of,
)
from oda_reports.charts.shown_charts import charts_of, lead_course
from oda_reports.exports.figures_csv import chart_csv
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country, Region
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import NamedAfter, WrittenAs
from oda_reports.writing.marks import Glossary, PageMarks, PageState
from oda_reports.writing.rendering import environment

WHOLE = builders.catalogue_of(EXAMPLE)
PLACES = (*WHOLE.regions, *WHOLE.countries, *WHOLE.sources)
ISLANDS = ("veymar", "sao-lucio", "cote-d-orlan", "tessara")
REGION = "lorian-sea"
CHART = environment().from_string(
    '{% import "partials/charts.jinja" as charts with context %}{{ charts.chart(chart) }}'
)
FORMATTER = Formatter("en", WHOLE.report.currency_symbols)
NUMBER = re.compile(r"[−-]?\d+(?:,\d{3})*(?:\.\d+)?")

SPANS_BY_START = FiscalYear(4, NamedAfter.START, WrittenAs.SPAN)
SPANS_BY_END = FiscalYear(7, NamedAfter.END, WrittenAs.SPAN)

amounts = st.one_of(
    st.just(Decimal(0)),
    st.decimals(-500, 500, places=2),
    st.decimals(Decimal("-0.01"), Decimal("0.01"), places=6),
    st.decimals(-(10**11), 10**11, places=1),
)
calendars = st.dictionaries(st.integers(1960, 2060), amounts, min_size=1, max_size=40)


def statistic(
    series: Mapping[str, Mapping[int, Decimal]],
    observations: Sequence[Mapping[str, object]] = (),
    **more: str | int | None,
) -> Statistic:
    """A statistic with yearly values of some areas, from one source."""
    fields: dict[str, Any] = {
        "id": "flows",
        "title": "Flows",
        "scale": "million",
        "decimals": 2,
        "series": [
            {"area": area, "source": "open-aid-table", "values": values}
            for area, values in series.items()
        ],
    }
    return builders.flows(*observations, **{**fields, **more})


SHARE: dict[str, str | None] = {
    "unit": "percent",
    "scale": "one",
    "measure": "share",
    "flow": None,
}


def catalogue_of(*statistics: Statistic) -> Catalogue:
    """The places of the invented region, with some statistics."""
    return Catalogue(WHOLE.report, [*PLACES, *statistics])


def course_of(values: Mapping[int, Decimal], **more: str | int | None) -> Chart:
    flows = statistic({"veymar": values}, (), **more)
    chart = course(catalogue_of(flows), flows, "veymar")
    assert chart is not None
    return chart


def drawing(html: str) -> ElementTree.Element:
    """The first SVG of some HTML, but for the axis that stands beside it."""
    found = re.search(r'<svg(?! class="oda-axis").*?</svg>', html, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[0])  # noqa: S314


def written(catalogue: Catalogue, chart: Chart) -> str:
    """A chart with all that belongs to it, as its page has it."""
    marks = PageMarks(catalogue, FORMATTER, Glossary(()), PageState("statistics/flows/"))
    return CHART.render(chart=chart, marks=marks, report=catalogue.report)


def table_of(html: str) -> dict[str, str]:
    """The table of a chart: what stands in each row after its head."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html, re.DOTALL)
    return {
        text_of(head): text_of(re.sub(r'<a class="oda-ref.*?</a>', "", cells))
        for head, cells in rows
    }


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def marks_of(svg: ElementTree.Element) -> dict[str, str]:
    """What the marks of a drawing say: year and value."""
    said = [title.text or "" for title in svg.iter("title")]
    return dict(text.split(": ", 1) for text in said)


def cell(value: Decimal) -> str:
    """A value as a table has it: with two decimals, or as many as tell it from nothing."""
    return FORMATTER.number(value, 2 if round(value, 2) or not value else -value.adjusted())


@given(calendars)
def test_table_drawing_sentence_and_csv_say_the_same(values: dict[int, Decimal]) -> None:
    flows = statistic({"veymar": values})
    catalogue = catalogue_of(flows)
    chart = course(catalogue, flows, "veymar")
    assert chart
    html = written(catalogue, chart)
    table = table_of(html)
    cells = {
        str(year): cell(values[year]) if year in values else "–"
        for year in range(min(values), max(values) + 1)
    }
    assert table == cells
    svg = drawing(html[html.index('<div class="oda-plot">') :])
    drawn = {year: value.replace("not reported", "–") for year, value in marks_of(svg).items()}
    assert drawn == cells
    rows = list(csv.DictReader(io.StringIO(chart_csv(chart, catalogue).decode("utf-8"))))
    assert {row["period_start"][:4]: row["value"] and Decimal(row["value"]) for row in rows} == {
        year: values[int(year)].scaleb(6) if int(year) in values else "" for year in cells
    }
    sentence = plain_reading(read_chart(chart), FORMATTER)
    known = {text for figure in chart.reported for text in NUMBER.findall(FORMATTER.figure(figure))}
    assert set(NUMBER.findall(sentence)) <= known | set(cells)


@given(calendars)
def test_every_number_in_the_text_of_a_drawing_is_in_its_table(values: dict[int, Decimal]) -> None:
    flows = statistic({"veymar": values})
    catalogue = catalogue_of(flows)
    chart = course(catalogue, flows, "veymar")
    assert chart
    html = written(catalogue, chart)
    table = table_of(html)
    said = set(NUMBER.findall(" ".join([*table, *table.values()])))
    svg = drawing(html[html.index('<div class="oda-plot">') :])
    for words in svg.itertext():
        assert set(NUMBER.findall(words)) <= said


@given(calendars)
def test_marks_are_as_long_as_their_values_and_on_their_side_of_zero(
    values: dict[int, Decimal],
) -> None:
    chart = course_of(values)
    svg = drawing(draw_plot(chart, FORMATTER))
    (base,) = (float(x.get("y1", "")) for x in svg.iter("line") if x.get("class") == "oda-base")
    columns = [r for r in svg.iter("rect") if r.get("class") != "oda-gap"]
    reach = max((abs(v) for v in values.values()), default=Decimal(0))
    assert len(columns) == len(values)
    for column, (_, value) in zip(columns, sorted(values.items()), strict=True):
        top, height = float(column.get("y", "")), float(column.get("height", ""))
        if value == 0:
            assert column.get("class") == "oda-zero"
        elif value > 0:
            assert column.get("class") == "oda-above"
            assert top + height == pytest.approx(base, abs=0.02)
        else:
            assert column.get("class") == "oda-below"
            assert top == pytest.approx(base, abs=0.02)
        if value:
            tallest = max(float(c.get("height", "")) for c in columns)
            assert height == pytest.approx(max(1.0, float(abs(value) / reach) * tallest), abs=0.6)


@given(calendars)
def test_labels_neither_overlap_nor_leave_the_drawing(values: dict[int, Decimal]) -> None:
    svg = drawing(draw_plot(course_of(values), FORMATTER))
    height = float(svg.get("height", ""))
    boxes = []
    for text in svg.iter("text"):
        words = text.text or ""
        width = 0.52 * 12 * len(words)
        x = float(text.get("x", "").rstrip("%")) / 100 * NARROWEST_CHART
        left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
        y = float(text.get("y", ""))
        boxes.append((left, y - 11, left + width, y + 2))
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= -1
        assert right <= NARROWEST_CHART + 1
        assert top >= 0
        assert bottom <= height
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({2004: 5}, "One value is drawn for Veymar: US$5.00 million in 2004."),
        ({2004: 0, 2005: 0}, "Every value reported for Veymar is zero."),
        ({2004: 3, 2005: 3}, "Every value reported for Veymar is US$3.00 million."),
        (
            {2004: 3, 2005: 8, 2006: 4},
            "No value for Veymar is negative: the highest is US$8.00 million in 2005, the latest "
            "US$4.00 million in 2006.",
        ),
        (
            {2004: 0, 2005: 8},
            "No value for Veymar is negative: the highest is US$8.00 million in 2005.",
        ),
        (
            {2004: -3, 2005: -8, 2006: -4},
            "All values reported for Veymar are negative: the highest is −US$3.00 million in 2004, "
            "the lowest −US$8.00 million in 2005, the latest −US$4.00 million in 2006.",
        ),
        (
            {2004: 3, 2005: -8, 2006: -4},
            "The values for Veymar have been negative in every year since 2005. The highest is "
            "US$3.00 million in 2004, the lowest −US$8.00 million in 2005, the latest "
            "−US$4.00 million in 2006.",
        ),
        (
            {2004: 3, 2005: -4, 2008: -8},
            "The values for Veymar have been negative in every year reported since 2005. The "
            "highest is US$3.00 million in 2004, the lowest and latest −US$8.00 million in 2008. "
            "Not reported: 2006–2007.",
        ),
        (
            {2004: 3, 2005: -8, 2006: 4},
            "The values for Veymar lie on both sides of zero: the highest is US$4.00 million in "
            "2006, the lowest −US$8.00 million in 2005.",
        ),
        (
            {2004: 0, 2005: -8},
            "All values reported for Veymar are negative or zero: the highest is US$0.00 million "
            "in 2004, the lowest and latest −US$8.00 million in 2005.",
        ),
    ],
)
def test_a_chart_is_read_in_a_sentence(values: dict[int, int], sentence: str) -> None:
    chart = course_of({year: Decimal(value) for year, value in values.items()})
    said = plain_reading(read_chart(chart), FORMATTER).replace("\N{NO-BREAK SPACE}", " ")
    assert said == sentence


def test_a_year_that_is_not_reported_is_a_gap_and_zero_is_a_mark() -> None:
    chart = course_of({2004: Decimal(3), 2005: Decimal(0), 2007: Decimal(1)})
    svg = drawing(draw_plot(chart, FORMATTER))
    classes = [rect.get("class") for rect in svg.iter("rect")]
    assert classes == ["oda-gap", "oda-above", "oda-zero", "oda-above"]
    assert chart.has_gaps


def test_nil_is_drawn_as_zero_and_called_nil() -> None:
    nil = {"area": "veymar", "year": 2005, "state": "nil", "source": "open-aid-table"}
    flows = statistic({"veymar": {2004: Decimal(3)}}, [nil])
    chart = course(catalogue_of(flows), flows, "veymar")
    assert chart
    assert not chart.has_gaps
    assert marks_of(drawing(draw_plot(chart, FORMATTER))) == {"2004": "3.00", "2005": "nil"}


def test_of_two_editions_the_newest_that_the_report_knows_is_drawn() -> None:
    printed = [
        {"area": "veymar", "year": 2004, "value": value, "source": f"cooperation-review-{edition}"}
        for edition, value in ((2021, 1), (2023, 2), (2024, 3))
    ]
    flows = statistic({}, printed)
    later = builders.record(Source, "cooperation-review-2024", edition="2024")
    chart = course(Catalogue(WHOLE.report, [*PLACES, later, flows]), flows, "veymar")
    assert chart
    assert [figure.edition for figure in chart.reported] == ["2023"]


def test_calendar_and_fiscal_years_never_stand_on_one_axis() -> None:
    years = [
        {"area": area, "year": year, "value": 1, "source": "open-aid-table"}
        for area, year in (
            ("veymar", 2004),
            ("veymar", "FY2005"),
            ("tessara", 2004),
            ("tessara", 2005),
        )
    ]
    flows = statistic({}, years)
    catalogue = catalogue_of(flows)
    chart = course(catalogue, flows, "veymar")
    assert chart
    assert [str(year) for year in chart.years] == ["FY2005"]
    assert courses(catalogue, flows, ISLANDS) is None


def test_counts_and_shares_that_go_on_are_a_line_with_breaks() -> None:
    values = {2004: Decimal(3), 2005: Decimal(4), 2007: Decimal(6)}
    chart = course_of(
        values, measure="cumulative-count", flow=None, unit="persons", scale="one", decimals=0
    )
    assert chart.form is Form.LINE
    svg = drawing(draw_plot(chart, FORMATTER))
    assert [line.get("class") for line in svg.iter("line")].count("oda-line") == 1
    assert len(list(svg.iter("circle"))) == 3
    assert plain_reading(read_chart(chart), FORMATTER) == (
        "The highest value for Veymar is 6 in 2007. Not reported: 2006."
    )


def test_countries_are_compared_in_the_newest_year_that_two_of_them_report() -> None:
    flows = statistic(
        {
            "veymar": {2004: Decimal(1), 2005: Decimal(-2)},
            "tessara": {2005: Decimal(5)},
            "sao-lucio": {2004: Decimal(9), 2006: Decimal(9)},
        }
    )
    chart = comparison(catalogue_of(flows), flows, ISLANDS)
    assert chart
    assert [str(year) for year in chart.years] == ["2005"]
    assert [row.key for row in chart.rows] == ["tessara", "veymar", "sao-lucio"]
    said = plain_reading(read_chart(chart), FORMATTER).replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "Tessara has the highest value, US$5.00 million; Veymar the lowest, −US$2.00 million. "
        "Negative: Veymar. Not reported: São Lúcio."
    )


@given(st.fixed_dictionaries(dict.fromkeys(ISLANDS, amounts)))
def test_bars_begin_at_zero_and_are_as_long_as_their_values(values: dict[str, Decimal]) -> None:
    flows = statistic({area: {2020: value} for area, value in values.items()})
    chart = comparison(catalogue_of(flows), flows, ISLANDS)
    assert chart
    drawn = [size(row.figures[0]) for row in chart.rows]
    assert drawn == sorted((v.scaleb(6) for v in values.values()), reverse=True)
    reach = max(Decimal(0), *values.values()) - min(Decimal(0), *values.values())
    for row in chart.rows:
        value = values[row.key]
        bar = next(iter(drawing(draw_bar(chart, row)).iter("rect")))
        if value:
            width = float(bar.get("width", "").rstrip("%"))
            assert width == pytest.approx(float(abs(value) / reach) * 100, abs=0.02)


def totals(total: object, **values: Decimal | int) -> Statistic:
    source = "cooperation-review-2021"
    printed = {"area": REGION, "year": 2004, "value": total, "source": source}
    return statistic(
        {area.replace("_", "-"): {2004: Decimal(v)} for area, v in values.items()}, [printed]
    )


def test_parts_are_shown_where_they_add_up_within_their_rounding() -> None:
    region = catalogue_of().get(Region, REGION)
    known: dict[str, Decimal | int] = {
        "veymar": 1,
        "tessara": 2,
        "sao_lucio": Decimal("0.5"),
        "cote_d_orlan": 3,
    }
    adding = totals(Decimal("6.51"), **known)
    (chart,) = parts(catalogue_of(adding), adding, region)
    assert [row.key for row in chart.rows] == ["cote-d-orlan", "tessara", "veymar", "sao-lucio"]
    ends: list[float] = []
    for row in chart.rows:
        bar = next(iter(drawing(draw_bar(chart, row)).iter("rect")))
        start, width = (float(bar.get(name, "").rstrip("%")) for name in ("x", "width"))
        assert not ends or start == pytest.approx(ends[-1], abs=0.02)
        ends.append(start + width)
    assert ends[-1] == pytest.approx(100, abs=0.03)
    for wrong in (
        totals(Decimal("6.6"), **known),
        totals(Decimal("3.5"), **{**known, "cote_d_orlan": 0, "veymar": -1}),
        totals(3, veymar=1, tessara=2),
    ):
        assert parts(catalogue_of(wrong), wrong, region) == []


def test_editions_stand_side_by_side_and_nothing_is_subtracted() -> None:
    catalogue = WHOLE
    chart = editions(catalogue, catalogue.get(Statistic, "trainees"), REGION)
    assert chart
    assert chart.form is Form.EDITIONS
    assert "nothing is subtracted" in plain_reading(read_chart(chart), FORMATTER)


def test_shares_are_parts_of_a_hundred() -> None:
    printed = [
        {"area": REGION, "year": year, "value": value, "source": "cooperation-review-2023"}
        for year, value in ((2004, Decimal("4.9")), (2005, Decimal("1.6")))
    ]
    share = statistic(
        {},
        printed,
        unit="percent",
        scale="one",
        decimals=1,
        measure="share",
        flow=None,
        total="all grants",
    )
    chart = shares(catalogue_of(share), share, REGION)
    assert chart
    said = plain_reading(read_chart(chart), FORMATTER).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "In percent of all grants: 4.9 percent in 2004; 1.6 percent in 2005."
    widths = [
        rect.get("width")
        for row in chart.rows
        for rect in drawing(draw_bar(chart, row)).iter("rect")
    ]
    assert widths == ["100%", "4.9%", "100%", "1.6%"]


@pytest.mark.parametrize(
    ("values", "there"),
    [
        ([0, 100], True),
        ([Decimal("-0.1")], False),
        ([Decimal("100.1")], False),
        ([1] * 8, True),
        ([1] * 9, False),
        ([], False),
    ],
)
def test_shares_of_nothing_to_all_are_shown_for_up_to_eight_years(
    values: list[Decimal], there: bool
) -> None:
    years = dict(enumerate(values, 2004))
    share = statistic(
        {REGION: years} if years else {},
        unit="percent",
        scale="one",
        measure="share",
        flow=None,
        total="all",
    )
    assert (shares(catalogue_of(share), share, REGION) is not None) is there


def test_a_country_outside_every_region_has_no_course_on_its_card() -> None:
    region = WHOLE.get(Region, REGION)
    groups = {
        id: group.model_copy(
            update={"countries": tuple(c for c in group.countries if c != "veymar")}
        )
        for id, group in region.groups.items()
    }
    flows = statistic({area: {2004: Decimal(1)} for area in ("veymar", "tessara")})
    smaller = region.model_copy(update={"groups": groups, "statistics": (flows.id,)})
    made = Catalogue(WHOLE.report, [*(p for p in PLACES if p is not region), smaller, flows])
    assert lead_course(made, made.get(Country, "veymar")) is None
    assert lead_course(made, made.get(Country, "tessara")) is not None


def test_the_charts_of_a_region_have_addresses_of_their_own() -> None:
    catalogue = WHOLE
    region = catalogue.get(Region, REGION)
    charts = [c for s in catalogue.statistics for c in charts_of(catalogue, s, region)]
    assert len(charts) > 3
    assert len({chart.name for chart in charts}) == len(charts)
    assert not [chart.name for chart in charts if "/" in chart.name]
    assert len({chart.anchor for chart in charts}) == len(charts)


def test_two_regions_of_a_statistic_have_charts_with_addresses_of_their_own() -> None:
    flows = statistic({"veymar": {2004: Decimal(1)}, "tessara": {2004: Decimal(2)}})
    region = catalogue_of().get(Region, REGION)
    charts = [
        chart
        for one in (region, region.model_copy(update={"id": "other-sea"}))
        for chart in charts_of(catalogue_of(flows), flows, one)
    ]
    assert len(charts) == 4
    assert len({chart.name for chart in charts}) == 4


def test_what_one_country_of_several_shows_is_read_without_seeing_it() -> None:
    flows = statistic({"veymar": {2004: Decimal(1)}, "tessara": {2004: Decimal(2)}})
    chart = courses(catalogue_of(flows), flows, ISLANDS)
    assert chart
    assert "US$1.00" in plain_reading(read_row(chart, chart.rows[0]), FORMATTER)
    assert all(isinstance(figure, Figure) for figure in chart.reported)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (Form.COLUMNS, {"has_years", "is_of_one_area", "has_rows_of_areas"}),
        (Form.LINE, {"has_years", "is_of_one_area", "has_rows_of_areas"}),
        (Form.MULTIPLES, {"has_years", "is_small_multiples", "has_rows_of_areas"}),
        (Form.BARS, {"has_rows_of_areas"}),
        (Form.PARTS, {"is_stacked", "has_rows_of_areas"}),
        (Form.SHARES, set()),
        (Form.EDITIONS, {"has_rows_of_editions"}),
    ],
)
def test_a_form_says_what_its_rows_and_columns_are(form: Form, said: set[str]) -> None:
    questions = (
        "has_years",
        "is_of_one_area",
        "is_small_multiples",
        "is_stacked",
        "has_rows_of_areas",
        "has_rows_of_editions",
    )
    assert {name for name in questions if getattr(form, name)} == said
    label = {Form.SHARES: "Year", Form.EDITIONS: "Edition"}.get(form, "Area")
    assert form.row_label == label


def test_a_table_of_years_has_the_newest_first_and_its_gaps() -> None:
    chart = course_of({2004: Decimal(3), 2006: Decimal(8)})
    newest, gap, oldest = chart.newest_first
    assert [str(year) for year, _ in (newest, gap, oldest)] == ["2006", "2005", "2004"]
    assert [size(figure) for _, figure in (newest, gap, oldest)] == [8_000_000, None, 3_000_000]
    assert chart.first is oldest[1]


@pytest.mark.parametrize(
    ("values", "flow", "repaid"),
    [
        ({2004: -1, 2005: 3}, "net-disbursement", True),
        ({2004: 0, 2005: 3}, "net-disbursement", False),
        ({2004: -1, 2005: 3}, "commitment", False),
    ],
)
def test_below_zero_more_was_repaid_than_paid_out_only_where_repayments_are_subtracted(
    values: dict[int, int], flow: str, repaid: bool
) -> None:
    chart = course_of({year: Decimal(value) for year, value in values.items()}, flow=flow)
    assert chart.has_net_repayments is repaid


def test_the_legend_of_a_chart_tells_of_gaps_and_of_repayments() -> None:
    gap, repaid = "not reported; it is not zero", "below zero: more was repaid than paid out"
    for values, told in (
        ({2004: 1, 2005: 2}, ()),
        ({2004: 1, 2006: 2}, (gap,)),
        ({2004: -1, 2005: 2}, (repaid,)),
        ({2004: -1, 2006: 2}, (repaid, gap)),
    ):
        flows = statistic({"veymar": {year: Decimal(value) for year, value in values.items()}})
        catalogue = catalogue_of(flows)
        chart = course(catalogue, flows, "veymar")
        assert chart
        html = written(catalogue, chart)
        assert tuple(re.findall(r"</svg> ([^<]+)</li>", html)) == told


def test_a_row_without_a_value_in_the_last_year_names_the_year_of_its_latest() -> None:
    flows = statistic(
        {
            "veymar": {2004: Decimal(1), 2005: Decimal(2)},
            "tessara": {2004: Decimal(2)},
            "sao-lucio": {2004: Decimal(4), 2005: Decimal(0)},
        }
    )
    catalogue = catalogue_of(flows)
    chart = courses(catalogue, flows, ISLANDS)
    assert chart
    assert {row.key: row.stops_early for row in chart.rows} == {
        "veymar": False,
        "tessara": True,
        "sao-lucio": False,
    }
    assert re.findall(r"<small>(.*?)</small>", written(catalogue, chart)) == ["in 2004"]
    silent = Row("tessara", "Tessara", (None,))
    assert silent.only is None
    assert not silent.stops_early


@pytest.mark.parametrize(
    ("year", "fiscal", "about"), [(2004, False, "calendar"), ("FY2004", True, "fiscal")]
)
def test_a_chart_says_which_calendar_its_years_follow(
    year: int | str, fiscal: bool, about: str
) -> None:
    one = {"area": "veymar", "year": year, "value": 1, "source": "open-aid-table"}
    flows = statistic({}, [one])
    catalogue = catalogue_of(flows)
    chart = course(catalogue, flows, "veymar")
    assert chart
    assert chart.has_fiscal_years is fiscal
    assert f"US&#36; million · net disbursement · by {about} year</p>" in written(catalogue, chart)


@pytest.mark.parametrize(
    ("rule", "one", "several"),
    [
        (JAPANESE, "fiscal year 2004", "fiscal years 2004–2006"),
        (SPANS_BY_START, "fiscal year 2004–05", "fiscal years 2004–05 to 2006–07"),
        (SPANS_BY_END, "fiscal year 2003–04", "fiscal years 2003–04 to 2005–06"),
    ],
)
def test_fiscal_years_are_called_as_their_rule_has_it(
    rule: FiscalYear, one: str, several: str
) -> None:
    years = [PartialDate(year, fiscal=rule) for year in (2004, 2005, 2006)]
    assert span_of(years[:1]) == one
    assert span_of(years) == several


def test_a_country_that_was_no_recipient_is_no_gap_in_its_year() -> None:
    values = builders.flows(
        *({"area": area, "year": 2020} for area in ("one", "two", "three")),
        *({"area": area, "year": 2022} for area in ("one", "two")),
    )

    def compared(three: Country) -> list[str]:
        held = builders.catalogue(builders.record(Country, "two"), three, values)
        chart = comparison(held, values, ("one", "two", "three"))
        assert chart
        return [row.key for row in chart.rows]

    assert compared(builders.record(Country, "three")) == ["one", "two", "three"]
    gone = builders.record(Country, "three", recipient={"end": 2020})
    assert compared(gone) == ["one", "two"]


def test_bars_and_courses_say_a_hedge_a_range_and_how_firm_a_value_is() -> None:
    values = builders.flows(
        {"area": "one", "year": 2020, "value": 5, "qualifier": "about", "standing": "estimated"},
        {"area": "two", "year": 2020, "value": 4},
        {"area": "three", "year": 2020, "value": None, "low": 2, "high": 3},
    )
    places = [builders.record(Country, id) for id in ("two", "three")]
    held = builders.catalogue(*places, values)
    for make in (comparison, courses):
        chart = make(held, values, ("one", "two", "three"))
        assert chart
        html = written(held, chart)
        assert re.findall(r'data-figure="[^"]+">([^<]+)<', html)[-3:] == ["about 5", "4", "2 to 3"]
        assert re.findall(r"<small>(.*?)</small>", html) == ["estimated"]


def test_a_course_has_no_gap_for_years_in_which_its_country_was_no_recipient() -> None:
    values = builders.flows(
        *({"area": "one", "year": year} for year in (2018, 2019, 2020)),
        {"area": "two", "year": 2018},
    )

    def gaps(two: Country) -> list[tuple[int, ...]]:
        held = builders.catalogue(two, values)
        chart = courses(held, values, ("one", "two"))
        assert chart
        assert chart.has_gaps == ("oda-gap" in written(held, chart)) == any(chart.gap_reasons)
        return [row.gaps for row in chart.rows]

    assert gaps(builders.record(Country, "two")) == [(), (1, 2)]
    assert gaps(builders.record(Country, "two", recipient={"end": 2018})) == [(), ()]
