"""A place without a value, as a figure beside those that have one."""

from __future__ import annotations

from oda_reports.figures.figure import Figure
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import ValueState


def gap(beside: Figure, area: str, year: PartialDate) -> Figure:
    """A year of an area of which no record says anything, beside a figure of its statistic.

    It has no address and no source: what is not reported is all that it says.
    """
    return Figure(
        address="",
        kind=beside.kind,
        record=beside.record,
        label=beside.label,
        value=None,
        unit=beside.unit,
        source="",
        state=ValueState.NOT_REPORTED,
        scale=beside.scale,
        decimals=beside.decimals,
        flow=beside.flow,
        measure=beside.measure,
        prices=beside.prices,
        price_year=beside.price_year,
        area=area,
        areas=(area,),
        year=year,
    )
