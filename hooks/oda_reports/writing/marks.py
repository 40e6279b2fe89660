"""What references become on one page: figures with their sources, citations, footnotes, terms.

A page's sources and footnotes are numbered in the order in which its text calls on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from urllib.parse import urlsplit

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.catalogue.corrections import Corrected
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import NO_BREAK_SPACE, Formatter
from oda_reports.records.field_types import plain
from oda_reports.records.glossary import Name, Term
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.references import is_web_address
from oda_reports.records.report import original_of
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.writing import notices
from oda_reports.writing.captions import published_day
from oda_reports.writing.folds import fold
from oda_reports.writing.forge import Lines, mistake_address, record_address
from oda_reports.writing.page_ids import PageIds
from oda_reports.writing.takeaways import Takeaways


def relative_url(target: str, base: str) -> str:
    """The way from the page at ``base`` to ``target``, both addresses below the site's root."""
    return "../" * base.count("/") + target or "./"


def figure_html(figure: Figure, text: str) -> str:
    """A figure as machines and readers find it: its value, or both ends of a range, 40/60."""
    if not figure.has_number:
        return f'<span class="oda-figure-none">{escape(text)}</span>'
    numbers = figure.numbers if figure.value is None else (figure.value,)
    value = "/".join(map(plain, numbers))
    return (
        f'<data class="oda-figure" value="{value}" data-unit="{figure.unit.value}"'
        f' data-figure="{figure.address}">{escape(text)}</data>'
    )


@dataclass(frozen=True)
class GlossaryForm:
    """One spelling of a term, and how it is found in text."""

    term: Term
    needle: str
    pattern: re.Pattern[str]


class Glossary:
    """The spellings of all terms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)

    @cached_property
    def forms(self) -> tuple[GlossaryForm, ...]:
        """Every spelling, longest first. Abbreviations are found in capitals only."""
        found = []
        for term in self._terms:
            for form in (term.term, *term.other_forms):
                flags = re.NOFLAG if form.isupper() else re.IGNORECASE
                pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", flags)
                found.append(GlossaryForm(term, form.casefold(), pattern))
        return tuple(sorted(found, key=lambda form: -len(form.needle)))


@dataclass
class PageState:
    """What is collected of a page: all that its texts have called on so far, in order.

    ``PageMarks`` alone fills it; the foot of the page lists it.
    """

    url: str
    ids: PageIds = field(default_factory=PageIds)
    citations: dict[tuple[str, str | None], int] = field(default_factory=dict)
    figures: dict[tuple[Key | None, str], tuple[Figure, str, str]] = field(default_factory=dict)
    printed: dict[str, tuple[Figure, str]] = field(default_factory=dict)
    """Each figure that the page lists at its foot, by its address, with its words."""
    marked: dict[str, Figure] = field(default_factory=dict)
    """Each figure that carries a mark on the page, by its address."""
    links: dict[tuple[str, str | None], str] = field(default_factory=dict)
    footnotes: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    contested: dict[str, Name] = field(default_factory=dict)
    """Disputed names that the texts of the page use, by their ids."""


@dataclass(frozen=True)
class CitedSource:
    """A source at the foot of a page."""

    number: int
    """Its number on the page."""
    source: Source
    """What is cited."""
    place: str | None
    """Where in it."""
    by: str
    """Who published it and when, as far as its record says."""
    original: str
    """Where it is read on the web; empty if that is not known."""
    fact: str = ""
    """Where the report tells what stands there, below the site's root; empty if it does not."""

    @property
    def host(self) -> str:
        """The name of whoever shows it there, for a link."""
        return urlsplit(self.original).netloc


SEEN_AT_ONCE = 6
"""So many sources are seen at the foot of a page that has many."""
_MANY = 9


@dataclass(frozen=True)
class FoldedSources:
    """The sources at the foot of a page, by number."""

    first: tuple[CitedSource, ...]
    """What is seen at once."""
    more: tuple[CitedSource, ...]
    """The others, folded away if there are many: a number in the text leads into them."""


