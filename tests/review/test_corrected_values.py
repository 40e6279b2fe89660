"""Published values that were overwritten, and whether their records say so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from builders import catalogue, flows, record
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.problems.problem import Loc
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.review.corrected_values import CorrectedValues
from oda_reports.review.figure_changes import figure_changes
from oda_reports.review.renamed_figures import Renames
from oda_reports.review.review import ToldCorrection


def pupils(**fields: Any) -> Project:
    first = {"label": "pupils", "unit": "persons", "value": 220, "source": "review", **fields}
    return record(Project, "school", results={"pupils": first})


def in_two(before: Catalogue, after: Catalogue, **days: Any) -> list[ToldCorrection]:
    corrected = CorrectedValues(before, after, Renames({}), **days)
    changes = figure_changes(before, after, {})
    return [*corrected.of_figures(changes), *corrected.of_statuses()]


def found(before: Record, after: Record, **days: Any) -> list[ToldCorrection]:
    return in_two(catalogue(before), catalogue(after), **days)


def test_a_number_that_is_another_one_is_asked_for() -> None:
    def since(kind: Kind, id: str, loc: Loc) -> str:
        assert (kind, id, loc) == (Kind.PROJECTS, "school", ("results", "pupils", "value"))
        return "2025-03-01"

    (told,) = found(pupils(), pupils(value=202), since=since, until="2025-06-12")
    file = "projects/school.yml"
    assert told == ToldCorrection(file, "pupils", "220", "2025-03-01", "2025-06-12")


@pytest.mark.parametrize(
    ("before", "after", "figure", "was"),
    [
        ({"value": 11_260_000}, {"value": 5}, "one", "11260000"),
        ({"value": 10, "edition": 2024}, {"value": 11, "edition": 2024}, "one@2024", "10"),
        ({"year": 2020, "value": 10}, {"year": 2020, "state": "not-reported"}, "one/2020", "10"),
        ({"value": None, "low": 10, "high": 20}, {"value": 15}, "one", "10 to 20"),
    ],
)
def test_a_value_is_called_as_its_record_calls_it(
    before: dict[str, Any], after: dict[str, Any], figure: str, was: str
) -> None:
    (told,) = found(flows(before), flows(after))
    assert (told.file, told.figure, told.was) == ("statistics/oda.yml", figure, was)


def test_what_stood_there_is_in_the_scale_of_the_record() -> None:
    before, after = (
        flows({"value": value}, scale="million") for value in map(Decimal, ("11.26", "112.6"))
    )
    assert [told.was for told in found(before, after)] == ["11.26"]


def test_what_stood_there_in_another_unit_is_told_with_it() -> None:
    amount = {"value": 400_000_000, "currency": "JPY", "source": "review"}
    before, after = (
        record(Project, "wells", amounts={"grant": {**amount, **more}})
        for more in ({}, {"value": 4_000_000, "currency": "USD"})
    )
    assert [told.was for told in found(before, after)] == ["¥400\N{NO-BREAK SPACE}million"]


def test_a_key_that_two_parts_have_is_told_with_its_part() -> None:
    amount = {"currency": "USD", "value": 5, "source": "review"}

    def both(value: int) -> Project:
        result = {"label": "l", "unit": "persons", "value": value, "source": "review"}
        return record(Project, "school", results={"all": result}, amounts={"all": amount})

    assert [told.figure for told in found(both(1), both(2))] == ["results/all"]


def test_what_was_read_elsewhere_or_anew_is_another_reading() -> None:
    assert found(pupils(), pupils(value=202, source="review-2024")) == []
    assert found(pupils(), pupils(value=202, read="2025-01")) == []
    assert found(pupils(as_of=2024), pupils(value=202, as_of=2025)) == []
    assert found(pupils(), pupils(place="page 3")) == []
    older, newer = (record(Source, "review", read=day) for day in ("2024-01", "2025-01"))
    before, after = catalogue(pupils(), older), catalogue(pupils(value=202), newer)
    assert in_two(before, after) == []
    assert len(in_two(before, catalogue(pupils(value=202), older))) == 1


def test_where_no_number_stood_nothing_was_wrong() -> None:
    assert found(flows({"state": "not-reported"}), flows({"value": 5})) == []


@dataclass(frozen=True)
class Stated:
    """A correction as a record states it."""

    figure: str
    was: object


def telling(*stated: Stated, **fields: Any) -> Project:
    """A project that tells of corrections, in whatever model."""
    project = pupils(value=202, **fields)
    object.__setattr__(project, "corrections", stated)
    return project


@pytest.mark.parametrize("figure", ["pupils", "results/pupils", "pupils@2024"])
def test_a_correction_that_the_record_tells_of_is_not_asked_for(figure: str) -> None:
    before = pupils(source="review-2024")
    said = telling(Stated(figure, 220), source="review-2024")
    assert [told.is_said for told in found(before, said)] == [True]


@pytest.mark.parametrize("stated", [Stated("pupils", 219), Stated("teachers", 220)])
def test_a_correction_of_something_else_is_not_the_one(stated: Stated) -> None:
    assert [told.is_said for told in found(pupils(), telling(stated))] == [False]


def test_a_status_that_is_another_by_the_same_source_is_asked_for() -> None:
    def status(stage: str, source: str = "review", **fields: Any) -> Project:
        return record(Project, "school", status={"stage": stage, "source": source, **fields})

    (told,) = found(status("agreed"), status("completed"))
    assert (told.file, told.figure, told.was) == ("projects/school.yml", "status", "agreed")
    assert found(status("agreed"), status("completed", "review-2024")) == []
    assert found(status("agreed"), status("completed", date=2024)) == []
    assert found(status("agreed"), status("agreed")) == []
