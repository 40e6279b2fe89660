"""Numbers: what a text counts leads to a record, or has a reason why it does not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.figures.figure import Figure, own_figures
from oda_reports.figures.formatting import Formatter
from oda_reports.problems.edits import places_of
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.field_types import plain
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.references import blanked
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Kind, Qualifier
from oda_reports.rules.checking import Checking
from oda_reports.rules.doubled_words import end_of_unit, hedge_before
from oda_reports.rules.exemptions import Exemptions, phrase_around
from oda_reports.rules.prose_numbers import ProseNumber

_NEAR = Decimal("0.15")
"""Two values closer than this share of the larger are taken to be of the same thing."""
DISTINCT = 100
"""From here on a value alone tells what is counted; below, the words must say so too."""

WITHOUT_RECORD = frozenset({"W407", "W421"})
"""The codes of numbers that lead to no record."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset({"from", "with", "that", "have", "been", "this", "total", "number", "value"})
_OF_THEM = re.compile(r"^\s+of\s+(?:the|these|them|those)\b")
_NEXT_PHRASE = re.compile(
    r"[.;:,()–]|\b(?:of|in|from|to|for|with|by|at|on|and|or|who|which|between|across)\b"
)
_QUALIFIER = re.compile(
    rf"(?:{'|'.join(re.escape(term.label) for term in Qualifier)})\s+$", re.IGNORECASE
)