@dataclass(frozen=True)
class PageMarks:
    """What writes on a page: the marks of one of its records' texts, each noted in ``state``.

    A page has one state; the marks of each record on it share it (``within``).
    """

    catalogue: Catalogue
    formatter: Formatter
    glossary: Glossary
    state: PageState
    record: Record | None = None
    lines: Lines | None = None
    takeaways: Takeaways | None = None

    def within(self, record: Record | None) -> PageMarks:
        """The marks of this page for the texts of another record on it; of none, these."""
        return self if record is None else replace(self, record=record)

    def note_names(self, text: str) -> None:
        """Keeps the disputed names of a text for the foot of the page."""
        for name in self.catalogue.contested_names_in(text):
            self.state.contested.setdefault(name.id, name)

    def url(self, target: str) -> str:
        """The way from this page to an address below the site's root."""
        return relative_url(target, self.state.url)

    def _figure(self, address: str) -> tuple[Figure, str, str]:
        """The figure that an address means in the record's texts, its words and its mark."""
        key = ((self.record.kind, self.record.id) if self.record else None, address)
        known = self.state.figures.get(key)
        if known is None:
            figure = self.catalogue.figure(address, self.record)
            text = self.formatter.figure(figure)
            known = self.state.figures[key] = (figure, text, self.mark(figure, text))
            self.state.printed.setdefault(figure.address, (figure, text))
        return known

    def figure(self, address: str, words: str | None, *, bare: bool) -> str:
        """A figure's mark."""
        figure, text, mark = self._figure(address)
        if bare:
            return escape(words or text)
        return (figure_html(figure, words) if words else mark) + self.corrected(figure)

    def link_of(self, address: str, *, bare: bool) -> str:
        """The link to a figure's source."""
        figure = self._figure(address)[0]
        return "" if bare else self.cite(figure.source, figure.place)

    def figure_of(self, figure: Figure, *, listed: bool) -> str:
        """A known figure's mark and the link to its source."""
        mark = self.figure_alone(figure, listed=listed)
        return mark + self.cite(figure.source, figure.place)

    def figure_alone(self, figure: Figure, *, listed: bool) -> str:
        """A known figure's mark, ``listed`` at the foot of the page; its source is to follow."""
        text = self.formatter.figure(figure)
        if listed:
            self.state.printed.setdefault(figure.address, (figure, text))
        return self.mark(figure, text) + self.corrected(figure)

    def corrected(self, printed: Figure | Project) -> str:
        """The link to the newest correction of a figure, or of a project's status; else nothing."""
        found = self.catalogue.corrections.of(printed)
        if not found or self.state.url == notices.ADDRESS:
            return ""
        place = "" if found[0] in self.corrections else self.url(notices.ADDRESS)
        day = messages.capitalised(notices.day_of(found[0], self.formatter))
        return (
            f'<a class="oda-corrected" href="{place}#{found[0].anchor}"'
            f' title="{escape(f"{day}: {messages.WHAT_STOOD_HERE}")}" data-search-exclude>'
            f"{NO_BREAK_SPACE}({messages.CORRECTED})</a>"
        )

    @property
    def has_corrections(self) -> bool:
        """Whether anything that the report published was corrected."""
        return bool(self.catalogue.corrections)

    @property
    def corrections(self) -> tuple[Corrected, ...]:
        """The corrections of which this page is the place: of its record, of what stands on it."""
        return tuple(
            one
            for one in self.catalogue.corrections.newest_first
            if self.catalogue.url(one.record).partition("#")[0] == self.state.url
        )

    def mark(self, figure: Figure, text: str) -> str:
        """The mark of a figure alone; the page then has its trail."""
        if figure.has_number:
            self.state.marked.setdefault(figure.address, figure)
        return figure_html(figure, text)

    def record_address(self, figure: Figure) -> str | None:
        """Where the record of a figure is read, at the line of the figure."""
        report = self.catalogue.report
        if report.record_url is None:
            return None  # nothing is read for a line that no link names
        return record_address(report, figure.file, self.lines(figure) if self.lines else None)

    def mistake_address(self, target: Figure | Record) -> str | None:
        """The form that reports a mistake in a figure on this page, or in a record."""
        report, page = self.catalogue.report, self.state.url
        if isinstance(target, Record):
            return mistake_address(report, page, target.heading, f"{target.kind}/{target.id}")
        value = self.formatter.figure(target)
        return mistake_address(report, page, f"{target.label}: {value}", target.address, value)

    def source_of(self, address: str) -> str:
        """The source that a figure's mark leads to."""
        return self._figure(address)[0].source

    def source(self, id: str, *, bare: bool) -> str:
        """The link to a source."""
        return "" if bare else self.cite(id, None)

    def cite(self, source: str, place: str | None) -> str:
        """The numbered link to a source; the same source and place keep their number.

        Its brackets are text: whatever shows a page without our style sheet runs no number into the
        figure before it.
        """
        citations, links = self.state.citations, self.state.links
        if (source, place) in links:
            return links[source, place]
        if place is None and (known := next((k for k in citations if k[0] == source), None)):
            number = citations[known]
        else:
            number = citations.setdefault((source, place), len(citations) + 1)
        title = escape(messages.cited_from(self.catalogue.get(Source, source).title, place))
        link = links[source, place] = (
            f'<a class="oda-ref" href="{self.url(f"sources/{source}/")}" title="{title}"'
            f" data-search-exclude>[{number}]</a>"
        )
        return link

    def sources(self, also: Iterable[str]) -> FoldedSources:
        """What the page cites; ``also`` are sources that it lists in any case."""
        for id in also:
            self.cite(id, None)
        every = tuple(
            self._cited(number, self.catalogue.get(Source, source), place)
            for (source, place), number in self.state.citations.items()
        )
        return FoldedSources(*fold(every, SEEN_AT_ONCE, _MANY))

    def _cited(self, number: int, source: Source, place: str | None) -> CitedSource:
        publisher = self.catalogue.publisher_of(source)
        name = publisher.name if publisher else ""
        day = published_day(source, self.formatter)
        by = ", ".join(filter(None, (name, day)))
        original = original_of(source, self.catalogue.report)
        key = source.fact_at(place) if place else None
        fact = f"{self.catalogue.url(source)}#fact-{key}" if key else ""
        return CitedSource(number, source, place, by, original, fact)

    def footnote(self, name: str, *, bare: bool) -> str:
        """The marker of a footnote, which stands at the foot of this page."""
        if bare or self.record is None:
            return ""
        notes = self.state.footnotes
        key = (f"{self.record.kind}-{self.record.id}", name)
        first = key not in notes
        number, _ = notes.setdefault(key, (len(notes) + 1, self.record.footnotes[name]))
        letter = note_letter(number)
        here = f' id="fnref-{key[0]}-{name}"' if first else ""
        return (
            f'<a class="oda-noteref"{here} href="#fn-{key[0]}-{name}"'
            f' aria-label="{messages.note_named(letter)}" data-search-exclude>[{letter}]</a>'
        )

    def link(self, target: str) -> str | None:
        """A web address as it is; a record's kind and id as the way to its page."""
        if is_web_address(target):
            return target
        word, _, id = target.strip("/").partition("/")
        if not id:
            return self.url(f"{word}/")
        kind = Kind.named(word)
        record = self.catalogue.records.get((kind, id)) if kind else None
        return self.url(self.catalogue.url(record)) if record else None

    def may_have_terms(self, text: str) -> bool:
        """Whether a term that the page has not explained yet can stand in a text."""
        folded = text.casefold()
        return any(
            form.needle in folded and form.term.id not in self.state.terms
            for form in self.glossary.forms
        )

    def find_terms(self, text: str) -> list[tuple[int, int, str]]:
        """Terms of the glossary that the page has not explained yet."""
        folded = text.casefold()
        found: list[tuple[int, int, str]] = []
        for form in self.glossary.forms:
            if form.needle not in folded or form.term.id in self.state.terms:
                continue
            match = form.pattern.search(text)
            if match and all(
                match.end() <= start or match.start() >= end for start, end, _ in found
            ):
                self.state.terms.add(form.term.id)
                found.append((match.start(), match.end(), self._term(form.term, match[0])))
        return sorted(found)

    def _term(self, term: Term, words: str) -> str:
        href = self.url(self.catalogue.url(term))
        return (
            f'<a class="oda-term" href="{href}" title="{escape(term.definition)}">'
            f"{escape(words)}</a>"
        )


def note_letter(number: int) -> str:
    """The letter of a note: a for 1, z for 26, aa for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
