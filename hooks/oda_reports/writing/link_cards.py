"""Which card stands for a page where other sites show a link to it.

Home, regions, countries, statistics and featured projects have one each: the figure that the page
puts first, as it stands there, with its course, its like, or the map. All other pages share that of
the home page, so that cards do not grow with the records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.card_drawings import draw_card_bars, draw_card_course
from oda_reports.charts.cards import ACCENT, Card, Drawing, draw_card
from oda_reports.charts.series import Chart, course
from oda_reports.charts.svg import element
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.maps.atlas import Atlas, RegionMap
from oda_reports.records.areas import Region
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.captions import caption, counted, owner
from oda_reports.writing.pages.countries import CountryContext
from oda_reports.writing.pages.home import HomeContext
from oda_reports.writing.pages.page import Page
from oda_reports.writing.pages.projects import ProjectContext
from oda_reports.writing.pages.regions import RegionContext
from oda_reports.writing.pages.statistics import StatisticContext

REPORT_CARD = "cards/report.png"
"""Where the card of the report lies, below the site's root."""

_SEA, _AROUND, _EDGE, _LAND, _BORDER = "#e4edf2", "#f1eee7", "#d6d0c3", "#5b8aa9", "#ffffff"
"""The colours of maps in the light palette."""


@dataclass(frozen=True)
class LinkCard:
    """The card of a page."""

    path: str
    """Where its picture lies, below the site's root."""
    words: str
    """What it shows, for whoever does not see it."""
    drawn: str
    """The picture as SVG."""
    record: Record | None
    """Whose page it is."""


@dataclass(frozen=True)
class _Lead:
    """What a page puts first."""

    figure: Figure | None
    chart: Chart | None = None
    """Where the figure stands among others like it."""
    places: Collection[str] = ()
    """The countries that it is about, of those on the map."""
    region: Region | None = None
    """The region whose map there is, in place of a chart."""


def link_card(
    page: Page, description: str, catalogue: Catalogue, atlas: Atlas, formatter: Formatter
) -> LinkCard | None:
    """The card of a page that has its own; ``description`` is what the page says first.

    There is none where the fonts of pictures have no word of it, and nothing else is to be seen.
    """
    path = card_path(page)
    lead = _lead(page, catalogue) if path else None
    if lead is None:
        return None
    figure, report = lead.figure, catalogue.report
    is_home = path == REPORT_CARD
    title, site = page.title, report.tagline if is_home else report.site_name
    drawing = _drawing(lead, atlas, formatter)
    if figure is None:
        card, said = Card(title, site, about=description, drawing=drawing), [description]
    else:
        card = _figured(page, figure, site, drawing, catalogue, formatter)
        value = formatter.figure(figure)
        said = [page_messages.card_figure(card.label, card.about, value), card.source]
    drawn = draw_card(card)
    words = page_messages.card_in_words(title, *said)
    return LinkCard(path, words, drawn, page.record) if drawn else None


def _figured(
    page: Page,
    figure: Figure,
    site: str,
    drawing: Drawing | None,
    catalogue: Catalogue,
    formatter: Formatter,
) -> Card:
    """A card with a figure as its page has it."""
    hedge = figure.qualifier.label if figure.qualifier else ""
    source = catalogue.get(Source, figure.source)
    return Card(
        page.title,
        site,
        value=formatter.figure(figure).removeprefix(f"{hedge} "),
        hedge=hedge,
        label=counted(figure),
        about=_about(page, figure, catalogue, formatter),
        source=page_messages.card_source(source.short_title or source.title),
        drawing=drawing,
    )


def _about(page: Page, figure: Figure, catalogue: Catalogue, formatter: Formatter) -> str:
    """What the page says of its figure, without an area that its title names."""
    key = (page.record.kind, page.record.id) if page.record else None
    said, whose = caption(figure, catalogue, formatter, key), owner(figure, catalogue)
    return said.removeprefix(whose).removeprefix(", ") if whose in page.title else said


