"""The page of an organisation."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.sources import Organisation
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page, record_path


def organisation_page(catalogue: Catalogue, organisation: Organisation) -> Page:
    """The page of one organisation."""
    context = {
        "organisation": organisation,
        "participations": catalogue.participations_of(organisation.id),
        "published": catalogue.published_by(organisation.id),
    }
    return Page(
        record_path(Kind.ORGANISATIONS, organisation.id),
        organisation.name,
        "organisation.md.jinja",
        context,
    )
