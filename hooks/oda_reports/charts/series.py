"""Which pictures the values of a statistic make, as rows of figures: nothing is drawn here.

Table, drawing, sentence and CSV are all made from a ``Chart``, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import edition_name
from oda_reports.catalogue.selection import latest, shared_year
from oda_reports.catalogue.totals import PrintedTotal, may_receive, printed_totals
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Region
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Flow, Measure, ValueState


class Form(StrEnum):
    """The shapes a chart can have."""

    COLUMNS = "columns"
    """One area over years: flows, which can fall below zero."""
    LINE = "line"
    """One area over years: counts that go on, and shares."""
    MULTIPLES = "multiples"
    """Several areas over years, each by itself, all on one scale."""
    BARS = "bars"
    """Several areas in one year, the highest first."""
    PARTS = "parts"
    """The parts of a printed total, one after the other."""
    SHARES = "shares"
    """Percentages of a whole, one bar a year."""
    EDITIONS = "editions"
    """What each edition printed; side by side and never subtracted."""

    @property
    def has_years(self) -> bool:
        """Whether its columns are years that follow one another."""
        return self in (Form.COLUMNS, Form.LINE, Form.MULTIPLES)

    @property
    def is_of_one_area(self) -> bool:
        """Whether it shows one area over years, in a single row."""
        return self in (Form.COLUMNS, Form.LINE)

    @property
    def is_small_multiples(self) -> bool:
        """Whether each row is a small drawing by itself."""
        return self is Form.MULTIPLES

    @property
    def has_rows_of_countries(self) -> bool:
        """Whether it sets countries side by side, as a table of countries does."""
        return self in (Form.BARS, Form.MULTIPLES)

    @property
    def is_stacked(self) -> bool:
        """Whether each bar begins where the one above it ends."""
        return self is Form.PARTS

    @property
    def has_rows_of_editions(self) -> bool:
        """Whether each row is another edition's, with a source of its own."""
        return self is Form.EDITIONS

    @property
    def row_label(self) -> str:
        """What a row stands for, as the head of its column."""
        return {Form.EDITIONS: messages.EDITION, Form.SHARES: messages.YEAR}.get(
            self, messages.AREA
        )

    @property
    def has_rows_of_areas(self) -> bool:
        """Whether a row is that of an area, which may have a page."""
        return self not in (Form.EDITIONS, Form.SHARES)


@dataclass(frozen=True)
class Row:
    """What one area or edition has: a figure for each column of the chart, or None."""

    key: str
    name: str
    figures: tuple[Figure | None, ...]
    absent: frozenset[int] = frozenset()
    """The columns of years in which it was no recipient, so that nothing is to be reported."""

    @property
    def gaps(self) -> tuple[int, ...]:
        """The columns in which something might be reported, and is not."""
        return tuple(
            index
            for index, figure in enumerate(self.figures)
            if is_gap(figure) and index not in self.absent
        )

    @property
    def reported(self) -> tuple[Figure, ...]:
        """Its figures that can be drawn."""
        return tuple(figure for figure in self.figures if size(figure) is not None and figure)

    @property
    def latest(self) -> Figure | None:
        """The last of them."""
        return latest(self.figures)

    @property
    def limits(self) -> tuple[Figure, ...]:
        """Those of which only a floor or a ceiling is printed."""
        return tuple(figure for figure in self.reported if figure.is_limit)

    @property
    def comparable(self) -> tuple[Figure, ...]:
        """The others, of which it can be said which is higher."""
        return tuple(figure for figure in self.reported if not figure.is_limit)

    @property
    def ranges(self) -> tuple[Figure, ...]:
        """Its figures that are printed as ranges, drawn from end to end."""
        return tuple(figure for figure in self.figures if figure and is_range(figure))

    @property
    def only(self) -> Figure | None:
        """Its figure, in a chart of a single column."""
        (figure,) = self.figures
        return figure

    @property
    def shown(self) -> Figure | None:
        """The figure that stands at its head: the last that has a number or a range."""
        return next((f for f in reversed(self.figures) if f and not is_gap(f)), None)

    @property
    def stops_early(self) -> bool:
        """Whether that is not of the last column."""
        return self.shown is not None and self.shown is not self.figures[-1]


