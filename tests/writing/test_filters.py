"""What templates can ask of a value: the words, links and marks that a reader then finds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from builders import catalogue, figure, flows, record, report, statistic, the_unit
from markupsafe import Markup
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import changes_between
from oda_reports.catalogue.facets import ProjectTime
from oda_reports.catalogue.totals import PrintedTotal, printed_totals
from oda_reports.charts.series import Chart, comparison, course
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.value_classes import ValueClass
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.glossary import Name
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Scale
from oda_reports.writing import filters
from oda_reports.writing.marks import Glossary, PageMarks, PageState

AMOUNT = {"label": "Grant", "value": 2_500_000, "currency": "USD"}
GRANT = {"grant": {**AMOUNT, "source": "review"}}
PUPILS = {"pupils": {"label": "Pupils", "value": 40, "unit": "persons", "source": "review"}}


def project(id: str, *areas: str, **fields: Any) -> Project:
    return record(Project, id, **{"areas": areas, "amounts": GRANT, **fields})


SEA = record(
    Region, "sea",
    groups={"isles": {"name": "Isles", "countries": ["one", "two"]},
            "coast": {"name": "Coast", "countries": ["three"]}},
    statistics=["flow"],
)  # fmt: skip
ONE = record(Country, "one", figures={
    "reefs": {"label": "Reefs", "value": 12, "unit": "items", "source": "review", "as_of": 2020}
})  # fmt: skip
SHIP = project("ship", "one", "two", results=PUPILS)
RECORDS = (
    SEA,
    ONE,
    record(Country, "two"),
    record(Country, "three"),
    record(Source, "review", title="Review & more"),
    record(Source, "table"),
    SHIP,
    project("pier", "one", amounts={"grant": {**GRANT["grant"], "match": "inferred"}}),
    record(Event, "storm", title="Storm", areas=["isles"]),
    record(Name, "strait", short="Long Strait", contested="Both shores name it."),
    statistic(
        {"area": "sea", "since": 1993, "as_of": "FY2023", "edition": "2024",
         "edition_inferred": True, "value": 13220, "qualifier": "approximately"},
        id="trainees", measure="cumulative-count",
    ),
    flows({"year": 2020, "value": Decimal("-1.5"), "place": "page 4"}, id="flow",
          scale="million", decimals=2, series=[
              {"area": "one", "source": "review", "values": {2021: 3, 2023: Decimal("4.25")}},
              {"area": "two", "source": "review", "values": {2021: 2}}]),
)  # fmt: skip
CATALOGUE = catalogue(*RECORDS, currency_symbols={"USD": "US$"})
FORGE = {
    "record_url": "https://forge.example/data/",
    "issue_url": "https://forge.example/new?title={title}&is={figure}",
}
NBSP = "\N{NO-BREAK SPACE}"


def marks(on: Record | None = None, known: Catalogue = CATALOGUE) -> PageMarks:
    """The marks of the page of a country, or of another record."""
    url = f"{on.kind}/{on.id}/" if on else "countries/one/"
    formatter = Formatter("en", known.report.currency_symbols)
    return PageMarks(known, formatter, Glossary(known.terms), PageState(url), on)


def known(address: str) -> Figure:
    return CATALOGUE.figures[address]


def plain(html: str) -> str:
    """The words of some HTML, numbers of sources left out."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r'<a class="oda-ref".*?</a>', "", html)))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"start": 2019, "end": "2021-03"}, "2019 – March 2021"),
        ({"start": "2019-03-01"}, "since 1 March 2019"),
        ({"end": "FY2021"}, "until fiscal year 2021"),
        ({"start": 2019, "duration": "two years"}, "since 2019; two years"),
        ({"duration": "two years"}, "two years"),
        ({}, ""),
    ],
)
def test_a_period_is_told_as_far_as_it_is_known(period: dict[str, Any], words: str) -> None:
    assert filters.do_period(marks(), Period.model_validate(period)) == words


def times(**fields: Any) -> ProjectTime:
    """The time of a project, whose dates are written as records have them."""
    given: dict[str, Any] = {
        name: PartialDate.parse(one) if isinstance(one, str) else one
        for name, one in fields.items()
    }
    return ProjectTime(**given)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (times(first="2014-02-03", last="2014-11"), "2014"),
        (times(first="2014-02-03", last="2016-11"), "2014–2016"),
        (times(first="FY2014", last="FY2014"), "FY2014"),
        (times(first="2013", last="2013", is_inferred=True), "2013 (inferred)"),
        (times(first="2013", last="2015", is_inferred=True), "2013–2015 (inferred)"),
        (times(), ""),
        (
            times(first="2014", period=Period.model_validate({"start": "2014-02", "end": 2016})),
            "February 2014 – 2016",
        ),
    ],
)
def test_a_project_is_told_in_years_or_by_the_period_that_is_stated(
    time: ProjectTime, words: str
) -> None:
    assert filters.do_years(marks(), time) == words


