"""The tests themselves: none that passes because a loop has nothing to go through."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

FILES = sorted((ROOT / "tests").rglob("test_*.py"))
WRAPPERS = {"enumerate", "sorted", "list", "tuple", "zip", "reversed", "items", "values", "keys"}
"""What hands on as many things as it was given."""


def is_filled(node: ast.expr, filled: set[str]) -> bool:
    """Whether a loop over this surely has a turn: a display with an entry, or made from one."""
    match node:
        case ast.List() | ast.Tuple() | ast.Set():
            return any(not isinstance(each, ast.Starred) for each in node.elts)
        case ast.Dict():
            return any(key is not None for key in node.keys)
        case ast.Constant(value=str() | bytes()):
            return bool(node.value)
        case ast.Name():
            return node.id in filled
        case ast.Call(func=ast.Name(id=name)) if name in filled:
            return True
        case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Constant()]):
            return True
        case ast.Call(func=ast.Name(id=name), args=args) if name in WRAPPERS:
            return all(is_filled(each, filled) for each in args)
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=[]) if name in WRAPPERS:
            return is_filled(value, filled)
        case _:
            return False


def names_filled(body: list[ast.stmt], filled: set[str]) -> set[str]:
    """These names, and those that a body binds to something filled.

    A function is one that asserts, before it returns a thing, that there is something in it.
    """
    found = set(filled)
    for statement in body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                if is_filled(value, found):
                    found.add(name)
            case ast.FunctionDef(
                name=name,
                body=[
                    *_,
                    ast.Assert(test=ast.Name(id=asserted)),
                    ast.Return(value=ast.Name(id=returned)),
                ],
            ) if asserted == returned:
                found.add(name)
    return found


def drawn(test: ast.FunctionDef) -> set[str]:
    """What Hypothesis draws for a test: nothing once, something the next time."""
    by_hypothesis = any("given(" in ast.unparse(each) for each in test.decorator_list)
    return {argument.arg for argument in test.args.args} if by_hypothesis else set()


def asserts(node: ast.stmt) -> bool:
    """Whether a statement itself, not one inside it, can fail a test for what it is about."""
    if isinstance(node, ast.Assert):
        return not ast.unparse(node.test).endswith("is not None")
    return isinstance(node, ast.With) and "pytest.raises" in ast.unparse(node.items[0])


def is_idle_all(node: ast.stmt, filled: set[str]) -> bool:
    """Whether a statement asserts something of all of what may be nothing."""
    match node:
        case ast.Assert(
            test=ast.Call(
                func=ast.Name(id="all"),
                args=[ast.GeneratorExp(generators=[ast.comprehension(iter=source), *_])],
            )
        ):
            return not is_filled(source, filled)
        case _:
            return False


def assertions(body: list[ast.stmt], filled: set[str], certain: bool = True) -> Iterator[bool]:
    """For each assertion of a body, whether it is surely reached."""
    for node in body:
        if asserts(node):
            yield certain and not is_idle_all(node, filled)
        sure = certain
        if isinstance(node, ast.For):
            sure = certain and is_filled(node.iter, filled)
        for name in ("body", "orelse", "finalbody"):
            yield from assertions(getattr(node, name, []), filled, sure)


def idle_tests(text: str) -> list[str]:
    """Tests each of whose assertions stands in a loop that may have nothing to go through."""
    module = ast.parse(text).body
    filled = names_filled(module, set())
    found = []
    for test in module:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            known = filled | drawn(test)
            reached = list(assertions(test.body, names_filled(test.body, known)))
            if reached and not any(reached):
                found.append(test.name)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_test_has_all_its_assertions_in_a_loop_that_may_be_empty(path: Path) -> None:
    assert idle_tests(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("body", "idle"),
    [
        ("for x in found():\n  assert x", True),
        ("for x in (1, 2):\n  assert x", False),
        ("for x in (1, 2):\n  for y in found(x):\n    assert y", True),
        ("for x in LISTED:\n  assert x", False),
        ("for x in sorted(LISTED):\n  assert x", False),
        ("for x in [*found()]:\n  assert x", True),
        ("some = found()\nassert some\nfor x in some:\n  assert x", False),
        ("some = found()\nassert some is not None\nfor x in some:\n  assert x", True),
        ("for x in found():\n  with pytest.raises(E):\n    x()", True),
        ("for x in made().items():\n  assert x", False),
        ("assert all(x for x in found())", True),
        ("assert all(x for x in made())", False),
        ("pass", False),
    ],
)
def test_a_test_is_idle_that_may_pass_without_a_turn(body: str, idle: bool) -> None:
    above = "LISTED = {1: 2}\ndef made():\n  x = found()\n  assert x\n  return x\n"
    lines = "".join(f"  {line}\n" for line in body.split("\n"))
    assert bool(idle_tests(f"{above}def test_it():\n{lines}")) == idle
