"""The shape of the core: one direction, one place for each library, nouns for names."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

HOOKS = ROOT / "hooks"
CORE = HOOKS / "oda_reports"

ORDER = (
    "vocabulary",
    "problems.problem",
    "problems.edits",
    "problems.frames",
    "problems.repairs",
    "reading.yaml_slips",
    "partial_dates",
    "reading.yaml_files",
    "problems.codes",
    "maps.geography",
    "maps.outlines",
    "maps.projection",
    "field_types",
    "records",
    "marked_fields",
    "editing.fields",
    "reading.doubts",
    "reading.refusals",
    "reading.sound_parts",
    "reading.record_files",
    "references",
    "house_names",
    "audit.prose_numbers",
    "figures",
    "sums",
    "forge",
    "formatting",
    "likeness",
    "catalogue",
    "totals",
    "audit.exemptions",
    "audit.coverage",
    "editions",
    "charts.series",
    "facets",
    "profiles",
    "charts.readings",
    "charts.scales",
    "charts.svg",
    "charts.lettering",
    "charts.drawings",
    "charts.time_strips",
    "checking",
    "picture_files",
    "rules.references",
    "rules.areas",
    "rules.addresses",
    "rules.statistics",
    "rules.maps",
    "rules.pictures",
    "rules.texts",
    "rules.facts",
    "rules.excerpts",
    "rules.names",
    "rules.numbers",
    "checks",
    "editing.schemas",
    "editing.specimens",
    "writing.prose",
    "writing.html_blocks",
    "book.html_trees",
    "book.picture_styles",
    "writing.escaping",
    "writing.marks",
    "writing.citations",
    "writing.trails",
    "maps.value_classes",
    "writing.pages",
    "writing.reference_pages",
    "exports.figures_csv",
    "exports.problem_formats",
    "review.record_changes",
    "review.figure_changes",
    "review.reading_changes",
    "exports.changes_markdown",
    "review.history",
    "verifying.fingerprints",
    "verifying.provenance",
    "verifying.seals",
    "verifying.rebuilds",
    "verifying.verification",
    "writing.build_page",
    "maps.names",
    "maps.atlas",
    "writing.filters",
    "writing.rendering",
    "build",
    "overlay",
    "review.comparison",
    "stock_site",
    "maps.world",
    "book.chapters",
    "book.pdf",
    "cli",
    "__main__",
)
"""The modules, lowest first: each imports only from those before it."""

LIBRARIES = {
    "PIL": {"picture_files"},
    "babel": {"formatting"},
    "click": {"cli"},
    "jinja2": {"writing.rendering"},
    "markupsafe": {
        "charts.lettering",
        "charts.drawings",
        "writing.escaping",
        "writing.filters",
        "writing.prose",
        "charts.svg",
        "charts.time_strips",
    },
    "nh3": {"writing.prose"},
    "pyromark": {"writing.prose"},
    "pydantic": {
        "field_types",
        "records",
        "reading.record_files",
        "reading.refusals",
        "reading.sound_parts",
    },
    "pydantic_core": {"vocabulary", "partial_dates", "field_types", "records", "reading.refusals"},
    "tinycss2": {"book.picture_styles"},
    "weasyprint": {"book.pdf"},
    "yaml": {"reading.yaml_files", "stock_site"},
}
"""The libraries of the core, each with the only modules that know it."""


def name_of(path: Path) -> str:
    """The module's name below the package: ``exports.figures_csv``."""
    return ".".join(path.relative_to(CORE).with_suffix("").parts)


PACKAGES = {
    "oda_reports",
    *(f"oda_reports.{path.parent.name}" for path in CORE.glob("*/__init__.py")),
}
MODULES = {name_of(path): path for path in sorted(CORE.rglob("*.py")) if path.stem != "__init__"}


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module
            if node.module in PACKAGES:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def own_imports(path: Path) -> set[str]:
    """The modules of the core that a file imports, by their names below the package."""
    prefix = "oda_reports."
    return {name.removeprefix(prefix) for name in imports(path) if name.startswith(prefix)}


def libraries(path: Path) -> set[str]:
    """The libraries that a file imports, those of Python left out."""
    roots = {name.partition(".")[0] for name in imports(path)}
    return roots - set(sys.stdlib_module_names) - {"oda_reports"}


def test_every_module_has_its_place_in_the_order() -> None:
    assert sorted(MODULES) == sorted(ORDER)


@pytest.mark.parametrize("module", ORDER)
def test_a_module_imports_only_from_those_before_it(module: str) -> None:
    assert own_imports(MODULES[module]) <= set(ORDER[: ORDER.index(module)])


def test_a_module_that_joins_others_imports_some() -> None:
    assert {"catalogue", "checks", "writing.rendering"} <= own_imports(MODULES["build"])


@pytest.mark.parametrize("module", ORDER)
def test_a_library_is_known_where_it_is_said_to_be(module: str) -> None:
    said = {library for library, modules in LIBRARIES.items() if module in modules}
    assert libraries(MODULES[module]) == said


def test_packages_hold_no_code_of_their_own() -> None:
    for path in CORE.rglob("__init__.py"):
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
        "audit.coverage",
        "build",
        "verifying.provenance",
        "verifying.seals",
        "problems.frames",
        "writing.html_blocks",
        "overlay",
        "problems.problem",
    }


def test_modules_have_names_that_say_what_they_know() -> None:
    words = {word for name in MODULES for word in re.split(r"[._]", name)}
    assert not words & {"utils", "util", "helpers", "helper", "manager", "misc", "common", "core"}


@pytest.mark.parametrize("module", ORDER)
def test_a_module_says_what_it_knows(module: str) -> None:
    assert (ast.get_docstring(ast.parse(MODULES[module].read_text("utf-8"))) or "").strip()


@pytest.mark.parametrize("module", ORDER)
def test_no_clock_network_or_locale_reaches_the_core(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    known = {part for name in imports(MODULES[module]) for part in (name, name.partition(".")[0])}
    refused = {"time", "locale", "requests", "urllib.request", "http", "socket", "ssl", "random"}
    assert not known & refused
    asked = {
        f"{ast.unparse(node.value)}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    }
    clocks = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    assert not asked & clocks


@pytest.mark.parametrize("module", ORDER)
def test_only_history_and_rebuilds_start_another_program(module: str) -> None:
    starts = "subprocess" in set(imports(MODULES[module]))
    assert starts == (module in {"review.history", "verifying.rebuilds"})


def test_filters_of_templates_are_named_do() -> None:
    text = MODULES["writing.filters"].read_text("utf-8")
    tree = ast.parse(text)
    filters = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("do_")
    ]
    assert len(filters) > 5
    templates = " ".join(path.read_text("utf-8") for path in CORE.glob("templates/**/*.jinja"))
    unused = [
        name for name in filters if not re.search(rf"\|\s*(?:map\(\")?{name[3:]}\b", templates)
    ]
    assert unused == []


def test_every_template_says_its_purpose_and_that_of_a_page_its_context() -> None:
    paths = sorted(CORE.glob("templates/**/*.jinja"))
    assert len(paths) > 10
    for path in paths:
        opening = path.read_text("utf-8").partition("#}")[0]
        assert opening.startswith("{#"), path
        assert "Context:" in opening or path.parent.name == "partials", path
