"""The outlines of countries: what can be read, and what is said of what cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, MAPPED
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.reading.geography import Geography, read_geography

SQUARE = [[10, 0], [11, 0], [11, 1], [10, 1], [10, 0]]


def collection(*features: object, **members: object) -> str:
    return json.dumps({"type": "FeatureCollection", **members, "features": features})


def feature(id: str, *polygons: list[Any]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": list(polygons)}
    return {"type": "Feature", "properties": {"iso3": id}, "geometry": geometry}


def read(text: str) -> Geography:
    found = read_geography(text, "map.geojson")
    assert isinstance(found, Geography), found
    return found


def said(text: str) -> list[str]:
    found = read_geography(text, "map.geojson")
    assert isinstance(found, list)
    return [f"{problem.code} {problem.message}" for problem in found]


def test_a_territory_has_its_rings_without_the_position_that_closes_them() -> None:
    geography = read(collection(feature("XTE", [SQUARE])))
    assert geography.by_id["XTE"].rings == (((10, 0), (11, 0), (11, 1), (10, 1)),)


def test_a_neighbour_is_known_by_any_name() -> None:
    named = {**feature("-", [SQUARE]), "properties": {"name": "Varland", "colour": "grey"}}
    assert set(read(collection(named)).by_id) == {"Varland"}


def test_the_source_of_the_outlines_is_kept_and_may_be_missing_or_odd() -> None:
    one = feature("XTE", [SQUARE])
    assert read(collection(one, provenance={"source": "Drawn\nby hand"})).source == "Drawn by hand"
    for odd in ({}, {"source": 3}, {"source": ""}, "by hand", None):
        assert read(collection(one, provenance=odd)).source is None


def test_a_country_cut_at_180_degrees_is_one_ring_again() -> None:
    west = [[178, 0], [180, 0], [180, 2], [178, 2], [178, 0]]
    east = [[-180, 0], [-178, 0], [-178, 2], [-180, 2], [-180, 0]]
    (ring,) = read(collection(feature("XSL", [west], [east]))).by_id["XSL"].rings
    assert {position for position in ring if abs(position[0]) < 180} == {
        (178, 0),
        (178, 2),
        (-178, 0),
        (-178, 2),
    }


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "3", "[" * 100_000, '{"type": "Topology"}', "9" * 5000],
)
def test_what_is_no_geojson_is_one_problem(text: str) -> None:
    assert [line[:4] for line in said(text)] == ["E130"]


@pytest.mark.parametrize("features", [None, [], {}, "x"])
def test_a_map_without_features_is_one_problem(features: object) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features})
    assert said(text) == ["E130 this GeoJSON has no features: there is nothing to draw"]


@pytest.mark.parametrize(
    "position", [[181, 0], [0, 91], [float("nan"), 0], [float("inf"), 0], [10**400, 0]]
)
def test_a_position_is_on_the_globe(position: list[float]) -> None:
    ring = [position, *SQUARE[1:]]
    assert said(collection(feature("XTE", [ring])))[0].startswith("E131 the shape of XTE leaves")


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(json_values, json_values, json_values)
def test_whatever_stands_in_a_feature_is_read_or_refused(a: object, b: object, c: object) -> None:
    odd = [a, {"properties": b}, {"properties": {"iso3": "XTE"}, "geometry": c}]
    odd += [
        {"properties": {"iso3": "XTE"}, "geometry": {"type": kind, "coordinates": a}}
        for kind in ("Polygon", "MultiPolygon")
    ]
    for one in odd:
        found = read_geography(collection(one), "map.geojson")
        assert isinstance(found, Geography) or {problem.code for problem in found} == {"E131"}


@MAPPED
def test_a_map_is_small(folder: Path) -> None:
    assert (folder / "map.geojson").stat().st_size < 120 * 1024


def test_a_map_says_where_it_comes_from() -> None:
    told = json.loads((EXAMPLE / "map.geojson").read_text("utf-8"))["provenance"]
    assert set(told) >= {"source", "version", "licence", "cut", "date"}


def test_a_polygon_is_read_as_a_territory_of_one() -> None:
    one = feature("XTE", [SQUARE])
    one["geometry"] = {"type": "Polygon", "coordinates": [SQUARE]}
    assert read(collection(one)) == read(collection(feature("XTE", [SQUARE])))
