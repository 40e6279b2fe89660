"""What a template can ask of a value: the filter ``x`` is the function ``do_x``.

Plain functions. One that writes links, numbers or citations, or asks a record, is first given the
marks of the page, which Jinja passes on from the page's context (``rendering``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import escape

from markupsafe import Markup

from oda_reports.catalogue.changes import Change, shared_time, told
from oda_reports.catalogue.corrections import Corrected
from oda_reports.catalogue.editions import edition_name
from oda_reports.catalogue.facets import ProjectTime
from oda_reports.catalogue.totals import PrintedTotal
from oda_reports.charts.drawings import (
    common_axis,
    draw_bar,
    draw_course,
    draw_plot,
    own_axis,
    say_years,
)
from oda_reports.charts.headlines import headline
from oda_reports.charts.overviews import Overview
from oda_reports.charts.sentences import plain_reading, read_chart, read_row
from oda_reports.charts.series import Chart, Row
from oda_reports.charts.side_by_side import draw_beside
from oda_reports.charts.time_strips import draw_time_strip
from oda_reports.exports.map_drawings import class_limits
from oda_reports.exports.sums_csv import sums_path
from oda_reports.figures import messages
from oda_reports.figures.aspects import conversion
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import counting_of
from oda_reports.figures.messages import Sentence
from oda_reports.figures.sums import Sum
from oda_reports.maps.atlas import RegionMap
from oda_reports.maps.filled_maps import FilledMap, fill_map
from oda_reports.maps.value_classes import ValueClass
from oda_reports.maps.value_maps import MappedValues
from oda_reports.records.editions import Printing
from oda_reports.records.events import Event
from oda_reports.records.field_types import plain
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.writing import row_words
from oda_reports.writing.captions import (
    about,
    caption,
    counted,
    measured,
    owner,
    remarks,
    terms,
)
from oda_reports.writing.escaping import escape_text
from oda_reports.writing.marks import PageMarks, PageState, note_letter
from oda_reports.writing.notices import notice, what_stood
from oda_reports.writing.old_addresses import old_anchors
from oda_reports.writing.pages.project_rows import RowAmount
from oda_reports.writing.prose import render_line, render_prose, set_mark
from oda_reports.writing.readings import ShownReading, shown_readings
from oda_reports.writing.takeaways import Shown, Takeaway, Takeaways, subtitle
from oda_reports.writing.trails import (
    Trail,
    citation_forms,
    figure_sentence,
    pooled,
    sum_sentence,
    trail,
)

_SIGN = re.compile(r"[&<>`*_\[\]{}\\|~^#]|//|^[-+!@%]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")


def do_prose(marks: PageMarks, text: str, record: Record | None = None) -> Markup:
    """A text as block HTML; its references are those of ``record``, else the page's record."""
    marks.note_names(text)
    return render_prose(text, marks.within(record))


def do_line(marks: PageMarks, text: str, record: Record | None = None) -> Markup:
    """A text of one paragraph as inline HTML."""
    marks.note_names(text)
    return render_line(text, marks.within(record))


def do_lines(text: str) -> Markup:
    """A text with its lines as they are, for preformatted blocks: on one line of the page."""
    return Markup("&#10;").join(escape_text(line) for line in text.rstrip().split("\n"))


def do_code(text: str) -> Markup:
    """A name of ours as Markdown's code."""
    return Markup(f"`{text}`")


def do_markdown(text: str) -> Markup:
    """Our own words as Markdown on one line: a word with a sign of Markdown's stands in code."""
    return Markup(" ").join(map(_markdown_word, text.split()))


def _markdown_word(word: str) -> Markup:
    core = word.rstrip(".,;:!?)") or word
    if not _SIGN.search(core):
        return Markup(word)
    return do_code(core) + word.removeprefix(core)


def do_opening(marks: PageMarks, text: str, record: Record) -> Markup:
    """The first paragraph of a record's text as inline HTML: for cards."""
    first = text.strip().split("\n\n", 1)[0]
    marks.note_names(first)
    return render_line(first, marks.within(record))


def do_figure(marks: PageMarks, figure: Figure, *, listed: bool = True) -> Markup:
    """A figure with its qualifier and the link to its source.

    It is listed at the foot of the page, unless it stands in a table that leads to its record.
    """
    return Markup(marks.figure_of(figure, listed=listed))


def do_cell(marks: PageMarks, figure: Figure) -> Markup:
    """A figure in a table whose sources stand with the table."""
    return Markup(marks.mark(figure, marks.formatter.cell(figure)))


