"""Each kind of record and its model."""

from __future__ import annotations

from oda_reports.records.kinds import MODELS
from oda_reports.records.vocabulary import Kind


def test_every_kind_has_its_model() -> None:
    assert set(MODELS) == set(Kind)