@dataclass(frozen=True)
class Chart:
    """Rows of figures of one statistic: the same unit, measure and kind of year throughout.

    ``key`` is unique on the site; ``years`` are the columns, every one between the first and the
    last; ``whole`` is the printed total of a chart of parts. ``region`` is the one whose countries
    are compared, where the report has others: what is the most there may be little elsewhere.
    """

    key: str
    form: Form
    title: str
    statistic: Statistic
    years: tuple[PartialDate, ...]
    rows: tuple[Row, ...]
    whole: Figure | None = None
    region: str = ""

    @property
    def anchor(self) -> str:
        """Its id on a page."""
        return f"chart-{self.key.replace('/', '-')}"

    @property
    def name(self) -> str:
        """Its name in addresses, which stays when another year is the newest."""
        statistic, _, rest = self.key.partition("/")
        if self.form is Form.BARS:
            rest = f"by-country-{rest.removeprefix(f'{self.years[0]}-')}"
        return f"{statistic}-{rest}"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure it shows, row by row."""
        return tuple(figure for row in self.rows for figure in row.figures if figure)

    @property
    def first(self) -> Figure:
        """The first figure it shows: its unit and its scale are those of all."""
        return self.figures[0]

    @property
    def has_fiscal_years(self) -> bool:
        """Whether its columns are fiscal years."""
        return any(year.fiscal for year in self.years)

    @property
    def newest_first(self) -> tuple[tuple[PartialDate, Figure | None], ...]:
        """The years of a chart of one area with what it has for each, the newest first."""
        (row,) = self.rows
        return tuple(zip(self.years, row.figures, strict=True))[::-1]

    @property
    def reported(self) -> tuple[Figure, ...]:
        """Every figure it draws, row by row."""
        return tuple(figure for row in self.rows for figure in row.reported)

    @property
    def comparable(self) -> tuple[Figure, ...]:
        """Those of which it can be said which is higher."""
        return tuple(figure for row in self.rows for figure in row.comparable)

    @cached_property
    def sizes(self) -> tuple[Decimal, ...]:
        """What is drawn, in whole units."""
        drawn = (figure.numbers if is_range(figure) else (size(figure),) for figure in self.figures)
        return tuple(number for numbers in drawn for number in numbers if number is not None)

    @cached_property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The lowest and highest value that its bars have room for; zero is always between."""
        if self.form is Form.SHARES:
            return Decimal(0), Decimal(100)
        if self.form is Form.PARTS:
            return Decimal(0), sum(self.sizes, Decimal(0)) or Decimal(1)
        return bounds_of(self.sizes)

    @cached_property
    def starts(self) -> dict[str, Decimal]:
        """Where the bar of each row begins: at zero, but a part where the one before it ends."""
        if self.form is not Form.PARTS:
            return {row.key: Decimal(0) for row in self.rows}
        lengths = [size(row.figures[0]) or Decimal(0) for row in self.rows]
        starts = accumulate(lengths[:-1], initial=Decimal(0))
        return {row.key: start for row, start in zip(self.rows, starts, strict=True)}

    @property
    def has_gaps(self) -> bool:
        """Whether a year of a row has no number."""
        return any(row.gaps for row in self.rows)

    @property
    def gap_reasons(self) -> tuple[str, ...]:
        """Why they have none: not reported, withheld, not yet set."""
        found = {state_of(row.figures[index]) for row in self.rows for index in row.gaps}
        return tuple(state.label.lower() for state in ValueState if state in found)

    @property
    def has_ranges(self) -> bool:
        """Whether a value is printed as a range."""
        return any(row.ranges for row in self.rows)

    @property
    def has_limits(self) -> bool:
        """Whether of a value only a floor or a ceiling is printed."""
        return any(row.limits for row in self.rows)

    @property
    def has_negatives(self) -> bool:
        """Whether a value lies below zero."""
        return any(number < 0 for number in self.sizes)

    @property
    def has_net_repayments(self) -> bool:
        """Whether a value lies below zero because more was repaid than paid out."""
        return self.has_negatives and self.statistic.flow is Flow.NET_DISBURSEMENT


def size(figure: Figure | None) -> Decimal | None:
    """What is drawn of a figure, in whole units; None for a gap."""
    return figure.number if figure else None


def is_range(figure: Figure) -> bool:
    """Whether a range stands in the place of a number."""
    return size(figure) is None and figure.has_number


