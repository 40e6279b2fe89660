"""Records in words that were those of an older form: what each word is called today.

``oda migrate`` writes today's words into the files. Until then a record is told to be of an older
form, once, and is read as if it were of today's, so that nothing else is said of it wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.yaml_files import Document
from oda_reports.records.vocabulary import Flow, Kind

OLDER_FORM = "E240"
"""The code of what ``oda migrate`` mends."""

_MONEY_MEASURES = (
    Flow.COMMITMENT, Flow.GROSS_DISBURSEMENT, Flow.NET_DISBURSEMENT, Flow.GRANT_EQUIVALENT,
)  # fmt: skip
_MEASURES = (*_MONEY_MEASURES, "cumulative-count", "count", "share")

_KINDS: Mapping[str, Mapping[str, tuple[str, str] | None]] = {
    "amounts": {
        "fixed": None,
        "up-to": ("qualifier", "up-to"),
        "pledge": ("flow", "pledge"),
        "not-determined": ("state", "not-yet-set"),
    },
    "results": {
        "result": None,
        "target": ("nature", "target"),
        "baseline": ("nature", "baseline"),
    },
}
"""What ``kind`` said in a part of a project, as a field and value of today; of what goes, none."""

_DATED = {
    Kind.PROJECTS: ("results",),
    Kind.EVENTS: ("figures",),
    Kind.REGIONS: ("figures",),
    Kind.COUNTRIES: ("figures",),
}
"""Parts of records whose figures had a ``date``."""


_OF_EDITIONS = ("printed_in", "printed_in_inferred")
"""What a value said of the edition that printed it, which its source says today."""


class Rewording(NamedTuple):
    """A field of an older form, by its way in the record, and what it is today.

    Without a field of today's the line goes: what it said is said by what stands there, or by
    nothing at all.
    """

    way: Loc
    field: str | None = None
    value: Any = None

    @property
    def outcome(self) -> str:
        """What becomes of the line, in words."""
        if self.field is None:
            return "goes"
        value = "" if isinstance(self.value, list) else f" {self.value}"
        return f"becomes '{self.field}:{value}'"

    @property
    def way_today(self) -> Loc:
        """The way to what it becomes."""
        return (*self.way[:-1], self.field) if self.field else self.way


class Clash(NamedTuple):
    """A field of an older form that says otherwise than a field beside it."""

    way: Loc
    field: str

    @property
    def other(self) -> Loc:
        """The way to the field beside it."""
        return (*self.way[:-1], self.field)

    @property
    def help(self) -> str:
        """What to do, which only the source can tell."""
        if self.field == "kind":
            return "write what the source says as 'flow: …', and remove both lines"
        return f"keep what the source says in '{self.field}', and remove this line"


@dataclass(frozen=True)
class OlderForm:
    """What of a record is written as it was in an older form."""

    steps: tuple[Rewording, ...] = ()
    clashes: tuple[Clash, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.steps or self.clashes)

    @property
    def told(self) -> frozenset[Loc]:
        """The ways at which nothing more is to be said, as the record is read."""
        clashing = (way for clash in self.clashes for way in (clash.way, clash.other))
        return frozenset((*(step.way_today for step in self.steps), *clashing))

    def in_todays_words(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The data of the record as it is today, what contradicts itself left as it is."""
        return dict(_changed(data, (), {step.way: step for step in self.steps}))

    def problems(self, document: Document) -> Iterator[Problem]:
        """What an editor is told: one error for the file, and one for each contradiction."""
        if self.steps:
            first = min(self.steps, key=lambda step: document.keys[step.way])
            help = f"this line {first.outcome}"
            if len(self.steps) > 1:
                help += f"; {_lines(len(self.steps) - 1)}"
            yield Problem(
                document.file,
                document.keys[first.way],
                OLDER_FORM,
                "this record is of an older form: run 'oda migrate'",
                f"{help}; comments and layout stay",
            )
        for clash in self.clashes:
            yield Problem(
                document.file,
                document.keys[clash.way],
                "E241",
                f"'{clash.way[-1]}' is of an older form, and '{clash.field}' beside it says "
                "something else",
                clash.help,
            )


