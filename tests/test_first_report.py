"""What is true of the first report alone: Japan's cooperation with Central Asia and the Caucasus.

Where another report lies in ``data/``, this module is passed over; what holds for any report is
tested elsewhere, and what the program does, on the invented region.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
import yaml
from builders import catalogue_of, site_of
from click.testing import CliRunner
from conftest import REAL, ROOT, opened
from oda_reports.catalogue.changes import told
from oda_reports.catalogue.editions import history, printings
from oda_reports.catalogue.totals import PrintedTotal, printed_totals
from oda_reports.cli import main
from oda_reports.figures.formatting import Formatter
from oda_reports.history.git import report_id
from oda_reports.maps.atlas import Atlas
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ChangeClass
from oda_reports.rules.checked_folders import check_folder
from oda_reports.writing.html_trees import read_html, words
from playwright.sync_api import Browser
from search_index import searched
from searches import look_for

if report_id((REAL / "report.yml").read_bytes()) != "japan-central-asia":
    pytest.skip(
        "data/ holds another report: what is true of the first one alone is passed over",
        allow_module_level=True,
    )

FACTS = yaml.safe_load((ROOT / "tests" / "facts.yml").read_text("utf-8"))


def article(site: Path, page: str) -> str:
    """The part of a page that is its own."""
    html = (site / page / "index.html").read_text("utf-8")
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.site
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact"])
def test_a_fact_of_the_source_is_on_its_page_and_leads_to_its_source(
    fact: dict[str, object], real_site: Path
) -> None:
    on = fact["pages"]
    assert isinstance(on, dict)
    source = fact.get("source", "white-paper-2024")
    for page, phrases in on.items():
        html = article(real_site, page)
        text = " ".join(unescape(words(read_html(html))).split())
        for phrase in phrases:
            assert phrase in text, f"{page} does not say: {phrase}"
        assert re.search(f'href="[^"]*sources/{source}/', html), f"{page} cites nothing"


def test_nothing_is_said_of_its_records() -> None:
    assert check_folder(REAL)[2] == []


def test_every_source_has_facts() -> None:
    sources = catalogue_of(REAL).sources
    assert all(source.facts for source in sources)
    assert sum(len(source.facts) for source in sources) > 80


@pytest.mark.site
def test_every_number_of_the_site_is_traced(real_site: Path) -> None:
    done = CliRunner().invoke(main, ["coverage", "--data", str(REAL), str(real_site)])
    assert done.exit_code == 0, done.output
    assert "(100 percent)" in done.output


@pytest.mark.site
def test_every_mark_of_a_figure_is_the_promised_one(real_site: Path) -> None:
    assert (
        '<data class="oda-figure" value="13220" data-unit="persons" '
        'data-figure="statistics/trainees/central-asia-and-the-caucasus@2024">'
        "approximately 13,220</data><a "
    ) in article(real_site, "regions/central-asia-and-the-caucasus")


@pytest.mark.site
def test_the_series_of_all_countries_can_be_had_as_csv(real_site: Path) -> None:
    lines = (real_site / "data/statistics/net-bilateral-oda.csv").read_text("utf-8")
    assert len(lines.splitlines()) == 1 + 251 + 1
    assert "../../data/countries/kazakhstan.csv" in article(real_site, "countries/kazakhstan")


@pytest.mark.site
def test_the_search_finds_texts_and_nothing_that_is_drawn(real_site: Path) -> None:
    texts = " ".join(one.text for one in searched(real_site))
    for drawn in ("all on one scale", "These values as CSV", "Not reported: 1993", "Outlines:"):
        assert drawn not in texts
    assert "Trans-Caspian International Transport Route" in texts


@pytest.mark.site
@pytest.mark.browser
def test_the_search_answers_what_readers_ask(browser: Browser, address: str) -> None:
    """Other forms of words, slips, older names, every script, figures by year and by number."""
    asked = {
        "disability": "Promotion of Employment for Persons with Disabilities",
        "Uzbekstan": "Uzbekistan",
        "Gerogia": "Georgia",
        "Kirgizstan": "Kyrgyz Republic",
        "Tadjikistan": "Tajikistan",
        "Karabagh": "Nagorno-Karabakh",
        "Kyrgyzstan": "Kyrgyz Republic",
        "Кыргызстан": "Kyrgyz Republic",
        "საქართველო": "Georgia",
        "Հայաստան": "Armenia",
        "أرمينيا": "Armenia",
        "ジョージア": "Georgia",
        "キルギス共和国": "Kyrgyz Republic",
        "Uzbekistan 2023": "Net bilateral ODA from Japan: Uzbekistan",
        "238.66": "Net bilateral ODA from Japan: Uzbekistan",
        "整備計画": "East-West Highway Improvement",
    }
    with opened(browser, 1440) as page:
        page.goto(address)
        first = {typed: look_for(page, typed)[0] for typed in asked}
        value = page.locator(".oda-search-passage a").first
        look_for(page, "Uzbekistan 2023")
        assert value.inner_text() == "2023: US$238.66 million"
        value.click()
        page.wait_for_url("**/statistics/net-bilateral-oda/#uzbekistan/2023")
    assert {typed: title for typed, title in first.items() if asked[typed] not in title} == {}


@pytest.mark.site
@pytest.mark.browser
def test_a_value_stands_on_the_front_page_and_its_source_is_two_clicks_away(
    browser: Browser, address: str
) -> None:
    with opened(browser, 390) as page:
        page.goto(address)
        table = page.get_by_role("table").filter(has_text="Net bilateral ODA, US$ million")
        assert "238.66" in table.get_by_role("row").filter(has_text="Uzbekistan").inner_text()
        table.locator("caption a.oda-ref").click()
        original = page.locator(".oda-way a").first
        assert (
            original.get_attribute("href") == "https://data.worldbank.org/indicator/DC.DAC.JPNL.CD"
        )


@pytest.mark.site
def test_a_name_in_kana_is_marked_as_japanese(real_site: Path) -> None:
    assert '<span lang="ja">ジョージア</span>' in article(real_site, "countries/georgia")


def test_every_country_is_drawn_and_named_on_its_map() -> None:
    read, catalogue, _ = check_folder(REAL)
    assert catalogue
    drawn = Atlas(catalogue, read.geography).region(catalogue.regions[0])
    assert drawn
    expected = {country.id for country in catalogue.countries}
    assert {shape.country.id for shape in drawn.countries} == expected
    for names in (drawn.narrow, drawn.wide):
        assert {country.id for country, _ in names} == expected


def test_its_map_says_where_it_comes_from() -> None:
    told = json.loads((REAL / "map.geojson").read_text("utf-8"))["provenance"]
    assert set(told) >= {"source", "version", "licence", "cut", "date"}


def test_a_flow_below_zero_is_on_the_map_of_its_statistic() -> None:
    body = next(p.body for p in site_of(REAL).pages if p.path == "statistics/net-bilateral-oda.md")
    figure = body[body.index('<figure class="oda-map"') :].partition("</figure>")[0]
    titles = [unescape(title) for title in re.findall(r"<title>(.*?)</title>", figure)]
    assert len(titles) == len(catalogue_of(REAL).countries)
    assert "Kazakhstan: −US$27.89\N{NO-BREAK SPACE}million" in titles


def totals(statistic: str) -> dict[str, PrintedTotal]:
    """The printed totals of a statistic by the address of each."""
    catalogue = catalogue_of(REAL)
    record = catalogue.get(Statistic, statistic)
    return {made.total.address.split("/")[-1]: made for made in printed_totals(catalogue, record)}


@pytest.mark.parametrize(("printed", "million"), [("2004@2005", "290.91"), ("2005@2006", "172.57")])
def test_the_eight_countries_are_exactly_the_printed_total(printed: str, million: str) -> None:
    made = totals("net-bilateral-oda")[printed]
    assert len(made.countries) == 8
    assert made.sum.value == made.total.value == Decimal(million).scaleb(6)
    assert made.difference == 0
    assert (made.agrees, made.is_equal, made.is_across_sources) == (True, True, True)
    assert not made.missing


def test_shares_and_trainees_have_no_parts() -> None:
    assert totals("share-of-bilateral-oda") == {}
    assert totals("trainees") == {}


def test_its_trainees_are_told_from_edition_to_edition() -> None:
    catalogue = catalogue_of(REAL)
    found = printings(catalogue.figures.values())
    assert [one.mark for one in found if one.is_inferred] == ["2017"]
    assert [one.mark for one in found if not one.is_own] == ["country-data-book:2002"]
    trainees = history(catalogue, catalogue.get(Statistic, "trainees"))
    assert [(step.older.mark, step.newer.mark) for step in trainees] == [
        ("2005", "2017"),
        ("2017", "2024"),
    ]
    (last,) = trainees[-1].changes
    assert last.classes == (ChangeClass.LATER_COUNT, ChangeClass.WORDING)
    assert told(last, Formatter()) == (
        "Period: up to 2016, then no end date; “approximately” was added; a start, 1993, was added"
    )


LONGEST = {"regions/*/": 7000, "countries/*/": 4500}
"""How many pixels a page takes at most on a desk: what is further down, few would see."""


@pytest.mark.site
@pytest.mark.browser
def test_pages_of_areas_are_short_enough_to_be_read(
    browser: Browser, address: str, real_site: Path
) -> None:
    long = {}
    with opened(browser, 1440) as page:
        for places, most in LONGEST.items():
            paths = [path.relative_to(real_site).as_posix() for path in real_site.glob(places)]
            assert paths
            for path in paths:
                page.goto(f"{address}{path}/")
                height = page.evaluate("document.documentElement.scrollHeight")
                if height > most:
                    long[path] = height
    assert long == {}
