"""``mkdocs serve`` while records are edited, broken and repaired."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import URLError

import pytest
from conftest import ROOT, run_mkdocs

pytestmark = pytest.mark.site

PATIENCE = 180.0


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

    def status(self, path: str, host: str | None = None) -> int:
        """The status with which the server answers, under its own name or another."""
        asked = HTTPConnection(self.address, timeout=5)
        asked.request("GET", f"/{path}", headers={"Host": host or self.address})
        with asked.getresponse() as answer:
            return answer.status

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
def serve(data: Path, folder: Path, project: Path = ROOT) -> Iterator[Server]:
    """Runs ``mkdocs serve`` on a data folder, on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log, kept = folder / "serve.log", folder / "served"
    kept.mkdir(exist_ok=True)
    environment = {**os.environ, "ODA_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    environment["TMPDIR"] = str(kept)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=project,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(address, log, process)
        finally:
            process.terminate()
            process.wait(timeout=20)
    assert [*kept.iterdir()] == [], "nothing is left of a server that has ended"


def bare(page: str) -> str:
    """A page without what stands over it."""
    return page.partition('<div id="oda-cover"')[0]


def test_an_edited_record_shows_and_a_broken_one_takes_nothing_from_the_screen(
    least_data: Path, tmp_path: Path
) -> None:
    record = least_data / "countries/veymar.yml"
    good = record.read_text("utf-8")
    assert "name: Veymar" in good
    (least_data / "themes").mkdir()
    draft = least_data / "themes/wind.yml"
    draft.write_text("draft: true\nname: Wind\ntext: It blows.\n", "utf-8")
    with serve(least_data, tmp_path) as server:
        server.wait_for("countries/veymar/", "Veymar")
        lost = server.page("404.html")
        assert 'href="/assets/report.css"' in lost, "as it is served, not as it is published"
        assert "Content-Security-Policy" in lost, "what it refuses is seen before it is published"
        shown = server.page("themes/wind/")
        assert "Readers do not see this page" in shown, "drafts are shown to who edits them"

        record.write_text(good.replace("name: Veymar", "name: Veymarland"), "utf-8")
        alone = server.wait_for("countries/veymar/", "This page is as you saved it.")
        assert "Veymarland" in alone
        assert "Veymarland" in server.wait_for("countries/", "Veymarland")
        whole = server.wait_for("countries/veymar/", 'role="status"></p>')
        assert bare(alone) == bare(whole)

        record.write_text(good.replace("iso3:", "is03:"), "utf-8")
        said = server.wait_for_log("did you mean 'iso3'?")
        assert "countries/veymar.yml:" in said
        for path in ("countries/veymar/", "projects/", "contributing/"):
            page = server.wait_for(path, 'class="oda-overlay oda-overlay--error"')
            assert "E202 error: &#x27;is03&#x27; is not a field here" in page
            assert "^^^^" in page
        assert "Veymarland" in server.page("countries/veymar/")

        refused = good.replace("An island", "An isle") + "redirects: [veymar]\n"
        record.write_text(refused, "utf-8")
        server.wait_for("countries/veymar/", "An isle")
        page = server.wait_for("countries/veymar/", "E309 error")
        assert bare(page) == bare(whole), "a rule refuses what it showed, and it is taken back"

        away = least_data.rename(tmp_path / "away")
        server.wait_for("projects/", "The site could not be built")
        record_away = away / "countries/veymar.yml"
        record_away.write_text(good.replace("name: Veymar", "name: New Veymar"), "utf-8")
        away.rename(least_data)
        assert "oda-overlay" not in server.wait_for("countries/veymar/", "New Veymar")

        (least_data / "images").mkdir(exist_ok=True)
        (least_data / "images/nowhere.png").symlink_to(tmp_path / "nowhere")
        assert "oda-overlay--error" in server.wait_for("countries/veymar/", "images/nowhere.png")

        assert server.status("countries/veymar/") == 200
        assert server.status("%00") == 400
        assert server.status("countries/veymar/", host="evil.example") == 403
        assert "Traceback" not in server.log.read_text("utf-8")


def test_warnings_stand_folded_over_the_pages(least_data: Path, tmp_path: Path) -> None:
    record = least_data / "themes/wind.yml"
    record.parent.mkdir()
    record.write_text("name: Wind\ntext: They sent 17 to [review].\n", "utf-8")
    with serve(least_data, tmp_path) as server:
        page = server.wait_for("themes/wind/", "oda-overlay")
        assert "W408 warning" in page
        assert "W421 warning: the text says 17" in page
        said = server.wait_for_log("No record stands for these.")
        assert said.index("WARNING -  No record") < said.index("W421 warning: the text says 17")
        assert 'class="oda-overlay"' in page


def test_a_build_that_fails_for_another_reason_takes_no_page_away(
    least_data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "project"
    for name in ("docs", "hooks"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copyfile(ROOT / "mkdocs.yml", copy / "mkdocs.yml")
    main = copy / "hooks/theme/main.html"
    good = main.read_text("utf-8")
    with serve(least_data, tmp_path, copy) as server:
        server.wait_for("countries/veymar/", "Veymar")
        main.write_text(good + "{% if %}", "utf-8")
        page = server.wait_for("countries/veymar/", "The site could not be built")
        assert "this page shows the last good state" in page
        assert "TemplateSyntaxError" in page
        assert "Veymar" in page
        main.write_text(good.replace("{{ super() }}", "{{ super() }}<!-- mended -->"), "utf-8")
        assert "oda-overlay" not in server.wait_for("countries/veymar/", "<!-- mended -->")
        assert "Traceback" not in server.log.read_text("utf-8")


def test_an_address_that_is_taken_is_said_in_one_line(least_data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        done = run_mkdocs("serve", "--dev-addr", taken, data=least_data)
    assert done.returncode == 1
    assert f"{taken} cannot be used" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_started_with_broken_records_it_lists_the_problems_and_recovers(
    least_data: Path, tmp_path: Path
) -> None:
    record = least_data / "countries/veymar.yml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("iso3:", "is03:"), "utf-8")
    with serve(least_data, tmp_path) as server:
        page = server.wait_for("", "The site cannot be shown yet")
        assert "did you mean" in page
        assert "countries/veymar.yml" in page

        record.write_text(good, "utf-8")
        server.wait_for("countries/veymar/", "Veymar")
