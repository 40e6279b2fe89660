"""The lists of terms: what a record may say, and what is told of each term."""

from __future__ import annotations

from builders import refusal
from oda_reports.records.projects import Amount

AMOUNT = {"source": "review", "value": 2000000, "currency": "USD", "kind": "fixed"}


def test_a_word_of_another_list_is_refused() -> None:
    assert "Input should be" in refusal(Amount, {**AMOUNT, "kind": "ceiling"})
