"""Records, figures and catalogues as values: a test writes down the fields that it is about.

What is not said is the least that there can be. Records then name the source ``review``, the
country ``one`` and the region ``sea`` around it, which every catalogue made here has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from oda_reports.build import build_site, check_pages
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.mentions import cites
from oda_reports.figures.figure import Figure, record_figures
from oda_reports.problems.problem import Problem, has_errors
from oda_reports.reading.record_files import Folder, read_folder
from oda_reports.records.areas import Country, Region
from oda_reports.records.editions import Printing, editions_of
from oda_reports.records.events import Event
from oda_reports.records.glossary import Name, Scheme, Term, Theme
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.report import Report
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.units import Unit, unit_of
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder
from oda_reports.writing.site import Site
from pydantic import BaseModel, ValidationError

R = TypeVar("R", bound=Record)

_REPORT: dict[str, Any] = {
    "site_name": "R", "publication": "review", "edition": "2024", "donor": "D", "region": "sea",
    "tagline": "t", "description": "d", "publisher": "p", "source": "review", "licence": "l",
    "licence_url": "https://example.org/",
}  # fmt: skip


def report(**fields: Any) -> Report:
    """The record of a report; a field that is None is left out."""
    given = {**_REPORT, **fields}
    return Report.model_validate({name: each for name, each in given.items() if each is not None})


def the_unit(code: str) -> Unit:
    """The unit that a code means in any report."""
    found = unit_of(code)
    assert found, code
    return found


def refusal(model: type[BaseModel], data: Mapping[str, Any]) -> str:
    """What a model says about data that it refuses for one reason."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(data)
    (detail,) = refused.value.errors()
    return str(detail["msg"]).removeprefix("Value error, ")


def _needed(model: type[Record], id: str) -> dict[str, Any]:
    """The fields without which there is no record of a kind."""
    isles = {"name": "Isles", "countries": ["one"]}
    needed: dict[type[Record], dict[str, Any]] = {
        Region: {"name": id.title(), "summary": "s", "groups": {"isles": isles}},
        Country: {"name": id.title(), "iso3": id[:3].upper(), "summary": "s"},
        Project: {"title": id, "summary": "s", "areas": ["one"], "sources": ["review"]},
        Statistic: {"title": id, "definition": "d", "unit": "persons", "measure": "count"},
        Theme: {"name": id, "text": "t"},
        Event: {"title": id, "date": 2020, "areas": ["one"], "text": "t", "sources": ["review"]},
        Organisation: {"name": id},
        Source: {"title": id, "type": "report"},
        Term: {"term": id, "definition": "d"},
        Scheme: {"name": id},
        Name: {"short": id},
    }
    return needed[model]


def record(model: type[R], id: str, **fields: Any) -> R:
    """A record; a field that is None is left out, one that is needed too."""
    given = {"id": id, **_needed(model, id), **fields}
    return model.model_validate({name: value for name, value in given.items() if value is not None})


def observation(**fields: Any) -> dict[str, Any]:
    """An entry of a statistic as YAML has it: 1, unless a value is given or a state says why not.

    A field that is None is left out; an ``edition`` stands for the source that is one, or that is
    inferred to be (``edition_inferred``).
    """
    value = {} if "state" in fields else {"value": 1}
    edition, is_inferred = (fields.pop(name, None) for name in ("edition", "edition_inferred"))
    source = f"review-{edition}{'-inferred' if is_inferred else ''}" if edition else "review"
    given = {"area": "one", "source": source, **value, **fields}
    return {name: each for name, each in given.items() if each is not None}


def statistic(*observations: Mapping[str, Any], id: str = "oda", **fields: Any) -> Statistic:
    """A statistic with some values; those of a series are given as a field."""
    observed = [observation(**each) for each in observations]
    return record(Statistic, id, **{"observations": observed, **fields})


def flows(*observations: Mapping[str, Any], id: str = "oda", **fields: Any) -> Statistic:
    """A statistic of money that flowed in a year, which can be negative."""
    money = {"title": "Net ODA", "unit": "USD", "flow": "net-disbursement", "measure": None}
    return statistic(*observations, id=id, **{**money, **fields})


PERSONS = the_unit("persons")


def figure(value: str | int | None = 1, unit: Unit = PERSONS, **fields: Any) -> Figure:
    """A figure that no catalogue holds; ``edition`` is one of the report's publication."""
    if edition := fields.pop("edition", None):
        is_inferred = fields.pop("edition_inferred", False)
        fields["printing"] = Printing("review", edition, is_inferred=is_inferred)
    given: dict[str, Any] = {
        "address": "statistics/oda/one",
        "kind": Kind.STATISTICS,
        "record": "oda",
        "label": "l",
        "value": None if value is None else Decimal(value),
        "unit": unit,
        "source": "review",
    }
    return Figure(**{**given, **fields})


PLACES = (record(Region, "sea"), record(Country, "one"), record(Source, "review"))


def editions_named(*records: Record) -> tuple[Source, ...]:
    """The editions of the review in which records were read: ``review-2021`` is that of 2021.

    That ``review-2021-inferred`` is that of 2021 is inferred.
    """
    named = {source for one in records for source in cites(one) if source.startswith("review-")}

    def edition(id: str) -> Source:
        name = id.removeprefix("review-")
        year = name.removesuffix("-inferred")
        said = {"publication": "review", "edition": year, "edition_inferred": year != name}
        return record(Source, id, **said)

    return tuple(map(edition, sorted(named)))


def catalogue(*records: Record, **fields: Any) -> Catalogue:
    """A catalogue of these records and ``PLACES``; fields are those of its report.

    A record with the id of a place stands in its stead, and so does a source.
    """
    return Catalogue(report(**fields), (*PLACES, *editions_named(*records), *records))


def figures_in(*records: Record, **fields: Any) -> list[Figure]:
    """The figures of records in the editions of the review; fields are those of the report."""
    editions = editions_of(report(**fields), editions_named(*records))
    return [figure for one in records for figure in record_figures(one, editions)]


@cache
def folder_of(path: Path) -> Folder:
    """A data folder as it is read: once in a run, so not for one that a test changes."""
    return read_folder(path)


@cache
def catalogue_of(path: Path) -> Catalogue:
    """The catalogue of a data folder: once in a run, so not for one that a test changes."""
    return catalogue_in(folder_of(path))


@cache
def site_of(path: Path) -> Site:
    """The pages of a data folder: once in a run, so not for one that a test changes."""
    return build_site(path)


def catalogue_in(folder: Folder) -> Catalogue:
    """The catalogue of a folder that has been read."""
    assert folder.report is not None
    return Catalogue(folder.report, folder.records)


def check_report(folder: Path) -> Sequence[Problem]:
    """What ``oda check`` says of a folder: of its records, or else of the pages they make."""
    read, catalogue, problems = check_folder(folder)
    if catalogue is None or has_errors(problems):
        return problems
    return check_pages(read, catalogue, problems)


def said_of(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What is said of a folder once it holds these files: code, message and help of each problem.

    A proposal follows an arrow, which is ``=>`` if it is safe to follow unasked.
    """
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    said = []
    for problem in check_folder(folder)[2]:
        line = f"{problem.code} {problem.message} / {problem.help}"
        if problem.repair:
            arrow = "=>" if problem.repair.safe else "->"
            line += f" {arrow} {problem.repair.edits[0].text}"
        said.append(line)
    return said