def test_a_key_figure_says_whose_it_is_unless_that_is_the_page_and_when() -> None:
    reefs, grant = known("countries/one/figures/reefs"), known("projects/ship/amounts/grant")
    assert filters.do_about(marks(), reefs) == "One, as of 2020"
    assert filters.do_about(marks(ONE), reefs) == filters.do_details(marks(), reefs) == "as of 2020"
    assert filters.do_about(marks(ONE), grant) == (
        "ship, commitment, shared by One and Two, counted once"
    )


@pytest.mark.parametrize(
    ("step", "near", "far", "words"),
    [
        (1, 0, 2_000_000, "0 to 2"),
        (2, 2_000_000, 5_500_000, "2 to 5.5"),
        (3, 5_500_000, None, "5.5 and more"),
        (1, 0, None, "above 0"),
        (0, 0, None, "0"),
        (-1, 0, None, "below 0"),
        (-1, 0, -1_000_000, "−1 to 0"),
        (-2, -1_000_000, None, "−1 and less"),
    ],
)
def test_a_class_of_values_says_its_limits_in_the_scale_of_the_values(
    step: int, near: int, far: int | None, words: str
) -> None:
    one = ValueClass(step, Decimal(near), None if far is None else Decimal(far))
    assert filters.do_limits(marks(), one, known("statistics/flow/one/2020")) == words
    assert filters.do_limits(marks(), ValueClass(2, Decimal(1000), None), figure()) == (
        "1,000 and more"
    )


@pytest.mark.parametrize(
    ("area", "link"),
    [
        ("one", '<a href="../../countries/one/">One</a>'),
        ("sea", '<a href="../../regions/sea/">Sea</a>'),
        ("isles", '<a href="../../regions/sea/#isles">Isles</a>'),
    ],
)
def test_an_area_leads_to_its_page_and_a_group_to_its_region(area: str, link: str) -> None:
    assert filters.do_area(marks(), area) == link


@pytest.mark.parametrize(
    ("target", "way"),
    [
        (ONE, "../../countries/one/"),
        ("compare/?a=one&b=two", "../../compare/?a=one&amp;b=two"),
    ],
)
def test_a_record_or_an_address_is_reached_from_the_page(target: Record | str, way: str) -> None:
    assert filters.do_url(marks(), target) == way


def test_a_web_address_is_escaped_for_its_attribute() -> None:
    made = filters.do_href('https://example.org/?a="1"&b')
    assert made == "https://example.org/?a=&quot;1&quot;&amp;b"


def test_a_figure_leads_to_its_line_on_the_page_of_its_record() -> None:
    made = filters.do_figure_url(marks(), known("projects/ship/amounts/grant"))
    assert made == "../../projects/ship/#amounts/grant"


def test_a_record_and_the_form_for_a_mistake_are_reached_where_there_is_a_forge() -> None:
    grant = known("projects/ship/amounts/grant")
    with_forge = marks(known=Catalogue(report(**FORGE), CATALOGUE.records.values()))
    assert filters.do_record_url(with_forge, grant) == (
        "https://forge.example/data/projects/ship.yml"
    )
    form = "https://forge.example/new?title="
    assert filters.do_mistake_url(with_forge, SHIP) == f"{form}ship&amp;is=projects%2Fship"
    of_grant = filters.do_mistake_url(with_forge, grant)
    assert of_grant == f"{form}Grant%3A%20%242.5%20million&amp;is=projects%2Fship%2Famounts%2Fgrant"
    assert filters.do_record_url(marks(), grant) is None
    assert filters.do_mistake_url(marks(), grant) is None


@pytest.mark.parametrize(
    ("date", "words"),
    [("2024-07-02", "2 July 2024"), ("2024-07", "July 2024"), ("FY2021", "fiscal year 2021")],
)
def test_a_date_is_told_as_far_as_it_is_known(date: str, words: str) -> None:
    assert filters.do_date(marks(), PartialDate.parse(date)) == words


