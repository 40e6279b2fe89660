"""The shape of the core: one direction, one place for each library, nouns for names."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter

import pytest
from conftest import ROOT
from core_modules import (
    CORE,
    HOOKS,
    MODULES,
    imports,
    libraries,
    own_imports,
    room_of,
    tree_of,
)

LAYERS = (
    {"keeping"},
    {"history", "problems", "records"},
    {"reading"},
    {"figures"},
    {"catalogue"},
    {"charts", "maps"},
    {"rules"},
    {"editing", "exports"},
    {"writing"},
    {"build"},
    {"stock_site"},
    {"book", "renaming", "review", "serving", "updating", "verifying"},
    {"migrating", "console"},
    {"cli"},
    {"__main__"},
)
"""The rooms, lowest first: each imports only from those below it; those side by side not at all."""

ROOMS = [room for layer in LAYERS for room in sorted(layer)]

LIBRARIES = {
    "PIL": {"reading.picture_files"},
    "babel": {"figures.formatting", "records.date_patterns", "records.languages", "records.units"},
    "click": {"cli", "console"},
    "jinja2": {"writing.compiled_templates", "writing.rendering"},
    "markupsafe": {
        "charts",
        "writing.escaping",
        "writing.filters",
        "writing.prose",
        "charts.side_by_side",
        "charts.svg",
        "charts.time_strips",
        "exports.chart_drawings",
        "exports.drawings",
        "exports.map_drawings",
        "exports.sheets",
    },
    "nh3": {"writing.prose"},
    "pyromark": {"review.review_formats", "writing.hand_written_pages", "writing.prose"},
    "pydantic": {
        "history.seals",
        "maps.world",
        "records",
        "reading.record_faults",
        "reading.record_files",
        "reading.refusals",
        "reading.sound_parts",
        "review.review_json",
    },
    "pydantic_core": {"records", "reading.refusals"},
    "tinycss2": {"book.picture_styles"},
    "weasyprint": {"book.pdf"},
    "resvg_py": {"charts.rasters"},
    "yaml": {"reading.yaml_files", "stock_site"},
}
"""The libraries of the core, each with the only modules, or the only room, that know it."""


def layer_of(module: str) -> int:
    """How high above the ground a module's room lies."""
    return next(level for level, rooms in enumerate(LAYERS) if room_of(module) in rooms)


def test_every_room_has_its_layer_and_every_layer_its_rooms() -> None:
    assert sorted(ROOMS) == sorted({room_of(module) for module in MODULES})


def test_a_module_imports_only_from_its_own_room_and_those_below() -> None:
    above = [
        (module, other)
        for module, path in MODULES.items()
        for other in own_imports(path)
        if room_of(other) != room_of(module) and layer_of(other) >= layer_of(module)
    ]
    assert above == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_has_a_circle_inside(room: str) -> None:
    graph = {
        module: {other for other in own_imports(MODULES[module]) if room_of(other) == room}
        for module in MODULES
        if room_of(module) == room
    }
    # Raises CycleError, which names the modules of a circle.
    assert sorted(TopologicalSorter(graph).static_order()) == sorted(graph)


