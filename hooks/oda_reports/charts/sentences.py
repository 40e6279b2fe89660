"""One sentence or two that say what a chart shows, computed from its figures alone.

Whoever does not see a picture reads this; so does everyone else. It names values as figures, so
that each stays marked, and adds, subtracts or averages nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from oda_reports.charts.series import Chart, Form, Row, is_gap, size, span_of, state_of, within
from oda_reports.figures import chart_messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.figures.messages import Sentence
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Flow, ValueState


def read_chart(chart: Chart) -> Sentence:
    """What a chart shows, in whole sentences."""
    said = _READERS[chart.form](chart)
    return (chart_messages.of_region(chart.region, ""), *said) if chart.region else said


def read_row(chart: Chart, row: Row) -> Sentence:
    """What one row of a chart of years shows."""
    ranges = chart_messages.as_ranges([("", one, year_of(one)) for one in row.ranges])
    if ranges and not row.reported:
        return chart_messages.only_ranges_for(row.name, ranges)
    if ranges:
        return (*chart_messages.ranges_apart(_read_numbers(chart, row)), " ", *ranges)
    return _read_numbers(chart, row)


def _read_numbers(chart: Chart, row: Row) -> Sentence:
    """What the single numbers of a row show."""
    reported = row.reported
    if not reported:
        return (chart_messages.no_value_for(row.name),)
    if len(reported) == 1:
        return chart_messages.one_value_for(row.name, reported[0], year_of(reported[0]))
    gaps = _gaps(chart.years, row)
    highest, lowest, latest = _highest(reported), _lowest(reported), reported[-1]
    if size(highest) == size(lowest):
        if not size(highest):
            return (chart_messages.every_value_is_zero(row.name), *gaps)
        return (*chart_messages.every_value_is(row.name, highest), *gaps)
    words = [_opening(chart, row), *chart_messages.value_in(highest, year_of(highest))]
    names_lowest = (size(lowest) or 0) < 0
    if names_lowest:
        words += chart_messages.lowest_in(lowest, year_of(lowest), is_latest=lowest is latest)
    if latest is not highest and not (latest is lowest and names_lowest):
        words += chart_messages.latest_in(latest, year_of(latest))
        before = reported[-2]
        if before is not highest and not (before is lowest and names_lowest):
            words += chart_messages.after_what_was_before(before, year_of(before))
    return (*words, ".", *gaps)


def _opening(chart: Chart, row: Row) -> str:
    """On which side of zero the values of a row lie, up to the word before the highest."""
    sizes = [size(figure) or 0 for figure in row.reported]
    if min(sizes) >= 0:
        if chart.statistic.flow is Flow.NET_DISBURSEMENT:
            return chart_messages.none_negative_for(row.name)
        return chart_messages.highest_for(row.name)
    if max(sizes) < 0:
        return chart_messages.all_negative_for(row.name)
    if max(sizes) == 0:
        return chart_messages.negative_or_zero_for(row.name)
    start = run_below_zero(row.reported)
    if start is None:
        return chart_messages.on_both_sides_of_zero(row.name)
    since = [figure for figure, year in zip(row.figures, chart.years, strict=True) if year >= start]
    gapless = all(size(figure) is not None for figure in within(since))
    return chart_messages.negative_since(row.name, span_of((start,)), gapless=gapless)


def plain_reading(sentence: Sentence, formatter: Formatter) -> str:
    """What a chart shows as plain text."""
    return "".join(part if isinstance(part, str) else formatter.figure(part) for part in sentence)


def _read_only_row(chart: Chart) -> Sentence:
    return read_row(chart, chart.rows[0])


def _read_multiples(chart: Chart) -> Sentence:
    words = [*_extremes(chart)]
    falling = [row.name for row in chart.rows if run_below_zero(row.reported)]
    if falling:
        words += [" ", chart_messages.negative_to_the_end(falling)]
    return _beside_ranges(
        chart, words, [(row.name, one, year_of(one)) for row in chart.rows for one in row.ranges]
    )


def _extremes(chart: Chart) -> Sentence:
    highest, lowest = _highest(chart.reported), _lowest(chart.reported)
    if size(highest) == size(lowest):
        return chart_messages.all_the_same(highest)
    words = [*chart_messages.highest_of_all(_name(chart, highest), year_of(highest), highest)]
    if chart.has_negatives:
        words += chart_messages.lowest_of_all(_name(chart, lowest), year_of(lowest), lowest)
    return (*words, ".")


def _read_bars(chart: Chart) -> Sentence:
    highest, lowest = _highest(chart.reported), _lowest(chart.reported)
    if size(highest) == size(lowest):
        words = [*chart_messages.all_the_same(highest)]
    else:
        names = _name(chart, highest), _name(chart, lowest)
        words = [*chart_messages.highest_and_lowest(names[0], highest, names[1], lowest)]
    negative = [row.name for row in chart.rows if (size(row.latest) or 0) < 0]
    if negative:
        words += [" ", chart_messages.negative(negative)]
    words += _without_number([(row.name, row.only) for row in chart.rows])
    return _beside_ranges(
        chart, words, [(row.name, one, "") for row in chart.rows for one in row.ranges]
    )


def _beside_ranges(
    chart: Chart, words: Sequence[str | Figure], ranges: Sequence[tuple[str, Figure, str]]
) -> Sentence:
    """A sentence on single numbers, where ranges stand beside them."""
    if not ranges:
        return tuple(words)
    starts_with_name = isinstance(words[0], str) and any(
        words[0].startswith(row.name) for row in chart.rows
    )
    apart = chart_messages.ranges_apart(tuple(words), keeps_case=starts_with_name)
    return (*apart, " ", *chart_messages.as_ranges(ranges))


def _without_number(named: Iterable[tuple[str, Figure | None]]) -> list[str]:
    """What has no number, by why it has none: each reason a sentence, a space before it."""
    reasons: dict[ValueState, list[str]] = {}
    for name, figure in named:
        if is_gap(figure):
            reasons.setdefault(state_of(figure), []).append(name)
    return [
        part
        for state in sorted(reasons, key=list(ValueState).index)
        for part in (" ", chart_messages.without_number(state.label, reasons[state]))
    ]


def _read_parts(chart: Chart) -> Sentence:
    largest = _highest(chart.reported)
    assert chart.whole
    exactly = sum(chart.sizes) == size(chart.whole)
    return chart_messages.largest_part(_name(chart, largest), largest, chart.whole, exactly=exactly)


def _read_shares(chart: Chart) -> Sentence:
    words: list[str | Figure] = []
    for row in chart.rows:
        if figure := row.latest:
            words += ["; " if words else "", *chart_messages.value_in(figure, year_of(figure))]
    if not words:
        return (chart_messages.NO_VALUE,)
    return (chart_messages.in_percent(chart.statistic.total), *words, ".")


def _read_editions(chart: Chart) -> Sentence:
    first, last = chart.rows[0], chart.rows[-1]
    assert first.latest
    assert last.latest
    return chart_messages.printed_by_editions(first.name, first.latest, last.name, last.latest)


_READERS: dict[Form, Callable[[Chart], Sentence]] = {
    Form.COLUMNS: _read_only_row,
    Form.LINE: _read_only_row,
    Form.MULTIPLES: _read_multiples,
    Form.BARS: _read_bars,
    Form.PARTS: _read_parts,
    Form.SHARES: _read_shares,
    Form.EDITIONS: _read_editions,
}


def _highest(figures: Iterable[Figure]) -> Figure:
    """The highest figure; of equal ones, the first."""
    return max(figures, key=lambda figure: size(figure) or 0)


def _lowest(figures: Iterable[Figure]) -> Figure:
    return min(figures, key=lambda figure: size(figure) or 0)


def run_below_zero(reported: Sequence[Figure]) -> PartialDate | None:
    """Since when values have stayed below zero, two or more of them, up to the last."""
    start = len(reported)
    while start and (size(reported[start - 1]) or 0) < 0:
        start -= 1
    return reported[start].year if 0 < start < len(reported) - 1 else None


def year_of(figure: Figure) -> str:
    """The year that a figure is of, in words; nothing where it has none."""
    return span_of((figure.year,)) if figure.year else ""


def _name(chart: Chart, figure: Figure) -> str:
    return next(row.name for row in chart.rows if figure in row.figures)


def _gaps(years: Sequence[PartialDate], row: Row) -> tuple[str, ...]:
    """The years between the first value and the last that have none, and why."""
    drawn = [index for index, figure in enumerate(row.figures) if size(figure) is not None]
    missing = [i for i in range(drawn[0], drawn[-1]) if is_gap(row.figures[i])]
    runs = groupby(
        enumerate(missing), key=lambda pair: (pair[1] - pair[0], state_of(row.figures[pair[1]]))
    )
    spans = [[place for _, place in run] for run in (list(group) for _, group in runs)]
    return tuple(
        _without_number(
            (span_of([years[place] for place in span]), row.figures[span[0]]) for span in spans
        )
    )
