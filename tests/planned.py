"""The pages of the invented region before they are written, for tests of what stands on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from builders import catalogue_of, folder_of
from conftest import EXAMPLE
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import Renderer

C = TypeVar("C", bound=Context)

CATALOGUE = catalogue_of(EXAMPLE)
PAGES = {page.path: page for page in plan_pages(CATALOGUE, folder_of(EXAMPLE).texts)}


def given(page: Page, kind: type[C]) -> C:
    """What a page hands its template, known to be of a kind."""
    assert isinstance(page.context, kind)
    return page.context


def body_of(catalogue: Catalogue, path: str) -> str:
    """The page at a path of a report without texts of its own, as it is written."""
    planned = plan_pages(catalogue, {"home": "", "methodology": ""})
    pages = {page.path: page for page in planned}
    return Renderer(catalogue, pages).render(pages[path]).body


def ids(records: Iterable[Record]) -> list[str]:
    """The ids of records."""
    return [record.id for record in records]


def addresses(figures: Iterable[Figure]) -> list[str]:
    """The addresses of figures."""
    return [figure.address for figure in figures]
