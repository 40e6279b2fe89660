"""What each word of an older form is called today, and what an editor is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import said_of
from oda_reports.problems.frames import render_text
from oda_reports.problems.problem import in_order
from oda_reports.reading.older_forms import Clash, Rewording, older_form
from oda_reports.reading.record_files import read_folder
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.problem_formats import FORMATS


def today(part: str, **block: Any) -> dict[str, Any]:
    """A block of a project in the words of today."""
    data = {part: {"a": block}}
    found: dict[str, Any] = older_form(Kind.PROJECTS, data).in_todays_words(data)[part]["a"]
    return found


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("amounts", {"kind": "fixed"}, {}),
        ("amounts", {"kind": "up-to"}, {"qualifier": "up-to"}),
        ("amounts", {"kind": "pledge"}, {"flow": "pledge"}),
        ("amounts", {"kind": "not-determined"}, {"state": "not-yet-set"}),
        ("amounts", {"measure": "gross-disbursement"}, {"flow": "gross-disbursement"}),
        ("amounts", {"kind": "pledge", "measure": "commitment"}, {"flow": "pledge"}),
        ("amounts", {"equivalent": {"value": 2}}, {"equivalents": [{"value": 2}]}),
        ("results", {"kind": "result"}, {}),
        ("results", {"kind": "target", "date": 2024}, {"nature": "target", "as_of": 2024}),
        ("results", {"kind": "baseline"}, {"nature": "baseline"}),
    ],
)
def test_a_block_of_a_project_says_the_same_in_words_of_today(
    part: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert today(part, **before) == after
    assert today(part, **after) == after


@pytest.mark.parametrize(
    ("part", "block", "clash"),
    [
        ("amounts", {"kind": "up-to", "qualifier": "more-than"}, ("kind", "qualifier")),
        ("amounts", {"kind": "pledge", "measure": "net-disbursement"}, ("measure", "kind")),
        ("amounts", {"kind": "not-determined", "state": "withheld"}, ("kind", "state")),
        ("results", {"kind": "target", "nature": "baseline"}, ("kind", "nature")),
        ("results", {"date": 2020, "as_of": 2021}, ("date", "as_of")),
    ],
)
def test_what_says_two_things_is_left_as_it_is_and_told(
    part: str, block: dict[str, Any], clash: tuple[str, str]
) -> None:
    found = older_form(Kind.PROJECTS, {part: {"a": block}})
    assert found.clashes == (Clash((part, "a", clash[0]), clash[1]),)
    assert today(part, **block).items() >= {clash[0]: block[clash[0]]}.items()


@pytest.mark.parametrize("kind", [Kind.EVENTS, Kind.REGIONS, Kind.COUNTRIES])
def test_figures_of_other_records_were_so_at_a_date(kind: Kind) -> None:
    data = {"figures": {"a": {"date": "2022"}}, "date": 2020}
    assert older_form(kind, data).steps == (Rewording(("figures", "a", "date"), "as_of", "2022"),)


def test_a_statistic_of_money_has_a_flow_and_its_values_no_measure_of_their_own() -> None:
    data = {
        "measure": "commitment",
        "observations": [{"measure": "commitment", "area": "one"}, {"measure": "share"}],
        "series": [{"measure": "commitment"}],
    }
    found = older_form(Kind.STATISTICS, data)
    assert found.in_todays_words(data) == {
        "flow": "commitment",
        "observations": [{"area": "one"}, {"measure": "share"}],
        "series": [{}],
    }
    assert [clash.way for clash in found.clashes] == [("observations", 1, "measure")]


@pytest.mark.parametrize(
    "data",
    [
        {"amounts": ["kind"], "results": "kind"},
        {"amounts": {"a": None, "b": {"kind": ["fixed"]}, "c": {"kind": "grant", "measure": 4}}},
        {"amounts": {"a": {"kind": "", "equivalent": 3}}, "results": {"a": {"kind": None}}},
        {"observations": {"a": 3}, "measure": ["commitment"]},
    ],
)
def test_what_was_none_of_the_older_form_either_is_left_to_others(data: dict[str, Any]) -> None:
    forms = [older_form(kind, data) for kind in Kind]
    assert not any(forms)
    assert [form.in_todays_words(data) for form in forms] == [data] * len(forms)


OLD = """\
title: Rain
summary: Barrels.
areas: [tessara]
colour: blue
amounts:
  grant: {value: 5, currency: EUR, kind: up-to, source: cooperation-review-2023}
  loan:
    value: 7
    currency: EUR
    kind: fixed
    measure: gross-disbursement
    source: nowhere
results:
  barrels:
    label: barrels
    value: 30
    unit: items
    date: 2020
    source: cooperation-review-2023
sources: [cooperation-review-2023]
"""


def test_a_file_of_an_older_form_is_one_error_whatever_else_is_wrong_with_it(
    example_data: Path,
) -> None:
    said = said_of(example_data, {"projects/rain.yml": OLD})
    assert [line[:4] for line in said] == ["E240", "E202", "E301"], said


def test_a_record_of_an_older_form_is_read_as_what_it_is_today(example_data: Path) -> None:
    text = OLD.replace("colour: blue\n", "").replace("nowhere", "cooperation-review-2023")
    assert said_of(example_data, {"projects/rain.yml": text}) == [
        "E240 this record is of an older form: run 'oda migrate' / this line "
        "becomes 'qualifier: up-to'; 3 more change; comments and layout stay"
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_names_the_file_the_line_and_the_command(format_: str, tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "rain.yml").write_text(OLD, "utf-8")
    problems = in_order(p for p in check_folder(tmp_path)[2] if p.code == "E240")
    told = FORMATS[format_](problems, 1)
    assert "projects/rain.yml" in told
    assert "6" in told
    assert "run 'oda migrate'" in told


def test_the_line_as_it_is_today_stands_below(tmp_path: Path) -> None:
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "rain.yml").write_text(OLD, "utf-8")
    folder = read_folder(tmp_path)
    told = render_text(p for p in folder.problems if p.code == "E240")
    assert "this line becomes 'qualifier: up-to'; 3 more change" in told
    rest = folder.refused[Kind.PROJECTS, "rain"].record
    assert isinstance(rest, Project)
    assert rest.amounts["grant"].qualifier == "up-to"
