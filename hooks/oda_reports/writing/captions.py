"""What stands beside a figure, in words: whose it is, and all that ``figures.aspects`` tells."""

from __future__ import annotations

from collections.abc import Collection

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.figures import messages
from oda_reports.figures.aspects import ASPECTS, Said, said_of
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.units import UNITS

MEASURED = frozenset({"flow", "measure", "prices"})
"""What a statistic says of all its values, at whose name a caption stands."""
COUNTED = frozenset({"unit"})
"""What is counted: said by the label, wherever a figure stands beside it."""
REMARKS = frozenset({"equivalents", "terms", "cofinanced_by"})
"""What is said of an amount after all that it is."""
ALL = frozenset(aspect.name for aspect in ASPECTS)
"""Every aspect: less some, the context in which only these are told."""


def caption(figure: Figure, catalogue: Catalogue, formatter: Formatter, page: Key | None) -> str:
    """What a figure is about besides its label, on the page of a record or on one of none.

    The terms of a loan and what an amount comes to elsewhere are told with the amount itself.
    """
    parts = []
    if figure.area or page != (figure.kind, figure.record):
        parts.append(owner(figure, catalogue))
    context = {*COUNTED, *REMARKS, *(("area",) if figure.area else ())}
    if figure.measure:
        context |= MEASURED
    if shared := sharing(figure, catalogue):
        context |= {"area"}
    parts += [_in_a_sentence(one) for one in said_of(figure, catalogue.called, formatter, context)]
    parts.append(shared)
    return ", ".join(filter(None, parts))


def about(
    figure: Figure, catalogue: Catalogue, formatter: Formatter, context: Collection[str] = ()
) -> str:
    """What a figure is about besides its area and its statistic: when, which part, how firm.

    ``context`` are aspects that can be seen from where the figure stands.
    """
    seen = {*context, *COUNTED, *MEASURED, *REMARKS}
    return _joined(figure, catalogue, formatter, seen | {"area"} if figure.area else seen)


def counted(figure: Figure) -> str:
    """What a figure counts: its label, with its unit where neither label nor number says it.

    Of persons, schools and items the label is what is counted.
    """
    unit = figure.unit
    if unit.is_printed or (unit.is_counted and unit.value in UNITS):
        return figure.label
    if any(name.casefold() in figure.label.casefold() for name in (unit.singular, unit.label)):
        return figure.label
    return messages.counted_in(figure.label, unit.label)


def measured(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> str:
    """What a figure measures; of money also what became of it, and in which prices."""
    return _joined(figure, catalogue, formatter, ALL - MEASURED)


def remarks(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> str:
    """What an amount comes to in other currencies, on what terms, and who else pays."""
    said = said_of(figure, catalogue.called, formatter, ALL - REMARKS)
    return "; ".join(one.words for one in said)


def terms(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> str:
    """On what terms a loan is given."""
    return _joined(figure, catalogue, formatter, ALL - {"terms"})


def _joined(
    figure: Figure, catalogue: Catalogue, formatter: Formatter, context: Collection[str]
) -> str:
    said = said_of(figure, catalogue.called, formatter, context)
    return ", ".join(_in_a_sentence(one) for one in said)


def _in_a_sentence(said: Said) -> str:
    return messages.for_areas(said.words) if said.aspect.name == "area" else said.words


def owner(figure: Figure, catalogue: Catalogue) -> str:
    """The area of a figure; of one that has none, what its record is called."""
    if figure.area:
        return catalogue.area_name(figure.area)
    return catalogue.records[figure.kind, figure.record].heading


def published_day(source: Source, formatter: Formatter) -> str:
    """When a source was published, and whether that is a conclusion of ours; empty if unknown."""
    day = formatter.date(source.published) if source.published else ""
    return messages.said(day, inferred=source.published_inferred)


def sharing(figure: Figure, catalogue: Catalogue) -> str:
    """Of an amount that several countries share undivided: for which, and that it counts once."""
    areas = sharers(figure, catalogue)
    return messages.shared_by([catalogue.area_name(area) for area in areas]) if areas else ""


def sharers(figure: Figure, catalogue: Catalogue) -> tuple[str, ...]:
    """The areas of an amount that several countries share undivided; else none."""
    record = catalogue.records[figure.kind, figure.record]
    if not isinstance(record, Project) or not figure.is_money:
        return ()
    areas = catalogue.areas_of(figure)
    countries = catalogue.countries_in(areas)
    divided = [area for part in catalogue.parts_of(figure) for area in part.areas]
    if len(countries) < 2 or set(countries) <= set(catalogue.countries_in(divided)):
        return ()
    if record.phases and not (figure.areas or figure.phase):
        return ()  # for which phase, and so for whom, is not said
    return areas
