"""Where the time of a build goes, stage by stage, and how each stage grows with the report."""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from time import process_time
from typing import Any

from invented_projects import write_data
from tables import OUT, ROOT, Table

sys.path.insert(0, str(ROOT / "hooks"))

from mkdocs.commands import build as building
from mkdocs.config import load_config
from oda_reports import build as core
from oda_reports.rules import checked_folders
from oda_reports.writing.rendering import Renderer

SITE = OUT / "site-stages"
REST = "all else: the start, settings, navigation, clashes"


class Stopwatch:
    """Process seconds by stage; what one stage calls of another counts for the other alone."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timing(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its time taken."""

        @wraps(function)
        def timed(*values: Any, **named: Any) -> Any:
            start = process_time()
            self._inner.append(0.0)
            try:
                return function(*values, **named)
            finally:
                spent = process_time() - start
                self.seconds[stage] += spent - self._inner.pop()
                self._inner[-1] += spent

        return timed

    def take(self, owner: Any, name: str, stage: str) -> None:
        """Takes the time of what is called by a name in a module or of a class."""
        setattr(owner, name, self.timing(stage, getattr(owner, name)))


OF_THE_CORE: tuple[tuple[Any, str, str], ...] = (
    (checked_folders, "read_folder", "read the records"),
    (checked_folders, "check", "the rules across records"),
    (core, "plan_pages", "plan the pages"),
    (Renderer, "render", "write the pages"),
    (core, "files_of_page", "data files and drawings"),
    (core, "searched_pages", "passages for the search"),
)
"""What is called in a module or of a class, by its name, and the stage that it is."""


def build(data: Path) -> dict[str, float]:
    """The process seconds of each stage of one build, and under "pages" how many it has."""
    os.environ |= {"ODA_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    watch = Stopwatch()
    for owner, name, stage in OF_THE_CORE:
        watch.take(owner, name, stage)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(SITE))
    adapter = sys.modules[type(config.plugins.events["files"][0].__self__).__module__]  # type: ignore[attr-defined]
    watch.take(adapter.WrittenPage, "render", "take the pages into MkDocs")
    watch.take(building, "_build_page", "the theme around the pages, and writing")
    watch.take(adapter, "read_page", "audit of each finished page")
    watch.take(adapter, "search_files", "index of the search")
    config.plugins.on_startup(command="build", dirty=False)
    watch.timing(REST, building.build)(config)
    config.plugins.on_shutdown()
    return {**watch.seconds, "pages": float(len(list(SITE.rglob("index.html"))))}


def measured(sizes: Sequence[int]) -> Table:
    """A row for each stage, its cost for a page at each size."""
    found = [_of_size(size) for size in sizes]
    pages = [one.pop("pages") for one in found]
    growth = math.log(pages[-1] / pages[0])
    rows = []
    for stage in found[-1]:
        costs = [one[stage] for one in found]
        each = [f"{1000 * cost / count:.2f} ms" for cost, count in zip(costs, pages, strict=True)]
        share = costs[-1] / sum(found[-1].values())
        exponent = math.log(costs[-1] / costs[0]) / growth if growth else 1
        rows.append((stage, *each, f"{100 * share:.0f} %", f"{exponent:.2f}"))
    return Table(
        "Where the time goes",
        "Process time for each page, in one build of each size. The exponent says how a stage "
        "grows: 1 where a page costs the same at any size, less where a fixed part is spread over "
        "more.",
        ("Stage", *(f"{count:,.0f} pages" for count in pages), "Share", "Exponent"),
        tuple(rows),
    )


def _of_size(projects: int) -> dict[str, float]:
    """The stages in a process of its own, whose start counts for none of them."""
    data = write_data(OUT / "data", projects)
    asked = [sys.executable, __file__, "--of", str(data)]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=ROOT)
    stages: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return stages


def main() -> None:
    """Prints the table, or measures one build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--of", type=Path)
    options = parser.parse_args()
    if options.of:
        print(json.dumps(build(options.of)))
    else:
        print(measured(options.projects).markdown)


if __name__ == "__main__":
    main()
