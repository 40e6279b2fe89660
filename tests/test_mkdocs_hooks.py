"""The adapter, asked without a build: what it hands on, and what it prints."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import PluginError
from mkdocs_hooks import Adapter
from oda_reports.writing.coverage import PageNumbers, Untraced


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
