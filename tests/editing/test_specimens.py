"""New records: in order as they are written, and still so with every comment taken away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from oda_reports.editing.fields import fields_of
from oda_reports.editing.schemas import SCHEMA_FOLDER, schemas
from oda_reports.editing.specimens import CannotAdd, add_record, specimen
from oda_reports.reading.yaml_files import Document, parse
from oda_reports.records.field_types import UNCHOSEN, UNWRITTEN
from oda_reports.records.kinds import MODELS
from oda_reports.records.values import Amount
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder

ONE_FILE = [kind for kind in Kind if kind.is_one_file]


def read(kind: Kind, text: str) -> dict[str, object]:
    """The data of a specimen."""
    document = parse(text, "specimen.yml")
    assert isinstance(document, Document), document
    data = document.data["sea-wall"] if kind.is_one_file else document.data
    assert isinstance(data, dict)
    return data


def opened(text: str) -> str:
    """A specimen with the comment sign taken away wherever it holds a field back."""
    first, _, rest = text.partition("\n")
    return re.sub(r"^( *)# ", r"\1", f"{first if first.endswith(':') else ''}\n{rest}", flags=re.M)


@pytest.mark.parametrize("kind", Kind)
def test_a_new_record_is_in_order_as_a_draft(kind: Kind, example_data: Path) -> None:
    add_record(example_data, kind.singular, "sea-wall")
    folder, _, problems = check_folder(example_data)
    assert [problem for problem in problems if problem.severity == "error"] == []
    (record,) = (r for r in folder.records if (r.kind, r.id) == (kind, "sea-wall"))
    assert record.draft


@pytest.mark.parametrize("kind", Kind)
def test_a_new_record_is_not_to_be_published_as_it_is(kind: Kind, example_data: Path) -> None:
    path = add_record(example_data, kind.singular, "sea-wall")
    path.write_text(path.read_text("utf-8").replace("draft: true", "draft: false"), "utf-8")
    _, _, problems = check_folder(example_data)
    assert any(problem.severity == "error" for problem in problems)


@pytest.mark.parametrize("kind", Kind)
def test_a_new_record_stays_one_when_every_field_is_used(kind: Kind) -> None:
    data = read(kind, opened(specimen(kind, "sea-wall")))
    MODELS[kind].model_validate({"id": "sea-wall", **data})
    apart = {"compiled_from", "schemes", "price_year", "flow"} if kind is Kind.STATISTICS else set()
    assert set(data) == {field.name for field in fields_of(MODELS[kind])} - apart


@pytest.mark.parametrize("kind", Kind)
def test_a_new_record_explains_all_that_may_stand_in_it(kind: Kind) -> None:
    text = specimen(kind, "sea-wall")
    explained = " ".join(re.findall(r"## (.*)", text))
    assert all(field.meaning in explained for field in fields_of(MODELS[kind]))
    needed = [field for field in fields_of(MODELS[kind]) if field.needed]
    assert all(re.search(rf"^ *{field.name}:", text, re.M) for field in needed)
    assert max(map(len, text.split("\n"))) <= 100


def test_an_amount_is_shown_as_most_are_and_what_else_it_can_say_is_told() -> None:
    text = opened(specimen(Kind.PROJECTS, "sea-wall"))
    (amount,) = read(Kind.PROJECTS, text)["amounts"].values()  # type: ignore[attr-defined]
    assert list(amount) == ["label", "value", "currency", "note", "source", "place", "read"]
    told = text.partition("\namounts:")[2].partition("\nresults:")[0]
    assert all(f"## {name}: " in told for name in set(Amount.model_fields) - set(amount))


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.is_one_file])
def test_a_new_record_names_its_schema_first(kind: Kind, example_data: Path) -> None:
    path = add_record(example_data, kind.singular, "sea-wall")
    first = path.read_text("utf-8").split("\n")[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / schema).resolve() == (
        example_data / SCHEMA_FOLDER / f"{kind}.json"
    ).resolve()


def test_what_a_new_record_leaves_to_be_chosen_is_offered_by_no_schema(example_data: Path) -> None:
    text = specimen(Kind.PROJECTS, "sea-wall")
    assert f"areas: [{UNCHOSEN}]" in text
    assert f"title: {UNWRITTEN}" in text
    path = example_data / "themes" / f"{UNCHOSEN}.yml"
    path.write_text("name: A\ntext: B.\ndraft: true\n", "utf-8")
    folder, _, _ = check_folder(example_data)
    assert UNCHOSEN not in str(schemas(folder))


@pytest.mark.parametrize("kind", ONE_FILE)
def test_an_entry_is_added_to_the_end_of_its_file(kind: Kind, example_data: Path) -> None:
    path = example_data / f"{kind}.yml"
    before = path.read_bytes().rstrip(b"\n")
    path.write_bytes(before)
    assert add_record(example_data, kind.singular, "sea-wall") == path
    assert path.read_bytes().startswith(before + b"\n\nsea-wall:\n  ## ")


@pytest.mark.parametrize("kind", ONE_FILE)
def test_the_file_of_a_kind_is_made_for_its_first_entry(kind: Kind, example_data: Path) -> None:
    path = example_data / f"{kind}.yml"
    path.unlink()
    add_record(example_data, kind.singular, "sea-wall")
    assert path.read_text("utf-8").startswith(
        f"# yaml-language-server: $schema={SCHEMA_FOLDER}/{kind}.json\n\nsea-wall:\n"
    )


@pytest.mark.parametrize("text", ["oda: {term: ODA, definition: Aid.}\n...\n", "- one\n", "a: [\n"])
def test_nothing_is_added_to_a_file_that_would_not_be_one_then(
    text: str, example_data: Path
) -> None:
    path = example_data / "glossary.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(CannotAdd, match=r"mend it first|write the record by hand"):
        add_record(example_data, "term", "sea-wall")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("word", "id", "said"),
    [
        ("projekt", "sea-wall", "did you mean 'project'?"),
        ("countries", "sea-wall", "did you mean 'country'?"),
        ("x", "sea-wall", "use one of: region, country, project, statistic, theme, event,"),
        ("project", "Sea Wall", "such as 'sea-wall'"),
        ("project", "../wall", "such as 'wall'"),
        ("project", "", "such as 'a-project'"),
        ("project", UNCHOSEN, "such as 'a-project'"),
        ("project", "harbour-lights", "is there already"),
        ("source", "press-note-15", "is there already"),
        ("term", "oda", "already"),
    ],
)
def test_what_cannot_be_added_is_said_with_what_to_do(
    word: str, id: str, said: str, example_data: Path
) -> None:
    (example_data / "sources" / "Press-Note-15.yml").touch()
    before = {path: path.read_bytes() for path in example_data.rglob("*.yml")}
    with pytest.raises(CannotAdd) as refused:
        add_record(example_data, word, id)
    assert said in str(refused.value)
    assert {path: path.read_bytes() for path in example_data.rglob("*.yml")} == before


def test_a_data_folder_is_not_made_by_the_way(tmp_path: Path) -> None:
    with pytest.raises(CannotAdd, match="no data folder"):
        add_record(tmp_path / "dta", "project", "sea-wall")
    assert not (tmp_path / "dta").exists()
