"""Whole sites: what MkDocs makes of the records, read as files."""

from __future__ import annotations

import filecmp
import gzip
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from builders import catalogue_of
from conftest import EXAMPLE, REAL, build, run_mkdocs
from hostile_records import HOSTILE, poison
from oda_reports.build import build_site
from oda_reports.history.provenance import provenance_of
from oda_reports.stock_site import read_settings, write_stock_site
from PIL import Image
from search_index import searched
from site_links import broken_links

pytestmark = pytest.mark.site


class _Page(HTMLParser):
    """The words, links, ids and figures of a page's article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.figures: list[tuple[dict[str, str], str, str]] = []
        self.handlers: list[str] = []
        self.tags: set[str] = set()
        self._figure: dict[str, str] | None = None
        self._text = ""
        self._pending: list[tuple[dict[str, str], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.handlers += [f"{tag} {name}" for name in given if name.startswith("on")]
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
            if given.get("class") == "oda-ref":  # the mark that figures before it share
                self.figures += [(*one, given["href"]) for one in self._pending]
                self._pending = []
        if given.get("class") == "oda-figure":
            self._figure, self._text = given, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "data" and self._figure is not None:
            self._pending.append((self._figure, self._text))
            self._figure = None
        if tag in {"p", "li", "dd", "td", "th", "figcaption"}:
            self._pending = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        self._text += data

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def pages(site: Path) -> list[tuple[str, str]]:
    """The address and HTML of every page."""
    files = sorted(site.rglob("*.html"))
    found = [(file.relative_to(site).as_posix(), file.read_text("utf-8")) for file in files]
    assert found
    return found


def article(html: str) -> str:
    """The part of a page that is its own."""
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    return found[0] if found else ""


SEALED = ["build/build.json", "build/index.html", "build/sha256sums.txt"]
"""What the hook alone can write, once all files of a site are there: their sums."""


def differing(first: Path, second: Path) -> list[str]:
    """Files that two folders do not share byte for byte."""
    names = {
        path.relative_to(root).as_posix()
        for root in (first, second)
        for path in root.rglob("*")
        if path.is_file()
    }
    return sorted(
        name
        for name in names
        if not (first / name).is_file()
        or not (second / name).is_file()
        or not filecmp.cmp(first / name, second / name, shallow=False)
    )


def test_every_link_asset_and_anchor_of_the_report_holds_in_a_folder_that_it_does_not_know(
    unplaced_site: Path,
) -> None:
    broken, followed = broken_links(unplaced_site, "https://desk.example/reports/region/")
    assert broken == []
    assert followed > 5_000


def test_every_link_asset_and_anchor_of_the_invented_region_holds_at_its_address(
    example_site: Path,
) -> None:
    broken, followed = broken_links(example_site, "https://example.org/lorian-sea/")
    assert broken == []
    assert followed > 5_000


def test_a_site_that_does_not_know_its_address_has_no_map_for_search_engines(
    unplaced_site: Path, example_site: Path
) -> None:
    assert not list(unplaced_site.glob("sitemap.xml*"))
    told = (example_site / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/lorian-sea/countries/veymar/</loc>" in told
    assert told.count("<loc>") == told.count("<url>") > 40


_TOLD = re.compile('<meta (?:property="og|name="(?:twitter)):([a-z_:]+)" content="([^"]+)">')


def test_other_sites_are_told_what_a_link_to_any_page_leads_to(example_site: Path) -> None:
    root = "https://example.org/lorian-sea/"
    described: dict[str, str] = {}
    for name, html in pages(example_site):
        if name == "404.html" or 'http-equiv="refresh"' in html:
            continue
        told = dict(_TOLD.findall(html))
        assert told["url"] == root + name.removesuffix("index.html")
        assert f'<link rel="canonical" href="{told["url"]}">' in html
        assert (told["type"], told["locale"], told["card"]) == (
            "website",
            "en_US",
            "summary_large_image",
        )
        with Image.open(example_site / told["image"].removeprefix(root)) as picture:
            size = tuple(map(str, picture.size))
        assert (told["image:width"], told["image:height"]) == size, name
        assert ("charts/" in told["image"]) == name.startswith("charts/")
        assert f'<meta name="description" content="{told["description"]}">' in html
        described[name] = told["description"]
    own = [name for name in described if list(described.values()).count(described[name]) > 1]
    assert own == [], "each page is described by what it says itself"
    assert described["contributing/index.html"].startswith("Everything you read on this site")


def test_a_page_with_a_card_of_its_own_names_it_in_words_and_others_share_the_reports(
    example_site: Path,
) -> None:
    def told(page: str) -> dict[str, str]:
        return dict(_TOLD.findall((example_site / page / "index.html").read_text("utf-8")))

    veymar, boats = told("countries/veymar"), told("projects/storm-relief-grant")
    assert (veymar["title"], veymar["site_name"]) == ("Veymar", "Varland's ODA in the Lorian Sea")
    assert veymar["image"] == "https://example.org/lorian-sea/cards/countries/veymar.png"
    assert veymar["image:alt"] == (
        "Veymar. Net bilateral ODA, 2022: US$11.26 million. Veymar: highest in 2020, about a"
        " fifth lower in 2022. Source: Varland Open Aid Table."
    )
    assert boats["image"] == told("")["image"] == "https://example.org/lorian-sea/cards/report.png"
    assert boats["image:alt"].startswith("Varland's ODA in the Lorian Sea. Net bilateral ODA")


def test_a_site_that_does_not_know_its_address_names_no_picture_and_has_none(
    unplaced_site: Path,
) -> None:
    told = dict(_TOLD.findall((unplaced_site / "index.html").read_text("utf-8")))
    assert told.keys() == {"type", "site_name", "locale", "title", "description", "card"}
    assert told["card"] == "summary"
    assert not (unplaced_site / "cards").exists()


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_every_figure_in_prose_is_followed_by_the_link_to_its_source_before_its_block_ends(
    site: str, request: pytest.FixtureRequest
) -> None:
    count = 0
    for name, html in pages(request.getfixturevalue(site)):
        marks = len(re.findall(r'<data class="oda-figure"', _without_tables(article(html))))
        followed = _Page(_without_tables(article(html))).figures
        assert len(followed) == marks, name
        assert all("sources/" in link for _, _, link in followed), name
        count += marks
    assert count > 50


def _without_tables(html: str) -> str:
    """Without tables and the lists below maps, whose sources stand at their heads."""
    lists = r'<table.*?</table>|<ul class="oda-map-list oda-map-values".*?</ul>'
    return re.sub(lists, "", html, flags=re.DOTALL)


def test_the_mark_of_a_figure_is_the_promised_one(example_site: Path) -> None:
    html = (example_site / "regions/lorian-sea/index.html").read_text("utf-8")
    assert (
        '<data class="oda-figure" value="2310" data-unit="persons" '
        'data-figure="statistics/trainees/lorian-sea@2023">approximately 2,310</data><a '
    ) in html


def test_no_page_of_the_report_is_heavier_than_300_kilobytes(real_site: Path) -> None:
    """Nor is the page of all problems, which grows with the check, heavier than 600."""
    most = {"contributing/problems/index.html": 600_000}
    sizes = {name: len(html.encode()) for name, html in pages(real_site)}
    heavy = [name for name, size in sizes.items() if size > most.get(name, 300_000)]
    assert heavy == []


def test_a_page_that_is_not_there_shows_ways_back(real_site: Path) -> None:
    html = (real_site / "404.html").read_text("utf-8")
    assert "This page is not here" in html
    assert "all countries" in html


def test_no_page_shows_the_signs_of_a_template_or_of_markdown(
    real_site: Path, example_site: Path
) -> None:
    signs = re.compile(r"(?:^|\s)#{2,4} \w|\{: ?[#.]|\*\*\w|\[\[\w|\bNone\b|\{\{|\{%")
    for site in (real_site, example_site):
        for name, html in pages(site):
            if not name.startswith("contributing/"):
                found = signs.search(_Page(article(html)).text)
                assert found is None, f"{name} shows {found[0] if found else ''}"


def test_a_table_of_figures_can_be_had_as_csv(example_site: Path) -> None:
    lines = (example_site / "data/statistics/net-bilateral-oda.csv").read_text("utf-8")
    assert len(lines.splitlines()) == 1 + 19 + 2
    page = _Page((example_site / "countries/veymar/index.html").read_text("utf-8"))
    assert "../../data/countries/veymar.csv" in page.links


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_lists_of_sources_stay_out_of_the_search(site: str, request: pytest.FixtureRequest) -> None:
    places = [one.location for one in searched(request.getfixturevalue(site))]
    assert not [
        place
        for place in places
        if place.endswith(("#sources", "#notes", "#printed-figures", "#cited-by"))
    ]


def test_the_search_finds_a_fact_of_a_source_and_not_what_carries_it(example_site: Path) -> None:
    facts = " ".join(
        one.text
        for one in searched(example_site)
        if one.location.startswith("sources/cooperation-review-2023/#fact")
    )
    assert "the four governments have met six times" in facts
    assert "near neighbours with far markets" in facts
    for repeated in ("Told in", "Carried by", "printed in", "Relief grant, in total"):
        assert repeated not in facts


def test_a_value_is_found_once_by_its_number_with_its_place_in_the_table(
    example_site: Path,
) -> None:
    found = [one for one in searched(example_site) if "6.03" in f"{one.heading} {one.text}"]
    assert [one.title for one in found] == ["Net bilateral ODA from Varland: São Lúcio"]


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_the_navigation_names_countries_and_lists_but_no_project(
    site: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    html = (folder / "index.html").read_text("utf-8")
    navigation = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', html, re.DOTALL)
    assert navigation
    assert re.search(r'href="(\./)?projects/"', navigation[0])
    assert not re.search(r'href="(\./)?projects/[^"]+/"', navigation[0])


def test_the_invented_region_says_nothing_of_another_one(example_site: Path) -> None:
    words = re.compile(
        r"central asia|caucas|japan|kazakh|kyrgyz|tajik|turkmen|uzbek|armenia|azerb|georgia"
        r"|\bJICA\b|\bMOFA\b|nagorno|tursunzoda",
        re.IGNORECASE,
    )
    theirs = [
        file
        for pattern in ("*.html", "*.csv", "*.json", "*.xml", "*.css")
        for file in example_site.rglob(pattern)
        if "assets/javascripts" not in file.as_posix()
        and "assets/stylesheets" not in file.as_posix()
    ]
    found = {
        file.relative_to(example_site).as_posix(): hit[0]
        for file in theirs
        if (hit := words.search(file.read_text("utf-8").replace("Japanese yen", "")))
    }
    assert len(theirs) > 40
    assert found == {}


def test_a_draft_is_not_published(example_site: Path) -> None:
    assert (EXAMPLE / "projects/mangrove-nursery.yml").is_file()
    assert not (example_site / "projects/mangrove-nursery").exists()
    assert not [name for name, html in pages(example_site) if "Zyxdraft" in html]


def test_the_pencil_leads_to_the_record_where_a_forge_is_named(example_site: Path) -> None:
    html = (example_site / "countries/veymar/index.html").read_text("utf-8")
    record = r'href="https://example\.org/[^"]*/data/countries/veymar\.yml"'
    assert re.search(rf'{record}[^>]*title="Edit this record"', html)


def test_pencil_and_form_stand_on_pages_only_where_the_report_names_a_forge(
    real_site: Path,
) -> None:
    report = catalogue_of(REAL).report
    for sign, address in (
        ('title="Edit this record"', report.edit_url),
        ('title="Report a mistake', report.issue_url),
    ):
        shown = [name for name, html in pages(real_site) if sign in html]
        assert bool(shown) == bool(address), sign


def test_a_figure_leads_to_the_line_of_its_record_and_to_the_form_for_a_mistake(
    example_site: Path,
) -> None:
    lines = (EXAMPLE / "statistics/trainees.yml").read_text("utf-8").split("\n")
    line = lines.index("    value: 2310") + 1
    html = (example_site / "regions/lorian-sea/index.html").read_text("utf-8")
    figure = "statistics/trainees/lorian-sea@2023"
    entry = re.search(rf'<li class="oda-note" data-figure="{figure}">.*?</li>', html, re.DOTALL)
    assert entry
    source, *_, record, own, form = _Page(entry[0]).links
    assert own == "../../statistics/trainees/#lorian-sea@2023"
    assert source.startswith("../../sources/")
    assert record == (
        f"https://example.org/forge/lorian-sea/blob/main/data/statistics/trainees.yml#L{line}"
    )
    assert parse_qs(urlsplit(form).query) == {
        "template": ["mistake.yml"],
        "title": ["trainees accepted: approximately 2,310"],
        "figure": [figure],
        "value": ["approximately 2,310"],
        "page": ["https://example.org/lorian-sea/regions/lorian-sea/"],
    }


def test_the_form_for_a_mistake_stands_beside_the_pencil_where_a_forge_is_named(
    example_site: Path,
) -> None:
    html = (example_site / "countries/veymar/index.html").read_text("utf-8")
    assert html.count('title="Report a mistake on this page"') == 1


def test_an_old_address_leads_to_the_new_one(example_site: Path) -> None:
    html = (example_site / "projects/beacon-programme/index.html").read_text("utf-8")
    assert 'content="0; url=../../projects/harbour-lights/"' in html
    assert "beacon-programme" not in (example_site / "sitemap.xml").read_text("utf-8")


def test_the_emitted_folder_builds_the_same_site_with_stock_mkdocs(
    real_site: Path, tmp_path: Path
) -> None:
    site = build_site(REAL, read_settings()["nav"], provenance_of(REAL), with_cards=True)
    write_stock_site(site, tmp_path / "emitted")
    settings = (tmp_path / "emitted/mkdocs.yml").read_text("utf-8")
    assert "hooks:" not in settings
    done = run_mkdocs(
        "build", "--strict", "--quiet", "--site-dir", "../site", cwd=tmp_path / "emitted"
    )
    assert done.returncode == 0, done.stderr
    assert differing(real_site, tmp_path / "site") == SEALED


def test_a_figure_changed_in_its_record_changes_wherever_it_is_printed(
    example_site: Path, example_data: Path, tmp_path: Path
) -> None:
    before = [name for name, html in report_pages(example_site) if "2,310" in article(html)]
    record = example_data / "statistics/trainees.yml"
    record.write_text(record.read_text("utf-8").replace("2310", "2401"), "utf-8")
    site = build(tmp_path / "site", example_data)
    after = [name for name, html in report_pages(site) if "2,401" in article(html)]
    assert len(before) >= 4
    assert after == before
    assert not [name for name, html in report_pages(site) if "2,310" in html]


def report_pages(site: Path) -> list[tuple[str, str]]:
    """The pages of the report without those about the software, which have its figures too."""
    return [(name, html) for name, html in pages(site) if not name.startswith("contributing/")]


def test_broken_records_stop_the_build_and_leave_the_old_site(
    least_data: Path, tmp_path: Path
) -> None:
    site = build(tmp_path / "site", least_data)
    kept = tmp_path / "kept"
    shutil.copytree(site, kept)
    country = next((least_data / "countries").iterdir())
    country.write_text(country.read_text("utf-8").replace("iso3:", "is03:"), "utf-8")
    (least_data / "themes").mkdir()
    (least_data / "themes" / "broken.yml").write_text("name: a: b\n", "utf-8")
    done = run_mkdocs("build", "--site-dir", str(site), data=least_data)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "did you mean 'iso3'?" in said
    assert "broken.yml:1:8 E114" in said
    assert "Traceback" not in said
    assert differing(site, kept) == []


def test_a_data_folder_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    done = run_mkdocs("build", "--site-dir", str(tmp_path / "site"), data=tmp_path / "nowhere")
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_hostile_text_in_any_field_stays_text(example_data: Path, tmp_path: Path) -> None:
    changed = sum(poison(path, HOSTILE) for path in sorted(example_data.rglob("*.yml")))
    assert changed > 150
    site = tmp_path / "site"
    done = run_mkdocs("build", "--quiet", "--site-dir", str(site), data=example_data)
    assert done.returncode == 0, done.stdout + done.stderr
    nav, provenance = read_settings()["nav"], provenance_of(example_data)
    made = build_site(example_data, nav, provenance, with_cards=True)
    write_stock_site(made, tmp_path / "emitted")
    stock = tmp_path / "stock"
    run_mkdocs("build", "--quiet", "--site-dir", str(stock), cwd=tmp_path / "emitted")
    assert differing(site, stock) == SEALED
    seen = 0
    for name, html in pages(site):
        own = re.sub(
            r"<script (?:id|src|defer|data-base).*?</script>|<script>.*?</script>",
            _drop_ours,
            html,
            flags=re.DOTALL,
        )
        parsed = _Page(own)
        assert parsed.handlers == [], name
        assert not [
            link for link in parsed.links if link.strip().lower().startswith("javascript")
        ], name
        assert "<script" not in own, name
        assert "<img src=x" not in own, name
        assert "A static documentation" not in own, name
        seen += "boom()" in parsed.text
    assert seen > 30


def _drop_ours(script: re.Match[str]) -> str:
    """Scripts of the theme go, and words held as data; one of a record would say boom."""
    data = script[0].removeprefix('<script id="oda-trails" type="application/json">')
    held = data != script[0] and "<" not in data.removesuffix("</script>")
    return script[0] if "boom" in script[0] and not held else ""


def test_the_pictures_drawn_on_a_page_are_small(real_site: Path) -> None:
    sizes = {
        name: len(gzip.compress("".join(drawings).encode()))
        for name, html in pages(real_site)
        if (drawings := re.findall(r"<svg.*?</svg>", article(html), re.DOTALL))
    }
    assert len(sizes) > 10
    assert max(sizes.values()) < 60_000


def test_the_note_on_boundaries_stands_on_each_page_with_a_map(example_site: Path) -> None:
    note = "say nothing about the status"
    for name, html in pages(example_site):
        if not name.startswith("contributing/"):
            drawn = "oda-locator" in html or 'class="oda-map' in html
            assert (note in html) == drawn, name


def test_what_is_drawn_stays_out_of_the_search(example_site: Path) -> None:
    html = "".join(html for _, html in pages(example_site))
    texts = " ".join(one.text for one in searched(example_site))
    for words in ("all on one scale", "Embed", "Not reported: 2021", "Outlines:"):
        assert words in html
        assert words not in texts
    assert "near neighbours with far markets" in texts
