"""Charts and maps as they are taken away: words, sources, addresses, their table."""

from __future__ import annotations

import csv
import io
from html import unescape
from xml.etree import ElementTree

import pytest
from builders import catalogue, catalogue_of, flows, folder_of, record
from conftest import EXAMPLE
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart, course, courses
from oda_reports.exports.drawings import BELOW, UNKNOWN
from oda_reports.exports.figures_csv import chart_csv
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.atlas import Atlas, RegionMap
from oda_reports.maps.filled_maps import FilledMap, fill_map
from oda_reports.maps.value_maps import mapped_values
from oda_reports.records.areas import Country
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.writing.takeaways import Takeaway, Takeaways, subtitle
from sheet_words import faults_of, words_of

WHOLE = catalogue_of(EXAMPLE)
FLOWS = WHOLE.get(Statistic, "net-bilateral-oda")
FORMATTER = Formatter("en", WHOLE.report.currency_symbols)
TAKEAWAYS = Takeaways(WHOLE, FORMATTER)
SITE = "https://example.org/lorian-sea/"


def chart_of(known: Catalogue, statistic: Statistic, area: str = "one") -> Chart:
    chart = course(known, statistic, area)
    assert chart
    return chart


VEYMAR = TAKEAWAYS.of(chart_of(WHOLE, FLOWS, "veymar"))


def base() -> RegionMap:
    drawn = Atlas(WHOLE, folder_of(EXAMPLE).geography).region(WHOLE.regions[0])
    assert drawn
    return drawn


def value_map() -> FilledMap:
    (shown,) = mapped_values(WHOLE, FLOWS)
    return fill_map(base(), shown, Formatter().cell)


def taken(*records: Source | Organisation, **report: object) -> Takeaway:
    """A chart whose one value was read in the review, beside records of where that is."""
    made = flows({"year": 2001, "value": 5})
    known = catalogue(made, *records, **report)
    return Takeaways(known, Formatter()).of(chart_of(known, made))


def test_a_chart_is_named_by_its_statistic_and_what_is_drawn() -> None:
    assert VEYMAR.name == "net-bilateral-oda-veymar"
    assert VEYMAR.page == "charts/net-bilateral-oda-veymar/"
    assert (VEYMAR.svg_path, VEYMAR.png_path, VEYMAR.csv_path) == tuple(
        f"charts/net-bilateral-oda-veymar.{ending}" for ending in ("svg", "png", "csv")
    )


def test_its_words_are_title_measure_source_licence_and_address() -> None:
    said = [one.text for one in words_of(VEYMAR.sheet.svg)]
    assert said[0] == "Veymar: highest in 2020, about a fifth lower in 2022"
    assert " ".join(said[1:3]) == (
        "Net bilateral ODA from Varland: Veymar, 2018–2022"
        " · US$ million · net disbursement · by calendar year"
    )
    assert said[-3:] == [
        "Source: Varland Open Aid Table (CC BY 4.0)",
        "Varland's ODA in the Lorian Sea. Licence: CC BY 4.0",
        f"{SITE}charts/net-bilateral-oda-veymar/",
    ]
    assert "the highest is US$14.01\N{NO-BREAK SPACE}million in 2020" in VEYMAR.sheet.said


def test_what_shows_it_elsewhere_names_its_address_and_title() -> None:
    frame = ElementTree.fromstring(VEYMAR.snippet)  # noqa: S314
    assert frame.tag == "iframe"
    assert frame.get("src") == VEYMAR.sheet.address
    assert frame.get("title") == VEYMAR.sheet.subject


def test_a_report_without_an_address_offers_nothing_to_embed() -> None:
    away = taken()
    assert (away.snippet, away.sheet.address) == ("", "")
    assert away.sheet.notes == ("Source: review", "R. Licence: l")


