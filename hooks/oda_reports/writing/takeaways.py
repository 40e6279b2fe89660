"""Charts and maps as readers take them away: their words, their files, and how to embed them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.headlines import headline
from oda_reports.charts.sentences import plain_reading, read_chart
from oda_reports.charts.series import Chart
from oda_reports.exports.chart_drawings import draw_chart
from oda_reports.exports.drawings import BELOW, RANGE, UNKNOWN
from oda_reports.exports.figures_csv import chart_csv, figures_csv
from oda_reports.exports.map_drawings import (
    draw_legend,
    draw_list,
    draw_region,
    draw_values,
    stacked,
)
from oda_reports.exports.sheets import INNER, Sheet
from oda_reports.figures import chart_messages, messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.figures.gaps import gap
from oda_reports.maps.atlas import RegionMap
from oda_reports.maps.filled_maps import FilledMap
from oda_reports.records.areas import Country
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.writing.captions import about

FOLDER = "charts/"
"""Where all that is taken away lies, below the site's root."""

Shown = Chart | FilledMap | RegionMap
"""What can be taken away."""


@dataclass(frozen=True)
class CreditedSource:
    """A source of what is drawn, as it is named beside."""

    source: Source
    """The record."""
    name: str
    """Publisher, title, year and licence, as far as they are known."""

    @property
    def short_name(self) -> str:
        """Its title alone, for a line below a chart whose sources are listed at the foot."""
        return self.source.short_title or self.source.title


@dataclass(frozen=True)
class Takeaway:
    """A chart or a map with all that is needed to take it away."""

    shown: Shown
    """What is drawn."""
    sheet: Sheet
    """The drawing that stands alone."""
    sources: tuple[CreditedSource, ...]
    """Where its values were read."""

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return self.shown.name

    @property
    def page(self) -> str:
        """The address of its page."""
        return f"{FOLDER}{self.name}/"

    @property
    def svg_path(self) -> str:
        """Where the drawing lies."""
        return f"{FOLDER}{self.name}.svg"

    @cached_property
    def png_path(self) -> str:
        """Where the picture lies; empty where its words are in letters that its fonts lack."""
        return f"{FOLDER}{self.name}.png" if self.sheet.is_lettered else ""

    @property
    def csv_path(self) -> str:
        """Where exactly what is drawn lies as a table; empty where no value is drawn."""
        return "" if isinstance(self.shown, RegionMap) else f"{FOLDER}{self.name}.csv"

    @property
    def snippet(self) -> str:
        """What shows it on another site; empty where this one has no address of its own."""
        if not self.sheet.address:
            return ""
        return (
            f'<iframe src="{escape(self.sheet.address)}" title="{escape(self.sheet.subject)}" '
            f'width="100%" height="{self.sheet.height + 60}" loading="lazy" '
            'style="border:0"></iframe>'
        )


