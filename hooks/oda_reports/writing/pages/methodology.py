"""The page of the report's own text on its figures."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.writing.pages.page import Page, sections_of


def methodology_page(catalogue: Catalogue, text: str) -> Page:
    """The page on methodology; ``text`` is that of pages/methodology.md."""
    context = {"sections": sections_of(text), "sources": catalogue.sources}
    return Page(
        "methodology.md",
        "Methodology",
        "methodology.md.jinja",
        context,
        f"How the figures of {catalogue.report.site_name} were read and are to be used",
        file="pages/methodology.md",
        parents=("index.md",),
    )
