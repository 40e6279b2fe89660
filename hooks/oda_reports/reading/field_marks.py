"""Fields whose colon is another sign or not there, and fields on the line of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oda_reports.problems.problem import Edit, Problem, Repair, Span
from oda_reports.reading.layout import KEY, Layout, Proposal

# A dash or an equals sign may stand without spaces, where a letter in front of it can be no key.
_WITHOUT_COLON = re.compile(
    r"( *(?:- +)*([a-z][a-z0-9_]*))(\s*(?:=>?|->|[;→])\s*|\s+[\u2012-\u2015-]\s+|\s+)(?=\S)"
)
_YEAR_WITHOUT_COLON = re.compile(
    r"( *(?:- +)*([0-9]{4}))(\s*(?:=>?|->|[;→])\s*|\s+)(?=[^\s\u2012-\u2015-])"
)
_FIRST_FIELD = re.compile(rf" *{KEY}: +(?=[^\s\"'\[{{|>#])")
_SECOND_FIELD = re.compile(r"(?<=[^\s,;])[,;]? +(?=([a-z][a-z0-9_]*):(?: |\Z))")


def colons_left_out(layout: Layout, file: str, number: int) -> Iterator[Proposal]:
    """A field whose colon is not there, or another sign in its place."""
    line = layout.line(number)
    found = _WITHOUT_COLON.match(line) or _YEAR_WITHOUT_COLON.match(line)
    if not found:
        return
    here = Span(number, found.end(1) + 1, number, found.end() + 1)
    message = f"there is no colon after '{found[2]}'"
    help = f"write '{found[2]}: ' and then the value"
    yield _proposal(layout, file, number, message, help, Edit(here, ": "))


def fields_on_a_line(layout: Layout, file: str, number: int) -> Iterator[Proposal]:
    """A field that stands on the line of the one before it."""
    line = layout.line(number)
    first = _FIRST_FIELD.match(line)
    for found in _SECOND_FIELD.finditer(line, first.end()) if first else ():
        here = Span(number, found.start() + 1, number, found.end() + 1)
        message = f"'{found[1]}' is on the line of another field"
        help = f"begin a line of its own with '{found[1]}: '"
        edit = Edit(here, f"\n{' ' * layout.start(number)}")
        yield _proposal(layout, file, number, message, help, edit)


def _proposal(
    layout: Layout, file: str, number: int, message: str, help: str, edit: Edit
) -> Proposal:
    problem = Problem(file, layout.span(number), "E122", message, help, Repair((edit,)))
    return Proposal(problem, (False, 0, 0, number))
