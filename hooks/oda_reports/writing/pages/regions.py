"""The page of a region."""

from __future__ import annotations

from typing import Any

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Chart, Form, charts_of
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Page, key_figures, record_path


def region_page(catalogue: Catalogue, region: Region) -> Page:
    """The page of one region."""
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
        "key_figures": key_figures(catalogue, region.key_figures, region),
        "groups": country_groups(catalogue, region),
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


def country_groups(catalogue: Catalogue, region: Region) -> list[dict[str, Any]]:
    """The groups of a region with their published countries."""
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


def _overview(charts: list[Chart]) -> list[Chart]:
    """The charts that a region shows: the parts of older totals are left to the statistic."""
    return [chart for chart in charts if chart.form is not Form.PARTS] or charts
