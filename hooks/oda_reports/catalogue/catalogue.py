"""All records by id: references resolve here, and the reverse questions are answered here only.

A catalogue is made once from checked records and never changes; each index is one question.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from oda_reports.catalogue.called import called_names
from oda_reports.catalogue.carriers import CarriedFact, Carriers
from oda_reports.catalogue.corrections import Corrections
from oda_reports.catalogue.drafts import held_back, published_part, unchosen
from oda_reports.catalogue.families import Families
from oda_reports.catalogue.features import PrintedFeature, as_published, printed_features
from oda_reports.catalogue.figure_addresses import FigureAddresses
from oda_reports.catalogue.grouping import by_kind, grouped, merged
from oda_reports.catalogue.house_names import form_in
from oda_reports.catalogue.mentions import cites, named_figures
from oda_reports.catalogue.relations import Relations
from oda_reports.catalogue.selection import readings_by_name, yearly
from oda_reports.catalogue.wholes import Wholes
from oda_reports.figures.aspects import Names
from oda_reports.figures.figure import Figure, record_figures
from oda_reports.problems.problem import Loc
from oda_reports.records.areas import Country, Group, Region
from oda_reports.records.editions import editions_of
from oda_reports.records.events import Event
from oda_reports.records.glossary import Name, Scheme, Term, Theme
from oda_reports.records.model import Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.report import Report
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import OF_THE_DONOR, Compilation, Flow, Kind, Nature

R = TypeVar("R", bound=Record)

Key = tuple[Kind, str]
"""Kind and id: what names a record."""


@dataclass(frozen=True)
class GroupPlace:
    """A group of countries and the region it lies in."""

    id: str
    region: Region
    group: Group


class Catalogue:
    """The published records of a report: drafts left out, and what was read in draft sources.

    Of a project's statuses it has the one that stands, and its feature only where the report's
    own edition features it; ``printed_features`` and ``readings_of`` have what others print.
    ``with_drafts`` it has all, for those who edit it; what readers see stands there, too.
    """

    def __init__(
        self, report: Report, records: Iterable[Record], *, with_drafts: bool = False
    ) -> None:
        # By their ids, so that nothing depends on the order in which files are read.
        every = self._every = tuple(sorted(records, key=lambda record: (record.kind, record.id)))
        self.report, self.has_drafts = report, with_drafts
        self.editions = editions_of(report, (one for one in every if isinstance(one, Source)))
        self.held: dict[Key, frozenset[Loc]] = {}
        """The ways to what is not published, of each record that has such; see ``held_back``."""
        self.records: dict[Key, Record] = {}
        self.printed_features: dict[str, tuple[PrintedFeature, ...]] = {}
        """How editions feature each project that one of them does, by its id."""
        for record in every:
            if held := held_back(record, self.editions):
                self.held[record.kind, record.id] = held
            if with_drafts:
                self._add(published_part(record, unchosen(record)) if record.draft else record)
            elif () not in held:
                self._add(published_part(record, held))

    @cached_property
    def entered(self) -> Catalogue:
        """All that is entered: this with what is not published; the same where there is none."""
        is_whole = self.has_drafts or not self.held
        return self if is_whole else Catalogue(self.report, self._every, with_drafts=True)

    def _add(self, record: Record) -> None:
        if isinstance(record, Project):
            if features := printed_features(record, self.editions):
                self.printed_features[record.id] = features
            record = as_published(record, self.editions)
        self.records[record.kind, record.id] = record

    def _all(self, model: type[R], order: Callable[[R], object] | None = None) -> tuple[R, ...]:
        found = [record for record in self.records.values() if isinstance(record, model)]
        return tuple(sorted(found, key=order or (lambda record: (record.heading, record.id))))  # type: ignore[arg-type]

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Regions by name, the report's own first."""
        return self._all(Region, lambda region: (region.id != self.report.region, region.name))

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """Countries by name."""
        return self._all(Country)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """Projects: featured ones first, then by title."""
        return self._all(
            Project, lambda project: (project.feature is None, project.title, project.id)
        )

    @cached_property
    def statistics(self) -> tuple[Statistic, ...]:
        """Statistics by title."""
        return self._all(Statistic)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """Themes by name."""
        return self._all(Theme)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events, oldest first."""
        return self._all(Event, lambda event: (event.date, event.id))

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """Organisations by name."""
        return self._all(Organisation)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Sources: newest edition first, then those without one, by title."""
        by_title = self._all(Source)
        return tuple(sorted(by_title, key=lambda source: source.edition or "", reverse=True))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Glossary terms in alphabetical order."""
        return self._all(Term, lambda term: term.term.casefold())

    @cached_property
    def schemes(self) -> tuple[Scheme, ...]:
        """Schemes by name."""
        return self._all(Scheme)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of the house register in alphabetical order."""
        return self._all(Name, lambda name: (name.short.casefold(), name.id))

    def contested_names_in(self, text: str) -> tuple[Name, ...]:
        """Names in a text that are disputed, for the report's language."""
        return tuple(name for name in self._contested if form_in(name, text))

    @cached_property
    def _contested(self) -> tuple[Name, ...]:
        language = self.report.language[:2]
        return tuple(
            name for name in self.names if name.contested and name.language in (None, language)
        )

    def get(self, model: type[R], id: str) -> R:
        """The record of that kind and id; raises ``KeyError`` if it is not published."""
        record = self.records[model.kind, id]
        assert isinstance(record, model)
        return record

    def url(self, record: Record) -> str:
        """Where a record is read, below the site's root.

        An event stands in the timeline of its region; terms, schemes and names in the glossary.
        """
        return self._urls[record.kind, record.id]

    def permalink(self, figure: Figure) -> str:
        """Where a figure stands on the page of its record, below the site's root."""
        url = self.url(self.records[figure.kind, figure.record])
        return url if "#" in url else f"{url}#{figure.anchor}"

    @cached_property
    def _urls(self) -> Mapping[Key, str]:
        return {key: self._url(record) for key, record in self.records.items()}

    def _url(self, record: Record) -> str:
        if record.kind.has_pages:
            return f"{record.kind}/{record.id}/"
        if isinstance(record, Event):
            within = (r.id for r in self.regions if self.areas_within(r) & set(record.areas))
            region = next(within, self.report.region)
            return f"{Kind.REGIONS}/{region}/#{record.id}"
        prefix = {Kind.SCHEMES: "scheme-", Kind.NAMES: "name-"}.get(record.kind, "")
        return f"{Kind.GLOSSARY}/#{prefix}{record.id}"

    # Areas: regions, groups and countries share one set of ids.

    @cached_property
    def groups(self) -> Mapping[str, GroupPlace]:
        """Groups of countries by id."""
        return {
            id: GroupPlace(id, region, group)
            for region in self.regions
            for id, group in region.groups.items()
        }

    def area_name(self, area: str) -> str:
        """What an area is called."""
        if area in self.groups:
            return self.groups[area].group.name
        if area in self.report.other_areas:
            return self.report.other_areas[area].name
        record = self.records.get((Kind.COUNTRIES, area)) or self.records[Kind.REGIONS, area]
        return record.heading

    def region_of(self, country: str) -> Region | None:
        """The region that lists a country."""
        return self._regions_by_country.get(country)

    @cached_property
    def _regions_by_country(self) -> Mapping[str, Region]:
        return {country: region for region in self.regions for country in region.country_ids}

    def group_of(self, country: str) -> GroupPlace | None:
        """The group a country stands in."""
        places = self.groups.values()
        return next((place for place in places if country in place.group.countries), None)

    def countries_of(self, region: Region) -> tuple[Country, ...]:
        """The published countries of a region, group by group."""
        return tuple(
            self.get(Country, id)
            for id in region.country_ids
            if (Kind.COUNTRIES, id) in self.records
        )

    def areas_around(self, country: str) -> frozenset[str]:
        """A country and the group it lies in: what is done for either is done here."""
        place = self.group_of(country)
        return frozenset((country, place.id) if place else (country,))

    def areas_within(self, region: Region) -> frozenset[str]:
        """A region, its groups and its countries."""
        return frozenset((region.id, *region.groups, *region.country_ids))

    def countries_in(self, areas: Iterable[str]) -> tuple[str, ...]:
        """The published countries that areas are or hold, in the order of their regions."""
        named = set(areas)
        return tuple(
            country
            for region in self.regions
            for country in region.country_ids
            if (Kind.COUNTRIES, country) in self.records
            and (
                named & {country, region.id}
                or any(country in g.countries for id, g in region.groups.items() if id in named)
            )
        )

    # Reverse questions.

    @cached_property
    def _projects_by_area(self) -> Mapping[str, tuple[Project, ...]]:
        return grouped((area, project) for project in self.projects for area in project.all_areas)

    @cached_property
    def _events_by_area(self) -> Mapping[str, tuple[Event, ...]]:
        return grouped((area, event) for event in self.events for area in event.areas)

    def projects_in(self, areas: Iterable[str]) -> tuple[Project, ...]:
        """Projects for any of these areas, each once."""
        return merged([self._projects_by_area.get(area, ()) for area in areas], self._project_order)

    def projects_of_region_around(self, country: str) -> tuple[Project, ...]:
        """Projects for the whole region of a country, less those that are for the country too."""
        own = {one.id for one in self.projects_in(self.areas_around(country))}
        wide = self.projects_in(one.id for one in [self.region_of(country)] if one)
        return tuple(one for one in wide if one.id not in own)

    @cached_property
    def _project_order(self) -> Mapping[str, int]:
        return {project.id: position for position, project in enumerate(self.projects)}

    def events_in(self, areas: Iterable[str]) -> tuple[Event, ...]:
        """Events in any of these areas, each once, oldest first."""
        return merged([self._events_by_area.get(area, ()) for area in areas], self._event_order)

    @cached_property
    def _event_order(self) -> Mapping[str, int]:
        return {event.id: position for position, event in enumerate(self.events)}

    def projects_of_theme(self, theme: str) -> tuple[Project, ...]:
        """Projects with a theme."""
        return self._projects_by_theme.get(theme, ())

    @cached_property
    def _projects_by_theme(self) -> Mapping[str, tuple[Project, ...]]:
        return grouped((theme, project) for project in self.projects for theme in project.themes)

    def projects_of_scheme(self, scheme: str) -> tuple[Project, ...]:
        """Projects under a scheme."""
        return self._projects_by_scheme.get(scheme, ())

    @cached_property
    def _projects_by_scheme(self) -> Mapping[str, tuple[Project, ...]]:
        return grouped((project.scheme, project) for project in self.projects if project.scheme)

    @cached_property
    def relations(self) -> Relations:
        """Which projects belong together."""
        return Relations(self.projects)

    @cached_property
    def families(self) -> Families:
        """What organisations do in projects, alone and with the family they belong to."""
        return Families(self.organisations, self.projects)

    def published_by(self, organisation: str) -> tuple[Source, ...]:
        """Sources an organisation publishes."""
        return tuple(source for source in self.sources if source.publisher == organisation)

    def publisher_of(self, source: Source) -> Organisation | None:
        """The organisation that publishes a source, if it has a record."""
        known = (Kind.ORGANISATIONS, source.publisher) in self.records
        return self.get(Organisation, source.publisher) if source.publisher and known else None

    def events_of_project(self, project: str) -> tuple[Event, ...]:
        """Events that name a project, oldest first."""
        return self._events_by_project.get(project, ())

    @cached_property
    def _events_by_project(self) -> Mapping[str, tuple[Event, ...]]:
        return grouped((project, event) for event in self.events for project in event.projects)

    def cited_by(self, source: str) -> tuple[Record, ...]:
        """Records that were read in a source, or cite it."""
        return self._cited_by.get(source, ())

    @cached_property
    def _cited_by(self) -> Mapping[str, tuple[Record, ...]]:
        pairs = ((source, record) for record in self.records.values() for source in cites(record))
        return {
            source: tuple(sorted(records, key=by_kind))
            for source, records in grouped(pairs).items()
        }

    # Figures.

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure by its address."""
        return {
            figure.address: figure
            for record in self.records.values()
            for figure in record_figures(record, self.editions)
        }

    @cached_property
    def _figures_by_record(self) -> Mapping[Key, tuple[Figure, ...]]:
        return grouped(
            ((figure.kind, figure.record), figure)
            for figure in self.figures.values()
            if figure.stands
        )

    @cached_property
    def corrections(self) -> Corrections:
        """What was published and wrong."""
        return Corrections(self.records.values(), self.editions)

    def readings_of(self, figure: Figure) -> tuple[Figure, ...]:
        """All that is printed under the key of a figure, what is newest first."""
        return self._readings.get(figure.name, (figure,))

    @cached_property
    def _readings(self) -> Mapping[str, tuple[Figure, ...]]:
        return readings_by_name(self.figures.values())

    @cached_property
    def _statistic_figures(self) -> Mapping[tuple[str, str], tuple[Figure, ...]]:
        return grouped(
            ((figure.record, figure.area), figure)
            for figure in self.figures.values()
            if figure.kind is Kind.STATISTICS and figure.area and figure.is_of_all_its_area
        )

    def figures_of(self, record: Record) -> tuple[Figure, ...]:
        """The figures of a record; of a compiled statistic, those it is compiled from.

        Of what several sources print under one key, that which stands.
        """
        if isinstance(record, Statistic) and record.compiled_from is Compilation.PROJECT_AMOUNTS:
            return tuple(
                figure
                for project in self.projects
                if not record.schemes or project.scheme in record.schemes
                for figure in self.amounts_of(project, {record.flow})
            )
        return self._figures_by_record.get((record.kind, record.id), ())

    def amounts_of(
        self, project: Project, flows: Container[Flow | None] = OF_THE_DONOR
    ) -> tuple[Figure, ...]:
        """The amounts of some flows, without what is a part of another one of them."""
        return self.wholes_among(
            figure
            for figure in self.figures_of(project)
            if figure.is_money and figure.nature is Nature.ACTUAL and figure.flow in flows
        )

    def wholes_among(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """The figures that can stand in one list: a part is left out where its whole is there."""
        return self._wholes.among(figures)

    def parts_of(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures that are said to be parts of one."""
        return self._wholes.parts_of(figure)

    @cached_property
    def _wholes(self) -> Wholes:
        return Wholes(self.figures)

    def figures_through(self, organisation: str) -> tuple[Figure, ...]:
        """What stands of figures that name an organisation: money went through it, or it did it."""
        return self._figures_through.get(organisation, ())

    @cached_property
    def _figures_through(self) -> Mapping[str, tuple[Figure, ...]]:
        return grouped((f.through, f) for f in self.figures.values() if f.through and f.stands)

    def areas_of(self, figure: Figure) -> tuple[str, ...]:
        """Whom a figure is about: as it says, else its phase, else its record."""
        record = self.records[figure.kind, figure.record]
        if figure.areas:
            return figure.areas
        if isinstance(record, Project):
            return record.areas_at(figure.phase, receiving=figure.is_money)
        return record.areas if isinstance(record, Event) else (record.id,)

    @cached_property
    def called(self) -> Names:
        """What the records are called that a figure names."""
        return called_names(self.records, self.figures, self.area_name)

    def statistic_figures(self, statistic: str, area: str) -> tuple[Figure, ...]:
        """The values of a statistic for all of an area, in the record's order."""
        return self._statistic_figures.get((statistic, area), ())

    def printed_for(self, statistic: Statistic, area: str) -> tuple[Figure, ...]:
        """All that is printed of an area: its parts, its aims and where it started from too."""
        return tuple(figure for figure in self.figures_of(statistic) if figure.area == area)

    def yearly(self, statistic: str, area: str) -> dict[PartialDate, Figure]:
        """The values of a statistic that stand for an area, year by year."""
        return yearly(self.statistic_figures(statistic, area), self.editions.own)

    def figure(self, address: str, within: Record | None = None) -> Figure:
        """The figure that an address means in a text; raises ``UnknownFigure``."""
        return self._addresses.figure(address, within)

    @cached_property
    def _addresses(self) -> FigureAddresses:
        own = self.editions.own
        return FigureAddresses(self.report, own, self.figures, self._statistic_figures)

    # Facts of sources.

    def carrier(self, address: str, source: str) -> Figure | Record | None:
        """What an address in a fact of a source names: a record by kind and id, or a figure."""
        return self._carriers.carrier(address, source)

    def facts_of(self, address: str) -> tuple[CarriedFact, ...]:
        """The facts that a figure or a record carries, by its address or its kind/id.

        Each with its source and its key there, those of the newest source first.
        """
        return self._carriers.facts_by_carrier.get(address, ())

    @cached_property
    def _carriers(self) -> Carriers:
        return Carriers(self.sources, self.records, self.figure, self.readings_of)

    def named_in(self, figure: str) -> tuple[Record, ...]:
        """Records whose texts or key figures name the figure at an address."""
        return self._records_by_figure.get(figure, ())

    @cached_property
    def _records_by_figure(self) -> Mapping[str, tuple[Record, ...]]:
        return grouped(
            (self.figure(address, record).address, record)
            for record in sorted(self.records.values(), key=by_kind)
            for address in named_figures(record)
        )
