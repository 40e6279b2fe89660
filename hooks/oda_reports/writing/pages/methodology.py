"""The page of the report's own text on its figures."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.exports.columns import COLUMNS, Column
from oda_reports.exports.project_columns import PROJECT_COLUMNS, ProjectColumn
from oda_reports.figures import chart_messages, page_messages
from oda_reports.maps.value_maps import mapped_values
from oda_reports.records.parts import Section
from oda_reports.records.sources import Source
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.pages.texts import page_text

PATH = "methodology.md"
"""Where the page stands, below the docs folder."""


@dataclass(frozen=True)
class MethodologyContext(Context):
    """What stands on the page of methodology."""

    template = "methodology.md.jinja"

    lead: str
    """What the text says first: Markdown, can be empty."""
    sections: tuple[Section, ...]
    """The rest of the text."""
    colours: str
    """How the limits of the colours of maps are set; empty where no values make a map."""
    columns: tuple[Column, ...]
    """What the columns of every file of figures mean."""
    project_columns: tuple[ProjectColumn, ...]
    """What those of the list of projects mean that other files do not have."""
    sources: tuple[Source, ...]
    """Every publication that was read."""


def methodology_page(catalogue: Catalogue, text: str) -> Page:
    """The page on methodology; ``text`` is that of pages/methodology.md."""
    own = page_text(text)
    has_maps = any(any(mapped_values(catalogue, one)) for one in catalogue.statistics)
    colours = chart_messages.LIMITS_OF_COLOURS if has_maps else ""
    return Page(
        PATH,
        page_messages.METHODOLOGY,
        MethodologyContext(
            own.lead, own.sections, colours, COLUMNS, PROJECT_COLUMNS, catalogue.sources
        ),
        page_messages.about_methodology(catalogue.report.site_name),
        file="pages/methodology.md",
        parents=("index.md",),
    )