@pytest.mark.parametrize(
    ("number", "letter"), [(1, "a"), (2, "b"), (26, "z"), (27, "aa"), (28, "ab")]
)
def test_notes_have_letters(number: int, letter: str) -> None:
    assert filters.do_letter(number) == letter


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("アルメニア", '<span lang="ja">アルメニア</span>'),
        ("ぁ島", '<span lang="ja">ぁ島</span>'),
        ("日本", "日本"),
        ("One <two>", "One &#60;two&#62;"),
    ],
)
def test_a_name_in_kana_is_marked_as_japanese(name: str, html: str) -> None:
    assert filters.do_name(name) == html


@pytest.mark.parametrize(
    ("fields", "unit", "words", "cell"),
    [
        ({"value": 1320}, "persons", "1,320", "1,320"),
        (
            {"value": 2_500_000, "unit": the_unit("USD"), "scale": Scale.MILLION, "decimals": 2},
            "US$ million",
            f"US$2.50{NBSP}million",
            "2.50",
        ),
        ({"value": 7, "unit": the_unit("percent")}, "percent", f"7{NBSP}percent", "7"),
    ],
)
def test_a_figure_has_a_unit_words_and_a_cell(
    fields: dict[str, Any], unit: str, words: str, cell: str
) -> None:
    one, page = figure(**fields), marks()
    assert filters.do_unit(page, one) == unit
    assert filters.do_words(page, one) == words
    assert plain(filters.do_cell(page, one)) == cell
    assert list(page.state.marked) == [one.address], "so that the page has its trail"
    assert page.state.citations == {}, "its source stands with the table"


def test_a_figure_leads_to_its_source_and_is_listed_unless_its_table_leads_to_its_record() -> None:
    page, flow = marks(), known("statistics/flow/one/2020")
    unlisted = filters.do_figure(page, flow, listed=False)
    assert page.state.printed == {}
    assert filters.do_figure(page, flow) == unlisted
    assert list(page.state.printed) == [flow.address]
    assert plain(unlisted) == f"−US$1.50{NBSP}million"
    assert 'title="Source: Review &amp; more, page 4"' in unlisted


def test_a_source_is_cited_by_number_and_named_by_title() -> None:
    page = marks()
    links = [filters.do_cite(page, "table"), filters.do_cite(page, "review", "page 4")]
    assert [re.sub(r"<[^>]*>", "", link) for link in links] == ["[1]", "[2]"]
    assert 'title="Source: table"' in links[0]


def test_texts_call_on_the_figures_of_their_record() -> None:
    page = marks(ONE)
    assert plain(filters.do_prose(page, "**So** [[reefs]]")) == "So 12"
    assert filters.do_prose(page, "**So**") == "<p><strong>So</strong></p>"
    assert plain(filters.do_prose(page, "[[pupils]] of [[trainees]]", SHIP)) == (
        "40 of approximately 13,220"
    )
    assert filters.do_line(page, "*So*") == "<em>So</em>"
    assert plain(filters.do_line(page, "[[pupils]]", SHIP)) == "40"
    assert plain(filters.do_opening(page, "\n[[pupils]]\n\nmore", SHIP)) == "40"


@pytest.mark.parametrize("write", [filters.do_prose, filters.do_line, filters.do_opening])
def test_a_disputed_name_in_a_text_is_told_of_at_the_foot_of_the_page(
    write: Callable[[PageMarks, str, Record], Markup],
) -> None:
    page = marks(SHIP)
    write(page, "Through the Long Strait.", ONE)
    assert list(page.state.contested) == ["strait"]


def test_lines_of_a_preformatted_text_stand_on_one_line_of_the_page() -> None:
    assert filters.do_lines("a <b>\n  c\n") == "a &#60;b&#62;&#10;  c"


def test_our_own_words_are_markdown_in_which_signs_stand_in_code() -> None:
    assert filters.do_markdown("The report's own\n texts, US$2 million.") == (
        "The report's own texts, US$2 million."
    )
    assert filters.do_markdown("as in [[a]], with_from: * --fix, https://a/.") == (
        "as in `[[a]]`, `with_from`: `*` `--fix`, `https://a/`."
    )
    assert filters.do_markdown("a bar |.") == "a bar `|`."
    assert filters.do_code("a_b") == "`a_b`"


def total(printed: str, **parts: str) -> tuple[PageMarks, PrintedTotal]:
    """A total of the region in millions, to two digits, and the values of its countries."""
    observations = [
        {"area": area, "year": 2020, "edition": "2024", "value": Decimal(value)}
        for area, value in (("sea", printed), *parts.items())
    ]
    made = flows(*observations, id="total", scale="million", decimals=2)
    whole = catalogue(*RECORDS, made, currency_symbols={"USD": "US$"})
    (compared,) = printed_totals(whole, made)
    return marks(known=whole), compared


