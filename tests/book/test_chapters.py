"""The pages of a site as one book, as HTML."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

from builders import catalogue_of, site_of
from conftest import EXAMPLE, REPORTS
from oda_reports.book.chapters import make_book
from oda_reports.writing.html_blocks import PageHeading, read_parts
from oda_reports.writing.html_trees import Element, elements, read_html, words
from oda_reports.writing.rendering import RenderedPage

CSS = '[data-md-color-scheme="default"] { --oda-ink: #16202b; } .oda-bar { fill: var(--oda-ink); }'


@cache
def made(folder: Path) -> tuple[tuple[RenderedPage, ...], str]:
    pages = site_of(folder).pages
    assert pages
    return pages, make_book(catalogue_of(folder).report, pages, {"assets/report.css": CSS})


def parts(html: str) -> list[Element]:
    return list(elements(read_html(html)))


def book_of(body: str, url: str = "countries/there.md") -> str:
    """The only page's own part of a book."""
    other = RenderedPage("methodology.md", {}, "# Methodology\n\n<p>m</p>\n", "Methodology")
    page = RenderedPage(url, {}, body, "There")
    html = make_book(catalogue_of(EXAMPLE).report, [page, other], {"a.css": CSS})
    found = re.search(r'<section id="countries-there".*?</section>', html, re.DOTALL)
    assert found
    return found[0]


@REPORTS
def test_every_id_is_there_once_and_every_link_within_the_book_leads_to_one(path: Path) -> None:
    found = parts(made(path)[1])
    ids = Counter(part.attributes["id"] for part in found if "id" in part.attributes)
    assert [id for id, count in ids.items() if count > 1] == []
    links = [part.attributes["href"] for part in found if part.name == "a"]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert [link for link in links if not link.startswith(("#", "http", "mailto:"))] == []


@REPORTS
def test_headings_go_down_one_step_at_a_time(path: Path) -> None:
    ranks = [int(p.name[1]) for p in parts(made(path)[1]) if re.fullmatch("h[1-6]", p.name)]
    assert ranks[0] == 1
    assert [(a, b) for a, b in pairwise(ranks) if b > a + 1] == []


@REPORTS
def test_no_chart_offers_to_be_taken_away(path: Path) -> None:
    pages, html = made(path)
    assert any("oda-chart-foot" in page.body for page in pages)
    assert "oda-chart-foot" not in html
    assert not [link for link in re.findall('href="([^"]+)"', html) if "charts/" in link]


@REPORTS
def test_every_page_of_the_report_is_there_once(path: Path) -> None:
    pages, html = made(path)
    sections = [p.attributes["id"] for p in parts(html) if "book-page" in p.classes]
    report = [page for page in pages if page.in_book]
    unprinted = {"compare.md", "data.md"}
    if not catalogue_of(path).corrections:
        unprinted.add("corrections.md")
    # A page of the book has each chart already.
    apart = {page.path for page in pages if not page.path.startswith("charts/")}
    assert {page.path for page in pages if not page.in_book} & apart == unprinted
    lonely = {"regions/index.md"}
    assert len(sections) == len(report) - len([p for p in report if p.path in lonely])
    for page in report:
        if page.path not in {"index.md", *lonely}:
            url = page.path.removesuffix(".md").removesuffix("/index")
            assert url.replace("/", "-") in sections


@REPORTS
def test_the_contents_name_every_section_but_those_of_chapters_that_are_lists(path: Path) -> None:
    _, html = made(path)
    contents = html[html.index("<nav") : html.index("</nav>")]
    lines = [p.attributes["href"][1:] for p in parts(contents) if p.name == "a"]
    listed = ("projects-", "organisations-", "sources-")
    sections = [p.attributes["id"] for p in parts(html) if "book-page" in p.classes]
    assert lines == [id for id in sections if not id.startswith(listed)]
    assert lines[-1] == "sources", "an appendix"


@REPORTS
def test_nothing_of_a_screen_is_left(path: Path) -> None:
    html = made(path)[1]
    text = words(read_html(html[html.index("<main") :]))
    for phrase in ("Report a mistake", "Download", "Figures on this page", "↩"):
        assert phrase not in text
    assert not re.search(r"\bNone\b", text)
    assert not re.search(r"^#+ |\{: |\]\(", text, re.MULTILINE), "Markdown"
    assert "<details" not in html
    assert "data-search-exclude" not in html


@REPORTS
def test_no_mark_of_a_source_reads_as_an_exponent(path: Path) -> None:
    marks = [words([p]) for p in parts(made(path)[1]) if "book-ref" in p.classes]
    assert marks
    assert [mark for mark in marks if not re.fullmatch(r"\[\w+\]", mark)] == []


