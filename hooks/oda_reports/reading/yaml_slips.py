"""Slips of the keyboard that keep YAML from being read, told from the text around them.

The parser says where it gave up; what an editor did is often some lines above, and looks like
one of the forms known here. Each form has a code of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from oda_reports.problems.edits import split_lines
from oda_reports.problems.problem import Edit, Problem, Repair, Span
from oda_reports.reading.layout import KEY, OTHER_SPACES
from oda_reports.reading.quotation_marks import begins_with_bracket, quoted, requoted, unblocked
from oda_reports.records.kinds import kinds_with

_ENTRY = re.compile(rf"( *{KEY}: +)(\S(?:.*[^ ])?) *\Z")
_ITEM = re.compile(r"( *- +)(\S(?:.*[^ ])?) *\Z")
_NO_SPACE = re.compile(r" *(?:- +)*([a-z][a-z0-9_]*):(?=[^\s:/])")
_NO_SPACE_ENTRY = re.compile(r" *-(?=[a-z][a-z0-9_]*:(?: |\Z))")
_WIDE_COLON = re.compile(rf"( *{KEY})[ {OTHER_SPACES}]*：[ {OTHER_SPACES}]*(.*)\Z")
_STARTS = re.compile(rf" *(?:- |#|{KEY}:(?: |\Z))")
_APOSTROPHE = re.compile(r"( *(?:- +)?(?:[\w-]+: +)?)'(.*)' *\Z")


class _Line(NamedTuple):
    """A line of the file, by its number."""

    number: int
    text: str


def slip_of(text: str, file: str) -> Problem | None:
    """What an editor did in a file that YAML reads as one text without any key."""
    explaining = _Explaining(None, text, file)
    for number, line in enumerate(explaining.lines, 1):
        if line.strip() and not line.startswith("#"):
            explaining.line = number
            return explaining.wide_colon() or explaining.no_space()
    return None


def explain_syntax(error: Any, text: str, file: str) -> Problem:
    """What an editor did where the parser gave up; ``error`` is a marked YAML error."""
    return _Explaining(error, text, file).problem()


class _Explaining:
    """One error of the parser, beside the lines that led to it."""

    def __init__(self, error: Any, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = split_lines(text)
        mark = getattr(error, "problem_mark", None)
        context = getattr(error, "context_mark", None)
        self.line: int = mark.line + 1 if mark else 1
        self.column: int = mark.column + 1 if mark else 1
        self.opened = (context.line + 1, context.column + 1) if context else None
        self.words = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"

    @property
    def _text(self) -> str:
        """The line where the parser gave up."""
        return self.lines[self.line - 1] if self.line <= len(self.lines) else ""

    def problem(self) -> Problem:
        """The first form that fits; the general words where none does."""
        forms: tuple[Callable[[], Problem | None], ...] = (
            self.wide_colon,
            self._reference,
            self._apostrophe,
            self._quote_open_at_line_end,
            self._open_quote,
            self._tab,
            self._sign,
            self._sign_of_block,
            self._hyphen,
            self._comma,
            self.no_space,
            self._colon,
            self._open_bracket,
            self._no_key,
            self._after_quote,
            self._indentation,
        )
        found = (form() for form in forms)
        return next(
            (problem for problem in found if problem),
            self._at(
                self.line,
                self.column,
                "E102",
                "the file cannot be read from here on",
                "check the indentation and the colon after each key; "
                "put text with : # [ ] { } in it between double quotes",
            ),
        )

    def _at(
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        help: str,
        repair: Repair | None = None,
        *,
        width: int = 1,
    ) -> Problem:
        line = max(1, min(line, len(self.lines)))
        end = len(self.lines[line - 1]) + 1
        column = max(1, min(column, end))
        span = Span(line, column, line, min(column + width, end))
        return Problem(self.file, span, code, message, help, repair)

    def _near(self) -> Iterator[_Line]:
        """The line where the parser gave up and those before it that may have led to it."""
        first = self.opened[0] if self.opened else self.line
        before = self.line - 1
        while before > 0 and re.match(r"\s*(?:#|\Z)", self.lines[before - 1]):
            before -= 1
        numbers = dict.fromkeys((first, self.line, before))
        for number in numbers:
            if 1 <= number <= len(self.lines):
                yield _Line(number, self.lines[number - 1])

    def wide_colon(self) -> Problem | None:
        """A full-width colon, from a Japanese or Chinese keyboard, behind a key."""
        for line in self._near():
            found = _WIDE_COLON.match(line.text)
            if found and not re.match(rf" *{KEY}:(?: |\Z)", line.text):
                return self._wide(line, found)
        return None

    def _wide(self, line: _Line, found: re.Match[str]) -> Problem:
        whole = Span(line.number, 1, line.number, len(line.text) + 1)
        return self._at(
            line.number,
            line.text.index("：") + 1,
            "E119",
            "the colon '：' is not the one that YAML reads",
            "type ':' and a space after it",
            Repair((Edit(whole, f"{found[1]}: {found[2]}".rstrip()),), safe=True),
        )

    def _reference(self) -> Problem | None:
        for line in self._near():
            found = _ENTRY.match(line.text)
            if found and begins_with_bracket(found[2]):
                return unblocked(self.text, self.file, line.number, len(found[1]) + 1)
        return None

    def _apostrophe(self) -> Problem | None:
        for line in self._near():
            found = _APOSTROPHE.match(line.text)
            inner = found[2].replace("''", "") if found else ""
            # An apostrophe stands between letters; other single quotes may be meant as such.
            if found and "'" in inner and not re.search(r"\B'|'\B", inner):
                start = len(found[1])
                repair = None
                if '"' not in found[2] and "\\" not in found[2]:
                    span = Span(line.number, start + 1, line.number, len(line.text.rstrip()) + 1)
                    repair = Repair((Edit(span, f'"{found[2]}"'),), safe=True)
                return self._at(
                    line.number,
                    line.text.index("'", start + 1) + 1,
                    "E117",
                    "the text ends at this apostrophe",
                    "put text with an apostrophe between double quotes",
                    repair,
                )
        return None

    def _quote_open_at_line_end(self) -> Problem | None:
        """A text between quotation marks that goes on over the key of the next line.

        The parser takes the next mark for its end, lines further down.
        """
        pairs = zip(self.lines[: self.line], self.lines[1 : self.line + 1], strict=False)
        for number, (line, after) in enumerate(pairs, 1):
            found = re.match(rf"( *(?:{KEY}: +|(?:- +)+))([\"'])", line)
            if not found or not re.match(rf" *{KEY}:(?: |\Z)", after):
                continue
            rest, mark = line[found.end() :], found[2]
            plain_rest = re.sub(r"\\.", "", rest) if mark == '"' else rest.replace("''", "")
            if mark not in plain_rest:
                return self._at(
                    number,
                    found.end(),
                    "E117",
                    "this quotation mark is not closed in its line",
                    "close it at the end of the text, or remove it",
                    self._closed(number, found.end(), mark),
                )
        return None

    def _open_quote(self) -> Problem | None:
        if "quoted scalar" not in self.words or not self.opened:
            return None
        if "escape" in self.words or "hexdecimal" in self.words:
            return self._backslash()
        line, column = self.opened
        return self._at(
            line,
            column,
            "E117",
            "this quotation mark is never closed",
            "close it at the end of the text, or remove it",
            self._closed(line, column, self.lines[line - 1][column - 1 : column]),
        )

    def _backslash(self) -> Problem:
        """A backslash that is meant as one, where YAML gives it a meaning of its own."""
        text = self.lines[self.line - 1]
        column = text.rfind("\\", 0, self.column) + 1
        after = Span(self.line, column, self.line, column)
        return self._at(
            self.line,
            column,
            "E117",
            "a backslash between double quotes has a meaning of its own",
            "write two of them, or put the text between single quotes",
            Repair((Edit(after, "\\"),)),
        )

    def _closed(self, line: int, column: int, end: str) -> Repair | None:
        """The text or list closed at the end of its line, where the next line is not part of it."""
        text = self.lines[line - 1].rstrip().rstrip(",")
        following = self.lines[line] if line < len(self.lines) else ""
        if end in text[column:] or (following.strip() and not _STARTS.match(following)):
            return None
        place = Span(line, len(text) + 1, line, len(self.lines[line - 1]) + 1)
        return Repair((Edit(place, end),))

    def _tab(self) -> Problem | None:
        for line in self._near():
            indentation = re.match(r"\s*(?:-\s*)*", line.text)
            if indentation and (at := indentation[0].find("\t")) >= 0:
                spaces = re.sub("-\t+", "- ", indentation[0]).replace("\t", "  ")
                if not indentation[0].strip():
                    spaces = self._indentation_above(line) or spaces
                whole = Span(line.number, 1, line.number, len(indentation[0]) + 1)
                return self._at(
                    line.number,
                    at + 1,
                    "E115",
                    "there is a tab in the indentation",
                    "indent with spaces, as the lines around it",
                    # A guess, since a tab has no width.
                    Repair((Edit(whole, spaces),)),
                )
        return None

    def _indentation_above(self, line: _Line) -> str:
        """The indentation that a line has if it goes on with what the line above it says."""
        above = self.lines[line.number - 2] if line.number > 1 else ""
        spaces = re.match(r" *(?:- +)*", above)
        depth = len(spaces[0]) if spaces and above.strip() and "\t" not in above else 0
        return " " * (depth + 2 if re.search(r"(?::|[|>][+-]?)\s*\Z", above) else depth)

    def _sign(self) -> Problem | None:
        if "cannot start any token" not in self.words:
            return None
        sign = self._text[self.column - 1 : self.column]
        if not sign or sign not in "@`%":
            return None
        return self._at(
            self.line,
            self.column,
            "E104",
            f"a value must not start with {sign}",
            "put the text between double quotes",
            quoted(self.text, self.line, self.column),
        )

    def no_space(self) -> Problem | None:
        """A key whose colon, or an entry whose hyphen, has no space behind it."""
        for line in self._near():
            if hyphen := _NO_SPACE_ENTRY.match(line.text):
                return self._unspaced(line, hyphen.end(), "hyphen", "'- ' and then the entry")
            if key := _NO_SPACE.match(line.text):
                return self._unspaced(line, key.end(), "colon", f"'{key[1]}: ' and then the value")
        return None

    def _unspaced(self, line: _Line, end: int, sign: str, right: str) -> Problem:
        here = Span(line.number, end + 1, line.number, end + 1)
        return self._at(
            line.number,
            end,
            "E120",
            f"there is no space after the {sign}",
            f"write {right}",
            Repair((Edit(here, " "),), safe=True),
        )

    def _colon(self) -> Problem | None:
        if "mapping values are not allowed" not in self.words:
            return None
        for line in self._near():
            for form in (_ENTRY, _ITEM):
                found = form.match(line.text)
                if not found or found[2][0] in "\"'|>[{":
                    continue
                inside = re.search(r":(?:\s|\Z)", found[2])
                if inside and (form is _ENTRY or " " in found[2][: inside.start()]):
                    start = len(found[1])
                    repair = quoted(self.text, line.number, start + 1)
                    word = re.search(r"(?<= )[a-z0-9_]+\Z", found[2][: inside.start()])
                    help = "put the text between double quotes"
                    if word and kinds_with(word[0]):  # a field may have slipped up here
                        repair = repair and replace(repair, safe=False)
                        help += f", or begin a line of its own with '{word[0]}: '"
                    return self._at(
                        line.number,
                        start + inside.start() + 1,
                        "E114",
                        "a text with a colon in it needs quotation marks around it",
                        help,
                        repair,
                    )
        return None

    def _hyphen(self) -> Problem | None:
        """A hyphen behind a key: for no value, or the first entry of a list."""
        found = re.match(rf"( *{KEY}:)( +)-(?: +(\S.*)|\s*)\Z", self._text)
        if "sequence entries are not allowed" not in self.words or not found:
            return None
        column = found.end(2) + 1
        if not found[3]:
            return self._at(
                self.line,
                column,
                "E104",
                "a hyphen alone is no value",
                "write the value, or leave the line out where the source prints none",
            )
        following = self.lines[self.line] if self.line < len(self.lines) else ""
        indentation = re.match(r" *(?:- +)*", self._text)
        depth = len(indentation[0]) + 2 if indentation else 2
        depth = column - 1 if re.match(rf" {{{column - 1}}}- ", following) else depth
        here = Span(self.line, found.end(1) + 1, self.line, column)
        return self._at(
            self.line,
            column,
            "E124",
            "a list does not begin on the line of its key",
            "put each entry on a line of its own, below the key",
            Repair((Edit(here, f"\n{' ' * depth}"),)),
        )

    def _sign_of_block(self) -> Problem | None:
        """A sign behind which YAML looks for the text of the next lines."""
        found = re.match(rf"( *(?:{KEY}: +|(?:- +)+))([|>]) *(\S.*)\Z", self._text)
        if "comment or line break" not in self.words or not found:
            return None
        sign, column = found[2], found.end(1) + 1
        message = f"a value must not start with {sign}"
        if not re.match(r"[0-9]", found[3]):
            repair = quoted(self.text, self.line, column)
            help = "put the text between double quotes"
            return self._at(self.line, column, "E104", message, help, repair)
        help = "write the number alone"
        if sign == ">":
            help += ", and say in 'qualifier' what is right: more-than or at-least"
        return self._at(self.line, column, "E104", message, help)

    def _comma(self) -> Problem | None:
        if "expected node content" not in self.words or self._text[self.column - 1 :][:1] != ",":
            return None
        before = self._text[: self.column - 1]
        spaces = re.match(r", *", self._text[self.column - 1 :]) if before[-1:] in " [{" else None
        width = len(spaces[0]) if spaces else 1
        here = Span(self.line, self.column, self.line, self.column + width)
        return self._at(
            self.line,
            self.column,
            "E127",
            "here is a comma and no entry before it",
            "remove it, or write the entry that is missing",
            Repair((Edit(here, ""),)),
        )

    def _open_bracket(self) -> Problem | None:
        text = self._text
        if "flow" not in self.words and text[self.column - 1 : self.column] in ("]", "}"):
            return self._at(
                self.line,
                self.column,
                "E123",
                f"this bracket {text[self.column - 1]} closes nothing",
                "remove it, or write the bracket that opens the list",
            )
        if "flow" not in self.words or not self.opened:
            return None
        line, column = self.opened
        bracket = self.lines[line - 1][column - 1 : column] if line <= len(self.lines) else ""
        if not bracket or bracket not in "[{":
            return None
        end = "]" if bracket == "[" else "}"
        return self._at(
            line,
            column,
            "E123",
            f"this bracket {bracket} is not closed as it should be",
            f"close it with {end}, and put commas between the entries; "
            "put text that begins with a bracket between double quotes",
            self._closed(line, column, end),
        )

    def _no_key(self) -> Problem | None:
        for line in self._near():
            text = line.text.strip()
            if not text or text.startswith(("#", "-", "'", '"', "[", "{")) or ":" in text:
                continue
            if "expected ':'" in self.words or "mapping values" in self.words:
                return self._at(
                    line.number,
                    len(line.text) - len(line.text.lstrip()) + 1,
                    "E122",
                    "this line has no key and no colon",
                    "indent it as far as the text it goes on with, or write 'key: value'",
                    width=len(text),
                )
        return None

    def _after_quote(self) -> Problem | None:
        for line in self._near():
            found = re.match(rf"( *(?:{KEY}: +|- +)?)([\"'])(.*?)\2(?=\s*[^\s#,\]}}:])", line.text)
            if found and "expected" in self.words:
                start = found.end(1) + 1
                return self._at(
                    line.number,
                    found.end(),
                    "E117",
                    "the text ends at this quotation mark, and more stands behind it",
                    "put the whole text between quotation marks of the other kind",
                    requoted(line.text, line.number, start),
                )
        return None

    def _indentation(self) -> Problem | None:
        text = self.lines[self.line - 1] if self.line <= len(self.lines) else ""
        further = "mapping values" in self.words and _STARTS.match(text)
        if "block" not in self.words and "expected" not in self.words and not further:
            return None
        column = len(text) - len(text.lstrip()) + 1 if further else self.column
        return self._at(
            self.line,
            column,
            "E124",
            "this line is not indented like the lines it belongs to",
            "begin the keys of one block under each other, two spaces further in than the key "
            "that opens the block",
            self._aligned(text),
            width=max(1, len(text.rstrip()) - column + 1),
        )

    def _aligned(self, text: str) -> Repair | None:
        """The line under the one before it, which is nearly where it stands: a guess."""
        if not text.strip():
            return None
        before = next((line for line in reversed(self.lines[: self.line - 1]) if line.strip()), "")
        form = r" *" if text.lstrip().startswith("- ") else r" *(?:- +)*"
        meant = re.match(form, before)
        own = len(text) - len(text.lstrip(" "))
        if not meant or not 0 < abs(own - len(meant[0])) <= 3 or len(meant[0]) == 1:
            return None
        return Repair((Edit(Span(self.line, 1, self.line, own + 1), " " * len(meant[0])),))
