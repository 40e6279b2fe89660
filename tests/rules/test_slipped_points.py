"""A value that is ten or a thousand times those beside it is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import catalogue_of, flows, folder_of, statistic
from checkings import checking, places, said
from conftest import EXAMPLE, REAL
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.statistics import Statistic
from oda_reports.rules.checking import Checking
from oda_reports.rules.slipped_points import values_have_the_point_of_their_neighbours


def series(*values: int | str) -> Statistic:
    years = {str(year): Decimal(value) for year, value in enumerate(values, 2010)}
    return flows(series=[{"area": "one", "source": "review", "values": years}], scale="million")


def slipped(*values: int | str) -> list[int]:
    """The positions of the values that are asked about."""
    found = places(values_have_the_point_of_their_neighbours, checking(series(*values)))
    return [int(place[-4:]) - 2010 for place in found]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((31, 34, 360, 37, 41), [2]),
        ((31, 34, "3.6", 37, 41), [2]),
        ((31, 34, 36000, 37, 41), [2]),
        ((31, 34, "0.036", 37, 41), [2]),
        ((310, 34, 36, 37, 41), [0]),
        ((31, 34, 36, 37, 410), [4]),
        ((31, 34, 200, 37, 41), []),
        ((31, 34, 36, 37, 41), []),
        ((31, -34, 360, 37, 41), []),
        ((31, 5, 360, 60, 41), []),
        ((31, 340, 41), []),
        ((0, 0, 360, 0, 0), []),
        ((1, 10, 100, 1000, 10000), []),
        ((31, 34, 360, 370, 410), []),
    ],
)
def test_a_value_is_asked_about_where_its_point_alone_sets_it_apart(
    values: tuple[int | str, ...], found: list[int]
) -> None:
    assert slipped(*values) == found


@given(
    st.integers(20, 60), st.integers(4, 12), st.integers(1, 10), st.sampled_from([-2, -1, 1, 2, 3])
)
def test_a_slip_in_a_calm_series_is_always_found_and_alone(
    usual: int, years: int, at: int, power: int
) -> None:
    values = [Decimal(usual + year % 3) for year in range(years)]
    at %= years
    values[at] = values[at].scaleb(power)
    assert slipped(*map(str, values)) == [at]


def test_what_would_be_written_is_said_in_the_scale_of_the_record() -> None:
    ((place, code, message, help),) = said(
        values_have_the_point_of_their_neighbours, checking(series(31, 34, 36000, 37))
    )
    assert (place, code) == ("statistics/oda/series/0/values/2012", "W448")
    assert message == "36000 for 2012 is about 1,000 times the values of the years beside it"
    assert help.startswith("if its point has slipped, write 36; ")


def test_a_note_of_the_value_answers_and_parts_and_fractions_are_not_asked_about() -> None:
    def observed(**last: object) -> list[str]:
        values: list[dict[str, object]] = [
            {"year": year, "value": 30} for year in range(2010, 2014)
        ]
        made = statistic(*values, {"year": 2014, "value": 300, **last})
        return places(values_have_the_point_of_their_neighbours, checking(made))

    assert observed() == ["statistics/oda/observations/4/value"]
    assert observed(note="A large year.") == []
    assert observed(breakdown={"sex": "women"}) == []
    assert observed(nature="target") == []


@pytest.mark.parametrize("path", [EXAMPLE, REAL], ids=["example", "real"])
def test_no_report_here_is_asked_about_a_value_that_is_printed_so(path) -> None:  # type: ignore[no-untyped-def]
    looked_at = Checking(folder_of(path), catalogue_of(path))
    assert list(values_have_the_point_of_their_neighbours(looked_at)) == []