@REPORTS
def test_a_page_is_blocks_and_headings_and_no_other_markdown(path: Path) -> None:
    pages, _ = made(path)
    assert pages
    for page in pages:
        for part in read_parts(page.body):
            assert isinstance(part, PageHeading) or part.startswith("<"), (
                f"{page.path}: {part[:80]}"
            )


def test_a_part_of_the_site_is_a_chapter_that_its_opening_names() -> None:
    paths = ["index.md", "themes/index.md", "themes/wind.md", "themes/sand.md",
             "regions/index.md", "regions/sea.md", "compare.md"]  # fmt: skip
    link = '<p><a href="../regions/">regions</a></p>'
    pages = [
        RenderedPage(path, {}, f"# T\n\n{link}\n", f"At {path}", in_book=path != "compare.md")
        for path in paths
    ]
    html = make_book(catalogue_of(EXAMPLE).report, pages, {"a.css": CSS})
    chapters = re.findall(r'<div class="book-chapter ([^"]+)">', html)
    assert chapters == ["book-index", "book-themes book-short", "book-regions"]
    sections = re.findall(r'<section id="(\S+)" class="book-page (\S+)">', html)
    assert sections == [
        ("introduction", "book-level-0"),
        ("themes", "book-level-0"),
        ("themes-wind", "book-level-1"),
        ("themes-sand", "book-level-1"),
        ("regions-sea", "book-level-0"),
    ]
    assert "At index.md" not in html
    assert ">Introduction</h1>" in html
    assert '<a href="#regions-sea">regions</a>' in html, "of a list of one page, the way to it"


def test_a_list_of_nothing_is_no_chapter() -> None:
    link = '<p><a href="projects/">projects</a></p>'
    pages = [
        RenderedPage("index.md", {}, f"# T\n\n{link}\n", "Home"),
        RenderedPage("projects/index.md", {}, "# Projects\n", "Projects"),
    ]
    html = make_book(catalogue_of(EXAMPLE).report, pages, {"a.css": CSS})
    assert "Projects" not in html
    assert "<span>projects</span>" in html


REF = '<a class="oda-ref" href="../../sources/s/" title="Source">[1]</a>'
FOOT = '## Sources {: #sources }\n\n<ol class="oda-sources">\n<li>Paper, p. 3</li>\n</ol>\n'


def test_a_number_leads_to_its_source_at_the_end_of_the_section() -> None:
    html = book_of(f"# There\n\n<p>One{REF} and again{REF}.</p>\n\n{FOOT}")
    way = '<a class="book-ref" href="#countries-there.source-1">[1]</a>'
    assert f"<p>One{way} and again{way}.</p>" in html
    assert html.endswith(
        '<div class="book-notes"><p class="book-note" id="countries-there.source-1">'
        "<b>[1]</b> Paper, p. 3</p></div></section>"
    )


def test_a_source_that_no_number_leads_to_stands_behind_them() -> None:
    html = book_of(f"# There\n\n<p>One.</p>\n\n{FOOT}")
    assert '<p class="book-note">Paper, p. 3</p>' in html


def test_a_source_that_only_a_note_names_stands_in_the_note() -> None:
    notes = (
        '## Notes {: #notes }\n\n<ol class="oda-notes">\n<li id="fn-a-b">'
        f'<span class="oda-note-letter">a</span> Said{REF}.</li>\n</ol>\n\n'
    )
    call = '<a class="oda-noteref" href="#fn-a-b">[a]</a>'
    html = book_of(f"# There\n\n<p>One{call}.</p>\n\n{notes}{FOOT}")
    assert "<b>[a]</b>  Said<span> (Paper, p. 3)</span>.</p>" in html


def test_links_lead_to_pages_of_the_book_and_names_of_other_files_stay_as_words() -> None:
    html = book_of(
        '# There\n\n<p><a href="../../methodology/">how</a> <a href="#x">below</a>'
        ' <a href="../../data/a.csv">table</a> <a href="https://example.org/">web</a></p>\n\n'
        '<h2 id="x">X</h2>\n\n'
        '<ul class="oda-list">\n<li><a href="../../methodology/">M</a></li>\n</ul>'
    )
    assert '<a href="#methodology">how</a>' in html
    assert '<a href="#countries-there.x">below</a>' in html
    assert " table " in html
    assert '<a href="https://example.org/">web</a>' in html
    assert '<a href="#methodology" class="book-see">M</a>' in html


def test_a_picture_brings_its_own_colours_and_its_name() -> None:
    html = book_of(
        '# There\n\n<svg aria-label="Bars" viewBox="0 0 9 9"><a href="#y"><rect class="oda-bar"'
        ' style="stroke: var(--oda-ink)"/></a></svg>\n'
    )
    assert "<title>Bars</title><style>.oda-bar { fill: #16202b }</style>" in html
    assert '<g><rect class="oda-bar" style="stroke: #16202b"></rect></g>' in html
