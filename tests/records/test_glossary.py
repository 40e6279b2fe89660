"""Themes, terms, schemes and names: what heads them, and when a name holds."""

from __future__ import annotations

import pytest
from builders import record, refusal
from oda_reports.records.glossary import Name, Scheme, Term, Theme
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind

NAME = {"id": "n", "short": "Veymar"}


@pytest.mark.parametrize(
    ("model", "fields", "heading", "kind"),
    [
        (Theme, {"name": "Health"}, "Health", Kind.THEMES),
        (Term, {"term": "grant aid"}, "grant aid", Kind.GLOSSARY),
        (Scheme, {"name": "Grants"}, "Grants", Kind.SCHEMES),
        (Name, {"short": "UV", "long": "Union of Veymar"}, "UV", Kind.NAMES),
    ],
)
def test_what_a_list_explains_is_headed_by_its_word(
    model: type[Record], fields: dict[str, str], heading: str, kind: Kind
) -> None:
    made = record(model, "x", **fields)
    assert (made.heading, made.kind) == (heading, kind)


@pytest.mark.parametrize(
    ("model", "field"),
    [(Theme, "name"), (Theme, "text"), (Term, "term"), (Term, "definition"), (Scheme, "name")],
)
def test_what_a_list_explains_needs_its_word_and_its_words(model: type[Record], field: str) -> None:
    given = {"id": "x", "name": "n", "text": "t"}
    if model is Term:
        given = {"id": "x", "term": "t", "definition": "d"}
    without = {name: value for name, value in given.items() if name != field}
    assert refusal(model, without) == "Field required"


def test_a_scheme_needs_no_text() -> None:
    assert record(Scheme, "grant").text is None


def test_a_name_holds_for_every_language_and_time_unless_it_says_which() -> None:
    name = Name.model_validate(NAME)
    assert (name.language, name.valid_from, name.valid_to) == (None, None, None)
    assert (name.long, name.forbidden, name.contested) == (None, (), None)


@pytest.mark.parametrize("language", ["EN", "e", "eng", "en-GB", ""])
def test_the_language_of_a_name_is_two_small_letters(language: str) -> None:
    assert "match pattern" in refusal(Name, {**NAME, "language": language})
    assert Name.model_validate({**NAME, "language": "en"}).language == "en"


def test_a_name_does_not_end_before_it_starts() -> None:
    said = refusal(Name, {**NAME, "valid_from": "2020-03", "valid_to": "2020-02"})
    assert said == "ends before it starts: exchange valid_from and valid_to, or correct one"


@pytest.mark.parametrize(
    "dates",
    [
        {"valid_from": "2020", "valid_to": "2020"},
        {"valid_from": "2020-03-02", "valid_to": "2020-03-02"},
        {"valid_from": "2020-03", "valid_to": "2020"},
        {"valid_from": "2020"},
        {"valid_to": "2020"},
    ],
)
def test_dates_of_a_name_that_may_be_in_order_are_taken(dates: dict[str, str]) -> None:
    name = Name.model_validate({**NAME, **dates})
    assert (name.valid_from is not None, name.valid_to is not None) == (
        "valid_from" in dates,
        "valid_to" in dates,
    )
