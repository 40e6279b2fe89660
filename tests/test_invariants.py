"""What holds for every page and every figure of both data folders."""

from __future__ import annotations

import json
import posixpath
import random
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from builders import catalogue_of, folder_of, site_of
from conftest import EXAMPLE, REAL, REPORTS
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import record_figures
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import page_url
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import RenderedPage, Renderer


def pages_of(path: Path) -> tuple[RenderedPage, ...]:
    pages = site_of(path).pages
    assert pages
    return pages


def rendered(made: Catalogue, texts: Mapping[str, str]) -> dict[str, str]:
    pages = plan_pages(made, texts)
    renderer = Renderer(made, {page.path: page for page in pages})
    return {page.path: renderer.render(page).text for page in pages}


@cache
def in_reading_order(path: Path) -> dict[str, str]:
    return rendered(catalogue_of(path), folder_of(path).texts)


@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_read_changes_no_page(rng: random.Random) -> None:
    read = folder_of(EXAMPLE)
    assert read.report is not None
    records = list(read.records)
    rng.shuffle(records)
    assert rendered(Catalogue(read.report, records), read.texts) == in_reading_order(EXAMPLE)


def test_records_read_backwards_make_the_same_report() -> None:
    read = folder_of(REAL)
    assert read.report is not None
    backwards = rendered(Catalogue(read.report, read.records[::-1]), read.texts)
    assert backwards == in_reading_order(REAL)


