"""What a report counts with: told by it, otherwise by a source, and else as in Japan."""

from __future__ import annotations

from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period, Picture
from oda_reports.records.statistics import Observation
from oda_reports.records.vocabulary import NamedAfter

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
