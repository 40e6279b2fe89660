"""The adapter, asked without a build: what it hands on, and what it prints."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import PluginError
from mkdocs_hooks import Adapter, Observer, after, errors_logged
from oda_reports.problems.problem import DataError, Problem, Span
from oda_reports.serving.saves import look
from oda_reports.serving.shown import Shown
from oda_reports.writing.coverage import PageNumbers, Untraced
from oda_reports.writing.site import Site


@pytest.mark.parametrize(("untraced", "lines"), [(0, 1), (10, 12), (3_500, 13)])
def test_a_build_names_ten_numbers_without_a_record_and_how_the_rest_is_had(
    untraced: int,
    lines: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.chdir(tmp_path)
    found = tuple(Untraced(str(number), f"sent {number}") for number in range(untraced))
    adapter = Adapter()
    adapter.numbers = {"a/index.html": PageNumbers(Counter(figure=2), found)}
    config: Any = SimpleNamespace(site_dir=str(tmp_path / "site"))
    with caplog.at_level(logging.INFO, "mkdocs.hooks.oda"):
        adapter.on_post_build(config=config)
    said = "\n".join(record.getMessage() for record in caplog.records).split("\n")
    assert len(said) == lines
    assert said[0].startswith(f"Numbers on 1 page: 2 of {untraced + 2:,} traced")
    assert (said[-1] == "And for 3,490 more. All of them: oda coverage site") == (untraced > 10)


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
    assert "E202" in shown.cover
    assert "Nothing was built" not in shown.cover


def test_a_page_says_what_was_logged_before_another_fault_stopped_the_build() -> None:
    logger = logging.getLogger("mkdocs.commands")
    with errors_logged() as said:
        logger.warning("a warning")
        logger.error("Error building page 'a.md'")
    logger.error("afterwards")
    cover = after(ValueError("no template"), said, GOOD, {}).cover
    assert '<pre class="oda-overlay__words" tabindex="0">Error building page' in cover
    assert "ValueError: no template" in cover
    assert "Aborted" in after(SystemExit("Aborted with 2 warnings"), [], GOOD, {}).cover


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