def do_corrected(marks: PageMarks, printed: Figure | Project) -> Markup:
    """The link to the newest correction of a figure, or of a project's status, if there is one."""
    return Markup(marks.corrected(printed))


def do_notice(marks: PageMarks, one: Corrected) -> str:
    """All that is to be known of a correction but what it is of."""
    return notice(one, marks.formatter)


def do_stood(marks: PageMarks, one: Corrected) -> str:
    """What stood where something was corrected."""
    return what_stood(one, marks.formatter)


def do_hedged(marks: PageMarks, figure: Figure) -> Markup:
    """The same with its qualifier."""
    return Markup(marks.mark(figure, marks.formatter.hedged(figure)))


def do_summed(marks: PageMarks, added: Sum, like: Figure | None = None) -> Markup:
    """A sum: a number of ours, marked as no source's, written as its parts are or a figure is."""
    return _computed(added, marks.formatter.figure(added.as_figure(like)))


def _computed(added: Sum, text: str) -> Markup:
    return Markup(
        f'<data class="oda-computed" value="{plain(added.value)}" data-unit="{added.unit.value}"'
        f' title="{messages.computed_from(len(added.parts))}">{escape(text)}</data>'
    )


def do_sum_sentence(marks: PageMarks, one: Overview) -> Markup:
    """The sum of all countries of a region in a sentence for others' texts."""
    return _computed(one.sum, sum_sentence(one, marks.catalogue, marks.formatter))


def do_sums_path(marks: PageMarks, one: Overview) -> Markup:
    """The way to the file of the sums of all years."""
    return Markup(marks.url(sums_path(one.region)))


def do_sum_reading(marks: PageMarks, compared: PrintedTotal) -> Markup:
    """What the comparison of a total with the sum of its parts says, in sentences."""
    rows = [row.unallocated or "" for row in compared.unallocated]
    elsewhere = compared.is_across_sources
    parts = messages.parts_of_total(len(compared.countries), rows, elsewhere=elsewhere)
    if compared.agrees:
        words = messages.parts_add_up(parts, exactly=compared.is_equal)
    else:
        size = compared.total.of_number(abs(compared.difference))
        more = compared.difference > 0
        words = messages.parts_do_not_add_up(parts, marks.formatter.figure(size), more=more)
    if compared.missing:
        names = [marks.catalogue.area_name(area) for area in compared.missing]
        words = f"{words} {messages.no_value_this_year(names, elsewhere=elsewhere)}"
    said = Markup('<span data-number="count">{}</span>').format(escape_text(words))
    cites = [do_cite(marks, source) for source in compared.sum.sources] if elsewhere else []
    return Markup("").join([said, *cites])


def do_headline(chart: Chart) -> str:
    """What a chart shows in a few words."""
    return headline(chart)


def do_plot(marks: PageMarks, chart: Chart) -> Markup:
    """The drawing of one area over years."""
    return draw_plot(chart, marks.formatter)


def do_course(marks: PageMarks, row: Row, chart: Chart) -> Markup:
    """The values of a row as small columns on the scale of their chart."""
    label = plain_reading(read_row(chart, row), marks.formatter)
    said = say_years(chart.years, row, marks.formatter)
    return draw_course(row, common_axis(chart), 72, label, said)


def do_beside(marks: PageMarks, row: Row, chart: Chart) -> Markup:
    """The same with the numbers of the scale, where the sentence about them stands beside."""
    return draw_beside(chart, row, marks.formatter)


def do_sparkline(row: Row) -> Markup:
    """The values of a row as small columns on a scale of their own; the numbers stand beside."""
    return draw_course(row, own_axis(row), 28)


def do_overview_course(marks: PageMarks, one: Overview) -> Markup:
    """The sums of a region over the years as small columns; what they show is said beside."""
    label = f"{one.statistic.title}: {one.row.name}, {marks.formatter.unit(one.sum.parts[0])}"
    said = say_years(one.years, one.row, marks.formatter)
    return draw_course(one.row, own_axis(one.row), 72, label, said)


def do_bar(row: Row, chart: Chart) -> Markup:
    """The value of a row as a bar on the scale of its chart."""
    return draw_bar(chart, row)


def do_time_strip(events: Iterable[Event]) -> Markup:
    """Events as dots on a line of years."""
    return draw_time_strip([event.date for event in events])


def do_takeaway(marks: PageMarks, shown: Shown) -> Takeaway:
    """What is needed to take a chart or a map away."""
    return (marks.takeaways or Takeaways(marks.catalogue, marks.formatter)).of(shown)


