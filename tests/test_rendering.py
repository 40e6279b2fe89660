"""A page to Markdown: front matter, escaping, and faults of templates."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLE
from oda_reports import rendering
from oda_reports.catalogue import Catalogue
from oda_reports.pages import Page, plan_pages
from oda_reports.problems import DataError
from oda_reports.record_files import read_folder
from oda_reports.rendering import RenderedPage, Renderer, shorten

FOLDER = read_folder(EXAMPLE)
assert FOLDER.report is not None
CATALOGUE = Catalogue(FOLDER.report, FOLDER.records)
PAGES = {page.path: page for page in plan_pages(CATALOGUE, FOLDER.texts)}


def render(page: Page) -> RenderedPage:
    return Renderer(CATALOGUE, PAGES, {"countries/veymar.yml": "2024-02-29"}).render(page)


def with_template(
    text: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **context: object
) -> RenderedPage:
    (folder / "one.md.jinja").write_text(text, "utf-8")
    monkeypatch.setattr(rendering, "TEMPLATES", folder)
    return render(Page("one.md", 'A "title" & <more>', "one.md.jinja", context))


def test_the_front_matter_says_what_stands_around_the_page() -> None:
    meta = render(PAGES["countries/veymar.md"]).meta
    assert meta["title"] == "Veymar"
    assert meta["last_changed"] == "29 February 2024"
    assert meta["edit_url"].endswith("/data/countries/veymar.yml")
    assert [parent["url"] for parent in meta["parents"]] == ["", "countries/"]
    assert meta["description"].startswith("An island of fishing harbours. Two programmes")


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


def test_a_text_is_shortened_between_words() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 9) == "one two"
