"""What an edition that came prints otherwise than the one before it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from builders import catalogue, record, statistic
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import ChangeClass
from oda_reports.review.edition_changes import EditionChanges, edition_changes
from oda_reports.review.figure_changes import figure_changes
from oda_reports.review.renamed_figures import Renames


def counts(*values: dict[str, Any]) -> Record:
    return statistic(*values, measure="cumulative-count")


OLD = {"edition": 2024, "since": 1990, "value": 10}
NEW = {"edition": 2025, "since": 1990, "value": 12}


def came(base: Catalogue, head: Catalogue) -> tuple[EditionChanges, ...]:
    changes = figure_changes(base, head, {})
    new = [change.after for change in changes if change.after and not change.before]
    return edition_changes(base, head, Renames({}), new)


def classes(found: EditionChanges) -> list[tuple[str, tuple[ChangeClass, ...]]]:
    return [(one.figure.address, one.classes) for one in found.figures]


def test_the_edition_that_the_report_moves_to_is_told_whole() -> None:
    both = counts(OLD, NEW)
    (found,) = came(catalogue(both), catalogue(both, edition="2025"))
    assert (found.older.mark, found.newer.mark) == ("2024", "2025")
    assert (found.is_moved, found.is_ahead) == (True, False)
    assert classes(found) == [("statistics/oda/one@2025", (ChangeClass.LATER_COUNT,))]


def test_an_edition_that_the_report_does_not_publish_yet_is_told_by_what_is_new() -> None:
    (found,) = came(catalogue(counts(OLD)), catalogue(counts(OLD, NEW)))
    assert (found.is_moved, found.is_ahead) == (False, True)
    assert len(found.figures) == 1
    more = {**NEW, "area": "sea"}
    (found,) = came(catalogue(counts(OLD, NEW)), catalogue(counts(OLD, NEW, more)))
    assert classes(found) == [("statistics/oda/sea@2025", (ChangeClass.ONLY_NEWER,))]


def test_a_value_of_the_edition_that_is_published_already_makes_no_edition_come() -> None:
    more = {**OLD, "area": "sea"}
    older = {"edition": 2021, "value": 9}
    assert came(catalogue(counts(older, OLD)), catalogue(counts(older, OLD, more))) == ()


def test_an_older_edition_or_the_first_of_a_publication_does_not_come() -> None:
    older = {"edition": 2021, "value": 9}
    assert came(catalogue(counts(OLD)), catalogue(counts(older, OLD))) == ()
    assert came(catalogue(), catalogue(counts(OLD))) == ()


def test_what_was_written_over_is_no_first_print() -> None:
    (found,) = came(catalogue(counts(OLD)), catalogue(counts(NEW), edition="2025"))
    assert found.figures == ()
    assert found.is_moved


def test_what_has_nothing_beside_it_and_what_is_alike_stand_last() -> None:
    grant = {"currency": "USD", "value": 5, "source": "review-2025", "label": "Grant"}
    project = record(Project, "ship", amounts={"grant": grant})
    base = catalogue(counts(OLD, {**OLD, "area": "sea", "as_of": 2020, "since": None}))
    alike = {**OLD, "area": "sea", "as_of": 2020, "since": None}
    after = counts(OLD, NEW, alike, {**alike, "edition": 2025})
    (found,) = came(base, catalogue(after, project, edition="2025"))
    assert classes(found) == [
        ("statistics/oda/one@2025", (ChangeClass.LATER_COUNT,)),
        ("projects/ship/amounts/grant", (ChangeClass.ONLY_NEWER,)),
        ("statistics/oda/sea@2025", ()),
    ]


def test_whatever_became_of_a_value_has_its_place() -> None:
    def level(edition: int, value: str, aim: int, undated: int) -> tuple[dict[str, Any], ...]:
        aimed = {"nature": "target", "as_of": 2 * edition - 2020, "value": aim}
        said = ({"year": 2020, "value": Decimal(value)}, aimed, {"area": "sea", "value": undated})
        return tuple({"edition": edition, **one} for one in said)

    values = (*level(2024, "17.4", 9, 30), *level(2025, "17.35", 9, 40))
    both = statistic(*values, unit="percent", measure="share")
    (found,) = came(catalogue(both), catalogue(both, edition="2025"))
    assert [became for _, became in classes(found)] == [
        (ChangeClass.OTHER_VALUE,),
        (ChangeClass.ROUNDING,),
        (ChangeClass.ONLY_NEWER,),
    ]


def test_statuses_and_features_come_with_their_edition_once() -> None:
    def ship(**fields: Any) -> Project:
        return record(Project, "ship", sources=["review-2024", "review-2025"], **fields)

    def feature(number: int, edition: str) -> dict[str, Any]:
        return {"number": number, "heading": "A ship", "source": f"review-{edition}"}

    reading = {"stage": "completed", "source": "review-2025"}
    old = {"stage": "agreed", "source": "review-2024"}
    before = ship(status=old, feature=feature(1, "2024"))
    after = ship(
        status={**old, "readings": [reading]},
        feature={**feature(1, "2024"), "readings": [feature(2, "2025")]},
    )
    base, head = catalogue(before, counts(OLD)), catalogue(after, counts(OLD, NEW), edition="2025")
    (found,) = came(base, head)
    assert [one.after.stage.value for one in found.statuses] == ["completed"]
    assert [one.after and one.after.number for one in found.features] == [2]
    ahead = catalogue(after, counts(OLD, NEW))
    (later,) = came(ahead, catalogue(after, counts(OLD, NEW, {**NEW, "area": "sea"})))
    assert (later.statuses, later.features) == ((), ())
