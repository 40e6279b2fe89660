"""What a template can ask of a value: the filter ``x`` is the function ``do_x``.

Plain functions of plain values. Those that write links, numbers or citations ask the page that
is being written, which ``writing`` names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from decimal import Decimal
from html import escape
from typing import Any

from markupsafe import Markup

from oda_reports.catalogue.editions import Change, told
from oda_reports.catalogue.totals import PrintedTotal
from oda_reports.charts.drawings import common_scale, draw_bar, draw_course, draw_plot, own_scale
from oda_reports.charts.readings import Reading, plain_reading, read_chart, read_row
from oda_reports.charts.series import Chart, Row
from oda_reports.charts.time_strips import draw_time_strip
from oda_reports.exports.citations import Citation
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import plain
from oda_reports.maps.value_classes import ValueClass
from oda_reports.records.events import Event
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period
from oda_reports.records.vocabulary import Kind, Match, Unit
from oda_reports.writing.escaping import escape_text
from oda_reports.writing.marks import PageMarks, note_letter
from oda_reports.writing.pages.page import list_path, page_url
from oda_reports.writing.prose import render_line, render_prose
from oda_reports.writing.trails import (
    Trail,
    citation,
    citation_forms,
    moment,
    pooled,
    sharing,
    trail,
)

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_MARKS: ContextVar[PageMarks] = ContextVar("marks")


@contextmanager
def writing(marks: PageMarks) -> Iterator[None]:
    """Names the page that is being written."""
    token = _MARKS.set(marks)
    try:
        yield
    finally:
        _MARKS.reset(token)


def _marks(record: Record | None) -> PageMarks:
    marks = _MARKS.get()
    if record is None or record is marks.record:
        return marks
    return replace(marks, record=record)


def _noted(text: str) -> str:
    """The text; the disputed names in it are told of at the foot of the page."""
    marks = _MARKS.get()
    for name in marks.catalogue.contested_names_in(text):
        marks.state.contested.setdefault(name.id, name)
    return text


def do_prose(text: str, record: Record | None = None) -> Markup:
    """A text as block HTML; its references are those of ``record``, else the page's record."""
    return render_prose(_noted(text), _marks(record))


def do_line(text: str, record: Record | None = None) -> Markup:
    """A text of one paragraph as inline HTML."""
    return render_line(_noted(text), _marks(record))


def do_lines(text: str) -> Markup:
    """A text with its lines as they are, for preformatted blocks: on one line of the page."""
    return Markup("&#10;").join(escape_text(line) for line in text.rstrip().split("\n"))


def do_opening(text: str, record: Record) -> Markup:
    """The first paragraph of a record's text as inline HTML: for cards."""
    first = text.strip().split("\n\n", 1)[0]
    return render_line(_noted(first), _marks(record))


def do_figure(figure: Figure, *, listed: bool = True) -> Markup:
    """A figure with its qualifier and the link to its source.

    It is listed at the foot of the page, unless it stands in a table that leads to its record.
    """
    marks = _MARKS.get()
    return Markup(marks.figure_of(figure, listed=listed))


def do_cell(figure: Figure) -> Markup:
    """A figure in a table whose sources stand with the table."""
    marks = _MARKS.get()
    return Markup(marks.mark(figure, marks.formatter.cell(figure)))


def do_computed(compared: PrintedTotal) -> Markup:
    """The sum of the parts of a total: a number of ours, marked as no source's."""
    formatter = _MARKS.get().formatter
    added, total = compared.sum, compared.total
    text = formatter.figure(replace(total, value=added.value, qualifier=None))
    about = " ".join(["approximately"] * added.is_approximate + [text])
    return Markup(
        f'<data class="oda-computed" value="{plain(added.value)}" data-unit="{added.unit.value}"'
        f' title="Computed here from {len(added.parts)} values">{escape(about)}</data>'
    )