def is_gap(figure: Figure | None) -> bool:
    """Whether there is nothing to draw: neither a number nor a range."""
    return size(figure) is None and not (figure and figure.has_number)


def state_of(figure: Figure | None) -> ValueState:
    """Why there is no number, where there is none."""
    return figure.state if figure else ValueState.NOT_REPORTED


def bounds_of(numbers: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """From the lowest to the highest, zero among them; from zero to one where there is no more."""
    known = (Decimal(0), *numbers)
    low, high = min(known), max(known)
    return (low, high) if low < high else (Decimal(0), Decimal(1))


def within(figures: Sequence[Figure | None]) -> Sequence[Figure | None]:
    """The figures from the first that is drawn to the last."""
    drawn = [index for index, figure in enumerate(figures) if not is_gap(figure)]
    return figures[drawn[0] : drawn[-1] + 1] if drawn else ()


def course(catalogue: Catalogue, statistic: Statistic, area: str) -> Chart | None:
    """The values of one area over the years; None where none has a year."""
    by_year = catalogue.yearly(statistic.id, area)
    if not any(size(figure) is not None for figure in by_year.values()):
        return None
    years = _span(by_year)
    row = _row(catalogue, area, years, by_year)
    form = (
        Form.LINE
        if statistic.measured.is_cumulative or not statistic.measured.adds_up
        else Form.COLUMNS
    )
    title = f"{statistic.title}: {row.name}, {span_of(years)}"
    return Chart(f"{statistic.id}/{area}", form, title, statistic, years, (row,))


def courses(
    catalogue: Catalogue, statistic: Statistic, areas: Iterable[str], place: str = "all"
) -> Chart | None:
    """The values of several areas over the same years; None where fewer than two have any.

    ``place`` is what holds the areas, for the chart's key.
    """
    found = _known(catalogue, statistic, areas)
    fiscal = {year.fiscal for by_year in found.values() for year in by_year}
    if len(found) < 2 or len(fiscal) > 1:
        return None
    years = _span(year for by_year in found.values() for year in by_year)
    rows = tuple(_row(catalogue, area, years, by_year) for area, by_year in found.items())
    if sum(1 for row in rows if row.reported) < 2:
        return None
    region = _one_of_several(catalogue, place)
    title = messages.country_by_country(statistic.title, span_of(years), region)
    key = f"{statistic.id}/courses-{place}"
    return Chart(key, Form.MULTIPLES, title, statistic, years, rows, region=region)


def comparison(
    catalogue: Catalogue, statistic: Statistic, areas: Iterable[str], place: str = "all"
) -> Chart | None:
    """Several areas in the newest year that they share; None without such a year.

    An area of the statistic that does not report the year stays, as a gap; one that was no
    recipient then is none. ``place`` as above.
    """
    found = _known(catalogue, statistic, areas)
    year = shared_year(found.values())
    if year is None:
        return None
    rows = [
        _row(catalogue, area, (year,), by_year)
        for area, by_year in found.items()
        if year in by_year or may_receive(catalogue, area, year)
    ]
    rows.sort(key=lambda row: (row.latest is None, -(size(row.latest) or 0)))
    region = _one_of_several(catalogue, place)
    title = messages.by_country(statistic.title, span_of((year,)), region)
    key = f"{statistic.id}/{year}-{place}"
    return Chart(key, Form.BARS, title, statistic, (year,), tuple(rows), region=region)


def _one_of_several(catalogue: Catalogue, place: str) -> str:
    """The name of a region, where the report has others."""
    names = {region.id: region.name for region in catalogue.regions}
    return names.get(place, "") if len(names) > 1 else ""


def parts(catalogue: Catalogue, statistic: Statistic, region: Region) -> list[Chart]:
    """Each printed total of a region, or a group in it, that its countries add up to.

    Only where every country reports, none is below zero and the sum is the total within the
    rounding of the parts: anything else has no parts to show.
    """
    areas = (region.id, *region.groups)
    return [
        _parts_of(catalogue, statistic, compared)
        for compared in printed_totals(catalogue, statistic)
        if compared.total.area in areas
        and compared.agrees
        and not compared.missing
        and not compared.unallocated
        and not any(part.value and part.value < 0 for part in compared.countries)
    ]


def _parts_of(catalogue: Catalogue, statistic: Statistic, compared: PrintedTotal) -> Chart:
    whole = compared.total
    area, year = whole.area or "", whole.year
    assert year is not None
    rows = [
        Row(part.area or "", catalogue.area_name(part.area or ""), (part,))
        for part in compared.countries
    ]
    rows.sort(key=lambda row: -(size(row.latest) or 0))
    title = messages.parts_of_area(statistic.title, span_of((year,)), catalogue.area_name(area))
    edition = f"-{whole.printing.mark.replace(':', '-')}" if whole.printing else ""
    key = f"{statistic.id}/parts-{area}-{year}{edition}"
    return Chart(key, Form.PARTS, title, statistic, (year,), tuple(rows), whole)


def shares(catalogue: Catalogue, statistic: Statistic, area: str) -> Chart | None:
    """Percentages of a whole, year by year, of an area; None where the values are no such."""
    unit = statistic.unit
    if statistic.measure is not Measure.SHARE or not unit or not unit.is_percent:
        return None
    by_year = catalogue.yearly(statistic.id, area)
    rows = tuple(Row(str(year), str(year), (figure,)) for year, figure in by_year.items())
    sizes = [size(figure) for row in rows for figure in row.figures]
    if not rows or len(rows) > 8 or any(n is not None and not 0 <= n <= 100 for n in sizes):
        return None
    title = f"{statistic.title}, {span_of(tuple(by_year))}"
    return Chart(f"{statistic.id}/shares-{area}", Form.SHARES, title, statistic, (), rows)


def editions(catalogue: Catalogue, statistic: Statistic, area: str) -> Chart | None:
    """What editions of one publication printed for an area without a year of its own.

    That is the report's own publication, where two editions of it print such a value; else the
    first of which two do. None where there is no such one.
    """
    by_publication: dict[tuple[bool, str], list[Figure]] = {}
    for figure in catalogue.statistic_figures(statistic.id, area):
        if figure.printing and figure.year is None and size(figure) is not None:
            key = (not figure.printing.is_own, figure.printing.publication)
            by_publication.setdefault(key, []).append(figure)
    several = [key for key, its in by_publication.items() if len(its) > 1]
    if not several:
        return None
    printed = by_publication[min(several)]
    printed.sort(key=lambda figure: figure.rank)
    rows = tuple(Row(figure.anchor, _edition(catalogue, figure), (figure,)) for figure in printed)
    title = messages.as_each_edition_printed(statistic.title)
    return Chart(f"{statistic.id}/editions-{area}", Form.EDITIONS, title, statistic, (), rows)


def _edition(catalogue: Catalogue, figure: Figure) -> str:
    assert figure.printing
    printing = figure.printing
    if not printing.is_own:
        name = edition_name(catalogue, printing)
        return messages.said(name, inferred=printing.is_inferred)
    return messages.edition_of(printing.edition, inferred=printing.is_inferred)


def span_of(years: Sequence[PartialDate]) -> str:
    """From the first year to the last, in words."""
    first, last = min(years), max(years)
    if first == last:
        return messages.fiscal_year(first.year_name) if first.fiscal else str(first)
    if first.fiscal:
        return messages.fiscal_years(first.year_name, last.year_name)
    return f"{first.year}–{last.year}"


def _known(
    catalogue: Catalogue, statistic: Statistic, areas: Iterable[str]
) -> dict[str, dict[PartialDate, Figure]]:
    """The yearly figures of those areas that have any."""
    yearly = ((area, catalogue.yearly(statistic.id, area)) for area in areas)
    return {area: by_year for area, by_year in yearly if by_year}


def _span(years: Iterable[PartialDate]) -> tuple[PartialDate, ...]:
    """Every year from the first to the last."""
    known = set(years)
    first, last = min(known), max(known)
    return tuple(
        PartialDate(year, fiscal=first.fiscal) for year in range(first.year, last.year + 1)
    )


def _row(
    catalogue: Catalogue,
    area: str,
    years: Iterable[PartialDate],
    by_year: dict[PartialDate, Figure],
) -> Row:
    columns = tuple(years)
    absent = frozenset(
        index
        for index, year in enumerate(columns)
        if year not in by_year and not may_receive(catalogue, area, year)
    )
    figures = tuple(by_year.get(year) for year in columns)
    return Row(area, catalogue.area_name(area), figures, absent)
