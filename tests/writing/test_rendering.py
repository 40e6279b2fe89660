"""A page to Markdown: front matter, escaping, and faults of templates."""

from __future__ import annotations

import re
from dataclasses import make_dataclass, replace
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from builders import catalogue_of, folder_of
from conftest import EXAMPLE
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.problems.problem import DataError
from oda_reports.writing import rendering
from oda_reports.writing.escaping import escape_text
from oda_reports.writing.forge import figure_lines
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import RenderedPage, Renderer

FOLDER = folder_of(EXAMPLE)
CATALOGUE = catalogue_of(EXAMPLE)
PAGES = {page.path: page for page in plan_pages(CATALOGUE, FOLDER.texts)}


def render(page: Page) -> RenderedPage:
    changed = {"countries/veymar.yml": "2024-02-29"}
    return Renderer(
        CATALOGUE, PAGES, changed, figure_lines(FOLDER, CATALOGUE.figures.values())
    ).render(page)


def with_template(
    text: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **context: object
) -> RenderedPage:
    (folder / "one.md.jinja").write_text(text, "utf-8")
    monkeypatch.setattr(rendering, "TEMPLATES", folder)
    own = {"template": "one.md.jinja"}
    given = make_dataclass("Given", context, bases=(Context,), namespace=own, frozen=True)
    return render(Page("one.md", 'A "title" & <more>', given(**context)))


def test_the_front_matter_says_what_stands_around_the_page() -> None:
    meta = render(PAGES["countries/veymar.md"]).meta
    assert meta["title"] == "Veymar"
    assert meta["last_changed"] == "29 February 2024"
    assert meta["edit_url"].endswith("/data/countries/veymar.yml")
    assert [parent["url"] for parent in meta["parents"]] == ["", "countries/"]
    assert meta["description"].startswith("An island of fishing harbours. Two programmes")


def test_the_front_matter_leads_to_the_form_for_a_mistake_on_the_page() -> None:
    url = render(PAGES["countries/veymar.md"]).meta["mistake_url"]
    assert url.startswith("https://example.org/forge/lorian-sea/issues/new?template=mistake.yml")
    assert "&title=Veymar&figure=&value=&page=" in url
    assert url.endswith(quote("https://example.org/lorian-sea/countries/veymar/", safe=""))


def test_each_figure_that_a_page_prints_is_listed_once_at_its_foot() -> None:
    body = render(PAGES["regions/lorian-sea.md"]).body
    above, foot = body.split("## Figures on this page")
    # The values of a chart stand in its table, those of countries, projects and a sum in theirs;
    # those of the sentence of a chart are listed too.
    read = re.findall(r'<p class="oda-chart-reading".*?</p>', above)
    chart = r'<figure class="oda-chart.*?</figure>\s*<section class="oda-chart-foot".*?</section>'
    countries = r'<div class="oda-table oda-countries".*?</table>'
    projects = r'<table class="oda-projects".*?</table>'
    parts_of_a_sum = r'<details class="oda-details oda-overview-parts".*?</details>'
    tables = f"{chart}|{countries}|{projects}|{parts_of_a_sum}"
    above = re.sub(tables, "", above, flags=re.DOTALL)
    printed = re.findall(r'data-figure="([^"]*)"', above + "".join(read))
    listed = re.findall(r'<li class="oda-note" data-figure="([^"]*)">', foot)
    assert len(printed) > len(set(printed))
    assert sorted(listed) == sorted(set(printed))


def sources_of(page: Page) -> list[str]:
    """The sources at the foot of a page, by their ids."""
    return re.findall(r'<li id="source-\d+"><a href="[^"]*sources/([^/]+)/">', render(page).body)


def test_a_source_of_the_page_that_no_text_cites_stands_last_at_its_foot() -> None:
    page = PAGES["countries/cote-d-orlan.md"]
    cited = sources_of(page)
    assert cited
    assert "press-note-14" not in cited
    besides = replace(page, sources=("press-note-14", cited[0]))
    assert sources_of(besides) == [*cited, "press-note-14"]


def test_the_foot_says_of_a_source_where_in_it_who_published_it_when_and_its_address() -> None:
    entry = (
        '">Varland Cooperation Review 2023</a>,'
        ' <a href="../../sources/cooperation-review-2023/#fact-dialogue-meetings"'
        ' data-number="place">page 41</a>'
        '<span class="oda-original"> <a href="https://example.org/varland/review-2023"'
        ' data-number="name">example.org</a></span>'
        '<span class="oda-address"> Ministry of External Cooperation of Varland, 29 February 2024'
        " · https://example.org/varland/review-2023</span>"
    )
    assert entry in render(PAGES["regions/lorian-sea.md"]).body


def test_disputed_names_are_told_of_at_the_foot_unless_the_page_explains_them() -> None:
    page = PAGES["projects/storm-relief-grant.md"]
    told = 'href="../../glossary/#name-ardal">'
    assert told in render(page).body
    assert told not in render(replace(page, explains_names=True)).body