def do_sum_reading(compared: PrintedTotal) -> Markup:
    """What the comparison of a total with the sum of its parts says, in sentences."""
    marks = _MARKS.get()
    total = compared.total
    count = len(compared.countries)
    parts = [f"The values of {count} countries"]
    for row in compared.unallocated:
        parts.append(f" and the row “{row.unallocated}”")
    if compared.is_across_sources:
        parts.append(", read in another source than the total,")
    if compared.is_equal:
        parts.append(" add up to the printed total.")
    elif compared.agrees:
        parts.append(" add up to the printed total, within rounding.")
    else:
        size = replace(total, value=abs(compared.difference), qualifier=None)
        way = "more" if compared.difference > 0 else "less"
        parts.append(f" do not add up to the printed total: it is {marks.formatter.figure(size)} ")
        parts.append(f"{way} than their sum.")
    if compared.missing:
        names = [marks.catalogue.area_name(area) for area in compared.missing]
        parts.append(f" No value for this year: {', '.join(names)}.")
    said = Markup('<span data-number="count">{}</span>').format(escape_text("".join(parts)))
    cites = (
        [do_cite(source) for source in compared.sum.sources] if compared.is_across_sources else []
    )
    return Markup("").join([said, *cites])


def do_plot(chart: Chart) -> Markup:
    """The drawing of one area over years."""
    return draw_plot(chart, _MARKS.get().formatter)


def do_course(row: Row, chart: Chart, *, told: bool = False) -> Markup:
    """The values of a row as small columns on the scale of their chart.

    ``told`` says that the sentence about them stands beside.
    """
    label = None if told else plain_reading(read_row(chart, row), _MARKS.get().formatter)
    return draw_course(row, common_scale(chart), 72, label)


def do_sparkline(row: Row) -> Markup:
    """The values of a row as small columns on a scale of their own; the numbers stand beside."""
    return draw_course(row, own_scale(row), 28)


def do_bar(row: Row, chart: Chart) -> Markup:
    """The value of a row as a bar on the scale of its chart."""
    return draw_bar(chart, row)


def do_time_strip(events: Iterable[Event]) -> Markup:
    """Events as dots on a line of years."""
    return draw_time_strip([event.date for event in events])


def do_reading(chart: Chart) -> Markup:
    """What a chart shows, in sentences, with its figures marked."""
    return _reading(read_chart(chart))


def do_row_reading(row: Row, chart: Chart) -> Markup:
    """What one row of a chart shows, as ``reading``."""
    return _reading(read_row(chart, row))


def _reading(reading: Reading) -> Markup:
    return Markup("").join(
        escape_text(part) if isinstance(part, str) else do_figure(part) for part in reading
    )


def do_words(figure: Figure) -> str:
    """A figure in words, where no mark can stand."""
    return _MARKS.get().formatter.figure(figure)


def do_told(change: Change) -> str:
    """What changed between two editions, in words; the values stand beside."""
    return told(change, _MARKS.get().formatter)


def do_limits(one: ValueClass, like: Figure) -> str:
    """The limits of a class of values, written in the scale of a figure."""
    formatter = _MARKS.get().formatter
    exponent = like.scale.exponent if like.scale else 0

    def written(limit: Decimal) -> str:
        return formatter.number(limit.scaleb(-exponent), 9, at_most=True)

    if one.far is not None:
        low, high = sorted((one.near, one.far))
        return f"{written(low)} to {written(high)}"
    if one.near == 0:
        return "below 0" if one.step < 0 else "0 and more"
    return f"{written(one.near)} and {'less' if one.step < 0 else 'more'}"


def do_unit(figure: Figure) -> str:
    """The unit of a column of figures."""
    marks = _MARKS.get()
    return marks.formatter.unit(figure)


def do_money(value: Any, unit: Unit) -> str:
    """An amount of money in words."""
    marks = _MARKS.get()
    return marks.formatter.money(Decimal(value), unit)


def do_cite(source: str, place: str | None = None) -> Markup:
    """The numbered link to a source."""
    marks = _MARKS.get()
    return Markup(marks.cite(source, place))


def do_url(target: Record | Kind | str) -> Markup:
    """The way from this page to a record, to the list of a kind, or to an address on the site."""
    marks = _MARKS.get()
    if isinstance(target, Record):
        return Markup(marks.url(marks.catalogue.url(target)))
    if isinstance(target, Kind):
        return Markup(marks.url(page_url(list_path(target))))
    return Markup(escape(marks.url(target)))


def do_href(url: str) -> Markup:
    """A web address of a record, whose form its model has checked."""
    return Markup(escape(url))


def do_figure_url(figure: Figure) -> Markup:
    """The way to the line of a page where a figure is listed."""
    marks = _MARKS.get()
    return Markup(marks.url(marks.catalogue.permalink(figure)))


