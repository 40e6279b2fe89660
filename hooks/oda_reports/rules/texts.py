"""Texts: what an editor typed that is not printed as meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from oda_reports.problems.problem import Problem
from oda_reports.records.references import code_at, without_code
from oda_reports.rules.checking import Checking

_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>\n]*>?|<!--|\{\{|\{%|\{#|--8<--"
    r"|\{:? *(?:[.#][a-zA-Z]|[a-z-]+ *=)|^(?:!!!|\?\?\?) ",
    re.MULTILINE,
)
_EMPTY_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+#*)?[ \t]*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?![\[@^])[^\[\]\n]*\]?\s*[(\[]?")


DEEPEST = 8
"""Levels of quotations and lists on one line; programs that read HTML choke on thousands."""
_TOO_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|(?:[-+*]|[0-9]{{1,9}}[.)])[ \t])){{{DEEPEST + 1}}}", re.MULTILINE
)


def texts_are_not_nested_deeply(checking: Checking) -> Iterator[Problem]:
    """A line opens no more quotations and lists in each other than a page can show."""
    for origin, loc, text, _ in checking.texts:
        if found := _TOO_DEEP.search(text):
            yield origin.problem(
                loc,
                "E148",
                f"this line opens more than {DEEPEST} quotations or lists in each other",
                "keep those that are meant; a line across the page is written ---",
                needle=found[0],
            )


def texts_hold_no_pictures(checking: Checking) -> Iterator[Problem]:
    """A picture stands under ``pictures``, with caption, credit and a description."""
    for origin, loc, text, _ in checking.texts:
        if "![" in text and (found := _PICTURE.search(without_code(text))):
            yield origin.problem(
                loc,
                "E313",
                "a picture cannot stand in a text",
                "put it under pictures: caption, credit, alt and file",
                needle=found[0].rstrip(),
            )


def texts_are_plain_markdown(checking: Checking) -> Iterator[Problem]:
    """HTML, templates and extensions of Markdown are not read in texts: they are printed."""
    for origin, loc, text, _ in checking.texts:
        if "<" not in text and "{" not in text and "!!!" not in text and "???" not in text:
            continue
        found = (match[0].rstrip() for match in _MARKUP.finditer(without_code(text)))
        for written in dict.fromkeys(found):
            if re.match(r"<https?:", written):
                continue
            if written.startswith("</") and f"<{written[2:].rstrip('>')}" in text:
                continue  # its beginning is shown
            yield origin.problem(
                loc,
                "W415",
                f"'{written}' is printed as it stands here: texts are plain Markdown",
                "remove it; put it between ` and ` if readers should see it",
                needle=written,
            )


def headings_have_words(checking: Checking) -> Iterator[Problem]:
    """A line that begins as a heading goes on with its words."""
    for origin, loc, text, _ in checking.texts:
        for needle, start in _first_empty_headings(text).items():
            yield origin.problem(
                loc,
                "E144",
                "this heading has no words",
                "write its words behind the signs, or remove the line",
                needle=needle,
                skip=sum(text.startswith(needle, at) for at in range(start)),
            )


def _first_empty_headings(text: str) -> dict[str, int]:
    """Where the first heading without words stands, by the signs of its level."""
    first: dict[str, int] = {}
    code = code_at(text) if "#" in text else []
    for found in _EMPTY_HEADING.finditer(text) if "#" in text else ():
        before = bisect_right(code, found.start(1), key=attrgetter("start"))
        if not before or found.start(1) not in code[before - 1]:
            first.setdefault(found[1], found.start(1))
    return first


LONGEST_HEADING = 150
"""Characters beyond which a title takes more than two lines of a page, on a phone the screen."""


def headings_have_room(checking: Checking) -> Iterator[Problem]:
    """The title or name of a record is short enough for headings, cards and charts."""
    for record in checking.folder.records:
        field = "title" if hasattr(record, "title") else "name"
        length = len(record.heading)
        if field in type(record).model_fields and length > LONGEST_HEADING:
            yield checking.origin(record).problem(
                (field,),
                "W418",
                f"the {field} has {length} characters, and heads a page and its charts",
                f"keep {LONGEST_HEADING} at most; the rest belongs into the text",
            )
