"""The files of a site besides its pages; each file has an address of its own, on every computer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from unicodedata import normalize

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.cards import WIDTH
from oda_reports.charts.series import Chart
from oda_reports.exports import projects_csv
from oda_reports.exports.citations import bibtex_file, csl_file
from oda_reports.exports.data_files import DataFile, file_of_all
from oda_reports.exports.sheets import picture_of
from oda_reports.exports.sums_csv import sums_csv, sums_path
from oda_reports.problems.problem import Problem
from oda_reports.reading.file_names import why_unfit
from oda_reports.reading.origins import Origin
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.events import Event
from oda_reports.records.model import Record
from oda_reports.writing.bare_pages import bare_pages, redirect_page
from oda_reports.writing.faults import REPORT
from oda_reports.writing.old_addresses import old_csv_paths, old_data_paths, old_names
from oda_reports.writing.pages.page import Page, page_url
from oda_reports.writing.pages.regions import RegionContext
from oda_reports.writing.pages.takeaways import ChartContext, RegionMapContext, ValueMapContext
from oda_reports.writing.project_index import PATH as INDEX
from oda_reports.writing.project_index import project_index
from oda_reports.writing.rendering import RenderedPage, Renderer
from oda_reports.writing.takeaways import FOLDER, Shown


@dataclass(frozen=True)
class SiteFile:
    """A file besides the pages, by its path below the site's root, and what it is made of."""

    path: str
    content: bytes
    record: Record | None = None
    gives_way: bool = False
    """Whether it is there under an old name, and only where no other file has that."""
    finish: Callable[[bytes], bytes] | None = None
    """What makes the file of its content where that takes long: asked when the file is written."""


class SiteFiles(Mapping[str, bytes]):
    """What stands in files by their paths; one that takes long is made when it is asked for."""

    def __init__(self, files: Mapping[str, SiteFile]) -> None:
        self._files = files

    def __getitem__(self, path: str) -> bytes:
        file = self._files[path]
        return file.finish(file.content) if file.finish else file.content

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def files_of_page(renderer: Renderer, page: Page) -> list[SiteFile]:
    """The figures of a page as files; of the page of a chart or a map, that to take away."""
    if isinstance(page.context, ChartContext):
        return [*_taken_away(page.context.chart, renderer)]
    if isinstance(page.context, ValueMapContext | RegionMapContext):
        return [*_taken_away(page.context.map, renderer)]
    if isinstance(page.context, RegionContext) and (one := page.context.overview):
        made = {sums_path(one.region): sums_csv(one, renderer.catalogue)}
        sums = _of_record(one.region, f"data/{one.region.kind}/{one.region.id}", made)
        return [*_data_files(page, renderer), *sums]
    return _data_files(page, renderer)


def _taken_away(shown: Shown, renderer: Renderer) -> Iterator[SiteFile]:
    """The drawing, the picture and the values of a chart or a map, under its old names too."""
    catalogue = renderer.catalogue
    away = renderer.takeaways.of(shown)
    record = shown.statistic if isinstance(shown, Chart) else None
    drawing = away.sheet.svg.encode()
    files = [SiteFile(away.svg_path, drawing, record)]
    if away.png_path:
        files.append(SiteFile(away.png_path, drawing, record, finish=picture_of))
    if away.csv_path:
        files.append(SiteFile(away.csv_path, renderer.takeaways.csv(shown), record))
    yield from files
    if isinstance(shown, Chart):
        yield from _under_old_names(old_csv_paths(shown, catalogue), files[-1].content)
    for old in old_names(shown, catalogue):
        for file in files:
            path = file.path.replace(shown.name, old, 1)
            yield replace(file, path=path, gives_way=True)
        moved = f"{FOLDER}{old}/"
        content = redirect_page(moved, away.page, away.sheet.subject, catalogue.report)
        yield SiteFile(f"{moved}index.html", content, gives_way=True)


def _data_files(page: Page, renderer: Renderer) -> list[SiteFile]:
    """The figures of a page for a spreadsheet, and for programs that keep what is quoted."""
    path, record = page.data_path, page.record
    if path is None or record is None:
        return []
    known = (one for each in page.figures for one in renderer.catalogue.readings_of(each))
    quoted = [renderer.citation(figure) for figure in known if figure.has_number]
    made = {f"{path}.bib": bibtex_file(quoted), f"{path}.csl.json": csl_file(quoted)}
    made |= {file.path: file.content for file in page.data_files}
    return [*_of_record(record, path, made)]


