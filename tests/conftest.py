"""What several test modules share: the data folders, and sites built, served and opened once."""

from __future__ import annotations

import fcntl
import functools
import gc
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import catalogue_of
from hypothesis import settings
from oda_reports.records.forge_addresses import VARIABLES
from playwright.sync_api import Browser, Page, sync_playwright
from programs import chromium, missing
from statement import STATEMENT, Visits, criteria_of

# Machines are of many speeds: no law is broken by taking long. Each run draws other examples;
# whoever changes what a law is about asks for more with --hypothesis-profile=thorough.
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.register_profile("unhurried", deadline=None, max_examples=50)
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "data"
"""The report of the repository, whichever it is: a test of it holds for any report."""
EXAMPLE = ROOT / "tests" / "example"
"""The invented region, on which stands what a test says of pages and values."""
LEAST = ROOT / "tests" / "least"
"""The least that is a report: what a test says of servers and commands stands on any records."""
REPORTS = pytest.mark.parametrize("path", [REAL, EXAMPLE], ids=["data", "example"])
MAPPED = pytest.mark.parametrize(
    "folder",
    [pytest.param(path, id=id) for path, id in ((REAL, "data"), (EXAMPLE, "example"))
     if (path / "map.geojson").is_file()],
)  # fmt: skip
"""The reports that have a map, which a report may do without."""

# A forge that runs the tests may tell its builds where they are published; no test asks it.
for _name in VARIABLES.values():
    os.environ.pop(_name, None)

# Tests write a hundred thousand small files, in memory where there is room for them.
_MEMORY = Path("/dev/shm")  # noqa: S108  a folder of its own is made in it
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# Else each of a hundred processes compiles all that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

MkDocs = Callable[..., subprocess.CompletedProcess[str]]


def run_mkdocs(
    *arguments: str,
    data: Path | None = None,
    cwd: Path = ROOT,
    addresses: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Runs mkdocs as a person does, or a forge with addresses, and returns what it printed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    environment.pop("ODA_DATA", None)
    if data is not None:
        environment["ODA_DATA"] = str(data)
    environment |= addresses or {}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def run_python(*arguments: str, seed: int) -> str:
    """What Python prints in a process of its own, where a seed decides the order of its sets."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True
    ).stdout


def build(folder: Path, data: Path, addresses: Mapping[str, str] | None = None) -> Path:
    """A strict build of a data folder; fails with what mkdocs printed."""
    arguments = ("build", "--strict", "--quiet", "--site-dir", str(folder))
    done = run_mkdocs(*arguments, data=data, addresses=addresses)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stdout + done.stderr, "a build without warnings prints nothing"
    return folder


def build_once(
    factory: pytest.TempPathFactory,
    name: str,
    data: Path,
    addresses: Mapping[str, str] | None = None,
) -> Path:
    """The site of a data folder: the first process of a run that asks for it builds it for all."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    site, made = run / "sites" / name / name, run / "sites" / f"{name}.made"
    made.parent.mkdir(exist_ok=True)
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            build(site, data, addresses)
            made.touch()
    return site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the repository; tests that change something make a copy."""
    return build_once(tmp_path_factory, "report", REAL)


@pytest.fixture(scope="session")
def unplaced_site(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Path:
    """The report on a site that does not know its address, whether or not the report names one."""
    report = (REAL / "report.yml").read_text("utf-8")
    unplaced = re.sub(r"^site_url:.*\n", "", report, flags=re.MULTILINE)
    if unplaced == report:
        return real_site
    data = Path(shutil.copytree(REAL, tmp_path_factory.mktemp("unplaced") / "data"))
    (data / "report.yml").write_text(unplaced, "utf-8")
    return build_once(tmp_path_factory, "unplaced", data)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented region, in a folder of the name that its ``site_url`` has."""
    return build_once(tmp_path_factory, "lorian-sea", EXAMPLE)


class _Host(http.server.SimpleHTTPRequestHandler):
    """A host of pages, as a forge has one: what it does not know, the nearest 404.html answers."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with the page of the site that the address lies in, if it has one."""
        asked, root = Path(self.translate_path(self.path)), Path(self.directory)
        inside = [folder for folder in asked.parents if folder.is_relative_to(root)]
        page = next(
            (folder / "404.html" for folder in inside if (folder / "404.html").is_file()), None
        )
        if code != 404 or page is None:
            super().send_error(code, message, explain)
            return
        self._answer(code, "text/html; charset=utf-8", page.read_bytes())

    def _answer(self, code: int, type: str, content: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served from this machine."""
    handler = functools.partial(_Host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # It looks every so many seconds whether it is to end.
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    """Where the report is served."""
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def example_address(example_site: Path) -> Iterator[str]:
    """Where the invented region is served, which names a forge."""
    with served(example_site.parent) as address:
        yield f"{address}{example_site.name}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = chromium()
    if program is None:
        missing("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
                "--disable-features=IsolateOrigins,site-per-process,PaintHolding",
                "--renderer-process-limit=1",
                "--js-flags=--no-opt",  # a page is gone before it pays to optimise its scripts
            ],
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, width: int, scheme: str = "light") -> Iterator[Page]:
    """An empty tab of a width and colour scheme, in which nothing moves.

    Whatever a test does in it, no page tries what its policy refuses.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert [words for words in said if "Content Security Policy" in words] == []


@pytest.fixture
def real_data(tmp_path: Path) -> Path:
    """A copy of the report's records, to be changed."""
    return Path(shutil.copytree(REAL, tmp_path / "data"))


@pytest.fixture
def example_data(tmp_path: Path) -> Path:
    """A copy of the invented region's records, to be changed."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


@pytest.fixture
def least_data(tmp_path: Path) -> Path:
    """A copy of the records of the least report, to be changed."""
    return Path(shutil.copytree(LEAST, tmp_path / "data"))


@pytest.fixture
def git_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of this machine, and no repository around the test's folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git(folder: Path, *arguments: str, day: str = "2024-01-01") -> None:
    """Runs git as somebody on a day; the author's clock is wrong, which nothing may ask."""
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    environment["GIT_AUTHOR_DATE"] = "1999-09-09T12:00:00Z"
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        check=True,
        capture_output=True,
        env=environment,
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes seconds goes first: at the end no process waits long for the other."""
    slow = {
        item.path
        for item in items
        if item.get_closest_marker("site") or item.get_closest_marker("slow")
    }
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """Thousands of tests stay to the end: no search for what may go looks at them again.

    What tests make goes with them; little of it hangs on itself, and is searched for seldom.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the switch with which a run of the accessibility tests is written down."""
    parser.addoption("--accessibility-report", action="store_true", help=f"write {STATEMENT}")


@pytest.fixture(scope="session")
def visits(request: pytest.FixtureRequest) -> Iterator[Visits]:
    """What axe was shown; written into the statement if asked for, and if nothing failed."""
    visits = Visits()
    yield visits
    if request.config.getoption("--accessibility-report") and not request.session.testsfailed:
        tests = [getattr(item, "function", None) for item in request.session.items]
        path = ROOT / STATEMENT
        report = catalogue_of(REAL).report
        text = visits.write(path.read_text("utf-8"), criteria_of(tests), report)
        path.write_text(text, "utf-8", newline="\n")
