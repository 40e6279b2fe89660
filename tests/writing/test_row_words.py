"""What the row of a project says in words."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record
from oda_reports.catalogue.facets import time_of
from oda_reports.figures.formatting import Formatter
from oda_reports.records.projects import Project
from oda_reports.writing.pages.project_rows import row_amounts
from oda_reports.writing.row_words import beside_amount, period, years

FORMATTER = Formatter()
GRANT = {"label": "Grant", "value": 5, "currency": "USD", "source": "review"}
NOTE = {"kind": "agreement", "source": "review"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"period": {"start": "2014-02", "end": 2016}}, "February 2014 – 2016"),
        ({"period": {"start": 2014}}, "since 2014"),
        ({"period": {"end": 2014, "duration": "two years"}}, "until 2014; two years"),
        ({"dates": [{**NOTE, "date": "2014-02"}, {**NOTE, "date": 2016}]}, "2014–2016"),
        ({"dates": [{**NOTE, "date": 2016, "inferred": True}]}, "2016 (inferred)"),
        ({}, ""),
    ],
)
def test_a_period_is_told_in_full_and_of_dates_the_years_alone(
    fields: dict[str, Any], words: str
) -> None:
    assert years(FORMATTER, time_of(record(Project, "ship", **fields))) == words


def test_a_period_without_ends_is_its_length() -> None:
    ship = record(Project, "ship", period={"duration": "two years"})
    assert ship.period
    assert period(FORMATTER, ship.period) == "two years"


def test_beside_one_of_several_amounts_stands_which_and_for_whom_it_is() -> None:
    amounts = {"old": {**GRANT, "year": 2010, "areas": ["one"]}, "other": {**GRANT, "label": "L"}}
    ship = record(Project, "ship", areas=["sea"], amounts=amounts)
    old, other = row_amounts(catalogue(ship), ship)
    assert beside_amount(FORMATTER, old, is_alone=False) == "2010; One"
    assert beside_amount(FORMATTER, old, is_alone=True) == "One"
    assert beside_amount(FORMATTER, other, is_alone=False) == "L"


def test_beside_an_amount_that_is_not_bound_stands_that_it_is_announced_or_planned() -> None:
    amounts = {"said": {**GRANT, "flow": "pledge", "year": 2024}}
    ship = record(Project, "ship", amounts=amounts)
    (said,) = row_amounts(catalogue(ship), ship)
    assert beside_amount(FORMATTER, said, is_alone=True) == "pledge"
    assert beside_amount(FORMATTER, said, is_alone=False) == "pledge; 2024"


def test_beside_an_amount_that_we_take_for_its_own_stands_that_we_do() -> None:
    ship = record(Project, "ship", amounts={"grant": {**GRANT, "match": "inferred"}})
    (grant,) = row_amounts(catalogue(ship), ship)
    assert beside_amount(FORMATTER, grant, is_alone=True) == "link to the project inferred"
