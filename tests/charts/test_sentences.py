"""What a chart says in sentences, word by word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import figure, flows, statistic
from charts_made import Values, chart_of
from oda_reports.charts.sentences import plain_reading, read_chart, read_row
from oda_reports.charts.series import Chart, Form, Row
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import Qualifier, ValueState

FLOWS = flows()
COUNTS = statistic(title="Counts")
SHARES = statistic(title="Shares", unit="percent", measure="share", total="all its ODA")


def said(chart: Chart) -> str:
    return plain_reading(read_chart(chart), Formatter())


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([None, None], "No value is printed for One."),
        ([None, 5], "One value is drawn for One: 5 in 2002."),
        ([0, 0], "Every value reported for One is zero."),
        ([5, 5], "Every value reported for One is 5."),
        ([5, None, 5], "Every value reported for One is 5. Not reported: 2002."),
        ([1, 5], "No value for One is negative: the highest is 5 in 2002."),
        (
            [5, 1, 5],
            "No value for One is negative: the highest is 5 in 2001 and 2003.",
        ),
        (
            [0, 5, 2],
            "No value for One is negative: the highest is 5 in 2002, the latest 2 in 2003.",
        ),
        (
            [9, 1, 4],
            "No value for One is negative: the highest is 9 in 2001, the latest 4 in 2003, "
            "after 1 in 2002.",
        ),
        (
            [-1, -5],
            "All values reported for One are negative: the highest is −1 in 2001, "
            "the lowest and latest −5 in 2002.",
        ),
        (
            [-5, 0],
            "All values reported for One are negative or zero: the highest is 0 in 2002, "
            "the lowest −5 in 2001.",
        ),
        (
            [-5, 3, -1],
            "The values for One lie on both sides of zero: the highest is 3 in 2002, "
            "the lowest −5 in 2001, the latest −1 in 2003.",
        ),
        (
            [3, -1],
            "The values for One lie on both sides of zero: the highest is 3 in 2001, "
            "the lowest and latest −1 in 2002.",
        ),
        (
            [3, -2, -1],
            "The values for One have been negative in every year since 2002. "
            "The highest is 3 in 2001, the lowest −2 in 2002, the latest −1 in 2003.",
        ),
        (
            [3, None, 2, -2, -1],
            "The values for One have been negative in every year since 2004. "
            "The highest is 3 in 2001, the lowest −2 in 2004, the latest −1 in 2005. "
            "Not reported: 2002.",
        ),
        (
            [3, -2, None, -1],
            "The values for One have been negative in every year reported since 2002. "
            "The highest is 3 in 2001, the lowest −2 in 2002, the latest −1 in 2004. "
            "Not reported: 2003.",
        ),
        (
            [3, None, None, -2, None, -1],
            "The values for One have been negative in every year reported since 2004. "
            "The highest is 3 in 2001, the lowest −2 in 2004, the latest −1 in 2006. "
            "Not reported: 2002–2003 and 2005.",
        ),
    ],
)
def test_a_course_is_told_by_its_sides_of_zero_its_ends_and_its_gaps(
    values: list[int | None], sentence: str
) -> None:
    chart = chart_of(Form.COLUMNS, {"One": values})
    assert plain_reading(read_row(chart, chart.rows[0]), Formatter()) == sentence
    if chart.reported:
        assert said(chart) == sentence


def test_that_nothing_is_negative_is_said_only_of_what_can_be() -> None:
    assert said(chart_of(Form.LINE, {"One": [1, 5]}, COUNTS)) == (
        "The highest value for One is 5 in 2002."
    )


def test_years_of_a_fiscal_calendar_are_named_so() -> None:
    chart = chart_of(Form.COLUMNS, {"One": [1, None, None, 5]}, fiscal=True)
    assert said(chart) == (
        "No value for One is negative: the highest is 5 in fiscal year 2004. "
        "Not reported: fiscal years 2002–2003."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"One": [1, 4], "Two": [2, 3]}, "The highest value is that of One in 2002, 4."),
        ({"One": [4, 4], "Two": [4, 4]}, "All values are the same: 4."),
        (
            {"One": [1, 4], "Two": [2, -3]},
            "The highest value is that of One in 2002, 4, the lowest that of Two in 2002, −3.",
        ),
        (
            {"One": [1, -4, -1], "Two": [2, -3, -2], "Three": [1, 2, 3], "Four": [5, -1, 2]},
            "The highest value is that of Four in 2001, 5, the lowest that of One in 2002, −4. "
            "Negative up to the last year reported: One and Two.",
        ),
    ],
)
def test_several_courses_are_told_by_their_extremes_and_who_fell_for_good(
    values: Values, sentence: str
) -> None:
    assert said(chart_of(Form.MULTIPLES, values)) == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"One": [4], "Two": [1]}, "One has the highest value, 4; Two the lowest, 1."),
        ({"One": [4], "Two": [4]}, "All values are the same: 4."),
        (
            {"One": [4], "Two": [0], "Three": [-2], "Four": [-3], "Five": [None]},
            "One has the highest value, 4; Four the lowest, −3. Negative: Three and Four. "
            "Not reported: Five.",
        ),
    ],
)
def test_bars_are_told_by_both_ends_and_those_below_zero_or_silent(
    values: Values, sentence: str
) -> None:
    assert said(chart_of(Form.BARS, values)) == sentence


def test_parts_are_told_by_the_largest_and_the_whole() -> None:
    parts = chart_of(Form.PARTS, {"One": [2], "Two": [5]})
    whole = figure(7, address="whole")
    chart = Chart(
        parts.key, parts.form, parts.title, parts.statistic, parts.years, parts.rows, whole
    )
    assert said(chart) == (
        "The largest part is that of Two, 5, of a printed total of 7. The parts add up to it."
    )
    assert said(replace(chart, whole=figure(8))).endswith(
        "of a printed total of 8. Within the rounding, the parts add up to it."
    )


def _of_year(one: Figure | None, year: PartialDate) -> Figure | None:
    return one and replace(one, year=year)


def with_others(form: Form, *rows: tuple[str, tuple[Figure | None, ...]]) -> Chart:
    """A chart of rows by name, with figures of any kind."""
    years = tuple(PartialDate(2001 + at) for at in range(len(rows[0][1])))
    made = (Row(name.lower(), name, tuple(map(_of_year, its, years))) for name, its in rows)
    return Chart("key", form, "Title", COUNTS, years, tuple(made))


RANGE = figure(None, low=Decimal(6), high=Decimal(9), address="range")
WITHHELD = figure(None, state=ValueState.WITHHELD, address="withheld")
FIVE = figure(5, address="5")


def test_bars_tell_a_range_and_what_is_withheld_from_what_is_not_reported() -> None:
    chart = with_others(
        Form.BARS,
        ("One", (FIVE,)),
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
            (FIVE, RANGE, figure(4, address="4")),
            "Ranges apart, the highest value for One is 5 in 2001, the latest 4 in 2003. "
            "Printed as a range: 6 to 9 in 2002.",
        ),
        (
            (FIVE, WITHHELD, None, figure(5, address="5b")),
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
        "The 2022 edition prints 5, the 2024 edition 8. The bars stand side by side, and nothing "
        "is subtracted."
    )
    later = (figure(9, since=PartialDate(1999)),)
    rows = (*rows[:2], Row("2024", "2024 edition", later))
    assert said(Chart("key", Form.EDITIONS, "Title", COUNTS, (), rows)) == (
        "The 2022 edition prints 5, the 2024 edition 9. Starts, ends and wording differ from "
        "edition to edition, so the bars stand side by side and nothing is subtracted."
    )


def limited(chart: Chart, **limits: Figure) -> Chart:
    """The chart with a limit as the last value of some rows."""
    rows = (
        replace(row, figures=(*row.figures[:-1], limits[row.name])) if row.name in limits else row
        for row in chart.rows
    )
    return replace(chart, rows=tuple(rows))


FLOOR = figure(9, qualifier=Qualifier.MORE_THAN, year=PartialDate(2002))
CEILING = figure(9, qualifier=Qualifier.UP_TO, year=PartialDate(2002))


def test_what_is_only_more_or_less_than_a_number_is_held_against_none() -> None:
    chart = limited(chart_of(Form.LINE, {"One": [3, None]}, COUNTS), One=FLOOR)
    assert said(chart) == (
        "Limits apart, one value is drawn for One: 3 in 2001. "
        "Printed as a limit: more than 9 in 2002."
    )
    alone = limited(chart_of(Form.LINE, {"One": [None]}, COUNTS), One=CEILING)
    assert said(alone) == (
        "No single number is printed for One. Printed as a limit: up to 9 in 2002."
    )
    bars = limited(chart_of(Form.BARS, {"One": [5], "Two": [3], "Six": [1]}), Two=FLOOR)
    assert said(bars) == (
        "Limits apart, One has the highest value, 5; Six the lowest, 1. "
        "Printed as a limit: Two, more than 9."
    )
    both = limited(chart_of(Form.BARS, {"One": [5], "Two": [3]}), One=CEILING, Two=FLOOR)
    assert said(both) == (
        "No single number is printed. Printed as a limit: One, up to 9; Two, more than 9."
    )
    alone = limited(chart_of(Form.BARS, {"One": [5], "Two": [3]}), Two=FLOOR)
    assert said(alone) == (
        "The only single number is that of One, 5. Printed as a limit: Two, more than 9."
    )
    rows = limited(chart_of(Form.MULTIPLES, {"One": [5, 5], "Two": [3, 1]}), Two=FLOOR)
    assert said(rows) == (
        "Limits apart, the highest value is that of One in 2001 and 2002, 5. "
        "Printed as a limit: Two, more than 9 in 2002."
    )


def test_of_equal_numbers_one_hedge_is_said_of_all() -> None:
    near = figure(5, qualifier=Qualifier.ABOUT, year=PartialDate(2002))
    chart = limited(chart_of(Form.LINE, {"One": [5, 5]}, COUNTS), One=near)
    assert said(chart) == "Every value reported for One is about 5."


def test_all_who_have_the_highest_value_are_named() -> None:
    assert said(chart_of(Form.BARS, {"One": [5], "Two": [5], "Six": [1]})) == (
        "One and Two have the highest value, 5; Six the lowest, 1."
    )
    parts = replace(chart_of(Form.PARTS, {"One": [5], "Two": [5]}), whole=figure(10))
    assert said(parts) == (
        "The largest parts are those of One and Two, 5, of a printed total of 10. "
        "The parts add up to it."
    )


def test_what_has_always_been_negative_is_so_to_the_end() -> None:
    assert said(chart_of(Form.MULTIPLES, {"One": [-5, -3], "Two": [3, 1]})).endswith(
        "Negative up to the last year reported: One."
    )
