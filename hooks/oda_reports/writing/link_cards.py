"""Which card stands for a page where other sites show a link to it.

Home, regions, countries, statistics and featured projects have one each: the figure that the page
puts first, as it stands there, with its course, its like, or the map. All other pages share that of
the home page, so that cards do not grow with the records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.selection import newest
from oda_reports.charts.card_drawings import draw_card_bars, draw_card_course
from oda_reports.charts.cards import ACCENT, HEIGHT, WIDTH, Card, CardDrawing, draw_card
from oda_reports.charts.headlines import headline
from oda_reports.charts.overviews import Overview
from oda_reports.charts.series import Chart, course
from oda_reports.charts.svg import element
from oda_reports.exports.map_drawings import AROUND, AROUND_LINE, BORDER, COUNTRY, SEA
from oda_reports.figures import messages, page_messages
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
from oda_reports.writing.pages.page import Page, record_path
from oda_reports.writing.pages.projects import ProjectContext
from oda_reports.writing.pages.regions import RegionContext
from oda_reports.writing.pages.statistics import StatisticContext
from oda_reports.writing.takeaways import Takeaway

REPORT_CARD = "cards/report.png"
"""Where the card of the report lies, below the site's root."""


@dataclass(frozen=True)
class LinkCard:
    """The card of a page."""

    path: str
    """Where its picture lies, below the site's root."""
    words: str
    """What it shows, for whoever does not see it."""
    drawn: str
    """The picture as SVG; empty where it lies there already."""
    record: Record | None = None
    """Whose page it is."""
    size: tuple[int, int] = (WIDTH, HEIGHT)
    """Points across and down."""


def link_card(
    page: Page, description: str, catalogue: Catalogue, atlas: Atlas, formatter: Formatter
) -> LinkCard | None:
    """The card of a page that has its own; ``description`` is what the page says first.

    There is none where the fonts of pictures have no word of it, and nothing else is to be seen.
    """
    path = card_path(page)
    if not path:
        return None
    card = _Lead(page, description, catalogue, atlas, formatter).card()
    drawn = draw_card(card)
    value = f"{card.hedge} {card.value}".strip()
    said = page_messages.card_figure(card.label, card.about, value) if value else card.about
    words = page_messages.card_in_words(card.title, said, card.finding, card.source)
    return LinkCard(path, words, drawn, page.record) if drawn else None


def sheet_card(away: Takeaway) -> LinkCard | None:
    """The picture of a chart or a map as the card of its page: it says all that a card does."""
    sheet = away.sheet
    if not away.png_path:
        return None
    words = page_messages.card_in_words(sheet.subject, sheet.said)
    return LinkCard(away.png_path, words, "", size=sheet.png_size)


def card_path(page: Page) -> str:
    """Where the card of a page lies; empty for a page that shares the report's."""
    record = page.record
    if page.path == "index.md":
        return REPORT_CARD
    if record is None or record.kind not in _KINDS:
        return ""
    if page.path != record_path(record.kind, record.id):  # a later page of a long list
        return ""
    if isinstance(record, Project) and not record.feature:
        return ""
    return f"cards/{record.kind}/{record.id}.png"


_KINDS = (Kind.REGIONS, Kind.COUNTRIES, Kind.STATISTICS, Kind.PROJECTS)


