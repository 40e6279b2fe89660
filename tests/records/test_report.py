"""The report: what it must say of itself."""

from __future__ import annotations

import pytest
from oda_reports.records.report import Report
from pydantic import ValidationError


def test_a_report_counts_its_symbols_by_currency() -> None:
    data = {
        "site_name": "R", "edition": 2024, "donor": "D", "region": "r", "tagline": "t",
        "description": "d", "publisher": "p", "source": "s", "licence": "l",
        "licence_url": "https://example.org/", "currency_symbols": {"USD": "US$"},
    }  # fmt: skip
    assert Report.model_validate(data).currency_symbols == {"USD": "US$"}
    with pytest.raises(ValidationError):
        Report.model_validate({**data, "currency_symbols": {"XXX": "?"}})
