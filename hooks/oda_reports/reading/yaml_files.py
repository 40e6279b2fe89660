"""A YAML file into plain data and the position of every key and value.

Built on the events of PyYAML's C parser rather than on its loaders: those keep the last of two
equal keys in silence, expand aliases without limit, and turn ``NO`` into false. What the data
mean is left to the models; what a slip of the keyboard looks like, to ``yaml_slips``.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser

from oda_reports.history.entries import TEXT_BYTES, fault_of
from oda_reports.problems.edits import span_at, split_lines
from oda_reports.problems.invisible import Invisible, find_invisible
from oda_reports.problems.problem import Edit, Loc, Problem, Repair, Span
from oda_reports.reading.entry_faults import refuse_file
from oda_reports.reading.layout import KEY_IN_TEXT
from oda_reports.reading.quotation_marks import quoted
from oda_reports.reading.silent_slips import find_slip
from oda_reports.reading.trials import Found, Judge, Outcome, find_by_trial
from oda_reports.reading.yaml_slips import explain_syntax

MAX_DEPTH = 12
LONGEST_LINE = 10_000
"""Characters of a line, which is a paragraph at most: some 1,500 words."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]+\Z")
_MARKED = re.compile(r"( *)[-*\u2022\u30fb] (?=\S)")
_GENERAL = ("E102", "E122", "E124")
"""Codes of what is said where no form of slip is known for certain."""
_OF_LINES = ("E103", "E104", "E124")
"""Codes of what YAML reads and we do not, that can come of a line which is off."""


@dataclass(frozen=True)
class Document:
    """A file as read: ``data`` is text, numbers, lists and mappings with text keys.

    Where things stand is read again only when it is asked for: good files need no places.
    """

    file: str
    text: str
    data: Any
    has_key_in_text: bool = False
    """Whether a line of a text looks like a field that is indented too far."""
    _built: _Builder | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _builder(self) -> _Builder:
        if self._built:
            return self._built
        builder = _Builder(self.text, self.file, places=True)
        builder.build()
        return builder

    @property
    def keys(self) -> Mapping[Loc, Span]:
        """Where each key stands."""
        return self._builder.keys

    @property
    def values(self) -> Mapping[Loc, Span]:
        """Where each value stands."""
        return self._builder.values

    def locate(self, loc: Loc) -> Span:
        """Where the value at ``loc`` stands, or the nearest thing around it that exists."""
        for end in range(len(loc), -1, -1):
            span = self.values.get(loc[:end])
            if span is not None:
                key = self.keys.get(loc[:end])
                # A missing or bad part of a block points at the key that opens the block.
                return key if key is not None and end < len(loc) else span
        return Span()