@dataclass(frozen=True)
class _Lead:
    """What a page puts first, as its context has it."""

    page: Page
    description: str
    catalogue: Catalogue
    atlas: Atlas
    formatter: Formatter

    def card(self) -> Card:
        """The card of the page."""
        context = self.page.context
        match context:
            case HomeContext() | RegionContext():
                if context.overview:
                    return self._of_overview(context.overview, context.region)
                return self._of_figure(_first(context.key_figures), context.region)
            case CountryContext():
                latest = (chart.rows[0].latest for chart in context.series)
                first = _first((*context.key_figures, *filter(None, latest)))
                return self._of_figure(first, context.region, (context.country.id,))
            case StatisticContext():
                first, chart = _of_statistic(context, self.catalogue)
                region = self.catalogue.get(Region, self.catalogue.report.region)
                return self._of_figure(first, region, first.areas if first else (), chart)
            case ProjectContext():
                amounts = (one.figure for flow in context.amounts for one in flow.amounts)
                first = _first((*amounts, *(one.figure for one in context.results)))
                there = self.catalogue.countries_in(context.project.all_areas)
                home = self.catalogue.region_of(there[0]) if there else None
                return self._of_figure(first, home, there)
        return self._plain(None)

    def _plain(self, drawing: CardDrawing | None) -> Card:
        """A card that says what its page says first."""
        report, page = self.catalogue.report, self.page
        site = report.tagline if card_path(page) == REPORT_CARD else report.site_name
        return Card(page.title, site, about=self.description, drawing=drawing)

    def _of_overview(self, one: Overview, region: Region) -> Card:
        added, like = one.sum, one.sum.parts[0]
        sources = [self._title(source) for source in added.sources]
        hedge = added.qualifier.label if added.qualifier else ""
        return replace(
            self._plain(draw_card_course(one.row, one.years, one.row.latest) or self._map(region)),
            value=self.formatter.figure(added.as_figure(like)).removeprefix(f"{hedge} "),
            hedge=hedge,
            label=one.statistic.title,
            about=page_messages.card_sum(
                self.formatter.date(one.year),
                messages.together(len(added.parts), len(one.countries)),
            ),
            finding=one.headline or "",
            source=page_messages.card_source(sources),
        )

    def _of_figure(
        self,
        figure: Figure | None,
        region: Region | None,
        places: Collection[str] = (),
        chart: Chart | None = None,
    ) -> Card:
        """A figure beside its like in a ``chart``, else its course, else the map of a region."""
        if figure is None:
            return self._plain(self._map(region, places))
        chart = chart or self._course(figure)
        finding, drawing = "", None
        if chart and chart.form.is_of_one_area:
            (row,) = chart.rows
            drawing = draw_card_course(row, chart.years, figure)
            if drawing and row.latest == figure:
                finding = headline(chart)
        elif chart:
            drawing = draw_card_bars(chart, figure, self.formatter)
            finding = headline(chart) if drawing else ""
        hedge = figure.qualifier.label if figure.qualifier else ""
        return replace(
            self._plain(drawing or self._map(region, places)),
            value=self.formatter.figure(figure).removeprefix(f"{hedge} "),
            hedge=hedge,
            label=counted(figure),
            about=self._about(figure),
            finding=finding if chart and finding != chart.title else "",
            source=page_messages.card_source([self._title(figure.source)]),
        )

    def _about(self, figure: Figure) -> str:
        """What the page says of its figure, without an area that its title names."""
        page = self.page
        key = (page.record.kind, page.record.id) if page.record else None
        said = caption(figure, self.catalogue, self.formatter, key)
        whose = owner(figure, self.catalogue)
        return said.removeprefix(whose).removeprefix(", ") if whose in page.title else said

    def _title(self, id: str) -> str:
        source = self.catalogue.get(Source, id)
        return source.short_title or source.title

    def _course(self, figure: Figure) -> Chart | None:
        """The values over the years among which a figure stands."""
        if figure.kind is not Kind.STATISTICS or not figure.area:
            return None
        chart = course(self.catalogue, self.catalogue.get(Statistic, figure.record), figure.area)
        return chart if chart and figure in chart.figures else None

    def _map(self, region: Region | None, places: Collection[str] = ()) -> CardDrawing | None:
        base = self.atlas.region(region) if region else None
        return _map(base, places) if base else None


def _first(figures: Iterable[Figure]) -> Figure | None:
    return next((figure for figure in figures if figure.has_number), None)


def _of_statistic(
    context: StatisticContext, catalogue: Catalogue
) -> tuple[Figure | None, Chart | None]:
    """The value that leads the first chart of bars: the highest, the whole, the newest print.

    Without one, the newest value of the report's region, or of the only area that has any. Of a
    list of amounts none speaks for the others.
    """
    for chart in (placed.chart for placed in context.charts):
        if chart.form.has_years:
            continue
        row = chart.rows[0] if chart.form.has_rows_of_areas else chart.rows[-1]
        if figure := chart.whole or row.shown:
            return figure, chart
    if context.statistic.compiled_from:
        return None, None
    areas = {one.area for one in catalogue.figures_of(context.statistic) if one.area}
    home = catalogue.report.region
    area = home if home in areas else areas.pop() if len(areas) == 1 else ""
    printed = catalogue.statistic_figures(context.statistic.id, area)
    return newest(printed, catalogue.editions.own), None


def _map(base: RegionMap, places: Collection[str]) -> CardDrawing:
    """A region without names; the countries that are meant have the accent."""
    parts = [
        element("rect", width=base.width, height=base.height, fill=SEA),
        element("path", d=base.neighbours, fill=AROUND, stroke=AROUND_LINE, stroke_width=10),
    ]
    # Those that are meant come last, so that no neighbour's border lies on theirs.
    for drawn in sorted(base.countries, key=lambda one: one.country.id in places):
        fill = ACCENT if drawn.country.id in places else COUNTRY
        parts.append(element("path", d=drawn.path, fill=fill, stroke=BORDER, stroke_width=18))
        if drawn.marker:
            x, y = drawn.marker
            parts.append(
                element("circle", cx=x, cy=y, r=90, fill=fill, stroke=BORDER, stroke_width=24)
            )
    # In a frame of its own, which cuts off what goes beyond its edges.
    frame = element("svg", parts, width=base.width, height=base.height)
    return CardDrawing(frame, base.width, base.height)