def test_the_design_page_lists_the_rooms_from_below_as_the_layers_do() -> None:
    text = (ROOT / "docs/contributing/design.md").read_text("utf-8")
    table = text.partition("| room | knows |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [re.findall(r"`([a-z_]+)/?`", row.split("|")[1]) for row in table.splitlines()]
    assert [set(row) for row in rows] == [set(layer) for layer in LAYERS[:-1]]


def test_a_module_that_joins_others_imports_some() -> None:
    assert {"catalogue.catalogue", "rules.checked_folders", "writing.rendering"} <= own_imports(
        MODULES["build"]
    )


def test_a_library_is_known_only_where_it_is_said_to_be() -> None:
    unsaid = [
        (module, name)
        for module, path in MODULES.items()
        for name in libraries(path)
        if not {module, room_of(module)} & LIBRARIES.get(name, set())
    ]
    assert unsaid == []


@pytest.mark.parametrize(
    ("library", "place"),
    [(library, place) for library, places in LIBRARIES.items() for place in sorted(places)],
)
def test_who_is_said_to_know_a_library_does(library: str, place: str) -> None:
    there = [path for name, path in MODULES.items() if place in (name, room_of(name))]
    assert any(library in libraries(path) for path in there)


def test_a_module_and_its_functions_can_be_read_at_a_glance() -> None:
    long = [name for name, path in MODULES.items() if path.read_text("utf-8").count("\n") > 500]
    long += [
        f"{module}.{node.name}"
        for module, path in MODULES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50
    ]
    assert long == []


def test_each_module_has_its_tests_at_the_same_place() -> None:
    places = {
        module: ROOT.joinpath("tests", *rooms, f"test_{name}.py")
        for module in set(MODULES) - {"__main__"}
        for *rooms, name in [module.split(".")]
    }
    assert [module for module, place in places.items() if not place.is_file()] == []


def test_packages_hold_no_code_of_their_own() -> None:
    packages = list(CORE.rglob("__init__.py"))
    assert len(packages) > 10
    for path in packages:
        assert len(ast.parse(path.read_text("utf-8")).body) == 1, path


def test_only_the_adapter_knows_mkdocs() -> None:
    knowing = {
        path.relative_to(HOOKS).as_posix()
        for path in HOOKS.rglob("*.py")
        if {"mkdocs", "material"} & {name.partition(".")[0] for name in imports(path)}
    }
    assert knowing == {"mkdocs_hooks.py"}


def test_the_adapter_asks_only_for_the_site_and_its_problems() -> None:
    assert own_imports(HOOKS / "mkdocs_hooks.py") <= {
        "build",
        "exports.search_files",
        "history.git",
        "history.leftovers",
        "history.provenance",
        "history.seals",
        "keeping.exchanges",
        "problems.counted_line",
        "problems.frames",
        "problems.problem",
        "records.forge_addresses",
        "serving.answers",
        "serving.hosts",
        "serving.overlay",
        "serving.renewals",
        "serving.saves",
        "serving.shown",
        "stock_site",
        "writing.coverage",
        "writing.hand_written_pages",
        "writing.handbook",
        "writing.finished_pages",
        "writing.file_links",
        "writing.open_pages",
        "writing.packed_texts",
        "writing.pages.navigation",
        "writing.rendering",
        "writing.site",
        "writing.statement",
        "writing.sent_assets",
    }


def test_modules_have_names_that_say_what_they_know() -> None:
    words = {word for name in MODULES for word in re.split(r"[._]", name)}
    assert not words & {"utils", "util", "helpers", "helper", "manager", "misc", "common", "core"}


def public_names(module: str) -> set[str]:
    """The classes and functions that a module defines for others."""
    return {
        node.name
        for node in tree_of(MODULES[module]).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    }


def test_a_class_or_function_shares_its_name_with_no_other() -> None:
    places: dict[str, list[str]] = {}
    for module in MODULES:
        for name in public_names(module):
            places.setdefault(name, []).append(module)
    assert len(places) > 500
    # A command has the name that users type, whatever the function is called that it asks.
    shared = {name: said for name, said in places.items() if len({*said} - {"cli"}) > 1}
    assert shared == {}


def test_a_module_says_what_it_knows() -> None:
    sayings = {module: ast.get_docstring(tree_of(path)) or "" for module, path in MODULES.items()}
    assert [module for module, said in sayings.items() if not said.strip()] == []


CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}


def test_no_clock_network_or_locale_reaches_the_core() -> None:
    refused = {"time", "locale", "requests", "urllib.request", "http", "socket", "ssl", "random"}
    known = [
        (module, name)
        for module, path in MODULES.items()
        for name in imports(path)
        if {name, name.partition(".")[0]} & refused
    ]
    assert known == []
    last_words = {name.partition(".")[2] for name in CLOCKS}
    asked = [
        (module, ast.unparse(node))
        for module, path in MODULES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in last_words
    ]
    assert [(module, name) for module, name in asked if name in CLOCKS] == []


def test_only_git_and_rebuilds_start_another_program() -> None:
    starts = {module for module, path in MODULES.items() if "subprocess" in imports(path)}
    assert starts == {"history.git", "verifying.rebuilds"}


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python 3.11.2, the oldest that runs this, finds the wrong end of such a group."""
    found = {
        module: re.findall(r"\)[*+?]\+", path.read_text("utf-8"))
        for module, path in MODULES.items()
    }
    assert {module: groups for module, groups in found.items() if groups} == {}


def test_filters_of_templates_are_named_do() -> None:
    tree = tree_of(MODULES["writing.filters"])
    filters = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("do_")
    ]
    assert len(filters) > 5
    templates = " ".join(path.read_text("utf-8") for path in CORE.rglob("*.jinja"))
    unused = [
        name for name in filters if not re.search(rf"\|\s*(?:map\(\")?{name[3:]}\b", templates)
    ]
    assert unused == []


def test_every_template_says_its_purpose_and_that_of_a_page_its_context() -> None:
    paths = sorted(CORE.rglob("*.jinja"))
    assert len(paths) > 10
    for path in paths:
        opening = path.read_text("utf-8").partition("#}")[0]
        assert opening.startswith("{#"), path
        assert "Context:" in opening or path.parent.name == "partials", path
