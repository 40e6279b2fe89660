"""The page that tells what was published and wrong, and until when."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.corrections import Corrected
from oda_reports.figures import page_messages
from oda_reports.writing.forge import mistake_address
from oda_reports.writing.pages.page import Context, Page, page_url

PATH = "corrections.md"
"""Where the page stands, below the docs folder."""


@dataclass(frozen=True)
class CorrectionsContext(Context):
    """What stands on the page of corrections."""

    template = "corrections.md.jinja"

    corrections: tuple[Corrected, ...]
    """All of them, the newest first."""
    mistake_url: str
    """The form in which a mistake is reported; empty where the report names none."""


def corrections_page(catalogue: Catalogue) -> Page:
    """The page of corrections, which tells where a mistake is reported too."""
    found = catalogue.corrections.newest_first
    title = page_messages.CORRECTIONS
    return Page(
        PATH,
        title,
        CorrectionsContext(found, mistake_address(catalogue.report, page_url(PATH), title) or ""),
        page_messages.about_corrections(catalogue.report.site_name),
        parents=("index.md",),
        in_book=bool(found),
    )