@pytest.mark.parametrize(
    ("printed", "parts", "words"),
    [
        (
            "6.00",
            {"one": "1", "two": "2", "three": "3"},
            "The values of 3 countries add up to the printed total.",
        ),
        (
            "6.02",
            {"one": "1", "two": "2", "three": "3"},
            "The values of 3 countries add up to the printed total, within rounding.",
        ),
        (
            "6.50",
            {"one": "1", "two": "2", "three": "3"},
            "The values of 3 countries do not add up to the printed total: "
            f"it is US$0.50{NBSP}million more than their sum.",
        ),
        (
            "5.50",
            {"one": "1", "two": "2", "three": "3"},
            "The values of 3 countries do not add up to the printed total: "
            f"it is US$0.50{NBSP}million less than their sum.",
        ),
        (
            "3.00",
            {"one": "1", "two": "2"},
            "The values of 2 countries add up to the printed total. "
            "This print has no value for: Three.",
        ),
    ],
)
def test_a_total_is_told_beside_the_sum_of_its_parts(
    printed: str, parts: dict[str, str], words: str
) -> None:
    page, compared = total(printed, **parts)
    made = filters.do_sum_reading(page, compared)
    assert made.startswith('<span data-number="count">')
    assert plain(made) == words


def test_parts_of_another_source_are_said_to_be_and_cited() -> None:
    added = flows(
        {"area": "sea", "year": 2020, "value": 3, "edition": "2024"},
        {"area": "sea", "year": 2020, "value": 1, "edition": "2024",
         "unallocated": "several <countries>"},
        id="total", series=[
            {"area": area, "source": "table", "values": {2020: 1}} for area in ("one", "two")
        ],
    )  # fmt: skip
    whole = catalogue(*RECORDS, added)
    (compared,) = printed_totals(whole, added)
    made = filters.do_sum_reading(marks(known=whole), compared)
    assert plain(made) == (
        "The values of 2 countries and the row “several <countries>”, read in another source than"
        " the total, add up to the printed total. No value for this year: Three."
    )
    assert re.findall(r'href="([^"]*)"', made) == [
        "../../sources/table/", "../../sources/review-2024/"
    ]  # fmt: skip


def test_a_row_for_no_country_is_named_among_the_parts() -> None:
    values = {"one": 1, "two": 1, "three": 1, "sea": 4}
    made = flows(
        *({"area": area, "year": 2020, "value": value, "edition": "2024"}
          for area, value in values.items()),
        {"area": "sea", "year": 2020, "edition": "2024", "unallocated": "several"},
        id="total",
    )  # fmt: skip
    whole = catalogue(*RECORDS, made)
    (compared,) = printed_totals(whole, made)
    assert plain(filters.do_sum_reading(marks(known=whole), compared)) == (
        "The values of 3 countries and the row “several” add up to the printed total."
    )


def test_a_sum_is_marked_as_no_source_s_and_hedged_as_its_parts_are() -> None:
    page, compared = total("6.50", one="1", two="2", three="3")
    assert filters.do_summed(page, compared.sum, compared.total) == (
        '<data class="oda-computed" value="6000000" data-unit="USD"'
        f' title="Computed here from 3 values">US$6.00{NBSP}million</data>'
    )
    parts = ({"area": area, "year": 2020, "edition": "2024", "qualifier": "more-than"}
             for area in ("one", "two"))  # fmt: skip
    made = flows(*parts, {"area": "sea", "year": 2020, "edition": "2024", "value": 2}, id="t")
    whole = catalogue(*RECORDS, made)
    assert printed_totals(whole, made) == ()
    (hedged,) = printed_totals(whole, made, with_limits=True)
    assert plain(filters.do_summed(marks(known=whole), hedged.sum, hedged.total)) == "more than $2"


def chart_of(area: str = "one") -> Chart:
    made = course(CATALOGUE, CATALOGUE.statistics[0], area)
    assert made is not None
    return made


FLOW = (
    "The values for One lie on both sides of zero: the highest is US$4.25 million in 2023, "
    "the lowest −US$1.50 million in 2020. Not reported: 2022."
).replace(" million", f"{NBSP}million")


def test_what_a_chart_shows_is_told_with_its_figures_marked() -> None:
    page, chart = marks(), chart_of()
    made = filters.do_reading(page, chart)
    assert plain(made) == FLOW
    assert filters.do_row_reading(page, chart.rows[0], chart) == made
    assert list(page.state.printed) == ["statistics/flow/one/2023", "statistics/flow/one/2020"]


