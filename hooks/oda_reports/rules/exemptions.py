"""Which numbers of a report's texts need no record: those in names, and those with a reason."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.events import Event
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.references import APART
from oda_reports.records.sources import Source
from oda_reports.rules.prose_numbers import ProseNumber, Sort, read_numbers

_NAMED_BY = ("short_name", "short_title", "other_names", "licence", "identifier", "section")


@dataclass(frozen=True)
class TextNumbers:
    """What the numbers of one text are.

    ``open`` are those without date, name or reason; ``counts`` has all others by what they are.
    """

    open: tuple[ProseNumber, ...]
    counts: Counter[str]
    used: frozenset[str] = field(default=frozenset())
    """The phrases of the report that gave a reason here."""


class Exemptions:
    """The names and the reasoned phrases that hold numbers, and the language of the texts.

    ``phrases`` stand for their numbers wherever they stand in a text as whole words, in small
    letters or capitals, over a line's end too.
    """

    def __init__(
        self, phrases: Iterable[str] = (), names: Iterable[str] = (), language: str = "en"
    ) -> None:
        self.language = language
        self._phrases = {_spaced(phrase).casefold(): phrase for phrase in phrases}
        self._phrase = _any_of(self._phrases)
        # Many a part of a text stands on several pages.
        self._part = lru_cache(maxsize=4096)(self._read_part)
        self._name = _any_of(name for name in names if _holds_number(name, language))

    @classmethod
    def of(cls, catalogue: Catalogue) -> Exemptions:
        """The exemptions of a report: its phrases, and what its records are called."""
        report = catalogue.report
        names = {report.licence, report.site_name}
        for record in catalogue.records.values():
            names.update(_names(record))
        return cls(report.numbers, names, report.language)

    def read(self, text: str) -> TextNumbers:
        """The numbers of a text, sorted out; no name and no phrase reaches over a figure."""
        found: list[ProseNumber] = []
        counts: Counter[str] = Counter()
        used: frozenset[str] = frozenset()
        place = 0
        for part in text.split(APART):
            if reading := self._part(part):
                found += [
                    n._replace(start=n.start + place, end=n.end + place) for n in reading.open
                ]
                counts += reading.counts
                used |= reading.used
            place += len(part) + len(APART)
        return TextNumbers(tuple(found), counts, used)

    def _read_part(self, text: str) -> TextNumbers | None:
        numbers = read_numbers(text, self.language)
        if not numbers:
            return None
        named = _spans(self._name, text)
        reasoned = _spans(self._phrase, text)
        found: list[ProseNumber] = []
        counts: Counter[str] = Counter()
        used: set[str] = set()
        for number in numbers:
            if _within(number, named):
                counts["name"] += 1
            elif number.sort is not Sort.NUMBER:
                counts[number.sort] += 1
            elif span := _within(number, reasoned):
                counts["waived"] += 1
                used.add(self._phrases[_spaced(text[span[0] : span[1]]).casefold()])
            else:
                found.append(number)
        return TextNumbers(tuple(found), counts, frozenset(used))


def _names(record: Record) -> Iterable[str]:
    """What a record is called. The title of an event is a sentence of ours, and no name."""
    if not isinstance(record, Event):
        yield record.heading
    for name in _NAMED_BY:
        value = getattr(record, name, None)
        yield from (value,) if isinstance(value, str) else value or ()
    if isinstance(record, Project) and record.feature:
        yield record.feature.heading
    if isinstance(record, Source) and record.edition:
        yield f"edition {record.edition}"


def _holds_number(name: str, language: str) -> bool:
    """Whether a name has a number and words besides: a number alone would name every such one."""
    numbers = read_numbers(name, language)
    rest = name
    for number in reversed(numbers):
        rest = rest[: number.start] + rest[number.end :]
    return bool(numbers) and re.search(r"[^\W\d_]{2}", rest) is not None


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    patterns = [r"[\s*]+".join(map(re.escape, _spaced(word).split())) for word in words]
    patterns.sort(key=len, reverse=True)
    if not patterns:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def _spaced(text: str) -> str:
    """The words with single spaces, without the stars of Markdown."""
    return " ".join(text.replace("*", " ").split())


def _spans(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)] if pattern else []


def _within(number: ProseNumber, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The span in which a number stands; a number that only begins there is more than the span.

    The spans are in order, and none meets another.
    """
    before = bisect(spans, number.start, key=lambda span: span[0])
    return spans[before - 1] if before and number.end <= spans[before - 1][1] else None