@dataclass
class Takeaways:
    """What can be taken away of one catalogue: each is drawn once, on how many pages it stands."""

    catalogue: Catalogue
    formatter: Formatter
    _made: dict[tuple[str, str], Takeaway] = field(default_factory=dict)

    def of(self, shown: Shown) -> Takeaway:
        """A chart or a map to be taken away."""
        key = (shown.name, type(shown).__name__)
        if key not in self._made:
            self._made[key] = self._take(shown)
        return self._made[key]

    def _take(self, shown: Shown) -> Takeaway:
        if isinstance(shown, Chart):
            figures = (*shown.figures, *([shown.whole] if shown.whole else []))
            sources = self._sources(figures)
            return Takeaway(shown, self._chart_sheet(shown, sources), sources)
        if isinstance(shown, FilledMap):
            figures = (*shown.shown.figures.values(), *shown.shown.without_number.values())
            sources = self._sources(figures)
            return Takeaway(shown, self._map_sheet(shown, sources), sources)
        return Takeaway(shown, self._region_sheet(shown), ())

    def csv(self, shown: Shown) -> bytes:
        """Exactly what is drawn, as a table."""
        if isinstance(shown, Chart):
            return chart_csv(shown, self.catalogue)
        if isinstance(shown, RegionMap):
            return b""
        others, first, year = shown.shown.without_number, shown.first, shown.shown.year
        return figures_csv(
            (
                one.figure or others.get(one.country.id) or gap(first, one.country.id, year)
                for one in shown.listed
            ),
            self.catalogue,
        )

    def _chart_sheet(self, chart: Chart, sources: tuple[CreditedSource, ...]) -> Sheet:
        whole = self.catalogue.area_name(chart.whole.area or "") if chart.whole else ""
        drawing = draw_chart(
            chart,
            self.formatter,
            INNER,
            whole=chart_messages.as_printed(whole),
            remark=lambda figure: about(
                figure, self.catalogue, self.formatter, ("time", "edition")
            ),
        )
        return Sheet(
            headline(chart),
            chart.title,
            subtitle(chart, self.formatter),
            plain_reading(read_chart(chart), self.formatter),
            drawing,
            _key(chart),
            self._notes(sources),
            self._address(chart.name),
        )

    def _map_sheet(self, map: FilledMap, sources: tuple[CreditedSource, ...]) -> Sheet:
        shown, base = map.shown, map.base
        statistic = self.catalogue.get(Statistic, map.first.record)
        none = chart_messages.without_value(is_unreported=shown.lacks_reports_alone)
        blank = self._blank(map)
        drawing = stacked(
            [
                draw_values(map, INNER),
                draw_legend(map, self.formatter, none, INNER),
                draw_list(map.listed, self.formatter, blank, INNER),
            ],
            14,
        )
        values = [
            (
                one.country.name,
                self.formatter.hedged(one.figure) if one.figure else blank(one.country),
            )
            for one in map.listed
        ]
        year = self.formatter.date(shown.year)
        title = chart_messages.map_of(statistic.title, base.region.name, year)
        return Sheet(
            title,
            title,
            f"{self.formatter.unit(map.first)} · {statistic.label_of_measure.lower()}",
            chart_messages.values_of(values),
            drawing,
            (),
            self._notes(sources, base),
            self._address(map.name),
        )

    def _blank(self, map: FilledMap) -> Callable[[Country], str]:
        """What stands of a country in the place of a number."""

        def blank(country: Country) -> str:
            if figure := map.shown.without_number.get(country.id):
                return self.formatter.figure(figure)
            is_none = country.id in map.shown.no_recipients
            return chart_messages.NO_RECIPIENT if is_none else chart_messages.NOT_REPORTED

        return blank

    def _region_sheet(self, base: RegionMap) -> Sheet:
        countries = messages.listed([country.name for country in base.listed])
        title = chart_messages.map_of_region(base.region.name)
        return Sheet(
            title,
            title,
            countries,
            countries,
            draw_region(base, INNER),
            (),
            self._notes((), base),
            self._address(base.name),
        )

    def _notes(
        self, sources: tuple[CreditedSource, ...], base: RegionMap | None = None
    ) -> tuple[str, ...]:
        report = self.catalogue.report
        outlines = base.source if base else None
        return tuple(
            filter(
                None,
                (
                    chart_messages.taken_from([one.name for one in sources]) if sources else "",
                    chart_messages.outlines_from(outlines) if outlines else "",
                    base.note if base else "",
                    chart_messages.under_licence(report.site_name, report.licence),
                ),
            )
        )

    def _address(self, name: str) -> str:
        report = self.catalogue.report
        return report.placed(f"{FOLDER}{name}/") if report.site_url else ""

    def _sources(self, figures: tuple[Figure, ...]) -> tuple[CreditedSource, ...]:
        ids = dict.fromkeys(figure.source for figure in figures)
        found = (self.catalogue.get(Source, id) for id in ids)
        return tuple(CreditedSource(one, self._credit(one)) for one in found)

    def _credit(self, source: Source) -> str:
        publisher = self.catalogue.publisher_of(source)
        by = publisher.name if publisher else ""
        title = source.attribution or ", ".join(filter(None, (by, source.title)))
        year = str(source.published.year) if source.published else ""
        dated = messages.said(year, inferred=source.published_inferred) if year else ""
        told = ((year, dated), (source.licence or "", source.licence or ""))
        return chart_messages.credited(
            title, tuple(words for one, words in told if one and one not in title)
        )


def subtitle(chart: Chart, formatter: Formatter) -> str:
    """What a chart measures, and how it is drawn."""
    parts = [formatter.unit(chart.first), chart.statistic.label_of_measure.lower()]
    if chart.years:
        parts.append(chart_messages.by_years(fiscal=chart.has_fiscal_years))
    if chart.form.is_small_multiples:
        parts.append(chart_messages.ON_ONE_SCALE)
    if chart.form.is_stacked:
        parts.append(chart_messages.ONE_AFTER_THE_OTHER)
    return " · ".join(parts)


def _key(chart: Chart) -> tuple[tuple[str, str], ...]:
    key = []
    if chart.has_net_repayments:
        key.append((BELOW, chart_messages.REPAID_MORE))
    if chart.has_ranges:
        key.append((RANGE, chart_messages.AS_A_RANGE))
    if chart.has_gaps and chart.form.has_years:
        key.append((UNKNOWN, chart_messages.gaps_for(chart.gap_reasons)))
    return tuple(key)
