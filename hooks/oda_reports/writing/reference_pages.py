"""Pages made from the program itself rather than from records: the same for any report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oda_reports.editing.fields import Field, blocks_of, fields_of, meaning_of, words_for
from oda_reports.records.field_shapes import OneOf, block_in, terms_in, title_of
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model, Record
from oda_reports.records.report import Report
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.codes import Code, read_codes
from oda_reports.writing.pages import Page

SPECIMENS = Path(__file__).parents[1] / "editing" / "specimen"
"""A small data folder about an invented region, with a comment beside every field."""


@dataclass(frozen=True)
class Entry:
    """A field as the page explains it; ``leads_to`` are anchor and title of a part of the page."""

    anchor: str
    name: str
    must: str
    takes: str
    leads_to: tuple[str, str] | None
    meaning: str


@dataclass(frozen=True)
class Part:
    """A record or block as the page explains it; ``file`` is the file or folder of a record."""

    anchor: str
    title: str
    meaning: str
    entries: tuple[Entry, ...]
    file: str = ""
    specimens: tuple[tuple[str, str], ...] = ()


def reference_pages() -> tuple[Page, ...]:
    """The pages that explain records and problems to those who write them."""
    return (_records_page(), _problems_page())


def _records_page() -> Page:
    """Every field of every record."""
    models: tuple[type[Model], ...] = (Report, *MODELS.values())
    blocks = sorted({block for model in models for block in blocks_of(model)}, key=_name)
    terms = {
        found.title: found
        for model in (*models, *blocks)
        for field in fields_of(model)
        if (found := terms_in(field.shape))
    }
    context = {
        "report_part": _part(Report, "report", "Report", "data/report.yml"),
        "kinds": {kind.value: _kind_part(kind) for kind in Kind},
        "shared": tuple(_entries(Record, "record")),
        "blocks": [
            _part(block, _anchor("block", title_of(_name(block))), title_of(_name(block)))
            for block in blocks
        ],
        "vocabularies": [
            (_anchor("terms", title), title, _defined(terms[title]), _codes(terms[title]))
            for title in sorted(terms)
        ],
    }
    return Page(
        "contributing/records.md",
        "The records",
        "records.md.jinja",
        context,
        "Every field of every record: what it means, what it takes, and a specimen to copy",
    )


def _kind_part(kind: Kind) -> Part:
    title = kind.label if kind.is_one_file else kind.singular.capitalize()
    file = f"data/{kind}.yml" if kind.is_one_file else f"data/{kind}/"
    return _part(MODELS[kind], title.lower(), title, file)


def _part(model: type[Model], anchor: str, title: str, file: str = "") -> Part:
    return Part(
        anchor, title, meaning_of(model), tuple(_entries(model, anchor)), file, _specimens(file)
    )


def _specimens(file: str) -> tuple[tuple[str, str], ...]:
    """The invented records of a kind: their files and texts."""
    name = file.removeprefix("data/")
    pattern = f"{name}*" if name.endswith("/") else name
    paths = sorted(SPECIMENS.glob(pattern), reverse=True) if pattern else ()
    return tuple(
        (f"data/{path.relative_to(SPECIMENS).as_posix()}", path.read_text("utf-8").strip())
        for path in paths
    )


def _entries(model: type[Model], anchor: str) -> Iterator[Entry]:
    """The fields of a record or block; those that any record may have are told once."""
    for field in fields_of(model):
        is_shared = issubclass(model, Record) and field.name in Record.model_fields
        if model is Record or not is_shared:
            yield _entry(field, anchor)


def _entry(field: Field, anchor: str) -> Entry:
    must = "must" if field.needed else f"must, {field.condition}" if field.condition else ""
    takes, leads_to = words_for(field.shape), _leads_to(field)
    meaning = field.meaning
    if field.default is not None:
        meaning += f" If left out: {field.default}."
    return Entry(
        f"{anchor}-{field.name.replace('_', '-')}",
        field.name,
        must,
        "" if leads_to and takes == leads_to[1].lower() else takes,
        leads_to,
        meaning,
    )


def _name(model: type[Model]) -> str:
    return model.__name__


def _leads_to(field: Field) -> tuple[str, str] | None:
    if block := block_in(field.shape):
        return _anchor("block", title_of(_name(block))), title_of(_name(block))
    if terms := terms_in(field.shape):
        return _anchor("terms", terms.title), terms.title
    return None


def _anchor(part: str, title: str) -> str:
    return f"{part}-{title.lower().replace(' ', '-')}"


def _defined(terms: OneOf) -> tuple[tuple[str, str, str], ...]:
    """Each term with its label and definition; currencies are codes that need none."""
    return tuple(
        (term.value, term.label, term.definition)
        for term in terms.terms
        if not getattr(term, "is_money", False)
    )


def _codes(terms: OneOf) -> str:
    """The currencies among the terms, by their codes."""
    return ", ".join(term.value for term in terms.terms if getattr(term, "is_money", False))


@dataclass(frozen=True)
class CodeGroup:
    """Codes that are about the same, by their first two signs: E1, W4."""

    anchor: str
    title: str
    about: str
    codes: tuple[Code, ...]


_GROUPS = {
    "E1": (
        "Files",
        "What keeps a file from being read at all. Its other problems show once it can.",
    ),
    "E2": ("Fields", "What one record alone has wrong."),
    "E3": ("Between records", "What a record says of others, of files, of published addresses."),
    "E9": ("The program", "Not the records: whoever keeps the code mends these."),
    "W4": ("Warnings", "What may be right, and is worth a second look."),
}


def _problems_page() -> Page:
    """Every code of a problem, explained."""
    groups = tuple(
        CodeGroup(start.lower(), title, about, tuple(codes))
        for start, (title, about) in _GROUPS.items()
        if (codes := [code for code in read_codes().values() if code.code.startswith(start)])
    )
    return Page(
        "contributing/problems.md",
        "The problems",
        "problems.md.jinja",
        {"groups": groups},
        "Every problem that the check can report: why it is one, what is wrong, what is right",
    )
