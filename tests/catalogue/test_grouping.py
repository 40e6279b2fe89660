"""Values by a key, and ordered lists of records brought together."""

from __future__ import annotations

from builders import record
from oda_reports.catalogue.grouping import grouped, merged
from oda_reports.records.glossary import Theme
from planned import ids


def test_values_keep_their_order_and_stand_once_after_each_other() -> None:
    assert grouped([("a", 1), ("b", 2), ("a", 3), ("a", 3)]) == {"a": (1, 3), "b": (2,)}
    assert grouped([]) == {}


def test_records_of_several_lists_stand_once_in_their_order() -> None:
    one, two, three = (record(Theme, id) for id in ("one", "two", "three"))
    order = {"one": 0, "two": 1, "three": 2}
    assert ids(merged([(two, three), (), (one, two)], order)) == ["one", "two", "three"]
    assert merged([(), (three, one)], order) == (three, one), "one list alone is in order"
    assert merged([(), ()], order) == ()
