"""How projects belong together."""

from __future__ import annotations

from typing import Any

from builders import record
from oda_reports.catalogue.relations import Relations
from oda_reports.records.projects import Project
from planned import ids


def project(id: str, **fields: Any) -> Project:
    return record(Project, id, **fields)


FRAME, FIRST = project("frame"), project("first", part_of="frame")
SECOND = project("second", part_of="frame", follows="first")
ALONE = project("alone", part_of="gone", follows="gone")
RELATIONS = Relations([FRAME, FIRST, SECOND, ALONE])


def test_a_part_leads_to_its_whole_and_the_whole_to_its_parts() -> None:
    assert RELATIONS.whole_of(FIRST) == FRAME
    assert ids(RELATIONS.parts_of(FRAME)) == ["first", "second"]
    assert (RELATIONS.whole_of(FRAME), RELATIONS.parts_of(FIRST)) == (None, ())


def test_one_project_leads_to_the_one_before_it_and_back() -> None:
    assert RELATIONS.before(SECOND) == FIRST
    assert ids(RELATIONS.after(FIRST)) == ["second"]
    assert (RELATIONS.before(FIRST), RELATIONS.after(SECOND)) == (None, ())


def test_what_is_not_published_leads_nowhere() -> None:
    assert (RELATIONS.whole_of(ALONE), RELATIONS.before(ALONE)) == (None, None)
    assert RELATIONS.around(ALONE) == frozenset()


def test_around_a_project_is_all_that_it_belongs_together_with() -> None:
    assert RELATIONS.around(SECOND) == {"frame", "first"}
    assert RELATIONS.around(FRAME) == {"first", "second"}
