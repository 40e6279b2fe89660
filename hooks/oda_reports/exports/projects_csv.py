"""The list of projects as CSV: a row for each amount that the list shows, or one without any.

The id stands first and each row on one line, so that a reader's choice of projects can be picked
by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import facets_of, time_of
from oda_reports.exports.figures_csv import as_cell, as_text, table_csv
from oda_reports.exports.project_columns import AMOUNT_COLUMNS, PROJECT_COLUMNS
from oda_reports.figures.figure import Figure

PATH = "data/projects.csv"
"""Where it can be had, below the site's root."""


@lru_cache(maxsize=1)
def projects_csv(catalogue: Catalogue) -> bytes:
    """All projects as a table in UTF-8, the newest first, each amount on a row of its own."""
    header = (*(own.name for own in PROJECT_COLUMNS), *(one.name for one in AMOUNT_COLUMNS))
    return table_csv(header, _rows(catalogue))


def _rows(catalogue: Catalogue) -> Iterator[list[str]]:
    for project in sorted(catalogue.projects, key=lambda one: time_of(one).newest_first):
        facets = facets_of(catalogue, project)
        own = [_line(column.cell(project, facets, catalogue)) for column in PROJECT_COLUMNS]
        for figure in catalogue.amounts_of(project) or (None,):
            yield [*own, *_amount(figure, catalogue)]


def _amount(figure: Figure | None, catalogue: Catalogue) -> list[str]:
    if figure is None:
        return [""] * len(AMOUNT_COLUMNS)
    return [as_cell(column, figure, catalogue) for column in AMOUNT_COLUMNS]


def _line(text: str) -> str:
    """Text on one line, that no spreadsheet takes for a formula."""
    return as_text(" ".join(text.split()))
