"""Texts that speak of the edition before: by its name, by its figures, or by citing it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.problems.problem import Loc
from oda_reports.reading.origins import Origin
from oda_reports.records.editions import publication_of
from oda_reports.records.field_types import FigureAddress
from oda_reports.records.marked_fields import marked_values, own_texts
from oda_reports.records.model import Model, Record
from oda_reports.records.references import blanked, find_references
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.text_editions import moves_on, spoken_figures
from oda_reports.updating.chores import Chore
from oda_reports.updating.next_editions import NextEdition

_OF_VALUES = frozenset({"note", "editor_note", "quotations", "facts", "feature", "waivers"})
"""Fields that say themselves of which edition they are, or are in the words of a source."""
_OF_REPORT = frozenset({"id", "publication", "edition", "source", "numbers", "withdrawn"})
"""Fields of the report that are no text, or are asked for elsewhere."""


class _Text(NamedTuple):
    """A text, and where it stands."""

    origin: Origin
    loc: Loc
    text: str
    place: str
    """By what an editor ticks it off: all texts of a record are one thing to look at."""
    record: Record | None = None

    @property
    def is_summary(self) -> bool:
        """Whether it sums up what other records say."""
        return self.record is None or self.record.kind is Kind.REGIONS


def texts_left(edition: NextEdition) -> Iterator[Chore]:
    """Each text that speaks of the edition before, then what only cites it.

    Those of regions, of the report and of its pages come last: they sum up what the others say.
    """
    if edition.before is None:
        return
    texts = [one for one in _texts(edition) if _may_speak(edition, one.text)]
    yield from _left(edition, [one for one in texts if not one.is_summary])
    yield from _left(edition, [one for one in texts if one.is_summary])


def _left(edition: NextEdition, texts: list[_Text]) -> Iterator[Chore]:
    """What is left; a record that cites the new edition too has been gone through."""
    gone_through = {one.place for one in texts if _cites_new(edition, one.text)}
    cited: dict[str, list[_Text]] = {}
    for one in texts:
        if spoken := _spoken(edition, one):
            yield Chore(
                one.origin.file,
                one.origin.line(one.loc, spoken[0].split("\n")[0]),
                f"speaks of {edition.old}: {_listed(spoken)}: where it is to speak of "
                f"{edition.year}, write the name, figures and citation of that",
                one.place,
            )
        elif _citations(edition, one.text):
            cited.setdefault(one.place, []).append(one)
    for its in cited.values():
        if its[0].place not in gone_through:
            yield _cited(edition, its)


def _cited(edition: NextEdition, texts: list[_Text]) -> Chore:
    first, count = texts[0], sum(len(_citations(edition, one.text)) for one in texts)
    written = _citations(edition, first.text)[0]
    times = "" if count == 1 else f" {count} times"
    return Chore(
        first.origin.file,
        first.origin.line(first.loc, written),
        f"cites {written}{times}: where {edition.year} says the same, cite [@{edition.source_id}]",
        first.place,
    )


def key_figures_left(edition: NextEdition) -> Iterator[Chore]:
    """Each key figure whose address holds it at the edition before."""
    holders: list[tuple[Origin, str, Model]] = [
        (edition.checking.origin(record), f"{record.kind}/{record.id}", record)
        for record in edition.records
        if record.kind in (Kind.REGIONS, Kind.COUNTRIES)
    ]
    holders.append((edition.origin_of_report, "report", edition.report))
    for origin, owner, model in holders:
        for loc, mark, address in marked_values(model):
            is_key = loc[0] == "key_figures" and isinstance(mark, FigureAddress)
            if is_key and _is_old_mark(edition, address):
                name = address.partition("@")[0]
                yield Chore(
                    origin.file,
                    origin.line(loc, address),
                    f"the key figure stays at {edition.old}: write '{name}', which moves on with "
                    "the edition",
                    f"{owner}/key_figures",
                )


def _texts(edition: NextEdition) -> Iterator[_Text]:
    yield from _texts_of_records(edition)
    yield from _texts_of_report(edition)


def _texts_of_records(edition: NextEdition) -> Iterator[_Text]:
    for record in edition.records:
        if isinstance(record, Source) and publication_of(record) == edition.printing.publication:
            continue  # what it is an edition of, it says of itself
        origin, place = edition.checking.origin(record), f"{record.kind}/{record.id}/texts"
        for loc, text in own_texts(record):
            if not _OF_VALUES.intersection(loc):
                yield _Text(origin, loc, text, place, record)


def _texts_of_report(edition: NextEdition) -> Iterator[_Text]:
    origin = edition.origin_of_report
    own = [(loc, text) for loc, text in own_texts(edition.report) if loc[0] not in _OF_REPORT]
    own += [(("attributions", n), text) for n, text in enumerate(edition.report.attributions)]
    for loc, text in own:
        yield _Text(origin, loc, text, f"report/{loc[0]}")
    folder = edition.checking.folder
    for name, text in folder.texts.items():
        yield _Text(folder.origins["pages", name], (), text, f"pages/{name}")


def _may_speak(edition: NextEdition, text: str) -> bool:
    """Whether it is worth a look: most texts hold no number of an edition, nor cite one."""
    sources = (source.id for source in (*edition.sources_before, *edition.sources))
    return edition.old in text or ("@" in text and any(id in text for id in sources))


def _spoken(edition: NextEdition, one: _Text) -> list[str]:
    """How a text speaks of the edition before, as it is written, in the order of the text."""
    found: dict[str, int] = {}
    words = blanked(one.text)
    for mention in edition.names.mentions(words):
        if mention.edition == edition.old:
            found.setdefault(one.text[mention.start : mention.end], mention.start)
    for pointed in re.finditer(_POINTED.format(re.escape(edition.old)), words, re.IGNORECASE):
        found.setdefault(pointed[0], pointed.start())
    for reference in find_references(one.text):
        if reference.type == "figure" and _is_old_mark(edition, reference.target):
            found.setdefault(f"[[{reference.target}", reference.start)
    for spoken in spoken_figures(one.text, edition.names):
        is_floating = not spoken.is_fixed and edition.old in spoken.editions
        if is_floating and _moves_on(edition, spoken.target, one.record):
            found.setdefault(f"[[{spoken.target}", spoken.start)
    return sorted(found, key=found.__getitem__)


_POINTED = r"\b(?:that|those|ones?)\s+of\s+(?:\w+(?:,|\s+and)\s+)?{}(?!\w)"
"""What points to an edition whose publication is named before: only that of 2024."""


def _moves_on(edition: NextEdition, address: str, record: Record | None) -> bool:
    """Whether an address means what an edition of the publication prints, and another will."""
    try:
        figure = edition.checking.catalogue.figure(address, record)
    except UnknownFigure:
        return False
    publication = figure.printing.publication if figure.printing else None
    return publication == edition.printing.publication and moves_on(
        edition.checking, address, figure
    )


def _is_old_mark(edition: NextEdition, address: str) -> bool:
    """Whether an address names the edition before behind its ``@``."""
    return edition.before is not None and address.partition("@")[2] in edition.before.marks


def _citations(edition: NextEdition, text: str) -> list[str]:
    return [
        reference.written
        for reference in find_references(text)
        if reference.type == "source" and edition.is_old(reference.target)
    ]


def _cites_new(edition: NextEdition, text: str) -> bool:
    return any(
        reference.type == "source" and edition.is_new(reference.target)
        for reference in find_references(text)
    )


def _listed(written: list[str]) -> str:
    """The first of what is written, each on one line."""
    shown = (f"{one}]]" if one.startswith("[[") else f"'{one}'" for one in written[:4])
    listed = ", ".join(" ".join(one.split()) for one in shown)
    more = len(written) - 4
    return f"{listed} and {more} more" if more > 0 else listed