def do_record_url(figure: Figure) -> Markup | None:
    """Where the record of a figure is read, at its line; None where the report names no forge."""
    address = _MARKS.get().record_address(figure)
    return do_href(address) if address else None


def do_mistake_url(target: Figure | Record) -> Markup | None:
    """The form for a mistake in a figure or a record, filled in; None where there is none."""
    address = _MARKS.get().mistake_address(target)
    return do_href(address) if address else None


def do_about(figure: Figure) -> str:
    """What a figure is about besides its label: whose it is, where, and when."""
    marks = _MARKS.get()
    catalogue = marks.catalogue
    own = (marks.record.kind, marks.record.id) if marks.record else None
    parts = []
    if figure.area:
        parts.append(catalogue.area_name(figure.area))
    elif own != (figure.kind, figure.record):
        parts.append(catalogue.records[figure.kind, figure.record].heading)
    if figure.match is Match.INFERRED:
        parts.append("link to the project inferred")
    if shared := sharing(figure, catalogue):
        parts.append(shared)
    return ", ".join([*parts, *filter(None, [do_moment(figure)])])


def do_sharing(figure: Figure) -> str:
    """For which countries an amount is, where several share it."""
    return sharing(figure, _MARKS.get().catalogue)


def do_date(value: PartialDate) -> str:
    """A date as far as it is known."""
    marks = _MARKS.get()
    return marks.formatter.date(value)


def do_period(period: Period) -> str:
    """From when to when, as far as it is known."""
    formatter = _MARKS.get().formatter
    start = formatter.date(period.start) if period.start else ""
    end = formatter.date(period.end) if period.end else ""
    dates = (
        f"{start} – {end}"
        if start and end
        else f"since {start}"
        if start
        else f"until {end}"
        if end
        else ""
    )
    return "; ".join(part for part in (dates, period.duration) if part)


def do_moment(figure: Figure) -> str:
    """What a figure is about in time, and where it was printed: since 1993, 2024 edition."""
    about = moment(figure, _MARKS.get().formatter)
    if not figure.printed_in:
        return about
    inferred = " (edition inferred)" if figure.printed_in_inferred else ""
    printed = f"printed in the {figure.printed_in} edition{inferred}"
    return f"{about}, {printed}" if about else printed


def do_trail(figure: Figure) -> Trail:
    """All that a reader can know of a figure, in words."""
    return trail(figure, _MARKS.get())


def do_citation(figure: Figure) -> Citation:
    """How a figure is quoted."""
    marks = _MARKS.get()
    return citation(figure, marks.catalogue, marks.formatter)


def do_citation_forms(_: str) -> Mapping[str, str]:
    """A citation in each format, with places that the page's script fills in."""
    return citation_forms(_MARKS.get().catalogue)


def do_pooled_trails(figures: Mapping[str, Figure]) -> Markup:
    """The trails of a page's figures by their addresses, as JSON for its script."""
    marks = _MARKS.get()
    return Markup(pooled({address: trail(one, marks) for address, one in figures.items()}))


def do_area(area: str) -> Markup:
    """An area's name, as a link where it has a page."""
    marks = _MARKS.get()
    catalogue = marks.catalogue
    name = escape_text(catalogue.area_name(area))
    if area in catalogue.groups:
        region = catalogue.groups[area].region
        href = marks.url(f"{Kind.REGIONS}/{region.id}/#{area}")
    else:
        kind = Kind.COUNTRIES if (Kind.COUNTRIES, area) in catalogue.records else Kind.REGIONS
        href = marks.url(f"{kind}/{area}/")
    return Markup(f'<a href="{href}">{name}</a>')


def do_name(name: str) -> Markup:
    """A name, marked as Japanese if it is in kana: other scripts leave the language open."""
    text = escape_text(name)
    return Markup(f'<span lang="ja">{text}</span>') if _KANA.search(name) else text


def do_slug(text: str) -> str:
    """An id for a heading: the words in small letters, or nothing but ``section``."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "section"


def do_letter(number: int) -> str:
    """The letter of a footnote."""
    return note_letter(number)


def do_record(id: str, kind: Kind) -> Record:
    """The record of that kind and id."""
    catalogue = _MARKS.get().catalogue
    return catalogue.records[kind, id]
