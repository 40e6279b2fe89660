"""Figures as CSV: one row a figure, values in whole units, as the records have them.

RFC 4180, whose line ends every reader of CSV takes; no byte order mark, which most programs read
as a part of the first column's name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart
from oda_reports.exports.columns import COLUMNS, Column
from oda_reports.figures.figure import Figure
from oda_reports.figures.gaps import gap

HEADER = tuple(column.name for column in COLUMNS)


def figures_csv(figures: Iterable[Figure], catalogue: Catalogue) -> bytes:
    """The figures as a table in UTF-8."""
    return table_csv(
        HEADER, ([as_cell(column, one, catalogue) for column in COLUMNS] for one in figures)
    )


def table_csv(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A table in UTF-8, as every file of the site has it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def chart_csv(chart: Chart, catalogue: Catalogue) -> bytes:
    """Exactly what a chart draws, in its order: gaps are rows without a value.

    A printed total is not drawn: its parts name it.
    """
    return figures_csv(_drawn(chart), catalogue)


def _drawn(chart: Chart) -> Iterator[Figure]:
    for row in chart.rows:
        for position, figure in enumerate(row.figures):
            yield figure or gap(chart.first, row.key, chart.years[position])


def as_cell(column: Column, figure: Figure, catalogue: Catalogue) -> str:
    """What stands in a column of a figure."""
    cell = column.cell(figure, catalogue)
    return cell if column.is_number else as_text(cell)


def as_text(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
