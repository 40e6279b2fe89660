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
from oda_reports.records.references import APART, less_signs
from oda_reports.records.sources import Source
from oda_reports.rules.prose_numbers import ProseNumber, Sort, read_numbers
from oda_reports.rules.word_trees import WordTree

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
    letters or capitals, over a line's end too. So do those that are ``waived``, for which a record
    has the reason; they may share words.
    """

    def __init__(
        self,
        phrases: Iterable[str] = (),
        names: Iterable[str] = (),
        language: str = "en",
        waived: Iterable[str] = (),
    ) -> None:
        self.language = language
        self._phrases = {_spaced(phrase).casefold(): phrase for phrase in phrases}
        self._phrase = _any_of(self._phrases)
        self._waived = _any_of(waived, sharing=True)
        # Many a part of a text stands on several pages.
        self._part = lru_cache(maxsize=4096)(self._read_part)
        self._names = WordTree(name for name in names if _holds_number(name, language))

    @classmethod
    def of(cls, catalogue: Catalogue, waived: Iterable[str] = ()) -> Exemptions:
        """The exemptions of a report: its phrases, and what its records are called."""
        report = catalogue.report
        names = {report.licence, report.site_name}
        for record in catalogue.records.values():
            names.update(_names(record))
        return cls(report.numbers, names, report.language, waived)

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
        named = self._names.around(text, [(number.start, number.end) for number in numbers])
        reasoned = _spans(self._phrase, text)
        waived = _spans(self._waived, text)
        found: list[ProseNumber] = []
        counts: Counter[str] = Counter()
        used: set[str] = set()
        for number, is_named in zip(numbers, named, strict=True):
            if is_named:
                counts["name"] += 1
            elif number.sort is not Sort.NUMBER:
                counts[number.sort] += 1
            elif span := _within(number, reasoned):
                counts["waived"] += 1
                used.add(self._phrases[_spaced(text[span[0] : span[1]]).casefold()])
            elif _within(number, waived):
                counts["waived"] += 1
            else:
                found.append(number)
        return TextNumbers(tuple(found), counts, frozenset(used))


_AROUND = 80
"""Characters on either side of a number in which the words beside it are looked for."""
_TWO_BEFORE = re.compile(r"(?:(?<!\S)\S+\s+){0,2}\S*\Z")
_TWO_BEHIND = re.compile(r"\A\S*(?:\s+\S+){0,2}")
_BREAK = re.compile(rf"{APART}|\||\n\s*\n|(?:^|\n)[ >]*(?:[-+#>]+|[0-9]+[.)])[ ]")
"""What parts the words of a text: markup, a cell, a paragraph, the sign of an item or heading."""


def phrase_around(written: str, words: str, start: int, end: int) -> str:
    """A number of a text with up to two words on either side, as far as a page has them in a row.

    ``words`` are those of the text at their places, blank where anything is marked up.
    """
    first = max(0, start - _AROUND)
    seen = words[first : end + _AROUND]
    plain = less_signs(written[first : end + _AROUND])
    seen = "".join(word if word == sign else APART for word, sign in zip(seen, plain, strict=True))
    before = _TWO_BEFORE.search(_BREAK.split(seen[: start - first])[-1])
    behind = _TWO_BEHIND.match(_BREAK.split(seen[end - first :])[0])
    assert before
    assert behind
    return " ".join(f"{before[0]}{words[start:end]}{behind[0]}".split())


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


def _any_of(words: Iterable[str], *, sharing: bool = False) -> re.Pattern[str] | None:
    """A pattern of whole words; ``sharing`` if one may begin inside another."""
    patterns = [r"[\s*]+".join(map(re.escape, _spaced(word).split())) for word in words]
    patterns.sort(key=len, reverse=True)
    if not patterns:
        return None
    found = f"({'|'.join(patterns)})(?!\\w)"
    return re.compile(rf"(?<!\w){f'(?={found})' if sharing else found}", re.IGNORECASE)


def _spaced(text: str) -> str:
    """The words with single spaces, without the stars of Markdown."""
    return " ".join(text.replace("*", " ").split())


def _spans(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [found.span(1) for found in pattern.finditer(text)] if pattern else []


def _within(number: ProseNumber, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The span in which a number stands; a number that only begins there is more than the span.

    The spans are in order of their starts.
    """
    before = bisect(spans, number.start, key=lambda span: span[0])
    return spans[before - 1] if before and number.end <= spans[before - 1][1] else None
