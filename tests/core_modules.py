"""The modules of the core, as tests of its shape read them: their names, files and imports."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from conftest import ROOT

HOOKS = ROOT / "hooks"
CORE = HOOKS / "oda_reports"


def name_of(path: Path) -> str:
    """The module's name below the package: ``exports.figures_csv``."""
    return ".".join(path.relative_to(CORE).with_suffix("").parts)


def room_of(module: str) -> str:
    """The room in which a module stands; a module beside the rooms is one of its own."""
    return module.partition(".")[0]


PACKAGES = {
    "oda_reports",
    *(
        ".".join(("oda_reports", *path.parent.relative_to(CORE).parts))
        for path in CORE.glob("*/**/__init__.py")
    ),
}
MODULES = {name_of(path): path for path in sorted(CORE.rglob("*.py")) if path.stem != "__init__"}


@cache
def tree_of(path: Path) -> ast.Module:
    """What a module says, parsed once for all that is asked of it."""
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The full names of the modules that a file imports, wherever in the file it does."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
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
