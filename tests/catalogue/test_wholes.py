"""Figures and their parts: nothing stands in a list beside what holds it."""

from __future__ import annotations

from builders import figure
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.wholes import Wholes
from oda_reports.figures.figure import Figure
from oda_reports.records.vocabulary import ValueState
from planned import addresses


def one(address: str, part_of: str | None = None, value: int | None = 1) -> Figure:
    state = ValueState.REPORTED if value else ValueState.WITHHELD
    return figure(value, address=address, part_of=part_of, state=state)


def wholes(*figures: Figure) -> Wholes:
    return Wholes({each.address: each for each in figures})


def test_a_part_is_left_out_where_its_whole_stands_however_far_above() -> None:
    total, half, tenth = one("total"), one("half", "total"), one("tenth", "half")
    known = wholes(total, half, tenth)
    assert addresses(known.among([tenth, half, total])) == ["total"]
    assert addresses(known.among([tenth, total])) == ["total"]
    assert addresses(known.among([half, tenth])) == ["half"]
    assert addresses(known.parts_of(total)) == ["half"]


def test_a_part_stands_where_its_whole_has_no_number_or_is_not_there() -> None:
    total, half, lost = one("total", value=None), one("half", "total"), one("lost", "gone")
    known = wholes(total, half, lost)
    assert addresses(known.among([total, half, lost])) == ["total", "half", "lost"]


@given(st.lists(st.tuples(st.integers(0, 7), st.none() | st.integers(0, 7)), max_size=12))
def test_no_figure_of_a_list_is_a_part_of_another_and_none_is_lost(
    pairs: list[tuple[int, int | None]],
) -> None:
    figures = {
        f"{key}": one(f"{key}", None if above is None or above >= key else f"{above}")
        for key, above in pairs
    }
    kept = Wholes(figures).among(figures.values())
    assert not {each.part_of for each in kept} & set(addresses(kept))
    tops = {each.address for each in figures.values() if each.part_of not in figures}
    assert set(addresses(kept)) == tops


def test_a_circle_of_parts_comes_to_an_end() -> None:
    first, second = one("first", "second"), one("second", "first")
    assert addresses(wholes(first, second).among([first])) == ["first"]