def test_small_columns_are_heard_and_beside_their_sentence_only_named() -> None:
    chart = chart_of()
    heard = filters.do_course(marks(), chart.rows[0], chart)
    assert f'role="img" aria-label="{FLOW}"' in heard
    assert 'height="72"' in heard
    named = filters.do_beside(marks(), chart.rows[0], chart)
    assert 'aria-label="Net ODA: One"' in named
    assert FLOW not in named
    small = filters.do_sparkline(chart.rows[0])
    assert 'height="28"' in small
    assert 'aria-hidden="true"' in small


def test_a_chart_is_drawn() -> None:
    assert "<title>2023: 4.25</title>" in filters.do_plot(marks(), chart_of())
    bars = comparison(CATALOGUE, CATALOGUE.statistics[0], ["one", "two"])
    assert bars is not None
    highest, lowest = (filters.do_bar(row, bars) for row in bars.rows)
    assert 'width="100%"' in highest
    assert highest != lowest


def test_events_are_dots_on_a_line_of_years() -> None:
    dates = (2001, 2001, 2004)
    events = [record(Event, f"event-{at}", date=date) for at, date in enumerate(dates)]
    assert filters.do_time_strip(events).count("<circle") == len(events)


def test_a_change_between_editions_is_told_in_words() -> None:
    before = figure(10, year=PartialDate(2020), edition="2023")
    after = figure(12, year=PartialDate(2020), edition="2024")
    (change,) = changes_between([before], [after])
    assert filters.do_told(marks(), change) == "Higher by 2"


def test_a_figure_has_a_trail_and_is_quoted() -> None:
    page, grant = marks(), known("projects/pier/amounts/grant")
    page.mark(grant, "10")
    trails = filters.do_trails(page, page.state)
    trail = trails[grant.address]
    assert (trail.label, trail.area, trail.source) == ("Grant", "pier", "Review & more")
    pooled = json.loads(filters.do_pooled(trails, page.state.marked))
    assert list(pooled["figures"]) == [grant.address]
    assert ["pier"] in pooled["words"]
    assert "⟦title⟧" in filters.do_citation_forms(page, "")["text"]


def test_words_of_records_stay_words_in_the_html_of_filters() -> None:
    named = catalogue(record(Country, "one", name="<One> & *more*"))
    made = filters.do_area(marks(known=named), "one")
    assert isinstance(made, Markup)
    assert made.endswith(">&#60;One&#62; &#38; &#42;more&#42;</a>")


LOAN = {
    "value": 471_000_000,
    "currency": "JPY",
    "areas": ["one"],
    "equivalents": [
        {"value": 4_100_000, "currency": "USD", "qualifier": "about"},
        {"value": 3, "currency": "USD", "rate": 145, "date": "2024-07-02", "source": "table"},
        {"value": 3, "currency": "EUR", "date": 2024},
    ],
    "terms": {
        "interest": Decimal("0.01"),
        "repayment_years": 40,
        "grace_years": 10,
        "tying": "untied",
    },
    "source": "review",
}


def loan() -> tuple[PageMarks, Figure]:
    known = catalogue(record(Source, "table", title="The table"), project("ship", "one",
        amounts={"loan": LOAN}), other_areas={"world": {"name": "The world"}})  # fmt: skip
    marks = PageMarks(known, Formatter(), Glossary(()), PageState("projects/ship/"))
    return marks, known.figures["projects/ship/amounts/loan"]


def test_each_conversion_is_a_sentence_and_cites_a_source_of_its_own() -> None:
    marks, found = loan()
    first, second, third = (unescape(one) for one in filters.do_conversions(marks, found))
    assert first == "About $4.1\N{NO-BREAK SPACE}million, as the source converts it."
    words, _, cited = second.partition("<a ")
    assert words == "$3, at $1 = ¥145 on 2 July 2024, according to “The table”."
    assert 'href="../../sources/table/"' in cited
    assert third == "€3, as the source converts it, on 2024."


def test_terms_and_what_an_amount_is_are_said_in_words() -> None:
    marks, found = loan()
    assert filters.do_terms(marks, found) == (
        "Interest of 0.01 percent a year; repayment in 40 years; years of grace: 10; untied"
    )
    assert filters.do_described(marks, found) == "commitment, for One"
    assert filters.do_described(marks, found, ["area"]) == "commitment"


def test_an_area_that_has_no_page_is_named_without_a_link() -> None:
    marks, _ = loan()
    assert filters.do_area(marks, "world") == "The world"


def test_a_language_is_called_by_its_name() -> None:
    marks, _ = loan()
    assert filters.do_language(marks, "ja") == "Japanese"
    assert filters.do_language(marks, "xyz") == "xyz"
