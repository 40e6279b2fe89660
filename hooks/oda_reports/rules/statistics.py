"""Values of statistics beside each other: twice the same, falling, jumping, not adding up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import median

from oda_reports.catalogue.selection import order_of_print
from oda_reports.catalogue.totals import printed_totals
from oda_reports.charts.shown_charts import charts_of, lead_course
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure, decimals_of
from oda_reports.figures.sums import add, distance, rounding
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.field_types import plain
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.records.values import Amount, Equivalent
from oda_reports.records.vocabulary import Kind, Measure, Scale, StatedChange
from oda_reports.rules.checking import Checking


def figures_have_one_value(checking: Checking) -> Iterator[Problem]:
    """One statistic, area, year and edition has one value, of each nature and of each part."""
    for record in checking.ids[Kind.STATISTICS].values():
        seen: dict[str, Figure] = {}
        for figure in checking.figures_of(record):
            before = seen.setdefault(figure.address, figure)
            if before is not figure:
                why = _of_one_edition(before, figure)
                yield checking.origin(record).problem(
                    figure.loc,
                    "E310",
                    f"two values have the address '{figure.address}'{why}",
                    "keep one, or tell them apart by year, source, nature, breakdown or through",
                )


def _of_one_edition(one: Figure, other: Figure) -> str:
    """Why values that were read in two sources have one address."""
    if other.printing is None or one.source == other.source:
        return ""
    named = f"the {other.printing.edition} edition of '{other.printing.publication}'"
    return f": '{one.source}' and '{other.source}' are both {named}"


def counts_are_whole(checking: Checking) -> Iterator[Problem]:
    """Persons, schools and the like are counted in whole numbers: 13.220 is a separator."""
    for record in checking.folder.records:
        for figure in checking.figures_of(record):
            if figure.value is None or not figure.unit.is_counted:
                continue
            written, value = str(figure.value), plain(figure.value)
            separated = _is_unscaled(figure) and decimals_of(figure.value) == _OF_THOUSANDS
            if figure.value % 1:
                message = f"{value} {figure.unit.label} is not a whole number"
            elif separated:
                message = f"{written} {figure.unit.named(figure.value)} is read as {value}"
            else:
                continue
            yield checking.origin(record).problem(
                figure.value_loc,
                "E225",
                message,
                f"did you mean {written.replace('.', '')}? The point is for decimals"
                if separated
                else "write the number as it is printed, or correct unit and scale",
            )


_OF_THOUSANDS = 3
"""So many digits stand behind a point that is meant to separate thousands."""


def _is_unscaled(figure: Figure) -> bool:
    return figure.scale in (None, Scale.ONE)


def money_has_the_decimals_of_its_currency(checking: Checking) -> Iterator[Problem]:
    """No sum in whole units of its currency has a part of the smallest coin."""
    for record in checking.folder.records:
        for figure in checking.figures_of(record):
            if figure.value is None or not figure.unit.is_money or not _is_unscaled(figure):
                continue
            decimals = decimals_of(figure.value)
            if decimals <= figure.unit.decimals or figure.measure is Measure.RATIO:
                continue
            written = str(figure.value)
            yield checking.origin(record).problem(
                figure.value_loc,
                "W468",
                f"{written} {figure.unit.value} has more decimals than the currency",
                f"if the point separates thousands, write {written.replace('.', '')}; "
                "if it is printed so, say that in a waiver"
                if decimals == _OF_THOUSANDS
                else "write the whole sum; if it is printed so, say that in a waiver",
            )


def cumulative_counts_rise(checking: Checking) -> Iterator[Problem]:
    """What has been counted since one start can only grow; a fall needs a note."""
    for statistic, figures in _by_area(checking):
        if not statistic.measured.is_cumulative:
            continue
        for earlier, later in pairwise(sorted(figures, key=order_of_print)):
            assert earlier.value is not None
            assert later.value is not None
            if earlier.since != later.since or later.change is StatedChange.REDEFINITION:
                continue  # another count, by its source's own words
            if later.value < earlier.value and not _explained(later):
                yield checking.origin(statistic).problem(
                    later.value_loc,
                    "W404",
                    f"this cumulative figure, {plain(later.value)}, is lower than the one before "
                    f"it, {plain(earlier.value)}",
                    "check it; if it is printed so, say why in a note",
                )


def revisions_are_explained(checking: Checking) -> Iterator[Problem]:
    """A value that another edition changes by half or more needs a note."""
    for statistic, figures in _by_area(checking):
        by_year: dict[PartialDate, list[Figure]] = {}
        for figure in figures:
            if figure.year is not None:  # of two rules, FY2023 is two years
                by_year.setdefault(figure.year, []).append(figure)
        for same in by_year.values():
            for earlier, later in pairwise(sorted(same, key=order_of_print)):
                assert earlier.value is not None
                assert later.value is not None
                larger = max(abs(earlier.value), abs(later.value))
                if distance(earlier, later) * 2 < larger or not larger:
                    continue
                if not _explained(later):
                    yield checking.origin(statistic).problem(
                        later.value_loc,
                        "W405",
                        f"{plain(later.value)} for {later.year} changes the value printed before, "
                        f"{plain(earlier.value)}, by half or more",
                        "check it; if it is printed so, say why in a note",
                    )


def cumulative_counts_rise_evenly(checking: Checking) -> Iterator[Problem]:
    """A cumulative count grows by the year as it did between other editions; else it needs a note.

    Looked at are the rises between values with an end date, three or more of them. Each is divided
    by its years; more than three times their median, or less than a third of it, is uneven. The
    median of all is used, so that one slip does not make its neighbours look wrong.
    """
    for statistic, figures in _by_area(checking):
        if not statistic.measured.is_cumulative:
            continue
        rises = list(_yearly_rises([figure for figure in figures if figure.as_of]))
        if len(rises) < _ENOUGH_RISES:
            continue
        usual = median(rise for _, rise in rises)
        for later, rise in rises:
            if usual <= 0 or usual <= rise * 3 <= usual * 9 or rise < 0 or _explained(later):
                continue
            yield checking.origin(statistic).problem(
                later.value_loc,
                "W426",
                f"up to this cumulative figure, {plain(later.value or Decimal())}, the count grows "
                f"by about {rise:.0f} a year; the median of the editions is about "
                f"{usual:.0f}",
                "check the value and its end date; if they are printed so, say why in a note",
            )


_ENOUGH_RISES = 3


def _yearly_rises(figures: list[Figure]) -> Iterator[tuple[Figure, Decimal]]:
    """Each value but the first, with its rise by the year since the one before it."""
    for earlier, later in pairwise(sorted(figures, key=order_of_print)):
        assert earlier.as_of
        assert later.as_of
        (y1, m1, _), (y2, m2, _) = earlier.as_of.last_day, later.as_of.last_day
        months = (y2 - y1) * 12 + m2 - m1
        if months > 0 and earlier.value is not None and later.value is not None:
            yield later, (later.value - earlier.value) * 12 / months


def stated_changes_have_a_before(checking: Checking) -> Iterator[Problem]:
    """What is revised, corrected or defined anew was printed by an earlier edition."""
    for record in checking.ids[Kind.STATISTICS].values():
        figures = checking.figures_of(record)
        for figure in figures:
            if figure.change is None:
                continue
            before = [
                other
                for other in figures
                if other.area == figure.area
                and _compared_as(other) == _compared_as(figure)
                and other.rank < figure.rank
                and (
                    figure.change is StatedChange.REDEFINITION
                    or (other.year, other.as_of) == (figure.year, figure.as_of)
                )
            ]
            if not before:
                period = "" if figure.change is StatedChange.REDEFINITION else " and period"
                yield checking.origin(record).problem(
                    (*figure.loc, "change"),
                    "E335",
                    f"'{figure.change}', but no earlier edition has a value of this area{period}",
                    "add the earlier value as an entry of its own, or remove this line",
                )


def totals_add_up(checking: Checking) -> Iterator[Problem]:
    """A printed total is the sum of its parts, but for rounding; else it needs a note."""
    if not checking.knows_all_areas:
        return  # a part may be that of a country that could not be read
    for record in checking.entered.statistics:
        for compared in printed_totals(checking.entered, record, with_limits=True):
            total = compared.total
            if compared.agrees or compared.missing or _explained(total):
                continue
            assert total.value is not None
            parts = len(compared.sum.parts)
            where = "of another source" if compared.is_across_sources else "printed"
            yield checking.origin(record).problem(
                total.value_loc,
                "W406",
                f"the {parts} parts {where} for {total.year} add up to "
                f"{plain(compared.sum.value)}, the total says {plain(total.value)}",
                "check both; if they are printed so, say in a note what the total also holds",
            )


def measures_are_not_mixed(checking: Checking) -> Iterator[Problem]:
    """All values of a statistic have years of one kind."""
    for record in checking.ids[Kind.STATISTICS].values():
        assert isinstance(record, Statistic)
        years = [figure for figure in checking.figures_of(record) if figure.year]
        for figure in years:
            one, other = figure.year, years[0].year
            assert one
            assert other
            if one.fiscal != other.fiscal:
                both = bool(one.fiscal and other.fiscal)
                what = "fiscal years of two kinds" if both else "a fiscal year and a calendar year"
                yield checking.origin(record).problem(
                    figure.value_loc,
                    "E336",
                    f"{_year(one, day=both)} stands in one statistic with "
                    f"{_year(other, day=both)}: {what} cannot be compared",
                    f"make a second statistic for {'one kind' if both else 'the fiscal years'}, or "
                    "correct the year",
                )
                break


def _year(year: PartialDate, *, day: bool) -> str:
    words = messages.fiscal_year(year.year_name) if year.fiscal else str(year)
    return f"{words} (from {PartialDate(*year.first_day)})" if day else words


def shares_stay_within_the_whole(checking: Checking) -> Iterator[Problem]:
    """A share is at most 100 percent, and so are those of several countries together."""
    countries = {country.id for country in checking.catalogue.countries}
    for record in checking.ids[Kind.STATISTICS].values():
        assert isinstance(record, Statistic)
        if record.measure is not Measure.SHARE:
            continue
        together: dict[object, list[Figure]] = {}
        for figure in checking.figures_of(record):
            if figure.value is None:
                continue
            if figure.value > WHOLE:
                yield checking.origin(record).problem(
                    figure.value_loc,
                    "E337",
                    f"{plain(figure.value)} percent is more than the whole",
                    "check the point and the unit: a share is at most 100",
                )
            elif figure.area in countries:
                key = (figure.year, figure.as_of, figure.printing or figure.source)
                together.setdefault(key, []).append(figure)
        for parts in together.values():
            if any(part.value and part.value < 0 for part in parts):
                continue  # of a net flow: what some pay back, others may get on top
            added = add(parts).value
            if added - rounding(parts[0], len(parts)) > WHOLE:
                yield checking.origin(record).problem(
                    parts[-1].value_loc,
                    "E337",
                    f"the shares of {len(parts)} countries add up to {plain(added)} percent",
                    "check them: parts of one whole are at most 100 together; where each is of its "
                    "own country's whole, write 'measure: ratio'",
                )


WHOLE = Decimal(100)
"""All of what a share is a part of, in percent."""


def conversions_agree(checking: Checking) -> Iterator[Problem]:
    """An amount in another currency is the original at the rate that is given."""
    for record in checking.ids[Kind.PROJECTS].values():
        assert isinstance(record, Project)
        for key, amount in record.amounts.items():
            for index, other in enumerate(amount.equivalents):
                loc: Loc = ("amounts", key, "equivalents", index)
                if amount.value is not None and amount.currency is not None:
                    yield from _conversion_agrees(checking.origin(record), loc, amount, other)


def _conversion_agrees(
    origin: Origin, loc: Loc, amount: Amount, other: Equivalent
) -> Iterator[Problem]:
    assert amount.value is not None
    assert amount.currency is not None
    if other.currency is amount.currency:
        yield origin.problem(
            (*loc, "currency"),
            "E338",
            f"{other.currency.value} is the currency of the amount itself",
            "name the currency that it was converted to, or remove the equivalent",
        )
    elif other.rate is not None and other.is_off(amount.value):
        at_rate = plain(other.value * other.rate)
        yield origin.problem(
            (*loc, "rate"),
            "W433",
            f"{plain(other.value)} {other.currency.value} at this rate are {at_rate} "
            f"{amount.currency.value}, and the amount is {plain(amount.value)}",
            f"check the rate: how many {amount.currency.value} one "
            f"{other.currency.value} was worth",
        )


def _by_area(checking: Checking) -> Iterator[tuple[Statistic, list[Figure]]]:
    """The values of each statistic for each area that can be compared, those that are there."""
    for record in checking.ids[Kind.STATISTICS].values():
        assert isinstance(record, Statistic)
        found: dict[tuple[str | None, str], list[Figure]] = {}
        for figure in checking.figures_of(record):
            if figure.value is not None and figure.is_of_all_its_area:
                found.setdefault((figure.area, _compared_as(figure)), []).append(figure)
        for figures in found.values():
            yield record, figures


def _compared_as(figure: Figure) -> str:
    """The other publication that prints it, whose editions are compared among themselves alone."""
    printing = figure.printing
    return printing.publication if printing and not printing.is_own else ""


def _explained(figure: Figure) -> bool:
    return bool(figure.note or figure.editor_note)


def statistics_shown_have_charts(checking: Checking) -> Iterator[Problem]:
    """A statistic that a region shows has values that make a picture, of it or of a country."""
    if not checking.knows_all_areas:
        return
    catalogue = checking.catalogue
    for region in catalogue.regions:
        for index, id in enumerate(region.statistics):
            statistic = catalogue.records.get((Kind.STATISTICS, id))
            if not isinstance(statistic, Statistic) or charts_of(catalogue, statistic, region):
                continue
            leading = (lead_course(catalogue, one) for one in catalogue.countries_of(region))
            if not any(chart and chart.statistic.id == id for chart in leading):
                yield checking.origin(region).problem(
                    ("statistics", index),
                    "W419",
                    f"the values of '{id}' make no chart of this region",
                    "remove it here: a chart needs two countries with a year in common, or what "
                    "two editions printed for the region",
                )
