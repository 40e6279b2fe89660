"""The accessibility statement: results of tests stand in it only for the report they are of."""

from __future__ import annotations

import re

RESULTS_OF = "<!-- tested: the report {} -->\n"
"""Opens the results that a run of the tests had on a report, which is named by its id."""
END_OF_RESULTS = "<!-- /tested -->"

_RESULTS = re.compile(
    re.escape(RESULTS_OF).replace(r"\{\}", "([a-z0-9-]+)") + rf".*?(?={re.escape(END_OF_RESULTS)})",
    re.DOTALL,
)


def own_statement(markdown: str, report: str | None) -> str:
    """A hand-written page without the results that the tests had on another report."""
    return _RESULTS.sub(lambda found: found[0] if found[1] == report else "", markdown)
