"""Which pages exist: path, title, template, what the template is given, the record behind.

What a page says is in its template; how it is written, in ``rendering``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Any

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.catalogue.editions import Step, editions_of, history, steps
from oda_reports.catalogue.facets import choices, facets_of
from oda_reports.catalogue.selection import standing_by_area
from oda_reports.catalogue.totals import printed_totals
from oda_reports.charts.series import Chart, Form, charts_of, course
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_maps import mapped_values
from oda_reports.records.areas import Country, Effort, Region
from oda_reports.records.model import Record
from oda_reports.records.parts import Section
from oda_reports.records.projects import Project
from oda_reports.records.sources import Fact, Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.terms import Theme
from oda_reports.records.vocabulary import ChangeClass, Kind, ValueState
from oda_reports.writing.escaping import escape_title
from oda_reports.writing.profiles import compared, profile
from oda_reports.writing.prose import split_sections

NavItem = str | dict[str, Any]

COMPARE = "compare.md"
"""The page that shows countries side by side; there is none for a single country."""

CHANGES = "changes.md"
"""The page that tells what changed between editions."""

ROOM = 160
"""So many values the page of changes lists; of the pairs that find no room it gives the number."""

FEW = 12
"""So many values that only one of two editions has are listed for a pair."""


@dataclass(frozen=True)
class Page:
    """One page of the site before it is written.

    ``path`` is the Markdown file below the docs folder; ``file`` the record below the data
    folder; ``parents``, ``previous`` and ``next`` are paths of other pages.
    """

    path: str
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    record: Record | None = None
    file: str | None = None
    parents: tuple[str, ...] = ()
    previous: str | None = None
    next: str | None = None
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    wide: bool = False
    """Whether it takes the room of the navigation and the table of contents."""
    script: str | None = None
    """The script of our own that it loads."""
    in_search: bool = True
    """Whether the search of the site finds it."""

    @property
    def url(self) -> str:
        """The address below the site's root: ``countries/armenia/``; the home page is empty."""
        return page_url(self.path)

    @property
    def in_navigation(self) -> bool:
        """Whether the site's navigation names the page; records other than areas are not."""
        return self.record is None or self.record.kind in (Kind.REGIONS, Kind.COUNTRIES)

    @property
    def data_path(self) -> str | None:
        """Where the page's figures can be had, without the ending that tells the format."""
        if not self.figures or self.record is None:
            return None
        return f"data/{self.record.kind}/{self.record.id}"


