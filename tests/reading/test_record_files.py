"""A data folder into records: what is read, and one problem for each cause."""

from __future__ import annotations

from pathlib import Path

import pytest
from oda_reports.problems.problem import Span
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind, NamedAfter

REPORT = """\
site_name: R
edition: 2024
donor: D
region: sea
tagline: t
description: d
publisher: p
source: review
licence: l
licence_url: https://example.org/
"""
THEME = "name: Wind\ntext: |\n  Wind.\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The smallest folder in which nothing is wrong."""
    write(tmp_path, "report.yml", REPORT)
    write(tmp_path, "pages/home.md", "Home.\n")
    write(tmp_path, "pages/methodology.md", "Methods.\n")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def said(folder: Path) -> list[str]:
    """Code, place and message of each problem, the file by its path below the folder."""
    return [
        f"{Path(p.file).relative_to(folder)}:{p.span.line}:{p.span.column} {p.code} {p.message}"
        for p in read_folder(folder).problems
    ]


def ids(folder: Folder) -> list[tuple[Kind, str]]:
    return [(record.kind, record.id) for record in folder.records]


def test_the_smallest_folder_is_read_without_problems(data: Path) -> None:
    folder = read_folder(data)
    assert folder.problems == ()
    assert folder.report is not None and folder.report.edition == "2024"
    assert folder.texts == {"home": "Home.\n", "methodology": "Methods.\n"}


def test_the_name_of_a_file_is_the_id_of_its_record(data: Path) -> None:
    write(data, "themes/wind-and-waves.yml", THEME)
    folder = read_folder(data)
    assert ids(folder) == [(Kind.THEMES, "wind-and-waves")]
    assert folder.origins[Kind.THEMES, "wind-and-waves"].file == str(
        data / "themes/wind-and-waves.yml"
    )


def test_the_keys_of_a_list_are_the_ids_of_its_records(data: Path) -> None:
    write(data, "schemes.yml", "loan:\n  name: Loan\ngrant:\n  name: Grant\n")
    folder = read_folder(data)
    assert ids(folder) == [(Kind.SCHEMES, "loan"), (Kind.SCHEMES, "grant")]
    assert folder.origins[Kind.SCHEMES, "grant"].loc == ("grant",)


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    (problem,) = read_folder(tmp_path / "nowhere").problems
    assert (problem.code, problem.message) == ("E101", "there is no such data folder")


def test_an_empty_folder_lacks_report_home_and_methodology(tmp_path: Path) -> None:
    assert [line.partition(":")[0] for line in said(tmp_path)] == [
        "report.yml",
        "pages/home.md",
        "pages/methodology.md",
    ]


def test_a_broken_file_never_hides_the_others(data: Path) -> None:
    write(data, "report.yml", "site_name: a: b\n")
    write(data, "themes/a.yml", "name: a: b\n")
    write(data, "themes/b.yml", "name: B\n")
    write(data, "themes/c.yml", THEME)
    write(data, "glossary.yml", "- x\n")
    (data / "pages/home.md").unlink()
    folder = read_folder(data)
    assert ids(folder) == [(Kind.THEMES, "c")]
    assert [(Path(p.file).name, p.code) for p in folder.problems] == [
        ("report.yml", "E114"),
        ("a.yml", "E114"),
        ("b.yml", "E201"),
        ("glossary.yml", "E209"),
        ("home.md", "E101"),
    ]


def test_what_could_not_be_read_is_known_by_kind_and_id(data: Path) -> None:
    write(data, "themes/a.yml", "name: a: b\n")
    write(data, "themes/b.yml", "name: B\n")
    write(data, "glossary.yml", "- x\n")
    assert read_folder(data).unread == {
        (Kind.THEMES, "a"),
        (Kind.THEMES, "b"),
        (Kind.GLOSSARY, ""),
    }


@pytest.mark.parametrize(
    ("name", "unread"),
    [
        ("themes/wind.yaml", ("themes", "wind")),
        ("themes/wind.yml.txt", ("themes", "wind")),
        ("themes/Wind.yml", ("themes", "wind")),
        ("themes/wind and waves.yml", ("themes", "wind-and-waves")),
        ("theme/wind.yml", ("themes", "")),
        ("Themes/wind.yml", ("themes", "")),
        ("glossary.yaml", ("glossary", "")),
        ("photos/x.png", ("images", "")),
    ],
)
def test_what_has_another_name_is_one_problem_and_what_it_stands_for_waits(
    data: Path, name: str, unread: tuple[str, str]
) -> None:
    write(data, name, THEME)
    folder = read_folder(data)
    assert len(folder.problems) == 1
    assert folder.unread == {unread}


