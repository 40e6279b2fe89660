"""Figures that differ between two catalogues, and what is doubted about them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import catalogue, flows, record
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.catalogue import Key
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.review.figure_changes import (
    Doubt,
    FigureChange,
    about_of,
    figure_changes,
    is_jump,
    is_power_of_ten_apart,
    printed_name,
)

TABLE = record(Source, "table")


def project(id: str, **amount: Any) -> Project:
    whole = {"currency": "USD", "source": "review", "label": "Grant", **amount}
    return record(Project, id, title="Ship", amounts={"grant": whole})


def changes(
    before: Record, after: Record, renamed: dict[Key, Key] | None = None
) -> tuple[FigureChange, ...]:
    return figure_changes(catalogue(before, TABLE), catalogue(after, TABLE), renamed or {})


def doubts(before: dict[str, Any], after: dict[str, Any]) -> set[Doubt]:
    """The doubts about the one observation that changed."""
    (change,) = changes(flows(before), flows(after))
    return set(change.doubts)


def test_figures_that_are_the_same_are_no_change() -> None:
    assert changes(flows({"value": 5}), flows({"value": Decimal("5.0")})) == ()


def test_a_change_says_what_it_counts_where_and_when() -> None:
    observed, other = {"since": 1993, "edition": 2024}, {"since": 1993, "edition": 2021}
    (change,) = changes(
        flows({**observed, "value": 10}, other), flows({**observed, "value": 11}, other)
    )
    assert change.about == "Net ODA, One"
    assert change.moment == "since 1993, printed in the 2024 edition"
    assert change.difference == 1
    assert change.percent == 10


def test_a_year_that_is_counted_otherwise_is_another_date() -> None:
    before, after = ({"year": PartialDate(2023, fiscal=rule)} for rule in (JAPANESE, FiscalYear(7)))
    assert doubts(before, after) == {Doubt.DATE}


def test_a_figure_of_a_project_is_named_by_its_label_and_the_project() -> None:
    (change,) = changes(project("ship", value=5), project("ship", value=6))
    assert (change.about, change.moment) == ("Grant, Ship", "")


@pytest.mark.parametrize(
    ("before", "after", "doubt"),
    [
        ({"value": 10}, {"value": 11}, Doubt.SAME_PLACE),
        ({"value": 10, "qualifier": "about"}, {"value": 10}, Doubt.SAME_PLACE),
        ({"value": 10}, {"state": "nil"}, Doubt.SAME_PLACE),
        ({"value": 10}, {"value": 15}, Doubt.JUMP),
        ({"value": 0}, {"value": 1}, Doubt.JUMP),
        ({"value": 10}, {"value": -10}, Doubt.SIGN),
        ({"value": 12}, {"value": 120}, Doubt.POWER_OF_TEN),
        ({"value": 10}, {"value": 10, "source": "table"}, Doubt.SOURCE),
    ],
)
def test_what_a_reviewer_looks_at_twice(
    before: dict[str, Any], after: dict[str, Any], doubt: Doubt
) -> None:
    assert doubt in doubts(before, after)


def test_a_small_correction_from_another_place_leaves_no_doubt() -> None:
    assert doubts({"value": 10, "place": "page 1"}, {"value": 11, "place": "page 2"}) == set()


def test_a_place_alone_is_a_change() -> None:
    assert doubts({"value": 10}, {"value": 10, "place": "page 2"}) == set()


def test_values_of_two_units_or_measures_have_no_difference() -> None:
    for fields in ({"unit": "EUR"}, {"measure": "share"}):
        (change,) = changes(flows({"value": 10}), flows({"value": 90}, **fields))
        assert {Doubt.UNIT, Doubt.MEASURE} & set(change.doubts)
        assert (change.difference, change.percent) == (None, None)


def test_a_change_of_sign_or_from_nothing_has_no_percentage() -> None:
    for value in (0, -4):
        (change,) = changes(flows({"value": value}), flows({"value": 4}))
        assert change.difference == 4 - value
        assert change.percent is None


def test_the_percentage_of_a_negative_value_has_the_sign_of_the_difference() -> None:
    (change,) = changes(flows({"value": -10}), flows({"value": -11}))
    assert change.percent == -10


def test_figures_without_their_source_are_named_though_nothing_else_changed() -> None:
    figures = flows({"value": 10, "source": "table"})
    (change,) = figure_changes(catalogue(figures, TABLE), catalogue(figures), {})
    assert change.doubts == (Doubt.SOURCE_LOST,)


def test_new_figures_and_those_that_are_gone_stand_after_those_that_changed() -> None:
    found = changes(
        flows({"year": 2020, "value": 1}, {"year": 2021, "value": 1}),
        flows({"year": 2022, "value": 3}, {"year": 2021, "value": 2}),
    )
    assert [(change.moment, bool(change.before), bool(change.after)) for change in found] == [
        ("2021", True, True),
        ("2022", False, True),
        ("2020", True, False),
    ]


def test_a_figure_follows_its_record_to_a_new_id() -> None:
    renamed = {(Kind.PROJECTS, "boat"): (Kind.PROJECTS, "ship")}
    assert changes(project("boat", value=5), project("ship", value=5), renamed) == ()
    assert len(changes(project("boat", value=5), project("ship", value=5))) == 2


def test_a_figure_follows_its_area_and_source_to_their_new_ids() -> None:
    renamed = {
        (Kind.COUNTRIES, "old"): (Kind.COUNTRIES, "one"),
        (Kind.SOURCES, "book"): (Kind.SOURCES, "review"),
    }
    before = flows({"area": "old", "source": "book", "year": 2020, "value": 1})
    after = flows({"year": 2020, "value": 1})
    assert changes(before, after, renamed) == ()


def test_an_area_whose_record_cannot_be_read_is_called_by_its_id() -> None:
    (change,) = changes(
        flows({"area": "nowhere", "value": 10}), flows({"area": "nowhere", "value": 11})
    )
    assert change.about == "Net ODA, nowhere"


def readings(*others: dict[str, Any], **first: Any) -> Project:
    """A project whose grant some sources print."""
    whole = {"currency": "USD", "label": "Grant", "value": 202, "source": "review-2024", **first}
    return record(Project, "ship", title="Ship", amounts={"grant": {**whole, "readings": others}})


def in_editions(before: Record, after: Record) -> tuple[FigureChange, ...]:
    return figure_changes(catalogue(before), catalogue(after, edition="2025"), {})


def test_a_new_reading_leaves_the_one_that_stood_as_it_is() -> None:
    newer = {"value": 240, "source": "review-2025"}
    (new,) = in_editions(readings(), readings(newer))
    assert new.before is None and new.after
    assert new.after.value == 240
    assert new.after.address == "projects/ship/amounts/grant"
    (new,) = figure_changes(catalogue(readings()), catalogue(readings(newer)), {})
    assert new.after and new.after.address == "projects/ship/amounts/grant@2025"


def test_a_reading_that_was_mended_is_the_same_reading_wherever_it_stands() -> None:
    newer = {"value": 240, "source": "review-2025"}
    changed, new = in_editions(readings(), readings(newer, value=203))
    assert changed.before and changed.after
    assert [changed.before.value, changed.after.value] == [202, 203]
    assert [aspect.name for aspect in changed.aspects][-1:] == ["value"]
    assert "address" not in {aspect.name for aspect in changed.aspects}
    assert new.before is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (readings(), readings(value=2020, source="review-2025")),
        (flows({"edition": 2024, "value": 10}), flows({"edition": 2025, "value": 100})),
        (
            flows({"edition": 2023}, {"edition": 2024, "value": 10}),
            flows({"edition": 2023}, {"edition": 2025, "value": 100}),
        ),
    ],
)
def test_a_value_that_the_next_edition_was_written_over_is_the_one_doubt(
    before: Record, after: Record
) -> None:
    (change,) = in_editions(before, after)
    assert change.doubts == (Doubt.OVERWRITTEN,)
    assert change.doubts[0].is_grave


def test_an_older_edition_that_is_gone_was_not_written_over() -> None:
    before = flows({"edition": 2021}, {"edition": 2024, "value": 2})
    new, gone = in_editions(before, flows({"edition": 2024, "value": 2}, {"edition": 2025}))
    assert (new.before, gone.after) == (None, None)
    assert gone.before and gone.before.edition == "2021"


def test_a_reading_that_is_gone_beside_the_one_that_stands_is_gone() -> None:
    older = {"value": 200, "source": "review-2021"}
    (gone,) = figure_changes(catalogue(readings(older)), catalogue(readings()), {})
    assert gone.after is None
    assert gone.before and gone.before.address == "projects/ship/amounts/grant@2021"


def test_a_reading_is_known_by_who_prints_it() -> None:
    figures = catalogue(readings({"value": 240, "source": "review"})).figures
    assert sorted(map(printed_name, figures.values())) == [
        "projects/ship/amounts/grant@2024",
        "projects/ship/amounts/grant@review",
    ]


def test_a_figure_of_a_record_is_called_by_its_label() -> None:
    base = catalogue(readings())
    assert about_of(base.figures["projects/ship/amounts/grant"], base) == "Grant, Ship"


@pytest.mark.parametrize(
    ("before", "after", "apart"),
    [
        ("13", "130", True),
        ("13", "0.13", True),
        ("13.2", "13200", True),
        ("-2", "-2000000", True),
        ("100", "1005", True),
        ("100", "995", True),
        ("100", "1020", False),
        ("13", "26", False),
        ("13", "13.1", False),
        ("0", "10", False),
    ],
)
def test_a_slipped_point_is_a_power_of_ten_within_a_percent(
    before: str, after: str, apart: bool
) -> None:
    assert is_power_of_ten_apart(Decimal(before), Decimal(after)) is apart


def test_a_jump_is_half_of_the_value_before() -> None:
    assert is_jump(Decimal(10), Decimal(5))
    assert not is_jump(Decimal(10), Decimal("5.1"))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.integers(1, 6))
def test_a_value_times_a_power_of_ten_is_found_both_ways(value: Decimal, power: int) -> None:
    other = value.scaleb(power)
    assert is_power_of_ten_apart(value, other) is bool(value)
    assert is_power_of_ten_apart(other, value) is bool(value)
