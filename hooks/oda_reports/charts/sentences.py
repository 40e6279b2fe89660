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
    ranges = [("", one, year_of(one)) for one in row.ranges]
    limits = [("", one, year_of(one)) for one in row.limits]
    if not ranges and not limits:
        return _read_numbers(chart, row)
    if not row.comparable:
        return _followed((chart_messages.no_single_number_for(row.name),), ranges, limits)
    apart = chart_messages.apart_from(
        _read_numbers(chart, row), ranges=bool(ranges), limits=bool(limits)
    )
    return _followed(apart, ranges, limits)


_Named = Sequence[tuple[str, Figure, str]]
"""Figures, each with its area and its year where they are to be named."""


def _followed(sentence: Sentence, ranges: _Named, limits: _Named) -> Sentence:
    """A sentence, with the ranges and the limits behind it."""
    told = (chart_messages.as_ranges(ranges), chart_messages.as_limits(limits))
    return (*sentence, *(part for each in told if each for part in (" ", *each)))


def _read_numbers(chart: Chart, row: Row) -> Sentence:
    """What the single numbers of a row show."""
    reported = row.comparable
    if not reported:
        return (chart_messages.no_value_for(row.name),)
    if len(reported) == 1:
        return chart_messages.one_value_for(row.name, reported[0], year_of(reported[0]))
    gaps = _gaps(chart.years, row)
    highest, lowest, latest = _highest(reported), _lowest(reported), reported[-1]
    if size(highest) == size(lowest):
        if not size(highest):
            return (chart_messages.every_value_is_zero(row.name), *gaps)
        return (*chart_messages.every_value_is(row.name, _hedged(reported)), *gaps)
    tops = _all_highest(reported)
    years = chart_messages.years_of([year_of(figure) for figure in tops])
    words = [_opening(chart, row), *chart_messages.value_in(_hedged(tops), years)]
    names_lowest = (size(lowest) or 0) < 0
    if names_lowest:
        words += chart_messages.lowest_in(lowest, year_of(lowest), is_latest=lowest is latest)
    if latest not in tops and not (latest is lowest and names_lowest):
        words += chart_messages.latest_in(latest, year_of(latest))
        before = reported[-2]
        if before not in tops and not (before is lowest and names_lowest):
            words += chart_messages.after_what_was_before(before, year_of(before))
    return (*words, ".", *gaps)


def _opening(chart: Chart, row: Row) -> str:
    """On which side of zero the values of a row lie, up to the word before the highest."""
    sizes = [size(figure) or 0 for figure in row.comparable]
    if min(sizes) >= 0:
        if chart.statistic.flow is Flow.NET_DISBURSEMENT:
            return chart_messages.none_negative_for(row.name)
        return chart_messages.highest_for(row.name)
    if max(sizes) < 0:
        return chart_messages.all_negative_for(row.name)
    if max(sizes) == 0:
        return chart_messages.negative_or_zero_for(row.name)
    start = run_below_zero(row.comparable)
    if start is None:
        return chart_messages.on_both_sides_of_zero(row.name)
    gapless = is_gapless_since(start, row, chart.years)
    return chart_messages.negative_since(row.name, span_of((start,)), gapless=gapless)


def plain_reading(sentence: Sentence, formatter: Formatter) -> str:
    """What a chart shows as plain text."""
    return "".join(part if isinstance(part, str) else formatter.figure(part) for part in sentence)


def _read_only_row(chart: Chart) -> Sentence:
    return read_row(chart, chart.rows[0])


def _read_multiples(chart: Chart) -> Sentence:
    words = [*_extremes(chart)]
    falling = [row.name for row in chart.rows if _ends_below_zero(row.comparable)]
    if falling:
        words += [" ", chart_messages.negative_to_the_end(falling)]
    return _beside_others(chart, words, year_of)


def _extremes(chart: Chart) -> Sentence:
    figures = chart.comparable
    if not figures:
        return (chart_messages.NO_SINGLE_NUMBER,)
    if len(figures) == 1:
        return chart_messages.only_number(_whose(chart, figures), *figures)
    highest, lowest = _all_highest(figures), _all_lowest(figures)
    if size(highest[0]) == size(lowest[0]):
        return chart_messages.all_the_same(_hedged(highest))
    words = [*chart_messages.highest_of_all(_whose(chart, highest), _hedged(highest))]
    if (size(lowest[0]) or 0) < 0:
        words += chart_messages.lowest_of_all(_whose(chart, lowest), _hedged(lowest))
    return (*words, ".")


