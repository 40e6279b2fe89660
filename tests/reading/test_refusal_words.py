"""What is said of a refused value: by kind of refusal, and what stands in its place."""

from __future__ import annotations

import pytest
from oda_reports.problems.problem import Loc
from oda_reports.reading.refusal_words import (
    empty_words,
    missing_words,
    put_in_words,
    unknown_field_words,
)
from oda_reports.reading.refused_values import Refused, Words
from oda_reports.records.projects import Project


def said_of(kind: str, value: object, raw: str = "", field: str = "title") -> Words:
    return put_in_words(Refused(kind, "is wrong", value, raw, Project, (field,), {}))


@pytest.mark.parametrize(
    ("kind", "value", "raw", "field", "instead", "safe"),
    [
        ("E204", "13,220", "", "value", "13220", True),
        ("E204", "about 800", "", "value", "800", False),
        ("E204", "2 million", "", "value", "2000000", True),
        ("E205", "8 August 2024", "", "start", "2024-08-08", True),
        ("E212", "Two Words", "", "areas", "two-words", False),
        ("E213", "x.org/a", "", "url", "https://x.org/a", False),
        ("E213", "https://x.org/a b", "", "url", "https://x.org/a%20b", False),
        ("string_type", ["a"], "[a]", "title", "a", False),
        ("string_type", ["a", "b"], "[a, b]", "title", None, False),
        ("string_type", 5, "5", "title", '"5"', True),
        ("tuple_type", "a, b", "a, b", "themes", "[a, b]", True),
        ("tuple_type", "a b", "a b", "themes", '["a b"]', False),
        ("tuple_type", "a", "a", "pictures", None, False),
        ("bool_type", "Yes", "", "draft", "true", True),
        ("bool_parsing", "OFF", "", "draft", "false", True),
        ("bool_type", "maybe", "", "draft", None, True),
    ],
)
def test_what_is_plainly_meant_is_put_in_the_place_of_a_value(
    kind: str, value: object, raw: str, field: str, instead: str | None, safe: bool
) -> None:
    words = said_of(kind, value, raw, field)
    assert words.instead == instead
    assert words.safe is safe or instead is None


@pytest.mark.parametrize("kind", ["dict_type", "model_type", "model_attributes_type"])
def test_a_value_for_a_block_is_told_to_have_fields(kind: str) -> None:
    assert said_of(kind, "x").code == "E209"


def test_a_rule_says_itself_what_is_wrong() -> None:
    assert said_of("E999", "x") == Words("E999", "is wrong")
    assert said_of("E218", "x").help == "write it on one line, after the colon"


def test_of_a_phase_that_is_not_there_those_that_are_are_named() -> None:
    def words(*ids: str) -> Words:
        record = {"phases": [{"title": "t"}, *({"id": id} for id in ids)]}
        context = {"phase": "secnd"}
        return put_in_words(Refused("E233", "m", None, "secnd", Project, (), context, record))

    assert words("first", "second").instead == "second"
    assert words("first").help == "name one of the phases here: first"
    assert words().help == "give the phase that is meant a line 'id: secnd'"


@pytest.mark.parametrize(
    ("context", "value", "help"),
    [
        ({"exchange": ("low", "high")}, {"low": 9, "high": 5}, "exchange the two numbers"),
        ({}, {"value": 3, "low": 5, "high": 9}, "correct the value"),
        ({}, {"low": 5}, "add the other end"),
    ],
)
def test_of_a_range_it_is_said_what_makes_it_one(
    context: dict[str, object], value: dict[str, int], help: str
) -> None:
    refused = Refused("E229", "m", value, "", Project, ("amounts", "a"), context)
    assert put_in_words(refused).help.startswith(help)


def test_the_only_block_of_a_list_is_put_between_brackets() -> None:
    way: Loc = ("amounts", "a", "equivalents")
    refused = Refused("tuple_type", "m", {"value": 5}, "{value: 5}", Project, way, {})
    assert put_in_words(refused).instead == "[{value: 5}]"


def test_a_refusal_that_nobody_foresaw_is_said_in_plain_words() -> None:
    assert said_of("frozen_set_type", "x").message == "cannot be read"


def test_a_value_with_a_state_that_says_there_is_none_is_told_to_choose() -> None:
    both = said_of("E222", {"value": 5, "state": "not-published"})
    assert both.help == "remove the line of one of the two"
    assert said_of("E222", {"low": 5, "state": "nil"}).help == both.help
    assert said_of("E222", {"label": "x"}).help.startswith("write 'value: …', or why there is none")


def test_a_text_that_may_be_left_out_may_lose_its_line() -> None:
    assert said_of("E210", "", field="title").help == "write its text"
    assert said_of("E210", "", field="scheme").help == "write its text, or remove the line"


@pytest.mark.parametrize(
    ("name", "there", "fields", "block", "help"),
    [
        ("region", "areas", ["url"], (), "'areas' is there already"),
        ("zzz", None, ["a", "b"], (), "remove it, or use one of: a, b"),
        ("zzz", None, [], (), "remove it"),
        ("grace", None, ["a"], ("amounts", "a"), "there is no field for it: the terms of a loan"),
        ("stage", None, ["a"], (), "it is a field of 'status': write it below that line"),
        ("iso3", None, ["a"], (), "only countries have it: remove it, or use one of: a"),
        ("other_names", None, ["a"], (), "only regions, countries and organisations have it"),
    ],
)
def test_a_key_that_is_no_field_is_told_what_could_stand_there_or_where_it_belongs(
    name: str, there: str | None, fields: list[str], block: Loc, help: str
) -> None:
    assert unknown_field_words(name, there, fields, Project, block).help.startswith(help)


def test_only_a_figure_is_asked_for_the_source_it_was_read_in() -> None:
    assert missing_words("source", of_figure=True).code == "E221"
    assert missing_words("source", of_figure=False).code == "E201"
    assert missing_words("unit", of_figure=True).help == "add a line 'unit: …'"


def test_an_empty_entry_is_written_after_its_hyphen() -> None:
    assert empty_words("x", is_entry=True, may_go=True).help.startswith("write it after the hyphen")
    needed = empty_words("'title'", is_entry=False, may_go=False)
    assert needed == Words("E210", "'title' is empty", "write its value after the colon")