@pytest.mark.parametrize("name", ["report.yaml", "Report.yml", "pages/Home.md", "page"])
def test_what_is_needed_and_has_another_name_is_told_once(data: Path, name: str) -> None:
    right = {"report.yaml": "report.yml", "Report.yml": "report.yml", "page": "pages"}
    (data / right.get(name, "pages/home.md")).rename(data / name)
    assert said(data) == [f"{name}:1:1 E109 nothing reads this name"]


@pytest.mark.parametrize("folder", ["themes", "events", "pages", "."])
def test_a_record_in_the_folder_of_another_kind_is_told_its_own(data: Path, folder: str) -> None:
    project = "title: P\nsummary: s\nareas: [sea]\nsources: [review]\n"
    write(data, f"{folder}/p.yml", project)
    read = read_folder(data)
    (problem,) = read.problems
    assert problem.code == "E128"
    assert problem.help == f"move the file to {data / 'projects' / 'p.yml'}"
    assert (Kind.PROJECTS, "p") in read.unread
    write(data, "projects/p.yml", project)
    (problem,) = read_folder(data).problems
    assert problem.help.endswith("is there already: keep one of the two")


@pytest.mark.parametrize("folder", ["themes", "pages", "."])
@pytest.mark.parametrize("name", ["#x.yml#", "x.yml~", "x.yml.bak", "4913", "Thumbs.db", ".#x.yml"])
def test_what_editors_leave_is_passed_over(data: Path, folder: str, name: str) -> None:
    write(data, f"{folder}/{name}", "name: [")
    read = read_folder(data)
    assert (read.problems, read.records, read.unread) == ((), (), frozenset())


SPANS = "fiscal_year: {first_month: 4, written: span}\n"
VALUES = """\
title: Aid
definition: Aid.
unit: USD
flow: commitment
series:
  - {area: one, source: review, values: {2004-05: 1, 2012-13: 2}}
  - {area: one, source: bank, values: {FY2005: 1, 2013-06: 3}}
"""


def values(folder: Folder) -> list[list[str]]:
    """The years of the series of the only statistic, each with its first day."""
    (read,) = (record for record in folder.records if isinstance(record, Statistic))
    return [[f"{year} {year.first_day}" for year in series.values] for series in read.series]


def test_values_are_read_by_the_fiscal_years_of_the_report_or_of_their_source(data: Path) -> None:
    write(data, "report.yml", REPORT + SPANS)
    own = "fiscal_year: {first_month: 7, named_after: end}\n"
    write(data, "sources/bank.yml", f"title: B\ntype: report\n{own}")
    write(data, "statistics/aid.yml", VALUES)
    folder = read_folder(data)
    assert folder.problems == ()
    assert values(folder) == [
        ["FY2004 (2004, 4, 1)", "FY2012 (2012, 4, 1)"],
        ["FY2005 (2004, 7, 1)", "2013-06 (2013, 6, 1)"],
    ]
    assert folder.conventions.fiscal_year_of("bank") == FiscalYear(7, NamedAfter.END)


@pytest.mark.parametrize(
    "source", ["title: B\nfiscal_year: {first_month: 13}\n", "fiscal_year: [", "[fiscal_year]\n"]
)
def test_a_source_that_cannot_say_how_it_counts_counts_as_the_report(
    data: Path, source: str
) -> None:
    write(data, "report.yml", REPORT + SPANS)
    write(data, "sources/bank.yml", source)
    write(data, "statistics/aid.yml", VALUES)
    folder = read_folder(data)
    assert {Path(problem.file).stem for problem in folder.problems} == {"bank"}
    assert values(folder)[1] == ["FY2005 (2005, 4, 1)", "2013-06 (2013, 6, 1)"]


