"""Figures as CSV: one row a figure, values in whole units, as the records have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from oda_reports.catalogue import Catalogue
from oda_reports.figures import Figure
from oda_reports.formatting import plain
from oda_reports.records import Source
from oda_reports.vocabulary import Kind

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


def _row(figure: Figure, catalogue: Catalogue) -> list[str]:
    notes = [
        figure.note or "",
        f"Editor's note: {figure.editor_note}" if figure.editor_note else "",
    ]
    if figure.printed_in_inferred:
        notes.append("The edition is inferred.")
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
