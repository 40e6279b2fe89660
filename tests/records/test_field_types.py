"""The types of fields: what each takes, and how it says no."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import refusal
from oda_reports.records.parts import Quantity, Section
from oda_reports.records.projects import Amount, Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Observation

AMOUNT = {"source": "review", "value": 2000000, "currency": "USD", "kind": "fixed"}
OBSERVATION = {"area": "veymar", "source": "review", "value": 12}
PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["veymar"], "sources": ["review"]}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}


@pytest.mark.parametrize("currency", [None, "persons", "percent"])
def test_a_currency_is_a_unit_that_is_money(currency: str | None) -> None:
    said = refusal(Amount, {**AMOUNT, "currency": currency})
    assert "USD" in said
    assert "persons" not in said


@pytest.mark.parametrize("value", ["13,220", "approximately 800", "12", True, 12.5, None])
def test_a_number_is_a_plain_number(value: object) -> None:
    assert "must be a plain number" in refusal(Quantity, {**QUANTITY, "value": value})


@pytest.mark.parametrize(
    ("written", "edition"), [(2024, "2024"), ("2024", "2024"), ("2024-rev.1", "2024-rev.1")]
)
def test_an_edition_is_a_year_or_a_word(written: object, edition: str) -> None:
    assert Observation.model_validate({**OBSERVATION, "printed_in": written}).printed_in == edition


@pytest.mark.parametrize("written", ["", "-1", "a b", "a/b", "a@b", True, Decimal("20.24")])
def test_an_edition_has_no_mark_that_an_address_has(written: object) -> None:
    said = refusal(Observation, {**OBSERVATION, "printed_in": written})
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
