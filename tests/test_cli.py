"""The ``oda`` command: what it prints and how it ends."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import EXAMPLE, LEAST, run_python
from oda_reports.cli import main
from oda_reports.history.provenance import PROGRAM
from oda_reports.review.review_formats import REVIEW_FORMATS
from oda_reports.rules.problem_formats import FORMATS
from oda_reports.verifying.verification import Verdict


@pytest.fixture(autouse=True)
def _without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ODA_DATA", raising=False)


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(part) for part in arguments], env=environment)


def test_a_folder_in_order_ends_with_zero() -> None:
    done = run("check", "--data", LEAST)
    assert done.exit_code == 0
    assert done.output.endswith("files checked: no problems.\n")


def test_problems_end_with_one_and_no_traceback(example_data: Path) -> None:
    (example_data / "themes/wind.yml").write_text("name: a: b\n", "utf-8")
    (example_data / "themes/waves.yml").write_text("nmae: Waves\ntext: t\n", "utf-8")
    done = run("check", "--data", example_data)
    assert done.exit_code == 1
    assert done.output.count(" error: ") == 2
    assert "45 files checked: 2 errors, 0 warnings" in done.output
    assert "Traceback" not in done.output


def test_a_folder_that_is_not_there_ends_with_two(tmp_path: Path) -> None:
    done = run("check", "--data", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "there is no such data folder" in done.output
    assert "Traceback" not in done.output


def test_the_data_folder_can_be_named_in_the_environment(tmp_path: Path) -> None:
    assert run("check", ODA_DATA=str(EXAMPLE)).exit_code == 0
    assert run("check", ODA_DATA=str(tmp_path / "nowhere")).exit_code == 2


def test_what_is_written_on_the_line_counts_before_the_environment(tmp_path: Path) -> None:
    assert run("check", "--data", EXAMPLE, ODA_DATA=str(tmp_path / "nowhere")).exit_code == 0


def test_without_a_name_the_folder_is_data(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example_data.parent)
    assert run("check").exit_code == 0
    (example_data / "themes/wind.yml").write_text("name: a: b\n", "utf-8")
    assert "data/themes/wind.yml:1:8 E114" in run("check").output


def spoiled(folder: Path) -> Path:
    """A folder with one problem that can be repaired, and one that cannot."""
    (folder / "themes/wind.yml").write_text("name: a: b # c\ntext: t\n", "utf-8")
    (folder / "themes/waves.yml").write_text("name: W\ntext: t\ncolour: blue\n", "utf-8")
    return folder


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_ends_with_zero_or_one(format: str, example_data: Path) -> None:
    assert run("check", "--data", EXAMPLE, "--format", format).exit_code == 0
    done = run("check", "--data", spoiled(example_data), "--format", format)
    assert (done.exit_code, done.stderr) == (1, "")
    assert "E202" in done.stdout
    assert "E114" in done.stdout


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_a_format_for_machines_is_all_that_is_printed(format: str, example_data: Path) -> None:
    done = run("check", "--data", spoiled(example_data), "--format", format, "--fix")
    assert json.loads(done.stdout)
    assert done.stderr == "1 repair made.\n\n"


def test_warnings_alone_end_with_zero(example_data: Path) -> None:
    (example_data / "themes/wind.yml").write_text("name: W\ntext: K\u0430z\n", "utf-8")
    done = run("check", "--data", example_data)
    assert (done.exit_code, "0 errors, 1 warning" in done.output) == (0, True)


def test_an_unknown_format_ends_with_two() -> None:
    assert run("check", "--data", EXAMPLE, "--format", "xml").exit_code == 2


def test_a_file_in_the_place_of_the_folder_ends_with_two(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x", "utf-8")
    for options in ((), ("--fix",), ("--format", "json")):
        done = run("check", "--data", tmp_path / "data", *options)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "this is no data folder" in done.stderr


def test_fix_makes_what_is_beyond_doubt_and_shows_the_rest(example_data: Path) -> None:
    done = run("check", "--data", spoiled(example_data), "--fix")
    assert done.exit_code == 1
    assert done.stdout.startswith("1 repair made.\n\n")
    assert done.stdout.endswith("45 files checked: 1 error, 0 warnings.\n")
    mended = (example_data / "themes/wind.yml").read_text("utf-8")
    assert mended == 'name: "a: b" # c\ntext: t\n'
    again = run("check", "--data", example_data, "--fix")
    assert again.stdout.startswith("0 repairs made.\n\n")


def test_fix_changes_no_other_file(example_data: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in example_data.rglob("*")}
    assert run("check", "--data", example_data, "--fix").exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in example_data.rglob("*")} == before


def test_a_file_that_cannot_be_written_is_left_as_it_is(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, _content: bytes) -> int:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    spoiled(example_data)
    before = (example_data / "themes/wind.yml").read_bytes()
    monkeypatch.setattr(Path, "write_bytes", write)
    done = run("check", "--data", example_data, "--fix")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "wind.yml" in done.stderr
    assert "cannot be written (Read-only file system)" in done.stderr
    assert (example_data / "themes/wind.yml").read_bytes() == before


def test_changes_are_printed_as_markdown(least_data: Path) -> None:
    trainees = least_data / "statistics/trainees.yml"
    trainees.write_text(trainees.read_text("utf-8").replace("value: 2310", "value: 2130"), "utf-8")
    done = run("diff", "--data", least_data, LEAST)
    assert done.exit_code == 0
    assert done.stdout.startswith("## 1 figure changes; ")
    assert run("diff", LEAST, least_data).stdout == done.stdout


def test_no_changes_are_said_in_one_line() -> None:
    done = run("diff", "--data", LEAST, LEAST)
    assert (done.exit_code, done.output) == (
        0,
        "No figure changes; no page reads differently.\n",
    )


@pytest.mark.parametrize("base", ["no-such-revision", "", "--output=x"])
def test_what_cannot_be_compared_ends_with_two(base: str) -> None:
    done = run("diff", "--data", LEAST, base)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_an_unknown_command_ends_with_two() -> None:
    assert run("chekc").exit_code == 2


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented region as a folder for stock MkDocs."""
    folder = tmp_path_factory.mktemp("emitted") / "site"
    done = run("emit", "--data", EXAMPLE, folder)
    assert done.exit_code == 0, done.output
    return folder


