"""What carries a fact of a source: there, published, and read in that source."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record, said_of
from checkings import checking, said
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.rules.facts import carriers_exist


def note(carrier: str) -> dict[str, str]:
    """A source that others cite, with a fact that something carries."""
    text = (
        "title: Press note 14\ntype: press-note\npublisher: varland-mec\n"
        f"facts:\n  boat:\n    text: A boat came.\n    carried_by: [{carrier}]\n"
    )
    return {"sources/press-note-14.yml": text}


@pytest.mark.parametrize(
    "carrier", ["projects/mangrove-nursery", "projects/mangrove-nursery/results/seedlings"]
)
def test_a_draft_that_carries_a_fact_is_not_called_unknown(
    example_data: Path, carrier: str
) -> None:
    (said,) = said_of(example_data, note(carrier))
    assert said.startswith("E302 'mangrove-nursery' is a draft and will not be published / ")


@pytest.mark.parametrize("carrier", ["boats", "boats/veymar", "projects/boats"])
def test_what_no_record_is_cannot_carry_a_fact(example_data: Path, carrier: str) -> None:
    (said,) = said_of(example_data, note(carrier))
    assert said.startswith(f"E332 no figure or record has the address '{carrier}' / ")


def test_a_slip_in_the_address_of_a_carrier_is_proposed_and_not_put_right_unasked(
    example_data: Path,
) -> None:
    (said,) = said_of(example_data, note("projects/clinic-boat"))
    assert said.endswith(" / did you mean 'projects/clinic-boats'? -> projects/clinic-boats")


def test_what_was_read_elsewhere_does_not_carry_a_fact(example_data: Path) -> None:
    assert said_of(example_data, note("projects/clinic-boats")) == []
    (said,) = said_of(example_data, note("projects/sea-charts"))
    assert said.startswith("W425 'projects/sea-charts' does not name 'press-note-14' as its ")


def test_a_fact_is_carried_by_what_was_read_in_its_own_source() -> None:
    fact = {"text": "One came.", "carried_by": ["events/storm/figures/homes"]}
    reviews = [
        record(Source, f"review-{year}", edition=year, facts={"homes": fact})
        for year in (2023, 2024)
    ]
    homes = {
        "label": "homes", "value": 2, "unit": "items", "source": "review-2024",
        "readings": [{"value": 1, "source": "review-2023"}],
    }  # fmt: skip
    looked_at = checking(*reviews, record(Event, "storm", figures={"homes": homes}))
    assert said(carriers_exist, looked_at) == []
    facts_of = looked_at.catalogue.facts_of
    found = {
        address: [source.id for source, _, _ in facts_of(address)]
        for address in ("events/storm/figures/homes", "events/storm/figures/homes@2023")
    }
    assert list(found.values()) == [["review-2024"], ["review-2023"]]


def test_a_fact_may_be_of_what_an_amount_comes_to_in_another_currency() -> None:
    converted = {"value": 9, "currency": "USD", "source": "table"}
    grant = {"value": 1000, "currency": "JPY", "source": "review", "equivalents": [converted]}
    ship = record(Project, "ship", amounts={"grant": grant})
    fact = {"text": "It comes to $9.", "carried_by": ["projects/ship/amounts/grant"]}
    for source, found in (("table", []), ("elsewhere", ["W425"])):
        looked_at = checking(ship, record(Source, source, facts={"grant": fact}))
        assert [code for _, code, _, _ in said(carriers_exist, looked_at)] == found
