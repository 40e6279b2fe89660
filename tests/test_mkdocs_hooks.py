"""The adapter, asked without a build: what it hands on, and what it prints."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs_hooks import Adapter, Observer, Renewals, after, errors_logged
from oda_reports.problems.problem import DataError, Problem, Span
from oda_reports.rules.open_numbers import OpenNumbers
from oda_reports.serving.saves import look
from oda_reports.serving.shown import Shown
from oda_reports.writing.coverage import PageNumbers, Untraced
from oda_reports.writing.rendering import RenderedPage
from oda_reports.writing.site import Site


def test_a_variable_that_holds_no_address_stops_the_build_with_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ODA_SITE_URL", "desk.example")
    with pytest.raises(PluginError, match=r"^ODA_SITE_URL is 'desk\.example': it must be a web"):
        Adapter().on_startup(command="build")


def test_a_variable_that_names_no_host_stops_the_preview_with_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ODA_SERVE_HOSTS", "https://desk.example")
    with pytest.raises(
        PluginError, match=r"^ODA_SERVE_HOSTS has 'https://desk\.example': it takes"
    ):
        Adapter().on_startup(command="serve")


GOOD = Shown({}).accept(Site({}, (), {}, []), {})


def test_records_that_stopped_a_build_are_found_behind_what_mkdocs_made_of_them() -> None:
    error = SystemExit("Aborted with a BuildError!")
    error.__context__ = PluginError("Nothing was built")
    error.__context__.__cause__ = DataError(
        [Problem("a.yml", Span(1, 1, 1, 2), "E202", "'x' is no field")]
    )
    shown = after(error, ["Nothing was built"], GOOD, {})
    assert "E202" in shown.cover_of("", {})
    assert "Nothing was built" not in shown.cover_of("", {})


def test_a_page_says_what_was_logged_before_another_fault_stopped_the_build() -> None:
    logger = logging.getLogger("mkdocs.commands")
    with errors_logged() as said:
        logger.warning("a warning")
        logger.error("Error building page 'a.md'")
    logger.error("afterwards")
    cover = after(ValueError("no template"), said, GOOD, {}).cover_of("", {})
    assert '<pre class="oda-overlay__words" tabindex="0">Error building page' in cover
    assert "ValueError: no template" in cover
    assert "Aborted" in after(SystemExit("Aborted with 2 warnings"), [], GOOD, {}).cover_of("", {})


def test_a_folder_that_is_renamed_away_and_back_is_followed_as_before(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.yml").write_text("a: 1\n", "utf-8")
    told: list[str] = []
    handler: Any = SimpleNamespace(dispatch=lambda event: told.append(event.src_path))
    observer = Observer({})
    observer.schedule(handler, str(folder), recursive=True)
    observer.look_again()
    assert told == []
    away = folder.rename(tmp_path / "away")
    observer.look_again()
    assert len(told) == 1
    away.rename(folder)
    observer.look_again()
    assert len(told) == 2
    (folder / "a.yml").write_text("a: 12\n", "utf-8")
    observer.look_again()
    observer.look_again()
    assert told == [str(folder)] * 3


def test_what_was_saved_while_the_first_site_was_made_is_told(tmp_path: Path) -> None:
    before = look([str(tmp_path)])
    (tmp_path / "a.yml").write_text("a: 1\n", "utf-8")
    told: list[str] = []
    handler: Any = SimpleNamespace(dispatch=lambda event: told.append(event.src_path))
    observer = Observer(before)
    observer.schedule(handler, str(tmp_path))
    observer.look_again()
    assert told == [str(tmp_path)]


def test_where_pages_were_made_anew_alone_the_whole_build_waits_until_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr("mkdocs_hooks.monotonic", lambda: clock[0])
    told: list[str] = []
    handler: Any = SimpleNamespace(dispatch=lambda event: told.append(event.src_path))
    observer = Observer({}, renew=lambda _: True)
    observer.schedule(handler, str(tmp_path))
    (tmp_path / "a.yml").write_text("a: 1\n", "utf-8")
    observer.look_again()
    assert told == []
    clock[0] += 0.5
    (tmp_path / "a.yml").write_text("a: 12\n", "utf-8")
    observer.look_again()
    clock[0] += 0.9
    observer.look_again()
    assert told == [], "each save is waited after"
    clock[0] += 0.2
    observer.look_again()
    observer.look_again()
    assert told == [str(tmp_path)]


def test_a_page_that_cannot_be_written_waits_for_the_whole_build_and_stops_no_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = RenderedPage("a.md", {}, "new")
    monkeypatch.setattr("mkdocs_hooks.renewed", lambda *_: [made])
    page = SimpleNamespace(url="a/", file=SimpleNamespace(abs_dest_path=str(tmp_path / "a.html")))
    frame: Any = SimpleNamespace(pages={"a.md": page}, around=lambda one: one.body)
    materials: Any = None
    renewals = Renewals(frame, materials, {"data": {"a.yml": (1,)}})
    saved = {"data": {"a.yml": (2,)}}
    assert renewals.make(saved, []) == {}
    (tmp_path / "a.html").write_text("old", "utf-8")
    assert renewals.make(saved, []) == {"a/": True}
    (tmp_path / "a.html").unlink()
    (tmp_path / "a.html").mkdir()
    renewals.take_back()
    assert renewals.before == {}


SETTINGS = """
site_name: Site
hooks: [hook.py, fault.py]
plugins: []
theme: {name: null, custom_dir: theme}
"""
FAULT = """
import logging

