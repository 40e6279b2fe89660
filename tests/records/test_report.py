"""The report: what it must say of itself."""

from __future__ import annotations

import pytest
from builders import record, refusal, report, the_unit
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.report import Report, address_of, conventions_of, original_of
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import NamedAfter
from pydantic import ValidationError


def test_a_report_counts_its_symbols_by_currency() -> None:
    data = {
        "site_name": "R", "edition": 2024, "donor": "D", "region": "r", "tagline": "t",
        "description": "d", "publisher": "p", "source": "s", "licence": "l",
        "licence_url": "https://example.org/", "currency_symbols": {"USD": "US$"},
    }  # fmt: skip
    assert Report.model_validate(data).currency_symbols == {the_unit("USD"): "US$"}
    with pytest.raises(ValidationError):
        Report.model_validate({**data, "currency_symbols": {"XXX": "?"}})


@pytest.mark.parametrize(
    "field",
    [
        "site_name", "edition", "donor", "region", "tagline", "description", "publisher",
        "source", "licence", "licence_url",
    ],
)  # fmt: skip
def test_a_report_needs_what_its_pages_open_with(field: str) -> None:
    without = report().model_dump(exclude_unset=True, exclude={field})
    assert refusal(Report, without) == "Field required"


def test_a_report_is_in_english_and_published_nowhere_unless_it_says_so() -> None:
    made = report()
    assert made.language == "en"
    assert (made.site_url, made.edit_url, made.record_url, made.issue_url) == (None,) * 4
    assert (made.attributions, made.key_figures, made.map_note) == ((), (), None)
    assert (made.currency_symbols, made.withdrawn, made.numbers) == ({}, {}, {})


def test_what_lies_below_its_root_has_a_whole_address_where_the_site_has_one() -> None:
    assert report().placed("a/#b") == "a/#b"
    for root in ("https://x.org/sea", "https://x.org/sea/"):
        assert report(site_url=root).placed("a/#b") == "https://x.org/sea/a/#b"


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_a_language_is_two_small_letters_and_perhaps_a_country(language: str) -> None:
    assert report(language=language).language == language


@pytest.mark.parametrize("language", ["EN", "eng", "en-gb", "en_GB", "en-", "english"])
def test_another_word_is_no_language(language: str) -> None:
    given = report().model_dump(exclude_unset=True)
    assert "match pattern" in refusal(Report, {**given, "language": language})


@pytest.mark.parametrize("key", ["a", "projects", "projects/", "Projects/a", "projects/A", "p/a/b"])
def test_what_was_withdrawn_is_named_by_kind_and_id(key: str) -> None:
    given = report().model_dump(exclude_unset=True)
    assert "match pattern" in refusal(Report, {**given, "withdrawn": {key: "why"}})
    assert report(withdrawn={"projects/a-1": "why"}).withdrawn == {"projects/a-1": "why"}


FROM_OCTOBER = FiscalYear(10, NamedAfter.END)
FROM_JULY = FiscalYear(7, NamedAfter.END)


def test_a_report_says_how_it_counts_fiscal_years_and_else_counts_them_as_japan_does() -> None:
    told = {"first_month": 10, "named_after": "end"}
    assert conventions_of(report(fiscal_year=told), {}).fiscal_year == FROM_OCTOBER
    assert conventions_of(report(), {}).fiscal_year == JAPANESE
    assert conventions_of(None, {"bank": FROM_JULY}).fiscal_year_of("bank") == FROM_JULY


FORMS = {
    "doi:*": "https://doi.example/*",
    "DAC.*.NET": "https://data.example/net/*/table",
    "DAC.*": "https://data.example/*",
}


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("doi:10.1/a b", "https://doi.example/10.1%2Fa%20b"),
        ("DAC.JPN.NET", "https://data.example/net/JPN/table"),
        ("DAC.JPN", "https://data.example/JPN"),
        ("DAC.", ""),
        ("a DAC.JPN", ""),
        ("", ""),
    ],
)
def test_an_identifier_leads_where_the_first_form_that_it_has_says(
    identifier: str, address: str
) -> None:
    assert address_of(identifier, report(identifier_addresses=FORMS)) == address


@pytest.mark.parametrize(
    ("form", "address", "said"),
    [
        ("DAC", "https://e.org/*", "must have one *, in place of what differs"),
        ("*.*", "https://e.org/*", "must have one *, in place of what differs"),
        ("DAC.*", "https://e.org/", "must lead to an address with one *"),
        ("DAC.*", "https://e.org/*/*", "must lead to an address with one *"),
        ("DAC.*", "e.org/*", "must be a web address"),
    ],
)
def test_what_differs_in_identifiers_is_one_star(form: str, address: str, said: str) -> None:
    data = report().model_dump(exclude_unset=True)
    assert said in refusal(Report, data | {"identifier_addresses": {form: address}})


@pytest.mark.parametrize(
    ("fields", "original"),
    [
        ({"url": "https://e.org/a", "identifier": "DAC.JPN"}, "https://e.org/a"),
        ({"identifier": "DAC.JPN"}, "https://data.example/JPN"),
        ({"identifier": "page 4"}, ""),
        ({}, ""),
    ],
    ids=["address", "identifier", "another identifier", "neither"],
)
def test_a_source_is_read_at_its_address_or_where_its_identifier_leads(
    fields: dict[str, str], original: str
) -> None:
    source = record(Source, "review", **fields)
    assert original_of(source, report(identifier_addresses=FORMS)) == original
