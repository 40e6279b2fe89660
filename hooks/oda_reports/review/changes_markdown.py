"""Changes as Markdown, for those who review numbers: on a forge, in a terminal.

Every word of a record stands in code, where no forge looks for markup, links, mentions or issues;
what could hide or command is shown escaped. Words outside of code are ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from html import escape
from itertools import accumulate, groupby

from oda_reports.catalogue.catalogue import Key
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import MINUS, NO_VALUE_SIGN, Formatter
from oda_reports.problems.frames import printable
from oda_reports.records.vocabulary import Unit
from oda_reports.review.figure_changes import Doubt, FigureChange
from oda_reports.review.reading_changes import ReadingChanges, SentenceChange
from oda_reports.review.record_changes import RecordChanges
from oda_reports.writing.pages.page import page_url, record_path

LIMIT = 60_000
"""Characters up to which sentences are shown: a comment on GitHub holds 65,536.

The tables of figures are whole even where they alone are longer.
"""

NO_CHANGES = "No figure changes; no page reads differently."

_SAME_PLACE = "Where source and place are the same: was the new value read there?"
_LONGEST_NAME = 300
_PAGES_NAMED = 40


def changes_markdown(
    figures: Sequence[FigureChange],
    records: RecordChanges,
    reading: ReadingChanges | None,
    remarks: Sequence[str] = (),
    formatter: Formatter | None = None,
    limit: int = LIMIT,
) -> str:
    """The whole review; ``reading`` is None where no pages could be made.

    ``remarks`` are sentences of ours that come first, such as why something is left out.
    """
    formatter = formatter or Formatter()
    changed = [change for change in figures if change.before and change.after]
    blocks = [f"## {_summary(figures, reading)}"]
    if not figures and reading == ReadingChanges():
        blocks = [NO_CHANGES]
    if remarks:
        blocks.append("\n>\n".join(f"> {remark}" for remark in remarks))
    if changed:
        blocks.append(_changed_table(changed, formatter))
    if any(Doubt.SAME_PLACE in change.doubts for change in changed):
        blocks.append(_SAME_PLACE)
    for title, values in (
        ("New figures", [change for change in figures if not change.before]),
        ("Figures that are gone", [change for change in figures if not change.after]),
    ):
        if values:
            blocks += [f"### {title}", _value_table(values, formatter)]
    if lines := [*_record_lines(records), *(_page_lines(reading, records) if reading else ())]:
        blocks += ["### Records and pages", "\n".join(lines)]
    if reading and reading.sentences:
        blocks.append("### What readers will read")
        blocks += _sentences(reading.sentences, limit - len("\n\n".join(blocks)))
    return "\n\n".join(blocks) + "\n"


def _summary(figures: Sequence[FigureChange], reading: ReadingChanges | None) -> str:
    said = _counted(
        "figure",
        (sum(bool(change.before and change.after) for change in figures), "changes", "change"),
        (sum(not change.before for change in figures), "is new", "are new"),
        (sum(not change.after for change in figures), "is gone", "are gone"),
    )
    said = said or "No figure changes"
    if reading is None:
        return said
    pages = _counted(
        "page",
        (len(reading.pages), "reads differently", "read differently"),
        (len(reading.new_pages), "is new", "are new"),
        (len(reading.gone_pages), "is gone", "are gone"),
    )
    return f"{said}; {pages or 'no page reads differently'}"


def _counted(noun: str, *counts: tuple[int, str, str]) -> str:
    """How many of them do what: ``2 pages read differently, 1 is new``; empty where none does."""
    said: list[str] = []
    for number, one, more in counts:
        if number:
            what = "" if said else f" {noun}" if number == 1 else f" {noun}s"
            said.append(f"{number:,}{what} {one if number == 1 else more}")
    return ", ".join(said)


def _changed_table(changes: Iterable[FigureChange], formatter: Formatter) -> str:
    """What changed, the worst doubts first."""
    rows = [
        (
            _code(_name(change)),
            _value(change.before, change, formatter),
            _value(change.after, change, formatter),
            _difference(change, formatter),
            _read_in(change),
            "<br>".join(f"⚠ {doubt}" if doubt.is_grave else doubt for doubt in change.doubts),
        )
        for change in sorted(changes, key=_worst_doubt)
    ]
    head = ("Figure", "Before", "After", "Difference", "Read in", "To check")
    return _table(head, "lrrrll", rows)


def _worst_doubt(change: FigureChange) -> int:
    doubts = list(Doubt)
    return min(map(doubts.index, change.doubts), default=len(doubts))


def _value_table(changes: Iterable[FigureChange], formatter: Formatter) -> str:
    """Values that only one side has; those that differ in their years alone share a line."""
    rows = []
    for (about, read_in), group in groupby(
        changes, lambda change: (_code(change.about), _read_in(change))
    ):
        values = []
        for change in group:
            figure = change.after or change.before
            assert figure is not None
            moment = f"{change.moment}: " if change.moment else ""
            values.append(f"{moment}{_exact(figure, formatter)}")
        rows.append((about, _code("; ".join(values), None), read_in))
    return _table(("Figure", "Value", "Read in"), "lll", rows)


def _table(head: Sequence[str], sides: str, rows: Iterable[Sequence[str]]) -> str:
    rule = "|".join({"l": "---", "r": "--:"}[side] for side in sides)
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def _name(change: FigureChange) -> str:
    return f"{change.about}, {change.moment}" if change.moment else change.about


def _value(figure: Figure | None, change: FigureChange, formatter: Formatter) -> str:
    assert figure is not None
    text = _exact(figure, formatter)
    before, after = change.before, change.after
    if before and after and before.measure is not after.measure and figure.measure:
        text += f", {figure.measure.label.lower()}"
    return _code(text, None)


def _exact(figure: Figure, formatter: Formatter) -> str:
    """A figure with its unit and every decimal that its record has: a page may round it."""
    if figure.value is None:
        return figure.state.label.lower()
    scaled = figure.value.scaleb(-figure.scale.exponent if figure.scale else 0)
    exponent = scaled.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    text = formatter.figure(replace(figure, decimals=max(figure.decimals, -exponent)))
    says_unit = figure.unit.is_money or figure.unit is Unit.PERCENT
    return text if says_unit else f"{text} {figure.unit.label}"


def _difference(change: FigureChange, formatter: Formatter) -> str:
    difference = change.difference
    if difference is None or not change.after:
        return NO_VALUE_SIGN
    if not difference:
        return "none"
    sign = MINUS if difference < 0 else "+"
    size = _exact(replace(change.after, value=abs(difference), qualifier=None), formatter)
    size = size.replace("percent", "points").removesuffix(f" {change.after.unit.label}")
    text = _code(f"{sign}{size}", None)
    return text if change.percent is None else f"{text}<br>{_percent(change.percent, formatter)}"


def _percent(percent: Decimal, formatter: Formatter) -> str:
    """A percentage with a decimal below ten; less than a tenth of one is not called nothing."""
    size = abs(percent)
    if size < Decimal("0.1"):
        return "less than 0.1%"
    sign = MINUS if percent < 0 else "+"
    return f"{sign}{formatter.number(size, 1 if size < 10 else 0)}%"


def _read_in(change: FigureChange) -> str:
    """Source and place; where they changed, before and after."""
    figures = [figure for figure in (change.before, change.after) if figure]
    read = [
        f"{figure.source}, {figure.place}" if figure.place else figure.source for figure in figures
    ]
    return "<br>→ ".join(_code(place) for place in dict.fromkeys(read))


def _record_lines(changes: RecordChanges) -> Iterator[str]:
    for words, keys in (
        ("New", changes.new),
        ("New, still a draft", changes.new_drafts),
        ("Published, a draft before", changes.published),
        ("Withdrawn, a draft again", changes.withdrawn),
        ("Gone", changes.gone),
    ):
        if keys:
            yield f"- {words}: {', '.join(map(_key, keys))}"
    for old, new in changes.renamed:
        yield f"- Renamed: {_key(old)} → {_key(new)}"
    for id, fields in changes.sources_changed:
        yield f"- Changed source: {_code(id)} ({', '.join(fields)})"
    if changes.sources_uncited:
        yield f"- Cited nowhere any more: {', '.join(map(_code, changes.sources_uncited))}"


def _key(key: Key) -> str:
    return _code("/".join(key))


def _page_lines(reading: ReadingChanges, records: RecordChanges) -> Iterator[str]:
    """What became of pages, those of new, gone and renamed records left out: it is said there."""
    keys = (*records.new, *records.published, *records.gone, *records.withdrawn)
    said = {record_path(*key) for key in (*keys, *(new for _, new in records.renamed))}
    for words, pages in (
        ("New pages", [path for path in reading.new_pages if path not in said]),
        ("Pages that are gone", [path for path in reading.gone_pages if path not in said]),
        ("Pages in another order", reading.reordered),
    ):
        if pages:
            yield f"- {words}: {_pages(pages, _code)}"


def _pages(paths: Sequence[str], code: Callable[[str], str]) -> str:
    named = [code(page_url(path)) if path != "index.md" else "the home page" for path in paths]
    more = len(named) - _PAGES_NAMED
    return ", ".join(named[:_PAGES_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _sentences(changes: Sequence[SentenceChange], room: int) -> Iterator[str]:
    """The sentences, page by page, as far as there is room: first those that were there before."""
    by_pages: dict[tuple[str, ...], list[SentenceChange]] = {}
    for change in sorted(changes, key=lambda change: not (change.before and change.after)):
        by_pages.setdefault(change.pages, []).append(change)
    lines: list[str] = []
    shown = 0
    for pages, group in by_pages.items():
        where = f"on {f'{len(pages)} pages: ' if len(pages) > 2 else ''}{_pages(pages, _html_code)}"
        items = [f"<code>{_redline(change)}</code><br>" for change in group]
        room -= len(f"<li>{where}</li>\n")
        used = accumulate(len(item) + 1 for item in items)
        fitting = [item for item, size in zip(items, used, strict=True) if size <= room]
        if fitting:
            lines.append("\n".join([f"<li>{fitting[0]}", *fitting[1:], f"{where}</li>"]))
            room -= sum(len(item) + 1 for item in fitting)
            shown += len(fitting)
        if len(fitting) < len(items):
            break
    if lines:
        yield "\n".join(["<ul>", *lines, "</ul>"])
    if left := len(changes) - shown:
        yield f"… and {_counted('more sentence', (left, 'changes', 'change'))}."


def _redline(change: SentenceChange) -> str:
    """A sentence with its words struck out and set in; as HTML that no Markdown looks into."""
    old, new = (change.before or "").split(), (change.after or "").split()
    matcher = SequenceMatcher(None, old, new)
    codes = matcher.get_opcodes()
    if matcher.ratio() < 0.5:
        codes = [("replace", 0, len(old), 0, len(new))]
    parts: list[str] = []
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            parts.append(_html(old[i1:i2]))
            continue
        if i1 < i2:
            parts.append(f"<del>{_html(old[i1:i2])}</del>")
        if j1 < j2:
            parts.append(f"<ins>{_html(new[j1:j2])}</ins>")
    return " ".join(parts)


def _html_code(text: str) -> str:
    return f"<code>{_html([text])}</code>"


def _html(words: Sequence[str]) -> str:
    return escape(_one_line(" ".join(words)), quote=False).replace("##", "#&#35;")


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _code(text: str, longest: int | None = _LONGEST_NAME) -> str:
    """Text as a code span that can stand in a table, where a bar would end the cell.

    CI systems read ``##[`` as a command wherever it stands in a line.
    """
    line = _one_line(text).replace("|", "¦").replace("##", "#\\u0023") or NO_VALUE_SIGN
    if longest is not None and len(line) > longest:
        line = line[: longest - 1] + "…"
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    space = " " if "`" in (line[0], line[-1]) else ""
    return f"{fence}{space}{line}{space}{fence}"
