"""The days on which records last changed, where git here cannot tell them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from html import escape
from pathlib import Path

from oda_reports.figures.formatting import Formatter
from oda_reports.records.partial_dates import PartialDate
from oda_reports.writing.classes import PageClass

_PARAGRAPH = re.compile(
    rf'\n<p class="{PageClass.CHANGED}" data-search-exclude>Last changed ([^<>\n]+)</p>\n'
    r"(?=\s*</article>(?!.*</article>))",
    re.DOTALL,
)
"""What the theme writes at the end of a page whose record has a day."""

_FIRST = date(2005, 4, 7)
"""Git has no commits of its own from before this day."""


def days_until(last: date, language: str) -> Iterator[str]:
    """Every day that a record can have changed on, as pages write it.

    One more than the last, for a commit is of the day that it was where it was made.
    """
    formatter = Formatter(language)
    for number in range((last - _FIRST).days + 2):
        day = _FIRST + timedelta(number)
        yield escape(formatter.date(PartialDate(day.year, day.month, day.day)))


def take_over_days(site: Path, anew: Path, days: Collection[str]) -> int:
    """Gives the pages of a site built anew the days of a site, and returns of how many.

    Only those pages get one that are the same in all else, and whose day is one of the ``days``.
    """
    taken = 0
    for page in anew.rglob("*.html"):
        old, new = site / page.relative_to(anew), page.read_bytes()
        if old.is_symlink() or not old.is_file() or old.stat().st_size > len(new) + 200:
            continue
        was = old.read_bytes()
        text = was.decode("utf-8", "surrogateescape")
        found = _PARAGRAPH.search(text)
        if found and found[1] in days:
            without = text[: found.start()] + text[found.end() :]
            if without.encode("utf-8", "surrogateescape") == new:
                page.write_bytes(was)
                taken += 1
    return taken
