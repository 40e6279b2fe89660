"""The trail of a figure: all that a reader can know of it, in words, from value to source.

A page carries the trails of its figures once, as lists of words that they share: a table of many
values costs a line for what differs from cell to cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields

from oda_reports import messages
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.exports.citations import Citation
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.projects import Project
from oda_reports.records.sources import Fact, Organisation, Source
from oda_reports.records.vocabulary import Kind, Match
from oda_reports.writing.marks import PageMarks


@dataclass(frozen=True)
class Trail:
    """A figure in words; what is not known is empty. Addresses lead from the page it stands on."""

    value: str
    exact: str
    """The value in whole units, where ``value`` rounds it."""
    label: str
    area: str
    """The area, or the record that the figure belongs to."""
    moment: str
    """What it is about in time: 2023; since 1993; as of end of fiscal year 2001."""
    measure: str
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
    """What is inferred, and the editor's note."""
    record: str
    """The file that holds it."""
    record_url: str
    mistake_url: str
    page: str
    """Where it stands on the page of its record."""
    cited: str
    """The source as a citation names it."""


def trail(figure: Figure, marks: PageMarks) -> Trail:
    """The trail of a figure on the page of ``marks``."""
    catalogue, formatter = marks.catalogue, marks.formatter
    source = catalogue.get(Source, figure.source)
    read = figure.read or source.read
    fact = fact_of(figure, catalogue)
    place = place_of(figure, source, fact)
    return Trail(
        value=formatter.figure(figure),
        exact=formatter.exact(figure),
        label=figure.label,
        area=about_area(figure, catalogue),
        moment=moment(figure, formatter),
        measure=_measured(figure),
        edition=_edition(figure, source),
        source=source.title,
        source_url=marks.url(catalogue.url(source)),
        place=place,
        quotation=(fact.excerpt or "") if fact else "",
        published=formatter.date(source.published) if source.published else "",
        original=source.url or "",
        read=formatter.date(read) if read else "",
        remark=" ".join(_remarks(figure, catalogue)),
        record=figure.file,
        record_url=marks.record_address(figure) or "",
        mistake_url=marks.mistake_address(figure) or "",
        page=marks.url(catalogue.permalink(figure).removesuffix(f"#{figure.anchor}")),
        cited=cited(source, place, catalogue),
    )


def fact_of(figure: Figure, catalogue: Catalogue) -> Fact | None:
    """The fact of its source that a figure carries: its own, else that of all its statistic."""
    for carrier in (figure.address, f"{figure.kind}/{figure.record}"):
        for source, _, fact in catalogue.facts_of(carrier):
            if source.id == figure.source and (fact.place or fact.excerpt):
                return fact
    return None


def place_of(figure: Figure, source: Source, fact: Fact | None) -> str:
    """Where in its source a figure stands, as exactly as the records know it."""
    return figure.place or (fact.place if fact else None) or source.section or ""


def about_area(figure: Figure, catalogue: Catalogue) -> str:
    """The area of a figure; of one that has none, what its record is called."""
    if figure.area:
        return catalogue.area_name(figure.area)
    return catalogue.records[figure.kind, figure.record].heading


def sharing(figure: Figure, catalogue: Catalogue) -> str:
    """For an amount that several countries share: for which, and that it is counted once."""
    record = catalogue.records[figure.kind, figure.record]
    if not isinstance(record, Project) or figure.amount_kind is None:
        return ""
    if len(catalogue.countries_in(record.all_areas)) < 2 or record.phases:
        return ""
    return messages.shared_by([catalogue.area_name(area) for area in record.all_areas])


def moment(figure: Figure, formatter: Formatter) -> str:
    """What a figure is about in time."""
    parts = []
    if figure.year:
        parts.append(formatter.date(figure.year))
    if figure.since:
        parts.append(messages.since(formatter.date(figure.since)))
    if figure.as_of:
        date = formatter.date(figure.as_of)
        parts.append(messages.as_of(date, fiscal=figure.as_of.fiscal))
    return ", ".join(parts)


def _measured(figure: Figure) -> str:
    """What a figure measures; of money also how binding it is and in which prices."""
    parts = [figure.measure, figure.amount_kind, figure.prices]
    words = [part.label for part in parts if part]
    if figure.price_year:
        words[-1] = messages.prices_of(words[-1], figure.price_year)
    return ", ".join([*words[:1], *(word.lower() for word in words[1:])])


def _edition(figure: Figure, source: Source) -> str:
    edition = figure.printed_in or source.edition or ""
    return messages.edition_named(edition, inferred=figure.printed_in_inferred)


def _remarks(figure: Figure, catalogue: Catalogue) -> Iterable[str]:
    if shared := sharing(figure, catalogue):
        yield f"{messages.capitalised(shared)}."
    if figure.match is Match.INFERRED:
        yield figure.match.definition
    if figure.editor_note:
        yield messages.editors_note(figure.editor_note)


def cited(source: Source, place: str, catalogue: Catalogue) -> str:
    """A source with its publisher, and the place in it."""
    by = (
        f" ({catalogue.get(Organisation, source.publisher).name})"
        if source.publisher and (Kind.ORGANISATIONS, source.publisher) in catalogue.records
        else ""
    )
    return f"{source.title}{by}" + (f", {place}" if place else "")


def citation(figure: Figure, catalogue: Catalogue, formatter: Formatter) -> Citation:
    """How a figure is quoted."""
    report = catalogue.report
    source = catalogue.get(Source, figure.source)
    place = place_of(figure, source, fact_of(figure, catalogue))
    about = [figure.label, about_area(figure, catalogue), moment(figure, formatter)]
    root = report.site_url
    return Citation(
        figure.address,
        f"{', '.join(filter(None, about))}: {formatter.figure(figure)}",
        cited(source, place, catalogue),
        report.site_name,
        report.edition,
        f"{root.rstrip('/')}/{catalogue.permalink(figure)}" if root else "",
    )


def citation_forms(catalogue: Catalogue) -> dict[str, str]:
    """A citation as text, BibTeX and CSL-JSON with places to fill in: ⟦title⟧, ⟦source⟧, ⟦key⟧.

    In a browser, where no record is at hand, a figure's trail fills them in.
    """
    report = catalogue.report
    form = Citation("⟦address⟧", "⟦title⟧", "⟦source⟧", report.site_name, report.edition, "⟦url⟧")
    return {
        "text": form.text,
        "bibtex": form.bibtex.replace("@misc{⟦address⟧", "@misc{⟦key⟧", 1),
        "csl": json.dumps([form.csl], ensure_ascii=False, indent=1),
    }


BLANK = Trail(*[""] * len(fields(Trail)))
"""A trail of which nothing is known: the form that a script fills in."""

NAMES = tuple(field.name for field in fields(Trail))
"""The parts of a trail, in their order."""


def pooled(trails: dict[str, Trail]) -> str:
    """Trails by the address of their figure, as JSON in which equal words stand once.

    ``words`` has a list for each of ``names``; a figure has the number of its word in each list.
    """
    words: list[dict[str, int]] = [{} for _ in NAMES]
    rows = {
        address: [
            known.setdefault(word, len(known))
            for known, word in zip(words, astuple(trail), strict=True)
        ]
        for address, trail in trails.items()
    }
    made = {"names": NAMES, "words": [list(known) for known in words], "figures": rows}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    # Nothing in it can end the element that it stands in.
    return text.replace("<", "\\u003c")