def card_path(page: Page) -> str:
    """Where the card of a page lies; empty for a page that shares the report's."""
    record = page.record
    if page.path == "index.md":
        return REPORT_CARD
    if record is None or record.kind not in _KINDS:
        return ""
    if isinstance(record, Project) and not record.feature:
        return ""
    return f"cards/{record.kind}/{record.id}.png"


_KINDS = (Kind.REGIONS, Kind.COUNTRIES, Kind.STATISTICS, Kind.PROJECTS)


def _lead(page: Page, catalogue: Catalogue) -> _Lead | None:
    """The first figure of a page that has a number, as its context has it."""
    context = page.context
    own = catalogue.get(Region, catalogue.report.region)
    match context:
        case HomeContext() | RegionContext():
            first = _first(context.key_figures)
            return _Lead(first, _course(first, catalogue), (), context.region)
        case CountryContext():
            drawn = (one.chart.rows[0].latest for one in context.series if one.chart)
            first = _first((*context.key_figures, *filter(None, drawn)))
            here = (context.country.id,)
            return _Lead(first, _course(first, catalogue), here, context.region)
        case StatisticContext():
            first, chart = _of_statistic(context)
            return _Lead(first, chart, first.areas if first else (), own)
        case ProjectContext():
            amounts = (one.figure for flow in context.amounts for one in flow.amounts)
            first = _first((*amounts, *(one.figure for one in context.results)))
            there = catalogue.countries_in(context.project.all_areas)
            region = catalogue.region_of(there[0]) if there else own
            return _Lead(first, None, there, region)
    return None


def _first(figures: Iterable[Figure]) -> Figure | None:
    return next((figure for figure in figures if figure.has_number), None)


def _course(figure: Figure | None, catalogue: Catalogue) -> Chart | None:
    """The values over the years among which a figure stands."""
    if figure is None or figure.kind is not Kind.STATISTICS or not figure.area:
        return None
    chart = course(catalogue, catalogue.get(Statistic, figure.record), figure.area)
    return chart if chart and figure in chart.figures else None


def _of_statistic(context: StatisticContext) -> tuple[Figure | None, Chart | None]:
    """The value that leads the first chart of bars: the highest, the whole, the newest print.

    Of a list of amounts none speaks for the others.
    """
    for chart in (placed.chart for placed in context.charts):
        if chart.form.has_years:
            continue
        row = chart.rows[0] if chart.form.has_rows_of_areas else chart.rows[-1]
        if figure := chart.whole or row.shown:
            return figure, chart
    return None if context.statistic.compiled_from else context.first, None


def _drawing(lead: _Lead, atlas: Atlas, formatter: Formatter) -> Drawing | None:
    """The course of a figure or its like, else where it is."""
    drawn = None
    if lead.figure and lead.chart and lead.chart.form.is_of_one_area:
        drawn = draw_card_course(lead.chart, lead.figure)
    elif lead.figure and lead.chart:
        drawn = draw_card_bars(lead.chart, lead.figure, formatter)
    base = atlas.region(lead.region) if lead.region else None
    return drawn or (_map(base, lead.places) if base else None)


def _map(base: RegionMap, places: Collection[str]) -> Drawing:
    """A region without names; the countries that are meant have the accent."""
    parts = [
        element("rect", width=base.width, height=base.height, fill=_SEA),
        element("path", d=base.neighbours, fill=_AROUND, stroke=_EDGE, stroke_width=10),
    ]
    # Those that are meant come last, so that no neighbour's border lies on theirs.
    for drawn in sorted(base.countries, key=lambda one: one.country.id in places):
        fill = ACCENT if drawn.country.id in places else _LAND
        parts.append(element("path", d=drawn.path, fill=fill, stroke=_BORDER, stroke_width=18))
        if drawn.marker:
            x, y = drawn.marker
            parts.append(
                element("circle", cx=x, cy=y, r=90, fill=fill, stroke=_BORDER, stroke_width=24)
            )
    # In a frame of its own, which cuts off what goes beyond its edges.
    frame = element("svg", parts, width=base.width, height=base.height)
    return Drawing(frame, base.width, base.height)