class _Stop(Exception):
    """Reading cannot go on; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_text(path: Path, file: str) -> str | Problem:
    """The text of a file, or why it is refused; ``file`` is the name used in messages."""
    try:
        status = os.lstat(path)
        if fault := fault_of(status, TEXT_BYTES):
            return refuse_file(fault, file)
        if stat.S_ISDIR(status.st_mode):
            help = "rename or remove it"
            return Problem(file, Span(), "E101", "this is a folder, not a file", help)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        help = "add the file, or check the spelling of its name"
        return Problem(file, Span(), "E101", "this file does not exist", help)
    except OSError as error:
        message = f"this file cannot be read ({error.strerror})"
        return Problem(file, Span(), "E101", message, "check that you may read it")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")  # the byte order mark is not counted
        return _not_utf8(file, span_at(before, len(before)), "save it again")
    too_long = None if path.suffix == ".geojson" else _too_long(text, file)
    return _invisible(text, file) or too_long or text


def _not_utf8(file: str, span: Span, help: str) -> Problem:
    message = "this file is not UTF-8 text"
    return Problem(file, span, "E112", message, f"{help} with the encoding UTF-8")


def _invisible(text: str, file: str) -> Problem | None:
    """The first character that nobody sees, or that the text is in another encoding."""
    hidden = find_invisible(text)
    if not hidden:
        return None
    if text.count("\0") > len(text) // 4:
        return _not_utf8(file, Span(), "it looks like UTF-16: save it again")
    span = span_at(text, hidden.start)
    repair = Repair((Edit(span, hidden.instead),), safe=hidden.is_needless)
    return Problem(file, span, "E106", *_hidden(hidden), repair)


def _too_long(text: str, file: str) -> Problem | None:
    """The first line that is longer than any paragraph: nobody can read or review it."""
    if len(text) <= LONGEST_LINE:
        return None
    for number, line in enumerate(split_lines(text), 1):
        if len(line) > LONGEST_LINE:
            return Problem(
                file,
                Span(number, LONGEST_LINE + 1, number, len(line) + 1),
                "E147",
                f"this line has {len(line):,} characters, and a line has {LONGEST_LINE:,} at most",
                "break it into several lines, or remove what is no text",
            )
    return None


def _hidden(found: Invisible) -> tuple[str, str]:
    """What is wrong with a character that nobody sees, and what to do."""
    return (
        f"there is an invisible character here (U+{ord(found.char):04X})",
        "delete it and type the words around it again",
    )


def read_document(
    path: Path, file: str, *, places: bool = False, judge: Judge | None = None
) -> Document | Problem:
    """The file as plain data, or the problem that keeps it from being read.

    ``places`` and ``judge`` as in ``parse``.
    """
    text = read_text(path, file)
    return text if isinstance(text, Problem) else parse(text, file, places=places, judge=judge)


def parse(
    text: str, file: str, *, places: bool = False, judge: Judge | None = None
) -> Document | Problem:
    """YAML text as plain data, or the problem that keeps it from being read.

    ``places`` if it is known that they will be asked for. The ``judge`` knows what the data should
    be: a slip is then told by what comes out when it is mended.
    """
    if slip := find_slip(text, file):
        return slip
    try:
        builder = _Builder(text, file, places=places)
        data = builder.build()
    except _Stop as stop:
        problem = stop.problem
        if not judge or problem.code not in _OF_LINES:
            return problem
        lines: tuple[int, ...] = (problem.span.line,)
    except yaml.YAMLError as error:
        problem = explain_syntax(error, text, file)
        lines = _marked_lines(error)
    except ValueError:  # the C parser's own words for characters it cannot take
        return Problem(file, Span(), "E102", "this is not YAML text", "type the file again")
    else:
        return Document(file, text, data, builder.has_key_in_text, builder if places else None)
    before = Outcome(lines[0], frozenset() if judge else None)
    told = problem if problem.code == "E114" else None
    found = find_by_trial(text, file, lines, before, lambda text: _read_again(text, judge), told)
    return found.problem if found and (found.is_all or problem.code in _GENERAL) else problem


def find_misread_lines(document: Document, lines: Iterable[int], judge: Judge) -> Found | None:
    """The slip in some lines, or around them, for which YAML reads a file as something else."""
    before = Outcome(0, judge(document.data), document.data)
    return find_by_trial(
        document.text, document.file, lines, before, lambda text: _read_again(text, judge)
    )


def _read_again(text: str, judge: Judge | None) -> Outcome:
    """What comes of reading a text that was changed on trial."""
    try:
        data = _Builder(text, "", places=False).build()
    except _Stop as stop:
        return Outcome(stop.problem.span.line)
    except yaml.YAMLError as error:
        return Outcome(_marked_lines(error)[0])
    except ValueError:
        return Outcome(1)
    return Outcome(0, judge(data) if judge else None, data)


def _marked_lines(error: Any) -> tuple[int, ...]:
    """The lines where the parser gave up, and where that began which it could not end."""
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    return tuple(mark.line + 1 for mark in marks if mark) or (1,)


class _Builder:
    """Turns parser events into data, noting where keys and values stand if asked to."""

    def __init__(self, text: str, file: str, *, places: bool) -> None:
        self.file = file
        self.places = places
        self.text = text
        self.parser = CParser(text)
        self.has_key_in_text = False
        self.keys: dict[Loc, Span] = {}
        self.values: dict[Loc, Span] = {}

    def build(self) -> Any:
        """The data of the one document in the text; raises ``_Stop`` or a YAML error."""
        get = self.parser.get_event
        get()  # stream start
        event = get()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        data = self._node(get(), (), 0)
        get()  # document end
        event = get()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._stop(
                event,
                "E113",
                "a second document starts here",
                "remove the line ---; one file is one record",
            )
        return data

    def _span(self, first: Any, last: Any = None) -> Span:
        """The stretch of one event, or from a first to a last.

        The parser lets a file without a last line end go on for a line.
        """
        span, lines = _span(first, last), split_lines(self.text)
        if span.end_line <= len(lines):
            return span
        end = replace(span, end_line=len(lines), end_column=len(lines[-1]) + 1)
        if span.line <= len(lines):
            return end
        return replace(end, line=end.end_line, column=end.end_column)

    def _stop(self, event: Any, code: str, message: str, help: str) -> _Stop:
        return _Stop(Problem(self.file, self._span(event), code, message, help))

    def _sign(self, event: Any, sign: str) -> _Stop:
        """A value that begins with a sign which means something else to YAML."""
        span = _span(event)
        problem = Problem(
            self.file,
            Span(span.line, span.column, span.line, span.column + 1),
            "E104",
            f"a value must not start with {sign}",
            "put the text between double quotes",
            quoted(self.text, span.line, span.column),
        )
        return _Stop(problem)

    def _node(self, event: Any, loc: Loc, depth: int) -> Any:
        """The data of the value that an event begins; ``loc`` stays () without places."""
        if isinstance(event, yaml.AliasEvent):
            raise self._sign(event, "*")
        if event.anchor:
            raise self._sign(event, "&")
        if event.tag and event.tag != "!":
            raise self._sign(event, "!")
        if isinstance(event, yaml.ScalarEvent):
            return self._value(event, loc)
        if depth >= MAX_DEPTH:
            raise self._stop(
                event,
                "E105",
                "this is nested too deeply",
                "a record needs no such depth; check the brackets",
            )
        is_list = isinstance(event, yaml.SequenceStartEvent)
        data, end = (self._list if is_list else self._mapping)(loc, depth)
        if self.places:
            self.values[loc] = self._span(event, end)
        return data

    def _value(self, event: Any, loc: Loc) -> Any:
        if self.places:
            self.values[loc] = self._span(event)
        if event.style in (None, "") and event.start_mark.line != event.end_mark.line:
            self._refuse_marks(event)
        elif event.style in ("|", ">") and KEY_IN_TEXT.search(event.value):
            self.has_key_in_text = True
        self._refuse_invisible(event)
        return _scalar(event.value) if event.style in (None, "") else event.value

    def _refuse_invisible(self, event: Any) -> None:
        """A character that nobody sees can be written with an escape, too."""
        if event.style == '"' and "\\" in self.text and (found := find_invisible(event.value)):
            raise self._stop(event, "E106", *_hidden(found))

    def _refuse_marks(self, event: Any) -> None:
        """A text that goes on with the mark of an entry is a list that is not indented as one."""
        lines = split_lines(self.text)
        for number in range(event.start_mark.line + 2, event.end_mark.line + 2):
            if number <= len(lines) and (found := _MARKED.match(lines[number - 1])):
                problem = Problem(
                    self.file,
                    Span(number, found.end(1) + 1, number, len(lines[number - 1]) + 1),
                    "E124",
                    "this line goes on with the text above and begins as an entry of a list does",
                    "begin the entries of a list under each other",
                )
                raise _Stop(problem)

    def _list(self, loc: Loc, depth: int) -> tuple[list[Any], Any]:
        """The entries of a list, and the event that ends it."""
        data: list[Any] = []
        while not isinstance(event := self.parser.get_event(), yaml.SequenceEndEvent):
            place = (*loc, len(data)) if self.places else loc
            data.append(self._node(event, place, depth + 1))
        return data, event

    def _mapping(self, loc: Loc, depth: int) -> tuple[dict[str, Any], Any]:
        """The values of a mapping by key, and the event that ends it."""
        data: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        while not isinstance(event := self.parser.get_event(), yaml.MappingEndEvent):
            key = self._key(event)
            if key in keys:
                raise self._stop(
                    event,
                    "E103",
                    f"'{key}' stands here a second time",
                    f"keep one of the two; the first is in line {_span(keys[key]).line}",
                )
            keys[key] = event
            place = (*loc, key) if self.places else loc
            if self.places:
                self.keys[place] = _span(event)
            data[key] = self._node(self.parser.get_event(), place, depth + 1)
        return data, event

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise self._stop(
                event,
                "E102",
                "a key must be a word",
                "write key: value; put a value with brackets between quotes",
            )
        self._refuse_invisible(event)
        return str(event.value)


def _span(first: Any, last: Any = None) -> Span:
    """The stretch of one event, or from a first to a last."""
    start, end = first.start_mark, (last or first).end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def reads_as_text(word: str) -> bool:
    """Whether a word without quotation marks is text, and no number, switch or nothing."""
    return isinstance(_scalar(word), str)


def _scalar(text: str) -> str | int | Decimal | bool | None:
    """The few forms that are not text; everything else, dates too, is text."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return Decimal(text)
    return text
