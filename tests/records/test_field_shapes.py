"""The shape of each field: what its type says, and what its marks add."""

from __future__ import annotations

import pytest
from oda_reports.records.areas import Country
from oda_reports.records.field_shapes import (
    Block,
    IdOf,
    Keyed,
    ListOf,
    Shape,
    Single,
    ValueForm,
    field_names,
    is_needed,
    shape_at,
)
from oda_reports.records.model import Model
from oda_reports.records.projects import Project
from oda_reports.records.values import Amount
from oda_reports.records.vocabulary import Kind


@pytest.mark.parametrize(
    ("model", "loc", "shape"),
    [
        (Project, ("title",), Single(ValueForm.LINE)),
        (Project, ("summary",), Single(ValueForm.PROSE)),
        (Project, ("areas", 0), IdOf((Kind.REGIONS, Kind.COUNTRIES))),
        (Project, ("sources",), ListOf(IdOf((Kind.SOURCES,)), 1)),
        (Project, ("amounts",), Keyed(Single(ValueForm.ID), Block(Amount))),
        (Project, ("amounts", "a", "value"), Single(ValueForm.NUMBER)),
        (Project, ("feature", "number"), Single(ValueForm.WHOLE, not_negative=True)),
        (Country, ("iso3",), Single(ValueForm.CODE, "^[A-Z]{3}$")),
        (Project, ("title", "x"), None),
    ],
)
def test_a_field_has_the_shape_of_its_type(
    model: type[Model], loc: tuple[str | int, ...], shape: Shape | None
) -> None:
    assert shape_at(model, loc) == shape


def test_a_block_names_its_fields_and_which_are_needed() -> None:
    assert field_names(Project, ("feature",)) == ["number", "heading", "source", "readings"]
    assert is_needed(Project, ("feature", "heading"))
    assert not is_needed(Project, ("feature", "number"))


def test_a_record_itself_cannot_be_left_out() -> None:
    assert is_needed(Project, ())