def test_what_is_emitted_needs_no_hook(emitted: Path) -> None:
    settings = yaml.safe_load((emitted / "mkdocs.yml").read_text("utf-8"))
    assert not {"hooks", "watch"} & set(settings)
    assert settings["site_name"] == "Varland's ODA in the Lorian Sea"
    assert settings["docs_dir"] == "docs"
    assert settings["theme"]["custom_dir"] == "theme"
    assert not list(emitted.rglob("*.py"))


def test_what_is_emitted_has_pages_tables_and_pictures(emitted: Path) -> None:
    for name in (
        "index.md",
        "countries/tessara/index.md",
        "data/statistics/trainees.csv",
        "images/school-ship.png",
        "projects/beacon-programme/index.html",
        "assets/report.css",
    ):
        assert (emitted / "docs" / name).is_file(), name


def test_a_variable_that_holds_no_address_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    done = run("emit", "--data", EXAMPLE, tmp_path / "out", ODA_EDIT_URL="forge\n::error::")
    assert done.exit_code == 2
    assert done.output.startswith("ODA_EDIT_URL is 'forge\\n::error::': it must be a web address")
    assert done.output.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_emitting_again_takes_away_what_is_no_longer_there(
    least_data: Path, tmp_path: Path
) -> None:
    assert run("emit", "--data", least_data, tmp_path / "out").exit_code == 0
    extra = tmp_path / "out/docs/countries/gone.md"
    extra.write_text("x", "utf-8")
    (tmp_path / "out/kept.txt").write_text("x", "utf-8")
    assert run("emit", "--data", least_data, tmp_path / "out").exit_code == 0
    assert not extra.exists()
    assert (tmp_path / "out/kept.txt").exists()


def test_problems_keep_anything_from_being_emitted(example_data: Path, tmp_path: Path) -> None:
    (example_data / "themes/wind.yml").write_text("name: a: b\n", "utf-8")
    done = run("emit", "--data", example_data, tmp_path / "out")
    assert done.exit_code == 1
    assert "1 error, 0 warnings" in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()


def test_a_folder_for_pages_is_needed() -> None:
    assert run("emit", "--data", EXAMPLE).exit_code == 2


def test_emit_touches_nothing_in_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    kept = tmp_path / "docs" / "kept.md"
    kept.parent.mkdir()
    kept.write_text("kept", "utf-8")
    done = CliRunner().invoke(main, ["emit", "--data", str(LEAST), str(tmp_path)])
    assert done.exit_code == 1
    assert "name a new folder" in done.output
    assert kept.read_text("utf-8") == "kept"


def test_emit_can_be_run_again_into_its_own_folder(tmp_path: Path) -> None:
    for _ in range(2):
        done = CliRunner().invoke(main, ["emit", "--data", str(LEAST), str(tmp_path / "new")])
        assert done.exit_code == 0, done.output


