"""The fields as people are told of them."""

from __future__ import annotations

import pytest
from oda_reports.editing.fields import fields_of, meaning_of, words_for
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.field_shapes import (
    OneOf,
    Single,
    ValueForm,
    block_in,
    blocks_of,
    terms_in,
    title_of,
)
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model
from oda_reports.records.parts import Period, Section
from oda_reports.records.projects import (
    Feature,
    Participation,
    Phase,
    Project,
    ProjectDate,
    Result,
)
from oda_reports.records.report import Report
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Observation, Series, Statistic
from oda_reports.records.values import Amount, Quantity
from oda_reports.records.vocabulary import Nature, Scale


def told(model: type[Model], name: str) -> str:
    """What the field of that name takes, in words."""
    (field,) = (field for field in fields_of(model) if field.name == name)
    return words_for(field.shape)


@pytest.mark.parametrize(
    ("model", "name", "takes"),
    [
        (Project, "title", "text on one line"),
        (Project, "summary", "Markdown text"),
        (Project, "areas", "list of ids of countries, groups or regions"),
        (Project, "scheme", "id of a scheme"),
        (Project, "sources", "list of ids of sources"),
        (Project, "sections", "list of blocks of fields"),
        (Project, "period", "block of fields"),
        (Project, "amounts", "blocks of fields, each with a key"),
        (Project, "footnotes", "lines of key: Markdown text"),
        (Project, "draft", "true or false"),
        (Participation, "organisation", "id of an organisation"),
        (Observation, "area", "id of a country, group or region"),
        (Source, "edition", "edition"),
        (Series, "values", "lines of year: number"),
        (Amount, "nature", "actual, target, baseline or forecast"),
        (Amount, "currency", "currency"),
        (Quantity, "unit", "unit"),
        (Quantity, "value", "number"),
        (Result, "contains", "lines of key: all, part, none or not-said"),
        (Statistic, "decimals", "whole number"),
        (Statistic, "compiled_from", "project-amounts"),
        (Country, "iso3", "code"),
        (Region, "key_figures", "list of addresses of figures"),
        (Source, "url", "web address"),
        (Report, "issue_url", "web address with places to fill in"),
        (Report, "currency_symbols", "lines of currency: text on one line"),
        (Event, "date", "date"),
    ],
)
def test_what_a_field_takes_is_said_in_the_words_of_an_editor(
    model: type[Model], name: str, takes: str
) -> None:
    assert told(model, name) == takes


@pytest.mark.parametrize("model", [Report, *MODELS.values()], ids=lambda model: model.__name__)
def test_every_block_and_field_has_a_shape_and_a_meaning(model: type[Model]) -> None:
    for part in (model, *blocks_of(model)):
        assert meaning_of(part).endswith(".")
        for field in fields_of(part):
            assert words_for(field.shape)
            assert field.meaning[0].isupper()
            assert not field.meaning.startswith(title_of(part.__name__))


def test_what_a_record_is_comes_before_what_it_shares_with_others() -> None:
    names = [field.name for field in fields_of(Result)]
    assert names[:3] == ["phase", "contains", "label"]
    assert names[-3:] == ["source", "place", "read"]
    names = [field.name for field in fields_of(Project)]
    assert names[:2] == ["draft", "title"]
    assert names[-2:] == ["editor_note", "waivers"]
    assert "id" not in names


def test_a_field_says_when_it_must_stand_and_what_it_means_to_leave_it_out() -> None:
    fields = {field.name: field for field in fields_of(Amount)}
    assert (fields["source"].needed, fields["source"].condition) == (True, "")
    assert fields["value"].condition == (
        "unless there is a range, or a state says why there is none"
    )
    assert not fields["value"].needed
    assert fields["label"].default == "Amount"
    assert {field.name: field.default for field in fields_of(Statistic)}["scale"] is Scale.ONE


def test_a_meaning_goes_with_the_block_that_has_it() -> None:
    dates = {field.name: field.meaning for field in fields_of(ProjectDate)}
    assert dates["date"] == "The date, as exact as the source."
    assert dates["source"] == "The source it was read in."


def test_blocks_are_named_once_with_those_inside_them() -> None:
    found = blocks_of(Project)
    assert len(found) == len(set(found))
    assert found.index(Phase) < found.index(Period)
    assert {Section, Amount, Result} <= set(found)


def test_blocks_and_terms_are_found_in_lists_and_by_key() -> None:
    fields = {field.name: field.shape for field in fields_of(Project)}
    assert block_in(fields["phases"]) is Phase
    assert block_in(fields["amounts"]) is Amount
    assert block_in(fields["areas"]) is None
    (nature,) = (terms_in(field.shape) for field in fields_of(Amount) if field.name == "nature")
    assert isinstance(nature, OneOf)
    assert nature.terms == tuple(Nature)


def test_only_what_is_never_negative_says_so() -> None:
    shapes = {field.name: field.shape for field in fields_of(Feature)}
    assert shapes["number"] == Single(ValueForm.WHOLE, not_negative=True)
    shapes = {field.name: field.shape for field in fields_of(Observation)}
    assert shapes["value"] == Single(ValueForm.NUMBER)


def test_the_name_of_a_class_becomes_a_heading() -> None:
    assert title_of("ProjectDate") == "Project date"
