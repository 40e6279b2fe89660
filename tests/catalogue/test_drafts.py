"""What is held back with a draft source, and what of a record is left for readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from builders import catalogue, folder_of, record, report
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.catalogue.drafts import held_back, is_within, published_part, unchosen
from oda_reports.records.areas import Country
from oda_reports.records.editions import Editions, editions_of
from oda_reports.records.events import Event
from oda_reports.records.field_shapes import IdOf, Keyed, ListOf, Shape, shapes_of
from oda_reports.records.glossary import Term
from oda_reports.records.model import Model, Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.records import SPECIMENS

SOURCES = (
    record(Source, "review", publication="review", edition="2023"),
    record(Source, "review-2021", publication="review", edition="2021"),
    record(Source, "note"),
    record(Source, "late", publication="review", edition="2025", draft=True),
)
EDITIONS = editions_of(report(edition="2023"), SOURCES)
COUNT = {"label": "l", "unit": "persons"}


def left(one: Record) -> Any:
    return published_part(one, held_back(one, EDITIONS))


def project(**fields: Any) -> Project:
    return record(Project, "ship", **{"sources": ["review", "late"], **fields})


def test_without_draft_sources_nothing_but_drafts_is_held_back() -> None:
    ship = project(results={"pupils": {**COUNT, "value": 1, "source": "late"}})
    assert held_back(ship, Editions()) == frozenset()
    assert published_part(ship, held_back(ship, Editions())) is ship
    assert held_back(project(draft=True), Editions()) == {()}


PARTS: list[tuple[str, Any]] = [
    ("status", {"stage": "completed", "source": "late"}),
    ("period", {"start": 2020, "source": "late"}),
    ("dates", [{"kind": "start", "date": 2020, "source": "late"}]),
    ("organisations", [{"organisation": "vca", "role": "donor", "source": "late"}]),
    ("other_titles", [{"title": "t", "language": "ja", "source": "late"}]),
    ("identifiers", [{"by": "b", "value": "v", "source": "late"}]),
    ("area_roles", [{"area": "one", "role": "partner", "source": "late"}]),
    ("quotations", [{"text": "t", "speaker": "s", "source": "late"}]),
    ("pictures", [{"caption": "c", "source": "late"}]),
    ("results", {"pupils": {**COUNT, "value": 1, "source": "late"}}),
    ("amounts", {"grant": {"value": 1, "currency": "USD", "source": "late"}}),
    ("feature", {"heading": "h", "source": "late"}),
]


@pytest.mark.parametrize(("field", "value"), PARTS, ids=[field for field, _ in PARTS])
def test_a_part_of_a_project_that_was_read_in_a_draft_is_not_there(field: str, value: Any) -> None:
    assert getattr(project(**{field: value}), field)
    assert not getattr(left(project(**{field: value})), field)


def test_a_draft_is_not_listed_among_the_sources() -> None:
    assert left(project()).sources == ("review",)


def test_what_stands_inside_another_part_is_held_back_alone() -> None:
    amount = {"value": 1, "currency": "USD", "source": "review"}
    made = left(
        project(
            amounts={"grant": {**amount, "equivalents": [
                {"value": 2, "currency": "EUR", "source": "late"},
                {"value": 3, "currency": "JPY"}]}},
            phases=[{"title": "p", "period": {"start": 2020, "source": "late"}}],
        )
    )  # fmt: skip
    assert [one.value for one in made.amounts["grant"].equivalents] == [3]
    assert made.phases[0].title == "p"
    assert made.phases[0].period is None


def test_a_reading_of_a_draft_is_gone_from_among_the_others() -> None:
    readings = [{"value": 2, "source": "late"}, {"value": 3, "source": "review-2021"}]
    pupils = {**COUNT, "value": 1, "source": "review", "readings": readings}
    (made,) = left(project(results={"pupils": pupils})).results.values()
    assert (made.value, [one.value for one in made.readings]) == (1, [3])


def test_the_next_reading_takes_the_place_of_a_first_that_is_a_drafts() -> None:
    readings = [{"value": 2, "source": "review"}, {"value": 3, "source": "review-2021"}]
    pupils = {**COUNT, "value": 1, "note": "n", "place": "p", "source": "late"}
    ship = project(results={"pupils": {**pupils, "readings": readings}})
    (made,) = left(ship).results.values()
    assert (made.value, made.source, made.note, made.place) == (2, "review", None, None)
    assert made.label == "l"
    assert [one.value for one in made.readings] == [3]


def test_the_status_before_stands_while_the_next_is_a_drafts() -> None:
    status = {"stage": "completed", "date": 2025, "source": "late"}
    before = {"stage": "under-way", "source": "review"}
    made = left(project(status={**status, "readings": [before]})).status
    assert (made.stage, made.date, made.readings) == ("under-way", None, ())


def test_a_count_is_not_said_to_contain_what_is_held_back() -> None:
    made = left(
        project(
            results={
                "people": {**COUNT, "value": 5, "source": "review",
                           "contains": {"pupils": "all", "teachers": "none"}},
                "pupils": {**COUNT, "value": 1, "source": "late"},
                "teachers": {**COUNT, "value": 1, "source": "review"},
            }
        )
    )  # fmt: skip
    assert made.results["people"].contains == {"teachers": "none"}


def test_a_feature_without_a_source_is_that_of_the_one_edition_among_the_sources() -> None:
    feature = {"heading": "h"}
    assert left(project(feature=feature, sources=["note", "late"])).feature is None
    assert left(project(feature=feature, sources=["review", "note"])).feature is not None
    assert left(project(feature=feature, sources=["review", "late"])).feature is not None


def test_a_feature_of_the_draft_gives_its_place_to_the_one_before() -> None:
    before = {"heading": "before", "source": "review-2021"}
    made = left(project(feature={"heading": "h", "readings": [before]}, sources=["note", "late"]))
    assert (made.feature.heading, made.feature.readings) == ("before", ())
    made = left(
        project(
            feature={**before, "readings": [{"heading": "h"}]},
            sources=["note", "late"],
        )
    )
    assert (made.feature.heading, made.feature.readings) == ("before", ())


def test_a_record_with_no_other_source_is_held_back_whole() -> None:
    assert held_back(project(sources=["late"]), EDITIONS) == {()}
    assert held_back(record(Event, "wind", sources=["late"]), EDITIONS) == {()}
    assert held_back(record(Term, "term", definition="d", source="late"), EDITIONS) == {()}
    assert () not in held_back(project(), EDITIONS)


def test_a_statistic_of_which_no_value_is_left_is_held_back_whole() -> None:
    value = {"area": "one", "year": 2020, "value": 1}
    series = [{"area": "one", "source": "late", "values": {2021: 1}}]

    def made(*observations: dict[str, Any]) -> Statistic:
        return record(Statistic, "oda", observations=list(observations), series=series)

    assert held_back(made({**value, "source": "late"}), EDITIONS) == {()}
    assert left(made({**value, "source": "note"})).series == ()
    assert held_back(record(Statistic, "aims"), EDITIONS) == frozenset()


def test_a_country_stays_with_what_else_is_known_of_it() -> None:
    figures = {"boats": {**COUNT, "value": 1, "source": "late"}}
    recipient = {"start": 2020, "source": "late"}
    made = left(record(Country, "one", figures=figures, recipient=recipient))
    assert (made.figures, made.recipient) == ({}, None)
    assert made.name == "One"


def test_a_way_is_within_what_is_held_back_around_it() -> None:
    held = held_back(project(dates=[{"kind": "start", "date": 2020, "source": "late"}]), EDITIONS)
    assert is_within(("dates", 0, "place"), held)
    assert is_within(("sources", 1), held)
    assert not is_within(("dates", 1), held)
    assert not is_within(("sources", 0), held)
    assert not is_within((), held)
    assert is_within(("dates", 1), {()})


def test_what_the_first_of_several_readings_shares_with_them_is_not_held_back() -> None:
    readings = [{"value": 2, "source": "review"}]
    pupils = {**COUNT, "value": 1, "source": "late", "readings": readings}
    held = held_back(project(results={"pupils": pupils}), EDITIONS)
    within = {
        name: is_within(("results", "pupils", name), held)
        for name in ("value", "source", "note", "label", "part_of", "readings")
    }
    assert [name for name, is_held in within.items() if is_held] == ["value", "source", "note"]
    assert is_within(("results", "pupils"), held)
    assert not is_within(("results", "pupils", "readings", 0), held)


def test_a_draft_is_shown_without_what_names_no_record_yet() -> None:
    parts: dict[str, Any] = {
        "areas": ["one", "to-be-chosen"],
        "scheme": "to-be-chosen",
        "status": {"stage": "completed", "source": "to-be-chosen"},
        "organisations": [{"organisation": "to-be-chosen", "role": "donor", "source": "review"}],
        "results": {"pupils": {**COUNT, "value": 1, "source": "review"}},
    }
    ship = project(draft=True, **parts)
    assert unchosen(ship) == {("areas", 1), ("scheme",), ("status",), ("organisations", 0)}
    made = catalogue(ship, *SOURCES).entered.get(Project, "ship")
    assert (made.areas, made.scheme, made.status, made.organisations) == (("one",), None, None, ())
    assert list(made.results) == ["pupils"]


def test_a_catalogue_of_all_that_is_entered_lets_stand_what_readers_see() -> None:
    pupils = {**COUNT, "value": 1, "source": "late",
              "readings": [{"value": 2, "source": "review"}]}  # fmt: skip
    made = catalogue(*SOURCES, project(results={"pupils": pupils}), edition="2023")
    assert [one.value for one in made.figures.values()] == [2]
    entered = made.entered
    assert entered.entered is entered
    assert {one.address: one.value for one in entered.figures.values()} == {
        "projects/ship/results/pupils": 2,
        "projects/ship/results/pupils@2025": 1,
    }
    assert (made.has_drafts, entered.has_drafts) == (False, True)
    assert catalogue().entered.has_drafts is False


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
NAMED = sorted({source for one in RECORDS for source in sources_in(one)})


def test_the_records_of_the_law_name_many_sources() -> None:
    assert len(NAMED) >= 5
    assert len([one for one in RECORDS if [*sources_in(one)]]) > 20


@given(st.sampled_from(RECORDS), st.frozensets(st.sampled_from(NAMED)))
def test_no_field_of_what_is_published_names_a_draft(
    record: Record, drafts: frozenset[str]
) -> None:
    editions = Editions(drafts=drafts)
    held = held_back(record, editions)
    if () not in held:
        assert not {*sources_in(published_part(record, held))} & drafts
        assert not held_back(published_part(record, held), editions)


@given(st.sampled_from(RECORDS), st.frozensets(st.sampled_from(NAMED)))
def test_what_is_of_no_draft_is_published_as_it_is(record: Record, drafts: frozenset[str]) -> None:
    held = held_back(record, Editions(drafts=drafts - {*sources_in(record)}))
    assert held == (frozenset([()]) if record.draft else frozenset())
    assert record.draft or published_part(record, held) is record
