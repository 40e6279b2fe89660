"""What a report counts with."""

from __future__ import annotations

from builders import report, the_unit
from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.units import UNITS, Unit
from oda_reports.records.vocabulary import Kind

OWN = {
    "patients": {"singular": "patient", "plural": "patients", "whole": True},
    "tonnes": {"singular": "metric ton", "plural": "metric tons", "whole": False, "symbol": "t"},
}


def test_a_report_counts_with_its_own_units_beside_those_of_every_report() -> None:
    conventions = Conventions.of(report(units=OWN))
    patients = conventions.unit("patients")
    assert patients == Unit("patients", "patient", "patients", is_counted=True)
    assert conventions.unit("persons") is UNITS["persons"]
    assert conventions.unit("JPY") is the_unit("JPY")
    assert conventions.unit("furlongs") is None


def test_a_unit_of_the_report_takes_the_place_of_one_with_its_word() -> None:
    tonnes = Conventions.of(report(units=OWN)).unit("tonnes")
    assert tonnes and (tonnes.label, tonnes.symbol) == ("metric tons", "t")


def test_of_a_report_that_cannot_be_read_any_word_may_be_a_unit() -> None:
    unread = Conventions.of(None)
    assert unread.unit("furlongs") == Unit("furlongs", "furlongs", "furlongs")
    assert unread.unit("XXX") is None


def test_without_a_context_the_defaults_hold() -> None:
    own = Conventions.of(report(units=OWN))
    assert Conventions.within(own) is own
    assert Conventions.within(None) is DEFAULT
    assert Conventions.within(Kind.EVENTS) is DEFAULT