def do_subtitle(marks: PageMarks, chart: Chart) -> str:
    """What a chart measures, and how it is drawn."""
    return subtitle(chart, marks.formatter)


def do_reading(marks: PageMarks, chart: Chart) -> Markup:
    """What a chart shows, in sentences, with its figures marked."""
    return _written(marks, read_chart(chart))


def do_row_reading(marks: PageMarks, row: Row, chart: Chart) -> Markup:
    """What one row of a chart shows, as ``reading``."""
    return _written(marks, read_row(chart, row))


def _written(marks: PageMarks, sentence: Sentence) -> Markup:
    """A sentence, whose figures share the mark of their source as those of a paragraph do."""
    out: list[str] = []
    last: tuple[str, int] | None = None
    for part in sentence:
        if isinstance(part, str):
            out.append(escape_text(part))
            continue
        out.append(marks.figure_alone(part, listed=True))
        last = set_mark(out, last, marks.cite(part.source, part.place))
    return Markup("".join(out))


def do_words(marks: PageMarks, figure: Figure) -> str:
    """A figure in words, where no mark can stand."""
    return marks.formatter.figure(figure)


def do_told(marks: PageMarks, change: Change) -> str:
    """What changed between two editions, in words; the values stand beside."""
    return told(change, marks.formatter)


def do_shared_time(marks: PageMarks, change: Change) -> str:
    """When both values of a change are of; empty where they are of two times, or of none."""
    return shared_time(change, marks.formatter)


def do_edition_name(marks: PageMarks, printing: Printing) -> str:
    """What an edition is called."""
    return edition_name(marks.catalogue, printing)


def do_readings(marks: PageMarks, figure: Figure) -> tuple[ShownReading, ...]:
    """What each edition prints of a figure, where there are several."""
    return shown_readings(figure, marks.catalogue)


def do_owner(marks: PageMarks, figure: Figure) -> str:
    """What the record is called that a figure belongs to."""
    return owner(figure, marks.catalogue)


def do_filled_map(marks: PageMarks, base: RegionMap, shown: MappedValues) -> FilledMap:
    """The map of a region filled with values, which are written below the names."""
    return fill_map(base, shown, marks.formatter.cell)


def do_limits(marks: PageMarks, one: ValueClass, like: Figure) -> str:
    """The limits of a class of values, written in the scale of a figure."""
    return class_limits(one, like, marks.formatter)


def do_unit(marks: PageMarks, figure: Figure) -> str:
    """The unit of a column of figures."""
    return marks.formatter.unit(figure)


def do_cite(marks: PageMarks, source: str, place: str | None = None) -> Markup:
    """The numbered link to a source."""
    return Markup(marks.cite(source, place))


def do_url(marks: PageMarks, target: Record | str) -> Markup:
    """The way from this page to a record, or to an address on the site."""
    if isinstance(target, Record):
        return Markup(marks.url(marks.catalogue.url(target)))
    return Markup(escape(marks.url(target)))


def do_href(url: str) -> Markup:
    """A web address of a record, whose form its model has checked."""
    return Markup(escape(url))


def do_figure_url(marks: PageMarks, figure: Figure) -> Markup:
    """The way to the line of a page where a figure is listed."""
    return Markup(marks.url(marks.catalogue.permalink(figure)))


def do_record_url(marks: PageMarks, figure: Figure) -> Markup | None:
    """Where the record of a figure is read, at its line; None where the report names no forge."""
    address = marks.record_address(figure)
    return do_href(address) if address else None


def do_mistake_url(marks: PageMarks, target: Figure | Record) -> Markup | None:
    """The form for a mistake in a figure or a record, filled in; None where there is none."""
    address = marks.mistake_address(target)
    return do_href(address) if address else None


def do_about(marks: PageMarks, figure: Figure) -> str:
    """What a figure is about besides its label: whose it is, where, and when."""
    page = (marks.record.kind, marks.record.id) if marks.record else None
    return caption(figure, marks.catalogue, marks.formatter, page)


def do_date(marks: PageMarks, value: PartialDate) -> str:
    """A date as far as it is known."""
    return marks.formatter.date(value)


def do_inferred(said: str, is_inferred: bool) -> str:
    """What is said, with a word if it is a conclusion of ours."""
    return messages.said(said, inferred=is_inferred)


def do_period(marks: PageMarks, period: Period) -> str:
    """From when to when, as far as it is known."""
    return row_words.period(marks.formatter, period)


