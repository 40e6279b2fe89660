"""The schemas that editors ask: of one mind with the models, and as fresh as the records."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import EXAMPLE, REAL
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError, validators
from oda_reports.editing.schemas import SCHEMA_FOLDER, Schema, schema_text, schemas, write_schemas
from oda_reports.problems.problem import DataError
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.reading.yaml_files import Document, read_document
from oda_reports.records.areas import Region
from oda_reports.records.conventions import DEFAULT
from oda_reports.records.field_types import UNCHOSEN, Ref
from oda_reports.records.kinds import MODELS
from oda_reports.records.marked_fields import marked_values
from oda_reports.records.model import Model
from oda_reports.records.report import Report, conventions_of
from oda_reports.records.units import UNITS, currency_codes
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.records import SPECIMENS
from pydantic import ValidationError as Refusal

FRESH = "the schemas are older than the records or the models: run `make schema`"

KEYWORDS = {
    *("$schema", "$defs", "$ref", "title", "description", "type", "enum", "const"),
    *("properties", "required", "additionalProperties", "propertyNames", "minProperties"),
    *("items", "minItems", "maxItems", "contains", "pattern", "minimum", "maximum"),
    *("if", "then", "else", "anyOf", "dependentRequired"),
    *("enumDescriptions", "patternErrorMessage"),  # what the language server of YAML adds
}

UNSAID = {"E215", "E224", "E227", "E228", "E229", "E230", "E231", "E232", "E233", "E234"}
"""What a schema cannot say: what compares numbers, dates or keys, and which two fields exclude
each other."""


every_folder = pytest.mark.parametrize(
    "path", [REAL, EXAMPLE, SPECIMENS], ids=["report", "example", "specimens"]
)


class Written(NamedTuple):
    """A record as its file has it; ``kind`` is None for the report."""

    kind: Kind | None
    id: str
    data: dict[str, Any]


@cache
def folder_of(path: Path) -> Folder:
    return read_folder(path)


def records_in(path: Path) -> Iterator[Written]:
    folder = folder_of(path)
    for (kind, id), origin in folder.origins.items():
        if origin.path.suffix == ".yml":
            document = read_document(origin.path, origin.file)
            assert isinstance(document, Document)
            data = document.data[id] if origin.loc else document.data
            yield Written(Kind.named(kind), id, data)


def nodes(schema: object) -> Iterator[Schema]:
    """Every schema inside a schema."""
    if isinstance(schema, list):
        for entry in schema:
            yield from nodes(entry)
    elif isinstance(schema, dict):
        yield schema
        for word, value in schema.items():
            if word in ("properties", "$defs"):
                yield from nodes(list(value.values()))
            elif word not in ("enum", "const", "required", "dependentRequired"):
                yield from nodes(value)


def _pattern(_validator: Any, pattern: str, value: object, _schema: Any) -> Any:
    """A pattern as the standard means it: the dollar is the end, not the last line's."""
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield ValidationError(f"{value!r} does not match")


Validator = validators.extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


@cache
def validators_of(path: Path) -> dict[str, Any]:
    return {name: Validator(schema) for name, schema in schemas(folder_of(path)).items()}


def is_refused_by_schema(written: Written, path: Path) -> bool:
    kind, id, data = written
    validator = validators_of(path)[f"{kind or 'report'}.json"]
    return not validator.is_valid({id: data} if kind and kind.is_one_file else data)


def refusals(written: Written, path: Path) -> set[str]:
    """Why a record is refused by its model, or for naming a record that does not exist."""
    kind, id, data = written
    model: type[Model] = MODELS[kind] if kind else Report
    report = folder_of(path).report
    try:
        record = model.model_validate(
            {"id": id, **data} if kind else data,
            context=conventions_of(report, {}) if kind else None,  # it may have units of its own
        )
    except Refusal as error:
        return {
            "no such day" if "no calendar" in detail["msg"] else detail["type"]
            for detail in error.errors()
        }
    known = {(record.kind, record.id) for record in folder_of(path).records}
    groups = {
        group
        for region in folder_of(path).records
        if isinstance(region, Region)
        for group in region.groups
    }
    others = report.other_areas if report else {}
    return {
        "dangling"
        for _, mark, value in marked_values(record)
        if isinstance(mark, Ref)
        and not any((kind, value) in known for kind in mark.kinds)
        and not (len(mark.kinds) > 1 and (value in groups or value in others))
    }


