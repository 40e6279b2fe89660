"""What editors read and copy: specimens that are in order, and no field left unexplained."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from conftest import EXAMPLE
from oda_reports.build import build_site, check_folder
from oda_reports.editing.fields import blocks_of, fields_of, terms_in
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.fields import SPECIMENS, fields_page
from oda_reports.writing.pages.problems import problems_page

MODELS_AND_REPORT: tuple[type[Model], ...] = (Report, *MODELS.values())
EVERY_MODEL = {block for model in MODELS_AND_REPORT for block in (model, *blocks_of(model))}


@pytest.fixture(scope="module")
def page() -> str:
    """The page that explains the records, as Markdown."""
    pages = {page.path: page.body for page in build_site(EXAMPLE).pages}
    return pages["contributing/records.md"]


def test_there_is_a_specimen_of_each_kind(page: str) -> None:
    named = re.findall(r"```yaml\n# data/(\S+)\.yml\n", page)
    assert {name.split("/")[0] for name in named} == {*Kind, "report"}


def test_a_specimen_stands_on_the_page_as_it_is(page: str) -> None:
    files = sorted(SPECIMENS.rglob("*.yml"))
    assert len(files) > len(Kind)
    for file in files:
        name = file.relative_to(SPECIMENS).as_posix()
        assert f"```yaml\n# data/{name}\n{file.read_text('utf-8').strip()}\n```\n" in page


def test_the_specimens_are_a_report_in_order() -> None:
    _, catalogue, problems = check_folder(SPECIMENS)
    assert catalogue is not None
    assert problems == []


@pytest.mark.parametrize("model", MODELS_AND_REPORT, ids=lambda model: model.__name__)
def test_the_specimens_of_a_kind_show_its_fields(model: type[Model]) -> None:
    texts = " ".join(path.read_text("utf-8") for path in SPECIMENS.rglob("*.yml"))
    shown = set(re.findall(r"^[ #-]*([a-z0-9_]+):", texts, re.MULTILINE))
    seldom = {"waivers", "withdrawn"}
    for part in (model, *blocks_of(model)):
        assert {field.name for field in fields_of(part)} - seldom <= shown


@pytest.mark.parametrize("model", sorted(EVERY_MODEL, key=str), ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[Model], page: str) -> None:
    explained = re.findall(r"<dt><code>(\w+)</code>.*?<dd>(.*?) <span", unescape(page))
    for field in fields_of(model):
        assert any(name == field.name and field.meaning in said for name, said in explained)


def test_every_term_is_explained(page: str) -> None:
    for model in EVERY_MODEL:
        for field in fields_of(model):
            vocabulary = terms_in(field.shape)
            for term in vocabulary.terms if vocabulary else ():
                assert term.definition.endswith(".")
                assert f"<code>{term}</code></dt>" in page or re.search(rf"\b{term}[,.]", page)


def test_every_part_of_the_page_has_an_address_of_its_own(page: str) -> None:
    anchors = re.findall(r'\bid="([^"]+)"|\{: #(\S+) \}', page)
    assert [name for name, times in Counter(a or b for a, b in anchors).items() if times > 1] == []
    assert set(re.findall(r"[\"(]#([^\") ]+)", page)) <= {a or b for a, b in anchors}


def test_pages_that_are_not_made_from_records_are_the_same_for_any_report() -> None:
    for made in (fields_page, problems_page):
        assert made() == made()
        assert made().record is None
        assert made().file is None
