"""What a chart shows in a few words: its finding, true of any values, computed from them alone.

A headline names years and areas, counts areas, and says how the last value stands to the highest;
the values stand below it. Where there is no finding, it is the title of the chart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from oda_reports.charts.sentences import is_gapless_since, run_below_zero, year_of
from oda_reports.charts.series import Chart, Form, Row, size, span_of
from oda_reports.figures import chart_messages
from oda_reports.figures.figure import Figure
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Flow

_HARDLY = Decimal("0.075")


def headline(chart: Chart) -> str:
    """The finding of a chart, else its title."""
    found = _FINDINGS[chart.form](chart)
    if found is None:
        return chart.title
    return chart_messages.of_region(chart.region, found) if chart.region else found


def row_headline(row: Row, years: Sequence[PartialDate], *, net: bool) -> str | None:
    """The finding of the values of an area over years; None where there are fewer than two.

    ``net``: they are flows from which repayments are taken off.
    """
    reported = row.reported
    sizes = [_size(figure) for figure in reported]
    if len(sizes) < 2 or row.ranges or row.limits:
        return None
    if len(set(sizes)) == 1:
        return chart_messages.ALWAYS_THE_SAME if sizes[0] else chart_messages.ALWAYS_ZERO
    if max(sizes) < 0:
        return chart_messages.always_below_zero(net=net)
    if start := run_below_zero(reported):
        gapless = is_gapless_since(start, row, years)
        return chart_messages.below_zero_since(span_of((start,)), net=net, gapless=gapless)
    return _against_the_highest(reported, sizes)


def _against_the_highest(reported: Sequence[Figure], sizes: Sequence[Decimal]) -> str:
    """How the last value stands to the highest before it."""
    *before, latest = sizes
    last = year_of(reported[-1])
    most = max(before)
    if latest >= most:
        return chart_messages.highest_at_the_end(last, again=latest == most)
    if 0 <= latest < min(before):
        return chart_messages.lowest_at_the_end(last)
    tops = [year_of(f) for f, one in zip(reported, before, strict=False) if one == most]
    return chart_messages.highest_then(tops, part_left(latest, most), last)


def part_left(latest: Decimal, highest: Decimal) -> str:
    """In words, how a value stands to one above zero that is higher."""
    if latest < 0:
        return chart_messages.BELOW_ZERO
    if not latest:
        return chart_messages.ZERO
    lower = 1 - latest / highest
    if lower < _HARDLY:
        return chart_messages.NEARLY_AS_HIGH
    if lower > 1 - _HARDLY:
        return chart_messages.HARDLY_ANYTHING
    return min(chart_messages.LOWER_BY, key=lambda part: abs(Decimal(part[0]) / part[1] - lower))[2]


def _of_one_area(chart: Chart) -> str | None:
    """What the values of an area show, after its name: the headline may stand far from the page."""
    row = chart.rows[0]
    found = row_headline(row, chart.years, net=_is_net(chart))
    return chart_messages.of_area(row.name, found) if found else None


def _of_areas(chart: Chart) -> str | None:
    """Which area has the most, and how many end below zero."""
    if (
        chart.has_ranges
        or chart.has_limits
        or not chart.reported
        or max(chart.sizes) <= 0
        or len(set(chart.sizes)) == 1
    ):
        return None
    most = [f for f in chart.reported if _size(f) == max(chart.sizes)]
    names = list(dict.fromkeys(row.name for row in chart.rows if set(most) & set(row.reported)))
    years = {year_of(figure) for figure in most}
    if len(names) > 2 or len(years) > 1:
        return None
    adds_up = chart.statistic.measured.adds_up
    ended = [row.latest for row in chart.rows if row.latest]
    last = {year_of(figure) for figure in ended}
    over_years = chart.form.has_years and last != years
    column = next(i for row in chart.rows for i, f in enumerate(row.figures) if f is most[0])
    found = chart_messages.area_with_most(
        names,
        *years,
        adds_up=adds_up,
        over_years=over_years,
        of_reported=any(column in row.gaps for row in chart.rows),
    )
    below = sum(1 for figure in ended if _size(figure) < 0)
    if not below:
        return found
    year = next(iter(last)) if len(last) == 1 else None
    return found + chart_messages.areas_below_zero(
        below, len(ended), year, net=_is_net(chart), over_years=over_years
    )


def _of_parts(chart: Chart) -> str | None:
    largest = [row for row in chart.rows if row.latest and _size(row.latest) == max(chart.sizes)]
    if len(largest) != 1:
        return None
    return chart_messages.area_with_largest_part(largest[0].name, span_of(chart.years))


def _of_shares(chart: Chart) -> str | None:
    if len(chart.reported) < 2 or chart.has_limits or chart.has_ranges:
        return None
    highest = [row for row in chart.rows if row.latest and _size(row.latest) == max(chart.sizes)]
    return chart_messages.highest_in(highest[0].name) if len(highest) == 1 else None


def _of_editions(_: Chart) -> None:
    """Counts with other starts and other words are not measured against each other."""
    return


_FINDINGS: dict[Form, Callable[[Chart], str | None]] = {
    Form.COLUMNS: _of_one_area,
    Form.LINE: _of_one_area,
    Form.MULTIPLES: _of_areas,
    Form.BARS: _of_areas,
    Form.PARTS: _of_parts,
    Form.SHARES: _of_shares,
    Form.EDITIONS: _of_editions,
}


def _is_net(chart: Chart) -> bool:
    return chart.statistic.flow is Flow.NET_DISBURSEMENT


def _size(figure: Figure) -> Decimal:
    return size(figure) or Decimal(0)
