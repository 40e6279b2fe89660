"""The forge that keeps the records: its addresses, and the lines on which figures stand."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from builders import catalogue_of, report
from conftest import EXAMPLE, REPORTS
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.figures.figure import Figure, record_figures
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.records.editions import Editions
from oda_reports.writing.forge import (
    figure_lines,
    mistake_address,
    record_address,
    signing_repository,
)
from pydantic import ValidationError

FORM = "https://forge.example/new?title={title}&figure={figure}&value={value}&page={page}"


def filled(address: str | None) -> dict[str, str]:
    """What a form is filled in with."""
    assert address is not None
    return {name: words[0] for name, words in parse_qs(urlsplit(address).query).items()}


def test_without_a_forge_there_are_no_addresses() -> None:
    assert record_address(report(), "statistics/trainees.yml", 4) is None
    assert mistake_address(report(), "", "Home") is None


@pytest.mark.parametrize("url", ["https://forge.example/data", "https://forge.example/data/"])
def test_a_record_is_read_at_a_line(url: str) -> None:
    kept = report(record_url=url)
    address = "https://forge.example/data/statistics/trainees.yml"
    assert record_address(kept, "statistics/trainees.yml", 41) == f"{address}#L41"
    assert record_address(kept, "statistics/trainees.yml") == address


def test_the_form_says_what_is_wrong_where() -> None:
    kept = report(issue_url=FORM, site_url="https://example.org/sea")
    figure = "statistics/net-oda/one/2022@2024"
    address = mistake_address(kept, "countries/one/", "ODA: US$2\u00a0million", figure, "US$2")
    assert filled(address) == {
        "title": "ODA: US$2 million",
        "figure": figure,
        "value": "US$2",
        "page": "https://example.org/sea/countries/one/",
    }


def test_the_form_names_a_page_by_its_path_where_the_site_has_no_address() -> None:
    kept = report(issue_url=FORM)
    assert filled(mistake_address(kept, "countries/one/", "One"))["page"] == "/countries/one/"


def test_a_form_need_not_have_every_place() -> None:
    kept = report(issue_url="https://forge.example/new?body={page}")
    assert mistake_address(kept, "a/", "T") == "https://forge.example/new?body=%2Fa%2F"


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(_WORDS, _WORDS)
def test_no_words_break_out_of_the_place_they_are_filled_in(title: str, value: str) -> None:
    address = mistake_address(report(issue_url=FORM), "a/", f"t{title}", "a/b", f"v{value}")
    assert address is not None
    assert re.fullmatch(r"https://forge\.example/new\?[A-Za-z0-9=&%._~-]*", address)
    assert filled(address) == {
        "title": " ".join(f"t{title}".split()),
        "figure": "a/b",
        "value": " ".join(f"v{value}".split()),
        "page": "/a/",
    }


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("https://forge.example/?t={name}", "has {name}, which is not known: what can be filled"),
        ("https://forge.example/?t={title.upper}", "has {title.upper}, which is not known"),
        ("https://forge.example/?t={title!r}", "has {title!r}, which is not known"),
        ("https://forge.example/?t={}", "has {}, which is not known"),
        ("https://forge.example/?t={{title}}", "which is not known"),
        ("https://forge.example/?t={title", "has a brace without the other one of its pair"),
        ("https://forge.example/?t=title}", "has a brace without the other one of its pair"),
        ("javascript:alert({title})", "must be a web address"),
        ('https://forge.example/?t="{title}', "must be a web address"),
    ],
)
def test_a_form_that_cannot_be_filled_in_is_refused(url: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        report(issue_url=url)
    (error,) = caught.value.errors()
    assert message in error["msg"]


@REPORTS
def test_a_figure_is_found_on_the_line_where_its_value_stands(path: Path) -> None:
    folder, editions = read_folder(path), catalogue_of(path).editions
    lines = figure_lines(folder, figures(folder, editions))
    found = 0
    for record in folder.records:
        for figure in record_figures(record, editions):
            text = (path / figure.file).read_text("utf-8").split("\n")
            line = lines(figure)
            assert line is not None
            if figure.value is None:
                continue
            written = re.search(r": (-?[0-9.]+)(?: +#.*)?$", text[line - 1])
            assert written, (figure.address, text[line - 1])
            exponent = figure.scale.exponent if figure.scale else 0
            assert Decimal(written[1]).scaleb(exponent) == figure.value, figure.address
            found += 1
    assert found > (30 if path == EXAMPLE else 0)


def test_a_figure_without_value_is_found_where_its_entry_begins() -> None:
    folder, editions = read_folder(EXAMPLE), catalogue_of(EXAMPLE).editions
    lines = figure_lines(folder, figures(folder, editions))
    text = (EXAMPLE / "statistics/fellows.yml").read_text("utf-8").split("\n")
    without = [figure for figure in figures(folder, editions) if figure.value is None]
    fellows = [figure for figure in without if figure.record == "fellows"]
    assert len(fellows) == 3
    for figure in fellows:
        assert text[(lines(figure) or 0) - 1] == f"  - area: {figure.area}"


def figures(folder: Folder, editions: Editions) -> list[Figure]:
    return [figure for record in folder.records for figure in record_figures(record, editions)]


def test_a_record_that_has_gone_since_it_was_read_names_no_line(example_data: Path) -> None:
    folder, editions = read_folder(example_data), catalogue_of(EXAMPLE).editions
    lines = figure_lines(folder, figures(folder, editions))
    (example_data / "statistics/trainees.yml").unlink()
    figure = next(one for one in figures(folder, editions) if one.record == "trainees")
    assert lines(figure) is None


@pytest.mark.parametrize(
    ("url", "repository"),
    [
        ("https://github.com/desk/lorian-sea/edit/main/data/", "desk/lorian-sea"),
        ("https://github.com.evil.example/desk/sea/edit/main/data/", None),
        ("https://forge.example.org/desk/sea/edit/main/data/", None),
        ("https://gitlab.com/desk/sea/-/edit/main/data/", None),
        ("https://github.com/desk/a&b/edit/main/data/", None),
    ],
)
def test_only_github_signs_what_a_repository_publishes(url: str, repository: str | None) -> None:
    assert signing_repository(report(edit_url=url)) == repository
    assert signing_repository(report()) is None
