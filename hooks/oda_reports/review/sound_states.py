"""Two states of a report without what is broken in either, so that their pages can be compared.

What has an error in one state is taken from the other in both: it then reads the same, and
whatever names it can still be written. Where neither is in order it is left out, and so is what
cannot do without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.problems.problem import Problem
from oda_reports.reading.origins import Origin
from oda_reports.reading.record_files import Folder
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.all_rules import check

PartKey = tuple[str, str]
"""A record by kind and id, a text (``pages`` and its name), or the report itself, twice."""

_SAID_WRONGLY = frozenset((
    "E243", "E244", "E245", "E313", "E317", "E318", "E330", "E332", "E333", "E334", "E335", "E337",
    "E338", "E360", "E361", "E362", "E363", "E364",
))  # fmt: skip
"""Codes of errors in what is said: a page says it all the same, and a reviewer ought to see it."""

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_ROUNDS = 40
"""Each finds what the last one made impossible: many more than records hang on each other."""


@dataclass(frozen=True)
class SoundStates:
    """The two states as far as pages can be made of them."""

    before: Folder
    after: Folder
    left_out: tuple[str, ...]
    """What is the same in both, or in neither, because of errors: ``projects/some-id``."""


def sound_states(
    folders: tuple[Folder, Folder], problems: tuple[Sequence[Problem], Sequence[Problem]]
) -> SoundStates | None:
    """Two data folders without what has errors; None where not even a report is left."""
    mixing = _Mixing(folders)
    mixing.note(folders, problems)
    mixing.note_unread()
    for _ in range(_ROUNDS):
        mixed = (mixing.folder(0), mixing.folder(1))
        if any(folder.path.is_dir() and folder.report is None for folder in mixed):
            return None
        if not mixing.note(mixed, (_problems(mixed[0]), _problems(mixed[1]))):
            return SoundStates(*mixed, mixing.left_out)
    return None


def _problems(folder: Folder) -> Sequence[Problem]:
    return check(folder, Catalogue(folder.report, folder.records)) if folder.report else ()


@dataclass
class _Mixing:
    """Which version of each part is at fault: that of the state before (0) or of the one after.

    A part that is gone from a state, where others still name it, is at fault there too.
    """

    folders: tuple[Folder, Folder]
    faulty: dict[PartKey, frozenset[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = tuple(dict(_parts(folder)) for folder in self.folders)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is not compared, in the order of the data folder."""
        order = ["report", "pages", *Kind]
        keys = sorted(self.faulty, key=lambda key: (order.index(key[0]), key[1]))
        return tuple("report" if kind == "report" else f"{kind}/{id}" for kind, id in keys)

    def note_unread(self) -> None:
        """Takes up what could not be read in a state, which may be all of a kind."""
        for side, folder in enumerate(self.folders):
            if not folder.path.is_dir():
                continue
            every = {key for parts in self.parts for key in parts}
            gone = every - self.parts[side].keys()
            unread = folder.unread | {key for key in gone if key[0] in ("report", "pages")}
            for kind, id in unread:
                for key in [(kind, id)] if id else [key for key in every if key[0] == kind]:
                    self._blame(key, side)

    def note(
        self,
        folders: tuple[Folder, Folder],
        problems: tuple[Sequence[Problem], Sequence[Problem]],
    ) -> bool:
        """Takes up what has errors in the folders that stand for the states; whether any has."""
        blamed = {
            blame
            for side, folder in enumerate(folders)
            for problem in problems[side]
            if problem.severity == "error" and problem.code not in _SAID_WRONGLY
            for key in _keys_at(problem, folder.origins)
            for blame in self._at_fault(key, side)
        }
        for key, version in blamed:
            self._blame(key, version)
        return bool(blamed)

    def _blame(self, key: PartKey, version: int) -> None:
        self.faulty[key] = self.faulty.get(key, frozenset()) | {version}

    def _at_fault(self, key: PartKey, side: int) -> Iterator[tuple[PartKey, int]]:
        """What is at fault for an error in a part: what it names and is gone, or else itself."""
        version = self._version(key, side)
        if version is None or key not in self.parts[version]:
            return
        named = set(_named(self.parts[version][key]))
        here, there = self.parts[side], self.parts[1 - side]
        gone = [
            other
            for other, part in there.items()
            if other[1] in named
            and other not in self.faulty
            and _is_published(part)
            and not _is_published(here.get(other))
        ]
        yield from ((other, side) for other in gone)
        if not gone:
            yield key, version

    def _version(self, key: PartKey, side: int) -> int | None:
        """The state whose version of a part stands for it in a state; None where none does."""
        bad = self.faulty.get(key, frozenset())
        if len(bad) == 2:
            return None
        return 1 - min(bad) if bad else side

    def folder(self, side: int) -> Folder:
        """A state as far as it is in order."""
        own = self.folders[side]
        if not own.path.is_dir():
            return own
        chosen: dict[PartKey, Record | Report | str] = {}
        origins: dict[tuple[str, str], Origin] = {}
        for key in dict.fromkeys([*self.parts[side], *self.parts[1 - side]]):
            version = self._version(key, side)
            if version is not None and key in self.parts[version]:
                chosen[key] = self.parts[version][key]
                origins[key] = self.folders[version].origins[key]
        records = [part for part in chosen.values() if isinstance(part, Record)]
        kinds = list(Kind)
        records.sort(key=lambda r: (kinds.index(r.kind), "" if r.kind.is_one_file else r.id))
        report = chosen.get(("report", "report"))
        return replace(
            own,
            report=report if isinstance(report, Report) else None,
            records=tuple(records),
            texts={key[1]: part for key, part in chosen.items() if isinstance(part, str)},
            origins=origins,
            unread=frozenset(),
            refused={},
            problems=(),
        )


def _parts(folder: Folder) -> Iterator[tuple[PartKey, Record | Report | str]]:
    """What of a folder can be taken from another state."""
    if folder.report:
        yield ("report", "report"), folder.report
    for name, text in folder.texts.items():
        yield ("pages", name), text
    for record in folder.records:
        yield (record.kind, record.id), record


def _is_published(part: Record | Report | str | None) -> bool:
    return isinstance(part, Record) and not part.draft


def _keys_at(problem: Problem, origins: Mapping[tuple[str, str], Origin]) -> Iterator[PartKey]:
    """The parts in which a problem stands; the records of one file are told apart."""
    for key, origin in origins.items():
        if origin.file == problem.file:
            whole = origin.span() if origin.loc else None
            if whole is None or whole.line <= problem.span.line <= whole.end_line:
                yield key


def _named(part: Record | Report | str) -> Iterator[str]:
    """The ids that a part may name, in whatever field or text."""
    yield from _ID.findall(part if isinstance(part, str) else repr(part))
