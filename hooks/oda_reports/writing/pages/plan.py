"""Which pages a report has, in reading order, and where their old addresses lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.exports.data_files import data_files
from oda_reports.maps.atlas import Atlas
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Theme
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.changes import changes_page
from oda_reports.writing.pages.comparison import comparison_pages
from oda_reports.writing.pages.corrections import corrections_page
from oda_reports.writing.pages.countries import country_page, country_pages
from oda_reports.writing.pages.downloads import downloads_page
from oda_reports.writing.pages.glossary import glossary_page
from oda_reports.writing.pages.home import home_page
from oda_reports.writing.pages.methodology import methodology_page
from oda_reports.writing.pages.organisations import organisation_page, organisation_pages
from oda_reports.writing.pages.page import Page, list_path
from oda_reports.writing.pages.projects import project_page, project_pages
from oda_reports.writing.pages.regions import region_page, region_pages
from oda_reports.writing.pages.sources import source_page, source_pages
from oda_reports.writing.pages.statistics import pages_of_statistic, statistic_pages
from oda_reports.writing.pages.takeaways import takeaway_pages
from oda_reports.writing.pages.themes import theme_page, theme_pages


def plan_pages(
    catalogue: Catalogue,
    texts: Mapping[str, str],
    published: Mapping[str, PublishedPicture] | None = None,
    atlas: Atlas | None = None,
) -> tuple[Page, ...]:
    """Every page of a report, in reading order.

    ``texts`` are home and methodology, ``published`` the pictures by their names in records.
    """
    pictures = published or {}
    maps = atlas or Atlas(catalogue, None)
    chapters: list[list[Page]] = []
    for list_at, pages in _chapters(catalogue, texts, pictures).items():
        chapters.append([_with_files(page, catalogue) for page in pages()])
        if list_at == list_path(Kind.COUNTRIES):
            chapters.append([*comparison_pages(catalogue, chapters[-1])])
    about = [
        glossary_page(catalogue),
        methodology_page(catalogue, texts["methodology"]),
        downloads_page(catalogue, (page for chapter in chapters for page in chapter)),
        changes_page(catalogue),
    ]
    corrections = corrections_page(catalogue)
    led_to, apart = ([corrections], []) if catalogue.corrections else ([], [corrections])
    every = (*chapters, [*about, *led_to], apart)
    charts = takeaway_pages(catalogue, (page for chapter in chapters for page in chapter), maps)
    return (*(page for chapter in every for page in _chained(chapter)), *charts)


def page_of(
    record: Record, catalogue: Catalogue, pictures: Mapping[str, PublishedPicture]
) -> Page | None:
    """The page of a record, which knows no neighbours yet; None where it has none of its own."""
    match record:
        case Region():
            page = region_page(catalogue, record, pictures)
        case Country():
            page = country_page(catalogue, record, pictures)
        case Project():
            page = project_page(catalogue, record, pictures)
        case Statistic():
            page = next(pages_of_statistic(catalogue, record))
        case Theme():
            page = theme_page(catalogue, record)
        case Source():
            page = source_page(catalogue, record)
        case Organisation():
            page = organisation_page(catalogue, record)
        case _:
            return None
    return _with_files(page, catalogue)


def page_at(
    path: str,
    catalogue: Catalogue,
    texts: Mapping[str, str],
    pictures: Mapping[str, PublishedPicture],
) -> Page | None:
    """The front page or the list of a kind, which knows no neighbours yet; None for all others."""
    pages = _chapters(catalogue, texts, pictures).get(path)
    return next(iter(pages())) if pages else None


def _chapters(
    catalogue: Catalogue, texts: Mapping[str, str], pictures: Mapping[str, PublishedPicture]
) -> dict[str, Callable[[], Iterable[Page]]]:
    """The pages of the report, chapter by chapter, by the path of the first of each."""
    return {
        "index.md": lambda: [home_page(catalogue, texts["home"])],
        list_path(Kind.REGIONS): lambda: region_pages(catalogue, pictures),
        list_path(Kind.COUNTRIES): lambda: country_pages(catalogue, pictures),
        list_path(Kind.PROJECTS): lambda: project_pages(catalogue, pictures),
        list_path(Kind.STATISTICS): lambda: statistic_pages(catalogue),
        list_path(Kind.THEMES): lambda: theme_pages(catalogue),
        list_path(Kind.SOURCES): lambda: source_pages(catalogue),
        list_path(Kind.ORGANISATIONS): lambda: organisation_pages(catalogue),
    }


def _with_files(page: Page, catalogue: Catalogue) -> Page:
    """The page with its figures as files, where it has any."""
    if page.record is None or not page.figures:
        return page
    return replace(page, data_files=data_files(page.record, page.figures, catalogue))


def _chained(pages: Iterable[Page]) -> list[Page]:
    """The pages with their neighbours as previous and next."""
    chain = list(pages)
    for index, (page, after) in enumerate(pairwise(chain)):
        chain[index] = replace(chain[index], next=after.path)
        chain[index + 1] = replace(after, previous=page.path)
    return chain


def redirects(catalogue: Catalogue) -> Mapping[str, Key]:
    """Old addresses (``countries/old-id/``) and the record each one leads to."""
    return {
        f"{record.kind}/{old}/": (record.kind, record.id)
        for record in catalogue.records.values()
        if record.kind.has_pages
        for old in record.redirects
    }
