"""Corrections: they name what there is, and what stood there is what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from oda_reports.catalogue.corrections import Stands, corrected_at, names_of
from oda_reports.catalogue.figure_addresses import PARTS
from oda_reports.figures.figure import Figure
from oda_reports.problems.keyboard import slips_of
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.yaml_files import parse
from oda_reports.records.corrections import STATUS, Correction, FiguredRecord
from oda_reports.records.field_types import plain
from oda_reports.records.projects import Project, StatusReading
from oda_reports.records.vocabulary import Kind, Stage, ValueState
from oda_reports.rules.checking import Checking


class _Named(NamedTuple):
    """A correction where it stands, with all that its name can mean."""

    record: FiguredRecord
    place: int
    correction: Correction
    meant: tuple[Stands, ...]

    @property
    def only(self) -> Stands | None:
        """What it is of, where that is clear."""
        return self.meant[0] if len(self.meant) == 1 else None

    def way(self, field: str) -> Loc:
        """The way to one of its lines."""
        return ("corrections", self.place, field)


def _corrections(checking: Checking) -> Iterator[_Named]:
    for record in checking.folder.records:
        if isinstance(record, FiguredRecord):
            figures = checking.figures_of(record) if record.corrections else ()
            for place, one in enumerate(record.corrections):
                meant = corrected_at(one.figure, record, figures, checking.editions)
                yield _Named(record, place, one, meant)


def corrections_name_what_there_is(checking: Checking) -> Iterator[Problem]:
    """A correction names a figure of its record; one that is gone says what it was called."""
    for named in _corrections(checking):
        correction, origin = named.correction, checking.origin(named.record)
        name = correction.figure
        if correction.removed and named.meant:
            yield origin.problem(
                named.way("removed"),
                "E360",
                f"'{name}' is still in this record, and is said to be removed",
                "remove this line, or correct the name of the figure",
                key=True,
            )
        elif not correction.removed and not named.meant:
            if name.partition("@")[0].rpartition("/")[2] in checking.written_keys(named.record):
                continue  # it was refused: its own problem says why
            close = slips_of(name, _known_names(named.record, checking))[:1]
            help = f"did you mean '{close[0]}'?" if close else _what_to_name(named.record)
            yield origin.problem(
                named.way("figure"),
                "E360",
                f"there is no '{name}' in this record to be corrected",
                help,
                needle=name,
                instead=close[0] if close else None,
            )


def _what_to_name(record: FiguredRecord) -> str:
    is_keyed = record.kind is not Kind.STATISTICS
    name = "its key in this record" if is_keyed else "area/2023@2024, as its address ends"
    return f"name a figure: {name}; if it was removed, add 'removed: …' with what it was called"


def _known_names(record: FiguredRecord, checking: Checking) -> list[str]:
    known: list[Stands] = list(checking.figures_of(record))
    if isinstance(record, Project) and record.status:
        known.append(record.status)
    return [name for one in known for name in names_of(one, checking.editions)]


def corrections_name_one_reading(checking: Checking) -> Iterator[Problem]:
    """Of what several editions print, a correction says which of them was entered wrongly."""
    for named in _corrections(checking):
        if len(named.meant) > 1:
            names = [
                next(n for n in names_of(one, checking.editions) if n != named.correction.figure)
                for one in named.meant
            ]
            yield checking.origin(named.record).problem(
                named.way("figure"),
                "E364",
                f"'{named.correction.figure}' can be more than one figure of this record",
                f"write which of them was wrong: {' or '.join(dict.fromkeys(names))}",
            )


def corrections_change_something(checking: Checking) -> Iterator[Problem]:
    """What stood there differs from what stood after it, and is of the same sort."""
    for chain in _chains(checking):
        origin = checking.origin(chain[0].record)
        for named, after in zip(chain, (*chain[1:], None), strict=True):
            was, only = named.correction.was, named.only
            if isinstance(only, StatusReading) and was not in tuple(Stage):
                terms = ", ".join(Stage)
                yield origin.problem(
                    named.way("was"),
                    "E361",
                    f"'{_written(was)}' is no status that can have stood here",
                    f"write one of {terms}",
                )
            elif was == (after.correction.was if after else _now(only)):
                then = (
                    f"what is said to have stood there from {after.correction.since} on"
                    if after
                    else "what stands there now"
                )
                yield origin.problem(
                    named.way("was"),
                    "E361",
                    f"'{_written(was)}' is {then}: nothing was corrected",
                    "write what stood there before, or correct the figure",
                )


def _written(was: Decimal | str) -> str:
    return plain(was) if isinstance(was, Decimal) else was


def _now(now: Stands | None) -> Decimal | str | None:
    """What stands there now, as its record writes it."""
    if isinstance(now, StatusReading):
        return now.stage.value
    if now is None or now.low is not None:
        return None
    if now.value is None:
        return now.state.value
    return now.value.scaleb(-now.exponent)


def corrections_are_in_order(checking: Checking) -> Iterator[Problem]:
    """What was wrong stood there up to a day; of two corrections, one after the other."""
    for chain in _chains(checking):
        origin = checking.origin(chain[0].record)
        for named in chain:
            since, until = named.correction.since, named.correction.until
            if until.day is None:
                yield origin.problem(
                    named.way("until"),
                    "E362",
                    f"{until} is no day, and a notice says on which day a figure was corrected",
                    "write the day, as 2024-02-29",
                )
            elif since.first_day > until.last_day:
                yield origin.problem(
                    named.way("since"),
                    "E362",
                    f"what was corrected on {until} cannot have stood there only from {since} on",
                    "exchange the two, or correct the one that is wrong",
                )
        for before, named in pairwise(chain):
            until, since = before.correction.until, named.correction.since
            if until.day and not since.first_day <= until.last_day <= since.last_day:
                yield origin.problem(
                    named.way("since"),
                    "E362",
                    f"this value stood there from {until} on, when the one before it was corrected",
                    f"write 'since: {until}', or correct the day of the other correction",
                )


def _chains(checking: Checking) -> list[list[_Named]]:
    """The corrections of each figure, the oldest first."""
    chains: dict[tuple[object, ...], list[_Named]] = {}
    for named in _corrections(checking):
        only = named.only
        place = (only.address if isinstance(only, Figure) else only.source) if only else ""
        name = "" if only else named.correction.figure
        chains.setdefault((named.record.kind, named.record.id, place, name), []).append(named)
    for chain in chains.values():
        chain.sort(key=lambda named: (named.correction.until, named.correction.since))
    return list(chains.values())


def corrected_values_stood_there(checking: Checking) -> Iterator[Problem]:
    """What is corrected stood in an older version of the record, as far as there is one.

    Versions from before the correction count; without any, nothing is known of what stood there.
    """
    for named in _corrections(checking):
        record, correction = named.record, named.correction
        versions = checking.older.get(f"{record.kind}/{record.id}.yml", ())
        older = [data for text in versions if (data := _data(text))]
        older = [data for data in older if not _is_said_in(data, correction)]
        if older and not any(_may_have_stood(named, data) for data in older):
            yield checking.origin(record).problem(
                named.way("was"),
                "E363",
                f"'{_written(correction.was)}' never stood at '{correction.figure}': no older "
                "version of this record has it there",
                "write the value as the record had it; if the figure stood in another record, say "
                "it there, with 'removed: …'",
            )


def _data(text: str) -> Mapping[str, Any] | None:
    """An older version of a record as plain data, whatever form it is of; None if it is none."""
    document = parse(text, "")
    if isinstance(document, Problem) or not isinstance(document.data, dict):
        return None
    return document.data


def _is_said_in(data: Mapping[str, Any], correction: Correction) -> bool:
    """Whether a version has a correction already, whose figure may have had another name then."""
    return any(
        isinstance(one, dict)
        and one.get("was") == correction.was
        and (one.get("figure") == correction.figure or one.get("until") == str(correction.until))
        for one in _list(data, "corrections")
    )


def _may_have_stood(named: _Named, data: Mapping[str, Any]) -> bool:
    """Whether a version has what is said to have stood there: at the figure, as it was called.

    A version without such an entry may have called it otherwise: then any place of it will do. Of
    words that are no term of records, git cannot tell.
    """
    was = named.correction.was
    if isinstance(was, str) and was not in (*Stage, *ValueState):
        return True
    entries = list(_entries(named, data))
    if entries:
        return any(was in _held(entry) for entry in entries)
    return was in _scalars({name: part for name, part in data.items() if name != "corrections"})


def _entries(named: _Named, data: Mapping[str, Any]) -> Iterator[Any]:
    """What a version has under the name of a correction; its fields may be of an older form."""
    name = named.correction.figure.partition("@")[0]
    if name == STATUS:
        yield from filter(None, [data.get(STATUS)])
    elif named.record.kind is Kind.STATISTICS:
        area, year = name.partition("/")[0], _year(named)
        for entry in (*_list(data, "observations"), *_list(data, "series")):
            if not isinstance(entry, dict) or entry.get("area") != area:
                continue
            values = entry.get("values")
            if isinstance(values, dict):
                yield from (value for when, value in values.items() if not year or when in year)
            elif not year or str(entry.get("year")) in year:
                yield entry
    else:
        parts = (data.get(part) for part in PARTS)
        key = name.rpartition("/")[2]
        yield from (part[key] for part in parts if isinstance(part, dict) and part.get(key))


def _year(named: _Named) -> frozenset[str]:
    """The year of a statistic's value, as versions may write it; none of what has no year."""
    year = named.only.year if isinstance(named.only, Figure) else None
    return frozenset(year.names) if year else frozenset()


def _list(data: Mapping[str, Any], part: str) -> Sequence[Any]:
    found = data.get(part)
    return found if isinstance(found, list) else ()


_HOLDING = ("value", "low", "high", "state", "stage", "kind")
"""The fields of an entry that say a value or a term, in older forms too."""


def _held(entry: Any) -> set[Any]:
    """The values of an entry, and those of its other readings."""
    if not isinstance(entry, dict):
        return _scalars(entry)
    found = _scalars([entry.get(field) for field in _HOLDING])
    return found.union(*(_held(reading) for reading in _list(entry, "readings")))


def _scalars(data: Any) -> set[Any]:
    """Every value in some data, wherever it stands."""
    if isinstance(data, dict | list):
        parts = data.values() if isinstance(data, dict) else data
        return set().union(*map(_scalars, parts))
    return {data}
