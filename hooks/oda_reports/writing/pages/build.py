"""The page that tells of a build."""

from __future__ import annotations

from oda_reports.history.provenance import Provenance
from oda_reports.records.partial_dates import PartialDate
from oda_reports.writing.pages.page import Page

PATH = "build.md"


def build_page(provenance: Provenance, pages: int, records: int) -> Page:
    """The page of the build; the fingerprint of the site is set in when its files are there."""
    return Page(
        PATH,
        "This build",
        "build.md.jinja",
        {
            "provenance": provenance,
            "days": {commit.name: PartialDate.parse(commit.day) for commit in provenance.commits},
            "pages": pages,
            "records": records,
        },
        "What this site was made from, and how to check that it still is",
        parents=("index.md",),
        in_search=False,
    )
