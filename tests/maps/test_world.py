"""Cutting the map of a report from a map of the world."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from oda_reports.cli import main
from oda_reports.maps.world import CannotCut, cut, origin_of, read_world
from oda_reports.reading.geography import Geography, read_geography

AFGHANISTAN = "004"
PAKISTAN = "586"


def world(**geometries: Any) -> dict[str, Any]:
    """Two squares that share a border, arc 0, in steps of a tenth of a degree from 60 E 30 N."""
    arcs = [
        [[100, 0], [0, 50], [0, 50]],
        [[100, 100], [-100, 0], [0, -100], [100, 0]],
        [[100, 0], [100, 0], [0, 100], [-100, 0]],
    ]
    shapes = [
        {"type": "Polygon", "id": AFGHANISTAN, "arcs": [[0, 1]], "properties": {"name": "West"}},
        {
            "type": "MultiPolygon",
            "id": PAKISTAN,
            "arcs": [[[2, -1]]],
            "properties": {"name": "East"},
        },
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [60, 30]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": arcs,
        **geometries,
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "package" / "world" / "50m.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(world()), "utf-8")
    told = {"name": "some-world-atlas", "version": "3.1.0", "license": "ISC"}
    (tmp_path / "package" / "package.json").write_text(json.dumps(told), "utf-8")
    return path


def read(text: str) -> Geography:
    found = read_geography(text, "map.geojson")
    assert isinstance(found, Geography), found
    return found


def test_a_country_is_found_by_its_number_and_its_neighbour_is_cut_at_the_frame(file: Path) -> None:
    geography = read(cut(read_world(file), {"AFG": "Afghanistan"}, {}))
    assert set(geography.by_id) == {"AFG", PAKISTAN}
    (own,) = geography.by_id["AFG"].rings
    assert set(own) == {(70, 30), (70, 35), (70, 40), (60, 40), (60, 30)}
    (east,) = geography.by_id[PAKISTAN].rings
    assert {(70, 30), (70, 40)} <= set(east)
    assert max(longitude for longitude, _ in east) < 80


def test_the_cut_is_the_same_each_time_with_the_countries_first(file: Path) -> None:
    countries = {"PAK": "Pakistan", "AFG": "Afghanistan"}
    text = cut(read_world(file), countries, origin_of(file))
    assert text == cut(read_world(file), dict(reversed(countries.items())), origin_of(file))
    names = [feature["properties"] for feature in json.loads(text)["features"]]
    assert names == [
        {"iso3": "AFG", "name": "Afghanistan"},
        {"iso3": "PAK", "name": "Pakistan"},
    ]


def test_where_a_map_comes_from_is_told_by_the_package_around_it(file: Path) -> None:
    told = origin_of(file, "2026-11-24")
    assert told["source"] == "Natural Earth, 1:50m, through some-world-atlas 3.1.0"
    assert (told["version"], told["licence"], told["date"]) == ("3.1.0", "ISC", "2026-11-24")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"objects": {}, "arcs": []}', '{"objects": {"a": 3}, "arcs": []}']
)
def test_what_is_no_map_of_the_world_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "world.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CannotCut, match="no TopoJSON"):
        read_world(path)


def test_a_world_without_the_countries_is_refused(file: Path) -> None:
    with pytest.raises(CannotCut, match="none of the countries"):
        cut(read_world(file), {"XTE": "Tessara"}, {})


def test_the_command_writes_the_map_of_a_data_folder(file: Path, example_data: Path) -> None:
    record = example_data / "countries/tessara.yml"
    record.write_text(record.read_text("utf-8").replace("XTE", "AFG"), "utf-8")
    done = CliRunner().invoke(main, ["map", str(file), "--data", str(example_data)])
    assert done.exit_code == 0, done.output
    assert "map.geojson is written" in done.output
    assert "AFG" in read((example_data / "map.geojson").read_text("utf-8")).by_id


@pytest.mark.parametrize("name", ["50m.json", "none.json"])
def test_the_command_says_what_it_cannot_cut(file: Path, example_data: Path, name: str) -> None:
    before = (example_data / "map.geojson").read_bytes()
    world_file = str(file.parent / name)
    done = CliRunner().invoke(main, ["map", world_file, "--data", str(example_data)])
    assert done.exit_code == 2
    assert "none of the countries" in done.stderr or "cannot be read" in done.stderr
    assert (example_data / "map.geojson").read_bytes() == before
