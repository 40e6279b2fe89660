"""The list of regions, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Form, charts_of
from oda_reports.figures.figure import Figure
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.areas import Region
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.cards import (
    CountryGroup,
    ProjectCard,
    ProjectList,
    country_groups,
    project_cards,
    project_list,
)
from oda_reports.writing.pages.charts import PlacedChart, placed
from oda_reports.writing.pages.efforts import ThemedEffort, themed_efforts
from oda_reports.writing.pages.page import Context, Page, list_page, record_page
from oda_reports.writing.pages.pictures import ShownPicture, shown_pictures
from oda_reports.writing.pages.timeline import Timeline, timeline


@dataclass(frozen=True)
class RegionListContext(Context):
    """What stands on the list of regions."""

    template = "regions.md.jinja"

    regions: tuple[Region, ...]
    """Every region, the report's own first."""


@dataclass(frozen=True)
class PicturedStatistic:
    """A statistic with what it shows of a region."""

    statistic: Statistic
    """What is pictured."""
    charts: tuple[PlacedChart, ...]
    """At least one."""
    first: Figure
    """Its first figure, which leads to the record of them all."""


@dataclass(frozen=True)
class PrintedFigure:
    """A figure of a region and the statistic whose record holds it."""

    figure: Figure
    """What was printed."""
    statistic: Statistic
    """Whose it is."""


@dataclass(frozen=True)
class RegionContext(Context):
    """What stands on the page of a region."""

    template = "region.md.jinja"

    region: Region
    """The record."""
    key_figures: tuple[Figure, ...]
    """The figures that it puts first."""
    pictured: tuple[PicturedStatistic, ...]
    """The statistics that its record names, as far as they have something to show."""
    efforts: tuple[ThemedEffort, ...]
    """What the donor does in it, field by field."""
    pictures: tuple[ShownPicture, ...]
    """The pictures of its record."""
    groups: tuple[CountryGroup, ...]
    """Its countries, group by group."""
    featured: tuple[ProjectCard, ...]
    """The projects in it that this edition features."""
    regional: ProjectList | None
    """The other projects for all of it, or for a whole group."""
    timeline: Timeline
    """What happened anywhere in it, oldest first."""
    figures: tuple[PrintedFigure, ...]
    """What the statistics hold of the region itself."""
    counts: tuple[Figure, ...]
    """The figures of its own record."""


def region_pages(catalogue: Catalogue, published: Mapping[str, PublishedPicture]) -> Iterator[Page]:
    """The list of regions, and the page of each."""
    regions = catalogue.regions
    yield list_page(Kind.REGIONS, catalogue.report, RegionListContext(regions))
    yield from (_region_page(catalogue, region, published) for region in regions)


def _region_page(
    catalogue: Catalogue, region: Region, published: Mapping[str, PublishedPicture]
) -> Page:
    areas = catalogue.areas_within(region)
    projects = catalogue.projects_in(areas)
    across = catalogue.projects_in([region.id, *region.groups])
    told = timeline(catalogue, catalogue.events_in(areas))
    taken = [*region.groups, *(id for one in told.events for id in (one.id, *one.redirects))]
    context = RegionContext(
        region=region,
        key_figures=tuple(catalogue.figure(address, region) for address in region.key_figures),
        pictured=tuple(_pictured(catalogue, region)),
        efforts=themed_efforts(catalogue, region, taken),
        pictures=shown_pictures(region, published),
        groups=country_groups(catalogue, region),
        featured=project_cards(catalogue, (one for one in projects if one.feature)),
        regional=project_list(catalogue, [one for one in across if not one.feature]),
        timeline=told,
        figures=tuple(
            PrintedFigure(figure, statistic)
            for statistic in catalogue.statistics
            for figure in catalogue.printed_for(statistic, region.id)
        ),
        counts=catalogue.figures_of(region),
    )
    page = record_page(
        region,
        context,
        figures=(*context.counts, *(printed.figure for printed in context.figures)),
        charts=tuple(one.chart for shown in context.pictured for one in shown.charts),
    )
    return replace(page, anchors=(*taken, *(effort.anchor for effort in context.efforts)))


def _pictured(catalogue: Catalogue, region: Region) -> Iterator[PicturedStatistic]:
    for id in region.statistics:
        statistic = catalogue.get(Statistic, id)
        charts = charts_of(catalogue, statistic, region)
        # The parts of older totals are left to the page of the statistic.
        charts = [chart for chart in charts if chart.form is not Form.PARTS] or charts
        if charts:
            table = f"{catalogue.url(statistic)}#values"
            yield PicturedStatistic(statistic, placed(charts, table), charts[0].figures[0])
