"""What a figure says of itself besides its number: the one table that every place reads.

A card, a trail, a citation, a row of a file and a review show the aspects that are set, in this
order, less those that are their context: the head of a column, the area of a page. Two figures
that differ in an aspect which tells apart are two, wherever they stand; two that differ in one
which forbids it are never added or compared.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.values import Equivalent
from oda_reports.records.vocabulary import CEILINGS, FLOORS, Kind, Match, Measure, Nature

_ONE = Decimal(1)


@dataclass(frozen=True)
class Names:
    """What the records are called that a figure names by their ids."""

    area: Callable[[str], str]
    organisation: Callable[[str], str]
    phase: Callable[[Figure], str]
    """The title of the phase that a figure belongs to."""
    whole: Callable[[Figure], str]
    """What the figure is called that a figure is a part of; empty where it is not published."""
    source: Callable[[str], str]


@dataclass(frozen=True)
class Aspect:
    """One thing that a figure can say of itself.

    ``fields`` are those of ``Figure`` that hold it, ``columns`` those of a file of data. ``words``
    says it to a reader, empty where there is nothing to say. Two figures of which ``unlike`` says
    two things must not be added or compared; where it is silent of one, it keeps them not apart.
    """

    name: str
    term: str
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    words: Callable[[Figure, Names, Formatter], str]
    tells_apart: bool = True
    unlike: Callable[[Figure], str] | None = None

    def of(self, figure: Figure) -> tuple[object, ...]:
        """What the record says, to be compared."""
        return tuple(getattr(figure, field) for field in self.fields)


@dataclass(frozen=True)
class Said:
    """An aspect of a figure in words."""

    aspect: Aspect
    words: str


def said_of(
    figure: Figure, names: Names, formatter: Formatter, context: Collection[str] = ()
) -> tuple[Said, ...]:
    """The aspects of a figure that are set, in words and in order, less those of the context."""
    return tuple(
        Said(aspect, words)
        for aspect in ASPECTS
        if aspect.name not in context and (words := aspect.words(figure, names, formatter))
    )


def differing(one: Figure, other: Figure) -> Iterator[Aspect]:
    """The aspects in which two figures differ."""
    return (aspect for aspect in ASPECTS if aspect.of(one) != aspect.of(other))


def _nothing(_figure: Figure, _names: Names, _formatter: Formatter) -> str:
    """Of what the number itself is written with."""
    return ""


def _areas(figure: Figure, names: Names, _formatter: Formatter) -> str:
    return messages.listed([names.area(area) for area in figure.areas]) if figure.areas else ""


def _row(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    return messages.row_for_none(figure.unallocated) if figure.unallocated else ""


def _breakdown(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    return "; ".join(messages.broken_down(d.label, part) for d, part in figure.breakdown)


def _nature(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    return "" if figure.nature is Nature.ACTUAL else figure.nature.label.lower()


def _flow(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    return figure.flow.label.lower() if figure.flow else ""


def _measure(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    if figure.measure is None or figure.measure is Measure.AMOUNT:
        return ""  # of money, the flow says it
    return figure.measure.label.lower()


def _prices(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    return _in_prices(figure)


def _in_prices(figure: Figure) -> str:
    if figure.prices is None:
        return ""
    words = figure.prices.label.lower()
    return messages.prices_of(words, figure.price_year) if figure.price_year else words


def moment(figure: Figure, formatter: Formatter) -> str:
    """What a figure is about in time: 2023; since 1993; by 2025."""
    parts = [formatter.date(figure.year)] if figure.year else []
    if figure.start and figure.end:
        parts.append(f"{formatter.date(figure.start)} – {formatter.date(figure.end)}")
    elif figure.start:
        parts.append(messages.since(formatter.date(figure.start)))
    elif figure.end:
        parts.append(messages.until(formatter.date(figure.end)))
    if figure.since:
        parts.append(messages.since(formatter.date(figure.since)))
    if figure.as_of:
        date = formatter.date(figure.as_of)
        is_ahead = figure.nature in (Nature.TARGET, Nature.FORECAST)
        parts.append(
            messages.to_be_by(date)
            if is_ahead
            else messages.as_of(date, fiscal=bool(figure.as_of.fiscal))
        )
    return messages.said(", ".join(parts), inferred=figure.time_inferred)


def _time(figure: Figure, _names: Names, formatter: Formatter) -> str:
    return moment(figure, formatter)


def _phase(figure: Figure, names: Names, _formatter: Formatter) -> str:
    return names.phase(figure) if figure.phase else ""


def _through(figure: Figure, names: Names, _formatter: Formatter) -> str:
    return messages.through(names.organisation(figure.through)) if figure.through else ""


def _whole(figure: Figure, names: Names, _formatter: Formatter) -> str:
    whole = names.whole(figure) if figure.part_of else ""
    return messages.part_of(whole) if whole else ""


def _standing(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    return figure.standing.label.lower() if figure.standing else ""


def _match(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    if figure.match is not Match.INFERRED:
        return ""
    return messages.LINK_INFERRED if figure.kind is Kind.PROJECTS else messages.INFERRED


def _edition(figure: Figure, names: Names, _formatter: Formatter) -> str:
    """Of what only one source prints, the source says it."""
    printing = figure.printing
    if not printing or not (figure.kind is Kind.STATISTICS or figure.has_other_readings):
        return ""
    if printing.is_alone and not printing.is_inferred:
        return ""  # there is no other edition that it could be mistaken for
    if not printing.is_own:
        title = messages.titled_edition(names.source(figure.source), printing.edition)
        return messages.printed_elsewhere(title, inferred=printing.is_inferred)
    return messages.printed_in(printing.edition, inferred=printing.is_inferred)


def _unit(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    """What is counted, where it is not written with the number."""
    return "" if figure.has_number and figure.unit.is_printed else figure.unit.label


def conversion(figure: Figure, one: Equivalent, names: Names, formatter: Formatter) -> str:
    """What an amount comes to in another currency, by whom, at which rate."""
    return messages.converted(
        formatter.money(one.value, one.currency),
        one.qualifier.label if one.qualifier else "",
        formatter.money(one.rate, figure.unit) if one.rate else "",
        formatter.money(_ONE, one.currency),
        formatter.date(one.date) if one.date else "",
        names.source(one.source) if one.source else "",
    )


def _equivalents(figure: Figure, names: Names, formatter: Formatter) -> str:
    return "; ".join(conversion(figure, one, names, formatter) for one in figure.equivalents)


def _terms(figure: Figure, _names: Names, formatter: Formatter) -> str:
    terms = figure.terms
    if terms is None:
        return ""
    interest, repayment, grace = (
        "" if number is None else formatter.number(number, 6, at_most=True)
        for number in (terms.interest, terms.repayment_years, terms.grace_years)
    )
    tying = terms.tying.label.lower() if terms.tying else ""
    return messages.loan_terms(
        interest,
        terms.interest_formula or "",
        repayment,
        terms.repayment_formula or "",
        grace,
        tying,
    )


def _cofinanced(figure: Figure, _names: Names, _formatter: Formatter) -> str:
    return messages.part_financed_by(figure.cofinanced_by) if figure.cofinanced_by else ""


def _side(figure: Figure) -> str:
    """On which side of its number a figure may lie, where its source says so."""
    if figure.qualifier in FLOORS:
        return "a floor"
    if figure.qualifier in CEILINGS:
        return "a ceiling"
    return ""


def _side_of_money(figure: Figure) -> str:
    """The same; of money, a ceiling is not added to what is fixed."""
    return _side(figure) or ("a fixed amount" if figure.is_money else "")


def _years(figure: Figure) -> str:
    if figure.year is None:
        return ""
    rule = figure.year.fiscal
    if rule is None:
        return "a calendar year"
    return (
        f"a fiscal year from {month_name[rule.first_month]}, named after {rule.named_after.label}"
    )


def _start(figure: Figure) -> str:
    """Cumulative values are told apart by their starts."""
    if figure.measure is None or not figure.measure.is_cumulative:
        return ""
    return f"a count since {figure.since}" if figure.since else "a count without a start"


def _time_unlike(figure: Figure) -> str:
    return ", ".join(filter(None, (_years(figure), _start(figure))))


ASPECTS: tuple[Aspect, ...] = (
    Aspect("area", "Area", ("area", "areas"), ("area", "area_name", "iso3", "area_kind"), _areas),
    Aspect("row", "Row", ("unallocated",), ("unallocated",), _row),
    Aspect(
        "breakdown",
        "Of which",
        ("breakdown",),
        ("breakdown",),
        _breakdown,
        unlike=lambda figure: ", ".join(d.label.lower() for d, _ in figure.breakdown) or "a total",
    ),
    Aspect(
        "nature",
        "Nature",
        ("nature",),
        ("nature",),
        _nature,
        unlike=lambda figure: figure.nature.label.lower(),
    ),
    Aspect(
        "flow",
        "Flow",
        ("flow",),
        ("flow",),
        _flow,
        unlike=lambda figure: figure.flow.label.lower() if figure.flow else "no flow",
    ),
    Aspect(
        "measure",
        "Measure",
        ("measure",),
        ("measure",),
        _measure,
        unlike=lambda figure: figure.measure.label.lower() if figure.measure else "no measure",
    ),
    Aspect(
        "prices",
        "Prices",
        ("prices", "price_year"),
        ("prices",),
        _prices,
        unlike=lambda figure: _in_prices(figure) or "prices that are not named",
    ),
    Aspect(
        "time",
        "Time",
        ("year", "start", "end", "since", "as_of", "time_inferred"),
        ("period_start", "period_end", "year_kind", "time_inferred"),
        _time,
        unlike=_time_unlike,
    ),
    Aspect("phase", "Phase", ("phase",), ("phase",), _phase),
    Aspect("through", "Through", ("through",), ("through",), _through),
    Aspect("part_of", "Part of", ("part_of",), ("part_of",), _whole),
    Aspect("standing", "Standing", ("standing",), ("standing",), _standing),
    Aspect("match", "Link", ("match",), ("match",), _match),
    Aspect(
        "edition",
        "Edition",
        ("printing",),
        ("edition", "edition_inferred"),
        _edition,
    ),
    Aspect(
        "unit",
        "Unit",
        ("unit", "scale", "decimals"),
        ("unit", "scale"),
        _unit,
        unlike=lambda figure: figure.unit.label,
    ),
    Aspect(
        "value",
        "Value",
        ("value", "low", "high", "state", "qualifier"),
        ("value", "low", "high", "state", "qualifier"),
        _nothing,
        unlike=_side_of_money,
    ),
    Aspect(
        "equivalents",
        "Converted",
        ("equivalents",),
        ("equivalents",),
        _equivalents,
        tells_apart=False,
    ),
    Aspect("terms", "Terms", ("terms",), ("terms",), _terms, tells_apart=False),
    Aspect(
        "cofinanced_by",
        "Financing",
        ("cofinanced_by",),
        ("cofinanced_by",),
        _cofinanced,
        tells_apart=False,
    ),
    Aspect(
        "source",
        "Source",
        ("source", "place"),
        ("source", "source_title", "source_url", "place"),
        _nothing,
    ),
    Aspect("read", "Read", ("read",), ("read",), _nothing, tells_apart=False),
    Aspect(
        "note",
        "Note",
        ("note", "editor_note", "change"),
        ("note", "editor_note", "change"),
        _nothing,
        tells_apart=False,
    ),
)
"""Every aspect, in the order in which it is told."""
