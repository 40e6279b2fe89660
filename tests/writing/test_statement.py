"""The accessibility statement of a report."""

from __future__ import annotations

import pytest
from oda_reports.writing.statement import END_OF_RESULTS, RESULTS_OF, own_statement

PROGRAM = "# Accessibility\n\n| of the program |\n"
AFTER = f"{END_OF_RESULTS}\n\nMore.\n"
STATEMENT = f"{PROGRAM}{RESULTS_OF.format('sea-report')}\n| of the sea |\n{AFTER}"


def test_a_report_has_the_results_that_are_of_it() -> None:
    assert own_statement(STATEMENT, "sea-report") == STATEMENT


@pytest.mark.parametrize("report", ["sea", "sea-report-2", None])
def test_another_report_has_what_was_tested_of_the_program_alone(report: str | None) -> None:
    assert own_statement(STATEMENT, report) == f"{PROGRAM}{AFTER}"


def test_a_page_without_results_stays_as_it_is() -> None:
    assert own_statement(PROGRAM, None) == PROGRAM
