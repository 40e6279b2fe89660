"""Where in its source a figure stands."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, flows, record
from oda_reports.catalogue.places import fact_of, place_of
from oda_reports.records.sources import Source

VALUE = "statistics/flow/one/2020"
OF_THE_RECORD = {"carried_by": ["statistics/flow"]}


@pytest.mark.parametrize(
    ("facts", "taken"),
    [
        ({"a": {"place": "page 4"}}, "a"),
        ({"a": {"excerpt": "four"}}, "a"),
        ({"a": {}, "b": {"excerpt": "four"}}, "b"),
        ({"a": {"place": "page 4", **OF_THE_RECORD}}, None),
        ({"a": {"place": "page 4", **OF_THE_RECORD, "of_all_values": True}}, "a"),
        ({"a": {"place": "4", **OF_THE_RECORD, "of_all_values": True}, "b": {"place": "x"}}, "b"),
        ({"a": {"place": "page 4", **OF_THE_RECORD}, "b": {"place": "x"}}, "b"),
        ({"a": {"place": "page 4", "source": "other"}}, None),
        ({"a": {}}, None),
    ],
)
def test_a_figure_has_the_fact_of_its_source_that_says_where_or_what_is_printed(
    facts: dict[str, dict[str, Any]], taken: str | None
) -> None:
    held: dict[str, dict[str, Any]] = {"review": {}, "other": {}}
    for name, fact in facts.items():
        given = {"text": name, "carried_by": [VALUE], **fact}
        held[given.pop("source", "review")][name] = given
    made = catalogue(
        flows({"year": 2020}, id="flow"),
        *(record(Source, id, facts=facts) for id, facts in held.items()),
    )
    found = fact_of(made.figures[VALUE], made)
    assert (found and found.text) == taken


def test_a_figure_stands_where_its_record_says_or_else_the_fact_that_it_carries() -> None:
    fact = {"text": "t", "place": "Table 4", "carried_by": [VALUE, "statistics/flow/two/2020"]}
    values = [{"area": "one", "year": 2020}, {"area": "two", "year": 2020, "place": "page 4"}]
    values.append({"area": "three", "year": 2020})
    made = catalogue(flows(*values, id="flow"), record(Source, "review", facts={"fact": fact}))
    assert [place_of(one, fact_of(one, made)) for one in made.figures.values()] == [
        "Table 4",
        "page 4",
        "",
    ]
