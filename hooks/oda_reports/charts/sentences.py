"""One sentence or two that say what a chart shows, computed from its figures alone.

Whoever does not see a picture reads this; so does everyone else. It names values as figures, so
that each stays marked, and adds, subtracts or averages nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from oda_reports.charts.series import Chart, Form, Row, size, span_of, within
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.figures.messages import Sentence
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Flow


def read_chart(chart: Chart) -> Sentence:
    """What a chart shows, in whole sentences."""
    return _READERS[chart.form](chart)


def read_row(chart: Chart, row: Row) -> Sentence:
    """What one row of a chart of years shows."""
    reported = row.reported
    if not reported:
        return (messages.no_value_for(row.name),)
    if len(reported) == 1:
        return messages.one_value_for(row.name, reported[0], _year(reported[0]))
    gaps = _gaps(chart.years, row)
    highest, lowest, latest = _highest(reported), _lowest(reported), reported[-1]
    if size(highest) == size(lowest):
        if not size(highest):
            return (messages.every_value_is_zero(row.name), *gaps)
        return (*messages.every_value_is(row.name, highest), *gaps)
    words = [_opening(chart, row), *messages.value_in(highest, _year(highest))]
    names_lowest = (size(lowest) or 0) < 0
    if names_lowest:
        words += messages.lowest_in(lowest, _year(lowest), is_latest=lowest is latest)
    if latest is not highest and not (latest is lowest and names_lowest):
        words += messages.latest_in(latest, _year(latest))
    return (*words, ".", *gaps)


def _opening(chart: Chart, row: Row) -> str:
    """On which side of zero the values of a row lie, up to the word before the highest."""
    sizes = [size(figure) or 0 for figure in row.reported]
    if min(sizes) >= 0:
        if chart.statistic.flow is Flow.NET_DISBURSEMENT:
            return messages.none_negative_for(row.name)
        return messages.highest_for(row.name)
    if max(sizes) < 0:
        return messages.all_negative_for(row.name)
    if max(sizes) == 0:
        return messages.negative_or_zero_for(row.name)
    start = _negative_since(row.reported)
    if start is None:
        return messages.on_both_sides_of_zero(row.name)
    since = [figure for figure, year in zip(row.figures, chart.years, strict=True) if year >= start]
    gapless = all(size(figure) is not None for figure in within(since))
    return messages.negative_since(row.name, span_of((start,)), gapless=gapless)


def plain_reading(sentence: Sentence, formatter: Formatter) -> str:
    """What a chart shows as plain text."""
    return "".join(part if isinstance(part, str) else formatter.figure(part) for part in sentence)


def _read_only_row(chart: Chart) -> Sentence:
    return read_row(chart, chart.rows[0])


def _read_multiples(chart: Chart) -> Sentence:
    words = [*_extremes(chart)]
    falling = [row.name for row in chart.rows if _negative_since(row.reported)]
    if falling:
        words += [" ", messages.negative_to_the_end(falling)]
    return tuple(words)


def _extremes(chart: Chart) -> Sentence:
    highest, lowest = _highest(chart.reported), _lowest(chart.reported)
    if size(highest) == size(lowest):
        return messages.all_the_same(highest)
    words = [*messages.highest_of_all(_name(chart, highest), _year(highest), highest)]
    if chart.has_negatives:
        words += messages.lowest_of_all(_name(chart, lowest), _year(lowest), lowest)
    return (*words, ".")


def _read_bars(chart: Chart) -> Sentence:
    highest, lowest = _highest(chart.reported), _lowest(chart.reported)
    if size(highest) == size(lowest):
        words = [*messages.all_the_same(highest)]
    else:
        names = _name(chart, highest), _name(chart, lowest)
        words = [*messages.highest_and_lowest(names[0], highest, names[1], lowest)]
    negative = [row.name for row in chart.rows if (size(row.latest) or 0) < 0]
    if negative:
        words += [" ", messages.negative(negative)]
    silent = [row.name for row in chart.rows if row.latest is None]
    if silent:
        words += [" ", messages.not_reported(silent)]
    return tuple(words)


def _read_parts(chart: Chart) -> Sentence:
    largest = _highest(chart.reported)
    assert chart.whole
    return messages.largest_part(_name(chart, largest), largest, chart.whole)


def _read_shares(chart: Chart) -> Sentence:
    words: list[str | Figure] = []
    for row in chart.rows:
        if figure := row.latest:
            words += ["; " if words else "", *messages.value_in(figure, _year(figure))]
    if not words:
        return (messages.NO_VALUE,)
    return (messages.in_percent(chart.statistic.total), *words, ".")


def _read_editions(chart: Chart) -> Sentence:
    first, last = chart.rows[0], chart.rows[-1]
    assert first.latest
    assert last.latest
    return messages.printed_by_editions(first.name, first.latest, last.name, last.latest)


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


def _negative_since(reported: Sequence[Figure]) -> PartialDate | None:
    """The first year of a run of two or more negative values that lasts to the end."""
    start = len(reported)
    while start and (size(reported[start - 1]) or 0) < 0:
        start -= 1
    return reported[start].year if 0 < start < len(reported) - 1 else None


def _year(figure: Figure) -> str:
    return span_of((figure.year,)) if figure.year else ""


def _name(chart: Chart, figure: Figure) -> str:
    return next(row.name for row in chart.rows if figure in row.figures)


def _gaps(years: Sequence[PartialDate], row: Row) -> tuple[str, ...]:
    """The years between the first value and the last that have none."""
    drawn = [index for index, figure in enumerate(row.figures) if size(figure) is not None]
    missing = [i for i in range(drawn[0], drawn[-1]) if size(row.figures[i]) is None]
    if not missing:
        return ()
    runs = groupby(enumerate(missing), key=lambda pair: pair[1] - pair[0])
    spans = [
        span_of([years[place] for _, place in run]) for run in (list(group) for _, group in runs)
    ]
    return (" ", messages.not_reported(spans))