def test_without_a_word_two_years_are_a_month_or_nothing(data: Path) -> None:
    write(data, "statistics/aid.yml", VALUES)
    (problem,) = read_folder(data).problems
    assert (problem.code, problem.span.line) == ("E205", 6)
    assert problem.help == (
        "did you mean FY2012-13? Years of statistics are read so with 'written: span' under "
        "'fiscal_year' in report.yml"
    )


def test_where_fiscal_years_are_spans_nobody_is_told_to_have_them_so(data: Path) -> None:
    write(data, "report.yml", REPORT + SPANS)
    write(
        data,
        "statistics/aid.yml",
        VALUES + "observations:\n  - {area: a, as_of: 2012-13, value: 1, source: s}\n",
    )
    problems = [problem for problem in read_folder(data).problems if problem.code == "E205"]
    assert [problem.help for problem in problems] == ["did you mean FY2012-13?"]


def test_a_misspelled_key_stands_for_the_missing_one(data: Path) -> None:
    write(data, "themes/wind.yml", "nmae: Wind\ntext: t\n")
    (problem,) = read_folder(data).problems
    assert (problem.code, problem.message) == ("E202", "'nmae' is not a field here")
    assert problem.help == "did you mean 'name'?"
    assert problem.span == Span(1, 1, 1, 5)


def test_a_misspelled_key_deep_in_a_record_stands_for_the_missing_one(data: Path) -> None:
    write(
        data,
        "projects/p.yml",
        "title: P\nsummary: s\nareas: [one]\nsources: [review]\n"
        "results:\n  pupils:\n    lable: pupils\n    value: 5\n    unit: persons\n"
        "    source: review\n",
    )
    assert said(data) == ["projects/p.yml:7:5 E202 'lable' is not a field here"]


def test_a_key_that_is_like_no_other_lists_the_fields_there_are(data: Path) -> None:
    write(data, "themes/wind.yml", THEME + "colour: blue\n")
    (problem,) = read_folder(data).problems
    assert "remove it, or use one of: draft" in problem.help


def test_a_misspelled_key_is_not_taken_for_a_field_that_is_there(data: Path) -> None:
    write(data, "organisations/o.yml", "name: O\nnames: [P]\n")
    (problem,) = read_folder(data).problems
    assert problem.help == "did you mean 'other_names'?"


def test_each_cause_has_a_problem_of_its_own(data: Path) -> None:
    write(data, "countries/x.yml", "name: 5\niso3: xx\n")
    assert said(data) == [
        "countries/x.yml:1:7 E207 'name' must be text",
        "countries/x.yml:2:7 E203 'iso3' does not have the form it needs",
        "countries/x.yml:1:1 E201 'summary' is missing",
    ]


def test_a_list_whose_entries_are_wrong_is_not_also_too_short(data: Path) -> None:
    write(data, "projects/p.yml", "title: P\nsummary: s\nareas: [one]\nsources: [The Review]\n")
    assert said(data) == [
        "projects/p.yml:4:11 E212 entry 1 of 'sources' must be an id: "
        "small letters, digits and single hyphens"
    ]


def test_a_key_that_cannot_be_an_id_is_shown_itself(data: Path) -> None:
    write(data, "themes/wind.yml", THEME + "footnotes:\n  A Note: n\n")
    assert said(data) == [
        "themes/wind.yml:5:3 E212 'A Note' must be an id: small letters, digits and single hyphens"
    ]


@pytest.mark.parametrize("name", ["wind.yaml", "notes.txt", "wind.yml.txt", "wind"])
def test_a_file_that_is_not_a_record_is_a_problem(data: Path, name: str) -> None:
    write(data, f"themes/{name}", THEME)
    assert said(data) == [f"themes/{name}:1:1 E107 this is not a record"]


def test_a_folder_among_records_is_a_problem(data: Path) -> None:
    (data / "themes/more").mkdir(parents=True)
    (data / "themes/wind.yml").mkdir()
    assert [line.split(" ")[1] for line in said(data)] == ["E107", "E101"]


def test_a_hidden_file_is_passed_over(data: Path) -> None:
    write(data, "themes/.wind.yml.swp", "x")
    assert said(data) == []


@pytest.mark.parametrize("stem", ["Wind", "wind_power", "wind--power", "-wind", "vent-d'été"])
def test_a_name_that_cannot_be_an_id_is_a_problem(data: Path, stem: str) -> None:
    write(data, f"themes/{stem}.yml", THEME)
    assert said(data) == [f"themes/{stem}.yml:1:1 E108 '{stem}' cannot be an id"]


