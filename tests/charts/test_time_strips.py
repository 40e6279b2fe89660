"""Events on a line of years."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from oda_reports.charts.time_strips import NARROWEST_STRIP, draw_time_strip
from oda_reports.records.partial_dates import PartialDate

years = st.lists(st.integers(1900, 2060), min_size=3, max_size=60)


def dates(numbers: list[int]) -> list[PartialDate]:
    return [PartialDate(number) for number in numbers]


@settings(deadline=None)
@given(years)
def test_each_event_is_a_dot_above_its_year(numbers: list[int]) -> None:
    strip = draw_time_strip(dates(numbers))
    if max(numbers) - min(numbers) < 2:
        assert not strip
        return
    svg = ElementTree.fromstring(strip)  # noqa: S314
    base = next(float(line.get("y1", "")) for line in svg.iter("line"))
    dots = [
        (float(dot.get("cx", "").rstrip("%")), float(dot.get("cy", "")))
        for dot in svg.iter("circle")
    ]
    assert len(dots) == len(numbers)
    assert len(set(dots)) == len(dots)
    assert all(0 < x < 100 and 0 < y < base for x, y in dots)
    slot = 100 / (max(numbers) - min(numbers) + 1)
    assert [int(x / slot) + min(numbers) for x, _ in sorted(dots)] == sorted(numbers)


@settings(deadline=None)
@given(years)
def test_its_years_do_not_touch(numbers: list[int]) -> None:
    strip = draw_time_strip(dates(numbers))
    if not strip:
        return
    ends = []
    for text in ElementTree.fromstring(strip).iter("text"):  # noqa: S314
        x = float(text.get("x", "").rstrip("%")) / 100 * NARROWEST_STRIP
        width = 4 * 0.52 * 12
        left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
        ends.append((left, left + width))
    ends.sort()
    assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert ends[0][0] >= -0.1
    assert ends[-1][1] <= NARROWEST_STRIP + 0.1


def test_two_events_or_two_years_make_no_strip() -> None:
    assert not draw_time_strip(dates([1991, 2024]))
    assert not draw_time_strip(dates([2023, 2024, 2024]))
