"""A review as Markdown, for those who look at numbers: on a forge, in a terminal.

Every word that is not ours stands in code, where no forge looks for markup, links, mentions or
issues; what could hide or command is shown escaped. So it does not matter who wrote the review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, groupby, takewhile

from oda_reports.catalogue.catalogue import Key
from oda_reports.figures.formatting import NO_VALUE_SIGN
from oda_reports.review.aspect_changes import AspectChange
from oda_reports.review.figure_changes import Doubt
from oda_reports.review.markdown_blocks import (
    Passage,
    code,
    html_code,
    html_text,
    listed_names,
    listed_pages,
    lost,
    one_line,
    source_cell,
    table_head,
    table_row,
    value_cell,
)
from oda_reports.review.reading_changes import ReadingChanges, SentenceChange
from oda_reports.review.record_changes import RecordChanges
from oda_reports.review.review import Review, ToldChange, ToldState
from oda_reports.review.standing_markdown import standing_blocks
from oda_reports.writing.pages.page import record_path

NO_CHANGES = "No figure changes; no page reads differently."

_BESIDE = "only in what stands beside"
_SAME_PLACE = "Where source and place are the same: was the new value read there?"
_IS_PLAIN = re.compile(r"none|(?:less than |[+−])[\d,.]+%")
"""Words about a difference that need no code: nothing in them could be markup."""
_COLUMNS = frozenset({"value", "low", "high", "state", "qualifier", "source", "place"})
"""What the columns show, value before and after and where it is read."""
_AROUND = 30
_LONGEST_SAID = 160
"""Characters of what is said of a figure before or after, and of them before the difference."""
_LONGEST_COMPARED = 4_000
"""Characters of a sentence, before and after, that is compared word by word."""
_NO_LIMIT = 10**12
_ROOM_TO_COUNT = 600
"""What the lines take that say how much is left out."""


def changes_markdown(review: Review, limit: int | None = None, whole: str = "") -> str:
    """The whole review, or as much of it as has room in ``limit`` characters.

    It is cut between rows and sentences only, says that it was cut and what is left out, and
    leads to ``whole``, the address where all of it can be read.
    """
    opening = [f"## {_summary(review)}"]
    if not (review.figures or review.standing) and review.reading == ReadingChanges():
        opening = [NO_CHANGES]
    if remarks := list(_remarks(review)):
        opening.append("\n>\n".join(f"> {remark}" for remark in remarks))
    where = f": [here is all of it]({whole})" if whole else ""
    note = f"**This is too long to be shown whole and was cut{where}.**"
    room = _NO_LIMIT
    if limit is not None:
        room = limit - len("\n\n".join([*opening, note])) - _ROOM_TO_COUNT
    shown: list[str] = []
    is_cut = False
    for block in _blocks(review):
        text, left = _fitted(block, room)
        room -= len(text)
        shown.append(text)
        is_cut = is_cut or left > 0
    if review.reading and review.reading.sentences:
        text, left = _fitted_sentences(review.reading.sentences, room)
        shown.append(text)
        is_cut = is_cut or left > 0
    return "\n\n".join([*opening, *([note] if is_cut else ()), *filter(None, shown)]) + "\n"


def _fitted(block: Passage, room: int) -> tuple[str, int]:
    """As many lines of a block as there is room for, and how many are left out."""
    sizes = accumulate((len(line) + 1 for line in block.lines), initial=len(block.head) + 2)
    fitting = sum(1 for _ in takewhile(lambda size: size <= room, sizes)) - 1
    left = len(block.lines) - max(fitting, 0)
    parts = [] if fitting < 0 or (block.lines and not fitting) else [block.head]
    parts += block.lines[: max(fitting, 0)]
    return "\n".join([*parts, *(["", _left_out(block.noun, left)] if left else ())]).strip(), left


def _left_out(noun: str, left: int) -> str:
    return f"… and {left:,} {noun}{'' if left == 1 else 's'}."


def _remarks(review: Review) -> Iterator[str]:
    """What a reviewer has to know first."""
    yield from _state_remarks(review.before, "Before", "new")
    yield from _state_remarks(review.after, "After", "gone")
    if review.reading is None:
        yield "Sentences are not compared: with these errors no page can be made."
    elif review.left_out:
        names = listed_names(review.left_out, code)
        yield f"Because of errors, sentences are compared without these: {names}."


def _state_remarks(state: ToldState, word: str, whole: str) -> Iterator[str]:
    """What has to be known of one state; ``whole`` is all, if there is no folder."""
    if not state.is_there:
        yield f"**{word}** there is no data folder: everything is {whole}."
    elif state.errors:
        count = "1 error" if state.errors == 1 else f"{state.errors:,} errors"
        yield f"**{word}** the records have {count}; what can be read is compared."


def _blocks(review: Review) -> Iterator[Passage]:
    """The figures and the records, the most important first."""
    changed = [change for change in review.figures if change.before and change.after]
    if changed:
        head = table_head(
            ("Figure", "Before", "After", "Difference", "Read in", "To check"), "lrrrll"
        )
        rows = tuple(_changed_row(change) for change in sorted(changed, key=_worst_first))
        yield Passage(head, rows, "more figure that changes")
    if any(Doubt.SAME_PLACE in change.doubts for change in changed):
        yield Passage(_SAME_PLACE)
    yield from standing_blocks(review)
    told = {row.address for edition in review.editions for row in edition.rows}
    new = [one for one in review.figures if not one.before and one.address not in told]
    for title, values in (
        ("New figures", new),
        ("Figures that are gone", [change for change in review.figures if not change.after]),
    ):
        if values:
            head = table_head(("Figure", "Value", "Read in"), "lll")
            yield Passage(f"### {title}\n\n{head}", tuple(_value_rows(values)))
    reading = review.reading
    lines = [*_record_lines(review.records)]
    lines += _page_lines(reading, review.records) if reading else ()
    if lines:
        yield Passage("### Records and pages\n", tuple(lines), "more line")


def _summary(review: Review) -> str:
    figures, reading = review.figures, review.reading
    again = [row for edition in review.editions for row in edition.rows if row.before]
    printed = {row.address for row in again}
    otherwise = sum(row.stands for row in (*again, *review.standing))
    both = [change for change in figures if change.before and change.after]
    beside = sum(change.is_beside for change in both)
    said = _counted(
        "figure",
        (len(both) - beside, "changes", "change"),
        (beside, f"changes {_BESIDE} it", f"change {_BESIDE} them"),
        (otherwise, "is printed otherwise", "are printed otherwise"),
        (sum(not (one.before or one.address in printed) for one in figures), "is new", "are new"),
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


def _changed_row(change: ToldChange) -> str:
    """A figure that changed: what it was, what it is, what to look at."""
    doubts = (_doubt(doubt, change) for doubt in change.doubts)
    told = (code(_aspect(aspect), None) for aspect in change.aspects if _has_no_column(aspect))
    return table_row(
        "<br>".join([code(_name(change)), *told]),
        value_cell(change.before),
        value_cell(change.after),
        _difference(change),
        _read_in(change),
        "<br>".join(doubts),
    )


def _doubt(doubt: Doubt, change: ToldChange) -> str:
    if doubt is Doubt.OVERWRITTEN and change.before and change.before.edition:
        return lost(change.before.edition)
    return f"⚠ {doubt}" if doubt.is_grave else str(doubt)


def _has_no_column(aspect: AspectChange) -> bool:
    """Whether a change is not to be seen in the values before and after, and where they stand."""
    return aspect.name not in _COLUMNS


def _aspect(aspect: AspectChange) -> str:
    """What is said before and after: ``nature: target → actual``; of long texts, what differs."""
    was, now = _around_the_difference(one_line(aspect.before), one_line(aspect.after))
    return f"{aspect.name}: {was or NO_VALUE_SIGN} → {now or NO_VALUE_SIGN}"


def _around_the_difference(was: str, now: str) -> tuple[str, str]:
    """Two texts from a little before where they differ, each as long as can be taken in."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False)))
    start = was.rfind(" ", 0, max(alike - _AROUND, 0)) + 1 if alike > 2 * _AROUND else 0
    cut = [f"{'…' if start else ''}{text[start:]}" for text in (was, now)]
    first, second = (t if len(t) <= _LONGEST_SAID else f"{t[: _LONGEST_SAID - 1]}…" for t in cut)
    return first, second