def test_a_title_with_signs_of_html_stays_text_in_what_is_copied() -> None:
    made = flows({"year": 2001}, title='Flows "<b>"')
    known = catalogue(made, site_url="https://example.org/")
    away = Takeaways(known, Formatter()).of(chart_of(known, made))
    assert '"<b>"' not in away.snippet
    assert 'Flows "<b>"' in unescape(away.snippet)


@pytest.mark.parametrize(
    ("fields", "credit"),
    [
        ({"title": "Table", "publisher": "office", "published": 2024}, "Office, Table (2024)"),
        ({"title": "Table 2024", "published": 2024, "licence": "CC0"}, "Table 2024 (CC0)"),
        ({"title": "Table", "attribution": "Office: Table (CC0)", "licence": "CC0"},
         "Office: Table (CC0)"),
    ],
)  # fmt: skip
def test_a_source_is_named_with_who_published_it_when_and_under_which_licence(
    fields: dict[str, object], credit: str
) -> None:
    office = record(Organisation, "office", name="Office")
    (one,) = taken(record(Source, "review", **fields), office).sources
    assert one.name == credit


def test_below_a_chart_on_a_page_a_source_has_its_shorter_title() -> None:
    (one,) = taken(record(Source, "review", title="A Long Title", short_title="Title")).sources
    assert (one.name, one.short_name) == ("A Long Title", "Title")


def test_looks_that_need_a_word_have_it() -> None:
    made = flows(
        *({"year": year, "value": value} for year, value in ((2001, 5), (2002, -1), (2004, 2)))
    )
    known = catalogue(made)
    key = Takeaways(known, Formatter()).of(chart_of(known, made)).sheet.key
    assert [look for look, _ in key] == [BELOW, UNKNOWN]
    assert VEYMAR.sheet.key == ()


def test_several_countries_are_said_to_be_on_one_scale() -> None:
    countries = [country.id for country in WHOLE.countries]
    chart = courses(WHOLE, FLOWS, countries)
    assert chart
    said = subtitle(chart, FORMATTER).split(" · ")
    assert said[2:] == ["by calendar year", "all on one scale, a column a year"]


def test_the_table_of_a_chart_is_what_it_draws() -> None:
    assert TAKEAWAYS.csv(VEYMAR.shown) == chart_csv(chart_of(WHOLE, FLOWS, "veymar"), WHOLE)


def test_the_table_of_a_map_has_each_country_and_no_value_where_there_is_none() -> None:
    rows = list(csv.DictReader(io.StringIO(TAKEAWAYS.csv(value_map()).decode())))
    assert {row["area"]: row["value"] for row in rows} == {
        "sao-lucio": "7150000", "cote-d-orlan": "750000", "veymar": "11260000", "tessara": "",
    }  # fmt: skip


def test_a_map_of_values_says_its_year_its_outlines_and_that_borders_say_nothing() -> None:
    sheet = TAKEAWAYS.of(value_map()).sheet
    assert sheet.title == "Net bilateral ODA from Varland, Lorian Sea, 2022"
    assert "São Lúcio 7.15" in sheet.said
    assert sheet.notes[1] == "Outlines: invented for this example"
    assert WHOLE.report.map_note in sheet.notes
    assert faults_of(sheet.svg) == []


def test_a_map_of_a_region_has_no_values_and_so_no_table() -> None:
    away = TAKEAWAYS.of(base())
    assert away.name == "lorian-sea-map"
    assert (away.csv_path, away.sources) == ("", ())
    assert TAKEAWAYS.csv(base()) == b""


def test_words_that_the_fonts_lack_stand_in_the_drawing_and_no_picture_is_offered() -> None:
    made = flows({"year": 2001})
    known = catalogue(made, record(Country, "one", name="キルギス共和国"))
    away = Takeaways(known, Formatter()).of(chart_of(known, made))
    assert "キルギス共和国" in away.sheet.svg
    assert away.png_path == ""


def test_what_stands_on_several_pages_is_made_once() -> None:
    assert TAKEAWAYS.of(chart_of(WHOLE, FLOWS, "veymar")) is VEYMAR
