"""Countries side by side: what is compared, and what is never put on one scale."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import catalogue, catalogue_in, catalogue_of, figure, record
from conftest import EXAMPLE
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.series import Row
from oda_reports.reading.record_files import read_folder
from oda_reports.records.areas import Country, Region
from oda_reports.records.glossary import Scheme
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Stage, ValueState
from oda_reports.writing.pages.navigation import navigation
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.profiles import LATEST, Compared, Profile, compared, profile

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
    alike = [(one.figure.unit, one.figure.flow, one.figure.qualifier) for one in amounts]
    assert len(alike) == len(set(alike)) > 3
    for largest in (one.figure for one in amounts):
        for other in of("sao-lucio").projects:
            for key, amount in other.amounts.items():
                if (amount.currency, amount.flow, amount.qualifier) == (
                    largest.unit,
                    largest.flow,
                    largest.qualifier,
                ):
                    assert (amount.value or 0) <= (largest.value or 0), key


def test_what_others_pay_is_no_amount_of_the_donor() -> None:
    grant = {"label": "Grant", "value": 5, "currency": "USD", "source": "review"}
    amounts = {"grant": grant, "other": {**grant, "value": 9, "flow": "cofinancing"}}
    made = catalogue(
        record(Scheme, "grant-aid", name="Grant aid"),
        record(Project, "well", amounts=amounts, scheme="grant-aid"),
    )
    named = profile(made, made.get(Country, "one")).amounts
    assert [(one.figure.key, one.scheme) for one in named] == [("grant", "Grant aid")]


def test_an_amount_names_the_areas_of_a_project_that_is_not_for_the_country_alone() -> None:
    assert {one.figure.key: one.areas for one in of("tessara").amounts}["grant"] == "Outer Isles"
    assert {one.project.id: one.areas for one in of("sao-lucio").amounts} == {
        "school-at-sea-sao-lucio": "",
        "harbour-lights": "São Lúcio, Veymar, Côte d'Orlan and Tessara",
        "storm-relief-grant": "São Lúcio, Côte d'Orlan and Veymar",
    }


def test_an_amount_that_several_countries_share_says_so() -> None:
    assert {one.project.id: one.shared for one in of("tessara").amounts} == {
        "clinic-boats": "shared by the countries of Outer Isles, counted once",
        "harbour-lights": "",
    }


def test_an_amount_says_whether_its_link_to_the_project_is_inferred() -> None:
    inferred = {one.project.id for one in of("tessara").amounts if one.is_inferred}
    assert inferred == {"clinic-boats"}
    assert {one.project.id for one in of("tessara").amounts} == {"clinic-boats", "harbour-lights"}


@pytest.mark.parametrize(
    ("count", "named", "all_named"), [(0, 0, True), (4, 4, True), (5, 4, False)]
)
def test_a_profile_names_as_many_projects_as_have_room(
    count: int, named: int, all_named: bool
) -> None:
    veymar = of("veymar")
    assert len(veymar.projects) == 5
    some = replace(veymar, projects=veymar.projects[:count])
    assert some.named_projects == veymar.projects[:named]
    assert some.names_all_projects is all_named


def test_what_two_countries_share_is_not_measured_against_what_is_for_one() -> None:
    shared = next(one for one in of("tessara").projects if one.id == "clinic-boats")
    assert shared.amounts["grant"].value == 2095000
    alone = shared.model_copy(update={"id": "boats-alone", "areas": ("tessara",)})
    catalogue = Catalogue(CATALOGUE.report, [*CATALOGUE.records.values(), alone])
    tessara = profile(catalogue, catalogue.get(Country, "tessara"))
    found = {one.project.id for one in tessara.amounts if one.figure.key == "grant"}
    assert found == {"clinic-boats", "boats-alone"}


def test_what_is_cancelled_is_no_largest_amount_and_a_range_stands_apart() -> None:
    tessara = CATALOGUE.get(Country, "tessara")
    boats = next(one for one in of("tessara").projects if one.id == "clinic-boats")
    grant = boats.amounts["grant"]
    assert boats.status
    gone = boats.model_copy(
        update={"id": "gone", "status": boats.status.model_copy(update={"stage": Stage.CANCELLED}),
                "amounts": {"grant": grant.model_copy(update={"value": Decimal(9_000_000)})}}
    )  # fmt: skip
    spread = grant.model_copy(
        update={"value": None, "low": Decimal(1), "high": Decimal(2), "qualifier": None}
    )
    ranged = boats.model_copy(update={"id": "ranged", "amounts": {"grant": spread}})
    known = Catalogue(CATALOGUE.report, [*CATALOGUE.records.values(), gone, ranged])
    found = {one.project.id for one in profile(known, tessara).amounts}
    assert "gone" not in found
    assert {"clinic-boats", "ranged"} <= found


def test_a_profile_knows_the_region_and_the_group_of_its_country() -> None:
    veymar = of("veymar")
    assert veymar.region is CATALOGUE.regions[0]
    assert veymar.group is CATALOGUE.groups["outer-isles"]


def test_no_more_than_the_latest_events_are_named() -> None:
    newest, older = of("sao-lucio").events
    more = [older.model_copy(update={"id": f"storm-{number}"}) for number in range(LATEST)]
    catalogue = Catalogue(CATALOGUE.report, [*CATALOGUE.records.values(), *more])
    events = profile(catalogue, catalogue.get(Country, "sao-lucio")).events
    assert len(events) == LATEST
    assert events[0] is newest


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


def test_a_row_is_shown_where_a_value_of_it_can_be_drawn() -> None:
    fellows = values(CATALOGUE)["fellows"]
    country = CATALOGUE.get(Country, "veymar")
    row = fellows.reported_row(country)
    assert row is fellows.rows["veymar"]
    silent = Row(row.key, row.name, tuple(None for _ in row.figures))
    assert replace(fellows, rows={"veymar": silent}).reported_row(country) is None
    ranged = Row(row.key, row.name, (figure(None, low=Decimal(1), high=Decimal(2)),))
    assert replace(fellows, rows={"veymar": ranged}).reported_row(country) is ranged
    withheld = Row(row.key, row.name, (figure(None, state=ValueState.WITHHELD),))
    assert replace(fellows, rows={"veymar": withheld}).reason(country) == "Withheld"
    assert replace(fellows, rows={}).reason(country) == "Not reported"
    assert fellows.reported_row(CATALOGUE.get(Country, "tessara")) is None


def test_fiscal_and_calendar_years_share_no_scale(example_data: Path) -> None:
    record = example_data / "statistics/fellows.yml"
    text = record.read_text("utf-8")
    before = "  - area: veymar\n    year: FY2022\n"
    assert before in text
    record.write_text(text.replace(before, "  - area: veymar\n    year: 2022\n"), "utf-8")
    fellows = values(catalogue_in(read_folder(example_data)))["fellows"]
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


def divided(*parts: str) -> Profile:
    """The profile of a country where a grant for two has parts for some."""
    grant = {"value": 9, "currency": "USD", "source": "review"}
    amounts = {part: {**grant, "value": 4, "areas": [part], "part_of": "all"} for part in parts}
    known = catalogue(
        record(Region, "sea", groups={"isles": {"name": "I", "countries": ["one", "two"]}}),
        record(Country, "two"),
        record(Project, "ship", areas=["one", "two"], amounts={"all": grant, **amounts}),
    )
    return profile(known, known.get(Country, "one"))


def test_of_an_amount_that_is_divided_the_part_of_the_country_stands() -> None:
    assert [one.figure.key for one in divided("one", "two").amounts] == ["one"]
    assert [one.figure.key for one in divided("two").amounts] == ["all"]
    assert [one.figure.key for one in divided().amounts] == ["all"]


def test_a_part_does_not_stand_beside_its_whole() -> None:
    grant = {"value": 9, "currency": "USD", "source": "review"}
    inner = {**grant, "value": 4, "qualifier": "up-to", "part_of": "projects/frame/amounts/all"}
    known = catalogue(
        record(Project, "frame", amounts={"all": grant}),
        record(Project, "part", amounts={"own": inner}),
    )
    found = profile(known, known.get(Country, "one"))
    assert [one.figure.key for one in found.amounts] == ["all"]
