"""What several editions or sources print of one thing, as its page tells it below what stands."""

from __future__ import annotations

from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import edition_name, readings_history
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import ChangeClass, Kind


@dataclass(frozen=True)
class ShownReading:
    """A figure as one edition or source prints it."""

    figure: Figure
    """The number."""
    name: str
    """The edition, or what its source is called where that is none."""
    anchor: str
    """Its id on the page of its record; empty where it has a place already."""
    words: str
    """What became of it since the edition before; empty where nothing did."""


def shown_readings(figure: Figure, catalogue: Catalogue) -> tuple[ShownReading, ...]:
    """All readings of a figure, the oldest first; none where there is only one.

    The figures of an event have their place where the event has its own.
    """
    readings = catalogue.readings_of(figure)
    if len(readings) < 2:
        return ()
    classes = {
        change.after.address: change.classes
        for change in readings_history(catalogue, figure)
        if change.after
    }
    return tuple(
        ShownReading(
            one,
            source_name(one.source, catalogue),
            "" if one.stands or one.kind is Kind.EVENTS else one.anchor,
            _words(classes.get(one.address, ())),
        )
        for one in reversed(readings)
    )


def source_name(id: str, catalogue: Catalogue) -> str:
    """What a reading is called by: the edition that its source is, else the title of it."""
    printing = catalogue.editions.by_source.get(id)
    if printing is None:
        source = catalogue.get(Source, id)
        return source.short_title or source.title
    return messages.said(edition_name(catalogue, printing), inferred=printing.is_inferred)


def _words(classes: tuple[ChangeClass, ...]) -> str:
    """The class of a change, and not beside it that the words around the number are others."""
    return classes[0].label.lower() if classes else ""
