"""Pages made at once after a record was saved: its own, and those that somebody looks at.

All others follow with the whole site. Which pages an edit reaches is for no shortcut to say: what
is made here is what the whole site will have, and is made of all records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.old_ids import led_on
from oda_reports.maps.atlas import Atlas
from oda_reports.reading.record_files import Folder
from oda_reports.reading.saved_records import read_again
from oda_reports.records.model import Record
from oda_reports.writing.forge import figure_lines
from oda_reports.writing.pages.page import Page, record_path
from oda_reports.writing.pages.plan import page_at, page_of
from oda_reports.writing.rendering import RenderedPage, Renderer
from oda_reports.writing.site import Materials


def renewed(
    materials: Materials, saved: Iterable[Path], looked_at: Iterable[str] = ()
) -> tuple[RenderedPage, ...]:
    """The pages of the records at these files, and those at some paths that can be made alone.

    Those are the front page, pages of records and the lists of them. None is made where one of the
    files is no record with a page of its own, or has an error. Rules are not asked, so that
    whatever a template or a figure raises may be raised.
    """
    folder = materials.folder
    root = folder.path.resolve()
    by_file = {
        root / f"{record.kind}/{record.id}.yml": record
        for record in folder.records
        if record.kind.has_pages and not record.kind.is_one_file
    }
    found = []
    for path in saved:
        before = by_file.get(path.resolve())
        record = before and read_again(folder, before)
        if record is None:
            return ()
        found.append(record)
    own = (record_path(record.kind, record.id) for record in found)
    wanted = dict.fromkeys((*own, *looked_at))
    return tuple(_pages(materials, _with_records(folder, found), wanted))


def _with_records(folder: Folder, found: Iterable[Record]) -> Folder:
    now = {(record.kind, record.id): record for record in found}
    read = replace(
        folder, records=tuple(now.get((one.kind, one.id), one) for one in folder.records)
    )
    led = {key: led_on(record, read) for key, record in now.items()}
    return replace(read, records=tuple(led.get((one.kind, one.id), one) for one in read.records))


def _pages(materials: Materials, folder: Folder, paths: Iterable[str]) -> Iterator[RenderedPage]:
    before = materials.renderer
    catalogue = Catalogue(before.catalogue.report, folder.records).entered
    renderer = Renderer(
        catalogue,
        before.pages,
        before.changed,
        figure_lines(folder, catalogue.figures.values()),
        Atlas(catalogue, folder.geography),
        with_cards=before.with_cards,
    )
    for path in paths:
        if (shown := before.pages.get(path)) and (page := _planned(shown, catalogue, materials)):
            yield renderer.render(replace(page, previous=shown.previous, next=shown.next))


def _planned(shown: Page, catalogue: Catalogue, materials: Materials) -> Page | None:
    """The page as it is now; a later part of a list is none that can be made alone."""
    if shown.record is None:
        return page_at(shown.path, catalogue, materials.folder.texts, materials.pictures)
    record = catalogue.records.get((shown.record.kind, shown.record.id))
    page = page_of(record, catalogue, materials.pictures) if record else None
    return page if page and page.path == shown.path else None
