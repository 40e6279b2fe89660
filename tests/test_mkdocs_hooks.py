"""The adapter, asked without a build: what it hands on, and what it prints."""

from __future__ import annotations

import logging
from collections import Counter
from io import StringIO
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


def test_no_line_of_the_log_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [handler])
    Adapter().on_startup(command="build")
    logging.getLogger("mkdocs.structure").warning("a '%s' is\n::error::b", "##[group]x\x1b[0K")
    assert written.getvalue() == "a '#\\u0023[group]x\\u001b[0K' is\n\\u003a:error::b\n"
