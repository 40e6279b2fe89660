"""Texts know their edition: beside the name or citation of one stand figures of that one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import itemgetter
from typing import NamedTuple

from oda_reports.catalogue.edition_names import EditionNames, Mention
from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.figures.figure import Figure
from oda_reports.problems.edits import places_of
from oda_reports.problems.problem import Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.model import Record
from oda_reports.records.references import REFERENCE, blanked, code_at
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking

_NOTES = ("note", "editor_note")
"""Fields that speak of the value beside them, which says itself of which edition it is."""


class Told:
    """Of which editions a stretch of a text speaks in words; read as far as it is asked for."""

    def __init__(self, words: str, names: EditionNames) -> None:
        self._words = words
        self._names = names

    @cached_property
    def named(self) -> tuple[Mention, ...]:
        """How it names editions."""
        return self._names.mentions(self._words)

    @cached_property
    def years(self) -> frozenset[str]:
        """Those and the others whose year alone stands there: "that of 2017"."""
        return self._names.years(self._words) | {one.edition for one in self.named}

    @cached_property
    def has_others(self) -> bool:
        """Whether it tells of further editions without their names: "the edition before"."""
        rest = list(self._words)
        for one in self.named:
            rest[one.start : one.end] = " " * (one.end - one.start)
        return _OTHERS.search("".join(rest)) is not None


class Spoken(NamedTuple):
    """A figure in a text, and the editions of which the text speaks around it."""

    target: str
    written: str
    start: int
    named: tuple[Mention, ...]
    """How its sentence names editions."""
    cited: frozenset[str]
    """The editions that are cited behind it, before any other source is."""
    near: Told
    """What is told in its sentence, or in its paragraph where an edition is only cited."""
    passage: tuple[int, int]
    """Where that stands."""

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions of which the text speaks, those in words first."""
        words = (mention.edition for mention in self.named)
        return tuple(dict.fromkeys((*words, *sorted(self.cited))))

    @property
    def is_fixed(self) -> bool:
        """Whether its address says of which edition it is."""
        return "@" in self.target


def spoken_figures(text: str, names: EditionNames) -> Iterator[Spoken]:
    """The figures of a text beside which an edition is named or cited.

    A name counts in its sentence, a citation back to the one before it or to the start of its
    paragraph. An entry of a list is a paragraph; headings, tables and code are passed over.
    """
    if "[[" not in text:
        return
    words = blanked(text)
    marks = [found for found in REFERENCE.finditer(text) if not found[4]]
    code = code_at(text)
    for start, end in _paragraphs(text, words):
        first = bisect_left(marks, start, key=re.Match.start)
        last = bisect_left(marks, end, key=re.Match.start)
        inside = [mark for mark in marks[first:last] if not _is_in(code, mark.start())]
        yield from _of_paragraph(words, (start, end), inside, names)


def _of_paragraph(
    words: str, paragraph: tuple[int, int], marks: Sequence[re.Match[str]], names: EditionNames
) -> Iterator[Spoken]:
    runs = list(_runs(words, marks, names))
    ends = _ends_of_sentences(words, *paragraph)
    told = cache(lambda start, end: Told(words[start:end], names))
    for mark in marks:
        if not mark[1]:
            continue
        place = bisect_right(ends, mark.start())
        sentence = (ends[place - 1] if place else paragraph[0], ends[place])
        run = bisect_right(runs, mark.start(), key=itemgetter(0))
        cited = runs[run][1] if run < len(runs) else frozenset()
        named = told(*sentence).named
        if named or cited:
            passage = sentence if named else paragraph
            start = mark.start(1) + len(mark[1]) - len(mark[1].lstrip())
            yield Spoken(mark[1].strip(), mark[0], start, named, cited, told(*passage), passage)


_OTHER = (
    "another|any|both|each|every|one|other|earlier|older|previous|former|preceding|first|next|later"
    "|newer|newest|latest|last|following|second"
)
_OTHERS = re.compile(
    rf"\beditions\b|\bedition (?:before|after)\b|\bone (?:before|after)\b"
    rf"|\b(?:{_OTHER})\s+(?:\w+\s+)?(?:edition|paper|report|review|book)s?\b",
    re.IGNORECASE,
)


