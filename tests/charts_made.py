"""Charts of small numbers, row by row, for tests of what is said of them."""

from __future__ import annotations

from builders import figure, flows
from oda_reports.charts.series import Chart, Form, Row
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic

FLOWS = flows()

Values = dict[str, list[int | None]]


def chart_of(form: Form, values: Values, made: Statistic = FLOWS, *, fiscal: bool = False) -> Chart:
    """A chart of rows by name, from 2001 on; a value that is None is a gap."""
    count = max(len(row) for row in values.values())
    years = tuple(
        PartialDate(2001 + at, fiscal=JAPANESE if fiscal else None) for at in range(count)
    )
    rows = tuple(
        Row(
            name.lower(),
            name,
            tuple(
                None if value is None else figure(value, address=f"{name}/{year}", year=year)
                for value, year in zip(row, years, strict=True)
            ),
        )
        for name, row in values.items()
    )
    return Chart("key", form, "Title", made, years, rows)