def test_a_site_that_a_killed_build_took_away_is_put_back_by_who_reads_it(tmp_path: Path) -> None:
    old = tmp_path / ".site.exchange/old/index.html"
    old.parent.mkdir(parents=True)
    old.write_text("<p>Wells", "utf-8")
    done = run("coverage", "--data", EXAMPLE, tmp_path / "site")
    assert done.exit_code == 0
    assert (tmp_path / "site/index.html").read_text("utf-8") == "<p>Wells"
    assert not old.parent.parent.exists()


def test_emit_does_not_replace_the_folder_that_it_is_called_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("emit", "--data", LEAST, ".")
    assert done.exit_code == 1
    assert done.output.endswith("cannot be replaced from inside: go to another folder first\n")


def test_the_handbook_is_written_where_the_program_has_its_docs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oda_reports.cli.PROGRAM", tmp_path)
    done = run("handbook")
    assert done.exit_code == 2
    assert done.output.endswith("cannot be written (No such file or directory)\n")
    (tmp_path / "docs/contributing").mkdir(parents=True)
    done = run("handbook")
    assert (done.exit_code, done.output.startswith("2 pages written to ")) == (0, True)
    assert (tmp_path / "docs/contributing/records.md").is_file()


def test_a_comment_is_made_of_the_json_of_a_review(least_data: Path, tmp_path: Path) -> None:
    file = least_data / "statistics/trainees.yml"
    file.write_text(file.read_text("utf-8").replace("value: 2310", "value: 2130"), "utf-8")
    written = tmp_path / "figures.json"
    written.write_text(run("diff", "--format", "json", LEAST, least_data).stdout, "utf-8")
    done = run("comment", written)
    assert (done.exit_code, done.stdout) == (0, run("diff", LEAST, least_data).stdout)
    page = run("diff", "--format", "html", LEAST, least_data)
    assert page.stdout.startswith("<!doctype html>")


def test_a_file_that_is_no_review_makes_no_comment(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    for content in ("## Approved by @maintainer", '{"version": 1}'):
        file.write_text(content, "utf-8")
        done = run("comment", file)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "is not shown: it " in done.stderr
    done = run("comment", tmp_path / "nowhere.json")
    assert done.exit_code == 2
    assert done.stderr.endswith("cannot be read (No such file or directory)\n")


def test_the_work_of_the_next_edition_is_listed(example_data: Path) -> None:
    done = run("edition", "--data", example_data, "cooperation-review", "2024")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        f"{example_data}/sources/cooperation-review-2024.yml:1: there is no source"
    )
    assert done.stderr == f"{done.stdout.count(chr(10))} left to do.\n"


def test_where_nothing_is_left_nothing_is_listed(example_data: Path) -> None:
    source = "title: Atlas\ntype: report\npublication: atlas\nedition: 1\n"
    (example_data / "sources/atlas.yml").write_text(source, "utf-8")
    done = run("edition", "--data", example_data, "atlas", "1")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Nothing is left to do.\n"


def test_a_publication_that_no_source_is_of_ends_with_two(example_data: Path) -> None:
    done = run("edition", "--data", example_data, "review", "2024")
    assert done.exit_code == 2
    assert "there are: cooperation-review" in done.output


def test_a_record_is_renamed_and_what_changes_is_told(example_data: Path) -> None:
    done = run("rename", "--data", example_data, "countries/veymar", "veymaria")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"{example_data}/regions/lorian-sea.yml:15: countries: [veymaria, tessara]\n" in (
        done.stdout
    )
    assert done.stdout.endswith("19 lines in 11 files.\n")
    assert run("check", "--data", example_data).output.endswith("no problems.\n")


def test_a_record_is_withdrawn_and_what_is_left_to_do_is_told(example_data: Path) -> None:
    reason = ("--reason", "It was never decided.")
    done = run("withdraw", "--data", example_data, "projects/storm-relief-grant", *reason)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"\n\nWhat is left to do:\n\n{example_data}/pages/methodology.md:10:" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("rename", "countries/veymar", "tessara"), ("withdraw", "projects/sea-charts")],
)
def test_what_cannot_be_renamed_or_withdrawn_ends_with_one_and_a_line(
    arguments: tuple[str, ...], example_data: Path
) -> None:
    done = run(*arguments, "--data", example_data)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_a_rename_that_cannot_be_written_leaves_all_as_it_was(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, _content: bytes) -> int:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "write_bytes", write)
    done = run("rename", "--data", example_data, "countries/veymar", "veymaria")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "cannot be written (Read-only file system); all is as it was" in done.stderr


