"""What a chart says in sentences, word by word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import figure, flows, statistic
from oda_reports.charts.sentences import plain_reading, read_row
from oda_reports.charts.series import Chart, Form, Row
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ValueState

FLOWS = flows()
COUNTS = statistic(title="Counts")
SHARES = statistic(title="Shares", unit="percent", measure="share", total="all its ODA")

Values = dict[str, list[int | None]]


def chart_of(form: Form, values: Values, made: Statistic = FLOWS, *, fiscal: bool = False) -> Chart:
    """A chart of rows by name, from 2001 on; a value that is None is a gap."""
    count = max(len(row) for row in values.values())
    years = tuple(
        PartialDate(2001 + at, fiscal=JAPANESE if fiscal else None) for at in range(count)
    )
    rows = tuple(Row(name.lower(), name, tuple(map(_of_year, its, years))) for name, its in rows)
    return Chart("key", form, "Title", COUNTS, years, tuple(made))


RANGE = figure(None, low=Decimal(6), high=Decimal(9), address="range")
WITHHELD = figure(None, state=ValueState.WITHHELD, address="withheld")


def test_bars_tell_a_range_and_what_is_withheld_from_what_is_not_reported() -> None:
    chart = with_others(
        Form.BARS,
        ("One", (figure(5),)),
        ("Two", (figure(3),)),
        ("Three", (RANGE,)),
        ("Four", (WITHHELD,)),
        ("Five", (None,)),
    )
    assert said(chart) == (
        "Ranges apart, One has the highest value, 5; Two the lowest, 3. Not reported: Five. "
        "Withheld: Four. Printed as a range: Three, 6 to 9."
    )
    assert chart.gap_reasons == ("not reported", "withheld")


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (
            (RANGE, None),
            "No single number is printed for One. Printed as a range: 6 to 9 in 2001.",
        ),
        (
            (figure(5, address="5"), RANGE, figure(4, address="4")),
            "Ranges apart, the highest value for One is 5 in 2001, the latest 4 in 2003. "
            "Printed as a range: 6 to 9 in 2002.",
        ),
        (
            (figure(5, address="5"), WITHHELD, None, figure(5, address="5b")),
            "Every value reported for One is 5. Not reported: 2003. Withheld: 2002.",
        ),
    ],
)
def test_a_course_tells_a_range_and_what_is_withheld(
    figures: tuple[Figure | None, ...], sentence: str
) -> None:
    chart = with_others(Form.LINE, ("One", figures))
    assert plain_reading(read_row(chart, chart.rows[0]), Formatter()) == sentence


def test_shares_are_told_one_by_one_and_of_what() -> None:
    years = (PartialDate(2001), PartialDate(2002))
    values = [figure(value, year=year) for value, year in zip((30, 40), years, strict=True)]
    rows = tuple(Row(str(one.year), str(one.year), (one,)) for one in values)
    rows = (*rows, Row("2003", "2003", (None,)))
    assert said(Chart("key", Form.SHARES, "Title", SHARES, (), rows)) == (
        "In percent of all its ODA: 30 in 2001; 40 in 2002."
    )
    assert said(Chart("key", Form.SHARES, "Title", COUNTS, (), rows[:1])) == (
        "In percent: 30 in 2001."
    )
    assert said(Chart("key", Form.SHARES, "Title", SHARES, (), rows[2:])) == "No value."


def test_editions_are_told_side_by_side() -> None:
    rows = tuple(
        Row(name, f"{name} edition", (figure(value),))
        for name, value in (("2022", 5), ("2023", 6), ("2024", 8))
    )
    assert said(Chart("key", Form.EDITIONS, "Title", COUNTS, (), rows)) == (
        "The 2022 edition prints 5, the 2024 edition 8. Starts, ends and wording differ from "
        "edition to edition, so the bars stand side by side and nothing is subtracted."
    )
