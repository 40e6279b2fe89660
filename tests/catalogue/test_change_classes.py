"""Of which class a difference is between what two editions print, each only where it is true."""

from __future__ import annotations

from typing import Any

import pytest
from builders import figure, the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.change_classes import (
    classes_between,
    goes_on,
    period_of,
)
from oda_reports.figures.figure import Figure
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    ChangeClass,
    Flow,
    Kind,
    Measure,
    Nature,
    Qualifier,
    Scale,
    Standing,
    StatedChange,
    ValueState,
)

OF_2020: dict[str, Any] = {"as_of": PartialDate(2020)}
OF_2022: dict[str, Any] = {"as_of": PartialDate(2022)}
IN_2020: dict[str, Any] = {"year": PartialDate(2020)}
TARGET: dict[str, Any] = {"nature": Nature.TARGET}
NONE: dict[str, Any] = {"state": ValueState.NOT_REPORTED}
NIL: dict[str, Any] = {"state": ValueState.NIL}


def result(value: str | int | None = 1, unit: str = "persons", **fields: Any) -> Figure:
    """A figure of a project under a key of its own."""
    return figure(value, the_unit(unit), kind=Kind.PROJECTS, record="ship", **fields)


def paid(value: int, **fields: Any) -> Figure:
    return result(value, "EUR", flow=Flow.GROSS_DISBURSEMENT, **fields)


def grant(value: int, **fields: Any) -> Figure:
    return result(value, "EUR", flow=Flow.COMMITMENT, **fields)


def lost(value: int, **fields: Any) -> Figure:
    """A figure of an event."""
    return figure(value, kind=Kind.EVENTS, record="storm", **fields)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # Results are counted on.
        (result(202), result(240), "later-count"),
        (result(202, **OF_2020), result(240, **OF_2022), "later-count"),
        (result(202), result(202), None),
        (result(202, **OF_2020), result(202, **OF_2020), None),
        (result(202, **OF_2020), result(203, **OF_2020), "revision"),
        (result(240), result(202), "lower-count"),
        (result(240, **OF_2022), result(202, **OF_2020), "other-period"),
        # What was less than 500 may have been 400; what is more than 480 may be 510.
        (result(500, qualifier=Qualifier.LESS_THAN), result(450), "later-count"),
        (result(500), result(480, qualifier=Qualifier.MORE_THAN), "later-count"),
        # Levels: neither edition says of when.
        (result(60, "percent"), result(65, "percent"), "other-value"),
        (result(60, "percent", **OF_2020), result(65, "percent"), "other-value"),
        (result(60, "percent", **OF_2020), result(65, "percent", **OF_2022), "new"),
        (result(60, "percent", **OF_2020), result(65, "percent", **OF_2020), "revision"),
        # Money: a grant is revised, what was paid out goes on.
        (grant(900), grant(950), "revision"),
        (paid(900), paid(950), "later-count"),
        # What happened is over.
        (lost(5200), lost(5400), "revision"),
        (lost(5200, **OF_2020), lost(5400, **OF_2022), "later-count"),
        # Aims.
        (result(350, **TARGET), result(400, **TARGET), "revision"),
        (result(350, **TARGET, **OF_2020), result(350, **TARGET, **OF_2022), "aim-moved"),
        (result(350, **TARGET, **OF_2020), result(400, **TARGET, **OF_2022), "aim-moved"),
        (result(350, **TARGET, **OF_2020), result(350, **TARGET, **OF_2020), None),
        (result(60, nature=Nature.BASELINE), result(66, nature=Nature.BASELINE), "revision"),
        # States.
        (result(None, **NONE), result(240), "new"),
        (result(None, **NONE), result(None, **NIL), "new"),
        (result(202), result(None, **NONE), "gone"),
        (result(202), result(None, state=ValueState.WITHHELD), "gone"),
        (result(None, **NIL), result(None, **NONE), "gone"),
        (result(None, **NONE), result(None, **NONE), None),
        (result(None, **NIL), result(12), "later-count"),
        (figure(12, **IN_2020), figure(None, **IN_2020, **NIL), "revision"),
        # Ranges.
        (result(None, low=40, high=60), result(None, low=40, high=60), None),
        (result(None, low=40, high=60), result(None, low=70, high=80), "later-count"),
        (result(None, low=40, high=60), result(None, low=10, high=20), "lower-count"),
        (result(None, low=40, high=60), result(50), "later-count"),
        (grant(50), result(None, "EUR", flow=Flow.COMMITMENT, low=40, high=60), "revision"),
        # Decimals.
        (figure("17.4", **IN_2020), figure("17.35", **IN_2020), "rounding"),
        (figure("17.35", **IN_2020), figure("17.4", **IN_2020), "rounding"),
        (figure("17.3", **IN_2020), figure("17.36", **IN_2020), "revision"),
        (figure("13000", **IN_2020), figure("13220", **IN_2020), "revision"),
        (figure("1.74E7", **IN_2020, scale=Scale.MILLION),
         figure("1.735E7", **IN_2020, scale=Scale.MILLION), "rounding"),
    ],
)  # fmt: skip
def test_a_difference_is_called_what_it_is(
    before: Figure, after: Figure, found: str | None
) -> None:
    classes = [one for one in classes_between(before, after) if one is not ChangeClass.WORDING]
    assert classes == ([found] if found else [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (result(5), result(5, qualifier=Qualifier.ABOUT)),
        (result(5), result(5, since=PartialDate(1988))),
        (result(5, **OF_2020), result(5)),
        (result(5), result(5, **OF_2020)),
        (result(5, standing=Standing.PROVISIONAL), result(5, standing=Standing.FINAL)),
        (result(0), result(None, **NIL)),
        (result(None, **NONE), result(None, state=ValueState.NOT_YET_SET)),
    ],
)
def test_other_words_around_the_same_number_are_no_other_number(
    before: Figure, after: Figure
) -> None:
    assert classes_between(before, after) == (ChangeClass.WORDING,)


