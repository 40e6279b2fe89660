"""Files that no editor writes on purpose: refused at once, at a place, without a traceback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import EXAMPLE, run_mkdocs
from oda_reports.cli import main
from oda_reports.history.entries import TEXT_BYTES
from oda_reports.rules.problem_formats import FORMATS


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 100 * 1024 * 1024)


def _bytes(content: bytes) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(content), None)[1]


ALIASES = "\n".join(
    ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
)
DEEP = "\n".join(f"{' ' * depth}a:" for depth in range(500))

FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "brackets by the 100,000": (_bytes(b"name: " + b"[" * 100_000), "E147"),
    "brackets by the thousand": (_bytes(b"name: " + b"[" * 9000), "E116"),
    "closed brackets by the thousand": (_bytes(b"a: " + b"[" * 4900 + b"]" * 4900), "E116"),
    "brackets and spaces": (_bytes(b"areas: " + b"[ " * 4900), "E105"),
    "hyphens by the thousand": (_bytes(b"- " * 4900), "E105"),
    "braces by the thousand": (_bytes(b"name: " + b"{" * 9000), "E123"),
    "aliases that would fill the memory": (_bytes(ALIASES.encode()), "E104"),
    "NUL bytes": (_bytes(b"name: a\0b\n"), "E106"),
    "UTF-16 with a byte order mark": (_bytes("name: é\n".encode("utf-16")), "E112"),
    "UTF-16 without": (_bytes("name: e\ntext: f\n".encode("utf-16-le")), "E112"),
    "bytes that are no UTF-8": (_bytes(b"name: caf\xe9\n"), "E112"),
    "no UTF-8 behind a byte order mark": (_bytes(b"\xef\xbb\xbf\xc3\xa9\xc3\xa9\xff"), "E112"),
    "nothing": (_bytes(b""), "E209"),
    "100 MB": (_sparse, "E111"),
    "one byte too many": (_bytes(b"#" * (TEXT_BYTES + 1)), "E111"),
    "all bytes that are allowed": (_bytes((b"#" * 63 + b"\n") * (TEXT_BYTES // 64)), "E209"),
    "a number of 400 digits": (_bytes(b"name: " + b"9" * 400 + b"\ntext: " + b"1" * 9), "E207"),
    "500 levels": (_bytes(DEEP.encode()), "E105"),
    "line ends of old computers": (_bytes(b"name: a\rtxet: b\r"), "E202"),
    "a link to a file": (lambda path: path.symlink_to("review.yml"), "E110"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "E110"),
    "a link to nothing": (lambda path: path.symlink_to("gone.yml"), "E110"),
    "a folder": (lambda path: path.mkdir(), "E101"),
    "a pipe": (os.mkfifo, "E101"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_hostile_file_is_one_refusal_and_no_traceback(what: str, least_data: Path) -> None:
    make, code = FILES[what]
    (least_data / "themes").mkdir()
    make(least_data / "themes" / "hostile.yml")
    for arguments in (["check"], ["check", "--format", "github"], ["check", "--fix"]):
        done = CliRunner().invoke(main, [*arguments, "--data", str(least_data)])
        assert done.exit_code == 1 or "--fix" in arguments
        assert code in done.output or "--fix" in arguments
        assert "Traceback" not in done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)


def test_an_empty_folder_is_no_tool_failure(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--data", str(tmp_path)])
    assert done.exit_code == 1
    assert "report.yml:1:1 E101" in done.output


def test_a_file_in_the_place_of_the_folder_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x", "utf-8")
    done = CliRunner().invoke(main, ["check", "--data", str(tmp_path / "data")])
    assert done.exit_code == 2
    assert done.output.count("\n") == 1


def test_a_file_that_cannot_be_written_is_said_in_one_line_and_stays(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = example_data / "themes" / "health.yml"
    record.write_text("nmae: Health\ntext: t\n", "utf-8")

    def refuse(path: Path, _content: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    done = CliRunner().invoke(main, ["check", "--fix", "--data", str(example_data)])
    assert done.exit_code == 2
    assert "cannot be written (Permission denied)" in done.output
    assert record.read_text("utf-8") == "nmae: Health\ntext: t\n"


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("name", ["report.yml", "glossary.yml", "pages/home.md", "regions/sea.yml"])
def test_no_file_that_others_need_stops_the_check(what: str, name: str, least_data: Path) -> None:
    (least_data / name).unlink(missing_ok=True)
    FILES[what][0](least_data / name)
    done = CliRunner().invoke(main, ["check", "--fix", "--data", str(least_data)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.exit_code in (0, 1)


@pytest.mark.parametrize("what", FILES)
def test_no_hostile_picture_stops_the_check(what: str, example_data: Path) -> None:
    picture = example_data / "images/school-ship.png"
    picture.unlink()
    FILES[what][0](picture)
    done = CliRunner().invoke(main, ["check", "--data", str(example_data)])
    entry = what.startswith(("a link", "a pipe"))
    told = FILES[what][1] if entry else "E322" if what == "100 MB" else "E320"
    assert (done.exit_code, f" {told} " in done.output) == (1, True)


def test_a_link_to_a_device_is_told_at_once_by_whatever_reads_the_records(
    example_data: Path, tmp_path: Path
) -> None:
    (example_data / "images/zero.png").symlink_to("/dev/zero")
    data = ("--data", str(example_data))
    site = tmp_path / "site"
    (site / "build").mkdir(parents=True)
    (site / "build/build.json").write_text("{}", "utf-8")
    for arguments in (
        ["check"],
        ["emit", str(tmp_path / "out")],
        ["verify", str(site)],
        ["pdf", str(tmp_path / "out.pdf")],
    ):
        done = CliRunner().invoke(main, [*arguments, *data])
        assert done.exit_code in (1, 2)
        assert done.output.count("images/zero.png:1:1 E110 error") == 1, arguments
    done = CliRunner().invoke(main, ["diff", str(EXAMPLE), *data])
    assert (done.exit_code, "1 error" in done.output) == (0, True)
    assert build(example_data).count("images/zero.png:1:1 E110 error") == 1


def build(data: Path) -> str:
    """What MkDocs says of records that make no site."""
    done = run_mkdocs("build", "--quiet", "--site-dir", str(data / "site"), data=data)
    assert done.returncode == 1
    return done.stdout + done.stderr


@pytest.mark.parametrize("folder", ["themes", "images", "pages", "sources"])
@pytest.mark.parametrize("is_link", [False, True])
def test_what_is_no_folder_in_the_place_of_one_stops_nothing(
    folder: str, is_link: bool, example_data: Path
) -> None:
    place = example_data / folder
    shutil.rmtree(place)
    if is_link:
        place.symlink_to(place)
    else:
        place.write_text("x", "utf-8")
    done = CliRunner().invoke(main, ["check", "--data", str(example_data)])
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(
    "name", [b"\xff.yml", b"a\n::error::b.yml", b"\x1b[31m.yml", "ｗｉｎｄ.yml".encode(), b"-.yml"]
)
@pytest.mark.parametrize("format", FORMATS)
def test_a_hostile_name_is_refused_in_every_format(
    name: bytes, format: str, least_data: Path
) -> None:
    with open(os.path.join(os.fsencode(least_data / "sources"), name), "wb") as file:  # noqa: PTH118, PTH123
        file.write(b"title: W\ntype: report\n")
    done = CliRunner().invoke(main, ["check", "--data", str(least_data), "--format", format])
    assert done.exit_code == 1
    assert "E108" in done.stdout
    assert "\n::error::b" not in done.stdout


@pytest.mark.parametrize("name", ["pages/methodology.md", "themes/health.yml"])
def test_a_text_as_long_as_a_book_is_one_refusal(name: str, example_data: Path) -> None:
    text = "Boats.\n  " * 20 * 1024
    (example_data / name).write_text(f"name: Health\ntext: |\n  {text}\n", "utf-8")
    done = CliRunner().invoke(main, ["check", "--data", str(example_data)])
    assert (done.exit_code, done.output.count(" E248 ")) == (1, 1)
