"""The classes by which pages are read again: pages have each, and no reader knows another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import site_of
from conftest import EXAMPLE, ROOT
from oda_reports.writing.classes import PageClass

CORE = ROOT / "hooks" / "oda_reports"
THEME = ROOT / "hooks" / "theme"
SOURCES = {path: path.read_text("utf-8") for path in sorted(CORE.rglob("*.py"))}
READERS = [path for path, text in SOURCES.items() if "html_trees import" in text]
"""The modules that read HTML."""


def written(*texts: str) -> set[str]:
    """Every class in some HTML."""
    found = (names for text in texts for names in re.findall(r'\bclass="([^"]*)"', text))
    return {name for names in found for name in names.split()}


def test_pages_have_every_class_that_is_read() -> None:
    bodies = [page.body for page in site_of(EXAMPLE).pages]
    theme = [path.read_text("utf-8") for path in sorted(THEME.rglob("*.html"))]
    assert {*PageClass} - written(*bodies) == {PageClass.CHANGED}
    assert PageClass.CHANGED in written(*theme)


def strings(path: Path) -> Iterator[str]:
    """The texts that a module writes, also as parts of longer ones."""
    for node in ast.walk(ast.parse(SOURCES[path])):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.stem)
def test_a_module_that_reads_html_names_no_class_of_its_own(path: Path) -> None:
    assert [text for text in strings(path) if "oda-" in text] == []


def test_book_review_and_coverage_are_readers() -> None:
    assert {"sections", "reading_changes", "coverage"} <= {path.stem for path in READERS}


@pytest.mark.parametrize("name", PageClass)
def test_a_class_of_the_list_is_read_somewhere(name: PageClass) -> None:
    used = re.compile(rf"\bPageClass\.{name.name}\b")
    assert [path for path, text in SOURCES.items() if used.search(text)]
