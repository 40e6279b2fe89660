"""The report itself: what it is called, how it opens, where it is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from pydantic import Field

from oda_reports.records.conventions import Conventions
from oda_reports.records.field_types import (
    AsPrinted,
    Currency,
    Edition,
    FigureRef,
    Flag,
    Id,
    IdentifierAddress,
    IdentifierForm,
    IssueForm,
    Language,
    Line,
    Needed,
    Prose,
    RecordKey,
    RegionId,
    SourceId,
    Url,
    Wording,
)
from oda_reports.records.fiscal_years import JAPANESE, FiscalYear
from oda_reports.records.model import Model
from oda_reports.records.parts import FiscalYears
from oda_reports.records.sources import Source
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import AreaKind


class OtherArea(Model):
    """An area besides the regions and countries that figures can be about."""

    name: Line
    """What it is called."""
    kind: AreaKind = AreaKind.OTHER
    """Whether it is the donor, the world, or something else."""
    iso3: Annotated[str | None, Field(pattern=r"^[A-Z]{3}$")] = None
    """Of a country, its ISO 3166-1 code of three capital letters."""


class OwnUnit(Model):
    """A unit that the report adds to those that every report has."""

    singular: Line
    """What one of it is called: minute, patient a month, death per 100,000."""
    plural: Line
    """What several are called: minutes, patients a month, deaths per 100,000."""
    whole: Flag
    """Whether there are only whole ones: true for patients, false for minutes."""
    symbol: Line | None = None
    """What the site prints behind each number of it, such as MW; without it, the text says what
    is counted."""
    definition: Wording | None = None
    """What it counts, for whoever writes records."""


class Report(Model):
    """What the report is called, who makes it, and how its pages open."""

    id: Id | None = None
    """Which report this is: what was published counts from the history of this id alone. It stays;
    a report that takes the place of another has one of its own."""
    site_name: Line
    """The name of the site."""
    publication: Id | None = None
    """Of what an edition is being published; without it, of that which source is an edition of."""
    edition: Edition
    """The edition being published."""
    donor: Line
    """The donor, as headings name it."""
    region: RegionId
    """The region whose figures the short form of a reference means."""
    tagline: Wording
    """One line for the top of the home page."""
    description: Wording
    """One or two sentences for search engines and link previews."""
    language: Language = "en"
    """The language of the texts: two small letters, such as en."""
    publisher: Line
    """Who publishes the report."""
    source: SourceId
    """The source the report starts from."""
    licence: Line
    """The licence of the report's own texts."""
    licence_url: Url
    """Where that licence is explained."""
    attributions: Annotated[tuple[Line, ...], AsPrinted()] = ()
    """Words that the sources ask to be named with; they stand at the foot of each page."""
    map_note: Annotated[Wording | None, Needed("with a map.geojson")] = None
    """What stands below each map about boundaries and names."""
    list_note: Prose | None = None
    """What stands with each list of projects and of their amounts: how it was gathered, what it is
    not. One paragraph."""
    site_url: Url | None = None
    """Where the site is published."""
    edit_url: Url | None = None
    """Where a record is edited, up to the data folder: https://…/edit/main/data/."""
    record_url: Url | None = None
    """Where a record is read, up to the data folder: https://…/blob/main/data/."""
    issue_url: IssueForm | None = None
    """The form in which a mistake is reported, with {title}, {figure}, {value} and {page} where
    these go: https://…/issues/new?template=mistake.yml&title={title}&figure={figure}&page={page}
    Without a forge an e-mail: mailto:desk@example.org?subject={title}&body={page}"""
    book_url: Url | None = None
    """Where the report lies as one book (PDF): https://…/report.pdf."""
    identifier_addresses: dict[IdentifierForm, IdentifierAddress] = {}
    """Where identifiers of sources lead: how they look, with * for the part that differs, and the
    address with * in its place."""
    key_figures: tuple[FigureRef, ...] = ()
    """Figures for the home page: addresses as in [[…]], without the brackets."""
    fiscal_year: FiscalYears | None = None
    """How fiscal years are counted; without it from April, each named after its start."""
    currency_symbols: dict[Currency, Line] = {}
    """How currencies are written; without it, as the language has it."""
    units: dict[Id, OwnUnit] = {}
    """Units of the report's own, each with the word that records write for it; one with the word
    of a unit that there is takes its place."""
    withdrawn: dict[RecordKey, Wording] = {}
    """Records that were published and are gone: kind and id (projects/some-id), and why."""
    other_areas: dict[Id, OtherArea] = {}
    """Areas besides the regions and countries that figures are about: the donor, the world."""
    numbers: dict[Line, Line] = {}
    """Numbers in texts that are no figures: the words around the number as they stand in the
    text, and why no record holds it."""

    def placed(self, link: str) -> str:
        """The whole address of what lies at a link below the site's root.

        The link itself where the site has no address of its own.
        """
        return f"{self.site_url.rstrip('/')}/{link}" if self.site_url else link

    @property
    def own_units(self) -> tuple[Unit, ...]:
        """The units that the report adds, as its records count with them."""
        return tuple(
            Unit(
                code,
                unit.singular,
                unit.plural,
                unit.definition or "",
                is_counted=unit.whole,
                symbol=unit.symbol or "",
            )
            for code, unit in self.units.items()
        )


def fiscal_rule_of(report: Report) -> FiscalYear:
    """How a report counts fiscal years."""
    return report.fiscal_year.rule if report.fiscal_year else JAPANESE


def address_of(identifier: str, report: Report) -> str:
    """Where an identifier of a source leads, by the first form that it has; empty if by none."""
    for form, address in report.identifier_addresses.items():
        before, _, behind = form.partition("*")
        part = identifier.removeprefix(before).removesuffix(behind)
        if part and f"{before}{part}{behind}" == identifier:
            return address.replace("*", quote(part, safe=""))
    return ""


def original_of(source: Source, report: Report) -> str:
    """Where a source is read on the web: its address, else that of its identifier; else empty."""
    return source.url or address_of(source.identifier or "", report)


def conventions_of(report: Report | None, of_sources: Mapping[str, FiscalYear]) -> Conventions:
    """What a report counts with; of one that could not be read, the defaults.

    ``of_sources`` is how sources count fiscal years that count otherwise, by their ids.
    """
    rule = fiscal_rule_of(report) if report else JAPANESE
    units = report.own_units if report else ()
    return Conventions(rule, of_sources, units, is_known=report is not None)
