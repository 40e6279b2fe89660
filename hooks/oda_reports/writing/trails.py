"""The trail of a figure: all that a reader can know of it, in words, from value to source.

A page carries the trails of its figures once, as lists of words that they share: a table of many
values costs a line for what differs from cell to cell.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.places import fact_of, place_of
from oda_reports.charts.overviews import Overview
from oda_reports.exports.citations import Citation
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.report import original_of
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind, Match
from oda_reports.writing.captions import (
    about,
    measured,
    owner,
    published_day,
    remarks,
    sharing,
)
from oda_reports.writing.marks import PageMarks
from oda_reports.writing.notices import day_of, notice
from oda_reports.writing.plain_prose import plain_prose
from oda_reports.writing.previews import is_unpublished

SUM = "sum"
"""The place of the sum of all countries on the page of a region."""


@dataclass(frozen=True)
class Trail:
    """A figure in words; what is not known is empty. Addresses lead from the page it stands on."""

    value: str
    """The number with its hedge, and what it counts."""
    exact: str
    """The value in whole units, where ``value`` rounds it."""
    label: str
    area: str
    """The area, or the record that the figure belongs to."""
    about: str
    """What it is about: since 1993; target, by 2025; sex: women; part of the grant in total."""
    measure: str
    terms: str
    """Of an amount: what it comes to in other currencies, the terms of a loan, who else pays."""
    edition: str
    """The edition that printed it."""
    source: str
    source_url: str
    place: str
    """Where in the source."""
    quotation: str
    """The words of the source."""
    published: str
    """When the source was published."""
    original: str
    """Where the source is read on the web."""
    read: str
    """When it was read there."""
    remark: str
    """What should be known about it, what is inferred, and the editor's note."""
    record: str
    """What leads to its record, where records are kept in public."""
    record_url: str
    mistake_url: str
    page: str
    """Where it stands on the page of its record."""
    cited: str
    """The source as a citation names it."""
    corrected: str
    """The day of its newest correction, as a citation names it."""
    correction: str
    """What stood there before, until when, and why it was wrong."""


def trail(figure: Figure, marks: PageMarks) -> Trail:
    """The trail of a figure on the page of ``marks``."""
    catalogue, formatter = marks.catalogue, marks.formatter
    source = catalogue.get(Source, figure.source)
    read = figure.read or source.read
    fact = fact_of(figure, catalogue)
    place = place_of(figure, fact)
    record_url = marks.record_address(figure) or ""
    return Trail(
        value=formatter.counted(figure),
        exact=formatter.exact(figure),
        label=named_in_full(figure, catalogue),
        area=owner(figure, catalogue),
        about=about(figure, catalogue, formatter, _beside(figure)),
        measure=measured(figure, catalogue, formatter),
        terms=remarks(figure, catalogue, formatter),
        edition=_edition(source),
        source=source.title,
        source_url=marks.url(catalogue.url(source)),
        place=place,
        quotation=(fact.excerpt or "") if fact else "",
        published=published_day(source, formatter),
        original=original_of(source, catalogue.report),
        read=formatter.date(read) if read else "",
        remark=" ".join(_remarks(figure, catalogue, formatter)),
        record=messages.OPEN_RECORD if record_url else "",
        record_url=record_url,
        mistake_url=marks.mistake_address(figure) or "",
        page=marks.url(catalogue.permalink(figure).removesuffix(f"#{figure.anchor}")),
        cited=cited(source, place, catalogue),
        corrected=_corrected(figure, catalogue, formatter),
        correction=" ".join(notice(one, formatter) for one in catalogue.corrections.of(figure)),
    )


def named_in_full(figure: Figure, catalogue: Catalogue) -> str:
    """What a figure counts, where it stands alone: a short title names no donor."""
    if figure.kind is not Kind.STATISTICS:
        return figure.label
    return catalogue.get(Statistic, figure.record).title


def _beside(figure: Figure) -> Collection[str]:
    """What the source that stands beside a figure says already: not that we infer its edition."""
    return () if figure.printing and figure.printing.is_inferred else ("edition",)


def _edition(source: Source) -> str:
    return messages.said(source.edition or "", inferred=source.edition_inferred)


