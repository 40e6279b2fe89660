"""What editors read and copy: specimens that are in order, and no field left unexplained."""

from __future__ import annotations

import re

import pytest
from conftest import run_python
from oda_reports.editing.fields import fields_of
from oda_reports.records.field_shapes import OneOf, blocks_of, terms_in
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model
from oda_reports.records.report import Report
from oda_reports.records.units import UNITS
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder
from oda_reports.writing.handbook import handbook_pages
from oda_reports.writing.pages.records import SPECIMENS

MODELS_AND_REPORT: tuple[type[Model], ...] = (Report, *MODELS.values())
EVERY_MODEL = {block for model in MODELS_AND_REPORT for block in (model, *blocks_of(model))}


@pytest.fixture(scope="module")
def page() -> str:
    """The page that explains the records, as Markdown."""
    return handbook_pages()["contributing/records.md"]


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
    explained = re.findall(r"^\| `(\w+)`[^|]* \| (.*?) \|", page, re.MULTILINE)
    fields = fields_of(model)
    assert fields
    for field in fields:
        assert any(
            name == field.name and field.meaning.replace("`", "") in said.replace("`", "")
            for name, said in explained
        )


def test_every_term_is_explained(page: str) -> None:
    shapes = [field.shape for model in EVERY_MODEL for field in fields_of(model)]
    lists = [found for shape in shapes if isinstance(found := terms_in(shape), OneOf)]
    terms = [term for each in lists for term in each.terms]
    assert len(terms) > 90
    for term in terms:
        assert term.definition.endswith(".")
        assert f"\n| `{term}` | " in page


@pytest.mark.parametrize("code", UNITS)
def test_every_unit_is_explained(code: str, page: str) -> None:
    unit = UNITS[code]
    assert unit.definition.endswith(".")
    assert f"\n| `{unit}` | {unit.definition} | {unit.label} |" in page


def test_no_order_on_the_pages_hangs_on_the_process_that_makes_them() -> None:
    code = "from oda_reports.writing.handbook import handbook_pages\nprint(handbook_pages())"
    one, other = (run_python("-c", code, seed=seed) for seed in (1, 2))
    assert len(one) > 100_000
    assert one == other
