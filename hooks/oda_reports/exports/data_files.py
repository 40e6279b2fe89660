"""Which files of figures the page of a record offers, and what each of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oda_reports.catalogue.additive import additive_values
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.events import Event
from oda_reports.records.model import Record
from oda_reports.records.statistics import Statistic


@dataclass(frozen=True)
class DataFile:
    """A file of figures in the folder of its kind of record."""

    path: str
    """Where it can be had, below the site's root."""
    name: str
    """What a link to it says."""
    holds: str
    """What stands in it, as a sentence."""
    figures: tuple[Figure, ...]
    """Its rows, gaps among them."""


def data_files(
    record: Record, figures: tuple[Figure, ...], catalogue: Catalogue
) -> tuple[DataFile, ...]:
    """The files of a record whose page shows these figures, those without a row left out.

    What several editions print of a figure stands in a file of its own: of one name, one counts.

    Where another statistic's own file has the address of a second one, there is no second one.
    """
    files = (
        _of_statistic(record, catalogue)
        if isinstance(record, Statistic)
        else {"": (*page_messages.FIGURES_OF_A_PAGE, figures), **_readings(figures, catalogue)}
    )
    return tuple(
        DataFile(f"data/{record.kind}/{record.id}{suffix}.csv", name, holds, rows)
        for suffix, (name, holds, rows) in files.items()
        if rows and (not suffix or (record.kind, f"{record.id}{suffix}") not in catalogue.records)
    )


def _of_statistic(
    statistic: Statistic, catalogue: Catalogue
) -> dict[str, tuple[str, str, tuple[Figure, ...]]]:
    found = additive_values(catalogue, statistic)
    if statistic.compiled_from:
        compiled = (*page_messages.COMPILED_AMOUNTS, found.values)
        return {"": compiled, **_readings(found.values, catalogue)}
    if not statistic.measured.adds_up:
        shown = page_messages.VALUES_OF_AREAS
    elif len({figure.since for figure in found.values}) > 1:
        shown = page_messages.COUNTS_FROM_SEVERAL_STARTS
    else:
        shown = page_messages.ADDITIVE_VALUES
    return {
        "": (*shown, found.values),
        "-totals": (*page_messages.PRINTED_TOTALS, found.totals),
        "-editions": (*page_messages.EVERY_PRINT, catalogue.figures_of(statistic)),
    }


def _readings(
    figures: tuple[Figure, ...], catalogue: Catalogue
) -> dict[str, tuple[str, str, tuple[Figure, ...]]]:
    """All that is printed of the figures of which there is more than stands."""
    several = [figure for figure in figures if figure.has_other_readings]
    every = tuple(one for figure in several for one in catalogue.readings_of(figure))
    return {"-editions": (*page_messages.EVERY_READING, every)}


def files_of_events(catalogue: Catalogue) -> Iterator[tuple[Event, tuple[DataFile, ...]]]:
    """The events that have figures, which no page of their own offers."""
    for event in catalogue.events:
        if files := data_files(event, catalogue.figures_of(event), catalogue):
            yield event, files