def _remarks(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> Iterable[str]:
    if is_unpublished(figure, catalogue):
        yield messages.UNPUBLISHED
    if figure.note:
        record = catalogue.records[figure.kind, figure.record]
        yield plain_prose(figure.note, record, catalogue, formatter)
    if shared := sharing(figure, catalogue):
        yield f"{messages.capitalised(shared)}."
    if figure.match is Match.INFERRED:
        yield figure.match.definition
    if figure.editor_note:
        yield messages.editors_note(figure.editor_note)


def _corrected(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> str:
    found = catalogue.corrections.of(figure)
    return day_of(found[0], formatter) if found else ""


def cited(source: Source, place: str, catalogue: Catalogue) -> str:
    """A source with its publisher, and the place in it.

    A title of ours that only describes it would pass for its own; beside one that we translated
    stands what is printed, by which it is found.
    """
    publisher = catalogue.publisher_of(source)
    by = f" ({publisher.name})" if publisher else ""
    name = source.short_title if source.title_described and source.short_title else source.title
    if source.title_translated:
        others = (one.title for one in source.other_titles if one.language == source.language)
        name += "".join(f" [{printed}]" for printed in others)
    return f"{name}{by}" + (f", {place}" if place else "")


def citation(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> Citation:
    """How a figure is quoted."""
    report = catalogue.report
    source = catalogue.get(Source, figure.source)
    place = place_of(figure, fact_of(figure, catalogue))
    words = (named_in_full(figure, catalogue), *_details(figure, catalogue, formatter))
    title = f"{', '.join(words)}: {formatter.counted(figure)}"
    if corrected := _corrected(figure, catalogue, formatter):
        title = messages.quoted_with_correction(title, corrected)
    read = figure.read or source.read
    return Citation(
        figure.address,
        title,
        messages.source_as_read(
            cited(source, place, catalogue),
            original_of(source, report),
            formatter.date(read) if read else "",
        ),
        report.site_name,
        report.edition,
        report.placed(catalogue.permalink(figure)),
        is_on_web=report.site_url is not None,
    )


def figure_sentence(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> str:
    """A figure as a full sentence with its source and its address, for others' texts."""
    source = catalogue.get(Source, figure.source)
    corrected = _corrected(figure, catalogue, formatter)
    details = filter(None, (*_details(figure, catalogue, formatter), corrected))
    return messages.figure_in_a_sentence(
        named_in_full(figure, catalogue),
        ", ".join(details),
        formatter.counted(figure),
        cited(source, place_of(figure, fact_of(figure, catalogue)), catalogue),
        catalogue.report.site_name,
        catalogue.report.placed(catalogue.permalink(figure)),
    )


def sum_sentence(one: Overview, catalogue: Catalogue, formatter: Formatter) -> str:
    """The sum of all countries of a region as a full sentence, with its sources and its address."""
    place = catalogue.report.placed(f"{catalogue.url(one.region)}#{SUM}")
    of = messages.in_region(
        one.region.name, messages.together(len(one.sum.parts), len(one.countries))
    )
    sentence = messages.sum_in_a_sentence(
        one.statistic.title,
        f"{of}, {formatter.date(one.year)}",
        formatter.figure(one.sum.as_figure()),
        messages.listed(
            [cited(catalogue.get(Source, id), "", catalogue) for id in one.sum.sources]
        ),
        catalogue.report.site_name,
    )
    return f"{sentence}: {place}"


def _details(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> tuple[str, ...]:
    """What a figure is besides its label: whose, of when, which part, how measured."""
    words = (
        owner(figure, catalogue),
        about(figure, catalogue, formatter, _beside(figure)),
        measured(figure, catalogue, formatter),
    )
    return tuple(filter(None, words))


def citation_forms(catalogue: Catalogue) -> dict[str, str]:
    """A sentence and a citation as text, BibTeX and CSL-JSON, with places to fill in: ⟦title⟧.

    In a browser, where no record is at hand, a figure's trail fills them in.
    """
    report = catalogue.report
    form = Citation(
        "⟦address⟧",
        "⟦title⟧",
        "⟦reading⟧",
        report.site_name,
        report.edition,
        "⟦url⟧",
        is_on_web=True,
    )
    places = ("⟦label⟧", "⟦details⟧", "⟦value⟧", "⟦source⟧", report.site_name, "⟦url⟧")
    return {
        "sentence": messages.figure_in_a_sentence(*places),
        "text": form.text,
        "bibtex": form.bibtex.replace("@misc{⟦address⟧", "@misc{⟦key⟧", 1),
        "csl": json.dumps([form.csl], ensure_ascii=False, indent=1),
    }


BLANK = Trail(*[""] * len(fields(Trail)))
"""A trail of which nothing is known: the form that a script fills in."""

NAMES = tuple(field.name for field in fields(Trail))
"""The parts of a trail, in their order."""

_WHERE_CORRECTED = ("corrected", "correction")
"""The parts that only a page with a corrected figure has."""


def pooled(trails: dict[str, Trail]) -> str:
    """Trails by the address of their figure, as JSON in which equal words stand once.

    ``words`` has a list for each of ``names``; a figure has the number of its word in each list.
    """
    is_corrected = any(trail.correction for trail in trails.values())
    names = [name for name in NAMES if is_corrected or name not in _WHERE_CORRECTED]
    words: list[dict[str, int]] = [{} for _ in names]
    rows = {
        address: [
            known.setdefault(getattr(trail, name), len(known))
            for known, name in zip(words, names, strict=True)
        ]
        for address, trail in trails.items()
    }
    made = {"names": names, "words": [list(known) for known in words], "figures": rows}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    # Nothing in it can end the element that it stands in.
    return text.replace("<", "\\u003c")
