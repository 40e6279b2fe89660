"""Broken files of the world, each cut into a map or refused in one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from oda_reports.maps.world import CannotCut, cut, read_world
from oda_reports.reading.geography import Geography, read_geography

WORLD: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [60, 30]},
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "004", "arcs": [[0, 1]], "properties": {"name": "West"}},
                {"type": "MultiPolygon", "id": "586", "arcs": [[[2, -1]]], "properties": {}},
            ],
        }
    },
    "arcs": [
        [[100, 0], [0, 50], [0, 50]],
        [[100, 100], [-100, 0], [0, -100], [100, 0]],
        [[100, 0], [100, 0], [0, 100], [-100, 0]],
    ],
}
ODD: tuple[Any, ...] = (
    None, True, "x", "", 0, -1, 99, 1e300, 10**400, float("nan"), float("inf"), [], {}, [[]],
    [[[[0]]]], {"type": "Polygon"}, 0.5, "\ud800", -180, 90, 1e-320,
)  # fmt: skip


def broken(random: Random) -> Any:
    """The sound world with up to three parts taken out, doubled, or changed for something odd."""
    world = deepcopy(WORLD)
    for _ in range(random.randint(1, 3)):
        places = list(_places(world))
        if not places:
            break
        holder, key = random.choice(places)
        what = random.randrange(4)
        if what == 0:
            del holder[key]
        elif what == 1 and isinstance(holder, list):
            holder.insert(key, deepcopy(holder[key]))
        else:
            holder[key] = deepcopy(random.choice(ODD))
    return world


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each place of a value that can be changed: what holds it, and the key in that."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in list(pairs):
        yield value, key
        if isinstance(part, dict | list):
            yield from _places(part)


def fault_of(content: bytes, folder: Path) -> str | None:
    """What is wrong with how a file is treated; None where it is cut, or refused in one line."""
    path = folder / "world.json"
    path.write_bytes(content)
    try:
        text = cut(read_world(path), {"AFG": "A", "PAK": "P"}, {})
    except CannotCut as refused:
        return None if "\n" not in str(refused) else f"more than a line: {refused}"
    except Exception as error:  # what is looked for
        return f"{type(error).__name__}: {error}"
    found = read_geography(text, "map.geojson")
    return None if isinstance(found, Geography) else f"a map that is refused: {found[0].message}"


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """So many files, and what was wrong with how they are treated."""
    random = Random(seed)
    faults = []
    with TemporaryDirectory() as folder:
        for number in range(count):
            content = json.dumps(broken(random)).encode()
            if random.random() < 0.1:
                content = content[: random.randrange(len(content))]
            if fault := fault_of(content, Path(folder)):
                faults.append(f"{number} of seed {seed}: {fault}")
    return count, faults
