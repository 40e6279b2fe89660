"""A place without a value beside those that have one."""

from __future__ import annotations

from builders import figure
from oda_reports.figures.gaps import gap
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Scale, ValueState


def test_a_gap_says_that_nothing_is_reported_and_is_written_as_its_neighbours_are() -> None:
    beside = figure(5, scale=Scale.MILLION, decimals=2)
    made = gap(beside, "one", PartialDate(2020))
    assert (made.value, made.state) == (None, ValueState.NOT_REPORTED)
    assert (made.address, made.source) == ("", "")
    assert (made.area, made.areas, made.year) == ("one", ("one",), PartialDate(2020))
    assert (made.unit, made.scale, made.decimals) == (beside.unit, Scale.MILLION, 2)
