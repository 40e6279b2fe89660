"""One sentence or two that say what a chart shows, computed from its figures alone.

Whoever does not see a picture reads this; so does everyone else. It names values as figures, so
that each stays marked, and adds, subtracts or averages nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from oda_reports.charts.series import Chart, Form, Row, size, span_of, within
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Measure

Reading = tuple[str | Figure, ...]
"""Words and the figures between them, in order."""


def read_chart(chart: Chart) -> Reading:
    """What a chart shows, in whole sentences."""
    return _READERS[chart.form](chart)


def read_row(chart: Chart, row: Row) -> Reading:
    """What one row of a chart of years shows."""
    reported = row.reported
    if not reported:
        return (f"No value is reported for {row.name}.",)
    if len(reported) == 1:
        return (
            f"One value is reported for {row.name}: ",
            reported[0],
            f" in {_year(reported[0])}.",
        )
    gaps = _gaps(chart.years, row)
    highest, lowest, latest = _highest(reported), _lowest(reported), reported[-1]
    if size(highest) == size(lowest):
        if not size(highest):
            return (f"Every value reported for {row.name} is zero.", *gaps)
        return (f"Every value reported for {row.name} is ", highest, ".", *gaps)
    parts: list[str | Figure] = [_opening(chart, row), highest, f" in {_year(highest)}"]
    if (size(lowest) or 0) < 0:
        word = "lowest and latest" if lowest is latest else "lowest"
        parts += [f", the {word} ", lowest, f" in {_year(lowest)}"]
    if latest is not highest and not (latest is lowest and (size(lowest) or 0) < 0):
        parts += [", the latest ", latest, f" in {_year(latest)}"]
    return (*parts, ".", *gaps)


def _opening(chart: Chart, row: Row) -> str:
    """On which side of zero the values of a row lie, up to the word before the highest."""
    sizes = [size(figure) or 0 for figure in row.reported]
    if min(sizes) >= 0:
        if chart.statistic.measure is Measure.NET_DISBURSEMENT:
            return f"No value for {row.name} is negative: the highest is "
        return f"The highest value for {row.name} is "
    if max(sizes) < 0:
        return f"All values reported for {row.name} are negative: the highest is "
    if max(sizes) == 0:
        return f"All values reported for {row.name} are negative or zero: the highest is "
    start = _negative_since(row.reported)
    if start is None:
        return f"The values for {row.name} lie on both sides of zero: the highest is "
    since = [figure for figure, year in zip(row.figures, chart.years, strict=True) if year >= start]
    whole = all(size(figure) is not None for figure in within(since))
    every = "every year" if whole else "every year reported"
    return (
        f"The values for {row.name} have been negative in {every} since {span_of((start,))}. "
        "The highest is "
    )


def plain_reading(reading: Reading, formatter: Formatter) -> str:
    """A reading as plain text."""
    return "".join(part if isinstance(part, str) else formatter.figure(part) for part in reading)


def _read_only_row(chart: Chart) -> Reading:
    return read_row(chart, chart.rows[0])


def _read_multiples(chart: Chart) -> Reading:
    figures = chart.reported
    highest, lowest = _highest(figures), _lowest(figures)
    reading: list[str | Figure] = _extremes(chart, highest, lowest)
    falling = [row.name for row in chart.rows if _negative_since(row.reported)]
    if falling:
        reading.append(f" Negative up to the last year reported: {listed(falling)}.")
    return tuple(reading)


def _extremes(chart: Chart, highest: Figure, lowest: Figure) -> list[str | Figure]:
    if size(highest) == size(lowest):
        return ["All values are the same: ", highest, "."]
    reading: list[str | Figure] = [
        f"The highest value is that of {_name(chart, highest)} in {_year(highest)}, ",
        highest,
    ]
    if chart.has_negatives:
        reading += [f", the lowest that of {_name(chart, lowest)} in {_year(lowest)}, ", lowest]
    return [*reading, "."]


def _read_bars(chart: Chart) -> Reading:
    figures = chart.reported
    highest, lowest = _highest(figures), _lowest(figures)
    reading: list[str | Figure]
    if size(highest) == size(lowest):
        reading = ["All values are the same: ", highest, "."]
    else:
        reading = [
            f"{_name(chart, highest)} has the highest value, ",
            highest,
            f"; {_name(chart, lowest)} the lowest, ",
            lowest,
            ".",
        ]
    negative = [row.name for row in chart.rows if (size(row.latest) or 0) < 0]
    if negative:
        reading.append(f" Negative: {listed(negative)}.")
    silent = [row.name for row in chart.rows if row.latest is None]
    if silent:
        reading.append(f" Not reported: {listed(silent)}.")
    return tuple(reading)


def _read_parts(chart: Chart) -> Reading:
    largest = _highest(chart.reported)
    assert chart.whole
    return (
        f"The largest part is that of {_name(chart, largest)}, ",
        largest,
        ", of a printed total of ",
        chart.whole,
        ". Within the rounding, the parts add up to it.",
    )


def _read_shares(chart: Chart) -> Reading:
    reading: list[str | Figure] = []
    for row in chart.rows:
        if figure := row.latest:
            reading += ["; " if reading else "", figure, f" in {_year(figure)}"]
    whole = f" of {chart.statistic.total}" if chart.statistic.total else ""
    return (f"In percent{whole}: ", *reading, ".") if reading else ("No value.",)


def _read_editions(chart: Chart) -> Reading:
    first, last = chart.rows[0], chart.rows[-1]
    assert first.latest
    assert last.latest
    return (
        f"The {first.name} prints ",
        first.latest,
        f", the {last.name} ",
        last.latest,
        ". Starts, ends and wording differ from edition to edition, so the bars stand side by side "
        "and nothing is subtracted.",
    )


_READERS: dict[Form, Callable[[Chart], Reading]] = {
    Form.COLUMNS: _read_only_row,
    Form.LINE: _read_only_row,
    Form.MULTIPLES: _read_multiples,
    Form.BARS: _read_bars,
    Form.PARTS: _read_parts,
    Form.SHARES: _read_shares,
    Form.EDITIONS: _read_editions,
}


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


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
    return (f" Not reported: {listed(spans)}.",)
