"""Regions, their groups and countries: what each must have."""

from __future__ import annotations

import pytest
from oda_reports.records.areas import Country
from pydantic import ValidationError


@pytest.mark.parametrize("iso3", ["kaz", "KA", "KAZA", "KAZ\n", 398])
def test_a_code_of_a_country_is_three_capital_letters(iso3: object) -> None:
    with pytest.raises(ValidationError):
        Country.model_validate({"id": "x", "name": "X", "summary": "s", "iso3": iso3})