def test_a_key_of_a_list_that_cannot_be_an_id_is_a_problem_at_its_place(data: Path) -> None:
    write(data, "schemes.yml", "grant:\n  name: Grant\nSoft Loan:\n  name: Loan\n")
    assert said(data) == ["schemes.yml:3:1 E108 'Soft Loan' cannot be an id"]


def test_an_id_inside_a_record_is_a_problem(data: Path) -> None:
    write(data, "themes/wind.yml", THEME + "id: wind\n")
    write(data, "schemes.yml", "grant:\n  id: grant\n  name: Grant\n")
    assert said(data) == [
        "themes/wind.yml:4:1 E220 'id' is not a field: the file's name is the id",
        "schemes.yml:2:3 E220 'id' is not a field: the file's name is the id",
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "just words\n", "- a\n- b\n", "12\n"])
def test_a_record_without_fields_is_a_problem(data: Path, text: str) -> None:
    write(data, "themes/wind.yml", text)
    assert said(data) == ["themes/wind.yml:1:1 E209 this record has no fields"]


def test_an_entry_of_a_list_without_fields_is_a_problem_at_its_place(data: Path) -> None:
    write(data, "schemes.yml", "grant:\n  name: Grant\nloan:\n")
    assert [line[:20] for line in said(data)] == ["schemes.yml:3:6 E209"]


@pytest.mark.parametrize(
    ("line", "code", "message", "help"),
    [
        ("title: [[a]]", "E116", "is taken for a list", "write '|' after the colon"),
        ("title: 12", "E207", "must be text", "between double quotes"),
        ("title:", "E210", "is empty", "write its value"),
        ("areas: one", "E208", "must be a list", "write [one]"),
        ("draft: yes", "E214", "must be true or false", "without quotation marks"),
        ("phases: [x]", "E209", "must have fields of its own", "key: value"),
        ("period: 2024", "E209", "must have fields of its own", "key: value"),
        ("results: [x]", "E209", "must have fields of its own", "key: value"),
        ("sources: []", "E219", "needs at least one entry", "add one"),
        ("scheme: Grant Aid", "E212", "must be an id", "did you mean 'grant-aid'?"),
        ("feature: {heading: h, number: -1}", "E211", "must not be negative", "minus sign"),
        ("feature: {heading: h, number: x}", "E204", "must be a whole number", "digits only"),
        ("feature: {heading: h, number: 1.5}", "E204", "must be a whole number", "digits only"),
        ("status: {stage: underway, source: s}", "E206", "is not one of the words", "'under-way'"),
    ],
)
def test_what_a_model_refuses_is_said_in_the_words_of_an_editor(
    data: Path, line: str, code: str, message: str, help: str
) -> None:
    whole = {"title": "P", "summary": "s", "areas": "[one]", "sources": "[review]"}
    whole.pop(line.partition(":")[0], None)
    text = "".join(f"{key}: {value}\n" for key, value in whole.items())
    write(data, "projects/p.yml", f"{text}{line}\n")
    (problem,) = read_folder(data).problems
    assert (problem.code, problem.span.line) == (code, text.count("\n") + 1)
    assert message in problem.message
    assert help in problem.help


def test_no_message_has_a_word_of_the_library(data: Path) -> None:
    write(data, "projects/p.yml", "title: []\nsummary: 5\nareas: {}\nperiod: {start: x}\n")
    words = " ".join(f"{p.message} {p.help}" for p in read_folder(data).problems).casefold()
    assert words
    for word in ("input", "pydantic", "tuple", "dict", "str ", "validation", "valueerror", "none"):
        assert word not in words


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("<<<<<<< HEAD\nSummer.\n=======\nWinter.\n>>>>>>> other\n", ["E118"]),
        ("Summer\n=======\n\nShips sail.\n", []),
    ],
)
def test_two_versions_of_a_page_are_told_and_an_underlined_heading_is_none(
    tmp_path: Path, text: str, codes: list[str]
) -> None:
    write(tmp_path, "pages/home.md", text)
    found = read_folder(tmp_path).problems
    assert [p.code for p in found if p.file.endswith("home.md")] == codes
