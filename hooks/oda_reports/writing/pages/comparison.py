"""The page that shows countries side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.exports.data_files import DataFile
from oda_reports.figures import page_messages
from oda_reports.records.areas import Country
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.page import Context, Page, list_path
from oda_reports.writing.profiles import Compared, Profile, compared, profile

PATH = "compare.md"
"""Where the page stands, below the docs folder."""


@dataclass(frozen=True)
class ComparisonContext(Context):
    """What stands on the page of countries side by side."""

    template = "compare.md.jinja"

    profiles: tuple[Profile, ...]
    """Each country, in the order of regions and groups."""
    compared: tuple[Compared, ...]
    """The statistics that have yearly values of some country."""
    files: Mapping[str, DataFile]
    """By the id of a country, the file of the figures on its page, if it has any."""


def countries_in_order(catalogue: Catalogue) -> tuple[Country, ...]:
    """Every country, region by region and group by group."""
    return tuple(
        country for region in catalogue.regions for country in catalogue.countries_of(region)
    )


def has_comparison(catalogue: Catalogue) -> bool:
    """Whether there is such a page: a single country has none to stand beside."""
    return len(countries_in_order(catalogue)) > 1


def comparison_pages(catalogue: Catalogue, of_countries: Iterable[Page]) -> Iterator[Page]:
    """The page of countries side by side, where there are two; after the pages of each."""
    if not has_comparison(catalogue):
        return
    countries = countries_in_order(catalogue)
    profiles = tuple(profile(catalogue, country) for country in countries)
    files = {
        page.record.id: page.data_files[0]
        for page in of_countries
        if page.record and page.data_files
    }
    yield Page(
        PATH,
        page_messages.COMPARE_COUNTRIES,
        ComparisonContext(profiles, compared(catalogue, countries), files),
        page_messages.about_comparison(catalogue.report.site_name),
        parents=("index.md", list_path(Kind.COUNTRIES)),
        wide=True,
        script="assets/compare.js",
        in_book=False,
    )
