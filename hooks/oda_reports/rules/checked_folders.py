"""A data folder as read, with every problem that its records have."""

from __future__ import annotations

from pathlib import Path

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.old_ids import lead_on
from oda_reports.catalogue.older_addresses import lead_on_addresses
from oda_reports.history.git import older_texts, removed_files
from oda_reports.problems.problem import Problem
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.records.corrections import FiguredRecord
from oda_reports.records.forge_addresses import NO_ADDRESSES, ForgeAddresses
from oda_reports.records.report import Report
from oda_reports.rules.all_rules import check

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
    folder = lead_on_addresses(lead_on(read_folder(path)))
    report = addresses.fill(folder.report) if folder.report else _NO_REPORT
    catalogue = Catalogue(report, folder.records)
    if not path.is_dir():
        return folder, None, list(folder.problems)
    problems = check(folder, catalogue, removed_files(path), older_texts(path, _corrected(folder)))
    return folder, catalogue if folder.report else None, problems


def _corrected(folder: Folder) -> list[str]:
    """The files of the records that have corrections: git is asked of no others."""
    return [
        f"{record.kind}/{record.id}.yml"
        for record in folder.records
        if isinstance(record, FiguredRecord) and record.corrections
    ]
