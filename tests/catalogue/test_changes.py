"""What became of a number from one edition to the next: classes, words, and what goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import figure, the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.changes import Change, changes_between, goes_on, horizon_of, told
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    ChangeClass,
    Kind,
    Measure,
    Nature,
    Qualifier,
    StatedChange,
    ValueState,
)


def total(edition: str, value: int | None, end: int | None = None, **said: Any) -> Figure:
    """A count of an area that goes on, as an edition prints it."""
    return figure(
        value,
        the_unit("items"),
        address=f"statistics/pumps/tessara@{edition}",
        record="pumps",
        measure=Measure.CUMULATIVE_COUNT,
        area="tessara",
        as_of=PartialDate(end) if end else None,
        edition=edition,
        **said,
    )


def yearly(edition: str, *years: int, value: int = 5) -> list[Figure]:
    """One value of each year, as an edition prints them."""
    return [figure(value, year=PartialDate(year), edition=edition) for year in years]


def classes(older: Figure, newer: Figure) -> tuple[ChangeClass, ...]:
    """Of the one change between two values."""
    (change,) = changes_between([older], [newer])
    return change.classes


totals = st.lists(
    st.builds(
        total,
        st.just("2020"),
        st.integers(0, 9),
        st.none() | st.integers(2000, 2009),
        qualifier=st.none() | st.sampled_from(Qualifier),
    ),
    unique_by=lambda figure: figure.as_of,
    max_size=6,
)
prints = st.one_of(
    totals,
    st.lists(st.integers(2000, 2009), unique=True).map(lambda years: yearly("2020", *years)),
)


@given(prints)
def test_an_edition_does_not_differ_from_itself(figures: list[Figure]) -> None:
    assert not any(change.classes for change in changes_between(figures, figures))


@given(prints, prints)
def test_every_value_of_two_editions_stands_in_one_change(
    older: list[Figure], newer: list[Figure]
) -> None:
    changes = changes_between(older, newer)
    for figures, side in ((older, "before"), (newer, "after")):
        found = [id(figure) for one in changes if (figure := getattr(one, side))]
        assert sorted(found) == sorted(id(figure) for figure in figures)


@given(prints, prints, st.randoms(use_true_random=False))
def test_what_changed_does_not_hang_on_the_order_of_values(
    older: list[Figure], newer: list[Figure], dice: Any
) -> None:
    changes = changes_between(older, newer)
    dice.shuffle(older)
    dice.shuffle(newer)
    assert set(changes_between(older, newer)) == set(changes)


@given(prints, prints)
def test_a_correction_is_never_inferred(older: list[Figure], newer: list[Figure]) -> None:
    inferred = {name for change in changes_between(older, newer) for name in change.classes}
    assert not inferred & {ChangeClass.CORRECTION, ChangeClass.REDEFINITION, ChangeClass.GONE}


SINCE_1990 = PartialDate(1990)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (total("2018", 40, 2016), total("2021", 55, 2019), "later-count"),
        (total("2018", 40), total("2021", 55), "later-count"),
        (total("2018", 40, 2016), total("2021", 55), "later-count"),
        (total("2018", 40, 2016), total("2021", 40, 2019), "later-count"),
        (total("2018", 40), total("2021", 40), None),
        (total("2018", 40), total("2021", 30), "lower-count"),
        (total("2018", 40, 2016), total("2021", 30, 2019), "lower-count"),
        (total("2018", 40, 2016), total("2021", 41, 2016), "revision"),
        (total("2018", 40, 2016), total("2021", 30, 2016), "revision"),
        (total("2018", 40, 2016), total("2021", 30, 2014), "other-period"),
    ],
)
def test_a_count_that_goes_on_is_a_later_count_unless_both_say_their_ends(
    before: Figure, after: Figure, found: str | None
) -> None:
    assert classes(before, after) == ((found,) if found else ())


def test_counts_from_two_starts_are_of_two_periods() -> None:
    before, after = total("2018", 40, since=SINCE_1990), total("2021", 20, since=PartialDate(2000))
    assert classes(before, after) == (ChangeClass.OTHER_PERIOD, ChangeClass.WORDING)


def test_what_a_source_says_of_a_change_goes_before_what_the_numbers_tell() -> None:
    before = total("2018", 40, 2016)
    after = total("2021", 55, 2019, change=StatedChange.CORRECTION)
    assert classes(before, after) == (ChangeClass.CORRECTION,)
    (unstated,) = changes_between([before], [after], stated=False)
    assert unstated.classes == (ChangeClass.LATER_COUNT,)


def test_a_number_is_gone_only_where_its_record_says_that_it_is_not_reported() -> None:
    before = total("2018", 40, 2016)
    gone = total("2021", None, state=ValueState.NOT_REPORTED)
    assert classes(before, gone) == (ChangeClass.GONE,)
    (lacking,) = changes_between([before], [])
    assert lacking.classes == (ChangeClass.ONLY_OLDER,)


def test_a_value_of_a_year_is_new_where_the_older_edition_could_not_have_it() -> None:
    older, newer = yearly("2022", 2020, 2021), yearly("2024", 2021, 2022, 2019)
    changes = changes_between(older, newer, horizon=horizon_of("2022", older))
    assert [(str(change.figure.year), change.classes) for change in changes] == [
        ("2021", ()),
        ("2022", (ChangeClass.NEW,)),
        ("2019", (ChangeClass.ONLY_NEWER,)),
        ("2020", (ChangeClass.ONLY_OLDER,)),
    ]


def test_values_of_two_years_are_two_though_each_is_the_only_one() -> None:
    changes = changes_between(yearly("2022", 2021), yearly("2024", 2023))
    assert [change.classes for change in changes] == [
        (ChangeClass.ONLY_NEWER,),
        (ChangeClass.ONLY_OLDER,),
    ]


def test_another_value_of_the_same_year_is_a_revision() -> None:
    (change,) = changes_between(yearly("2022", 2021), yearly("2024", 2021, value=7))
    assert change.classes == (ChangeClass.REVISION,)
    assert told(change, Formatter()) == "Higher by 2"


def test_the_only_values_of_two_spans_are_one_thing_and_the_later_is_new() -> None:
    def span(edition: str, first: int, last: int) -> Figure:
        return figure(5, start=PartialDate(first), end=PartialDate(last), edition=edition)

    assert classes(span("2018", 2001, 2005), span("2021", 2006, 2010)) == (ChangeClass.NEW,)
    assert classes(span("2018", 2001, 2005), span("2021", 1996, 2000)) == (
        ChangeClass.OTHER_PERIOD,
    )


@pytest.mark.parametrize(
    ("edition", "years", "last"),
    [
        ("2022", [2019, 2020], 2020),
        ("2022", [], 2021),
        ("review-2022.1", [], 2021),
        ("fourth", [], None),
        ("120221", [], None),
    ],
)
def test_an_edition_ends_with_the_last_year_that_it_prints_or_can(
    edition: str, years: list[int], last: int | None
) -> None:
    horizon = horizon_of(edition, yearly(edition, *years))
    assert horizon == ((last, 12, 31) if last else None)


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ({"measure": Measure.CUMULATIVE_COUNT}, True),
        ({"measure": Measure.COUNT}, False),
        ({"measure": Measure.CUMULATIVE_COUNT, "year": PartialDate(2020)}, False),
        ({"measure": Measure.CUMULATIVE_COUNT, "nature": Nature.TARGET}, False),
        ({"kind": Kind.PROJECTS}, True),
        ({"kind": Kind.PROJECTS, "unit": the_unit("USD")}, False),
        ({"kind": Kind.PROJECTS, "unit": the_unit("percent")}, False),
        ({"kind": Kind.PROJECTS, "end": PartialDate(2020)}, False),
    ],
)
def test_a_count_goes_on_where_a_later_one_holds_it_too(said: dict[str, Any], goes: bool) -> None:
    assert goes_on(figure(5, **said)) == goes


def test_a_cumulative_count_is_never_subtracted() -> None:
    (change,) = changes_between([total("2018", 40, 2017)], [total("2021", 55, 2017)])
    assert change.classes == (ChangeClass.REVISION,)
    assert told(change, Formatter()) == ""


ABOUT = {"qualifier": Qualifier.ABOUT}
SINCE = {"since": SINCE_1990}
TO_2016 = {"as_of": PartialDate(2016)}
TO_FISCAL_2016 = {"as_of": PartialDate(2016, fiscal=JAPANESE)}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, ABOUT, "“about” was added"),
        (ABOUT, {}, "“about” was left out"),
        (ABOUT, {"qualifier": Qualifier.MORE_THAN}, "“about” became “more than”"),
        ({}, SINCE, "A start, 1990, was added"),
        (SINCE, {}, "A start is no longer given"),
        (SINCE, {"since": PartialDate(1992)}, "The start moved from 1990 to 1992"),
        (
            TO_2016,
            TO_FISCAL_2016,
            "Period: up to 2016, then up to fiscal year 2016; the end is a fiscal year",
        ),
        (
            TO_FISCAL_2016,
            TO_2016,
            "Period: up to fiscal year 2016, then up to 2016; the end is a calendar year",
        ),
        ({**ABOUT, **SINCE, **TO_2016}, {**ABOUT, **SINCE, **TO_2016}, ""),
    ],
)
def test_a_page_says_what_stands_otherwise_around_a_number(
    before: dict[str, Any], after: dict[str, Any], words: str
) -> None:
    (change,) = changes_between([figure(5, **before)], [figure(5, **after)])
    assert (ChangeClass.WORDING in change.classes) == bool(words)
    assert told(change, Formatter()) == words


def test_a_later_end_is_a_later_count_and_no_other_wording() -> None:
    (change,) = changes_between([total("2020", 5, 2000)], [total("2021", 6, 2001)])
    assert change.classes == (ChangeClass.LATER_COUNT,)
    assert told(change, Formatter()) == "Period: up to 2000, then up to 2001"


def test_a_change_tells_the_notes_of_both_sides_and_whether_both_are_there() -> None:
    before, after = total("2018", 40, 2017), total("2021", 55, 2017)
    noted = replace(before, editor_note="Read twice."), replace(after, editor_note="Misprint.")
    (change,) = changes_between([noted[0]], [noted[1]])
    assert (change.figure, change.is_of_both) == (noted[1], True)
    assert change.editor_notes == (("before", "Read twice."), ("after", "Misprint."))
    (later,) = changes_between([before], [noted[1]])
    assert later.editor_notes == (("after", "Misprint."),)
    alone = Change(before, None)
    assert (alone.figure, alone.is_of_both, alone.editor_notes) == (before, False, ())
    assert told(alone, Formatter()) == ""
