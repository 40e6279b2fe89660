"""Texts: what an editor typed that is not printed as meant, or says other than the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from oda_reports.checking import Checking
from oda_reports.figures import Figure, own_figures
from oda_reports.formatting import plain
from oda_reports.problems.problem import Problem
from oda_reports.records import Record
from oda_reports.references import without_code, without_references
from oda_reports.vocabulary import Kind

_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>\n]*>?|<!--|\{\{|\{%|\{#|--8<--"
    r"|\{:? *(?:[.#][a-zA-Z]|[a-z-]+ *=)|^(?:!!!|\?\?\?) ",
    re.MULTILINE,
)
_PICTURE = re.compile(r"!\[(?![\[@^])[^\[\]\n]*\]?\s*[(\[]?")
_NUMBER = re.compile(
    r"(?<![\w.,/@–-])([0-9]{1,3}(?:[,\u00a0 ][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
    r"(?![\w/–-]|[.,][0-9]|[ \u00a0](?:thousand|million|billion)\b)"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
NEAR = Decimal("0.15")
"""Two values closer than this share of the larger are taken to be of the same thing."""


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


def texts_agree_with_figures(checking: Checking) -> Iterator[Problem]:
    """A number in a text that is nearly a figure of the same thing seems to contradict it."""
    for origin, loc, text, record in checking.texts:
        plain_text = without_code(without_references(text))
        around: list[tuple[Figure, set[str]]] | None = None
        for found in _NUMBER.finditer(plain_text):
            digits = re.sub(r"[,\u00a0 ]", "", found[0])
            number = Decimal(digits)
            if len(digits) == 4 and found[0] == digits and 1900 <= number <= 2100:
                continue  # a year
            behind = plain_text[found.end() : found.end() + 40].split(".")[0].split(";")[0]
            words = {word.casefold() for word in _WORD.findall(behind)[:3]}
            if around is None:
                around = _figures_around(checking, record)
            if figure := _contradicted(around, number, words):
                assert figure.value is not None
                yield origin.problem(
                    loc,
                    "W407",
                    f"the text says {found[0]}, the figure '{figure.label}' is "
                    f"{plain(figure.value)}",
                    f"refer to the figure instead of writing the number: [[{_short(figure)}]]",
                    needle=found[0],
                )


def _contradicted(
    around: list[tuple[Figure, set[str]]], number: Decimal, words: set[str]
) -> Figure | None:
    """A figure that counts what the words name, with nearly this value but not this value."""
    alike = [figure for figure, names in around if figure.value and words & names]
    if any(figure.value == number for figure in alike):
        return None
    for figure in alike:
        assert figure.value is not None
        if abs(figure.value - number) <= NEAR * max(abs(figure.value), number):
            return figure
    return None


def _figures_around(checking: Checking, record: Record | None) -> list[tuple[Figure, set[str]]]:
    """The record's own figures, and those of statistics for the report's area, with their names."""
    own = own_figures(record)
    area = checking.catalogue.report.region
    for statistic in checking.catalogue.statistics:
        own += checking.catalogue.statistic_figures(statistic.id, area)
    return [(figure, _names(figure)) for figure in own]


def _names(figure: Figure) -> set[str]:
    """The words that say what a figure counts."""
    unit = "" if figure.unit.is_money else figure.unit.label
    return {word.casefold() for word in _WORD.findall(f"{figure.label} {unit}")} - _COMMON


_COMMON = frozenset({"from", "with", "that", "have", "been", "this", "total", "number", "value"})


def _short(figure: Figure) -> str:
    """How a text of the same record, or of any, refers to a figure."""
    return figure.record if figure.kind is Kind.STATISTICS else figure.key


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
