"""``mkdocs serve`` while records are edited, broken and repaired."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest
from conftest import ROOT

pytestmark = pytest.mark.site

PATIENCE = 60.0


class Server:
    """A running ``mkdocs serve``: its pages and its log."""

    def __init__(self, address: str, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.address = address
        self.log = log
        self.process = process

    def page(self, path: str) -> str:
        """The page as it is now; empty while nothing answers."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except (URLError, OSError):
            return ""

    def wait_for(self, path: str, words: str) -> str:
        """The page once it says these words; fails with the log if it never does."""
        return self._wait(lambda: self.page(path), words)

    def wait_for_log(self, words: str) -> str:
        """The log once it says these words."""
        return self._wait(lambda: self.log.read_text("utf-8"), words)

    def _wait(self, read: object, words: str) -> str:
        assert callable(read)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = str(read())
            if words in text:
                return text
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.2)
        raise AssertionError(f"never read: {words}\n{self.log.read_text('utf-8')}")


@contextmanager
def serve(data: Path, folder: Path) -> Iterator[Server]:
    """Runs ``mkdocs serve`` on a data folder, on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = folder / "serve.log"
    environment = {**os.environ, "ODA_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(address, log, process)
        finally:
            process.terminate()
            process.wait(timeout=20)


def test_an_edited_record_shows_and_a_broken_one_takes_nothing_from_the_screen(
    example_data: Path, tmp_path: Path
) -> None:
    record = example_data / "countries/veymar.yml"
    good = record.read_text("utf-8")
    assert "name: Veymar" in good
    with serve(example_data, tmp_path) as server:
        server.wait_for("countries/veymar/", "Veymar</h1>".replace("</h1>", ""))

        record.write_text(good.replace("name: Veymar", "name: Veymarland"), "utf-8")
        server.wait_for("countries/veymar/", "Veymarland")

        record.write_text(good.replace("iso3:", "is03:"), "utf-8")
        said = server.wait_for_log("did you mean 'iso3'?")
        assert "countries/veymar.yml:" in said
        assert "Veymarland" in server.page("countries/veymar/")

        record.write_text(good.replace("name: Veymar", "name: New Veymar"), "utf-8")
        server.wait_for("countries/veymar/", "New Veymar")


def test_started_with_broken_records_it_lists_the_problems_and_recovers(
    example_data: Path, tmp_path: Path
) -> None:
    record = example_data / "countries/veymar.yml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("iso3:", "is03:"), "utf-8")
    with serve(example_data, tmp_path) as server:
        page = server.wait_for("", "The records need mending")
        assert "did you mean" in page
        assert "countries/veymar.yml" in page

        record.write_text(good, "utf-8")
        server.wait_for("countries/veymar/", "Veymar")