def test_a_table_that_leads_to_its_record_is_not_listed_again() -> None:
    body = render(PAGES["statistics/trainees.md"]).body
    read = re.search(r'<p class="oda-chart-reading".*?</p>', body)
    assert read
    listed = re.findall(r'<li class="oda-note" data-figure="([^"]*)"', body)
    assert sorted(listed) == sorted(re.findall(r'data-figure="([^"]*)"', read[0]))
    assert 'id="oda-trails"' in body, "though each cell has its trail"
    line = next(line for line in body.split("\n") if "The record of these values" in line)
    assert re.search(r"/blob/main/data/statistics/trainees\.yml#L\d+", line)
    assert "figure=statistics%2Ftrainees&amp;value=&amp;" in line


def test_a_report_without_forge_says_nothing_of_records() -> None:
    made = Catalogue(
        CATALOGUE.report.model_copy(update={"record_url": None, "issue_url": None}), FOLDER.records
    )
    page = Renderer(made, PAGES).render(PAGES["countries/veymar.md"])
    assert "mistake_url" not in page.meta
    assert "Report a mistake" not in page.body
    assert "example.org/forge" not in page.body
    told, form = page.body.split('<template id="oda-trail-form"')
    assert "<dt>Record</dt>" not in told
    assert "<dt>Record</dt> <dd><a data-words" in form
    assert ".yml" not in told


def test_the_page_as_a_file_reads_back_as_its_values() -> None:
    page = render(PAGES["countries/veymar.md"])
    _, front, body = page.text.split("---\n", 2)
    assert yaml.safe_load(front) == page.meta
    assert body.strip() == page.body.strip()


def test_titles_are_escaped_where_the_theme_prints_them_raw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = with_template("# {{ page.title }}", tmp_path, monkeypatch)
    assert page.meta["title"] == "A &quot;title&quot; &amp; &lt;more&gt;"
    assert page.body == "# A &#34;title&#34; &#38; &#60;more&#62;\n"


def test_whatever_a_template_prints_is_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(word) }}"
    page = with_template(template, tmp_path, monkeypatch, word="<i>*[x](y)*")
    assert page.body == "<b>&#60;i&#62;&#42;&#91;x&#93;(y)&#42;</b>\n"


def test_a_macro_writes_on_the_page_that_calls_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (source.id for source in CATALOGUE.sources[:2])
    macro = "{% macro m(id) %}{{ id | cite }}{% endmacro %}"
    (tmp_path / "m.jinja").write_text(macro, "utf-8")
    template = (
        '{% import "m.jinja" as m with context %}{{ m.m(source) }}'
        "{% for (source, _), number in marks.state.citations.items() %} {{ source }}{% endfor %}"
    )
    first, second = (
        with_template(template, tmp_path, monkeypatch, source=source).body
        for source in (one, other)
    )
    assert first.endswith(f"</a> {escape_text(one)}\n")
    assert second.endswith(f"</a> {escape_text(other)}\n"), "its own sources and no others"


def test_macros_are_made_once_for_a_page_and_anew_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    part = "{% set _ = tell(word) %}{% macro say() %}{{ word }}{% endmacro %}"
    (tmp_path / "part.jinja").write_text(part, "utf-8")
    again = "{% import 'part.jinja' as part with context %}{{ part.say() }}"
    (tmp_path / "again.jinja").write_text(again, "utf-8")
    text = again + "{% include 'again.jinja' %}" + again
    for word in ("one", "two"):
        body = with_template(text, tmp_path, monkeypatch, word=word, tell=made.append).body
        assert body == f"{word * 3}\n"
    assert made == ["one", "two"]


@pytest.mark.parametrize("path", sorted(rendering.TEMPLATES.rglob("*.jinja")), ids=lambda p: p.stem)
def test_a_template_hands_its_context_to_the_macros_that_it_imports(path: Path) -> None:
    imported = re.findall(r"{%-? *(?:import|from) .*?%}", path.read_text("utf-8"))
    assert [line for line in imported if not line.endswith(" with context %}")] == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("\n\n{% if %}", "TemplateSyntaxError"),
        ("\n\n{{ nothing_of_this_name }}", "is undefined"),
        ("\n\n{{ page.record }}", "a template prints None"),
        ("\n\n{{ 1 + 'a' }}", "TypeError"),
        ("\n\n{{ 'a' | no_such_filter }}", "no_such_filter"),
    ],
)
def test_a_fault_of_a_template_is_a_problem_with_its_line(
    template: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DataError) as caught:
        with_template(template, tmp_path, monkeypatch)
    (problem,) = caught.value.problems
    assert (problem.code, problem.span.line) == ("E901", 3)
    assert problem.file.endswith("one.md.jinja")
    assert words in problem.message
