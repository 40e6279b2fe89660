"""Which files of figures the page of a record offers, and what each of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from oda_reports.catalogue.additive import additive_values
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.grouping import by_kind
from oda_reports.exports.figures_csv import figures_csv
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
    catalogue: Catalogue = field(compare=False, repr=False)
    """What names whatever the rows are about."""

    @cached_property
    def content(self) -> bytes:
        """The file, made once: its page has it, and the list of all files says how large it is."""
        return figures_csv(self.figures, self.catalogue)


def data_files(
    record: Record, figures: tuple[Figure, ...], catalogue: Catalogue
) -> tuple[DataFile, ...]:
    """The files of a record whose page shows these figures, those without a row left out.

    Of a figure that several editions print, the first file has what stands alone, so that each is
    counted once; all its readings have a file of their own.
    """
    files = (
        _of_statistic(record, catalogue)
        if isinstance(record, Statistic)
        else {
            "": (*page_messages.FIGURES_OF_A_PAGE, figures),
            "-editions": (*page_messages.EVERY_READING, _readings(record, catalogue)),
        }
    )
    paths = data_paths(record, catalogue)
    return tuple(
        DataFile(paths[suffix], name, holds, rows, catalogue)
        for suffix, (name, holds, rows) in files.items()
        if rows and suffix in paths
    )


def data_paths(record: Record, catalogue: Catalogue) -> Mapping[str, str]:
    """Where files of a record's figures can lie, by what their names have behind its id.

    Where another record's own file has the address of a second one, there is no second one.
    """
    return {
        suffix: f"data/{record.kind}/{record.id}{suffix}.csv"
        for suffix in ("", "-totals", "-editions")
        if not suffix or (record.kind, f"{record.id}{suffix}") not in catalogue.records
    }


def _of_statistic(
    statistic: Statistic, catalogue: Catalogue
) -> dict[str, tuple[str, str, tuple[Figure, ...]]]:
    found = additive_values(catalogue, statistic)
    if statistic.compiled_from:
        return {"": (*page_messages.COMPILED_AMOUNTS, found.values)}
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


def _readings(record: Record, catalogue: Catalogue) -> tuple[Figure, ...]:
    """All that is printed of a record's own figures of which there is more than stands."""
    return tuple(
        one
        for figure in catalogue.figures_of(record)
        if figure.has_other_readings
        for one in catalogue.readings_of(figure)
    )


@lru_cache(maxsize=1)
def file_of_all(catalogue: Catalogue) -> DataFile:
    """Every figure of every record, in the order in which a reader meets the records."""
    records = sorted(catalogue.records.values(), key=by_kind)
    places = {(one.kind, one.id): place for place, one in enumerate(records)}
    figures = sorted(catalogue.figures.values(), key=lambda one: places[one.kind, one.record])
    return DataFile("data/all-values.csv", *page_messages.ALL_VALUES, tuple(figures), catalogue)


def files_of_events(catalogue: Catalogue) -> Iterator[tuple[Event, tuple[DataFile, ...]]]:
    """The events that have figures, which no page of their own offers."""
    for event in catalogue.events:
        if files := data_files(event, catalogue.figures_of(event), catalogue):
            yield event, files
