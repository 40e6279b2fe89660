"""The numbers of published texts that lead to no record: a report is not published with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.problems.problem import Problem, first_of
from oda_reports.reading.record_files import Folder
from oda_reports.rules.checking import Checking
from oda_reports.rules.numbers import WITHOUT_RECORD, each_open_number


@dataclass(frozen=True)
class OpenNumbers:
    """The numbers of published texts that lead to no record.

    A phrase is a number with the words beside it, as pages that print the text have it again.
    """

    problems: tuple[Problem, ...] = ()
    phrases: tuple[str, ...] = ()
    """The phrases of these numbers."""
    waived: tuple[str, ...] = ()
    """The phrases of those for which their record has a reason."""


def open_numbers(folder: Folder, catalogue: Catalogue, problems: Iterable[Problem]) -> OpenNumbers:
    """What of the ``problems`` of a folder keeps it from being published; drafts are not."""
    is_told = any(problem.code in WITHOUT_RECORD for problem in problems)
    is_waived = any(WITHOUT_RECORD.intersection(record.waivers) for record in folder.records)
    if not (is_told or is_waived):
        return OpenNumbers()
    phrases: list[str] = []
    waived: list[str] = []

    def found() -> Iterator[Problem]:
        for number in each_open_number(Checking(folder, catalogue), set()):
            record = number.record
            if record and number.problem.code in record.waivers:
                if number.phrase != number.written:  # which would be waived on every page
                    waived.append(number.phrase)
            elif not (record and record.draft):
                phrases.append(number.phrase)
                yield number.problem

    return OpenNumbers(tuple(first_of(found())), tuple(phrases), tuple(waived))
