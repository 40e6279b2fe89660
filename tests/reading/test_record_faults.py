"""What is wrong with the data of a whole file."""

from __future__ import annotations

from oda_reports.problems.problem import Problem
from oda_reports.reading.record_faults import (
    faults_of,
    faults_of_all,
    keys_in_texts,
    no_fields,
)
from oda_reports.reading.yaml_files import Document, parse
from oda_reports.records.areas import Country
from oda_reports.records.glossary import Term

MEADOW = {"name": "Meadow", "iso3": "MDW", "summary": "A country of grass."}


def test_data_that_its_model_takes_have_no_faults() -> None:
    assert faults_of(Country, MEADOW, id="meadow") == frozenset()


def test_a_fault_is_named_by_its_place_and_kind() -> None:
    assert faults_of(Country, {**MEADOW, "colour": "red"}, id="meadow") == {
        (("colour",), "extra_forbidden")
    }
    assert faults_of(Country, ["Meadow"], id="meadow") == {((), "dict_type")}


def test_a_fault_in_a_file_of_many_records_is_named_with_the_id_of_its_record() -> None:
    found = faults_of_all(Term, {"grant": {"colour": "red"}, "loan": "text"})
    assert (("grant", "colour"), "extra_forbidden") in found
    assert (("loan",), "dict_type") in found
    assert faults_of_all(Term, ["grant"]) == {((), "dict_type")}


def test_what_looks_like_a_field_is_found_in_texts_at_any_depth() -> None:
    data = {"summary": "Pumps.\nareas: [tessara]\n", "facts": ["Rain: much of it.", 4]}
    assert "areas" in list(keys_in_texts(data))
    assert list(keys_in_texts({"count": 4, "areas": ["tessara"]})) == []


def test_a_text_in_the_place_of_a_record_is_one_problem_that_says_what_to_write() -> None:
    document = parse("Meadow\n", "countries/meadow.yml", places=True)
    assert isinstance(document, Document)
    found = no_fields(document, "countries/meadow.yml", (), lambda _: frozenset())
    assert isinstance(found, Problem)
    assert (found.code, found.span.line) == ("E209", 1)
