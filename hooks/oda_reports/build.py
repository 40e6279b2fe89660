"""A data folder to the pages and files of a site, or one ``DataError`` with every problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.cards import HEIGHT, WIDTH
from oda_reports.charts.rasters import keep_in
from oda_reports.exports.data_files import files_of_events
from oda_reports.history.entries import PICTURES
from oda_reports.history.git import last_changes
from oda_reports.history.provenance import Provenance
from oda_reports.history.seals import SEAL, unsealed
from oda_reports.maps.atlas import Atlas
from oda_reports.problems.problem import DataError, Problem, has_errors, in_order
from oda_reports.reading.picture_files import PublishedPicture, publish_picture, read_file
from oda_reports.reading.record_files import Folder
from oda_reports.records.forge_addresses import NO_ADDRESSES, ForgeAddresses, filled_in
from oda_reports.records.languages import locale_of, runs_from_right
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.exemptions import Exemptions
from oda_reports.rules.open_numbers import open_numbers
from oda_reports.writing.escaping import escape_title
from oda_reports.writing.faults import Attempts, Tell
from oda_reports.writing.forge import figure_lines, signing_repository
from oda_reports.writing.link_cards import REPORT_CARD
from oda_reports.writing.pages.navigation import NavItem, navigation
from oda_reports.writing.pages.page import Page
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.pages.this_build import PATH, build_page
from oda_reports.writing.rendering import RenderedPage, Renderer
from oda_reports.writing.searched_pages import searched_pages
from oda_reports.writing.site import Materials, Site
from oda_reports.writing.site_files import (
    SiteFile,
    all_files,
    bare_files,
    files_of_card,
    files_of_event,
    files_of_lists,
    files_of_page,
    files_of_pictures,
    find_clashes,
)
from oda_reports.writing.theme_languages import theme_language


def check_pages(
    folder: Folder, catalogue: Catalogue, problems: Sequence[Problem], tell: Tell = lambda *_: None
) -> Sequence[Problem]:
    """Every problem of a folder without errors, whose pages and files are made on trial.

    So whatever passes here is built; its drafts too, so that whatever passes can be published.
    ``tell`` is called as ``build_site`` calls it.
    """
    sound: _Made = {}
    try:
        for one in dict.fromkeys((catalogue, catalogue.entered)):
            sound = _try_site(folder, one, problems, sound, tell)
    except DataError as error:
        return error.problems
    return problems


_Made = Mapping[str, tuple[Page, list[SiteFile]]]
"""The pages of a site that can be made, by their paths, each with its files."""


def _try_site(
    folder: Folder, catalogue: Catalogue, problems: Sequence[Problem], sound: _Made, tell: Tell
) -> _Made:
    """The pages that can be made; those that were ``sound`` before are not made again."""
    attempts = Attempts(folder.origins, problems, tell)
    pictures, atlas, pages = _planned(attempts, folder, catalogue)
    renderer = attempts.whole(partial(_renderer, folder, atlas, pages, None, False))

    def made(page: Page) -> tuple[Page, list[SiteFile]]:
        known = sound.get(page.path)
        if known and known[0] == page:
            return known
        renderer.render(page)
        return page, files_of_page(renderer, page)

    found = {page.path: (page, files) for page, files in attempts.each(made, pages)}
    others = [*_other_files(attempts, renderer), files_of_pictures(pictures)]
    every = [file for some in (*(files for _, files in found.values()), *others) for file in some]
    attempts.conclude(find_clashes(pages, every, folder.origins))
    return found


def build_site(
    path: Path,
    hand_written: Sequence[NavItem] = (),
    provenance: Provenance | None = None,
    addresses: ForgeAddresses = NO_ADDRESSES,
    *,
    with_drafts: bool = False,
    with_cards: bool = False,
    pictures_in: Path | None = None,
    tell: Tell = lambda *_: None,
) -> Site:
    """The site of a data folder; raises ``DataError``.

    ``hand_written`` are navigation entries of pages that are not made from records. With its
    provenance, the site has a page that tells of it. ``with_drafts`` it shows and marks what is not
    published: for those who edit it. For ``with_cards`` see ``make_site``. What is drawn is kept in
    the folder ``pictures_in``, from one build to the next. ``tell`` is called before each thing
    that is made, with how many of its sort are.
    """
    keep_in(pictures_in)
    folder, catalogue, problems = check_folder(path, addresses)
    if catalogue and with_drafts:
        catalogue = catalogue.entered
    return make_site(
        folder,
        catalogue,
        problems,
        hand_written,
        provenance,
        with_cards=with_cards,
        with_materials=with_drafts,
        tell=tell,
    )


def make_site(
    folder: Folder,
    catalogue: Catalogue | None,
    problems: Sequence[Problem],
    hand_written: Sequence[NavItem] = (),
    provenance: Provenance | None = None,
    *,
    with_cards: bool = False,
    with_materials: bool = False,
    tell: Tell = lambda *_: None,
) -> Site:
    """The site of a data folder that has been checked; raises ``DataError``.

    ``with_cards`` has the pictures drawn that other sites show beside a link, if the report knows
    its address: they are asked for by whole addresses or not at all. ``with_materials`` it keeps
    what it is made of.
    """
    if folder.report is None or catalogue is None or has_errors(problems):
        raise DataError(problems)
    attempts = Attempts(folder.origins, problems, tell)
    pictures, atlas, pages = _planned(attempts, folder, catalogue)
    counts = {"pages": len(pages), "records": len(catalogue.records)}
    if provenance:
        pages += (build_page(provenance, **counts, signer=signing_repository(catalogue.report)),)
        hand_written = [PATH, *hand_written]
    renderer = attempts.whole(partial(_renderer, folder, atlas, pages, provenance, with_cards))
    written = attempts.each(renderer.render, pages)
    files = attempts.each(partial(files_of_page, renderer), pages)
    files += [*_other_files(attempts, renderer), *attempts.each(files_of_card, written)]
    files += [files_of_pictures(pictures)]
    if provenance:
        given = filled_in(folder.report, catalogue.report)
        content = unsealed(provenance, str(catalogue.report.edition), counts, given)
        files += [[SiteFile(SEAL, content)]]
    every = [file for some in files for file in some]
    attempts.conclude(find_clashes(pages, every, folder.origins))
    searched = attempts.whole(partial(searched_pages, renderer, pages, written))
    found = open_numbers(folder, catalogue, problems)
    return Site(
        _settings(catalogue.report, written),
        tuple(written),
        all_files(every),
        navigation(catalogue, hand_written),
        in_order(problems),
        catalogue.report.id,
        Exemptions.of(catalogue, found.waived),
        found,
        searched,
        Materials(folder, pictures, renderer) if with_materials else None,
    )


def _other_files(attempts: Attempts, renderer: Renderer) -> list[list[SiteFile]]:
    """The files of a site that are made from records, besides its pages and theirs."""
    events = attempts.whole(lambda: list(files_of_events(renderer.catalogue)))
    files = attempts.each(files_of_event, events)
    files += attempts.each(bare_files, (renderer.catalogue,))
    files += [attempts.whole(partial(files_of_lists, renderer))]
    return files


def _days_of(path: Path, provenance: Provenance | None) -> Mapping[str, str]:
    """On which day each file last changed, as far as the commit that the site is of can tell."""
    if provenance is None:
        return last_changes(path)
    known = provenance.records if provenance.has_days else None
    return last_changes(path, known.name) if known else {}


def _renderer(
    folder: Folder,
    atlas: Atlas,
    pages: Sequence[Page],
    provenance: Provenance | None,
    with_cards: bool,
) -> Renderer:
    catalogue = atlas.catalogue
    return Renderer(
        catalogue,
        {page.path: page for page in pages},
        _days_of(folder.path, provenance),
        figure_lines(folder, catalogue.figures.values()),
        atlas,
        with_cards=with_cards and catalogue.report.site_url is not None,
    )


def _planned(
    attempts: Attempts, folder: Folder, catalogue: Catalogue
) -> tuple[Mapping[str, PublishedPicture], Atlas, tuple[Page, ...]]:
    """The pictures and maps of a site, and the pages that show them."""
    pictures = dict(attempts.each(partial(_published, folder.path), _pictures(catalogue)))
    attempts.conclude()
    atlas = Atlas(catalogue, folder.geography)
    pages = attempts.whole(partial(plan_pages, catalogue, folder.texts, pictures, atlas))
    return pictures, atlas, pages


def _published(folder: Path, shown: tuple[str, Record]) -> tuple[str, PublishedPicture]:
    """A picture of a record, by the name of its file."""
    name, _ = shown
    return name, publish_picture(name, read_file(folder / PICTURES / name))


def _settings(report: Report, pages: Iterable[RenderedPage]) -> dict[str, Any]:
    shared = (page.card for page in pages if page.card and page.card.path == REPORT_CARD)
    card = next(shared, None)
    return {
        "site_name": escape_title(report.site_name),
        "site_description": escape_title(report.description),
        "site_url": report.placed("") if report.site_url else "",
        "language": theme_language(report.language),
        "extra": {
            "language": report.language,
            "from_right": runs_from_right(report.language),
            "publisher": report.publisher,
            "edition": report.edition,
            "licence": report.licence,
            "licence_url": report.licence_url,
            "attributions": list(report.attributions),
            "map_note": report.map_note or "",
            "locale": locale_of(report.language),
            "card": card.path if card else "",
            "card_words": escape_title(card.words) if card else "",
            "card_size": [WIDTH, HEIGHT],
            "book_url": report.book_url or "",
        },
    }


def _pictures(catalogue: Catalogue) -> Iterator[tuple[str, Record]]:
    """The files of pictures, each with a record that shows it."""
    shown = {
        picture.file: record
        for record in catalogue.records.values()
        for picture in getattr(record, "pictures", ())
        if picture.file
    }
    return iter(sorted(shown.items(), key=itemgetter(0)))