@every_folder
def test_a_schema_is_one_and_has_no_word_that_nobody_knows(path: Path) -> None:
    made = schemas(folder_of(path))
    assert len(made) == len(MODELS) + 1
    for schema in made.values():
        Draft202012Validator.check_schema(schema)
        for node in nodes(schema):
            assert set(node) <= KEYWORDS
            assert node.get("default", "") is not None
            if "$ref" in node:
                assert node["$ref"].removeprefix("#/$defs/") in schema["$defs"]
            if "enum" in node:
                assert None not in node["enum"]
                assert UNCHOSEN not in node["enum"]


def test_every_field_and_every_term_has_a_description() -> None:
    made = schemas(folder_of(EXAMPLE))
    assert len(made) == len(MODELS) + 1
    for schema in made.values():
        for node in nodes(schema):
            if node.get("type") == "object" and "properties" in node:
                assert node["description"]
                assert all(field["description"] for field in node["properties"].values())
                assert node["additionalProperties"] is False
            if "enumDescriptions" in node:
                assert len(node["enum"]) == len(node["enumDescriptions"])
                assert all(node["enumDescriptions"])


def test_a_reference_offers_what_exists_with_its_name() -> None:
    project = schemas(folder_of(EXAMPLE))["projects.json"]
    areas = project["$defs"]["area-id"]
    assert dict(zip(areas["enum"], areas["enumDescriptions"], strict=True)) == {
        "cote-d-orlan": "Côte d'Orlan",
        "lorian-sea": "Lorian Sea",
        "outer-isles": "Outer Isles (a group in Lorian Sea)",
        "sao-lucio": "São Lúcio",
        "tessara": "Tessara",
        "veymar": "Veymar",
        "windward-isles": "Windward Isles (a group in Lorian Sea)",
    }
    assert project["properties"]["areas"]["items"] == {"$ref": "#/$defs/area-id"}


OWN_UNIT = "units: {patients-a-month: {singular: patient, plural: patients a month, whole: true}}\n"
WORDS = [*sorted({*UNITS, *currency_codes()}), "patients-a-month", "patients", "XXX", "usd", ""]


@cache
def terms_of(name: str) -> Any:
    """What a schema takes for a unit or a currency."""
    return Validator(schemas(folder_of(EXAMPLE))["projects.json"]["$defs"][name])


@given(st.sampled_from(WORDS))
def test_a_schema_and_the_models_know_the_same_units_and_currencies(word: str) -> None:
    unit = DEFAULT.unit(word)
    assert terms_of("unit").is_valid(word) == (unit is not None)
    assert terms_of("currency").is_valid(word) == bool(unit and unit.is_money)


def test_a_schema_offers_the_units_of_the_report_and_currencies_by_their_names(
    example_data: Path,
) -> None:
    report = example_data / "report.yml"
    report.write_text(report.read_text("utf-8") + OWN_UNIT, "utf-8")
    made = schemas(read_folder(example_data))["statistics.json"]["$defs"]["unit"]
    offered = dict(zip(made["enum"], made["enumDescriptions"], strict=True))
    assert list(offered)[:2] == ["patients-a-month", "persons"]
    assert offered["patients-a-month"] == "patients a month"
    assert offered["persons"] == "persons: People: pupils, trainees, experts."
    assert offered["JPY"] == "Japanese yen"


def test_an_id_that_is_a_number_may_be_written_as_one(example_data: Path) -> None:
    (example_data / "themes" / "2024.yml").write_text("name: A year\ntext: Text.\n", "utf-8")
    themes = schemas(read_folder(example_data))["projects.json"]["$defs"]["theme-id"]
    assert {"2024", 2024, "education"} <= set(themes["enum"])


