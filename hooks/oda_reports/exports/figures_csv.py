"""Figures as CSV: one row a figure, values in whole units, as the records have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart, Row
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.records.field_types import plain
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind, ValueState

HEADER = (
    "figure",
    "label",
    "area",
    "area_name",
    "year",
    "since",
    "as_of",
    "value",
    "unit",
    "qualifier",
    "measure",
    "state",
    "printed_in",
    "source",
    "source_title",
    "place",
    "note",
)


def figures_csv(figures: Iterable[Figure], catalogue: Catalogue) -> bytes:
    """The table as UTF-8 with a byte order mark, so that spreadsheets read it rightly."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for figure in figures:
        writer.writerow(_row(figure, catalogue))
    return text.getvalue().encode("utf-8-sig")


def chart_csv(chart: Chart, catalogue: Catalogue) -> bytes:
    """Exactly what a chart draws, in its order: gaps are rows without a value."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in chart.rows:
        for position, figure in enumerate(row.figures):
            if figure:
                writer.writerow(_row(figure, catalogue))
            else:
                writer.writerow(_gap(chart, row, position, catalogue))
    if chart.whole:
        writer.writerow(_row(chart.whole, catalogue))
    return text.getvalue().encode("utf-8-sig")


def _gap(chart: Chart, row: Row, position: int, catalogue: Catalogue) -> list[str]:
    """A year that is not reported: what there is to say of it, and no value."""
    statistic = chart.statistic
    said = {
        "label": statistic.short_title or statistic.title,
        "area": row.key,
        "area_name": catalogue.area_name(row.key),
        "year": str(chart.years[position]),
        "unit": statistic.unit.value if statistic.unit else "",
        "measure": statistic.measured.value,
        "state": ValueState.NOT_REPORTED.value,
    }
    return [_as_text(said.get(name, "")) for name in HEADER]


def _row(figure: Figure, catalogue: Catalogue) -> list[str]:
    notes = [
        figure.note or "",
        messages.editors_note_in_csv(figure.editor_note) if figure.editor_note else "",
    ]
    if figure.printed_in_inferred and "edition is inferred" not in notes[0]:
        notes.append(messages.EDITION_INFERRED)
    texts = (
        figure.address,
        figure.label,
        figure.area or "",
        catalogue.area_name(figure.area) if figure.area else "",
        str(figure.year or ""),
        str(figure.since or ""),
        str(figure.as_of or ""),
    )
    more = (
        figure.unit.value,
        figure.qualifier.label if figure.qualifier else "",
        figure.measure.value if figure.measure else "",
        figure.state.value,
        figure.printed_in or "",
        figure.source,
        catalogue.get(Source, figure.source).title
        if (Kind.SOURCES, figure.source) in catalogue.records
        else "",
        figure.place or "",
        " ".join(" ".join(notes).split()),
    )
    value = "" if figure.value is None else plain(figure.value)
    return [*map(_as_text, texts), value, *map(_as_text, more)]


def _as_text(cell: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
