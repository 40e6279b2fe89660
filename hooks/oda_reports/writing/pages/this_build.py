"""The page that tells of a build."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.figures import page_messages
from oda_reports.history.git import Commit
from oda_reports.history.provenance import Provenance
from oda_reports.records.partial_dates import PartialDate
from oda_reports.writing.pages.page import Context, Page

PATH = "build.md"
"""Where the page stands, below the docs folder."""


@dataclass(frozen=True)
class DatedCommit:
    """A commit with its day as a date."""

    commit: Commit
    """What git knows of it."""
    day: PartialDate
    """The day that it was made."""


@dataclass(frozen=True)
class BuildContext(Context):
    """What stands on the page of a build."""

    template = "build.md.jinja"

    provenance: Provenance
    """What the site was made from."""
    common: DatedCommit | None
    """The commit of records and program alike, where there is one."""
    records_commit: DatedCommit | None
    """The commit of the records; none outside of git."""
    program_commit: DatedCommit | None
    """The commit of the program; none outside of git."""
    pages: int
    """How many pages were made from records."""
    records: int
    """From how many records."""
    signer: str | None
    """The repository whose workflow has its builds signed; none where no forge does it."""


def build_page(provenance: Provenance, pages: int, records: int, signer: str | None = None) -> Page:
    """The page of the build; the fingerprint of the site is set in when its files are there."""
    of_records, of_program = _dated(provenance.records), _dated(provenance.program)
    context = BuildContext(
        provenance=provenance,
        common=of_records if of_records == of_program else None,
        records_commit=of_records,
        program_commit=of_program,
        pages=pages,
        records=records,
        signer=signer,
    )
    return Page(
        PATH,
        page_messages.THIS_BUILD,
        context,
        page_messages.ABOUT_THIS_BUILD,
        parents=("index.md",),
        in_search=False,
    )


def _dated(commit: Commit | None) -> DatedCommit | None:
    return DatedCommit(commit, PartialDate.parse(commit.day)) if commit else None