@pytest.mark.parametrize(
    ("rule", "takes"), [("", False), ("fiscal_year:\n  written: span\n", True)]
)
def test_two_years_are_taken_where_fiscal_years_are_written_so(
    example_data: Path, rule: str, takes: bool
) -> None:
    path = example_data / "report.yml"
    path.write_text(path.read_text("utf-8") + rule, "utf-8")
    series = schemas(read_folder(example_data))["statistics.json"]["$defs"]["series"]
    pattern = series["properties"]["values"]["propertyNames"]["pattern"]
    assert bool(re.search(pattern, "2012-13")) is takes
    assert all(re.search(pattern, year) for year in ("2012", "FY2012-13", "FY2012/13", "2012-12"))


def test_no_schema_is_made_of_records_that_cannot_be_read(example_data: Path) -> None:
    (example_data / "themes" / "health.yml").write_text("name: [\n", "utf-8")
    with pytest.raises(DataError) as refused:
        schemas(read_folder(example_data))
    assert [Path(problem.file).name for problem in refused.value.problems] == ["health.yml"]


def test_the_committed_schemas_are_fresh(tmp_path: Path) -> None:
    written = write_schemas(folder_of(REAL), tmp_path)
    kept = {path.name: path.read_text("utf-8") for path in (REAL / SCHEMA_FOLDER).glob("*.json")}
    assert kept == {path.name: path.read_text("utf-8") for path in written}, FRESH


def test_schemas_are_written_the_same_each_time(tmp_path: Path) -> None:
    expected = schemas(read_folder(EXAMPLE))
    written = write_schemas(read_folder(EXAMPLE), tmp_path / "new" / "folder")
    assert {path.name for path in written} == set(expected)
    for path in written:
        schema = expected[path.name]
        assert path.read_bytes() == schema_text(schema).encode()


@every_folder
def test_every_record_is_taken_by_its_schema(path: Path) -> None:
    assert [written for written in records_in(path) if is_refused_by_schema(written, path)] == []


SOURCE = "cooperation-review-2023"
PROJECT = {"title": "A", "summary": "B.", "areas": ["veymar"], "sources": [SOURCE]}
AMOUNT = {"value": 1, "currency": "EUR", "source": SOURCE}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ({}, {"areas": []}),
        ({"areas": [], "phases": [{"title": "I", "areas": ["veymar"]}]}, {"areas": []}),
        ({"redirects": [7]}, {"redirects": [-7]}),
        ({"dates": [{"kind": "end", "date": 2024, "source": SOURCE}]}, {"dates": [2024]}),
        (
            {"pictures": [{"caption": "C", "source": SOURCE, "file": "c.png", "alt": "A wall"}]},
            {"pictures": [{"caption": "C", "source": SOURCE, "file": "c.png"}]},
        ),
        (
            {"amounts": {"a": {"state": "not-yet-set", "source": SOURCE}}},
            {"amounts": {"a": {"source": SOURCE}}},
        ),
        ({"amounts": {"a": AMOUNT}}, {"amounts": {"a": {**AMOUNT, "state": "not-yet-set"}}}),
        ({"amounts": {"a": AMOUNT}}, {"amounts": {"A": AMOUNT}}),
        ({"amounts": {"a": AMOUNT}}, {"amounts": {"a": {**AMOUNT, "currency": "persons"}}}),
        ({"draft": True}, {"draft": "yes"}),
        ({"scheme": "project-grant"}, {"scheme": None}),
    ],
)
def test_a_rule_of_a_model_is_one_of_its_schema(right: Any, wrong: Any) -> None:
    for data, is_refused in ((right, False), (wrong, True)):
        written = Written(Kind.PROJECTS, "a", {**PROJECT, **data})
        assert bool(refusals(written, EXAMPLE)) is is_refused
        assert is_refused_by_schema(written, EXAMPLE) is is_refused