def on_{event}(*_, **__):
    {fault}
"""
NEW = Site({}, (RenderedPage("index.md", {}, "new"),), {}, ["index.md"])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of the adapter with one page, and the site that it had before."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr("mkdocs_hooks.build_site", lambda *_, **__: NEW)
    monkeypatch.chdir(tmp_path)
    files = {
        "mkdocs.yml": SETTINGS,
        "hook.py": "from mkdocs_hooks import *",
        "fault.py": "",
        "theme/main.html": "{{ page.content }}",
        "docs/note.txt": "note",
        "data/report.yml": "",
        "site/index.html": "old",
        "site/.nojekyll": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def built(*options: str) -> Result:
    """Builds the site of the folder that a person is in."""
    return CliRunner().invoke(cli, ["build", *options])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("command", "shown"), [("serve", True), ("build", False), ("gh-deploy", False)]
)
def test_drafts_are_shown_to_those_who_edit_the_site_and_cards_are_drawn_for_others(
    command: Any, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[bool, bool, Path | None]] = []

    def make(
        *_: object, with_drafts: bool, with_cards: bool, pictures_in: Path | None, **__: object
    ) -> Site:
        asked.append((with_drafts, with_cards, pictures_in))
        return NEW

    monkeypatch.setattr("mkdocs_hooks.build_site", make)
    adapter = Adapter()
    adapter.on_startup(command=command)
    config = load_config("mkdocs.yml", dev_addr="127.0.0.1:0")
    adapter.on_config(config)
    assert asked == [(shown, not shown, Path.cwd() / ".cache/pictures")]


@pytest.mark.parametrize(
    ("event", "fault", "told"),
    [
        ("post_build", "logging.getLogger('mkdocs.a').warning('odd')", "with 1 warnings in strict"),
        ("post_build", "raise KeyboardInterrupt", "Aborted!"),
        ("page_content", "raise OSError(28, 'Disk full')", "Error: The site cannot be written (Di"),
        ("post_build", "raise PermissionError(13, 'No', 'a.html')", "'a.html' cannot be read or"),
    ],
    ids=["warning", "interrupt", "disk", "rights"],
)
def test_a_build_that_does_not_end_well_leaves_the_old_site(
    event: str, fault: str, told: str, project: Path
) -> None:
    (project / "fault.py").write_text(FAULT.format(event=event, fault=fault), "utf-8")
    done = built("--strict")
    assert done.exit_code == 1
    assert told in done.output
    assert isinstance(done.exception, SystemExit)
    assert "site is as it was.\n" in done.output
    assert (project / "site/index.html").read_text("utf-8") == "old"
    assert not (project / ".site.exchange").exists()


SENT = Problem("data/a.yml", Span(3, 8, 3, 10), "W421", "the text says 17", "make it a figure")
TEXT = replace(
    NEW,
    pages=(RenderedPage("index.md", {}, "They sent 17 experts."),),
    warnings=(SENT,),
    open_numbers=OpenNumbers((SENT,), ("They sent 17 experts.",)),
)


@pytest.fixture
def article(project: Path) -> None:
    """The pages of the project have an article, as those of a report have."""
    (project / "theme/main.html").write_text("<article>{{ page.content }}</article>", "utf-8")


@pytest.fixture
def text(article: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """A number without a record in a text of the project, and what is said of it."""
    monkeypatch.setattr("mkdocs_hooks.build_site", lambda *_, **__: TEXT)
    return "data/a.yml:3:8 W421 warning: the text says 17\n   = help: make it a figure\n"


@pytest.fixture
def page(article: None, project: Path) -> str:
    """A number without a record on a page that is written by hand, and what is said of it."""
    (project / "docs/notes.md").write_text("# Notes\n\nThey sent 19 experts.\n", "utf-8")
    return "docs/notes.md:3:11 W421 warning: the page says 19 in “They sent 19 experts.”, and no"


@pytest.fixture
def lost(project: Path) -> str:
    """A number without a record on the page of what is not found, and what is said of it."""
    settings = SETTINGS.replace("custom_dir", "static_templates: [404.html], custom_dir")
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    (project / "theme/404.html").write_text("<article>All 23 pages.</article>", "utf-8")
    return "404.html:1:1 W421 warning: the page says 23 in “All 23 pages.”, and no record"


NUMBERS = pytest.mark.parametrize("number", ["text", "page", "lost"])


@NUMBERS
def test_a_strict_build_with_a_number_that_leads_to_no_record_leaves_the_old_site(
    number: str, request: pytest.FixtureRequest, project: Path
) -> None:
    told = request.getfixturevalue(number)
    done = built("--strict")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert "ERROR   -  No record stands for these.\n\n" in done.output
    assert done.output.count("W421") == 1, "a text is not told again for its page"
    assert told in done.output
    assert "site is as it was.\n" in done.output
    assert done.output.splitlines()[-1].startswith("Not published: numbers that lead to no record")
    assert (project / "site/index.html").read_text("utf-8") == "old"


@NUMBERS
def test_a_plain_build_names_a_number_that_leads_to_no_record_and_goes_on(
    number: str, request: pytest.FixtureRequest, project: Path
) -> None:
    told = request.getfixturevalue(number)
    done = built()
    assert done.exit_code == 0
    assert "WARNING -  No record stands for these.\n\n" in done.output
    assert done.output.count("W421") == 1
    assert told in done.output
    assert done.output.endswith("site is the new site.\n")


def test_other_warnings_of_records_stop_no_strict_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = Problem("data/a.yml", Span(), "W403", "nothing cites it")
    monkeypatch.setattr("mkdocs_hooks.build_site", lambda *_, **__: replace(NEW, warnings=(odd,)))
    done = built("--strict")
    assert done.exit_code == 0
    assert "INFO    -  Look at these again.\n\ndata/a.yml:1:1 W403 warning" in done.output


def test_what_is_served_says_over_its_pages_which_numbers_of_pages_lead_to_no_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.chdir(tmp_path)
    adapter = Adapter()
    adapter.site, adapter.folder = TEXT, tmp_path / "site"
    pages = PageNumbers(Counter(), (Untraced("19", "sent 19"),))
    adapter.numbers = {"a/index.html": pages}
    config: Any = SimpleNamespace(
        site_dir=str(tmp_path), docs_dir=str(tmp_path / "docs"), strict=False
    )
    adapter.on_post_build(config=config)
    cover = Shown({}).accept(adapter.site, {}).cover_of("", {})
    assert "0 errors, 2 warnings" in cover
    assert "the text says 17" in cover
    assert "the page says 19" in cover


def test_a_build_after_one_that_was_killed_leaves_the_new_site_and_nothing_beside(
    project: Path,
) -> None:
    names = {path.name for path in project.iterdir()}
    killed = project / ".site.exchange"
    (killed / "new").mkdir(parents=True)
    (project / "site").rename(killed / "old")
    done = built("--strict")
    assert done.exit_code == 0
    assert done.output.endswith("site is the new site.\n")
    assert "new" in (project / "site/index.html").read_text("utf-8")
    assert (project / "site/.nojekyll").exists()
    assert {path.name for path in project.iterdir()} - {"__pycache__"} == names


def test_a_build_of_a_dirty_site_is_a_whole_one(project: Path) -> None:
    (project / "site/gone.html").write_text("old", "utf-8")
    assert built("--dirty").exit_code == 0
    assert "new" in (project / "site/index.html").read_text("utf-8")
    assert not (project / "site/gone.html").exists()
    assert (project / "site/note.txt").exists()


def test_a_site_that_cannot_be_exchanged_is_refused_in_a_line(project: Path) -> None:
    done = built("--site-dir", "mkdocs.yml")
    assert done.exit_code == 1
    assert "mkdocs.yml is a file: name a folder" in done.output
    assert isinstance(done.exception, SystemExit)


def test_a_site_that_is_sent_away_is_the_new_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []
    monkeypatch.setattr(
        "mkdocs.commands.gh_deploy.gh_deploy",
        lambda config, **_: sent.append(Path(config.site_dir, "index.html").read_text("utf-8")),
    )
    assert CliRunner().invoke(cli, ["gh-deploy"]).exit_code == 0
    assert "new" in sent[0]


def test_a_seal_to_build_by_that_is_none_stops_the_build_with_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "build.json"
    monkeypatch.setenv("ODA_SEAL", str(path))
    with pytest.raises(PluginError, match=r"^ODA_SEAL names no file: .*build\.json \(No such"):
        Adapter().on_startup(command="build")
    path.write_text('{"edition": 1}')
    with pytest.raises(PluginError, match=r"^edition: Input should be a valid string"):
        Adapter().on_startup(command="build")


def test_no_line_of_the_log_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [handler])
    Adapter().on_startup(command="build")
    logging.getLogger("mkdocs.structure").warning("a '%s' is\n::error::b", "##[group]x\x1b[0K")
    assert written.getvalue() == "a '#\\u0023[group]x\\u001b[0K' is\n\\u003a:error::b\n"
