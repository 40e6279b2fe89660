"""The columns of every file of figures: their names, what they mean, how a cell is made.

New ones are added at the end, and none is ever renamed: programs read files by these names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.places import fact_of, place_of
from oda_reports.catalogue.totals import whole_of
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Country
from oda_reports.records.field_types import plain
from oda_reports.records.fiscal_years import Day
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.report import original_of
from oda_reports.records.sources import Source
from oda_reports.records.values import Equivalent
from oda_reports.records.vocabulary import WITH_OTHERS, Kind, Match, Scale

SEVERAL = ";"
"""What stands between the areas of a figure that is about several."""


@dataclass(frozen=True)
class Column:
    """A column: its name, what stands in it, and the cell of a figure."""

    name: str
    meaning: str
    cell: Callable[[Figure, Catalogue], str]
    is_number: bool = False


# Whom a figure is about. Of several areas no kind is named, so that whoever picks the rows of
# countries by it has only rows of one country each.


def _areas(figure: Figure, catalogue: Catalogue) -> tuple[str, ...]:
    return (figure.area,) if figure.area else catalogue.areas_of(figure)


def _area(figure: Figure, catalogue: Catalogue) -> str:
    return SEVERAL.join(_areas(figure, catalogue))


def _area_name(figure: Figure, catalogue: Catalogue) -> str:
    return f"{SEVERAL} ".join(map(catalogue.area_name, _areas(figure, catalogue)))


def _iso3(figure: Figure, catalogue: Catalogue) -> str:
    codes = [_code(area, catalogue) for area in _areas(figure, catalogue)]
    return SEVERAL.join(codes) if all(codes) else ""


def _code(area: str, catalogue: Catalogue) -> str:
    if other := catalogue.report.other_areas.get(area):
        return other.iso3 or ""
    country = catalogue.records.get((Kind.COUNTRIES, area))
    return country.iso3 if isinstance(country, Country) else ""


def _area_kind(figure: Figure, catalogue: Catalogue) -> str:
    areas = _areas(figure, catalogue)
    if len(areas) != 1:
        return ""
    (area,) = areas
    if area in catalogue.groups:
        return "group"
    if other := catalogue.report.other_areas.get(area):
        return other.kind.value
    return (Kind.REGIONS if (Kind.REGIONS, area) in catalogue.records else Kind.COUNTRIES).singular


def _part_of(figure: Figure, catalogue: Catalogue) -> str:
    return whole_of(catalogue, figure) or ""


# When it was so. A year is its first and last day; any other date is as exact as it is printed,
# but for a fiscal year, which no date form has.


def _period_start(figure: Figure, _catalogue: Catalogue) -> str:
    if figure.year:
        return _day(figure.year.first_day)
    date = figure.start or figure.since
    return _day(date.first_day) if date and date.fiscal else str(date or "")


def _period_end(figure: Figure, _catalogue: Catalogue) -> str:
    if figure.year:
        return _day(figure.year.last_day)
    date = figure.end or figure.as_of
    return _day(date.last_day) if date and date.fiscal else str(date or "")


def _day(day: Day) -> str:
    return "{:04}-{:02}-{:02}".format(*day)


def _year_kind(figure: Figure, _catalogue: Catalogue) -> str:
    if any(date and date.fiscal for date in _dates(figure)):
        return "fiscal"
    return "calendar" if figure.year else ""


def _dates(figure: Figure) -> tuple[PartialDate | None, ...]:
    return (figure.year, figure.start, figure.end, figure.since, figure.as_of)


# What it counts, and the number.


def _value(figure: Figure, _catalogue: Catalogue) -> str:
    return "" if figure.number is None else _number(figure.number)


def _number(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def _scale(figure: Figure, _catalogue: Catalogue) -> str:
    return figure.scale.value if figure.scale and figure.scale is not Scale.ONE else ""


def _prices(figure: Figure, _catalogue: Catalogue) -> str:
    if figure.prices is None:
        return ""
    return f"{figure.prices.value}-{figure.price_year}" if figure.price_year else figure.prices


def _equivalents(figure: Figure, _catalogue: Catalogue) -> str:
    return "; ".join(map(_equivalent, figure.equivalents))


def _equivalent(one: Equivalent) -> str:
    hedge = f"{one.qualifier.value} " if one.qualifier else ""
    more = {"rate": _number(one.rate), "date": one.date, "source": one.source}
    said = "".join(f" {name}={each}" for name, each in more.items() if each)
    return f"{hedge}{one.currency.value} {plain(one.value)}{said}"


def _terms(figure: Figure, _catalogue: Catalogue) -> str:
    terms = figure.terms
    if terms is None:
        return ""
    said = {
        "interest": _number(terms.interest),
        "interest_formula": terms.interest_formula,
        "repayment_years": _number(terms.repayment_years),
        "repayment_formula": terms.repayment_formula,
        "grace_years": _number(terms.grace_years),
        "tying": terms.tying,
    }
    return "; ".join(f"{name}={each}" for name, each in said.items() if each)


# Whose it is.


def _record(figure: Figure, catalogue: Catalogue) -> str:
    record = catalogue.records.get((figure.kind, figure.record))
    return record.heading if record else ""


def _scheme(figure: Figure, catalogue: Catalogue) -> str:
    project = catalogue.records.get((figure.kind, figure.record))
    if not isinstance(project, Project) or figure.flow is None or figure.flow in WITH_OTHERS:
        return ""  # what others pay does not run under it
    return project.scheme or ""


# Where it stands, and where it was read.


def _figure_url(figure: Figure, catalogue: Catalogue) -> str:
    return catalogue.report.placed(catalogue.permalink(figure)) if figure.address else ""


def _source(figure: Figure, catalogue: Catalogue) -> Source | None:
    source = catalogue.records.get((Kind.SOURCES, figure.source))
    return source if isinstance(source, Source) else None


def _source_title(figure: Figure, catalogue: Catalogue) -> str:
    source = _source(figure, catalogue)
    return source.title if source else ""


def _source_url(figure: Figure, catalogue: Catalogue) -> str:
    source = _source(figure, catalogue)
    return original_of(source, catalogue.report) if source else ""


def _read(figure: Figure, catalogue: Catalogue) -> str:
    source = _source(figure, catalogue)
    return str(figure.read or (source.read if source else None) or "")


def _said(field: str) -> Callable[[Figure, Catalogue], str]:
    """What a record says under one word, on one line."""

    def said(figure: Figure, _catalogue: Catalogue) -> str:
        value = getattr(figure, field)
        return " ".join(str(value).split()) if value else ""

    return said


COLUMNS = (
    Column(
        "figure",
        "The id of the figure; empty where no record says anything of that area and year.",
        _said("address"),
    ),
    Column("area", "The id of whom it is about; several stand with ; between them.", _area),
    Column("area_name", "What that area is called.", _area_name),
    Column("iso3", "Of countries, their ISO codes in letters.", _iso3),
    Column(
        "area_kind",
        "Whether it is a country, group, region, donor, world or other; empty for several areas.",
        _area_kind,
    ),
    Column(
        "part_of",
        "The id of the figure it is a part of, by its record, or because the same print has "
        "that total for the same time.",
        _part_of,
    ),
    Column(
        "period_start",
        "The first day, year-month-day; where no single year is named, as exact as it is printed.",
        _period_start,
    ),
    Column("period_end", "The last day, in the same form, or the day as of which.", _period_end),
    Column(
        "year_kind",
        "Whether the source counts by calendar or fiscal years; empty where it names no year.",
        _year_kind,
    ),
    Column("nature", "Whether it is actual, target, baseline or forecast.", _said("nature")),
    Column("flow", "Of money, what became of it, such as commitment.", _said("flow")),
    Column("value", "The number in whole units, without separators.", _value, is_number=True),
    Column(
        "low",
        "Where a range is printed, its lower end.",
        lambda figure, _: _number(figure.low),
        is_number=True,
    ),
    Column(
        "high",
        "Where a range is printed, its upper end.",
        lambda figure, _: _number(figure.high),
        is_number=True,
    ),
    Column("qualifier", "The source's own hedge, such as more-than.", _said("qualifier")),
    Column(
        "unit",
        "What the number counts; of money, its ISO code.",
        lambda figure, _: figure.unit.value,
    ),
    Column(
        "scale",
        "How the record writes its numbers, such as million; those here are written out.",
        _scale,
    ),
    Column("prices", "Of money, current, or constant with the year of the prices.", _prices),
    Column(
        "state",
        "Whether there is a number: reported, nil (the value is zero), not-reported, not-yet-set "
        "or withheld.",
        _said("state"),
    ),
    Column("edition", "The edition that printed it.", _said("edition")),
    Column("source", "The id of the source it was read in.", _said("source")),
    Column(
        "place",
        "Where in that source.",
        lambda figure, catalogue: place_of(figure, fact_of(figure, catalogue)),
    ),
    Column("read", "When it was read there.", _read),
    Column("note", "What is to be known about it.", _said("note")),
    Column("label", "What it is called.", _said("label")),
    Column("measure", "Of a statistic, what it measures.", _said("measure")),
    Column(
        "breakdown",
        "Of which part of a total it is, such as sex: women.",
        lambda figure, _: "; ".join(f"{by.value}: {part}" for by, part in figure.breakdown),
    ),
    Column(
        "unallocated",
        "Of a part of a total that no single country is given, the name of its row.",
        _said("unallocated"),
    ),
    Column("through", "The id of the organisation it went through.", _said("through")),
    Column("phase", "The id of the phase of its project.", _said("phase")),
    Column("standing", "How firm the source says it is, such as provisional.", _said("standing")),
    Column(
        "match",
        "The word inferred where that the source means this is a conclusion of ours.",
        lambda figure, _: figure.match.value if figure.match is Match.INFERRED else "",
    ),
    Column(
        "equivalents",
        "The same amount in other currencies where a source prints it, with rate and date.",
        _equivalents,
    ),
    Column("terms", "Of a loan, its interest in percent a year, its years and its tying.", _terms),
    Column("cofinanced_by", "Who else pays.", _said("cofinanced_by")),
    Column("editor_note", "A note of ours where the print seems wrong.", _said("editor_note")),
    Column("source_title", "What the source is called.", _source_title),
    Column(
        "edition_inferred",
        "The word yes where that this edition printed it is a conclusion of ours.",
        lambda figure, _: "yes" if figure.printing and figure.printing.is_inferred else "",
    ),
    Column(
        "change",
        "What the source says of a difference to the edition before, such as correction.",
        _said("change"),
    ),
    Column(
        "time_inferred",
        "The word yes where that it is of this time is a conclusion of ours.",
        lambda figure, _: "yes" if figure.time_inferred else "",
    ),
    Column("record", "What the record is called that holds it.", _record),
    Column("scheme", "Of money of a project, the id of the scheme that it runs under.", _scheme),
    Column("source_url", "Where the source is read on the web.", _source_url),
    Column("figure_url", "Where the figure stands on this site.", _figure_url),
)
"""Every column, in its order."""
