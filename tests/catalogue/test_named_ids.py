"""Where ids of records stand: in fields, in addresses, in texts, and in their files."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record, report
from oda_reports.catalogue.named_ids import (
    AREAS,
    figures_named,
    ids_named,
    own_keys,
    written_figures,
    written_ids,
)
from oda_reports.problems.edits import slice_of
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.records.field_types import (
    CarrierAddress,
    FigureAddress,
    Mark,
    OwnAddress,
    ProseText,
    Ref,
)
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind

Found = list[tuple[str, tuple[Kind, ...]]]

STATISTIC, PROJECT = (Kind.STATISTICS,), (Kind.PROJECTS,)


def found(mark: Mark, text: str, *own: str) -> Found:
    """The ids of a text, each held against its place."""
    ids = list(ids_named(mark, text, own))
    assert all(text[named.start :].startswith(named.id) for named in ids)
    return [(named.id, named.kinds) for named in ids]


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("oda", [("oda", STATISTIC)]),
        ("oda@2021", [("oda", STATISTIC)]),
        ("statistics/oda", [("oda", STATISTIC)]),
        ("oda/sea", [("oda", STATISTIC), ("sea", AREAS)]),
        ("oda/sea@2021", [("oda", STATISTIC), ("sea", AREAS)]),
        ("oda/sea/2020@2021", [("oda", STATISTIC), ("sea", AREAS)]),
        ("statistics/oda/sea/unallocated/2020", [("oda", STATISTIC), ("sea", AREAS)]),
        ("statistics/statistics/sea", [("statistics", STATISTIC), ("sea", AREAS)]),
        ("projects/pump/results/wells", [("pump", PROJECT)]),
        ("events/storm/figures/homes", [("storm", (Kind.EVENTS,))]),
        ("projects/sea/2020", [("projects", STATISTIC), ("sea", AREAS)]),
        ("wells", []),
        ("wells@2021", []),
    ],
)
def test_the_ids_of_an_address_are_those_of_its_record_and_its_area(
    address: str, ids: Found
) -> None:
    assert found(FigureAddress(), address, "wells") == ids
    assert found(ProseText(), f"In all [[ {address} |some\nmore]].", "wells") == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("So [@review].", [("review", (Kind.SOURCES,))]),
        ("The [pump](projects/pump).", [("pump", PROJECT)]),
        ("The [pump](</projects/pump/>).", [("pump", PROJECT)]),
        ("All [projects](projects) and [more](https://example.org/projects/pump).", []),
        ("A [note](projects/pump/results).", []),
        ("A [^note] and ![picture](projects/pump).", []),
    ],
)
def test_the_ids_of_a_text_are_those_of_citations_and_links(text: str, ids: Found) -> None:
    assert found(ProseText(), text) == ids


def test_what_carries_a_fact_is_a_record_or_a_figure() -> None:
    assert found(CarrierAddress(), "events/storm") == [("storm", (Kind.EVENTS,))]
    assert found(CarrierAddress(), "oda/sea") == [("oda", STATISTIC), ("sea", AREAS)]
    assert found(CarrierAddress(), "events/storm/figures/homes") == [("storm", (Kind.EVENTS,))]


def test_a_field_names_a_record_of_its_kinds() -> None:
    assert found(Ref(AREAS), "sea") == [("sea", AREAS)]


def test_a_statistic_that_gets_the_key_of_an_own_figure_is_named_with_its_kind() -> None:
    (whole,) = ids_named(FigureAddress(), "oda", ())
    assert whole.instead("wells", {"wells"}) == "statistics/wells"
    assert whole.instead("flows", {"wells"}) == "flows"
    (of_2021,) = ids_named(FigureAddress(), "oda@2021", ())
    assert of_2021.instead("wells", {"wells"}) == "statistics/wells"
    (part, _) = ids_named(FigureAddress(), "oda/sea", ())
    assert part.instead("wells", {"wells"}) == "wells"


def test_the_own_keys_of_a_record_are_those_of_its_figures(tmp_path: Path) -> None:
    amount = {"state": "not-yet-set", "source": "review"}
    set_one = {"value": 1, "currency": "EUR", "source": "review"}
    project = record(Project, "pump", amounts={"open": amount, "grant": set_one})
    folder = Folder(tmp_path, None)
    assert own_keys(folder, project) == {"grant"}
    assert own_keys(folder, report()) == own_keys(folder, None) == frozenset()


def test_those_of_a_refused_record_may_be_any_key_in_it(example_data: Path) -> None:
    path = example_data / "projects/harbour-lights.yml"
    path.write_text(path.read_text("utf-8").replace("value: 17", "value: many"), "utf-8")
    folder = read_folder(example_data)
    refused = folder.refused["projects", "harbour-lights"]
    assert "lights" in own_keys(folder, refused.record)


@pytest.mark.parametrize(
    ("mark", "text", "named"),
    [
        (FigureAddress(), "oda@2021", ["oda@2021"]),
        (CarrierAddress(), "oda/sea@book:2021", ["oda/sea@book:2021"]),
        (CarrierAddress(), "events/storm", []),
        (Ref(AREAS), "sea", []),
        (ProseText(), "In [[ oda@2021 |all]], [[wells]] and [@review].", ["oda@2021", "wells"]),
    ],
)
def test_the_figures_that_a_value_names_have_their_places(
    mark: Mark, text: str, named: list[str]
) -> None:
    found = list(figures_named(mark, text))
    assert [address for _, address in found] == named
    assert all(text[start:].startswith(address) for start, address in found)


TEXT = """\
title: Waves
summary: >-
  Folded [[oda/sea|over
  lines]], ”wide” [@review].
