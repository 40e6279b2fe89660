"""What all countries of a region come to, year by year, as CSV: sums that no source prints.

The columns are named as in files of figures, and mean the same.
"""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.overviews import Overview
from oda_reports.exports.columns import COLUMNS, SEVERAL
from oda_reports.exports.figures_csv import as_cell, table_csv
from oda_reports.records.areas import Region

_TAKEN = (
    *("area", "area_name", "period_start", "period_end", "year_kind"),
    *("value", "qualifier", "unit"),
)


def sums_path(region: Region) -> str:
    """Where the file lies, below the site's root."""
    return f"data/{region.kind}/{region.id}-sums.csv"


def sums_csv(one: Overview, catalogue: Catalogue) -> bytes:
    """A row for each year of which all countries have a value, as UTF-8."""
    taken = [column for column in COLUMNS if column.name in _TAKEN]
    header = (*(column.name for column in taken), "values", "statistic", "sources")
    rows = (
        (
            *(as_cell(column, figure, catalogue) for column in taken),
            *(len(added.parts), one.statistic.id, SEVERAL.join(added.sources)),
        )
        for figure, added in zip(one.row.figures, one.sums, strict=True)
        if figure and added
    )
    return table_csv(header, rows)
