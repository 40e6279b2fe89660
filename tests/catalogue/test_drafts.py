"""What of the records is not published, and what a record is without it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from builders import catalogue, folder_of, record, report, statistic
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.drafts import held_back, is_within, without
from oda_reports.problems.problem import Loc
from oda_reports.records.field_shapes import IdOf, Keyed, ListOf, Shape, shapes_of
from oda_reports.records.model import Model, Record
from oda_reports.records.projects import Project, Result
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.records import SPECIMENS

DRAFTS = {"next"}
RESULT = {"label": "pupils", "unit": "persons", "value": 40, "source": "review"}
NEXT = {"value": 50, "source": "next"}


def project(**fields: Any) -> Project:
    return record(Project, "ship", **{"sources": ["review", "next"], **fields})


def published(record: Project) -> Project:
    return without(record, held_back(record, DRAFTS))


def sources_in(part: object, shape: Shape | None = None) -> Iterator[str]:
    """The sources that the fields of a part of a record name."""
    if isinstance(part, Model):
        for name, inner in shapes_of(type(part)).items():
            yield from sources_in(getattr(part, name), inner)
    elif isinstance(part, tuple):
        entry = shape.entry if isinstance(shape, ListOf) else None
        yield from chain.from_iterable(sources_in(one, entry) for one in part)
    elif isinstance(part, dict):
        entry = shape.entry if isinstance(shape, Keyed) else None
        yield from chain.from_iterable(sources_in(one, entry) for one in part.values())
    elif shape == IdOf((Kind.SOURCES,)) and part is not None:
        yield str(part)


RECORDS = [one for path in (EXAMPLE, SPECIMENS) for one in folder_of(path).records]
SOURCES = sorted({source for one in RECORDS for source in sources_in(one)})


def test_the_records_of_the_law_name_many_sources() -> None:
    assert len(SOURCES) >= 5
    assert len([one for one in RECORDS if [*sources_in(one)]]) > 20


@given(st.sampled_from(RECORDS), st.sets(st.sampled_from(SOURCES)))
def test_no_field_of_what_is_published_names_a_draft(record: Record, drafts: set[str]) -> None:
    held = held_back(record, drafts)
    if () not in held:
        assert not {*sources_in(without(record, held))} & drafts
        assert not held_back(without(record, held), drafts)


@given(st.sampled_from(RECORDS), st.sets(st.sampled_from(SOURCES)))
def test_what_is_of_no_draft_is_published_as_it_is(record: Record, drafts: set[str]) -> None:
    held = held_back(record, drafts - {*sources_in(record)})
    assert held == (frozenset([()]) if record.draft else frozenset())
    assert record.draft or without(record, held) is record


def test_a_draft_is_held_back_whole_and_so_is_what_was_read_in_drafts_alone() -> None:
    assert held_back(record(Source, "next", draft=True), DRAFTS) == {()}
    assert held_back(project(draft=True), ()) == {()}
    assert held_back(project(sources=["next"]), DRAFTS) == {()}
    assert held_back(statistic({"source": "next"}), DRAFTS) == {()}
    series = {"area": "one", "source": "next", "values": {2020: 1}}
    assert held_back(statistic(series=[series]), DRAFTS) == {()}
    assert held_back(statistic(), DRAFTS) == frozenset()


def test_a_value_of_a_draft_source_is_held_back_alone() -> None:
    one = statistic({"value": 1}, {"value": 2, "source": "next"})
    held = held_back(one, DRAFTS)
    assert held == {("observations", 1)}
    assert [read.value for read in without(one, held).observations] == [1]


def test_a_draft_is_no_source_of_a_published_record() -> None:
    assert published(project()).sources == ("review",)


def test_a_figure_that_draft_sources_alone_print_is_held_back_with_what_contains_it() -> None:
    results = {
        "pupils": {**RESULT, **NEXT, "readings": [{**NEXT, "value": 60}]},
        "all": {**RESULT, "contains": {"pupils": "part"}},
    }
    made = published(project(results=results))
    assert {key: dict(one.contains) for key, one in made.results.items()} == {"all": {}}


def test_the_first_of_the_other_readings_takes_the_place_of_one_that_is_held_back() -> None:
    others = [{**NEXT, "value": 60}, {"value": 30, "source": "review"}]
    first = published(project(results={"pupils": {**RESULT, **NEXT, "readings": others}}))
    assert first.results["pupils"] == Result.model_validate({**RESULT, "value": 30})
    later = published(project(results={"pupils": {**RESULT, "readings": [NEXT]}}))
    assert later.results["pupils"] == Result.model_validate(RESULT)


def test_the_status_and_the_feature_before_stay_where_those_of_a_draft_are_held_back() -> None:
    made = published(
        project(
            status={
                "stage": "completed",
                "source": "next",
                "readings": [{"stage": "under-way", "source": "review"}],
            },
            feature={"heading": "The ship", "source": "next"},
            pictures=None,
        )
    )
    assert made.status
    assert (made.status.stage, made.status.readings, made.feature) == ("under-way", (), None)


@pytest.mark.parametrize(
    ("held", "inside", "outside"),
    [
        ({("observations", 1)}, ("observations", 1, "value"), ("observations", 0, "value")),
        ({()}, ("title",), None),
        (
            {("results", "pupils", "source")},
            ("results", "pupils", "note"),
            ("results", "pupils", "readings", 0, "note"),
        ),
    ],
)
def test_what_stands_around_a_held_back_source_is_held_back_but_not_other_readings(
    held: set[Loc], inside: Loc, outside: Loc | None
) -> None:
    assert is_within(inside, held)
    assert outside is None or not is_within(outside, held)


def test_a_catalogue_has_nothing_of_a_draft_source() -> None:
    held = catalogue(
        record(Source, "next", publication="review", edition="2025", draft=True),
        project(results={"pupils": {**RESULT, "readings": [NEXT]}}, feature={"heading": "h"}),
        statistic({"source": "next"}),
    )
    assert [*held.figures] == ["projects/ship/results/pupils"]
    assert (Kind.SOURCES, "next") not in held.records
    assert (Statistic.kind, "oda") not in held.records
    assert held.editions.drafts == DRAFTS


def test_a_catalogue_of_no_drafts_holds_all_records() -> None:
    given = (record(Source, "review"), statistic({}))
    assert [*Catalogue(report(), given).records.values()] == [*given]
