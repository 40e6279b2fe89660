"""What a model refuses, in an editor's words: other words for fields, terms by their labels."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits, slice_of
from oda_reports.problems.problem import Problem
from oda_reports.reading.other_words import FIELDS
from oda_reports.reading.refusals import explain_refusal
from oda_reports.reading.yaml_files import Document, parse
from oda_reports.records.field_shapes import blocks_of
from oda_reports.records.kinds import MODELS
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind
from pydantic import ValidationError

PROJECT = "title: P\nsummary: s\nareas: [one]\nsources: [r]\n"
AMOUNT = "amounts:\n  a:\n    value: 5\n    currency: USD\n    kind: fixed\n    source: r\n"
RESULT = "results:\n  a:\n    label: l\n    value: 5\n    unit: persons\n    source: r\n"


def refused(text: str, kind: Kind = Kind.PROJECTS) -> list[Problem]:
    document = parse(text, "x.yml")
    assert isinstance(document, Document), document
    with pytest.raises(ValidationError) as raised:
        MODELS[kind].model_validate({"id": "x", **document.data})
    return list(explain_refusal(raised.value, MODELS[kind], document, ()))


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def repaired(text: str, problem: Problem) -> str:
    assert problem.repair
    return apply_edits(text, problem.repair.edits)


@pytest.mark.parametrize(
    ("kind", "text", "word", "field"),
    [
        (Kind.PROJECTS, changed(PROJECT, "areas:", "countries:"), "countries", "areas"),
        (Kind.PROJECTS, f"{PROJECT}tags: [a]\n", "tags", "themes"),
        (Kind.PROJECTS, f"{PROJECT}photos: []\n", "photos", "pictures"),
        (Kind.THEMES, "title: W\ntext: t\n", "title", "name"),
        (Kind.THEMES, "name: W\ndescription: t\n", "description", "text"),
        (Kind.SOURCES, "title: W\ntype: report\nwebsite: https://x.org\n", "website", "url"),
    ],
)
def test_another_word_for_a_field_is_understood_and_not_replaced_unasked(
    kind: Kind, text: str, word: str, field: str
) -> None:
    (problem,) = refused(text, kind)
    assert (problem.code, slice_of(text, problem.span)) == ("E202", word)
    assert problem.help == f"did you mean '{field}'?"
    assert repaired(text, problem) == text.replace(f"{word}:", f"{field}:")
    assert problem.repair and not problem.repair.safe


def test_another_word_whose_value_would_not_fit_the_field_is_only_named() -> None:
    (problem,) = refused(changed(PROJECT, "areas: [one]", "country: one"))
    assert (problem.help, problem.repair) == ("did you mean 'areas'?", None)


def test_another_word_for_a_field_that_is_there_says_so() -> None:
    (problem,) = refused(f"{PROJECT}region: x\n")
    assert "'areas' is there already" in problem.help


def test_a_slip_in_the_name_of_a_field_that_is_needed_is_repaired() -> None:
    text = changed(PROJECT, "summary:", "sumary:")
    (problem,) = refused(text)
    assert problem.repair and problem.repair.safe
    assert repaired(text, problem) == PROJECT


@pytest.mark.parametrize("word", FIELDS)
def test_every_other_word_means_a_field_that_there_is(word: str) -> None:
    blocks = [block for model in MODELS.values() for block in (model, *blocks_of(model))]
    assert set(FIELDS[word]) <= {name for block in blocks for name in block.model_fields}
    assert word not in FIELDS[word]


@pytest.mark.parametrize(
    "written", ["Under way", "UNDER_WAY", "under way", "underway", "ＵＮＤＥＲ-way"]
)
def test_a_term_is_known_however_it_is_written(written: str) -> None:
    text = f"{PROJECT}status:\n  stage: {written}\n  source: r\n"
    (problem,) = refused(text)
    assert (problem.code, slice_of(text, problem.span)) == ("E206", written)
    assert problem.repair and problem.repair.safe
    assert "stage: under-way\n" in repaired(text, problem)


@pytest.mark.parametrize(("written", "term"), [("usd", "USD"), ("Japanese yen", "JPY")])
def test_a_currency_is_known_by_its_name(written: str, term: str) -> None:
    text = f"{PROJECT}{changed(AMOUNT, 'USD', written)}"
    (problem,) = refused(text)
    assert problem.help == f"write '{term}'"
    assert problem.repair and problem.repair.safe


def test_for_a_currency_only_currencies_are_offered() -> None:
    (problem,) = refused(f"{PROJECT}{changed(AMOUNT, 'USD', 'persons')}")
    assert problem.help == "write the ISO 4217 code of a currency, such as USD, JPY or EUR"
    (problem,) = refused(f"{PROJECT}{changed(AMOUNT, 'USD', 'yens')}")
    assert problem.help == "write 'JPY'"


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("tenge", "write 'KZT'"),
        ("KTZ", "did you mean 'KZT'?"),
        ("manat", "did you mean 'AZN' or 'TMT'?"),
        ("francs", "write the ISO 4217 code of a currency, such as USD, JPY or EUR"),
        ("megawats", "did you mean 'megawatts'?"),
        ("m³", "write 'cubic-metres'"),
    ],
)
def test_a_unit_is_known_by_its_other_words(written: str, help: str) -> None:
    (problem,) = refused(f"{PROJECT}{changed(RESULT, 'persons', written)}")
    assert (problem.code, problem.help) == ("E206", help)


def test_of_what_is_no_unit_all_units_are_named_and_where_others_are_added() -> None:
    (problem,) = refused(f"{PROJECT}{changed(RESULT, 'persons', 'furlongs')}")
    assert problem.help.startswith("use one of: persons, households, ")
    assert problem.help.endswith("add the unit under 'units' in report.yml")


@pytest.mark.parametrize(
    ("written", "number"),
    [("13,220", "13220"), ('"800"', "800"), ("1'000", "1000"), ("12 000", "12000"),
     ("１２", "12"), ("“12”", "12"), ("-1,200", "-1200")],
)  # fmt: skip
def test_a_number_is_repaired_where_its_digits_are_beyond_doubt(written: str, number: str) -> None:
    text = f"{PROJECT}{changed(RESULT, 'value: 5', f'value: {written}')}"
    (problem,) = refused(text)
    assert (problem.code, slice_of(text, problem.span)) == ("E204", written)
    assert problem.repair and problem.repair.safe
    assert f"value: {number}\n" in repaired(text, problem)


@pytest.mark.parametrize(
    "written", ["1'000.5", "1.2.3", "13,22", "1,2345", "007", "5 %", "ten", "1e6", "10-20", "1/2"]
)
def test_a_number_that_has_to_be_guessed_is_not(written: str) -> None:
    (problem,) = refused(f"{PROJECT}{changed(RESULT, 'value: 5', f'value: {written}')}")
    assert (problem.code, problem.repair) == ("E204", None)


def test_a_hedge_before_a_number_gets_a_line_of_its_own() -> None:
    text = f"{PROJECT}{changed(RESULT, 'value: 5', 'value: about 800')}"
    (problem,) = refused(text)
    assert problem.repair and problem.repair.safe
    assert "    value: 800\n    qualifier: about\n    unit:" in repaired(text, problem)


def test_a_hedge_where_none_can_stand_belongs_in_the_note() -> None:
    (problem,) = refused(f"{PROJECT}{changed(AMOUNT, 'value: 5', 'value: about 800')}")
    assert problem.help == "write the number alone, and 'about' in the note"
    assert problem.repair and not problem.repair.safe


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("period: {start: 8 August 2024}", "period: {start: 2024-08-08}"),
        ("draft: yes", "draft: true"),
        ("themes: a, b", "themes: [a, b]"),
        ("themes: a", "themes: [a]"),
        ("themes:\n  -a\n  -b", "themes:\n  - a\n  - b"),
        ("period:\nstart: 2024\nend: 2025", "period:\n  start: 2024\n  end: 2025"),
    ],
)
def test_what_is_plainly_meant_is_repaired(line: str, right: str) -> None:
    (problem,) = refused(f"{PROJECT}{line}\n")
    assert problem.repair and problem.repair.safe
    assert repaired(f"{PROJECT}{line}\n", problem) == f"{PROJECT}{right}\n"


def test_a_line_of_a_field_that_may_be_left_out_goes_if_it_is_empty() -> None:
    (problem,) = refused(f"{PROJECT}scheme:\ndraft: true\n")
    assert repaired(f"{PROJECT}scheme:\ndraft: true\n", problem) == f"{PROJECT}draft: true\n"


def test_a_line_of_a_field_that_is_needed_stays() -> None:
    (problem,) = refused(changed(PROJECT, "title: P", "title:"))
    assert (problem.code, problem.repair) == ("E210", None)


@pytest.mark.parametrize("written", ["08/09/2024", "2023-02-30", "2011/12", "summer"])
def test_a_date_that_could_be_two_is_not_repaired(written: str) -> None:
    (problem,) = refused(f"{PROJECT}period: {{start: {written}}}\n")
    assert (problem.code, problem.repair) == ("E205", None)
    assert problem.help


def test_a_figure_without_a_source_is_told_so() -> None:
    (problem,) = refused(f"{PROJECT}{changed(RESULT, '    source: r', '')}")
    assert problem.code == "E221"


@pytest.mark.parametrize(
    "lines",
    ["".join(f"a{n}: 1\n" for n in range(2000)), "".join(f"a{n}:\n" for n in range(2000)),
     "themes:\n" + "- A B\n" * 2000, "period: {start: " + "\u0301\u0323" * 9000 + "}\n",
     "status: {source: r, stage: " + "\u0301\u0323" * 9000 + "}\n",
     "draft: " + "yes" * 9000 + "\n"],
)  # fmt: skip
def test_a_record_with_thousands_of_refusals_has_each_explained(lines: str) -> None:
    assert refused(f"{PROJECT}{lines}")


def test_a_number_over_two_lines_is_no_list() -> None:
    broken = changed(RESULT, "value: 5", "value: ten\n      -five")
    (problem,) = refused(f"{PROJECT}{broken}")
    assert problem.code == "E204"


def test_a_line_below_an_entry_is_not_taken_for_an_entry() -> None:
    problems = refused(f"{PROJECT}themes:\n- |\n  A B\n-b: 1\n")
    assert "E120" not in {problem.code for problem in problems}
    assert len(problems) == 2


def test_a_key_that_is_no_currency_is_known_by_its_other_words() -> None:
    text = "site_name: R\ncurrency_symbols:\n  Yen: ¥\n"
    document = parse(text, "report.yml")
    assert isinstance(document, Document), document
    with pytest.raises(ValidationError) as raised:
        Report.model_validate(document.data)
    found = list(explain_refusal(raised.value, Report, document, ()))
    (problem,) = (problem for problem in found if problem.code == "E206")
    assert (problem.help, slice_of(text, problem.span)) == ("write 'JPY'", "Yen")
