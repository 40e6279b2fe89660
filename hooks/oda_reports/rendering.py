"""A page to Markdown: the only module that knows Jinja.

Everything a template prints is escaped for HTML and for Markdown, unless the core made it as
HTML: text of a record can stand anywhere in a template and stays text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from oda_reports.catalogue import Catalogue
from oda_reports.figures import Figure
from oda_reports.formatting import Formatter
from oda_reports.marks import (
    BareMarks,
    Glossary,
    PageMarks,
    PageState,
    figure_html,
    note_letter,
    record_url,
)
from oda_reports.pages import Page, list_path, page_url
from oda_reports.partial_dates import PartialDate
from oda_reports.problems import DataError, Problem, Span
from oda_reports.prose import escape_title, plain_text, render_line, render_prose
from oda_reports.records import Period, Record, Source
from oda_reports.vocabulary import Kind, Unit

TEMPLATES = Path(__file__).parent / "templates"

_SPECIAL = re.compile(r"[&<>\"'`*_\[\]{}\\#|~^!$]|\s*[\r\n]\s*")


def escape_text(value: object) -> Markup:
    """Any value as text that neither HTML nor Markdown takes for markup."""
    if isinstance(value, Markup):
        return value
    if value is None or isinstance(value, bool):
        raise TypeError(f"a template prints {value!r}: ask for it first")
    text = str(value)
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(
            lambda m: f"&#{ord(m[0])};" if len(m[0]) == 1 and m[0] not in "\r\n" else " ", text
        )
    return Markup(text)


@dataclass(frozen=True)
class RenderedPage:
    """A page as Markdown with front matter; ``file`` is the record below the data folder."""

    path: str
    text: str
    file: str | None = None


class Renderer:
    """Writes the pages of one catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        pages: Mapping[str, Page],
        changed: Mapping[str, str] | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.pages = pages
        self.changed = changed or {}
        report = catalogue.report
        self.formatter = Formatter(report.language, report.currency_symbols)
        self.glossary = Glossary(catalogue.terms)

    @cached_property
    def environment(self) -> Environment:
        """Jinja with the filters of this module (``do_x`` is the filter ``x``)."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            finalize=escape_text,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        filters = {name[3:]: value for name, value in globals().items() if name.startswith("do_")}
        environment.filters.update(filters)
        environment.globals.update(
            report=self.catalogue.report, catalogue=self.catalogue, Kind=Kind
        )
        return environment

    def render(self, page: Page) -> RenderedPage:
        """One page; raises ``DataError`` where a template is at fault."""
        state = PageState(page.url)
        marks = PageMarks(self.catalogue, self.formatter, self.glossary, state, page.record)
        try:
            template = self.environment.get_template(page.template)
            body = template.render(page=page, marks=marks, **page.context)
        except TemplateError as error:
            raise DataError([_template_problem(error, page)]) from error
        return RenderedPage(page.path, f"{self._front_matter(page)}\n{body.strip()}\n", page.file)

    def describe(self, page: Page) -> str:
        """The page in a sentence or two, for search engines and link previews."""
        if page.description or page.record is None:
            return page.description
        return shorten(self.plain(summary_of(page.record), page.record), 200)

    def plain(self, text: str | None, record: Record | None) -> str:
        """The words of a text, without marks."""
        if not text:
            return ""
        return plain_text(render_prose(text, BareMarks(self.catalogue, self.formatter, record)))

    def _front_matter(self, page: Page) -> str:
        def other(path: str) -> dict[str, str]:
            return {"title": self.pages[path].title, "url": page_url(path)}

        fields: dict[str, Any] = {"title": escape_title(page.title)}
        if description := self.describe(page):
            fields["description"] = escape_title(description)
        if page.path == "index.md":
            fields["hide"] = ["navigation", "toc"]
        elif not page.in_navigation:
            fields["hide"] = ["navigation"]
        if page.parents:
            fields["parents"] = [other(path) for path in page.parents]
        if page.previous:
            fields["previous"] = other(page.previous)
        if page.next:
            fields["next"] = other(page.next)
        if page.file:
            if self.catalogue.report.edit_url:
                fields["edit_url"] = self.catalogue.report.edit_url.rstrip("/") + "/" + page.file
            if page.file in self.changed:
                fields["last_changed"] = self.formatter.date(
                    PartialDate.parse(self.changed[page.file])
                )
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        return "\n".join(["---", *lines, "---", ""])


def _template_problem(error: TemplateError, page: Page) -> Problem:
    name = getattr(error, "filename", None) or getattr(error, "name", None) or page.template
    line = getattr(error, "lineno", None) or 1
    file = str(name) if Path(str(name)).is_absolute() else str(TEMPLATES / str(name))
    return Problem(
        file,
        Span(line, 1, line, 1),
        "E901",
        f"the template of {page.path} cannot be rendered: {error.message}",
        "mend the template; the records are in order",
    )


def summary_of(record: Record) -> str | None:
    """The text that says what a record is about."""
    for name in ("summary", "definition", "text"):
        if text := getattr(record, name, None):
            return str(text)
    return None


def shorten(text: str, limit: int) -> str:
    """The text up to a limit of characters, cut between words."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _marks(context: Context, record: Record | None) -> PageMarks:
    marks: PageMarks = context["marks"]
    if record is None or record is marks.record:
        return marks
    return PageMarks(marks.catalogue, marks.formatter, marks.glossary, marks.state, record)


