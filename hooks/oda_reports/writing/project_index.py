"""What the filter of the list of projects reads: what each has, in one small file.

A project is a list, for its keys would be most of the file; filter.js names the places in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.choices import Choices, choices
from oda_reports.catalogue.spellings import spellings_of
from oda_reports.figures import messages
from oda_reports.figures.formatting import Formatter
from oda_reports.writing import row_words
from oda_reports.writing.pages.project_rows import (
    BY_NAME,
    ProjectRow,
    RowAmount,
    amount_order,
    project_rows,
)

PATH = "data/projects.json"
"""Where it can be had, below the site's root."""


def project_index(catalogue: Catalogue, formatter: Formatter) -> bytes:
    """Every project, the newest first, with the numbers of the choices that find it."""
    rows = project_rows(catalogue, catalogue.projects)
    found = choices(catalogue, formatter)
    ids = [f"{facet.key}={choice.id}" for facet in found.facets for choice in facet.choices]
    numbers = {id: number for number, id in enumerate(ids)}
    words: dict[str, int] = {"": 0}
    index = {
        "choices": ids,
        "projects": [_project(row, catalogue, found, numbers, words, formatter) for row in rows],
        "words": list(words),
        "orders": _orders(rows, found),
        "aliases": dict(_aliases(catalogue, found)),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _aliases(catalogue: Catalogue, found: Choices) -> Iterator[tuple[str, str]]:
    """What the record of a choice is called besides its name."""
    for facet in found.facets:
        for choice in facet.choices:
            names = spellings_of(choice.record, catalogue) if choice.record else ()
            if names:
                yield f"{facet.key}={choice.id}", " ".join(names)


def _project(
    row: ProjectRow,
    catalogue: Catalogue,
    found: Choices,
    numbers: dict[str, int],
    words: dict[str, int],
    formatter: Formatter,
) -> list[Any]:
    def word(text: str) -> int:
        return words.setdefault(text, len(words))

    facets, project = row.facets, row.project
    is_alone = len(row.amounts) == 1
    by_key = found.found_by[project.id]
    return [
        project.id,
        project.title,
        row_words.years(formatter, facets.time),
        facets.start or 0,
        facets.end or 0,
        word(", ".join(row.where)),
        word(facets.scheme.heading if facets.scheme else ""),
        word(row.whole.title if row.whole else ""),
        facets.stage.value if facets.stage else "",
        row.ended,
        [_amount(one, catalogue, formatter, is_alone=is_alone) for one in row.amounts],
        [
            numbers[f"{key}={id}"]
            for key, ids in by_key.items()
            for id in ids
            if f"{key}={id}" in numbers
        ],
        " ".join(other.title for other in project.other_titles),
    ]


def _amount(
    one: RowAmount, catalogue: Catalogue, formatter: Formatter, *, is_alone: bool
) -> list[str]:
    said = formatter.figure(one.figure)
    if catalogue.corrections.of(one.figure):
        said = f"{said} ({messages.CORRECTED})"
    return [said, one.figure.anchor, row_words.beside_amount(formatter, one, is_alone=is_alone)]


def _orders(rows: Sequence[ProjectRow], found: Choices) -> dict[str, list[int]]:
    """The projects in other orders, by their numbers; those that have no such amount left out."""
    every = range(len(rows))

    def title(number: int) -> tuple[str, str]:
        project = rows[number].project
        return project.title.casefold(), project.id

    orders = {BY_NAME: sorted(every, key=title)}
    for unit in found.currencies:
        having = [number for number in every if unit in rows[number].facets.amounts]
        orders[amount_order(unit)] = sorted(
            having, key=lambda number: -rows[number].facets.amounts[unit]
        )
    return orders
