"""What is legal and looks like a slip: text cut off, odd quotation marks, letters of two scripts.

Looked for in a file's own text, where an editor sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, name, normalize

from oda_reports.problems.edits import slice_of, span_at, split_lines
from oda_reports.problems.problem import Edit, Loc, Problem, Repair, Span
from oda_reports.reading.quotation_marks import quoted
from oda_reports.reading.yaml_files import Document
from oda_reports.records.field_types import UNCHOSEN, UNWRITTEN

_CUT = re.compile(r"(?<=[^\s#]) +#(?=[^\s#!])")
_CURLY = re.compile(r"[“”„«»‘’].*[“”«»‘’]", re.DOTALL)
_OPENED = re.compile(r"(?:^|[-:,\[{]) *[“”„«»‘’]", re.MULTILINE)
_LATIN, _OTHER = r"[A-Za-z\u00c0-\u024f]", r"[\u0370-\u03ff\u0400-\u052f]"
_MIXED = re.compile(rf"(?<!{_LATIN}){_LATIN}++{_OTHER}\w*|(?<!{_OTHER}){_OTHER}++{_LATIN}\w*")
_IN_OTHER = re.compile(_OTHER)
"""What every word of two scripts has somewhere: the quick way to see that there is none."""
_WORD = re.compile(r"\S{1,200}")
"""So much at a time: composing accents takes the square of their number."""
_TWINS = dict(zip("аеорсухіјѕАВЕКМНОРСТХІЈЅ", "aeopcyxijsABEKMHOPCTXIJS", strict=True))
"""Cyrillic letters that look like Latin ones."""


def find_doubts(document: Document) -> Iterator[Problem]:
    """Doubtful places of a file of YAML."""
    text = document.text
    if "#" in text and _CUT.search(text):
        yield from _cut_texts(document)
    yield from find_letter_doubts(text, document.file)
    if not text.isascii() and _OPENED.search(text):
        yield from _curly_quotes(document)


def find_letter_doubts(text: str, file: str) -> Iterator[Problem]:
    """Letters of two scripts in one word; letters and accents that should be one character."""
    if text.isascii():
        return
    for found in _MIXED.finditer(text) if _IN_OTHER.search(text) else ():
        span = span_at(text, found.start(), len(found[0]))
        latin_letters = re.findall(_LATIN, found[0])
        others = re.findall(_OTHER, found[0])
        odd = min(others, latin_letters, key=len)[0]
        latin = "".join(_TWINS.get(char, char) for char in found[0])
        repair = Repair((Edit(span, latin),)) if not _MIXED.search(latin) else None
        yield Problem(
            file,
            span,
            "W409",
            f"'{found[0]}' mixes letters of two scripts: {odd} is {name(odd, 'unnamed').lower()}",
            "type the word again on one keyboard",
            repair,
        )
    if not is_normalized("NFC", text):
        for found in _WORD.finditer(text):
            composed = normalize("NFC", found[0])
            if composed != found[0]:
                span = span_at(text, found.start(), len(found[0]))
                yield Problem(
                    file,
                    span,
                    "W410",
                    f"'{composed}' is written with letters and accents apart",
                    "type the word again; searching for it fails otherwise",
                    Repair((Edit(span, composed),), safe=True),
                )


def find_placeholders(document: Document, start: Loc) -> Iterator[Problem]:
    """What a specimen left to its editor, in the part of a file below ``start``."""
    if UNWRITTEN not in document.text and UNCHOSEN not in document.text:
        return
    places = [*document.values.items(), *document.keys.items()]
    for loc, span in places:
        if loc[: len(start)] != start:
            continue
        value = slice_of(document.text, span).strip("\"'|>- \r\n")
        if value == UNCHOSEN or (value.startswith(UNWRITTEN) and span.end_line - span.line < 3):
            yield Problem(
                document.file,
                _first_line(document.text, span, UNWRITTEN),
                "E316",
                "this is still to be written",
                "write it, or mark the record with 'draft: true' until you have",
            )


def _first_line(text: str, span: Span, words: str) -> Span:
    """The line of a text that begins with some words; the span itself if it is on one line."""
    lines = split_lines(text)
    for number in range(span.line + 1, span.end_line + 1):
        if (start := lines[number - 1].find(words)) >= 0:
            return Span(number, start + 1, number, len(lines[number - 1].rstrip()) + 1)
    return span


def _cut_texts(document: Document) -> Iterator[Problem]:
    """Plain texts that end at a sign for a comment which looks like part of them."""
    ends = {(span.end_line, span.end_column): span for span in document.values.values()}
    for found in _CUT.finditer(document.text):
        place = span_at(document.text, found.start(), len(found[0]))
        span = ends.get((place.line, place.column))
        if span is None or span.line != span.end_line:
            continue
        if slice_of(document.text, span)[:1] in "\"'[{|>":
            continue
        rest = document.text[found.end() - 1 :].split("\n", 1)[0].rstrip()
        whole = quoted(document.text, span.line, span.column)
        yield Problem(
            document.file,
            place,
            "W401",
            f"the text ends here: YAML takes '{rest}' for a comment",
            "put the text between double quotes; for a comment, write a space after #",
            whole and Repair(whole.edits),
        )


def _curly_quotes(document: Document) -> Iterator[Problem]:
    """Values between typographic quotation marks, which YAML does not take for its own."""
    for span in document.values.values():
        if span.line != span.end_line:
            continue
        value = slice_of(document.text, span)
        # A number or a date between them is refused, with what to write instead.
        is_text = re.search(r"[^\W\d]", value)
        if is_text and _CURLY.fullmatch(value) and not re.search("[“”„«»]", value[1:-1]):
            inner = value[1:-1]
            straight = Repair((Edit(span, f'"{inner}"'),))
            yield Problem(
                document.file,
                span,
                "W402",
                f"the quotation marks {value[0]} and {value[-1]} are printed as part of the text",
                "if they only enclose the text, use straight ones or none; else leave them",
                None if '"' in inner or "\\" in inner else straight,
            )
