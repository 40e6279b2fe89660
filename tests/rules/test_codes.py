"""The codes of problems: each explained, each example a problem of just that kind."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import EXAMPLE, ROOT, git
from oda_reports.cli import main
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.codes import Code, explain, read_codes
from PIL import Image

SOURCE = ROOT / "hooks"
PICTURES = ROOT / "tests" / "pictures"

pytestmark = pytest.mark.usefixtures("git_of_its_own")

CODES = read_codes()
EXAMPLES = [code for code in CODES.values() if code.code != "E901"]
"""Those whose examples are records: a template that fails is no file of a data folder."""

_BLOCK = re.compile(r"^([A-Za-z_]\w*):.*\n(?:(?![A-Za-z_]\w*:).*\n)*", re.MULTILINE)


def lay_over(folder: Path, files: Mapping[str, str | None]) -> None:
    """Puts the files of an example into a folder, fields of a record there in their place."""
    for name, lines in files.items():
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        if lines is None:
            path.unlink(missing_ok=True)
        elif link := re.fullmatch(r"<a link to (.+)>\n", lines):
            path.symlink_to(link[1])
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            old = path.read_text("utf-8") if path.suffix == ".yml" and path.exists() else ""
            path.write_bytes(spelled_out(with_fields(old, lines)))


def with_fields(record: str, lines: str) -> str:
    """A record with the fields of an example, those it has already in their place."""
    fields = {found[1]: found[0] for found in _BLOCK.finditer(lines)} if record else {}
    for name, block in fields.items():
        if block.endswith(" <left out>\n"):
            block = ""  # noqa: PLW2901
        old = next((found for found in _BLOCK.finditer(record) if found[1] == name), None)
        start, end = old.span() if old else (len(record), len(record))
        record = record[:start] + block + record[end:]
    return record or lines


def spelled_out(text: str) -> bytes:
    """What an example names by words, for nobody could see it: characters, a byte, much text."""
    text = text.replace("<TAB>", "\t").replace("<300 KB of text>", "a" * 300 * 1024)
    text = text.replace("<20 KB on one line>", "a" * 20 * 1024)
    text = text.replace("<120 KB on many lines>", "Boats.\n    " * 12 * 1024)
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)
    parts = re.split(r"<0x([0-9A-F]{2})>", text)
    return b"".join(
        bytes.fromhex(part) if index % 2 else part.encode() for index, part in enumerate(parts)
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The invented region, with some more files among its pictures."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    shutil.copytree(PICTURES, folder / "images", dirs_exist_ok=True)
    (folder / "images/scan-of-a-map.png").write_bytes(scan_of_a_map())
    return folder


@cache
def scan_of_a_map() -> bytes:
    """A file of few bytes with more pixels than are opened."""
    made = io.BytesIO()
    Image.new("1", (5000, 4000)).save(made, "PNG")
    return made.getvalue()


def published_before(code: Code, folder: Path) -> None:
    """Commits the folder as it was before the example."""
    if code.before:
        lay_over(folder, code.before)
        git(folder, "init", "--quiet")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", "Before")
        for name in code.before:
            (folder / name).unlink()


def said_of(folder: Path) -> list[str]:
    return [f"{problem.code} {problem.message}" for problem in check_folder(folder)[2]]


def test_every_code_in_the_program_is_explained_and_every_explained_code_is_in_the_program() -> (
    None
):
    said = {
        code
        for path in SOURCE.rglob("*.py")
        for code in re.findall(r'"([EW][0-9]{3})"', path.read_text("utf-8"))
    }
    assert sorted(said) == sorted(CODES)


def test_no_two_codes_have_the_same_title() -> None:
    assert len({code.title for code in CODES.values()}) == len(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_a_code_says_why_in_a_few_sentences(code: Code) -> None:
    assert code.title[0].isupper()
    assert not code.title.endswith(".")
    assert 2 <= len(re.findall(r"[.:;?](?:\s|$)", code.why)) <= 8
    assert code.why.rstrip().endswith(".")


@pytest.mark.parametrize("code", EXAMPLES, ids=lambda code: code.code)
def test_what_is_wrong_is_that_problem_and_no_other(code: Code, data: Path) -> None:
    published_before(code, data)
    lay_over(data, code.wrong)
    said = said_of(data)
    assert [line[:4] for line in said] == [code.code], said


@pytest.mark.parametrize("code", EXAMPLES, ids=lambda code: code.code)
def test_what_is_right_is_no_problem(code: Code, data: Path) -> None:
    published_before(code, data)
    lay_over(data, code.right)
    assert said_of(data) == []


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_an_explanation_shows_all_there_is_to_a_code(code: Code) -> None:
    text = explain(code)
    assert text.startswith(f"{code.code} ({code.severity}): {code.title}\n\n{code.why}"[:-1])
    for title, files in (("Wrong", code.wrong), ("Right", code.right)):
        for name, lines in files.items():
            assert f"\n\n{title}, {name}:\n\n" in text
            for line in (lines or "").splitlines():
                assert f"\n    {line}".rstrip() in text


def test_the_command_explains_a_code_however_it_is_typed() -> None:
    for typed in ("E301", "e301"):
        done = CliRunner().invoke(main, ["explain", typed])
        assert done.exit_code == 0
        assert done.output == f"{explain(CODES['E301'])}\n"


def test_a_code_that_is_not_there_ends_with_two_and_names_those_that_are() -> None:
    done = CliRunner().invoke(main, ["explain", "E999"])
    assert done.exit_code == 2
    assert "E301" in done.stderr
