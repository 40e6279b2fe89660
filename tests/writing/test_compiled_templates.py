"""Templates compiled once: kept, made anew when anything changes, and never in the way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from oda_reports.writing.compiled_templates import CompiledTemplates


@pytest.fixture(autouse=True)
def _kept_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def written(folder: Path, compiler: Path, template: str = "A {{ name }}") -> str:
    cache = CompiledTemplates(folder, [compiler])
    environment = Environment(
        loader=DictLoader({"page": template}), autoescape=True, bytecode_cache=cache
    )
    return environment.get_template("page").render(name="b")


def kept(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "__pycache__").glob("*")}


@pytest.fixture
def compiler(tmp_path: Path) -> Path:
    file = tmp_path / "filters.py"
    file.write_text("first", "utf-8")
    return file


def test_a_template_is_kept_and_read_again(tmp_path: Path, compiler: Path) -> None:
    assert written(tmp_path, compiler) == "A b"
    before = kept(tmp_path)
    assert len(before) == 1
    assert written(tmp_path, compiler) == "A b"
    assert kept(tmp_path) == before


def test_another_text_or_another_compiler_takes_its_place(tmp_path: Path, compiler: Path) -> None:
    written(tmp_path, compiler)
    first = kept(tmp_path)
    assert written(tmp_path, compiler, "Another {{ name }}") == "Another b"
    second = kept(tmp_path)
    compiler.write_text("second", "utf-8")
    assert written(tmp_path, compiler, "Another {{ name }}") == "Another b"
    third = kept(tmp_path)
    assert first.keys() == second.keys() == third.keys()
    assert len({*first.values(), *second.values(), *third.values()}) == 3


def test_where_python_keeps_nothing_nothing_is_kept(
    tmp_path: Path, compiler: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert written(tmp_path, compiler) == "A b"
    assert kept(tmp_path) == {}


def test_a_damaged_one_is_made_anew(tmp_path: Path, compiler: Path) -> None:
    written(tmp_path, compiler)
    (file,) = (tmp_path / "__pycache__").glob("*")
    sound = file.read_bytes()
    for damaged in (b"", sound[:20], sound[:-9], sound.replace(b"(", b")")):
        file.write_bytes(damaged)
        assert written(tmp_path, compiler) == "A b"


def test_where_nothing_can_be_written_the_template_is_there_all_the_same(
    tmp_path: Path, compiler: Path
) -> None:
    (tmp_path / "__pycache__").write_text("a file in the way", "utf-8")
    assert written(tmp_path, compiler) == "A b"
