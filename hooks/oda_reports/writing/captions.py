"""What stands beside a figure, in words: whose it is, where and when, and what it measures."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Match


def caption(figure: Figure, catalogue: Catalogue, formatter: Formatter, page: Key | None) -> str:
    """What a figure is about besides its label, on the page of a record or on one of none."""
    parts = []
    if figure.area or page != (figure.kind, figure.record):
        parts.append(owner(figure, catalogue))
    if figure.match is Match.INFERRED:
        parts.append(messages.LINK_INFERRED)
    parts += [sharing(figure, catalogue), printed_moment(figure, formatter)]
    return ", ".join(filter(None, parts))


def owner(figure: Figure, catalogue: Catalogue) -> str:
    """The area of a figure; of one that has none, what its record is called."""
    if figure.area:
        return catalogue.area_name(figure.area)
    return catalogue.records[figure.kind, figure.record].heading


def sharing(figure: Figure, catalogue: Catalogue) -> str:
    """For an amount that several countries share: for which, and that it is counted once."""
    record = catalogue.records[figure.kind, figure.record]
    if not isinstance(record, Project) or figure.amount_kind is None:
        return ""
    if len(catalogue.countries_in(record.all_areas)) < 2 or record.phases:
        return ""
    return messages.shared_by([catalogue.area_name(area) for area in record.all_areas])


def moment(figure: Figure, formatter: Formatter) -> str:
    """What a figure is about in time."""
    parts = []
    if figure.year:
        parts.append(formatter.date(figure.year))
    if figure.since:
        parts.append(messages.since(formatter.date(figure.since)))
    if figure.as_of:
        date = formatter.date(figure.as_of)
        parts.append(messages.as_of(date, fiscal=bool(figure.as_of.fiscal)))
    return ", ".join(parts)


def printed_moment(figure: Figure, formatter: Formatter) -> str:
    """What a figure is about in time, and the edition that printed it."""
    about = moment(figure, formatter)
    if not figure.printed_in:
        return about
    printed = messages.printed_in(figure.printed_in, inferred=figure.printed_in_inferred)
    return f"{about}, {printed}" if about else printed


def measured(figure: Figure) -> str:
    """What a figure measures; of money also how binding it is and in which prices."""
    parts = [figure.measure, figure.amount_kind, figure.prices]
    words = [part.label for part in parts if part]
    if figure.price_year:
        words[-1] = messages.prices_of(words[-1], figure.price_year)
    return ", ".join([*words[:1], *(word.lower() for word in words[1:])])
