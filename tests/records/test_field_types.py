"""The types of fields: what each takes, and how it says no."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest
from builders import refusal, the_unit
from oda_reports.records.conventions import Conventions
from oda_reports.records.field_types import (
    LONGEST_EXCERPT,
    LONGEST_TEXT,
    AnyUnit,
    Currency,
    Decimals,
    Edition,
    Excerpt,
    Id,
    IssueForm,
    Language,
    Line,
    Number,
    Prose,
    ProseText,
    RecordKey,
    Url,
    Whole,
    Wording,
    id_from,
    makes_text,
    why_no_id,
)
from oda_reports.records.parts import Section
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Observation
from oda_reports.records.units import Unit
from oda_reports.records.values import Amount, Quantity
from pydantic import TypeAdapter, ValidationError

AMOUNT = {"source": "review", "value": 2000000, "currency": "USD"}
OBSERVATION = {"area": "veymar", "source": "review", "value": 12}
PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["veymar"], "sources": ["review"]}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}
SOURCE = {"id": "review", "title": "Review", "type": "report"}


@pytest.mark.parametrize("currency", [None, "persons", "percent"])
def test_a_currency_is_a_unit_that_is_money(currency: str | None) -> None:
    said = refusal(Amount, {**AMOUNT, "currency": currency})
    assert said == "Input should be the code of a currency"


@pytest.mark.parametrize("value", ["13,220", "approximately 800", "12", True, 12.5, None])
def test_a_number_is_a_plain_number(value: object) -> None:
    assert "must be a plain number" in refusal(Quantity, {**QUANTITY, "value": value})


@pytest.mark.parametrize(
    ("written", "edition"), [(2024, "2024"), ("2024", "2024"), ("2024-rev.1", "2024-rev.1")]
)
def test_an_edition_is_a_year_or_a_word(written: object, edition: str) -> None:
    assert Source.model_validate({**SOURCE, "edition": written}).edition == edition


@pytest.mark.parametrize("written", ["", "-1", "a b", "a/b", "a@b", True, Decimal("20.24")])
def test_an_edition_has_no_mark_that_an_address_has(written: object) -> None:
    said = refusal(Source, {**SOURCE, "edition": written})
    assert said == "must name an edition, such as 2024"


@pytest.mark.parametrize("id", ["Veymar", "a_b", "a--b", "-a", "a-", "a b", "ä", "", "a/b", True])
def test_an_id_is_small_letters_digits_and_single_hyphens(id: object) -> None:
    assert "must be an id" in refusal(Observation, {**OBSERVATION, "area": id})


@pytest.mark.parametrize("id", ["a", "2024", "white-paper-2024", 2024])
def test_an_id_may_be_a_number(id: object) -> None:
    assert Observation.model_validate({**OBSERVATION, "source": id}).source == str(id)


def test_a_line_is_one_line_that_is_not_empty() -> None:
    assert refusal(Section, {"title": "  ", "text": "x"}) == "is empty"
    assert refusal(Section, {"title": "a\nb", "text": "x"}) == "must be a single line"
    assert Section.model_validate({"title": " a \n", "text": "x"}).title == "a"


def test_a_text_is_not_empty() -> None:
    assert refusal(Section, {"title": "a", "text": " \n "}) == "is empty"


@pytest.mark.parametrize(
    "url", ["javascript:x", "ftp://x.org", "//x.org", "https://x.org/a b", 'https://x.org/"', ""]
)
def test_a_web_address_is_one(url: str) -> None:
    data = {"id": "x", "title": "X", "type": "report", "url": url}
    assert "must be a web address" in refusal(Source, data)


def test_a_flag_is_true_or_false_and_no_word() -> None:
    assert "valid boolean" in refusal(Project, {**PROJECT, "draft": "yes"})


def read(kind: Any, value: object) -> Any:
    """A value as a type of field takes it."""
    return TypeAdapter(kind).validate_python(value)


def said(kind: Any, value: object) -> str:
    """What a type of field says about a value that it refuses."""
    with pytest.raises(ValidationError) as refused:
        read(kind, value)
    (detail,) = refused.value.errors()
    return str(detail["msg"]).removeprefix("Value error, ")


def code(kind: Any, value: object) -> str:
    """The code of the rule by which a type of field refuses a value."""
    with pytest.raises(ValidationError) as refused:
        read(kind, value)
    return str(refused.value.errors()[0]["type"])


@pytest.mark.parametrize(
    ("kind", "value", "rule"),
    [
        (Number, "12", "E204"),
        (Id, "A b", "E212"),
        (Edition, "a b", "E203"),
        (Line, " ", "E210"),
        (Line, "a\nb", "E218"),
        (Prose, " ", "E210"),
        (Prose, "x" * (LONGEST_TEXT + 1), "E248"),
        (Line, "x" * (LONGEST_TEXT + 1), "E248"),
        (Excerpt, " ", "E210"),
        (Excerpt, "x" * 221, "E226"),
        (Url, "x", "E213"),
    ],
)
def test_a_type_refuses_by_the_code_of_its_rule(kind: Any, value: str, rule: str) -> None:
    assert code(kind, value) == rule


def test_a_number_is_exact() -> None:
    assert read(Number, 12) == Decimal(12)
    assert isinstance(read(Number, 12), Decimal)
    assert read(Number, Decimal("-0.10")) == Decimal("-0.1")


def test_prose_keeps_the_blanks_around_it() -> None:
    assert read(Prose, " a\n\nb \n") == " a\n\nb \n"


def test_an_excerpt_is_stripped_and_has_two_lines_at_most() -> None:
    assert read(Excerpt, " a\nb \n") == "a\nb"
    assert said(Excerpt, "a\nb\nc") == (
        "has 5 characters on 3 lines: an excerpt has at most 220 on two"
    )


def test_an_excerpt_has_as_many_characters_as_two_lines_of_print() -> None:
    longest = "x" * LONGEST_EXCERPT
    assert LONGEST_EXCERPT == 220
    assert read(Excerpt, longest) == longest
    assert said(Excerpt, f"{longest}x") == (
        "has 221 characters on 1 lines: an excerpt has at most 220 on two"
    )


@pytest.mark.parametrize("url", ["https://x.org", "http://x.org/a?b=c#d", "https://x.org/é"])
def test_a_web_address_stays_as_it_is(url: str) -> None:
    assert read(Url, url) == url


@pytest.mark.parametrize(
    "form",
    [
        "https://x.org/new",
        "https://x.org/new?t={title}&f={figure}&v={value}&p={page}",
        "https://desk@x.org/{page}",
        "mailto:desk@x.example.org",
        "mailto:desk@x.org?subject={title}&body={figure}%0A{page}",
    ],
)
def test_a_form_stays_as_it_is_with_its_places_to_fill_in(form: str) -> None:
    assert read(IssueForm, form) == form


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("https://x.org/{other}", "has {other}, which is not known"),
        ("https://x.org/{}", "has {}, which is not known"),
        ("https://x.org/{title", "has a brace without the other one of its pair"),
        ("https://x.org/title}", "has a brace without the other one of its pair"),
    ],
)
def test_a_form_has_no_other_places_to_fill_in(form: str, why: str) -> None:
    known = "what can be filled in is {title}, {figure}, {value} and {page}"
    assert said(IssueForm, form) == f"{why}: {known}"


def test_a_form_is_a_web_address() -> None:
    assert "must be a web address" in said(IssueForm, "x.org/{title}")


@pytest.mark.parametrize(
    "form", ["desk@x.org", "mailto:desk@x", "mailto:desk@x.org?a b", "mailto:a@x.org?<b>={page}"]
)
def test_an_email_that_is_none_or_has_no_mailto_is_told_how_it_is_written(form: str) -> None:
    how = "must be written as mailto:desk@example.org?subject={title}&body={page}"
    assert said(IssueForm, form) == how


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("White Paper 2024", "white-paper-2024"),
        ("  Café & Thé!", "cafe-the"),
        ("ＦＵＬＬ", "full"),
        ("中国", ""),
        ("", ""),
        ("a--b", "a-b"),
    ],
)
def test_words_suggest_an_id(words: str, id: str) -> None:
    assert id_from(words) == id


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("con", "is a name that Windows keeps for itself"),
        ("lpt9", "is a name that Windows keeps for itself"),
        ("a" * 101, "has 101 characters, and an id has 100 at most"),
        ("A b", "must be an id"),
        ("", "must be an id"),
    ],
)
def test_why_a_text_cannot_be_an_id_is_told(text: str, why: str) -> None:
    assert why_no_id(text).startswith(why)
    assert said(Id, text) == why_no_id(text)


@pytest.mark.parametrize("text", ["console", "com10", "con-1", "a" * 100, "404", "index"])
def test_an_id_may_be_as_long_as_files_can_be_named_and_hold_words_that_are_kept(text: str) -> None:
    assert (why_no_id(text), read(Id, text)) == ("", text)


@pytest.mark.parametrize("words", ["Con", "a" * 101, "b-" * 60])
def test_an_id_that_words_suggest_can_be_one(words: str) -> None:
    assert not id_from(words) or not why_no_id(id_from(words))


@pytest.mark.parametrize("number", ["1e15", "-1e15", "NaN", "Infinity"])
def test_a_number_has_no_more_digits_than_can_be_written(number: str) -> None:
    assert said(Number, Decimal(number)) == "must be a number of at most 15 digits before the point"


def test_a_number_keeps_the_decimals_of_any_program_and_no_more() -> None:
    assert read(Number, Decimal("0." + "3" * 20)) == Decimal("0." + "3" * 20)
    assert said(Number, Decimal("0." + "3" * 21)) == "has 21 decimals: 20 are kept at most"


def test_a_page_shows_nine_decimals_at_most() -> None:
    assert read(Decimals, 9) == 9
    assert said(Decimals, 10) == "is more than a page can show: 9 at most"


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("xx", "names no language: CLDR does not know how numbers and dates are written in it"),
        ("ja-US", "names no language: CLDR knows 'ja', and not as it is written in 'US'"),
    ],
)
def test_a_language_is_one_that_numbers_can_be_written_in(language: str, why: str) -> None:
    assert said(Language, language) == why
    assert read(Language, "ky") == "ky"


@pytest.mark.parametrize("value", [-1, True, "1", 1.0, Decimal(1)])
def test_a_whole_number_is_zero_or_more_and_nothing_else(value: object) -> None:
    assert read(Whole, 0) == 0
    assert said(Whole, value)


def test_a_currency_is_told_by_its_code() -> None:
    assert read(Currency, "JPY") is the_unit("JPY")
    assert read(Currency, the_unit("JPY")) is the_unit("JPY")
    expected = said(Currency, "persons")
    assert expected == "Input should be the code of a currency"
    assert said(Currency, the_unit("persons")) == expected


@pytest.mark.parametrize("code", ["furlongs", "XXX", "usd", "", 5, None])
def test_what_is_no_unit_is_refused(code: object) -> None:
    assert read(AnyUnit, "persons") is the_unit("persons")
    assert said(AnyUnit, code) == "Input should be the code of a unit"


def test_the_units_of_a_report_are_read_with_it() -> None:
    furlongs = Unit("furlongs", "furlong", "furlongs")
    adapter: TypeAdapter[Unit] = TypeAdapter(AnyUnit)
    assert adapter.validate_python("furlongs", context=Conventions(units=(furlongs,))) is furlongs


@pytest.mark.parametrize("key", ["projects/a", "projects/a-1", "glossary/2024"])
def test_a_key_of_a_record_is_kind_and_id(key: str) -> None:
    assert read(RecordKey, key) == key


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Line, True), (Wording, True), (Prose, True), (Excerpt, False), (Url, False), (Id, False)],
)
def test_lines_and_prose_are_text(kind: Any, text: bool) -> None:
    assert any(map(makes_text, get_args(kind))) == text


def test_a_mark_is_no_text() -> None:
    assert not makes_text(ProseText())
