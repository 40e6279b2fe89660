"""Events along a line of years: where they crowd, where nothing is recorded.

The list of events says everything; the strip shows their distances at a glance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from oda_reports.charts.lettering import TYPE, keep_apart, place_label, write_label
from oda_reports.charts.svg import across, element
from oda_reports.records.partial_dates import PartialDate

NARROWEST_STRIP = 270
"""Pixels that the strip has on the narrowest screen."""
_TALLEST = 110
"""Pixels that the dots of one year take at most."""


def draw_time_strip(dates: Sequence[PartialDate]) -> Markup:
    """A dot for each date above its year; those of one year are stacked.

    Empty where there is no stretch of years to show: fewer than three dates, or three years.
    """
    counts = Counter(date.year for date in dates)
    if len(dates) < 3 or max(counts) - min(counts) < 2:
        return Markup()
    first, last = min(counts), max(counts)
    slot = 100 / (last - first + 1)
    tallest = max(counts.values())
    step = min(10, _TALLEST / tallest)
    radius = max(1.5, min(4, step * 0.42, slot / 100 * NARROWEST_STRIP * 0.48))
    base = tallest * step + 4
    dots = [
        element(
            "circle",
            class_="oda-dot",
            cx=across((year - first + 0.5) * slot),
            cy=float(base - (level + 0.6) * step),
            r=float(radius),
        )
        for year in sorted(counts)
        for level in range(counts[year])
    ]
    labels = [
        place_label(str(year), (year - first + 0.5) * slot, base + TYPE + 6, NARROWEST_STRIP)
        for year in dict.fromkeys((first, last, *sorted(counts)))
    ]
    words = [write_label(label, "oda-year") for label in keep_apart(labels, gap=8)]
    line = element("line", class_="oda-base", x1=0, x2="100%", y1=float(base), y2=float(base))
    return element(
        "svg",
        [line, *dots, *words],
        class_="oda-time-strip",
        aria_hidden="true",
        data_search_exclude="",
        width="100%",
        height=float(base + TYPE + 12),
    )
