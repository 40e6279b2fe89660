"""The page that lists the files of figures: what each is, how many rows, since when, how large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import time_of
from oda_reports.charts.overviews import overview
from oda_reports.exports import projects_csv
from oda_reports.exports.data_files import DataFile, file_of_all, files_of_events
from oda_reports.exports.sums_csv import sums_csv, sums_path
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.pages.paging import ROWS

PATH = "data.md"
"""Where the page stands, below the docs folder."""
_ORDER = (Kind.STATISTICS, Kind.REGIONS, Kind.COUNTRIES, Kind.EVENTS, Kind.PROJECTS)


@dataclass(frozen=True)
class ListedFile:
    """A file in the list."""

    path: str
    """Where it can be had, below the site's root."""
    name: str
    """What it is a file of, and which one."""
    holds: str
    """What stands in it, where its group does not say so; else empty."""
    rows: int
    """How many rows it has."""
    years: str
    """From which year to which; empty where no row has any."""
    size: str
    """How large it is."""


@dataclass(frozen=True)
class FileGroup:
    """The files of the records of one kind."""

    kind: Kind
    """The kind."""
    sorts: tuple[DataFile, ...]
    """A file of each sort there is, for what the sort holds."""
    files: tuple[ListedFile, ...]
    """The files, in reading order; none where there are too many to list."""
    records: int
    """How many records have files."""


@dataclass(frozen=True)
class DownloadsContext(Context):
    """What stands on the list of files."""

    template = "downloads.md.jinja"

    whole: tuple[ListedFile, ...]
    """The files about the whole report."""
    groups: tuple[FileGroup, ...]
    """Every kind of record that has files."""


def downloads_page(catalogue: Catalogue, pages: Iterable[Page]) -> Page:
    """The list of the files that these pages offer, and of those of events."""
    offered = [(page.record, page.data_files) for page in pages if page.record and page.data_files]
    offered += files_of_events(catalogue)
    by_kind: dict[Kind, list[tuple[Record, tuple[DataFile, ...]]]] = {}
    for record, files in offered:
        by_kind.setdefault(record.kind, []).append((record, files))
    groups = tuple(_group(catalogue, kind, by_kind[kind]) for kind in _ORDER if kind in by_kind)
    return Page(
        PATH,
        page_messages.DATA_FILES,
        DownloadsContext(tuple(_whole(catalogue)), groups),
        page_messages.about_data_files(catalogue.report.site_name),
        parents=("index.md",),
        in_book=False,
    )


def _whole(catalogue: Catalogue) -> Iterator[ListedFile]:
    every = file_of_all(catalogue)
    if every.figures:
        yield _listed(every, every.name, every.holds)
    if catalogue.projects:
        content = projects_csv.projects_csv(catalogue)
        times = [time_of(project) for project in catalogue.projects]
        dates = [date for time in times for date in (time.first, time.last) if date]
        name, holds = page_messages.LIST_OF_PROJECTS
        yield ListedFile(
            projects_csv.PATH,
            name,
            holds,
            content.count(b"\r\n") - 1,
            _years(dates),
            page_messages.size_of_file(len(content)),
        )
    yield from _sums(catalogue)


def _sums(catalogue: Catalogue) -> Iterator[ListedFile]:
    for region in catalogue.regions:
        if one := overview(catalogue, region):
            name, holds = page_messages.SUMS_OF_ALL_COUNTRIES
            yield ListedFile(
                sums_path(region),
                page_messages.file_of(region.name, name),
                holds,
                len(one.row.reported),
                _years(one.years),
                page_messages.size_of_file(len(sums_csv(one, catalogue))),
            )


def _group(
    catalogue: Catalogue, kind: Kind, offered: list[tuple[Record, tuple[DataFile, ...]]]
) -> FileGroup:
    sorts = {file.name: file for _, files in offered for file in files}
    called = Counter(record.heading for record, _ in offered)
    has_room = sum(len(files) for _, files in offered) <= ROWS
    listed = (
        _listed(file, page_messages.file_of(_name(record, called, catalogue), file.name), "")
        for record, files in offered
        for file in files
        if has_room
    )
    return FileGroup(kind, tuple(sorts.values()), tuple(listed), len(offered))


def _name(record: Record, called: Counter[str], catalogue: Catalogue) -> str:
    """What a record is called; of projects of one name, with whom each is for."""
    if called[record.heading] == 1 or not isinstance(record, Project):
        return record.heading
    return page_messages.named_with(record.heading, map(catalogue.area_name, record.all_areas))


def _listed(file: DataFile, name: str, holds: str) -> ListedFile:
    size = page_messages.size_of_file(len(file.content))
    dates = [date for figure in file.figures for date in _dates(figure)]
    return ListedFile(file.path, name, holds, len(file.figures), _years(dates), size)


def _dates(figure: Figure) -> Iterator[PartialDate]:
    told = (figure.year, figure.since, figure.start, figure.end, figure.as_of)
    return (date for date in told if date)


def _years(dates: Iterable[PartialDate]) -> str:
    days = [day for date in dates for day in (date.first_day, date.last_day)]
    if not days:
        return ""
    ends = (str(min(days)[0]), str(max(days)[0]))
    return "\N{EN DASH}".join(dict.fromkeys(ends))
