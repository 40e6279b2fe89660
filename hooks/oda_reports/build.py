"""A data folder to the pages and files of a site, or one ``DataError`` with every problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.old_ids import lead_on
from oda_reports.exports.citations import bibtex_file, csl_file
from oda_reports.exports.data_files import files_of_events
from oda_reports.exports.figures_csv import chart_csv, figures_csv
from oda_reports.history.entries import PICTURES
from oda_reports.history.git import last_changes, removed_files
from oda_reports.history.provenance import Provenance
from oda_reports.history.seals import SEAL, unsealed
from oda_reports.problems.problem import DataError, Problem, has_errors, in_order
from oda_reports.reading.picture_files import publish_picture, read_file
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.records.forge_addresses import NO_ADDRESSES, ForgeAddresses, filled_in
from oda_reports.records.report import Report
from oda_reports.rules.all_rules import check
from oda_reports.rules.exemptions import Exemptions
from oda_reports.writing.bare_pages import bare_pages
from oda_reports.writing.escaping import escape_title
from oda_reports.writing.forge import figure_lines, signing_repository
from oda_reports.writing.old_addresses import old_csv_paths, old_data_paths
from oda_reports.writing.pages.navigation import NavItem, navigation
from oda_reports.writing.pages.page import Page
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.pages.this_build import PATH, build_page
from oda_reports.writing.rendering import Renderer
from oda_reports.writing.site import Site

_NO_REPORT = Report(
    site_name="Report",
    edition="0",
    donor="Donor",
    region="unknown",
    tagline="-",
    description="-",
    publisher="-",
    source="unknown",
    licence="-",
    licence_url="https://example.org/",
)
"""Stands in where report.yml cannot be read, so that the other records are checked all the same."""


def check_folder(
    path: Path, addresses: ForgeAddresses = NO_ADDRESSES
) -> tuple[Folder, Catalogue | None, list[Problem]]:
    """A data folder as read, the catalogue where there is a report, and every problem.

    What the report leaves open of the ``addresses`` is filled in the catalogue's report.
    """
    folder = lead_on(read_folder(path))
    report = addresses.fill(folder.report) if folder.report else _NO_REPORT
    catalogue = Catalogue(report, folder.records)
    if not path.is_dir():
        return folder, None, list(folder.problems)
    problems = check(folder, catalogue, removed_files(path))
    return folder, catalogue if folder.report else None, problems


def build_site(
    path: Path,
    hand_written: Sequence[NavItem] = (),
    provenance: Provenance | None = None,
    addresses: ForgeAddresses = NO_ADDRESSES,
) -> Site:
    """The site of a data folder; raises ``DataError``.

    ``hand_written`` are navigation entries of pages that are not made from records. With its
    provenance, the site has a page that tells of it.
    """
    return make_site(*check_folder(path, addresses), hand_written, provenance)


def make_site(
    folder: Folder,
    catalogue: Catalogue | None,
    problems: Sequence[Problem],
    hand_written: Sequence[NavItem] = (),
    provenance: Provenance | None = None,
) -> Site:
    """The site of a data folder that has been checked; raises ``DataError``."""
    path = folder.path
    if folder.report is None or catalogue is None or has_errors(problems):
        raise DataError(problems)
    pictures = {
        name: publish_picture(name, read_file(path / PICTURES / name))
        for name in sorted(_pictures(catalogue))
    }
    pages: tuple[Page, ...] = plan_pages(catalogue, folder.texts, pictures)
    counts = {"pages": len(pages), "records": len(catalogue.records)}
    if provenance:
        pages += (build_page(provenance, **counts, signer=signing_repository(catalogue.report)),)
        hand_written = [PATH, *hand_written]
    renderer = Renderer(
        catalogue,
        {page.path: page for page in pages},
        _days_of(path, provenance),
        figure_lines(folder),
        folder.geography,
    )
    assets = _files_of_figures(pages, renderer) | bare_pages(catalogue)
    if provenance:
        given = filled_in(folder.report, catalogue.report)
        assets[SEAL] = unsealed(provenance, str(catalogue.report.edition), counts, given)
    for picture in pictures.values():
        assets |= {f"images/{name}": content for name, content in picture.files.items()}
    return Site(
        _settings(catalogue.report),
        tuple(renderer.render(page) for page in pages),
        assets,
        navigation(catalogue, hand_written),
        in_order(problems),
        catalogue.report.id,
        Exemptions.of(catalogue),
    )


def _days_of(path: Path, provenance: Provenance | None) -> Mapping[str, str]:
    """On which day each file last changed, as far as the commit that the site is of can tell."""
    if provenance is None:
        return last_changes(path)
    known = provenance.records if provenance.has_days else None
    return last_changes(path, known.name) if known else {}


def _files_of_figures(pages: Sequence[Page], renderer: Renderer) -> dict[str, bytes]:
    """The figures of pages, events and charts as files."""
    catalogue = renderer.catalogue
    made = {
        path: content for page in pages for path, content in _data_files(page, renderer).items()
    }
    for event, files in files_of_events(catalogue):
        for file in files:
            path = file.path.removesuffix(".csv")
            content = figures_csv(file.figures, catalogue)
            made |= {f"{each}.csv": content for each in (path, *old_data_paths(event, path))}
    for chart in (chart for page in pages for chart in page.charts):
        made[chart.csv_path] = chart_csv(chart, catalogue)
        for old in old_csv_paths(chart, catalogue):
            made.setdefault(old, made[chart.csv_path])
    return made


def _data_files(page: Page, renderer: Renderer) -> dict[str, bytes]:
    """The figures of a page for a spreadsheet, and for programs that keep what is quoted."""
    if page.data_path is None:
        return {}
    quoted = [renderer.citation(figure) for figure in page.figures if figure.has_number]
    made = {".bib": bibtex_file(quoted), ".csl.json": csl_file(quoted)}
    for file in page.data_files:
        ending = file.path.removeprefix(page.data_path)
        made[ending] = figures_csv(file.figures, renderer.catalogue)
    paths = (page.data_path, *old_data_paths(page.record, page.data_path))
    return {f"{path}{ending}": content for path in paths for ending, content in made.items()}


def _settings(report: Report) -> dict[str, Any]:
    return {
        "site_name": escape_title(report.site_name),
        "site_description": escape_title(report.description),
        "site_url": f"{report.site_url.rstrip('/')}/" if report.site_url else "",
        "language": report.language.partition("-")[0],
        "extra": {
            "publisher": report.publisher,
            "edition": report.edition,
            "licence": report.licence,
            "licence_url": report.licence_url,
            "attributions": list(report.attributions),
            "map_note": report.map_note or "",
        },
    }


def _pictures(catalogue: Catalogue) -> set[str]:
    return {
        picture.file
        for record in catalogue.records.values()
        for picture in getattr(record, "pictures", ())
        if picture.file
    }
