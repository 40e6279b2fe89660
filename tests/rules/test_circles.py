"""Ways that lead back: found from any name on them, and from none beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.rules.circles import circle_from

ABOVE = {"a": "b", "b": "c", "c": "a", "alone": "alone", "beside": "a", "below": "top"}


@pytest.mark.parametrize(
    ("start", "way"),
    [
        ("a", ["a", "b", "c"]),
        ("c", ["c", "a", "b"]),
        ("alone", ["alone"]),
        ("beside", []),
        ("below", []),
        ("top", []),
    ],
)
def test_a_way_is_a_circle_where_it_comes_back_to_its_beginning(start: str, way: list[str]) -> None:
    assert circle_from(start, ABOVE.get) == way


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_all_on_one_circle_find_the_same_names(above: dict[str, str]) -> None:
    circles = {name: set(circle_from(name, above.get)) for name in "abcdef"}
    met = {name: {frozenset(circles[other]) for other in circles[name]} for name in circles}
    assert met == {name: {frozenset(own)} if own else set() for name, own in circles.items()}
