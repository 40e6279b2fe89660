"""The page of terms, schemes and names."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page, list_path


def glossary_page(catalogue: Catalogue) -> Page:
    """The page of the glossary."""
    context = {
        "terms": catalogue.terms,
        "schemes": [
            (scheme, catalogue.projects_of_scheme(scheme.id)) for scheme in catalogue.schemes
        ],
        "names": catalogue.names,
    }
    return Page(
        list_path(Kind.GLOSSARY),
        Kind.GLOSSARY.label,
        "glossary.md.jinja",
        context,
        f"The terms of {catalogue.report.site_name}",
        file="glossary.yml",
        parents=("index.md",),
    )
