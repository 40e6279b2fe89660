"""The addresses that an environment gives: what is taken, what is refused, what goes before."""

from __future__ import annotations

from dataclasses import fields

import pytest
from builders import report
from oda_reports.records.forge_addresses import (
    NO_ADDRESSES,
    VARIABLES,
    BadAddress,
    ForgeAddresses,
    filled_in,
    read_addresses,
)
from oda_reports.records.report import Report

SITE, FORM = "https://desk.example/sea", "https://forge.example/new?title={title}&at={figure}"


def test_each_address_is_a_field_of_the_report_and_has_a_variable() -> None:
    names = [field.name for field in fields(ForgeAddresses)]
    assert names == list(VARIABLES)
    assert set(names) <= Report.model_fields.keys()


def test_an_environment_without_addresses_gives_none() -> None:
    assert read_addresses({"PATH": "/bin", "ODA_SITE_URL": "", "ODA_EDIT_URL": " "}) == NO_ADDRESSES
    assert NO_ADDRESSES.fill(report()) == report()


def test_what_the_report_leaves_open_is_filled_and_nothing_else() -> None:
    given = read_addresses({"ODA_SITE_URL": SITE, "ODA_ISSUE_URL": FORM})
    written = report(site_url="https://mine.example/")
    filled = given.fill(written)
    assert (filled.site_url, filled.issue_url) == ("https://mine.example/", FORM)
    assert (filled.edit_url, filled.record_url) == (None, None)
    assert filled_in(written, filled) == {"issue_url": FORM}


def test_every_variable_that_holds_no_address_is_named_on_a_line_of_its_own() -> None:
    wrong = {
        "ODA_SITE_URL": "desk.example/sea",
        "ODA_RECORD_URL": "https://forge.example/a branch/",
        "ODA_ISSUE_URL": "https://forge.example/new?title={name}",
        "ODA_EDIT_URL": "https://forge.example/edit/",
    }
    with pytest.raises(BadAddress) as refused:
        read_addresses(wrong)
    address = "must be a web address that starts with https:// or http://; correct it, or unset it"
    assert str(refused.value).split("\n") == [
        f"ODA_SITE_URL is 'desk.example/sea': it {address}",
        f"ODA_RECORD_URL is 'https://forge.example/a branch/': it {address}",
        "ODA_ISSUE_URL is 'https://forge.example/new?title={name}': it has {name}, which is not "
        "known: what can be filled in is {title}, {figure}, {value} and {page}; correct it, or "
        "unset it",
    ]
