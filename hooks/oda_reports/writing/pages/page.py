"""A page before it is written: path, title, context, the record behind, its neighbours.

What a page says is in its template; how it is written, in ``rendering``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from oda_reports.charts.series import Chart
from oda_reports.exports.data_files import DataFile
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.paging import Paging


@dataclass(frozen=True)
class Context:
    """What a page hands its template: each kind of page has a class of its own.

    Every field is a name that the template reads; what a template needs decided is decided here.
    """

    template: ClassVar[str]
    """The file that prints it, below the templates' folder."""

    @property
    def names(self) -> dict[str, Any]:
        """The fields by their names, as the template reads them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class Page:
    """One page of the site before it is written.

    ``path`` is the Markdown file below the docs folder; ``file`` the record below the data
    folder; ``parents``, ``previous`` and ``next`` are paths of other pages.
    """

    path: str
    title: str
    context: Context
    description: str = ""
    record: Record | None = None
    file: str | None = None
    parents: tuple[str, ...] = ()
    previous: str | None = None
    next: str | None = None
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    anchors: tuple[str, ...] = ()
    """Ids on the page of what it shows besides its figures: groups, events, themes."""
    data_files: tuple[DataFile, ...] = ()
    """The figures of its record as files."""
    sources: tuple[str, ...] = ()
    """Sources, by id, that stand at its foot even where nothing on the page cites them."""
    wide: bool = False
    """Whether it takes the room of the navigation and the table of contents."""
    is_broad: bool = False
    """Whether it takes the room of the navigation alone."""
    script: str | None = None
    """The script of our own that it loads."""
    in_search: bool = True
    """Whether the search of the site finds it."""
    in_book: bool = True
    """Whether the book of the whole report has it."""
    theme: str = ""
    """The template of the theme that it is set in; empty for that of most pages."""
    explains_names: bool = False
    """Whether it tells of the disputed names itself, so that its foot need not."""

    @property
    def template(self) -> str:
        """The template that prints it."""
        return self.context.template

    @property
    def url(self) -> str:
        """The address below the site's root: ``countries/armenia/``; the home page is empty."""
        return page_url(self.path)

    @property
    def in_navigation(self) -> bool:
        """Whether the site's navigation names the page; records other than areas are not."""
        return self.record is None or self.record.kind in (Kind.REGIONS, Kind.COUNTRIES)

    @property
    def data_path(self) -> str | None:
        """Where the page's figures can be had to be quoted, without the ending of the format."""
        if not self.figures or self.record is None:
            return None
        return f"data/{self.record.kind}/{self.record.id}"


def page_url(path: str) -> str:
    """The address of a Markdown file with directory URLs."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def record_path(kind: Kind, id: str) -> str:
    """The Markdown file of a record that has a page."""
    return f"{kind}/{id}.md"


def list_path(kind: Kind) -> str:
    """The Markdown file that lists a kind."""
    return f"{kind}.md" if kind is Kind.GLOSSARY else f"{kind}/index.md"


def list_page(kind: Kind, report: Report, context: Context) -> Page:
    """The page that lists the records of a kind."""
    return Page(
        list_path(kind),
        kind.label,
        context,
        page_messages.about_page(kind.label, report.site_name),
        parents=("index.md",),
    )


def later_page(first: Page, path: str, way: Paging, context: Context) -> Page:
    """A page of a list from the second on: below the first, and not found by a search."""
    return Page(
        path,
        page_messages.of_page(first.title, way.number, way.count),
        context,
        page_messages.of_page(first.description or first.title, way.number, way.count),
        record=first.record,
        parents=(*first.parents, first.path),
        wide=first.wide,
        in_search=False,
    )


def record_page(
    record: Record,
    context: Context,
    figures: tuple[Figure, ...] = (),
    charts: tuple[Chart, ...] = (),
) -> Page:
    """The page of one record, below the list of its kind."""
    return Page(
        record_path(record.kind, record.id),
        record.heading,
        context,
        record=record,
        file=f"{record.kind}/{record.id}.yml",
        parents=("index.md", list_path(record.kind)),
        figures=figures,
        charts=charts,
    )
