"""What the filter of the list of projects reads."""

from __future__ import annotations

import json
from typing import Any

from builders import catalogue, record
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.formatting import formatter_of
from oda_reports.records.projects import Project
from oda_reports.writing.project_index import project_index

GRANT = {"label": "Grant", "value": 5, "currency": "USD", "source": "review"}
WELL = record(
    Project, "well", title="Zé’s well", period={"start": 2015, "end": 2019}, part_of="frame",
    status={"stage": "agreed", "source": "review"}, amounts={"grant": GRANT},
)  # fmt: skip
FRAME = record(Project, "frame", title="a frame", amounts={"loan": {**GRANT, "value": 9_000}})
NEW = record(Project, "new", title="New", dates=[
    {"kind": "agreement", "date": "2021-05", "source": "review"}])  # fmt: skip


def index(made: Catalogue) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(project_index(made, formatter_of(made.report)))
    return read


INDEX = index(catalogue(WELL, FRAME, NEW))


def test_projects_stand_in_the_order_of_the_list() -> None:
    assert [project[0] for project in INDEX["projects"]] == ["new", "well", "frame"]


def test_a_project_says_all_that_its_row_does() -> None:
    _, well, _ = INDEX["projects"]
    words = INDEX["words"]
    assert well[:5] == ["well", "Zé’s well", "2015 – 2019", 2015, 2019]
    assert [words[number] for number in well[5:8]] == ["One", "", "a frame"]
    assert well[8:10] == ["agreed", "Period ended 2019"]
    assert well[10] == [["$5", "amounts/grant", ""]]


def test_a_project_names_the_choices_that_find_it() -> None:
    _, well, frame = INDEX["projects"]
    chosen = [INDEX["choices"][number] for number in well[11]]
    assert chosen == ["country=one", "status=agreed", "amount=usd"]
    assert "amount=usd-1000" in [INDEX["choices"][number] for number in frame[11]]


def test_a_project_is_found_by_its_title_in_other_languages() -> None:
    titles = [{"title": "井戸", "language": "ja"}, {"title": "Puits", "language": "fr"}]
    assert index(catalogue(record(Project, "well", other_titles=titles)))["projects"][0][12] == (
        "井戸 Puits"
    )


def test_names_are_in_order_whatever_their_capitals_and_amounts_within_their_currency() -> None:
    ids = [project[0] for project in INDEX["projects"]]
    orders = {name: [ids[n] for n in order] for name, order in INDEX["orders"].items()}
    assert orders == {"name": ["frame", "new", "well"], "amount-usd": ["frame", "well"]}


def test_the_same_projects_make_the_same_bytes_in_whatever_order_they_are_read() -> None:
    one, other = catalogue(WELL, FRAME, NEW), catalogue(NEW, FRAME, WELL)
    made = [project_index(each, formatter_of(each.report)) for each in (one, other)]
    assert made[0] == made[1]
