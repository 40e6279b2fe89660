"""Edits a record of a served report, and measures until its page shows the edit in a browser.

Wall time, as a person at a desk has it: once with nothing else going on, and once while the whole
site is built after the edit before.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

from invented_projects import write_data
from playwright.sync_api import Error, Page, sync_playwright
from tables import OUT, ROOT, Table, spread

sys.path[:0] = [str(ROOT / "tests")]

from programs import chromium
from test_serve import serve

BUSY = 4.0
"""Seconds after an edit in which the whole site is being built, of as many records as are asked."""
PATIENCE = 300.0


def shown_after(page: Page, record: Path, text: str, word: str) -> float:
    """Seconds from saving a record with a new first word until its page has that word."""
    began = time.monotonic()
    record.write_text(text, "utf-8")
    while time.monotonic() < began + PATIENCE:
        try:
            if word in page.locator("article").inner_text(timeout=1000):
                return time.monotonic() - began
        except Error:  # the page is on its way
            pass
        time.sleep(0.01)
    raise SystemExit(f"never shown: {word}")


def is_built(page: Page) -> bool:
    """Whether the whole site is what was saved."""
    try:
        return page.locator(".oda-cover__age").text_content(timeout=1000) == ""
    except Error:
        return False


def edit(page: Page, record: Path, times: int, *, at_rest: bool) -> list[float]:
    """The seconds of several edits, each once the whole site is built, or while it is."""
    text, found = record.read_text("utf-8"), []
    for number in range(times):
        word = f"Edit{int(at_rest)}x{number}"
        edited = re.sub(r"(?<=^summary: ')", f"{word} ", text, count=1, flags=re.MULTILINE)
        found.append(shown_after(page, record, edited, word))
        time.sleep(BUSY)
        while at_rest and not is_built(page):
            time.sleep(0.1)
    return found


def measured(projects: int, edits: int) -> Table | None:
    """Two rows, at rest and while all is built; None where there is no browser."""
    program = chromium()
    if program is None:
        return None
    data = write_data(OUT / "edited", projects)
    record = sorted((data / "projects").glob("invented-*.yml"))[projects // 2]
    began = time.monotonic()
    rows = []
    with serve(data, OUT) as server, sync_playwright() as tools:
        page = tools.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
        server.wait_for(f"projects/{record.stem}/", record.stem)
        rows.append(("the start, with all pages", f"{time.monotonic() - began:.1f} s"))
        page.goto(f"http://{server.address}/projects/{record.stem}/")
        for title, at_rest in (("at rest", True), ("while all is built", False)):
            found = edit(page, record, edits, at_rest=at_rest)
            rows.append((f"a saved word, {title}", spread(found, " s")))
    return Table(
        f"An edit under `make serve`, {projects:,} projects",
        f"Wall time from saving a record until a browser shows the word: median of {edits}, with "
        "the shortest and the longest.",
        ("Until it is shown", "Wall time"),
        tuple(rows),
    )


def main() -> None:
    """Serves the records and edits one of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=7)
    options = parser.parse_args()
    table = measured(options.projects, options.edits)
    print(table.markdown if table else "no Chromium on this machine")


if __name__ == "__main__":
    main()
