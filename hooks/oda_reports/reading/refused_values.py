"""A value that a model refused, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from oda_reports.problems.problem import Loc
from oda_reports.records.conventions import DEFAULT, Conventions
from oda_reports.records.model import Model


class Words(NamedTuple):
    """What is said of a value; ``instead`` is the text to put in its place.

    ``lines`` are fields and their values, to be written below it then; with ``goes``, the line of
    the value is to be taken away.
    """

    code: str
    message: str
    help: str = ""
    instead: str | None = None
    safe: bool = False
    lines: tuple[tuple[str, str], ...] = ()
    goes: bool = False


@dataclass(frozen=True)
class Refused:
    """A value that a model refused; ``raw`` is how it is written, ``loc`` its way in the record.

    ``kind`` is the code of a rule, or the word of pydantic for what is wrong; ``record`` is all of
    the record, as it is written.
    """

    kind: str
    message: str
    value: object
    raw: str
    model: type[Model]
    loc: Loc
    context: Mapping[str, Any]
    record: object = None
    conventions: Conventions = DEFAULT

    def written_at(self, loc: Loc) -> object:
        """What is written at another place of the record; None if nothing is."""
        found = self.record
        for part in loc:
            if isinstance(found, dict):
                found = found.get(part)
            elif isinstance(found, list) and isinstance(part, int) and part < len(found):
                found = found[part]
            else:
                return None
        return found