def test_a_pdf_without_its_library_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "oda_reports.book.pdf", None)
    done = run("pdf", "--data", EXAMPLE)
    assert done.exit_code == 2
    assert done.stderr == (
        "A PDF needs WeasyPrint: type 'make pdf', or install requirements/pdf.lock\n"
    )


@pytest.mark.parametrize(
    ("encoding", "arguments"),
    [
        ("cp1252", ["check"]),
        ("cp932", ["check", "--format", "json"]),
        ("ascii", ["explain", "E101"]),
    ],
)
def test_a_pipe_of_few_characters_breaks_no_command(
    encoding: str, arguments: list[str], least_data: Path
) -> None:
    (least_data / "themes").mkdir()
    (least_data / "themes/health.yml").write_text("name: タジキスタン é ł\ncolour: ₸\n", "utf-8")
    options = ["--data", str(least_data)] if arguments[0] == "check" else []
    done = subprocess.run(
        [sys.executable, "-m", "oda_reports", *arguments, *options],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == (0 if arguments[0] == "explain" else 1)
    if "json" in arguments:
        assert json.loads(done.stdout.decode("utf-8"))["errors"] > 0
    else:
        assert "E" in done.stdout.decode(encoding)


@pytest.mark.parametrize("form", ["json", "html"])
def test_what_programs_read_of_a_review_is_utf8_whatever_the_pipe(
    form: str, least_data: Path
) -> None:
    trainees = least_data / "statistics/trainees.yml"
    text = trainees.read_text("utf-8").replace("title: Trainees", "title: 研修員")
    trainees.write_text(text.replace("value: 2310", "value: 2130"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "oda_reports", "diff", "--format", form, LEAST, least_data],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    said = done.stdout.decode("utf-8")
    assert "研修員" in (
        json.dumps(json.loads(said), ensure_ascii=False) if form == "json" else said
    )


@pytest.mark.parametrize(("holds", "code"), [(True, 0), (False, 1)])
def test_a_site_is_verified_with_leave_for_what_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, holds: bool, code: int
) -> None:
    asked: list[tuple[object, ...]] = []

    def verified(*values: object) -> Verdict:
        asked.append(values)
        return Verdict(holds, ("one", "two"))

    monkeypatch.setattr("oda_reports.verifying.verification.verify", verified)
    done = run("verify", "--data", EXAMPLE, "--beside", "CNAME", "--beside", "a/", tmp_path)
    assert (done.exit_code, done.output) == (code, "one\ntwo\n")
    assert asked == [(tmp_path, EXAMPLE, ("CNAME", "a/"))]


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_holds_a_command_that_a_record_says(format: str, example_data: Path) -> None:
    record = example_data / "themes/wind.yml"
    record.write_text('name: "##[error]x"\n"##vso[a]b": 1\ntext: [[##[group]]]\n', "utf-8")
    done = run("check", "--data", example_data, "--format", format)
    assert done.exit_code == 1
    assert not re.search(r"##\w*\[|\x1b", done.output)
    assert ("\n::" in f"\n{done.output}") == (format == "github")


def test_what_is_typed_is_no_command_either() -> None:
    done = run("explain", "##[error]x\n::error::y")
    assert done.exit_code == 2
    assert "##[" not in done.output
    assert "\n::" not in done.output


def test_a_map_is_not_cut_from_a_broken_file_of_the_world(
    example_data: Path, tmp_path: Path
) -> None:
    world = tmp_path / "world.json"
    world.write_text('{"objects": {"countries": {"geometries": [3]}}, "arcs": []}', "utf-8")
    before = (example_data / "map.geojson").read_bytes()
    done = run("map", world, "--data", example_data)
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert (example_data / "map.geojson").read_bytes() == before


@pytest.mark.parametrize("place", ["docs/contributing/x", "hooks", "."])
def test_nothing_is_emitted_into_the_project_itself(place: str) -> None:
    done = run("emit", PROGRAM / place, "--data", LEAST)
    assert (done.exit_code, "name another folder" in done.output) == (1, True)


def test_the_command_knows_the_formats_that_there_are() -> None:
    for command, formats in (("check", FORMATS), ("diff", REVIEW_FORMATS)):
        (option,) = (each for each in main.commands[command].params if each.name == "format_")
        assert isinstance(option.type, click.Choice)
        assert list(option.type.choices) == list(formats)


def test_help_waits_for_no_record_and_no_page() -> None:
    program = "import sys, oda_reports.cli; print(*sys.modules)"
    loaded = run_python("-c", program, seed=0).split()
    assert not {"oda_reports.records.model", "pydantic", "jinja2", "PIL", "yaml"} & {*loaded}
