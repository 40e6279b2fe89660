"""What it costs that every number leads to a record, in process time.

The first line is the audit of the texts of a report beside its whole check; the second is the
trails of its figures beside making all its pages; the third, for a built site, is reading its
finished pages beside making them. Medians.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from oda_reports.build import check_folder, make_site
from oda_reports.rules.checking import Checking
from oda_reports.rules.numbers import numbers_lead_to_records
from oda_reports.writing import filters
from oda_reports.writing.coverage import cover
from oda_reports.writing.marks import PageMarks


def seconds_of(function: Callable[[], object]) -> float:
    """The process time of one call."""
    start = process_time()
    function()
    return process_time() - start


def audit(data: Path) -> tuple[float, float]:
    """Seconds in the audit of the texts, and in the whole check."""
    folder, catalogue, _ = check_folder(data)
    assert catalogue is not None
    auditing = seconds_of(lambda: list(numbers_lead_to_records(Checking(folder, catalogue))))
    return auditing, seconds_of(lambda: check_folder(data))


def trails(data: Path) -> tuple[float, float]:
    """Seconds in the trails of all pages, and in making the pages."""
    checked = check_folder(data)
    spent = 0.0
    pooling = filters.do_pooled_trails

    def timed(marks: PageMarks, figures: Any) -> Any:
        nonlocal spent
        start = process_time()
        made = pooling(marks, figures)
        spent += process_time() - start
        return made

    filters.do_pooled_trails = timed
    try:
        whole = seconds_of(lambda: make_site(*checked))
    finally:
        filters.do_pooled_trails = pooling
    return spent, whole


def coverage(data: Path, site: Path) -> tuple[float, float]:
    """Seconds in reading the finished pages of a site, and in making them from records."""
    checked = check_folder(data)
    made = make_site(*checked)
    pages = [
        (path.relative_to(site).as_posix(), path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    ]
    reading = seconds_of(lambda: cover(pages, made.exemptions))
    return reading, seconds_of(lambda: make_site(*checked))


def main() -> None:
    """Prints a line for each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=ROOT / "data")
    options.add_argument("--site", type=Path, default=ROOT / "site")
    options.add_argument("--times", type=int, default=5)
    given = options.parse_args()
    rows: list[tuple[str, Callable[[], tuple[float, float]]]] = [
        ("audit of all texts, beside the whole check", lambda: audit(given.data)),
        ("trails of all figures, beside making the pages", lambda: trails(given.data)),
    ]
    if given.site.is_dir():
        rows.append(
            (
                "numbers of the finished pages, beside making them",
                lambda: coverage(given.data, given.site),
            )
        )
    for name, measure in rows:
        pairs = [measure() for _ in range(given.times)]
        part, whole = (median(values) for values in zip(*pairs, strict=True))
        print(f"{name}: {part * 1000:.0f} ms of {whole * 1000:.0f} ms, ratio {part / whole:.2f}")


if __name__ == "__main__":
    main()