def page_url(path: str) -> str:
    """The address of a Markdown file with directory URLs."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def record_path(kind: Kind, id: str) -> str:
    """The Markdown file of a record that has a page."""
    return f"{kind}/{id}.md"


def list_path(kind: Kind) -> str:
    """The Markdown file that lists a kind."""
    return f"{kind}.md" if kind is Kind.GLOSSARY else f"{kind}/index.md"


def plan_pages(catalogue: Catalogue, texts: Mapping[str, str]) -> tuple[Page, ...]:
    """Every page of a report, in reading order; ``texts`` are home and methodology."""
    pages = [
        _home(catalogue, texts["home"]),
        *_chained(_listed(Kind.REGIONS, catalogue.regions, _region, catalogue)),
        *_chained(_listed(Kind.COUNTRIES, _countries_in_order(catalogue), _country, catalogue)),
        *_comparing(catalogue),
        *_chained(_projects(catalogue)),
        *_chained(_listed(Kind.STATISTICS, catalogue.statistics, _statistic, catalogue)),
        *_chained(_listed(Kind.THEMES, catalogue.themes, _theme, catalogue)),
        *_chained(_listed(Kind.SOURCES, catalogue.sources, _source, catalogue)),
        *_chained(_listed(Kind.ORGANISATIONS, catalogue.organisations, _organisation, catalogue)),
        *_chained(
            [
                _glossary(catalogue),
                _methodology(catalogue, texts["methodology"]),
                _changes(catalogue),
            ]
        ),
    ]
    return tuple(pages)


def navigation(catalogue: Catalogue, hand_written: Sequence[NavItem]) -> list[NavItem]:
    """The site's navigation: regions, countries and lists, not each project.

    ``hand_written`` are entries for the pages that are not made from records.
    """
    regions = [record_path(Kind.REGIONS, region.id) for region in catalogue.regions]
    countries: list[NavItem] = [{"All countries": list_path(Kind.COUNTRIES)}]
    if len(catalogue.countries) > 1:
        countries.append(COMPARE)
    for place in catalogue.groups.values():
        paths = [
            record_path(Kind.COUNTRIES, id)
            for id in place.group.countries
            if (Kind.COUNTRIES, id) in catalogue.records
        ]
        countries.append({escape_title(place.group.name): paths})
    about: list[NavItem] = [
        "methodology.md",
        CHANGES,
        list_path(Kind.GLOSSARY),
        list_path(Kind.ORGANISATIONS),
        *hand_written,
    ]
    return [
        {"Home": "index.md"},
        {Kind.REGIONS.label: [*regions, {"All regions": list_path(Kind.REGIONS)}]},
        {Kind.COUNTRIES.label: countries},
        {Kind.PROJECTS.label: list_path(Kind.PROJECTS)},
        {Kind.STATISTICS.label: list_path(Kind.STATISTICS)},
        {Kind.THEMES.label: list_path(Kind.THEMES)},
        {Kind.SOURCES.label: list_path(Kind.SOURCES)},
        {"About": about},
    ]


def _listed(kind: Kind, records: Iterable[Any], page: Any, catalogue: Catalogue) -> Iterator[Page]:
    yield Page(
        list_path(kind),
        kind.label,
        f"{kind}.md.jinja",
        {"kind": kind, "records": tuple(records)},
        f"{kind.label}: {catalogue.report.site_name}",
        parents=("index.md",),
    )
    for record in records:
        made: Page = page(catalogue, record)
        yield replace(
            made,
            record=record,
            file=f"{kind}/{record.id}.yml",
            parents=("index.md", list_path(kind)),
        )


def _chained(pages: Iterable[Page]) -> list[Page]:
    """The pages with their neighbours as previous and next."""
    chain = list(pages)
    for index, (page, after) in enumerate(pairwise(chain)):
        chain[index] = replace(chain[index], next=after.path)
        chain[index + 1] = replace(after, previous=page.path)
    return chain


def _countries_in_order(catalogue: Catalogue) -> tuple[Country, ...]:
    return tuple(
        country for region in catalogue.regions for country in catalogue.countries_of(region)
    )


def _key_figures(
    catalogue: Catalogue, addresses: Iterable[str], record: Record | None
) -> list[Figure]:
    return [catalogue.figure(address, record) for address in addresses]


def _sections(text: str) -> list[Section | str]:
    return [
        Section(title=title, text=body) if title else body for title, body in split_sections(text)
    ]


def _home(catalogue: Catalogue, text: str) -> Page:
    report = catalogue.report
    region = catalogue.get(Region, report.region)
    featured = tuple(project for project in catalogue.projects if project.feature)
    context = {
        "region": region,
        "key_figures": _key_figures(catalogue, report.key_figures, None),
        "sections": _sections(text),
        "featured": featured,
        "groups": _groups(catalogue, region),
        "themes": catalogue.themes,
    }
    return Page(
        "index.md",
        report.site_name,
        "home.md.jinja",
        context,
        report.description,
        file="pages/home.md",
    )


def _groups(catalogue: Catalogue, region: Region) -> list[dict[str, Any]]:
    return [
        {
            "id": id,
            "name": group.name,
            "text": group.text,
            "countries": [
                catalogue.get(Country, country)
                for country in group.countries
                if (Kind.COUNTRIES, country) in catalogue.records
            ],
        }
        for id, group in region.groups.items()
    ]


def _region(catalogue: Catalogue, region: Region) -> Page:
    areas = catalogue.areas_within(region)
    own = tuple(
        figure
        for statistic in catalogue.statistics
        for figure in catalogue.statistic_figures(statistic.id, region.id)
    )
    projects = catalogue.projects_in(areas)
    pictured = [
        (statistic, charts)
        for statistic in (catalogue.get(Statistic, id) for id in region.statistics)
        if (charts := _overview(charts_of(catalogue, statistic, region)))
    ]
    context = {
        "region": region,
        "pictured": pictured,
        "key_figures": _key_figures(catalogue, region.key_figures, region),
        "groups": _groups(catalogue, region),
        "featured": [project for project in projects if project.feature],
        "regional": [
            p for p in catalogue.projects_in([region.id, *region.groups]) if not p.feature
        ],
        "projects": projects,
        "events": catalogue.events_in(areas),
        "figures": own,
    }
    return Page(
        record_path(Kind.REGIONS, region.id),
        region.name,
        "region.md.jinja",
        context,
        figures=(*catalogue.figures_of(region), *own),
        charts=tuple(chart for _, charts in pictured for chart in charts),
    )


def _overview(charts: list[Chart]) -> list[Chart]:
    """The charts that a region shows: the parts of older totals are left to the statistic."""
    return [chart for chart in charts if chart.form is not Form.PARTS] or charts


def _country(catalogue: Catalogue, country: Country) -> Page:
    region = catalogue.region_of(country.id)
    place = catalogue.group_of(country.id)
    areas = catalogue.areas_around(country.id)
    projects = catalogue.projects_in(areas)
    regional = catalogue.projects_in([region.id]) if region else ()
    series = [
        (statistic, figures, course(catalogue, statistic, country.id))
        for statistic in catalogue.statistics
        if (figures := catalogue.statistic_figures(statistic.id, country.id))
    ]
    themes = dict.fromkeys(theme for project in (*projects, *regional) for theme in project.themes)
    themes |= dict.fromkeys(effort.theme for effort in country.efforts)
    amounts = tuple(f for project in projects for f in catalogue.figures_of(project) if f.measure)
    context = {
        "country": country,
        "region": region,
        "group": place,
        "neighbours": [
            catalogue.get(Country, id)
            for id in (place.group.countries if place else ())
            if id != country.id and (Kind.COUNTRIES, id) in catalogue.records
        ],
        "key_figures": _key_figures(catalogue, country.key_figures, country),
        "projects": projects,
        "regional": regional,
        "events": catalogue.events_in([*areas, *([region.id] if region else [])]),
        "series": series,
        "themes": [catalogue.get(Theme, theme) for theme in themes],
    }
    return Page(
        record_path(Kind.COUNTRIES, country.id),
        country.name,
        "country.md.jinja",
        context,
        figures=(
            *catalogue.figures_of(country),
            *(figure for _, figures, _ in series for figure in figures),
            *amounts,
        ),
        charts=tuple(chart for _, _, chart in series if chart),
    )


def _comparing(catalogue: Catalogue) -> list[Page]:
    """The page of countries side by side, where there are two."""
    countries = _countries_in_order(catalogue)
    if len(countries) < 2:
        return []
    context = {
        "profiles": [profile(catalogue, country) for country in countries],
        "compared": compared(catalogue, countries),
    }
    return [
        Page(
            COMPARE,
            "Compare countries",
            "compare.md.jinja",
            context,
            f"Two countries side by side, or all: {catalogue.report.site_name}",
            parents=("index.md", list_path(Kind.COUNTRIES)),
            wide=True,
            script="assets/compare.js",
        )
    ]


def _projects(catalogue: Catalogue) -> Iterator[Page]:
    """The list of projects with what it can be filtered by, and each project."""
    listed, *pages = _listed(Kind.PROJECTS, catalogue.projects, _project, catalogue)
    facets = {project.id: facets_of(catalogue, project) for project in catalogue.projects}
    context = {**listed.context, "facets": facets, "choices": choices(catalogue)}
    yield replace(listed, context=context, wide=True, script="assets/filter.js")
    yield from pages


def _project(catalogue: Catalogue, project: Project) -> Page:
    here = catalogue.projects_in(project.all_areas)
    siblings = list(islice((other for other in here if other.id != project.id), 4))
    figures = catalogue.figures_of(project)
    context = {
        "project": project,
        "results": [figure for figure in figures if figure.may_contain_others],
        "results_by_key": {f.key: f for f in figures if f.may_contain_others},
        "amounts": {figure.key: figure for figure in figures if "/amounts/" in figure.address},
        "events": catalogue.events_of_project(project.id),
        "siblings": siblings,
    }
    return Page(
        record_path(Kind.PROJECTS, project.id),
        project.title,
        "project.md.jinja",
        context,
        figures=figures,
    )


def _statistic(catalogue: Catalogue, statistic: Statistic) -> Page:
    figures = catalogue.figures_of(statistic)
    standing = standing_by_area(figures, catalogue.report.edition)
    cells = [figure for by_year in standing.values() for figure in by_year.values()]
    plain = {figure.address for figure in cells if _is_plain(figure)}
    areas = list(dict.fromkeys(f.area for f in figures if f.area and f.address in plain))
    charts = tuple(
        chart for region in catalogue.regions for chart in charts_of(catalogue, statistic, region)
    )
    rows = {row.key: row for chart in charts if chart.form.has_years for row in chart.rows}
    context = {
        "statistic": statistic,
        "charts": charts,
        "rows": rows,
        "figures": figures,
        "editions": []
        if statistic.compiled_from
        else sorted(
            (figure for figure in figures if figure.address not in plain),
            key=lambda figure: (figure.printed_in or "", figure.address),
            reverse=True,
        ),
        "areas": [(area, catalogue.area_name(area)) for area in areas],
        "years": sorted({year for area in areas for year in standing[area]}, reverse=True),
        "values": {(f.area, f.year): f for f in cells if f.address in plain},
        "printed": {(f.area, f.year): f for f in cells if f.address not in plain},
        "totals": printed_totals(catalogue, statistic),
        "years_are": _years_are(figures),
        "value_maps": list(mapped_values(catalogue, statistic)),
        "history": history(catalogue, statistic),
        "others": [other for other in catalogue.statistics if other.id != statistic.id],
    }
    return Page(
        record_path(Kind.STATISTICS, statistic.id),
        statistic.title,
        "statistic.md.jinja",
        context,
        figures=figures,
        charts=charts,
    )


def _years_are(figures: Iterable[Figure]) -> str:
    """What the years of a statistic are; empty where it has none."""
    year = next((figure.year for figure in figures if figure.year), None)
    if year is None:
        return ""
    return (
        "Fiscal years, named after the year in which they begin"
        if year.fiscal
        else ("Calendar years")
    )


def _is_plain(figure: Figure) -> bool:
    """Whether a number in a table of years says all that is to be said of a figure."""
    return (
        figure.year is not None
        and figure.state is ValueState.REPORTED
        and not (figure.printed_in or figure.qualifier or figure.note or figure.editor_note)
        and not figure.unallocated
    )


@dataclass(frozen=True)
class EffortIn:
    """What is done in one field, and the region or country whose record says so."""

    record: Region | Country
    effort: Effort


def _theme(catalogue: Catalogue, theme: Theme) -> Page:
    records: tuple[Region | Country, ...] = (*catalogue.regions, *catalogue.countries)
    context = {
        "theme": theme,
        "efforts": [
            EffortIn(record, effort)
            for record in records
            for effort in record.efforts
            if effort.theme == theme.id
        ],
        "projects": catalogue.projects_of_theme(theme.id),
        "others": [other for other in catalogue.themes if other.id != theme.id],
    }
    return Page(record_path(Kind.THEMES, theme.id), theme.name, "theme.md.jinja", context)


@dataclass(frozen=True)
class CarriedFact:
    """A fact of a source, figures that carry it with the records that print them, and records."""

    key: str
    fact: Fact
    records: tuple[Record, ...]
    figures: tuple[tuple[Figure, tuple[Record, ...]], ...]

    @property
    def is_carried(self) -> bool:
        """Whether anything in the report carries it."""
        return bool(self.records or self.figures)


def _carried(catalogue: Catalogue, source: Source) -> Iterator[CarriedFact]:
    for key, fact in source.facts.items():
        carriers = [catalogue.carrier(address) for address in fact.carried_by]
        figures = [carrier for carrier in carriers if isinstance(carrier, Figure)]
        printed = []
        for figure in figures:
            own = catalogue.records[figure.kind, figure.record]
            others = (record for record in catalogue.named_in(figure.address) if record != own)
            printed.append((figure, (own, *others)))
        printing = [record for _, records in printed for record in records]
        besides = tuple(c for c in carriers if isinstance(c, Record) and c not in printing)
        yield CarriedFact(key, fact, besides, tuple(printed))


def _source(catalogue: Catalogue, source: Source) -> Page:
    facts = tuple(_carried(catalogue, source))
    context = {
        "source": source,
        "cited_by": catalogue.cited_by(source.id),
        "facts": facts,
        "facts_by_place": {
            place: tuple(one for one in facts if one.fact.place == place)
            for place in dict.fromkeys(one.fact.place for one in facts)
        },
        "not_carried": [one for one in facts if not one.is_carried],
        "carried": sum(one.is_carried for one in facts),
        "omitted": sum(not one.is_carried and one.fact.omitted is not None for one in facts),
    }
    return Page(record_path(Kind.SOURCES, source.id), source.title, "source.md.jinja", context)


def _organisation(catalogue: Catalogue, organisation: Organisation) -> Page:
    context = {
        "organisation": organisation,
        "participations": catalogue.participations_of(organisation.id),
        "published": catalogue.published_by(organisation.id),
    }
    return Page(
        record_path(Kind.ORGANISATIONS, organisation.id),
        organisation.name,
        "organisation.md.jinja",
        context,
    )


def _glossary(catalogue: Catalogue) -> Page:
    context = {
        "terms": catalogue.terms,
        "schemes": [
            (scheme, catalogue.projects_of_scheme(scheme.id)) for scheme in catalogue.schemes
        ],
        "names": catalogue.names,
    }
    return Page(
        list_path(Kind.GLOSSARY),
        Kind.GLOSSARY.label,
        "glossary.md.jinja",
        context,
        f"The terms of {catalogue.report.site_name}",
        file="glossary.yml",
        parents=("index.md",),
    )


def _methodology(catalogue: Catalogue, text: str) -> Page:
    context = {"sections": _sections(text), "sources": catalogue.sources}
    return Page(
        "methodology.md",
        "Methodology",
        "methodology.md.jinja",
        context,
        f"How the figures of {catalogue.report.site_name} were read and are to be used",
        file="pages/methodology.md",
        parents=("index.md",),
    )


def _changes(catalogue: Catalogue) -> Page:
    found = steps(catalogue)
    context = {
        "editions": editions_of(catalogue.figures.values()),
        "compared": [
            statistic
            for statistic in catalogue.statistics
            if any(figure.printed_in for figure in catalogue.figures_of(statistic))
        ],
        "steps": found,
        "told": _told(found, catalogue.report.edition),
        "few": FEW,
        "classes": tuple(ChangeClass),
    }
    return Page(
        CHANGES,
        "Changes between editions",
        "changes.md.jinja",
        context,
        f"What the editions behind {catalogue.report.site_name} print differently",
        parents=("index.md",),
    )


def _told(found: Iterable[Step], own: str) -> set[str]:
    """The anchors of the steps that have room on a page: those to the own edition first."""
    told: set[str] = set()
    values = 0
    for step in sorted(found, key=lambda step: step.newer != own):
        alone = len(step.only_older) + len(step.only_newer)
        size = len(step.changes) - alone + min(alone, FEW)
        if values + size <= ROOM:
            values += size
            told.add(step.anchor)
    return told


def redirects(catalogue: Catalogue) -> Mapping[str, Key]:
    """Old addresses (``countries/old-id/``) and the record each one leads to."""
    return {
        f"{record.kind}/{old}/": (record.kind, record.id)
        for record in catalogue.records.values()
        if record.kind.has_pages
        for old in record.redirects
    }
