"""The page that explains every field of every record, the same for any report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from oda_reports.editing.fields import (
    Field,
    fields_of,
    meaning_of,
    words_for,
)
from oda_reports.figures import page_messages
from oda_reports.records.field_shapes import OneOf, UnitOf, block_in, blocks_of, terms_in, title_of
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model, Record
from oda_reports.records.report import Report
from oda_reports.records.units import UNITS, Unit
from oda_reports.records.vocabulary import Kind, Vocabulary
from oda_reports.writing.pages.page import Context, Page

SPECIMENS = Path(__file__).parents[2] / "editing" / "specimen"
"""A small data folder about an invented region, with a comment beside every field."""


@dataclass(frozen=True)
class Heading:
    """The heading of a part of the page, to which other parts lead."""

    title: str
    """Its words."""

    @property
    def anchor(self) -> str:
        """Its address on the page: the one that the site and the forges make from the words."""
        return self.title.lower().replace(" ", "-")


@dataclass(frozen=True)
class Entry:
    """A field as the page explains it."""

    name: str
    """What the record writes before the colon."""
    must: str
    """That it must stand, and when; empty where it may be left out."""
    takes: str
    """What can stand after the colon; empty where ``leads_to`` says it."""
    leads_to: Heading | None
    """The block or the terms that it takes."""
    meaning: str
    """What it means, and what is taken where it is left out."""


@dataclass(frozen=True)
class Specimen:
    """A record of an invented region."""

    file: str
    """Where it would lie."""
    text: str
    """What stands in it."""


@dataclass(frozen=True)
class Part:
    """A record or block as the page explains it."""

    heading: Heading
    """What stands above it."""
    meaning: str
    """What it is."""
    entries: tuple[Entry, ...]
    """Its fields."""
    file: str = ""
    """The file or folder in which such a record lies; empty for a block."""
    has_folder: bool = False
    """Whether each such record has a file of its own."""
    has_shared: bool = False
    """Whether it may have the fields of any record too."""
    specimens: tuple[Specimen, ...] = ()
    """Records to copy."""


@dataclass(frozen=True)
class DefinedTerm:
    """A term that a field can take."""

    value: str
    """What the record says."""
    label: str
    """What pages say; can be empty."""
    definition: str
    """What it means."""


@dataclass(frozen=True)
class Terms:
    """The terms that a field can take."""

    heading: Heading
    """What stands above them."""
    terms: tuple[DefinedTerm, ...]
    """Each with its definition."""
    further: str
    """What else can stand there, in a sentence."""


@dataclass(frozen=True)
class FieldsContext(Context):
    """What stands on the page of fields."""

    template = "records.md.jinja"

    report_part: Part
    """The report itself."""
    kinds: Mapping[str, Part]
    """Each kind of record, by the word for it."""
    shared: tuple[Entry, ...]
    """The fields that any record may have."""
    blocks: tuple[Part, ...]
    """The blocks of fields inside records."""
    vocabularies: tuple[Terms, ...]
    """The closed lists of terms."""


def fields_page() -> Page:
    """Every field of every record."""
    models: tuple[type[Model], ...] = (Report, *MODELS.values())
    blocks = sorted({block for model in models for block in blocks_of(model)}, key=_name)
    terms = {
        found.title: found
        for model in (*models, *blocks)
        for field in fields_of(model)
        if (found := terms_in(field.shape))
    }
    context = FieldsContext(
        report_part=_part(Report, Heading(page_messages.REPORT), "data/report.yml"),
        kinds={kind.value: _kind_part(kind) for kind in Kind},
        shared=tuple(_entries(Record)),
        blocks=tuple(_part(block, _block_heading(block)) for block in blocks),
        vocabularies=tuple(_vocabulary(terms[title]) for title in sorted(terms)),
    )
    return Page("contributing/records.md", page_messages.THE_RECORDS, context)


def _kind_part(kind: Kind) -> Part:
    title = kind.label if kind.is_one_file else kind.singular.capitalize()
    file = f"data/{kind}.yml" if kind.is_one_file else f"data/{kind}/"
    return _part(MODELS[kind], Heading(title), file)


def _part(model: type[Model], heading: Heading, file: str = "") -> Part:
    return Part(
        heading,
        meaning_of(model),
        tuple(_entries(model)),
        file,
        has_folder=file.endswith("/"),
        has_shared=issubclass(model, Record),
        specimens=_specimens(file),
    )


def _specimens(file: str) -> tuple[Specimen, ...]:
    """The invented records of a kind."""
    name = file.removeprefix("data/")
    pattern = f"{name}*" if name.endswith("/") else name
    paths = sorted(SPECIMENS.glob(pattern), reverse=True) if pattern else ()
    return tuple(
        Specimen(f"data/{path.relative_to(SPECIMENS).as_posix()}", path.read_text("utf-8").strip())
        for path in paths
    )


def _entries(model: type[Model]) -> Iterator[Entry]:
    """The fields of a record or block; those that any record may have are told once."""
    for field in fields_of(model):
        is_shared = issubclass(model, Record) and field.name in Record.model_fields
        if model is Record or not is_shared:
            yield _entry(field)


def _entry(field: Field) -> Entry:
    condition = page_messages.must_on(field.condition) if field.condition else ""
    takes, leads_to = words_for(field.shape), _leads_to(field)
    meaning = field.meaning
    if field.default is not None:
        meaning += f" {page_messages.if_left_out(field.default)}"
    return Entry(
        field.name,
        page_messages.MUST if field.needed else condition,
        "" if leads_to and takes == leads_to.title.lower() else takes,
        leads_to,
        meaning,
    )


def _name(model: type[Model]) -> str:
    return model.__name__


def _leads_to(field: Field) -> Heading | None:
    if block := block_in(field.shape):
        return _block_heading(block)
    if terms := terms_in(field.shape):
        return _terms_heading(terms)
    return None


def _block_heading(block: type[Model]) -> Heading:
    return Heading(title_of(_name(block)))


def _terms_heading(terms: OneOf | UnitOf) -> Heading:
    return Heading(terms.title)


def _vocabulary(terms: OneOf | UnitOf) -> Terms:
    further = ""
    listed: Iterable[Vocabulary | Unit] = ()
    if isinstance(terms, OneOf):
        listed = terms.terms
    elif terms.money:
        further = page_messages.CURRENCY_CODES
    else:
        listed, further = UNITS.values(), page_messages.FURTHER_UNITS
    defined = (DefinedTerm(term.value, term.label, term.definition) for term in listed)
    return Terms(_terms_heading(terms), tuple(defined), further)