class _Figures:
    """Figures in an order, found by the words that say what they count, and by their value."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        known = {figure.address: figure for figure in figures}
        self._places = {address: place for place, address in enumerate(known)}
        self._by_word: dict[str, dict[str, Figure]] = {}
        self._by_value: dict[Decimal, list[Figure]] = {}
        for figure in known.values():
            for word in _names(figure.label, figure.unit):
                self._by_word.setdefault(word, {})[figure.address] = figure
            if figure.value is not None:
                self._by_value.setdefault(figure.value, []).append(figure)

    def naming(self, words: Iterable[str]) -> list[Figure]:
        """Those that count what one of the words names."""
        found = {a: f for word in words for a, f in self._by_word.get(word, {}).items()}
        return sorted(found.values(), key=lambda figure: self._places[figure.address])

    def worth(self, value: Decimal) -> list[Figure]:
        """Those that have this value."""
        return self._by_value.get(value, [])


_AS_WORDED = frozenset({"breakdown", "interest_formula", "repayment_formula"})
"""Fields with the words of a source, whose numbers are no figures: an age, a rate of interest."""


class _Text(NamedTuple):
    """A text of a record as it is written, and its words: all that is marked up is blank there."""

    origin: Origin
    loc: Loc
    written: str
    words: str
    record: Record | None

    def problem(
        self,
        code: str,
        message: str,
        help: str,
        start: int,
        needle: str,
        *,
        instead: str | None = None,
        safe: bool = False,
    ) -> Problem:
        """A problem of the needle that begins at ``start``, not of one like it before."""
        before = bisect_left(places_of(self.written, needle), start)
        return self.origin.problem(
            self.loc, code, message, help, needle=needle, skip=before, instead=instead, safe=safe
        )


class OpenNumber(NamedTuple):
    """A number of a text that leads to no record; no record where the text is of none."""

    problem: Problem
    record: Record | None
    written: str
    phrase: str
    """The number with the words beside it, by which it is found on a page."""


def numbers_lead_to_records(checking: Checking) -> Iterator[Problem]:
    """A number in a text is a reference to a figure, or is listed with a reason.

    Dates, labels, names of records and the words of quotations need neither.
    """
    report = checking.folder.report
    if report is None:
        return  # what it lists cannot be known
    used: set[str] = set()
    for number in each_open_number(checking, used):
        yield number.problem
    for phrase in report.numbers:
        if phrase not in used:
            yield checking.folder.origins["report", "report"].problem(
                ("numbers", phrase),
                "W422",
                f"no number in a text calls for '{phrase}'",
                "remove it, or write it as the words stand in the text; leave it if a page in "
                "docs/ has them"
                if report.language.startswith("en") or any(map(str.isdecimal, phrase))
                else "remove it: in this report's language only numbers in digits are asked about",
                key=True,
            )


def each_open_number(checking: Checking, used: set[str]) -> Iterator[OpenNumber]:
    """The numbers of all texts that lead to no record, and into ``used`` the phrases with reason.

    One at a time, since each takes time.
    """
    exemptions = Exemptions.of(checking.catalogue)
    around = cache(lambda areas: _Figures(_figures_around(checking.catalogue, areas)))
    for origin, loc, written, record in (*checking.texts, *checking.lines):
        if loc[:1] in (("quotations",), ("corrections",)) or _AS_WORDED.intersection(loc):
            continue  # word for word with its source, or about what is no figure any more
        text = _Text(origin, loc, written, blanked(written), record)
        reading = exemptions.read(text.words)
        used |= reading.used
        if reading.open:
            others = around(_areas(checking.catalogue, record))
            for number in reading.open:
                problem = _untraced(checking.catalogue, text, number, others)
                phrase = phrase_around(written, text.words, number.start, number.end)
                yield OpenNumber(problem, record, _on_one_line(number.written), phrase)


def _untraced(catalogue: Catalogue, text: _Text, number: ProseNumber, others: _Figures) -> Problem:
    """The one problem of a number that no reference stands for."""
    own = own_figures(text.record, catalogue.editions)
    counted = _counting(number, _words_behind(text.words, number.end), own, others)
    same = [figure for figure in counted if figure.value == number.value]
    ends_a_range = text.words[number.start - 1 : number.start] in ("–", "-")
    if not same and not ends_a_range and (other := _contradicted(counted, number)):
        return _says_otherwise(catalogue, text, number, other)
    if same:
        return _stands_alone(catalogue, text, number, same, is_named=True)
    return _stands_alone(catalogue, text, number, _of_value(number, own, others), is_named=False)


def _says_otherwise(
    catalogue: Catalogue, text: _Text, number: ProseNumber, other: Figure
) -> Problem:
    """What is said of a number that differs a little from the figure of the same thing."""
    assert other.value is not None
    return text.problem(
        "W407",
        f"the text says {_on_one_line(number.written)}, the figure '{other.label}' is "
        f"{plain(other.value)}",
        "refer to the figure instead of writing the number: "
        f"[[{_address(other, catalogue, text.record)}]]",
        number.start,
        number.written.split("\n")[0],
    )


def _stands_alone(
    catalogue: Catalogue,
    text: _Text,
    number: ProseNumber,
    same: Sequence[Figure],
    *,
    is_named: bool,
) -> Problem:
    """What is said of a number without a reference; ``same`` are figures that it may be of.

    What is counted must be ``is_named`` beside it, or the figure be of the text's own record: else
    something else may have the same number. In the second case the editor says that it is meant.
    """
    start, end, safe, instead = number.start, number.end, False, None
    help = (
        "make it a figure of a record and refer to it as [[address]], or list the words under "
        "numbers in report.yml, with the reason"
    )
    if same:
        addresses = [f"[[{_address(one, catalogue, text.record)}]]" for one in same[:_FEW]]
        figures = f"the figure '{same[0].label}' holds" if len(same) == 1 else "figures hold"
        help = f"{figures} this value: if it is meant, write {' or '.join(addresses)}; else {help}"
        is_own = text.record is not None and (
            (same[0].kind, same[0].record) == (text.record.kind, text.record.id)
        )
        if len(same) == 1 and (is_named or is_own):
            help = f"the figure '{same[0].label}' holds this value: write {addresses[0]}"
            instead = addresses[0]
            start, is_printed = _as_printed(text.words, number, same[0], catalogue)
            safe = is_printed and is_named
            start, end = _with_its_words(text.words, start, end, same[0])
    first, *further = text.written[start:end].split("\n", maxsplit=1)
    return text.problem(
        "W421",
        f"the text says {_on_one_line(number.written)}, and no record stands for this number",
        help,
        start,
        first,
        instead=None if further else instead,
        safe=safe,
    )


_FEW = 3
"""So many figures of one value are named."""


def _with_its_words(words: str, start: int, end: int, figure: Figure) -> tuple[int, int]:
    """The place of a number with the hedge and the unit beside it, which the mark prints too."""
    if figure.qualifier:
        start -= len(hedge_before(words[max(0, start - 40) : start], figure.qualifier))
    if figure.unit.is_printed:
        end = end_of_unit(words, end, figure.unit)
    return start, end


def _on_one_line(written: str) -> str:
    return " ".join(written.split())


def _words_behind(words: str, end: int) -> frozenset[str]:
    """The next words of the sentence: what is counted."""
    behind = _NEXT_PHRASE.split(_OF_THEM.sub("", words[end : end + 60]), maxsplit=1)[0]
    return frozenset(word.casefold() for word in _WORD.findall(behind)[:3])


def _counting(
    number: ProseNumber, about: frozenset[str], own: Sequence[Figure], others: _Figures
) -> list[Figure]:
    """The figures that count what the number counts: by the words behind it, or its currency."""
    is_money = bool(re.search(r"[$€£¥₩₹]|\b[A-Z]{3}\b", number.written))
    named = [f for f in own if is_money or about & _names(f.label, f.unit)]
    found = {f.address: f for f in (*named, *others.naming(about)) if f.unit.is_money == is_money}
    return list(found.values())


def _of_value(number: ProseNumber, own: Sequence[Figure], others: _Figures) -> list[Figure]:
    """The figures with the value of a number that is large enough to be told by it alone."""
    if number.value is None or number.value < DISTINCT:
        return []
    mine = [figure for figure in own if figure.value == number.value]
    found = {figure.address: figure for figure in (*mine, *others.worth(number.value))}
    return list(found.values())


def _contradicted(counted: Sequence[Figure], number: ProseNumber) -> Figure | None:
    """A figure of the same thing that has nearly this value."""
    value = number.value
    for figure in counted:
        if value and figure.value:
            apart = abs(figure.value - value)
            if apart <= _NEAR * max(abs(figure.value), abs(value)):
                return figure
    return None


def _figures_around(catalogue: Catalogue, areas: Sequence[str]) -> list[Figure]:
    """The figures of areas: of statistics, of projects and events there, of the areas' records."""
    around = [
        figure
        for statistic in catalogue.statistics
        for area in dict.fromkeys((*areas, catalogue.report.region))
        for figure in catalogue.statistic_figures(statistic.id, area)
    ]
    near: list[Record] = [*catalogue.projects_in(areas), *catalogue.events_in(areas)]
    near += [catalogue.records[key] for area in areas for key in _keys(area, catalogue)]
    return [*around, *(figure for other in near for figure in catalogue.figures_of(other))]


