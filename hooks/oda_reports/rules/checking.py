"""What the rules across records look at: a data folder with its published catalogue.

What is not published is checked as strictly as the rest, by the catalogue of all that is entered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.catalogue.drafts import held_back, is_within
from oda_reports.catalogue.likeness import KnownWords
from oda_reports.catalogue.mentions import cites
from oda_reports.figures.figure import Figure, record_figures
from oda_reports.figures.formatting import two_letter_code
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder, MarkedValue
from oda_reports.records.areas import Country, Region
from oda_reports.records.editions import Editions
from oda_reports.records.field_types import Mark, OwnWords, ProseText, id_from
from oda_reports.records.model import Record
from oda_reports.records.references import Reference, find_references
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind


class Suggestion(NamedTuple):
    """A record that an editor may have meant; ``sure`` if what is written is its name or code."""

    id: str
    sure: bool

    @property
    def question(self) -> str:
        """The suggestion as a sentence."""
        return f"did you mean '{self.id}'?"


class Checking:
    """A data folder with its published catalogue: what the rules look at.

    ``removed`` are texts of records that the folder once held, by their paths below it; ``older``
    are those that records with corrections had before.
    """

    def __init__(
        self,
        folder: Folder,
        catalogue: Catalogue,
        removed: Mapping[str, str] | None = None,
        older: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self.removed = removed or {}
        self.older = older or {}
        self._known_by_kinds: dict[tuple[Kind, ...], _Known] = {}

    def origin(self, record: Record) -> Origin:
        """Where a record stands."""
        return self.folder.origins[record.kind, record.id]

    @cached_property
    def ids(self) -> dict[Kind, dict[str, Record]]:
        """Every record by kind and id, drafts too."""
        found: dict[Kind, dict[str, Record]] = {kind: {} for kind in Kind}
        for record in self.folder.records:
            found[record.kind][record.id] = record
        return found

    @property
    def entered(self) -> Catalogue:
        """All that is entered, drafts too, at the ways at which it stands in the records."""
        return self.catalogue.entered

    def is_published(self, model: Record | Report | None, loc: Loc = ()) -> bool:
        """Whether readers see what stands at a way in a record, the report or a page."""
        if not isinstance(model, Record):
            return True
        key = (model.kind, model.id)
        refused = self._held_of_refused.get(key)
        return not is_within(loc, self.catalogue.held.get(key, ()) if refused is None else refused)

    @cached_property
    def _held_of_refused(self) -> Mapping[Key, frozenset[Loc]]:
        return {
            (refused.record.kind, refused.record.id): held_back(refused.record, self.editions)
            for refused in self.folder.refused.values()
        }

    def known_at(self, model: Record | Report | None, loc: Loc) -> Catalogue:
        """What can be named at a way: by what is published, only what is published too."""
        return self.catalogue if self.is_published(model, loc) else self.entered

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure that stands by its address, those of drafts too."""
        return {
            figure.address: figure
            for figures in self._figures.values()
            for figure in figures
            if figure.stands
        }

    def figures_of(self, record: Record) -> tuple[Figure, ...]:
        """All that is printed in a record, by all sources; two of one address are both there."""
        return self._figures[record.kind, record.id]

    @property
    def editions(self) -> Editions:
        """The editions of all sources, those of drafts too."""
        return self.catalogue.editions

    @cached_property
    def _figures(self) -> Mapping[tuple[Kind, str], tuple[Figure, ...]]:
        return {
            (record.kind, record.id): tuple(record_figures(record, self.editions))
            for record in self.folder.records
        }

    @cached_property
    def groups(self) -> frozenset[str]:
        """Ids of groups of countries, those of draft regions too."""
        return frozenset(
            group
            for record in self.folder.records
            if isinstance(record, Region)
            for group in record.groups
        )

    @property
    def other_areas(self) -> Container[str]:
        """Ids of the areas that the report names besides its regions and countries."""
        return self.folder.report.other_areas if self.folder.report else ()

    def is_unread(self, kind: str, id: str) -> bool:
        """Whether a record is there but could not be read: its own problem says why."""
        unread = self.folder.unread
        return (kind, id) in unread or (kind, "") in unread

    @property
    def knows_all_areas(self) -> bool:
        """Whether every country and region could be read; else one that lacks may be there."""
        return not any(kind in (Kind.COUNTRIES, Kind.REGIONS) for kind, _ in self.folder.unread)

    def written_keys(self, record: Record | None) -> frozenset[str]:
        """The keys of a refused record, whose values may have been refused; else none."""
        refused = self.folder.refused.get((record.kind, record.id)) if record else None
        return refused.keys if refused else frozenset()

    def draft(self, kind: str, id: str) -> Record | None:
        """The record of that kind and id, if it is a draft, or was read in drafts alone."""
        known = Kind.named(kind)
        record = self.ids[known].get(id) if known else None
        return record if record and not self.is_published(record) else None

    def is_unread_at(self, address: str) -> bool:
        """Whether an address of a figure or record is of a record that could not be read."""
        return any(self.is_unread(kind, id) for kind, id in _meant_by(address))

    def draft_at(self, address: str) -> Record | None:
        """The draft that an address of a figure or record is of."""
        drafts = (self.draft(kind, id) for kind, id in _meant_by(address))
        return next(filter(None, drafts), None)

    def says_draft(self, record: Record) -> tuple[str, str]:
        """What is wrong with naming what is not published, and what to do."""
        if not record.draft:
            return self.says_read_in_draft(record.id, min(cites(record) & self.editions.drafts))
        return (
            f"'{record.id}' is a draft and will not be published",
            f"remove 'draft: true' from {self.origin(record).file}, or do not name it here",
        )

    def says_read_in_draft(self, name: str, source: str) -> tuple[str, str]:
        """What is wrong with naming what was read in a draft source, and what to do."""
        file = self.origin(self.ids[Kind.SOURCES][source]).file
        return (
            f"'{name}' was read in '{source}', which is a draft: it will not be published",
            f"remove 'draft: true' from {file}, or do not name it here",
        )

    @cached_property
    def values(self) -> list[tuple[Origin, Loc, Mark, str, Record | Report]]:
        """Every marked value of every record and of the report: a text, an id, an address.

        Those of refused records too, as far as they are in order.
        """
        return [
            (origin, loc, mark, text, model)
            for origin, loc, mark, text, model in self._marked
            if model is not None
        ]

    @cached_property
    def texts(self) -> list[tuple[Origin, Loc, str, Record | None]]:
        """Every text with references: where it stands, and the record it belongs to."""
        return [
            (origin, loc, text, model if isinstance(model, Record) else None)
            for origin, loc, mark, text, model in self._marked
            if isinstance(mark, ProseText)
        ]

    @cached_property
    def _marked(self) -> list[MarkedValue]:
        return list(self.folder.values())

    @cached_property
    def lines(self) -> list[tuple[Origin, Loc, str, Record | None]]:
        """Every line in the report's own words: where it stands, and the record it belongs to."""
        return [
            (origin, loc, value, model if isinstance(model, Record) else None)
            for origin, loc, mark, value, model in self.values
            if isinstance(mark, OwnWords)
        ]

    @cached_property
    def references(self) -> list[tuple[Origin, Loc, Reference, Record | None]]:
        """Every reference in every text."""
        return [
            (origin, loc, reference, record)
            for origin, loc, text, record in self.texts
            for reference in find_references(text)
        ]

    def path_of(self, kind: Kind, id: str) -> str:
        """The file in which a record of that kind and id stands or would stand."""
        name = f"{kind}.yml" if kind.is_one_file else f"{kind}/{id}.yml"
        return str(self.folder.path / name)

    def suggest(self, word: str, kinds: tuple[Kind, ...]) -> Suggestion | None:
        """The record of these kinds that a word means: by its names and codes, or nearly its id."""
        known = self._known(kinds)
        if word in known.all:
            return Suggestion(word, sure=True)
        spoken = word.replace("-", " ").casefold()
        if spoken in known.names:
            return Suggestion(known.names[spoken], sure=True)
        digits = _digits(word)
        if digits in known.ids and (close := known.ids[digits].nearest(word, 1, 0.8)):
            return Suggestion(close[0], sure=False)
        if digits in known.spoken and (close := known.spoken[digits].nearest(spoken, 1, 0.8)):
            return Suggestion(known.names[close[0]], sure=False)
        return None

    def _known(self, kinds: tuple[Kind, ...]) -> _Known:
        """What can be meant where a record of these kinds is named; made once for each choice."""
        if kinds not in self._known_by_kinds:
            names = {name: id for kind in kinds for name, id in self._names[kind].items()}
            ids = [id for kind in kinds for id in self.ids[kind]]
            if Kind.COUNTRIES in kinds and Kind.REGIONS in kinds:
                ids.extend(self.groups)
            self._known_by_kinds[kinds] = _Known(
                frozenset(ids), names, _by_digits(names), _by_digits(ids)
            )
        return self._known_by_kinds[kinds]

    @cached_property
    def _names(self) -> Mapping[Kind, Mapping[str, str]]:
        """What records are called besides their ids, in small letters: names, codes."""
        found: dict[Kind, dict[str, str]] = {kind: {} for kind in Kind}
        for record in self.folder.records:
            shorter = (getattr(record, name, None) for name in ("short_name", "short_title"))
            names = [record.heading, *getattr(record, "other_names", ()), *filter(None, shorter)]
            if isinstance(record, Country):
                names += filter(None, (record.iso3, two_letter_code(record.iso3)))
            for name in names:
                found[record.kind][name.casefold()] = record.id
                found[record.kind][id_from(name).replace("-", " ")] = record.id
        return found


class _Known(NamedTuple):
    """What records are called, with the id of each; names and ids also by the digits in them.

    Those that differ in their digits are different records, not a slip of the keyboard; zeros
    before a number do not count.
    """

    all: frozenset[str]
    names: Mapping[str, str]
    spoken: Mapping[str, KnownWords]
    ids: Mapping[str, KnownWords]


def _meant_by(address: str) -> list[tuple[str, str]]:
    """The records that an address may be of: the kind of a statistic is left out in texts."""
    first, *rest = address.partition("@")[0].removeprefix(f"{Kind.STATISTICS}/").split("/")
    statistic: tuple[str, str] = (Kind.STATISTICS, first)
    return [statistic, (first, rest[0])] if rest else [statistic]


def _by_digits(names: Iterable[str]) -> dict[str, KnownWords]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_digits(name), []).append(name)
    return {digits: KnownWords(alike) for digits, alike in found.items()}


def _digits(word: str) -> str:
    return "".join(str(int(number)) for number in re.findall("[0-9]+", word))


Rule = Callable[[Checking], Iterator[Problem]]
"""Yields problems and never raises; what one record alone can get wrong is its model's."""