class _Page(HTMLParser):
    """The words, links and ids of the HTML in a page of Markdown."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(text)
        self.close()
        self.ids |= set(re.findall(r"\{: #([^\s}]+)", text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids |= {value or "" for name, value in attrs if name == "id"}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def body(text: str) -> str:
    """A page without its front matter."""
    return text.split("\n---\n", 1)[1]


@REPORTS
def test_no_page_shows_what_a_program_says_for_nothing(path: Path) -> None:
    for page in pages_of(path):
        words = " ".join(_Page(page.text).words)
        found = re.search(r"\bNone\b|\bnan\b|\bNaN\b|Undefined|Decimal\(|\\[ux][0-9a-f]{2}", words)
        assert not found, (page.path, found)


@REPORTS
def test_no_page_shows_a_mark_of_a_template_or_of_a_reference(path: Path) -> None:
    for page in pages_of(path):
        data = r'<script id="oda-trails".*?</script>'
        text = unescape(re.sub(rf"\{{: [^}}\n]*\}}|{data}", "", page.text, flags=re.DOTALL))
        found = re.search(r"\{\{|\}\}|\{%|%\}|\{#|\[\[|\]\]|\[@|\[\^|[\ue000-\uf8ff]", text)
        assert not found, (page.path, found)


@REPORTS
def test_front_matter_is_read_as_it_is_written(path: Path) -> None:
    for page in pages_of(path):
        opening, front, rest = page.text.split("---\n", 2)
        assert (opening, bool(rest)) == ("", True)
        fields = dict(line.split(": ", 1) for line in front.splitlines())
        assert json.loads(fields["title"])
        assert all(json.loads(value) for value in fields.values())


@REPORTS
def test_every_page_says_what_it_is_about_in_a_sentence_or_two(path: Path) -> None:
    for page in pages_of(path):
        found = re.search(r"^description: (.*)$", page.text, re.MULTILINE)
        if page.path.startswith(("regions/", "countries/", "projects/", "statistics/", "themes/")):
            assert found, page.path
        if found:
            assert 2 <= len(found[1]) <= 260, page.path
            assert not re.search(r"<|\[\[|\[@", json.loads(found[1])), page.path


@REPORTS
def test_every_link_inside_the_report_leads_to_a_page_asset_or_anchor(path: Path) -> None:
    made = site_of(path)
    pages = {page_url(page.path): _Page(body(page.text)) for page in made.pages}
    broken = []
    for url, page in pages.items():
        for link in page.links:
            if urlsplit(link).scheme in ("http", "https"):
                continue
            assert not urlsplit(link).scheme, f"{url}: {link}"
            target, anchor = urldefrag(link)
            target = target.partition("?")[0]
            led = posixpath.normpath(posixpath.join("/", url, target)).lstrip("/")
            if led in made.assets:
                continue
            address = f"{led}/" if led else ""
            if address not in pages or (anchor and unescape(anchor) not in pages[address].ids):
                broken.append(f"{url}: {link}")
    assert sum(len(page.links) for page in pages.values()) > 10 * len(pages)
    assert broken == []


@REPORTS
def test_no_page_gives_an_id_twice(path: Path) -> None:
    for page in pages_of(path):
        text = body(page.text)
        ids = re.findall(r'\bid="([^"]*)"', text) + re.findall(r"\{: #([^\s}]+)", text)
        assert sorted({id for id in ids if ids.count(id) > 1}) == [], page.path


@REPORTS
def test_every_figure_has_a_source_that_is_published(path: Path) -> None:
    made = catalogue_of(path)
    assert len(made.figures) > (30 if path == EXAMPLE else 0)
    for figure in made.figures.values():
        assert made.get(Source, figure.source).title


@REPORTS
def test_every_figure_has_an_address_of_its_own(path: Path) -> None:
    made = catalogue_of(path)
    records = made.records.values()
    addresses = [f.address for one in records for f in record_figures(one, made.editions)]
    assert len(addresses) == len(set(addresses)) == len(made.figures)


@REPORTS
def test_the_address_of_a_figure_leads_to_the_figure(path: Path) -> None:
    made = catalogue_of(path)
    assert made.figures
    for address, figure in made.figures.items():
        assert made.figure(address) == figure
        assert re.fullmatch(r"[a-z0-9-]+(/[A-Za-z0-9.-]+)+(@[A-Za-z0-9.:-]+)?", address), address


@REPORTS
def test_two_figures_of_a_record_have_two_anchors(path: Path) -> None:
    made = catalogue_of(path)
    assert made.records
    for record in made.records.values():
        anchors = [figure.anchor for figure in record_figures(record, made.editions)]
        assert len(anchors) == len(set(anchors)), record.id


@REPORTS
def test_every_mark_on_a_page_is_a_figure_of_the_catalogue(path: Path) -> None:
    made = catalogue_of(path)
    pattern = r'<data class="oda-figure" value="([^"]*)" data-unit="([^"]*)" data-figure="([^"]*)">'
    seen = set()
    for page in pages_of(path):
        for value, unit, address in re.findall(pattern, page.text):
            figure = made.figures[address]
            assert (Decimal(value), unit) == (figure.value, figure.unit.value)
            seen.add(address)
    assert seen == {address for address, f in made.figures.items() if f.value is not None}


@REPORTS
def test_every_published_record_with_a_page_has_one(path: Path) -> None:
    addresses = {page_url(page.path) for page in pages_of(path)}
    shown = {f"{kind}/{id}/" for kind, id in catalogue_of(path).records if kind.has_pages}
    assert shown
    assert shown <= addresses


@REPORTS
def test_every_source_is_read_somewhere(path: Path) -> None:
    made = catalogue_of(path)
    assert [source.id for source in made.sources if not made.cited_by(source.id)] == []


def test_a_draft_leaves_no_trace_on_any_page() -> None:
    drafts = [record for record in folder_of(EXAMPLE).records if record.draft]
    assert drafts
    for record in drafts:
        assert (record.kind, record.id) not in catalogue_of(EXAMPLE).records
        assert not [page.path for page in pages_of(EXAMPLE) if record.heading in page.text]


def test_one_grant_for_several_countries_is_listed_on_each_of_their_pages() -> None:
    made = catalogue_of(EXAMPLE)
    shared = [project for project in made.projects if len(project.areas) > 1]
    assert shared
    texts = {page.path: page.text for page in pages_of(EXAMPLE)}
    for project in shared:
        for area in project.areas:
            if (Kind.COUNTRIES, area) in made.records:
                assert f"projects/{project.id}/" in texts[f"countries/{area}.md"]
