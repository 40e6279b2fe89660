"""The list of regions, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.overviews import Overview, overview
from oda_reports.charts.series import Form
from oda_reports.charts.shown_charts import charts_of, lead_course
from oda_reports.figures.figure import Figure
from oda_reports.maps.value_maps import MappedValues, main_values
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.areas import Region
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.cards import CountryTable, country_table
from oda_reports.writing.pages.charts import PlacedChart, placed
from oda_reports.writing.pages.efforts import FoldedEfforts, folded_efforts
from oda_reports.writing.pages.page import Context, Page, list_page, record_page
from oda_reports.writing.pages.pictures import ShownPicture, shown_pictures
from oda_reports.writing.pages.project_rows import FoldedProjects, folded_projects
from oda_reports.writing.pages.schemes import SchemeCount, scheme_counts
from oda_reports.writing.pages.timeline import Timeline, timeline


@dataclass(frozen=True)
class RegionListContext(Context):
    """What stands on the list of regions."""

    template = "regions.md.jinja"

    regions: tuple[Region, ...]
    """Every region, the report's own first."""


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
    mapped: MappedValues | None
    """The values that stand for it on its map, if any make one."""
    key_figures: tuple[Figure, ...]
    """The figures that it puts first."""
    overview: Overview | None
    """What its countries received together, where their values can be added."""
    countries: CountryTable
    """Its countries with the newest value of each, group by group."""
    schemes: tuple[SchemeCount, ...]
    """The schemes of the projects in it."""
    charts_shown: tuple[PlacedChart, ...]
    """What its statistics show of it, besides what stands in the table of its countries."""
    efforts: FoldedEfforts
    """What the donor does in it, field by field."""
    pictures: tuple[ShownPicture, ...]
    """The pictures of its record."""
    regional: FoldedProjects | None
    """The projects for all of it, or for a whole group."""
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
    yield from (region_page(catalogue, region, published) for region in regions)


def region_page(
    catalogue: Catalogue, region: Region, published: Mapping[str, PublishedPicture]
) -> Page:
    """The page of a region."""
    areas = catalogue.areas_within(region)
    projects = catalogue.projects_in(areas)
    across = catalogue.projects_in([region.id, *region.groups])
    told = timeline(catalogue, catalogue.events_in(areas))
    taken = [*region.groups, *(id for one in told.events for id in (one.id, *one.redirects))]
    context = RegionContext(
        region=region,
        mapped=main_values(catalogue, region),
        key_figures=tuple(catalogue.figure(address, region) for address in region.key_figures),
        overview=overview(catalogue, region),
        countries=country_table(catalogue, region),
        schemes=scheme_counts(catalogue, projects, _way(catalogue)),
        charts_shown=tuple(_charts(catalogue, region)),
        efforts=folded_efforts(catalogue, region, taken),
        pictures=shown_pictures(region, published),
        regional=folded_projects(catalogue, across),
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
        charts=tuple(one.chart for one in context.charts_shown),
    )
    return replace(page, is_broad=True, anchors=(*taken, *context.efforts.anchors))


def _way(catalogue: Catalogue) -> str | None:
    """The list of projects cannot be cut to a region: it is that of all of them, or of none."""
    return "" if len(catalogue.regions) == 1 else None


def _charts(catalogue: Catalogue, region: Region) -> Iterator[PlacedChart]:
    """The parts of older totals are left to the page of the statistic, unless they are all."""
    courses = (lead_course(catalogue, country) for country in catalogue.countries_of(region))
    in_table = {chart.statistic.id for chart in courses if chart}
    for id in region.statistics:
        statistic = catalogue.get(Statistic, id)
        found = charts_of(catalogue, statistic, region)
        charts = [chart for chart in found if chart.form is not Form.PARTS] or found
        if id in in_table:
            charts = [chart for chart in charts if not chart.form.has_rows_of_countries]
        yield from placed(charts, f"{catalogue.url(statistic)}#values")