areas: ["sea", 'sea', sea ]  # the sea
phases:
  - title: "I"
    text: "Quoted \\"[[oda]]\\" and [@review]"
  - {title: II, text: 'It''s [[oda]]'}
"""


def test_each_id_has_its_place_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "wave.yml").write_bytes(TEXT.replace("\n", "\r\n").encode())
    origin = Origin(tmp_path / "wave.yml", "wave.yml")
    text = origin.written(())[0]

    def places(loc: tuple[str | int, ...], mark: Mark, value: str) -> list[tuple[str, int]]:
        ids = list(written_ids(origin, loc, mark, value, ()))
        assert all(slice_of(text, span) == named.id for named, span in ids)
        return [(named.id, span.line) for named, span in ids]

    assert places(("summary",), ProseText(), "-") == [("oda", 3), ("sea", 3), ("review", 4)]
    for index in range(3):
        assert places(("areas", index), Ref(AREAS), "sea") == [("sea", 5)]
    assert places(("phases", 0, "text"), ProseText(), "-") == [("oda", 8), ("review", 8)]
    assert places(("phases", 1, "text"), ProseText(), "-") == [("oda", 9)]
    assert places(("themes", 0), Ref((Kind.THEMES,)), "sea") == []
    figures = list(written_figures(origin, ("phases", 0, "text"), ProseText(), "-"))
    assert [(address, slice_of(text, span)) for address, span in figures] == [("oda", "oda")]


def test_a_value_that_is_written_with_signs_for_letters_has_no_place(tmp_path: Path) -> None:
    (tmp_path / "wave.yml").write_text('areas: ["s\\x65a"]\n', "utf-8")
    origin = Origin(tmp_path / "wave.yml", "wave.yml")
    assert list(written_ids(origin, ("areas", 0), Ref(AREAS), "sea", ())) == []
    assert list(written_figures(origin, ("areas", 0), FigureAddress(), "sea")) == []


@pytest.mark.parametrize(
    ("address", "ids"),
    [("sea@2021", [("sea", AREAS)]), ("sea/2020", [("sea", AREAS)]), ("sea", [("sea", AREAS)]),
     ("wells", [])],
)  # fmt: skip
def test_what_a_correction_names_can_begin_with_an_area(address: str, ids: Found) -> None:
    assert found(OwnAddress(), address, "wells") == ids
