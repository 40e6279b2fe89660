"""Weighs the pages of a built site: the heaviest of each kind, and the files that scripts read.

Without a folder it is the site of invented projects that compare_builds.py leaves behind. No page
of records may have more than 300 KB of HTML, however many projects there are.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST = 300_000


def weigh(site: Path, pattern: str, count: int) -> list[tuple[int, int, str]]:
    """The heaviest files: bytes, bytes when compressed, and where they lie."""
    files = sorted(site.rglob(pattern), key=lambda path: -path.stat().st_size)[:count]
    return [
        (path.stat().st_size, len(gzip.compress(path.read_bytes())), str(path.relative_to(site)))
        for path in files
    ]


def main() -> None:
    """Prints a line for each, with a mark where it is too much."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", type=Path, nargs="?", default=ROOT / "benchmarks/out/site")
    options.add_argument("--count", type=int, default=15)
    given = options.parse_args()
    pages = weigh(given.site, "*.html", given.count)
    for size, packed, name in (*pages, *weigh(given.site / "data", "*.json", 1)):
        mark = "  over 300 KB" if size > MOST and name.endswith(".html") else ""
        print(f"{size / 1000:8.0f} KB {packed / 1000:7.0f} KB compressed  {name}{mark}")


if __name__ == "__main__":
    main()