POOL: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        3,
        999,
        2024,
        10000,
        Decimal("1.5"),
        Decimal("-2.5"),
        [],
        {},
        ["a"],
        [[]],
        {"a": "b"},
    ),
    *("", " ", "\n", "\u00a0", " a ", "a\nb", "a\n", "Text.", "x" * 300, "a" + " " * 300 + "\nb"),
    *("2024", "2024-02", "2024-13", "2024-02-30", "2024-02-29", "2024-2", "0000", "24", "2024\n"),
    *("FY2021", "FY21", "fy2021", "2024-00", "2024-01-00", "2024-01-32", "2024-rev.1", "-2024"),
    *("sao-lucio", "Sao Lucio", "a--b", "a-", "no-such-id", "lorian-sea", "windward-isles"),
    *("white-paper-2024", "cooperation-review-2023", "education", "kazakhstan", UNCHOSEN),
    *("USD", "usd", "persons", "percent", "fixed", "not-determined", "up-to", "pledge", "nil"),
    *("reported", "not-reported", "project-amounts", "share", "all", "none", "million", "1,000"),
    *("https://x.org/", "ftp://x.org", "https://x.org/a b", "https://x.org/{title}", "https://"),
    *("https://x.org/{oops}", "https://x.org/{title", "W301", "E301", "W1", "en", "en-GB", "EN"),
    *("XYZ", "xyz", "XY", "projects/a", "Projects/a", "projects", "true", "[[a]]", "<b>", "é"),
)

KEYS = (
    *("a", "colour", "Title", "2024", "FY2021", "2024-02-30", "a b", "USD", "W301", "projects/a"),
    *("title", "name", "text", "source", "value", "currency", "kind", "state", "file", "alt"),
    *("areas", "phases", "unit", "compiled_from", "observations", "series", "contains", "label"),
    *("draft", "redirects", "footnotes", "waivers", "start", "end", "equivalent", "place", "read"),
)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key of every mapping and every position of every list, with what holds it."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in entries:
        yield value, key
        if isinstance(entry, dict | list):
            yield from places(entry)


def mutated(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The data with one to three slips of the kinds that people make, and some others."""
    data = copy.deepcopy(data)
    for _ in range(chance.choice((1, 1, 1, 1, 1, 2, 3))):
        all_places = list(places(data))
        if not all_places:
            break
        holder, key = chance.choice(all_places)
        match chance.randrange(8):
            case 0:
                del holder[key]
            case 1:
                holder[key] = [holder[key]]
            case 2 if isinstance(holder[key], list) and holder[key]:
                holder[key] = holder[key][0]
            case 3 if isinstance(holder, dict):
                holder[chance.choice(KEYS)] = copy.deepcopy(chance.choice(POOL))
            case 4 if isinstance(holder, dict):
                holder[chance.choice(KEYS)] = holder.pop(key)
            case 5:
                other, place = chance.choice(all_places)
                holder[key] = copy.deepcopy(other[place])
            case _:
                holder[key] = copy.deepcopy(chance.choice(POOL))
    data.pop("id", None)
    return data


@pytest.mark.parametrize(
    ("path", "tries"),
    [(REAL, 0.1), (EXAMPLE, 0.8), (SPECIMENS, 4.0)],  # a specimen has every field
    ids=["report", "example", "specimens"],
)
def test_schemas_and_models_refuse_the_same(path: Path, tries: float) -> None:
    chance = random.Random(20240229)
    counts = {True: 0, False: 0}
    for written in records_in(path):
        for _ in range(int(tries * min(100, 12 + len(str(written.data)) // 16))):
            changed = written._replace(data=mutated(written.data, chance))
            why = refusals(changed, path)
            refused = is_refused_by_schema(changed, path)
            counts[refused] += 1
            if refused:
                assert why, f"only the schema refuses {changed}"
            else:
                assert why <= UNSAID | {"no such day"}, f"only the model refuses {changed}"
    assert min(counts.values()) > (0 if path == REAL else 100), counts