def _runs(
    words: str, marks: Sequence[re.Match[str]], names: EditionNames
) -> Iterator[tuple[int, frozenset[str]]]:
    """Citations that stand together: where they start, and the editions that they name."""
    start = end = -1
    cited: set[str] = set()
    for mark in marks:
        if not mark[3]:
            continue
        if end < 0 or words[end : mark.start()].strip():
            if end >= 0:
                yield start, frozenset(cited)
            start, cited = mark.start(), set()
        end = mark.end()
        cited.update(filter(None, [names.by_source.get(mark[3])]))
    if end >= 0:
        yield start, frozenset(cited)


_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_ENTRY = re.compile(r"[ \t>]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]")
_FENCE = re.compile(r"[ \t>]*~~~")


def _paragraphs(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text start and end, less headings, tables and code."""
    start, at, is_list, is_fenced = -1, 0, False, False
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        is_fence = bool(_FENCE.match(line))
        is_entry = bool(_ENTRY.match(line))
        is_code = start < 0 and not is_list and line.startswith(("    ", "\t"))
        is_other = bool(_HEADING.match(line)) or "|" in words[at:end]
        if not line.strip() or is_fence or is_fenced or is_code or is_other or is_entry:
            if start >= 0:
                yield start, at
            start = at if is_entry and not (is_fenced or is_other) else -1
        elif start < 0:
            start = at
        is_fenced ^= is_fence
        is_list = is_entry or (is_list and (not line.strip() or line[:1] in " \t"))
        at = end
    if start >= 0:
        yield start, at


_END = re.compile(r"[.!?…]['\"”’)]*\s+(?=[^\sa-z0-9])|[。！？]")


def _ends_of_sentences(words: str, start: int, end: int) -> list[int]:
    return [*(found.end() for found in _END.finditer(words, start, end)), end]


def _is_in(code: Sequence[range], place: int) -> bool:
    before = bisect_right(code, place, key=lambda span: span.start)
    return bool(before) and place in code[before - 1]


class _Named(NamedTuple):
    """A figure beside an edition: where it stands, and which one its address means."""

    origin: Origin
    loc: tuple[str | int, ...]
    text: str
    record: Record | None
    spoken: Spoken
    figure: Figure

    def problem(self, code: str, message: str, help: str, to: str | None, *, safe: bool) -> Problem:
        """A problem of its mark; ``to`` is the address that could stand there."""
        spoken = self.spoken
        needle = spoken.written.split("\n")[0]
        where = self.text.rindex("[[", 0, spoken.start)
        return self.origin.problem(
            self.loc,
            code,
            message,
            help,
            needle=needle,
            skip=bisect_left(places_of(self.text, needle), where),
            instead=needle.replace(spoken.target, to, 1) if to else None,
            safe=safe,
        )


_Starts = Mapping[tuple[str, str], Sequence[int]]
"""Where in a text each figure stands, by its name and the edition that prints it."""


def texts_name_figures_of_their_edition(checking: Checking) -> Iterator[Problem]:
    """A text that names or cites an edition refers to what that edition prints, for good."""
    if checking.folder.report is None:
        return
    moving = cache(lambda *record: _moving(checking, *record))
    for found, starts in _figures_beside_editions(checking):
        spoken, figure = found.spoken, found.figure
        if figure.edition not in spoken.editions:
            if not _is_excused(found, starts):
                yield _of_another_edition(checking, found)
        elif _is_floating(spoken) and _way(spoken.target, figure) in moving(
            figure.kind, figure.record
        ):
            yield _floating(checking, found)


def _figures_beside_editions(checking: Checking) -> Iterator[tuple[_Named, _Starts]]:
    """Figures of the report's publication beside an edition of it, with those of the same text."""
    own = checking.editions.own
    if own is None:
        return
    sources = [one for one in checking.folder.records if isinstance(one, Source)]
    names = EditionNames(own.publication, sources, checking.catalogue.report.language)
    for origin, loc, text, record in checking.texts:
        if loc[-1:] and loc[-1] in _NOTES:
            continue
        found: list[_Named] = []
        starts: dict[tuple[str, str], list[int]] = {}
        for spoken in spoken_figures(text, names):
            try:
                figure = checking.catalogue.figure(spoken.target, record)
            except UnknownFigure:
                continue
            if figure.printing and figure.printing.is_own:
                found.append(_Named(origin, loc, text, record, spoken, figure))
                starts.setdefault((figure.name, figure.printing.edition), []).append(spoken.start)
        yield from ((one, starts) for one in found)


def _is_excused(found: _Named, starts: _Starts) -> bool:
    """Whether a figure of another edition may stand there: the text speaks of that one too.

    So it does where it compares: the same figure of each edition that it speaks of is beside it.
    """
    spoken = found.spoken
    if found.figure.edition in spoken.near.years or (spoken.is_fixed and spoken.near.has_others):
        return True
    start, end = spoken.passage
    return all(
        bisect_left(places, start) < bisect_left(places, end)
        for edition in spoken.editions
        for places in (starts.get((found.figure.name, edition), ()),)
    )


def _is_floating(spoken: Spoken) -> bool:
    return not (spoken.is_fixed or (spoken.named and spoken.near.has_others))


def _of_another_edition(checking: Checking, found: _Named) -> Problem:
    spoken, figure = found.spoken, found.figure
    if spoken.named:
        says = f"the sentence names '{spoken.named[0].written}'"
    else:
        says = f"the edition of {' and '.join(spoken.editions)} is cited for it"
    fixed = [to for edition in spoken.editions if (to := _fixed(checking, found, edition))]
    other = f"name the edition of {figure.edition}"
    return found.problem(
        "E365",
        f"{says}, and [[{spoken.target}]] is what the edition of {figure.edition} prints",
        f"write [[{fixed[0]}]], or {other}"
        if fixed
        else f"{other} instead, or refer to a figure that {' or '.join(spoken.editions)} prints",
        fixed[0] if len(fixed) == 1 else None,
        safe=False,
    )


def _floating(checking: Checking, found: _Named) -> Problem:
    edition = found.figure.edition or ""
    to = _fixed(checking, found, edition)
    return found.problem(
        "W462",
        f"the text speaks of the edition of {edition}, and [[{found.spoken.target}]] moves on with "
        "the next",
        f"write [[{to}]], which stays what {edition} prints" if to else "name the edition in it",
        to,
        safe=True,
    )


def _fixed(checking: Checking, found: _Named, edition: str) -> str | None:
    """The address of what an edition prints of the same, as short as the one that is written."""
    name = found.spoken.target.partition("@")[0]
    for address in (f"{name}@{edition}", f"{found.figure.name}@{edition}"):
        try:
            figure = checking.catalogue.figure(address, found.record)
        except UnknownFigure:
            continue
        if edition == found.figure.edition and figure != found.figure:
            continue
        return address
    return None


_Way = tuple[object, ...]
"""What an address without an edition leaves open besides: an area's year, or nothing."""


def moves_on(checking: Checking, target: str, figure: Figure) -> bool:
    """Whether an address without an edition, which means a figure, moves on with the edition."""
    return _way(target, figure) in _moving(checking, figure.kind, figure.record)


def _moving(checking: Checking, kind: Kind, id: str) -> frozenset[_Way]:
    """Of a record, what several editions print, so that it moves on with them; drafts count."""
    editions: dict[_Way, set[str]] = {}
    for figure in checking.figures_of(checking.ids[kind][id]):
        if figure.printing and figure.printing.is_own:
            for way in _ways(figure):
                editions.setdefault(way, set()).add(figure.printing.edition)
    return frozenset(way for way, several in editions.items() if len(several) > 1)


def _ways(figure: Figure) -> tuple[_Way, ...]:
    """What addresses without an edition can mean that means a figure."""
    if figure.kind is not Kind.STATISTICS:
        return ((figure.name,),)
    return ((figure.area, figure.year), (figure.area,)) if figure.is_of_all_its_area else ()


def _way(target: str, figure: Figure) -> _Way:
    """Which of them an address is, by how it is written."""
    if figure.kind is not Kind.STATISTICS:
        return (figure.name,)
    is_yearly = target.removeprefix(f"{Kind.STATISTICS}/").count("/") > 1
    return (figure.area, figure.year) if is_yearly else (figure.area,)
