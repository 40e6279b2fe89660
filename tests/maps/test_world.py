"""Cutting the map of a report from a map of the world."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.cli import main
from oda_reports.maps.world import CannotCut, cut, origin_of, read_world
from oda_reports.reading.geography import Geography, read_geography
from soak.maps import WORLD, broken, fault_of

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


def _changed(place: str, value: Any) -> bytes:
    """A sound world, one place of which says something else."""
    changed = deepcopy(WORLD)
    *way, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    holder: Any = changed
    for part in way:
        holder = holder[part]
    holder[last] = value
    return json.dumps(changed).encode()


_SHAPE = "objects.countries.geometries.0"
BROKEN: dict[str, bytes] = {
    "an arc that is not there": _changed(f"{_SHAPE}.arcs", [[99]]),
    "an arc that is not there, backwards": _changed(f"{_SHAPE}.arcs", [[-5]]),
    "text for an arc": _changed(f"{_SHAPE}.arcs", [["x"]]),
    "an arc that is a list": _changed(f"{_SHAPE}.arcs", [[[0]]]),
    "an arc that is a fraction": _changed(f"{_SHAPE}.arcs", [[0.5]]),
    "a ring of no arcs": _changed(f"{_SHAPE}.arcs", [[]]),
    "no arcs of a polygon": _changed(f"{_SHAPE}.arcs", None),
    "a shape of another kind": _changed(f"{_SHAPE}.type", "Circle"),
    "an id that is a list": _changed(f"{_SHAPE}.id", [1]),
    "properties that are text": _changed(f"{_SHAPE}.properties", "x"),
    "a shape that is a number": _changed(_SHAPE, 3),
    "the same country twice": _changed(f"{_SHAPE}.id", "586"),
    "NaN": _changed("arcs.0.0.0", float("nan")),
    "Infinity": _changed("arcs.0.0.0", float("inf")),
    "a number of 400 digits": _changed("arcs.0.0.0", 10**400),
    "far out": _changed("arcs.0.0.0", 10**9),
    "text for a degree": _changed("arcs.0.0.0", "1"),
    "true for a degree": _changed("arcs.0.0.0", True),
    "a point of one number": _changed("arcs.0.0", [1]),
    "an arc of one point": _changed("arcs.0", [[1, 1]]),
    "an arc of none": _changed("arcs.0", []),
    "arcs that are an object": _changed("arcs", {}),
    "objects that are a list": _changed("objects", []),
    "no objects": _changed("objects", {}),
    "a scale of one number": _changed("transform.scale", [1]),
    "a scale of text": _changed("transform.scale", ["1", "1"]),
    "a transform without parts": _changed("transform", {}),
    "brackets by the 100,000": b"[" * 100_000,
    "objects by the 100,000": b'{"objects":' * 100_000,
    "UTF-16": json.dumps(WORLD).encode("utf-16"),
    "bytes that are no UTF-8": b'{"a": "\xff"}',
    "half a file": json.dumps(WORLD).encode()[:300],
    "nothing": b"",
    "a page of HTML": b"<!doctype html><title>404</title>",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_of_the_world_is_refused_in_one_line(what: str, tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_bytes(BROKEN[what])
    with pytest.raises(CannotCut) as refused:
        cut(read_world(path), {"AFG": "A", "PAK": "P"}, {})
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400


@given(st.randoms(use_true_random=False))
def test_whatever_is_changed_in_a_file_it_is_cut_or_refused(random: Random) -> None:
    with TemporaryDirectory() as folder:
        assert fault_of(json.dumps(broken(random)).encode(), Path(folder)) is None


def test_a_file_of_500_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.touch()
    os.truncate(path, 500 * 1024 * 1024)
    with pytest.raises(CannotCut, match="larger than 50 MB"):
        read_world(path)


def test_neither_a_folder_nor_a_pipe_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(CannotCut, match="it is no file"):
            read_world(path)


def test_a_package_that_cannot_be_read_tells_nothing(file: Path) -> None:
    (file.parent / "package.json").write_text("[" * 100_000, "utf-8")
    assert "version" not in origin_of(file)