def _read_bars(chart: Chart) -> Sentence:
    words: list[str | Figure] = [chart_messages.NO_SINGLE_NUMBER]
    figures = chart.comparable
    if len(figures) == 1:
        words = [*chart_messages.only_number(_names(chart, figures), *figures)]
    elif figures:
        highest, lowest = _all_highest(figures), _all_lowest(figures)
        if size(highest[0]) == size(lowest[0]):
            words = [*chart_messages.all_the_same(_hedged(highest))]
        else:
            words = [
                *chart_messages.highest_and_lowest(
                    _names(chart, highest), _hedged(highest), _names(chart, lowest), _hedged(lowest)
                )
            ]
    negative = [row.name for row in chart.rows if any((size(f) or 0) < 0 for f in row.comparable)]
    if negative:
        words += [" ", chart_messages.negative(negative)]
    words += _without_number([(row.name, row.only) for row in chart.rows])
    return _beside_others(chart, words, lambda _: "")


def _beside_others(
    chart: Chart, words: Sequence[str | Figure], year: Callable[[Figure], str]
) -> Sentence:
    """A sentence on single numbers, where ranges or limits stand beside them."""
    ranges = [(row.name, one, year(one)) for row in chart.rows for one in row.ranges]
    limits = [(row.name, one, year(one)) for row in chart.rows for one in row.limits]
    if len(chart.comparable) < _FEWEST or not (ranges or limits):
        return _followed(tuple(words), ranges, limits)
    starts_with_name = isinstance(words[0], str) and any(
        words[0].startswith(row.name) for row in chart.rows
    )
    apart = chart_messages.apart_from(
        tuple(words), ranges=bool(ranges), limits=bool(limits), keeps_case=starts_with_name
    )
    return _followed(apart, ranges, limits)


_FEWEST = 2
"""Of fewer numbers nothing is said that those apart could contradict."""


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
    largest = _all_highest(chart.reported)
    assert chart.whole
    exactly = sum(chart.sizes) == size(chart.whole)
    return chart_messages.largest_part(
        _names(chart, largest), _hedged(largest), chart.whole, exactly=exactly
    )


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
    counted = {(one.since, one.as_of, one.start, one.end, one.qualifier) for one in chart.reported}
    return chart_messages.printed_by_editions(
        first.name, first.latest, last.name, last.latest, otherwise=len(counted) > 1
    )


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


def _all_highest(figures: Sequence[Figure]) -> list[Figure]:
    """The highest figures, equal to each other."""
    most = size(_highest(figures))
    return [figure for figure in figures if size(figure) == most]


def _all_lowest(figures: Sequence[Figure]) -> list[Figure]:
    least = size(_lowest(figures))
    return [figure for figure in figures if size(figure) == least]


def _hedged(equal: Sequence[Figure]) -> Figure:
    """Of equal numbers the one that stands for all: about so much is true of exactly so much."""
    return next((figure for figure in equal if figure.qualifier), equal[0])


def run_below_zero(reported: Sequence[Figure]) -> PartialDate | None:
    """Since when values have stayed below zero, two or more of them, up to the last.

    None if all have.
    """
    start = _start_below_zero(reported)
    return reported[start].year if 0 < start < len(reported) - 1 else None


def _ends_below_zero(reported: Sequence[Figure]) -> bool:
    """Whether the last values are below zero, two or more of them."""
    return _start_below_zero(reported) < len(reported) - 1


def _start_below_zero(reported: Sequence[Figure]) -> int:
    start = len(reported)
    while start and (size(reported[start - 1]) or 0) < 0:
        start -= 1
    return start


def is_gapless_since(start: PartialDate, row: Row, years: Sequence[PartialDate]) -> bool:
    """Whether each year from one on to the last that is drawn has a single number."""
    since = [figure for figure, year in zip(row.figures, years, strict=True) if year >= start]
    return all(size(one) is not None and not (one and one.is_limit) for one in within(since))


def year_of(figure: Figure) -> str:
    """The year that a figure is of, in words; nothing where it has none."""
    return span_of((figure.year,)) if figure.year else ""


def _names(chart: Chart, figures: Sequence[Figure]) -> list[str]:
    """The areas that have one of some figures."""
    return [row.name for row in chart.rows if any(one in row.figures for one in figures)]


def _whose(chart: Chart, figures: Sequence[Figure]) -> list[str]:
    """The areas that have one of some figures, each with the years of them."""
    found = []
    for row in chart.rows:
        years = [year_of(one) for one in figures if one in row.figures]
        if years:
            found.append(chart_messages.of_area_in(row.name, chart_messages.years_of(years)))
    return found


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
