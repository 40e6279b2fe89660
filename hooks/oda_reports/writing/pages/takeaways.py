"""The page of each chart and each map: what others link to, and show on their own pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart
from oda_reports.figures import chart_messages
from oda_reports.figures.formatting import formatter_of
from oda_reports.maps.atlas import Atlas, RegionMap
from oda_reports.maps.filled_maps import FilledMap, fill_map
from oda_reports.maps.value_maps import MappedValues, mapped_values
from oda_reports.records.areas import Region
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.takeaways import FOLDER


@dataclass(frozen=True)
class ChartContext(Context):
    """What stands on the page of a chart."""

    template = "chart.md.jinja"

    chart: Chart
    """What is drawn."""


@dataclass(frozen=True)
class ValueMapContext(Context):
    """What stands on the page of a map of values."""

    template = "value-map.md.jinja"

    shown: MappedValues
    """The values of one year in a region."""
    map: FilledMap
    """The map in their colours."""


@dataclass(frozen=True)
class RegionMapContext(Context):
    """What stands on the page of the map of a region."""

    template = "region-map.md.jinja"

    region: Region
    """Whose map it is."""
    map: RegionMap
    """The map, with the names of countries alone."""


def takeaway_pages(catalogue: Catalogue, pages: Iterable[Page], atlas: Atlas) -> Iterator[Page]:
    """A page for each chart that stands on some page, and for each map that can be drawn."""
    formatter = formatter_of(catalogue.report)
    charts = {chart.key: chart for page in pages for chart in page.charts}
    for chart in charts.values():
        yield _page(chart.name, chart.title, ChartContext(chart), chart)
    for statistic in catalogue.statistics:
        for shown in mapped_values(catalogue, statistic):
            if base := atlas.region(shown.region):
                map = fill_map(base, shown, formatter.cell)
                title = chart_messages.map_of(statistic.title, shown.region.name, str(shown.year))
                yield _page(map.name, title, ValueMapContext(shown, map))
    for region in catalogue.regions:
        if base := atlas.region(region):
            title = chart_messages.map_of_region(region.name)
            yield _page(base.name, title, RegionMapContext(region, base))


def _page(name: str, title: str, context: Context, chart: Chart | None = None) -> Page:
    return Page(
        f"{FOLDER}{name}.md",
        title,
        context,
        charts=(chart,) if chart else (),
        in_search=False,
        in_book=False,
        theme="chart.html",
    )
