"""Countries side by side: what is compared, and what is never put on one scale."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.reading.record_files import read_folder
from oda_reports.records.areas import Country
from oda_reports.writing.pages.navigation import navigation
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.profiles import Compared, Profile, compared, profile


def catalogue_of(path: Path) -> Catalogue:
    folder = read_folder(path)
    assert folder.report is not None
    return Catalogue(folder.report, folder.records)


CATALOGUE = catalogue_of(EXAMPLE)


def of(country: str) -> Profile:
    return profile(CATALOGUE, CATALOGUE.get(Country, country))


def values(catalogue: Catalogue) -> dict[str, Compared]:
    found = compared(catalogue, catalogue.countries)
    return {item.statistic.id: item for item in found}


def test_projects_for_the_whole_region_stand_apart() -> None:
    veymar = of("veymar")
    assert {project.id for project in veymar.projects} >= {"clinic-boats", "harbour-lights"}
    assert [project.id for project in veymar.regional] == ["sea-charts"]


def test_themes_are_those_of_its_projects_and_efforts_by_name() -> None:
    assert [theme.name for theme in of("sao-lucio").themes] == [
        "Education",
        "Relief",
        "Sea and coast",
    ]


def test_of_each_currency_and_kind_the_largest_amount_is_named() -> None:
    amounts = of("sao-lucio").amounts
    alike = [(figure.unit, project.amounts[figure.key].kind) for project, figure in amounts]
    assert len(alike) == len(set(alike)) > 3
    for project, figure in amounts:
        for other in of("sao-lucio").projects:
            for key, amount in other.amounts.items():
                if (amount.currency, amount.kind) == (
                    project.amounts[figure.key].currency,
                    project.amounts[figure.key].kind,
                ):
                    assert (amount.value or 0) <= (figure.value or 0), key


def test_the_newest_events_come_first() -> None:
    assert [event.id for event in of("sao-lucio").events] == [
        "school-ship-2023",
        "storm-odile-2022",
    ]
    assert of("tessara").events == ()


def test_all_countries_of_a_statistic_share_one_scale() -> None:
    flows = values(CATALOGUE)["net-bilateral-oda"]
    assert flows.chart is not None
    assert set(flows.rows) == {"sao-lucio", "cote-d-orlan", "veymar", "tessara"}
    assert all(row in flows.chart.rows for row in flows.rows.values())


def test_a_country_without_values_has_no_row() -> None:
    assert set(values(CATALOGUE)["fellows"].rows) == {"cote-d-orlan", "veymar"}
    assert "trainees" not in values(CATALOGUE)


def test_fiscal_and_calendar_years_share_no_scale(example_data: Path) -> None:
    record = example_data / "statistics/fellows.yml"
    text = record.read_text("utf-8")
    before = "  - area: veymar\n    year: FY2022\n"
    assert before in text
    record.write_text(text.replace(before, "  - area: veymar\n    year: 2022\n"), "utf-8")
    fellows = values(catalogue_of(example_data))["fellows"]
    assert fellows.chart is None
    assert set(fellows.rows) == {"cote-d-orlan", "veymar"}


@pytest.mark.parametrize(("countries", "there"), [(1, False), (2, True)])
def test_a_single_country_is_not_compared(countries: int, there: bool) -> None:
    ids = [country.id for country in CATALOGUE.countries[:countries]]
    emptied = {"efforts": (), "key_figures": (), "statistics": ()}
    group = CATALOGUE.groups["outer-isles"].group.model_copy(update={"countries": tuple(ids)})
    region = CATALOGUE.regions[0].model_copy(update={**emptied, "groups": {"isles": group}})
    bare = [
        CATALOGUE.get(Country, id).model_copy(update={"efforts": (), "key_figures": ()})
        for id in ids
    ]
    made = Catalogue(CATALOGUE.report.model_copy(update={"key_figures": ()}), [region, *bare])
    texts = {"home": "", "methodology": ""}
    assert ("compare.md" in {page.path for page in plan_pages(made, texts)}) is there
    assert ("compare.md" in str(navigation(made, ()))) is there
