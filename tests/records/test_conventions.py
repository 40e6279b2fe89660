"""What a report counts with: told by it, otherwise by a source, and else as in Japan."""

from __future__ import annotations

from builders import report, the_unit
from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period, Picture
from oda_reports.records.report import conventions_of
from oda_reports.records.statistics import Observation
from oda_reports.records.units import UNITS, Unit
from oda_reports.records.vocabulary import NamedAfter

OWN = {
    "patients": {"singular": "patient", "plural": "patients", "whole": True},
    "tonnes": {"singular": "metric ton", "plural": "metric tons", "whole": False, "symbol": "t"},
}
FROM_OCTOBER = FiscalYear(10, NamedAfter.END)
FROM_JULY = FiscalYear(7, NamedAfter.END)
BOTH = Conventions(FROM_OCTOBER, {"bank": FROM_JULY})


def test_without_a_word_of_the_report_fiscal_years_are_counted_as_in_japan() -> None:
    assert DEFAULT.fiscal_year_of("bank") == JAPANESE


def test_a_source_may_count_otherwise() -> None:
    assert BOTH.fiscal_year_of("bank") == FROM_JULY
    assert BOTH.fiscal_year_of("review") == FROM_OCTOBER
    assert BOTH.fiscal_year_of(None) == FROM_OCTOBER
    assert BOTH.fiscal_year_of(["bank"]) == FROM_OCTOBER


def test_only_conventions_are_taken_for_such() -> None:
    assert Conventions.within(BOTH) is BOTH
    assert Conventions.within({"fiscal_year": FROM_JULY}) is DEFAULT


def test_what_was_read_in_a_source_is_read_by_its_fiscal_years_wherever_the_source_stands() -> None:
    dated = {"year": "FY2023", "area": "one", "value": 1, "source": "bank"}
    read = Observation.model_validate(dated, context=BOTH)
    period = Period.model_validate({"start": "FY2023", "source": "bank"}, context=BOTH)
    shown = {"caption": "c", "date": "FY2023", "source": "bank"}
    picture = Picture.model_validate(shown, context=BOTH)
    meant = PartialDate(2023, fiscal=FROM_JULY)
    assert (read.year, period.start, picture.date) == (meant, meant, meant)


def test_what_has_no_source_of_its_own_is_read_by_the_fiscal_years_of_the_report() -> None:
    period = Period.model_validate({"start": "FY2023"}, context=BOTH)
    assert period.start == PartialDate(2023, fiscal=FROM_OCTOBER)


def test_a_report_counts_with_its_own_units_beside_those_of_every_report() -> None:
    conventions = conventions_of(report(units=OWN), {})
    patients = conventions.unit("patients")
    assert patients == Unit("patients", "patient", "patients", is_counted=True)
    assert conventions.unit("persons") is UNITS["persons"]
    assert conventions.unit("JPY") is the_unit("JPY")
    assert conventions.unit("furlongs") is None


def test_a_unit_of_the_report_takes_the_place_of_one_with_its_word() -> None:
    tonnes = conventions_of(report(units=OWN), {}).unit("tonnes")
    assert tonnes and (tonnes.label, tonnes.symbol) == ("metric tons", "t")


def test_of_a_report_that_cannot_be_read_any_word_may_be_a_unit() -> None:
    unread = conventions_of(None, {})
    assert unread.unit("furlongs") == Unit("furlongs", "furlongs", "furlongs")
    assert unread.unit("XXX") is None
