"""Weighs the pages of a built site: the heaviest, and the file that the filter of projects reads.

Without a folder it is the site of invented projects that compare_builds.py leaves behind. No page
of records may have more than 300 KB of HTML, however many projects there are.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

from tables import OUT, Table


def weigh(site: Path, pattern: str, count: int) -> Iterator[tuple[str, str, str]]:
    """The heaviest files: where they lie, their size, and that when compressed."""
    files = sorted(site.rglob(pattern), key=lambda path: -path.stat().st_size)[:count]
    for path in files:
        packed = len(gzip.compress(path.read_bytes()))
        size = path.stat().st_size
        yield f"`{path.relative_to(site)}`", f"{size / 1000:.0f} KB", f"{packed / 1000:.0f} KB"


def measured(site: Path = OUT / "site", count: int = 5) -> Table:
    """A row for each file."""
    rows = (*weigh(site, "*.html", count), *weigh(site / "data", "*.json", 1))
    return Table(
        "The heaviest files",
        "Of the site of the last size above: no page of records may have more than 300 KB.",
        ("File", "Size", "Compressed"),
        rows,
    )


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", type=Path, nargs="?", default=OUT / "site")
    options.add_argument("--count", type=int, default=15)
    given = options.parse_args()
    print(measured(given.site, given.count).markdown)


if __name__ == "__main__":
    main()