@pass_context
def do_prose(context: Context, text: str, record: Record | None = None) -> Markup:
    """A text as block HTML; its references are those of ``record``, else the page's record."""
    return render_prose(text, _marks(context, record))


@pass_context
def do_line(context: Context, text: str, record: Record | None = None) -> Markup:
    """A text of one paragraph as inline HTML."""
    return render_line(text, _marks(context, record))


@pass_context
def do_opening(context: Context, text: str, record: Record) -> Markup:
    """The first paragraph of a record's text as inline HTML: for cards."""
    first = text.strip().split("\n\n", 1)[0]
    return render_line(first, _marks(context, record))


@pass_context
def do_figure(context: Context, figure: Figure) -> Markup:
    """A figure with its qualifier and the link to its source."""
    marks: PageMarks = context["marks"]
    mark = figure_html(figure, marks.formatter.figure(figure))
    return Markup(mark + marks.cite(figure.source, figure.place))


@pass_context
def do_cell(context: Context, figure: Figure) -> Markup:
    """A figure in a table whose sources stand with the table."""
    marks: PageMarks = context["marks"]
    return Markup(figure_html(figure, marks.formatter.cell(figure)))


@pass_context
def do_unit(context: Context, figure: Figure) -> str:
    """The unit of a column of figures."""
    marks: PageMarks = context["marks"]
    return marks.formatter.unit(figure)


@pass_context
def do_money(context: Context, value: Any, unit: Unit) -> str:
    """An amount of money in words."""
    marks: PageMarks = context["marks"]
    return marks.formatter.money(value, unit)


@pass_context
def do_cite(context: Context, source: str, place: str | None = None) -> Markup:
    """The numbered link to a source."""
    marks: PageMarks = context["marks"]
    return Markup(marks.cite(source, place))


@pass_context
def do_url(context: Context, target: Record | Kind | str) -> Markup:
    """The way from this page to a record, to the list of a kind, or to an address on the site."""
    marks: PageMarks = context["marks"]
    if isinstance(target, Record):
        return Markup(marks.url(record_url(target, marks.catalogue)))
    if isinstance(target, Kind):
        return Markup(marks.url(page_url(list_path(target))))
    return Markup(escape(marks.url(target)))


def do_href(url: str) -> Markup:
    """A web address of a record, whose form its model has checked."""
    return Markup(escape(url))


@pass_context
def do_figure_url(context: Context, figure: Figure) -> Markup:
    """The way to the line of a page where a figure is listed."""
    marks: PageMarks = context["marks"]
    record = marks.catalogue.records[figure.kind, figure.record]
    url = marks.url(record_url(record, marks.catalogue))
    return Markup(url if "#" in url else f"{url}#{figure.anchor}")


@pass_context
def do_date(context: Context, value: PartialDate) -> str:
    """A date as far as it is known."""
    marks: PageMarks = context["marks"]
    return marks.formatter.date(value)


@pass_context
def do_period(context: Context, period: Period) -> str:
    """From when to when, as far as it is known."""
    formatter = context["marks"].formatter
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


@pass_context
def do_moment(context: Context, figure: Figure) -> str:
    """What a figure is about in time, and where it was printed: since 1993 · 2024 edition."""
    formatter: Formatter = context["marks"].formatter
    parts = []
    if figure.year:
        parts.append(formatter.date(figure.year))
    if figure.since:
        parts.append(f"since {formatter.date(figure.since)}")
    if figure.as_of:
        end = "end of " if figure.as_of.fiscal else ""
        parts.append(f"as of {end}{formatter.date(figure.as_of)}")
    if figure.printed_in:
        inferred = " (edition inferred)" if figure.printed_in_inferred else ""
        parts.append(f"printed in the {figure.printed_in} edition{inferred}")
    return ", ".join(parts)


@pass_context
def do_area(context: Context, area: str) -> Markup:
    """An area's name, as a link where it has a page."""
    marks: PageMarks = context["marks"]
    catalogue = marks.catalogue
    name = escape_text(catalogue.area_name(area))
    if area in catalogue.groups:
        region = catalogue.groups[area].region
        href = marks.url(f"{Kind.REGIONS}/{region.id}/#{area}")
    else:
        kind = Kind.COUNTRIES if (Kind.COUNTRIES, area) in catalogue.records else Kind.REGIONS
        href = marks.url(f"{kind}/{area}/")
    return Markup('<a href="{}">{}</a>').format(href, name)


def do_slug(text: str) -> str:
    """An id for a heading: the words in small letters, or nothing but ``section``."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "section"


def do_letter(number: int) -> str:
    """The letter of a footnote."""
    return note_letter(number)


@pass_context
def do_record(context: Context, id: str, kind: Kind) -> Record:
    """The record of that kind and id."""
    catalogue: Catalogue = context["catalogue"]
    return catalogue.records[kind, id]


@pass_context
def do_source_title(context: Context, id: str) -> str:
    """The title of a source."""
    catalogue: Catalogue = context["catalogue"]
    return catalogue.get(Source, id).title