def _worst_first(change: ToldChange) -> tuple[bool, int]:
    """Figures printed otherwise by their worst doubt, then those with another thing beside them."""
    doubts = list(Doubt)
    return change.is_beside, min(map(doubts.index, change.doubts), default=len(doubts))


def _value_rows(changes: Iterable[ToldChange]) -> Iterator[str]:
    """Values that only one side has; those that differ in their years alone share a line."""
    for (about, read_in), group in groupby(
        changes, lambda change: (code(change.about), _read_in(change))
    ):
        yield table_row(about, code("; ".join(map(_told_value, group)), None), read_in)


def _told_value(change: ToldChange) -> str:
    """The value of a figure that is new or gone, with all that is said of it."""
    value = change.after or change.before
    said = ", ".join(
        [value.text if value else "", *(aspect.after for aspect in change.aspects if aspect.after)]
    )
    return f"{change.moment}: {said}" if change.moment else said


def _read_in(change: ToldChange) -> str:
    return source_cell((change.before, change.after))


def _key(key: Key) -> str:
    return code("/".join(key))


def _name(change: ToldChange) -> str:
    return f"{change.about}, {change.moment}" if change.moment else change.about


def _difference(change: ToldChange) -> str:
    parts = [
        text if _IS_PLAIN.fullmatch(text) else code(text)
        for text in (change.difference, change.percent)
        if text
    ]
    return "<br>".join(parts) or NO_VALUE_SIGN