def _keys(area: str, catalogue: Catalogue) -> list[tuple[Kind, str]]:
    keys = [(Kind.REGIONS, area), (Kind.COUNTRIES, area)]
    return [key for key in keys if key in catalogue.records]


def _areas(catalogue: Catalogue, record: Record | None) -> tuple[str, ...]:
    """The areas that the texts of a record are about; of what is not published, all of them."""
    if record and catalogue.records.get((record.kind, record.id)) is not record:
        record = None  # refused or a draft: what it names may not be there
    if isinstance(record, Project):
        return record.all_areas
    if isinstance(record, Event):
        return record.areas
    if isinstance(record, Country):
        return tuple(sorted(catalogue.areas_around(record.id)))
    regions = [record] if isinstance(record, Region) else catalogue.regions
    return tuple(area for region in regions for area in sorted(catalogue.areas_within(region)))


@lru_cache(maxsize=4096)
def _names(label: str, unit: Unit) -> frozenset[str]:
    """The words that say what a figure counts."""
    words = _WORD.findall(label if unit.is_money else f"{label} {unit.label} {unit.symbol}")
    return frozenset(word.casefold() for word in words) - _COMMON


def _address(figure: Figure, catalogue: Catalogue, record: Record | None) -> str:
    """The shortest address that means the figure in the texts of a record."""
    if sum(own.key == figure.key for own in own_figures(record, catalogue.editions)) == 1 and (
        record and (figure.kind, figure.record) == (record.kind, record.id)
    ):
        return figure.key
    shorter: list[str] = []
    if figure.kind is Kind.STATISTICS:
        shorter += [figure.record, f"{figure.record}/{figure.area}"]
        shorter.append(figure.address.removeprefix(f"{Kind.STATISTICS}/"))
    for address in shorter:
        try:
            if catalogue.figure(address, record) == figure:
                return address
        except UnknownFigure:
            continue
    return figure.address


def _as_printed(
    words: str, number: ProseNumber, figure: Figure, catalogue: Catalogue
) -> tuple[int, bool]:
    """Where what the figure's mark prints begins, and whether the text says exactly that."""
    report = catalogue.report
    printed = Formatter(report.language, report.currency_symbols).figure(figure)
    before = max(0, number.start - 40)
    hedge = _QUALIFIER.search(words[before : number.start])
    start = before + hedge.start() if hedge and figure.qualifier else number.start
    written = words[start : number.end]
    return start, written.replace("\u00a0", " ") == printed.replace("\u00a0", " ")