def do_years(marks: PageMarks, time: ProjectTime) -> str:
    """From when to when a project runs: a period as it is stated, of dates the years alone."""
    return row_words.years(marks.formatter, time)


def do_beside_amount(marks: PageMarks, one: RowAmount, *, is_alone: bool) -> str:
    """What stands beside an amount in the row of its project."""
    return row_words.beside_amount(marks.formatter, one, is_alone=is_alone)


def do_conversions(marks: PageMarks, figure: Figure) -> list[Markup]:
    """What an amount comes to in other currencies: a sentence each, with its source."""
    called, formatter = marks.catalogue.called, marks.formatter
    return [
        Markup("{}.{}").format(
            escape_text(messages.capitalised(conversion(figure, one, called, formatter))),
            do_cite(marks, one.source) if one.source else "",
        )
        for one in figure.equivalents
    ]


def do_counting(rule: FiscalYear) -> str:
    """How fiscal years are counted."""
    return counting_of(rule)


def do_counted(figure: Figure) -> str:
    """What a figure counts: its label, with its unit where nothing else says it."""
    return counted(figure)


def do_remarks(marks: PageMarks, figure: Figure) -> str:
    """What an amount comes to in other currencies, on what terms, and who else pays."""
    return remarks(figure, marks.catalogue, marks.formatter)


def do_terms(marks: PageMarks, figure: Figure) -> str:
    """On what terms a loan is given; empty where nothing is said."""
    return messages.capitalised(terms(figure, marks.catalogue, marks.formatter))


def do_details(marks: PageMarks, figure: Figure, context: Collection[str] = ()) -> str:
    """What a figure is about beside its area and its statistic: since 1993, 2024 edition.

    ``context`` are aspects that can be seen from where it stands.
    """
    return about(figure, marks.catalogue, marks.formatter, context)


def do_described(marks: PageMarks, figure: Figure, context: Collection[str] = ()) -> str:
    """What a figure measures, what became of money, and what it is about, as ``details``."""
    what = measured(figure, marks.catalogue, marks.formatter)
    return ", ".join(filter(None, (what, do_details(marks, figure, context))))


def do_trails(marks: PageMarks, state: PageState) -> dict[str, Trail]:
    """All that a reader can know of each figure of a page, in words, by the figure's address."""
    listed = {address: figure for address, (figure, _) in state.printed.items()}
    return {address: trail(one, marks) for address, one in {**state.marked, **listed}.items()}


def do_sentence(marks: PageMarks, figure: Figure) -> str:
    """A figure as a full sentence with its source and its address."""
    return figure_sentence(figure, marks.catalogue, marks.formatter)


def do_citation_forms(marks: PageMarks, _: str) -> Mapping[str, str]:
    """A citation in each format, with places that the page's script fills in."""
    return citation_forms(marks.catalogue)


def do_pooled(trails: Mapping[str, Trail], marked: Iterable[str]) -> Markup:
    """The trails of the figures that have these addresses, as JSON for the page's script."""
    return Markup(pooled({address: trails[address] for address in marked}))


def do_old_anchors(marks: PageMarks, figure: Figure) -> Markup:
    """Places of the names that a figure's own place on its page had before."""
    names = old_anchors(figure, marks.catalogue)
    return Markup("").join(Markup('<span id="{}"></span>').format(name) for name in names)


def do_area(marks: PageMarks, area: str) -> Markup:
    """An area's name, as a link where it has a page."""
    catalogue = marks.catalogue
    name = escape_text(catalogue.area_name(area))
    if area in catalogue.report.other_areas:
        return name
    if area in catalogue.groups:
        region = catalogue.groups[area].region
        href = marks.url(f"{Kind.REGIONS}/{region.id}/#{area}")
    else:
        kind = Kind.COUNTRIES if (Kind.COUNTRIES, area) in catalogue.records else Kind.REGIONS
        href = marks.url(f"{kind}/{area}/")
    return Markup(f'<a href="{href}">{name}</a>')


def do_language(marks: PageMarks, code: str) -> str:
    """What a language is called."""
    return str(marks.formatter.locale.languages.get(code, code))


def do_name(name: str) -> Markup:
    """A name, marked as Japanese if it is in kana: other scripts leave the language open."""
    text = escape_text(name)
    return Markup(f'<span lang="ja">{text}</span>') if _KANA.search(name) else text


def do_heading_id(marks: PageMarks, title: str) -> str:
    """The id of a heading that an editor wrote: one of its own on the page."""
    return marks.state.ids.give(title)


def do_letter(number: int) -> str:
    """The letter of a footnote."""
    return note_letter(number)