def _record_lines(changes: RecordChanges) -> Iterator[str]:
    for words, keys in (
        ("New", changes.new),
        ("New, still a draft", changes.new_drafts),
        ("Published, a draft before", changes.published),
        ("Withdrawn, a draft again", changes.withdrawn),
        ("Gone", changes.gone),
    ):
        if keys:
            yield f"- {words}: {listed_names(keys, _key)}"
    for old, new in changes.renamed:
        yield f"- Renamed: {_key(old)} → {_key(new)}"
    for id, fields in changes.sources_changed:
        yield f"- Changed source: {code(id)} ({listed_names(fields, code)})"
    if changes.held_back:
        told = listed_names(changes.held_back, lambda one: f"{_key(one[0])} ({one[1]:,})")
        yield f"- Read in sources that are drafts, not published: {told}"
    if changes.sources_uncited:
        yield f"- Cited nowhere any more: {listed_names(changes.sources_uncited, code)}"


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
            yield f"- {words}: {listed_pages(pages, code)}"


def _fitted_sentences(changes: Sequence[SentenceChange], room: int) -> tuple[str, int]:
    """The sentences, page by page, as far as there is room: first those that were there before.

    And how many are left out.
    """
    by_pages: dict[tuple[str, ...], list[SentenceChange]] = {}
    for change in sorted(changes, key=lambda change: not (change.before and change.after)):
        by_pages.setdefault(change.pages, []).append(change)
    head = "### What readers will read"
    room -= len(head) + len("\n\n<ul>\n</ul>")
    lines: list[str] = []
    shown = 0
    for pages, group in by_pages.items():
        count = f"{len(pages)} pages: " if len(pages) > 2 else ""
        where = f"on {count}{listed_pages(pages, html_code)}"
        room -= len(f"<li>{where}</li>\n")
        fitting: list[str] = []
        for item in _redlines(group, room):
            room -= len(item) + 1
            fitting.append(item)
        if fitting:
            lines.append("\n".join([f"<li>{fitting[0]}", *fitting[1:], f"{where}</li>"]))
            shown += len(fitting)
        if len(fitting) < len(group):
            break
    parts = [f"{head}\n\n" + "\n".join(["<ul>", *lines, "</ul>"])] if lines else []
    left = len(changes) - shown
    return "\n\n".join([*parts, *([_left_out("more sentence", left)] if left else ())]), left


def _redlines(changes: Iterable[SentenceChange], room: int) -> Iterator[str]:
    """Sentences as long as each has room; of one that has none, not a word is compared."""
    for change in changes:
        if len(change.before or "") + len(change.after or "") > 2 * room:
            return
        item = f"<code>{_redline(change)}</code><br>"
        room -= len(item) + 1
        if room < 0:
            return
        yield item


def _redline(change: SentenceChange) -> str:
    """A sentence with its words struck out and set in; as HTML that no Markdown looks into."""
    old, new = (change.before or "").split(), (change.after or "").split()
    codes = [("replace", 0, len(old), 0, len(new))]
    if len(change.before or "") + len(change.after or "") <= _LONGEST_COMPARED:
        matcher = SequenceMatcher(None, old, new)
        if matcher.ratio() >= 0.5:
            codes = list(matcher.get_opcodes())
    parts: list[str] = []
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            parts.append(html_text(old[i1:i2]))
            continue
        if i1 < i2:
            parts.append(f"<del>{html_text(old[i1:i2])}</del>")
        if j1 < j2:
            parts.append(f"<ins>{html_text(new[j1:j2])}</ins>")
    return " ".join(parts)
