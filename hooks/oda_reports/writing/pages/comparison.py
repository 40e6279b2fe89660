"""The page that shows countries side by side."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.countries import countries_in_order
from oda_reports.writing.pages.page import Page, list_path
from oda_reports.writing.profiles import compared, profile

COMPARE = "compare.md"
"""The page that shows countries side by side; there is none for a single country."""


def comparison_pages(catalogue: Catalogue) -> list[Page]:
    """The page of countries side by side, where there are two."""
    countries = countries_in_order(catalogue)
    if len(countries) < 2:
        return []
    context = {
        "profiles": [profile(catalogue, country) for country in countries],
        "compared": compared(catalogue, countries),
    }
    return [
        Page(
            COMPARE,
            "Compare countries",
            "compare.md.jinja",
            context,
            f"Two countries side by side, or all: {catalogue.report.site_name}",
            parents=("index.md", list_path(Kind.COUNTRIES)),
            wide=True,
            script="assets/compare.js",
        )
    ]
