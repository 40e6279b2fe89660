"""What pages give and templates read: the same names, each with a meaning; and how templates look.

A line of a template that must not end in the page goes on after ``{#- #}``, or after
``{{- " " }}`` where a space has to stand.
"""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from oda_reports.writing import filters, pages
from oda_reports.writing.pages.page import Context
from oda_reports.writing.rendering import TEMPLATES, environment

ENVIRONMENT = environment()
MODULES = [
    import_module(f"{pages.__name__}.{module.name}")
    for module in pkgutil.iter_modules(pages.__path__)
]
PAGE_TEMPLATES = sorted(TEMPLATES.glob("*.md.jinja"))
PARTIALS = sorted(TEMPLATES.glob("partials/*.jinja"))
TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.jinja"))

RENDERED_WITH = {"page", "marks", "report", "atlas"}
"""What every template is given beside the context of its page."""


def classes_of(module: ModuleType) -> list[type]:
    """The values that a module of a page defines."""
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
    ]


VALUES = [one for module in MODULES for one in classes_of(module)]
CONTEXTS = [one for one in VALUES if issubclass(one, Context) and one is not Context]


def parsed(path: Path) -> nodes.Template:
    return ENVIRONMENT.parse(path.read_text("utf-8"))


def documented(one: type) -> set[str]:
    """The fields of a class that have a docstring below them."""
    (tree,) = ast.parse(inspect.getsource(one)).body
    assert isinstance(tree, ast.ClassDef)
    return {
        field.target.id
        for field, below in zip(tree.body, tree.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
    }


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda one: one.__name__)
def test_a_template_reads_what_its_page_gives_and_nothing_else(context: type[Context]) -> None:
    read = find_undeclared_variables(parsed(TEMPLATES / context.template))
    assert read - RENDERED_WITH - set(ENVIRONMENT.globals) == {one.name for one in fields(context)}


@pytest.mark.parametrize("path", PARTIALS, ids=lambda path: path.stem)
def test_what_pages_share_reads_no_context_of_a_page(path: Path) -> None:
    template = parsed(path)
    own = {name.name for name in template.find_all(nodes.Name) if name.ctx == "store"}
    assert find_undeclared_variables(template) - own <= RENDERED_WITH | set(ENVIRONMENT.globals)


def test_each_template_of_a_page_has_one_context() -> None:
    templates = [context.template for context in CONTEXTS]
    assert sorted(templates) == [path.name for path in PAGE_TEMPLATES]


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda one: one.__name__)
def test_a_template_names_its_context_and_the_module_that_makes_it(context: type[Context]) -> None:
    opening = (TEMPLATES / context.template).read_text("utf-8").partition("#}")[0]
    module = context.__module__.removeprefix("oda_reports.").replace(".", "/")
    assert f"Context: {context.__name__} ({module}.py)" in opening


@pytest.mark.parametrize(
    "one", [each for each in VALUES if each.__name__ != "Page"], ids=lambda one: one.__name__
)
def test_each_field_of_what_a_page_gives_has_a_meaning(one: type) -> None:
    assert inspect.getdoc(one)
    assert documented(one) >= {field.name for field in fields(one)}


def test_what_a_page_gives_cannot_be_changed() -> None:
    assert len(VALUES) > len(CONTEXTS) > 15
    assert [one for one in VALUES if not one.__dataclass_params__.frozen] == []  # type: ignore[attr-defined]


def compared_words(template: nodes.Template) -> Iterator[str]:
    """Words of records or of the code that a template compares something with."""
    for comparison in template.find_all(nodes.Compare):
        sides = (comparison.expr, *(operand.expr for operand in comparison.ops))
        for side in sides:
            for constant in (side, *side.find_all(nodes.Const)):
                if isinstance(constant, nodes.Const) and isinstance(constant.value, str):
                    yield constant.value


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda path: path.stem)
def test_templates_ask_what_is_decided_elsewhere(path: Path) -> None:
    template = parsed(path)
    assert list(compared_words(template)) == []
    assert not find_undeclared_variables(template) & {"catalogue", "Kind"}
    assert "record" not in {each.name for each in template.find_all(nodes.Filter)}


def test_each_filter_stands_in_some_template() -> None:
    asked = {
        name
        for template in map(parsed, TEMPLATE_FILES)
        for one in template.find_all(nodes.Filter)
        for name in (one.name, *(a.value for a in one.args if isinstance(a, nodes.Const)))
    }
    ours = {name.removeprefix("do_") for name in vars(filters) if name.startswith("do_")}
    assert ours - asked == set()


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda path: path.stem)
def test_a_template_can_be_read(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 150
    assert [line for line in lines if len(line) > 140] == []


def test_a_comparison_with_a_word_is_found() -> None:
    found = compared_words(
        ENVIRONMENT.parse('{% if a.kind == "b" or 1 == c or a in ("d", 2) %}{% endif %}')
    )
    assert sorted(found) == ["b", "d"]