def older_form(kind: Kind | None, data: Mapping[str, Any]) -> OlderForm:
    """What of the data of a record is written as it was in an older form."""
    found: list[Rewording | Clash] = []
    if kind is Kind.PROJECTS:
        for way, block in blocks(data, "amounts"):
            found += _amount(way, block)
        for way, block in blocks(data, "results"):
            found += _said(way, block, "kind", _of_kind("results", block))
    elif kind is Kind.STATISTICS:
        found += _statistic(data)
    for part in _DATED.get(kind, ()) if kind else ():
        for way, block in blocks(data, part):
            if "date" in block:
                found += _said(way, block, "date", ("as_of", block["date"]))
    return OlderForm(
        tuple(each for each in found if isinstance(each, Rewording)),
        tuple(each for each in found if isinstance(each, Clash)),
    )


def _amount(way: Loc, block: Mapping[str, Any]) -> Iterator[Rewording | Clash]:
    kind, measure = _word(block, "kind"), _word(block, "measure")
    if kind == "pledge" and measure in _MONEY_MEASURES[1:]:
        yield Clash((*way, "measure"), "kind")
    else:
        yield from _said(way, block, "kind", _of_kind("amounts", block))
        if kind == "pledge" and measure == Flow.COMMITMENT:  # as it was of every pledge
            yield Rewording((*way, "measure"))
        elif measure in _MONEY_MEASURES:
            yield from _said(way, block, "measure", ("flow", measure))
    if isinstance(block.get("equivalent"), dict):
        yield from _said(way, block, "equivalent", ("equivalents", [block["equivalent"]]))


def _statistic(data: Mapping[str, Any]) -> Iterator[Rewording | Clash]:
    measure = _word(data, "measure")
    if measure in _MONEY_MEASURES:
        yield from _said((), data, "measure", ("flow", measure))
    for part in ("observations", "series"):
        for way, block in blocks(data, part):
            yield from (Rewording((*way, name)) for name in _OF_EDITIONS if name in block)
            if _word(block, "measure") in _MEASURES:
                same = block["measure"] in (data.get("measure"), data.get("flow"))
                at = (*way, "measure")
                yield Rewording(at) if same else Clash(at, "measure")


def _of_kind(part: str, block: Mapping[str, Any]) -> tuple[str, str] | None:
    return _KINDS[part].get(_word(block, "kind"), _UNKNOWN)


_UNKNOWN = ("", "")


def _said(
    way: Loc, block: Mapping[str, Any], name: str, today: tuple[str, Any] | None
) -> Iterator[Rewording | Clash]:
    """What becomes of a field; nothing where its word is none of the older form either."""
    if name not in block or today is _UNKNOWN:
        return
    if today is None or block.get(today[0]) == today[1]:
        yield Rewording((*way, name))
    elif today[0] in block:
        yield Clash((*way, name), today[0])
    else:
        yield Rewording((*way, name), *today)


def blocks(data: Mapping[str, Any], part: str) -> Iterator[tuple[Loc, Mapping[str, Any]]]:
    """The blocks of a part of a record, by key or position, with the way to each."""
    inside = data.get(part)
    if isinstance(inside, dict):
        found: Any = inside.items()
    else:
        found = enumerate(inside) if isinstance(inside, list) else ()
    for key, block in found:
        if isinstance(block, dict):
            yield (part, key), block


def _word(block: Mapping[str, Any], name: str) -> str:
    """The word that a field has; none where something else stands there."""
    value = block.get(name)
    return value if isinstance(value, str) else ""


def _changed(
    data: Mapping[str, Any], way: Loc, steps: Mapping[Loc, Rewording]
) -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        step = steps.get((*way, name))
        if step is None:
            yield name, _inside(value, (*way, name), steps)
        elif step.field:
            yield step.field, step.value


def _inside(value: Any, way: Loc, steps: Mapping[Loc, Rewording]) -> Any:
    if not any(known[: len(way)] == way for known in steps):
        return value
    if isinstance(value, dict):
        return dict(_changed(value, way, steps))
    return [_inside(each, (*way, index), steps) for index, each in enumerate(value)]


def _lines(number: int) -> str:
    return "one more changes" if number == 1 else f"{number} more change"
