"""The registry of codes: whole, and its examples say what they are said to."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import EXAMPLE, ROOT
from oda_reports.build import check_folder
from oda_reports.cli import main
from oda_reports.codes import Code, explain, read_codes
from PIL import Image

CODES = read_codes()
IN_A_TEMPLATE = {"E901"}
"""Codes of the program rather than of records: tests/test_rendering.py has their case."""


def put(folder: Path, name: str, text: str | None) -> None:
    """One file of an example in a data folder; a field takes the place of that of the file."""
    path = folder / name
    if not text:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    written = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)
    written = written.replace("<TAB>", "\t").replace("[300 KB]", "long " * 60_000)
    if text.startswith("-> "):
        path.symlink_to(text[3:].strip())
    elif text == "[GPS]":
        picture = Image.new("RGB", (4, 4))
        exif = picture.getexif()
        exif.get_ifd(0x8825)[1] = "N"
        picture.save(path, exif=exif)
    else:
        encoding = "latin-1" if "[Latin-1]" in text else "utf-8"
        path.write_bytes((written + _others(path, written)).encode(encoding))


def _others(path: Path, written: str) -> str:
    """The fields of a record that an example does not write."""
    if path.suffix != ".yml" or not path.is_file():
        return ""
    names = set(re.findall(r"^(\w+)[:：]", written, re.MULTILINE))
    blocks = re.split(r"^(?=\S)", path.read_text("utf-8"), flags=re.MULTILINE)
    return "".join(block for block in blocks if block.partition(":")[0] not in names)


def said(folder: Path, code: Code, example: str) -> list[str]:
    """The codes of what is said of an example."""
    shutil.copytree(EXAMPLE, folder)
    if code.before:
        for name, text in code.before.items():
            put(folder, name, text)
        for command in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"],
        ):
            subprocess.run(["git", *command], cwd=folder, check=True)
        for name in code.before:
            (folder / name).unlink()
    for name, text in getattr(code, example).items():
        put(folder, name, text)
    return [problem.code for problem in check_folder(folder)[2]]


@pytest.mark.parametrize("code", sorted(set(CODES) - IN_A_TEMPLATE))
def test_what_is_called_wrong_has_this_code_and_no_other(code: str, tmp_path: Path) -> None:
    assert set(said(tmp_path / "data", CODES[code], "wrong")) == {code}


@pytest.mark.parametrize("code", sorted(set(CODES) - IN_A_TEMPLATE))
def test_what_is_called_right_has_nothing_said_of_it(code: str, tmp_path: Path) -> None:
    assert said(tmp_path / "data", CODES[code], "right") == []


def test_every_code_that_the_program_gives_is_explained_and_no_other() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "hooks").rglob("*.py")]
    given = {code for text in texts for code in re.findall(r'"([EW][0-9]{3})"', text)}
    examples = {"W301"}  # how a waiver is written in a specimen
    assert given - examples == set(CODES)


def test_titles_differ() -> None:
    titles = [code.title for code in CODES.values()]
    assert len(set(titles)) == len(titles)


def test_an_explanation_has_title_reason_wrong_and_right() -> None:
    text = explain(CODES["E208"])
    assert text.startswith("E208 (error): One value where a list is needed\n\nWhere several can")
    assert "Wrong, events/school-ship-2023.yml:\n\n    areas: sao-lucio" in text
    assert "Right, events/school-ship-2023.yml:\n\n    areas: [sao-lucio]" in text


def test_the_command_explains_a_code_and_knows_when_there_is_none() -> None:
    done = CliRunner().invoke(main, ["explain", "e208"])
    assert (done.exit_code, done.output) == (0, f"{explain(CODES['E208'])}\n")
    unknown = CliRunner().invoke(main, ["explain", "E999"])
    assert unknown.exit_code == 2
    assert "E208" in unknown.output
