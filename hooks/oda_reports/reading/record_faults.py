"""What is wrong with the data of a whole file, as the models of its records judge it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.layout import KEY_IN_TEXT
from oda_reports.reading.refusals import faults_in
from oda_reports.reading.trials import Faults, Judge
from oda_reports.reading.yaml_files import Document, find_misread_lines
from oda_reports.reading.yaml_slips import slip_of
from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.model import Model


def keys_in_texts(data: Any) -> Iterator[str]:
    """What looks like a field inside the texts of a record."""
    if isinstance(data, str):
        yield from KEY_IN_TEXT.findall(data)
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from keys_in_texts(part)


def no_fields(document: Document, file: str, loc: Loc, judge: Judge) -> Problem:
    """Why there is a text or a list where a record should be."""
    if slip := slip_of(document.text, file):
        return slip
    place = document.keys.get(loc) or document.locate(loc)
    if found := find_misread_lines(document, (place.line, place.line + 1), judge):
        return found.problem
    return Problem(
        file,
        document.locate(loc),
        "E209",
        "this record has no fields",
        "write key: value lines, as in the other records of its kind",
    )


def faults_of(
    model: type[Model], data: Any, conventions: Conventions = DEFAULT, **id: str
) -> Faults:
    """What a model refuses in the data of a file that is one record."""
    if not isinstance(data, dict):
        return frozenset({((), "dict_type")})
    try:
        model.model_validate({**id, **data}, context=conventions)
    except ValidationError as error:
        return faults_in(error)
    return frozenset()


def faults_of_all(model: type[Model], data: Any, conventions: Conventions = DEFAULT) -> Faults:
    """What a model refuses in the data of a file with a record below each id."""
    if not isinstance(data, dict):
        return frozenset({((), "dict_type")})
    return frozenset(
        ((id, *loc), kind)
        for id, fields in data.items()
        for loc, kind in faults_of(model, fields, conventions, id=id)
    )
