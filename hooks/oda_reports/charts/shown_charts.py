"""Which charts the values of a statistic make of a region, and which stands for a country."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import (
    Chart,
    comparison,
    course,
    courses,
    editions,
    parts,
    shares,
)
from oda_reports.records.areas import Country, Region
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Kind


def charts_of(catalogue: Catalogue, statistic: Statistic, region: Region) -> list[Chart]:
    """What a statistic shows of a region: its countries, totals with their parts, editions."""
    countries = [country.id for country in catalogue.countries_of(region)]
    found = (
        comparison(catalogue, statistic, countries, region.id),
        courses(catalogue, statistic, countries, region.id),
        *parts(catalogue, statistic, region),
        editions(catalogue, statistic, region.id),
        shares(catalogue, statistic, region.id),
    )
    return [chart for chart in found if chart]


def lead_course(catalogue: Catalogue, country: Country) -> Chart | None:
    """The values over the years that stand for a country: of its region's first statistic."""
    region = catalogue.region_of(country.id)
    if region is None:
        return None
    named = (catalogue.records.get((Kind.STATISTICS, id)) for id in region.statistics)
    statistics = (one for one in named if isinstance(one, Statistic))  # a check may lack some
    charts = (course(catalogue, one, country.id) for one in statistics)
    return next(filter(None, charts), None)
