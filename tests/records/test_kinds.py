"""Each kind of record and its model."""

from __future__ import annotations

from oda_reports.records.kinds import MODELS
from oda_reports.records.vocabulary import Kind


def test_each_kind_in_order_has_the_model_of_its_name() -> None:
    assert {kind.value: model.__name__ for kind, model in MODELS.items()} == {
        "regions": "Region",
        "countries": "Country",
        "projects": "Project",
        "statistics": "Statistic",
        "themes": "Theme",
        "events": "Event",
        "organisations": "Organisation",
        "sources": "Source",
        "glossary": "Term",
        "schemes": "Scheme",
        "names": "Name",
    }
    assert list(MODELS) == list(Kind)