def files_of_lists(renderer: Renderer) -> list[SiteFile]:
    """What is about the whole report: all its values, its projects, and what their filter reads."""
    catalogue = renderer.catalogue
    values = file_of_all(catalogue)
    files = [SiteFile(values.path, values.content)] if values.figures else []
    if catalogue.projects:
        files.append(SiteFile(projects_csv.PATH, projects_csv.projects_csv(catalogue)))
        content = project_index(catalogue, renderer.formatter)
        files.append(SiteFile(INDEX, content))
    return files


def files_of_event(told: tuple[Event, tuple[DataFile, ...]]) -> list[SiteFile]:
    """The figures of an event, which has no page of its own, as files."""
    event, files = told
    made = {file.path: file.content for file in files}
    return [*_of_record(event, f"data/{event.kind}/{event.id}", made)]


def bare_files(catalogue: Catalogue) -> list[SiteFile]:
    """The pages at old addresses, and at those of what is withdrawn."""
    return [SiteFile(path, content) for path, content in bare_pages(catalogue).items()]


def files_of_pictures(pictures: Mapping[str, PublishedPicture]) -> list[SiteFile]:
    """Each picture in all its sizes."""
    return [
        SiteFile(f"images/{name}", content)
        for picture in pictures.values()
        for name, content in picture.files.items()
    ]


def files_of_card(page: RenderedPage) -> list[SiteFile]:
    """The picture that other sites show beside a link to a page, if it has one of its own."""
    card = page.card
    if card is None or not card.drawn:
        return []
    made = {card.path: card.drawn.encode()}
    files = (
        _of_record(card.record, card.path.removesuffix(".png"), made)
        if card.record
        else [SiteFile(card.path, made[card.path])]
    )
    return [replace(file, finish=partial(picture_of, width=WIDTH)) for file in files]


def _of_record(record: Record, path: str, made: Mapping[str, bytes]) -> Iterator[SiteFile]:
    """Files whose paths begin with that of a record's data, under its old names too."""
    for name, content in made.items():
        yield SiteFile(name, content, record)
        ending = name.removeprefix(path)
        old = (f"{old}{ending}" for old in old_data_paths(record, path))
        yield from _under_old_names(old, content)


def _under_old_names(names: Iterable[str], content: bytes) -> Iterator[SiteFile]:
    return (SiteFile(name, content, gives_way=True) for name in names)


def all_files(files: Iterable[SiteFile]) -> SiteFiles:
    """The contents of all files by their paths."""
    by_path: dict[str, SiteFile] = {}
    for file in sorted(files, key=lambda file: file.gives_way):
        by_path.setdefault(file.path, file)
    return SiteFiles(by_path)


def find_clashes(
    pages: Iterable[Page], files: Iterable[SiteFile], origins: Mapping[tuple[str, str], Origin]
) -> Iterator[Problem]:
    """A problem for each file whose address another has, or that not every computer can hold.

    Neither capitals nor the ways to write an accent tell files apart everywhere. A chart that
    stands on several pages is one file.
    """
    placed = [SiteFile(f"{page_url(page.path)}index.html", b"", page.record) for page in pages]
    taken: dict[str, SiteFile] = {}
    for file in (*placed, *(file for file in files if not file.gives_way)):
        origin = _origin(file.record, origins)
        if why := next(filter(None, map(why_unfit, file.path.split("/"))), ""):
            help = "give what it is named after another name"
            yield origin.problem((), "E145", f"its file {file.path} {why}", help)
        other = taken.setdefault(normalize("NFC", file.path).casefold(), file)
        is_same = file.content and (file.path, file.content) == (other.path, other.content)
        if other is not file and not is_same:
            yield _clash(file, other, origins)


def _clash(file: SiteFile, other: SiteFile, origins: Mapping[tuple[str, str], Origin]) -> Problem:
    first, second = (file, other) if file.record else (other, file)
    whose = _origin(second.record, origins).file if second.record else "the site itself"
    return _origin(first.record, origins).problem(
        (),
        "E146",
        f"its file {first.path} would lie where {second.path} lies already, a file of {whose}",
        "give one of the two another name: oda rename does it for a record",
    )


def _origin(record: Record | None, origins: Mapping[tuple[str, str], Origin]) -> Origin:
    return origins[(record.kind, record.id) if record else REPORT]
