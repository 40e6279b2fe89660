"""A page before it is written: path, title, template, what the template is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.parts import Section
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.prose import split_sections


@dataclass(frozen=True)
class Page:
    """One page of the site before it is written.

    ``path`` is the Markdown file below the docs folder; ``file`` the record below the data
    folder; ``parents``, ``previous`` and ``next`` are paths of other pages.
    """

    path: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    record: Record | None = None
    file: str | None = None
    parents: tuple[str, ...] = ()
    previous: str | None = None
    next: str | None = None
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    wide: bool = False
    """Whether it takes the room of the navigation and the table of contents."""
    script: str | None = None
    """The script of our own that it loads."""
    in_search: bool = True
    """Whether the search of the site finds it."""

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
        """Where the page's figures can be had, without the ending that tells the format."""
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


def listed(kind: Kind, records: Iterable[Any], page: Any, catalogue: Catalogue) -> Iterator[Page]:
    """The page that lists the records of a kind, and the page of each."""
    yield Page(
        list_path(kind),
        kind.label,
        f"{kind}.md.jinja",
        {"kind": kind, "records": tuple(records)},
        f"{kind.label}: {catalogue.report.site_name}",
        parents=("index.md",),
    )
    for record in records:
        made: Page = page(catalogue, record)
        yield replace(
            made,
            record=record,
            file=f"{kind}/{record.id}.yml",
            parents=("index.md", list_path(kind)),
        )


def key_figures(
    catalogue: Catalogue, addresses: Iterable[str], record: Record | None
) -> list[Figure]:
    """The figures that a record, or the report, puts first."""
    return [catalogue.figure(address, record) for address in addresses]


def sections_of(text: str) -> list[Section | str]:
    """A hand-written text at its headings; what stands before them is no section."""
    return [
        Section(title=title, text=body) if title else body for title, body in split_sections(text)
    ]