def test_a_number_that_an_older_limit_allows_is_no_revision_of_it() -> None:
    limit = result(5, qualifier=Qualifier.LESS_THAN, **IN_2020)
    for number, found in ((4, ChangeClass.WORDING), (7, ChangeClass.REVISION)):
        assert classes_between(limit, result(number, **IN_2020))[0] is found
    more = result(7, qualifier=Qualifier.LESS_THAN, **IN_2020)
    assert classes_between(limit, more) == (ChangeClass.REVISION,)


def test_counts_with_one_end_from_two_starts_are_no_revision() -> None:
    before = result(40, since=PartialDate(1990), **OF_2020)
    after = result(30, since=PartialDate(2000), **OF_2020)
    assert classes_between(before, after)[0] is ChangeClass.OTHER_PERIOD


def test_a_definition_that_changed_between_two_editions_makes_no_revision_of_them() -> None:
    before, after = figure(5, **IN_2020), figure(7, **IN_2020)
    assert classes_between(before, after, redefined=True) == (ChangeClass.REDEFINITION,)
    stated = figure(7, **IN_2020, change=StatedChange.CORRECTION)
    assert classes_between(before, stated) == (ChangeClass.CORRECTION,)
    assert classes_between(before, stated, stated=False) == (ChangeClass.REVISION,)


numbers = st.one_of(
    st.builds(
        result,
        st.integers(0, 9),
        as_of=st.none() | st.builds(PartialDate, st.integers(2000, 2005)),
    ),
    st.builds(grant, st.integers(0, 9)),
    st.builds(figure, st.integers(0, 9), year=st.builds(PartialDate, st.integers(2000, 2005))),
    st.builds(result, st.none(), state=st.sampled_from([ValueState.NIL, ValueState.WITHHELD])),
)  # fmt: skip


@given(numbers)
def test_a_number_does_not_differ_from_itself(one: Figure) -> None:
    assert classes_between(one, one) == ()


@given(numbers, numbers)
def test_only_two_numbers_of_one_time_are_a_revision(before: Figure, after: Figure) -> None:
    if ChangeClass.REVISION in classes_between(before, after):
        assert period_of(before) == period_of(after)
        assert before.prints_number
        assert after.prints_number
    assert len(classes_between(before, after)) <= 2


@pytest.mark.parametrize(
    ("one", "goes"),
    [
        (figure(1, measure=Measure.CUMULATIVE_AMOUNT), True),
        (figure(1, measure=Measure.SHARE), False),
        (result(1, "hectares"), False),
        (result(1, **IN_2020), False),
        (lost(1), False),
        (lost(1, since=PartialDate(2020)), True),
        (grant(1), False),
        (paid(1), True),
    ],
)
def test_what_a_later_number_holds_too_goes_on(one: Figure, goes: bool) -> None:
    assert goes_on(one) is goes
