"""The catalogue: short forms of addresses, areas, and the reverse questions."""

from __future__ import annotations

import builders
import pytest
from builders import record, statistic
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.catalogue.mentions import cites
from oda_reports.records.areas import Country, Region
from oda_reports.records.events import Event
from oda_reports.records.glossary import Theme
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import Flow

GROUPS = {
    "isles": {"name": "Isles", "countries": ["two", "one"]},
    "coast": {"name": "Coast", "countries": ["three"]},
}
RESULT = {"label": "pupils", "value": 5, "unit": "persons", "source": "review"}
COUNTRIES = tuple(record(Country, id) for id in ("one", "two", "three"))


def catalogue(*records: Record) -> Catalogue:
    """The edition of 2023 of a report on three countries."""
    sea = record(Region, "sea", groups=GROUPS)
    return builders.catalogue(sea, *COUNTRIES, *records, edition="2023")


TRAINEES = statistic(
    {"area": "sea", "edition": 2018, "value": 15},
    {"area": "sea", "edition": 2023, "value": 23},
    {"area": "sea", "edition": 2024, "value": 24},
    {"area": "one", "year": 2019, "value": 1},
    {"area": "one", "year": 2021, "value": 2},
    id="trainees",
)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("trainees", "statistics/trainees/sea@2023"),
        ("statistics/trainees", "statistics/trainees/sea@2023"),
        ("trainees@2018", "statistics/trainees/sea@2018"),
        ("trainees@2024", "statistics/trainees/sea@2024"),
        ("trainees/sea@2018", "statistics/trainees/sea@2018"),
        ("trainees/one", "statistics/trainees/one/2021"),
        ("trainees/one/2019", "statistics/trainees/one/2019"),
        ("statistics/trainees/one/2019", "statistics/trainees/one/2019"),
    ],
)
def test_a_short_form_means_one_address(written: str, address: str) -> None:
    assert catalogue(TRAINEES).figure(written).address == address


@pytest.mark.parametrize(
    "written",
    ["", "trainees/absent", "trainees@2019", "trainees/one/2020", "absent", "/", "@"],
)
def test_what_no_figure_stands_at_is_unknown(written: str) -> None:
    with pytest.raises(UnknownFigure):
        catalogue(TRAINEES).figure(written)


def test_a_year_and_edition_together_mean_one_value() -> None:
    flows = statistic(
        {"area": "sea", "year": 2020, "edition": 2021},
        {"area": "sea", "year": 2020, "edition": 2023},
    )
    found = catalogue(flows).figure("oda/sea/2020")
    assert found.address == "statistics/oda/sea/2020@2023"
    assert catalogue(flows).figure("oda/sea/2020@2021").edition == "2021"


def test_a_key_of_a_record_means_its_own_figure_in_its_own_text() -> None:
    ship = record(Project, "ship", results={"pupils": RESULT})
    made = catalogue(ship)
    assert made.figure("pupils", ship).address == "projects/ship/results/pupils"
    with pytest.raises(UnknownFigure):
        made.figure("pupils")


def test_a_value_that_is_not_reported_can_be_named_in_full() -> None:
    nil = statistic({"state": "nil"}, id="n")
    assert catalogue(nil).figure("n/one").value is None


def test_an_unknown_figure_comes_with_addresses_that_are_like_it() -> None:
    ship = record(Project, "ship", results={"pupils": RESULT})
    made = catalogue(ship, TRAINEES)
    with pytest.raises(UnknownFigure) as unknown:
        made.figure("trainee")
    assert "trainees" in unknown.value.suggestions
    with pytest.raises(UnknownFigure) as unknown:
        made.figure("pupil", ship)
    assert unknown.value.suggestions[0] == "pupils"


def test_a_draft_is_not_in_the_catalogue() -> None:
    draft = record(Project, "ship", draft=True, results={"pupils": RESULT})
    made = catalogue(draft)
    assert made.projects == ()
    assert made.figures == {}
    assert made.projects_in(["one"]) == ()
    assert made.cited_by("review") == ()
    with pytest.raises(KeyError):
        made.get(Project, "ship")


def test_a_figure_of_a_draft_is_unknown() -> None:
    draft = statistic({"area": "sea"}, id="trainees", draft=True)
    with pytest.raises(UnknownFigure):
        catalogue(draft).figure("trainees")


def test_a_record_is_had_by_kind_and_id() -> None:
    assert catalogue().get(Country, "one").name == "One"
    with pytest.raises(KeyError):
        catalogue().get(Source, "one")


def test_areas_are_regions_groups_and_countries() -> None:
    made = catalogue()
    assert [made.area_name(area) for area in ("sea", "isles", "one")] == ["Sea", "Isles", "One"]


def test_a_country_has_a_region_and_a_group() -> None:
    made = catalogue(record(Country, "alone"))
    region, place = made.region_of("one"), made.group_of("one")
    assert region is not None and region.id == "sea"
    assert place is not None and (place.id, place.region.id) == ("isles", "sea")
    assert (made.region_of("alone"), made.group_of("alone")) == (None, None)


def test_the_countries_of_a_region_stand_group_by_group() -> None:
    made = catalogue()
    region = made.get(Region, "sea")
    assert region.country_ids == ("two", "one", "three")
    assert [country.id for country in made.countries_of(region)] == ["two", "one", "three"]


def test_a_country_in_draft_is_left_out_of_its_region() -> None:
    region = record(Region, "sea", groups=GROUPS)
    draft = record(Country, "two", draft=True)
    made = builders.catalogue(region, draft)
    assert [c.id for c in made.countries_of(made.get(Region, "sea"))] == ["one"]


def test_what_is_done_for_a_group_is_done_in_its_countries() -> None:
    made = catalogue()
    assert made.areas_around("one") == {"one", "isles"}
    assert made.areas_around("alone") == {"alone"}


def test_a_project_for_a_country_and_its_group_is_listed_once() -> None:
    made = catalogue(record(Project, "ship", areas=["one", "isles", "two"]))
    assert [project.id for project in made.projects_in(made.areas_around("one"))] == ["ship"]
    assert [project.id for project in made.projects_in(["one", "two"])] == ["ship"]


def test_a_project_for_a_country_and_its_region_is_one_of_the_country_alone() -> None:
    both = record(Project, "both", areas=["one", "sea"])
    made = catalogue(both, record(Project, "wide", areas=["sea"]))
    assert [project.id for project in made.projects_in(made.areas_around("one"))] == ["both"]
    assert [project.id for project in made.projects_of_region_around("one")] == ["wide"]
    assert {one.id for one in made.projects_of_region_around("three")} == {"both", "wide"}
    assert made.projects_of_region_around("alone") == ()


def test_a_project_is_listed_where_one_of_its_phases_is() -> None:
    phases = [{"title": "II", "areas": ["three"]}]
    made = catalogue(record(Project, "ship", areas=["one"], phases=phases))
    assert [project.id for project in made.projects_in(["three"])] == ["ship"]


def test_a_region_reaches_over_its_groups_and_countries() -> None:
    made = catalogue()
    areas = made.areas_within(made.get(Region, "sea"))
    assert areas == {"sea", "isles", "coast", "one", "two", "three"}


def test_featured_projects_come_first_and_then_titles() -> None:
    feature = {"heading": "h"}
    made = catalogue(
        record(Project, "b"),
        record(Project, "a"),
        record(Project, "c", feature=feature),
    )
    assert [project.id for project in made.projects] == ["c", "a", "b"]


def test_projects_of_one_title_stand_in_the_order_of_their_ids() -> None:
    made = catalogue(record(Project, "b", title="T"), record(Project, "a", title="T"))
    assert [project.id for project in made.projects] == ["a", "b"]


def test_events_stand_oldest_first_and_once() -> None:
    new = record(Event, "new", date="2022-03", areas=["one", "two"])
    old = record(Event, "old", date=1988)
    made = catalogue(new, old)
    assert [event.id for event in made.events_in(["one", "two"])] == ["old", "new"]
    assert made.events_in(["three"]) == ()


def test_sources_stand_newest_edition_first_and_then_by_title() -> None:
    made = catalogue(
        record(Source, "b"),
        record(Source, "a"),
        record(Source, "x", edition=2018),
        record(Source, "y", edition=2023),
    )
    assert [source.id for source in made.sources] == ["y", "x", "a", "b", "review"]


def test_a_source_knows_the_records_that_read_or_cite_it() -> None:
    made = catalogue(
        record(Source, "other"),
        record(Theme, "health", text="Doctors. [@other]"),
        record(Project, "ship", results={"p": {**RESULT, "source": "other"}}),
        record(Country, "four", summary="Nothing of it."),
    )
    assert [record.id for record in made.cited_by("other")] == ["ship", "health"]
    assert made.cited_by("absent") == ()


def test_a_record_cites_what_its_fields_and_texts_name() -> None:
    assert cites(record(Project, "p", summary="a [@x] b [@y]")) == {"review", "x", "y"}


def test_themes_schemes_and_organisations_know_their_projects() -> None:
    part = {"organisation": "trust", "role": "implementing"}
    made = catalogue(
        record(Project, "ship", themes=["t"], scheme="grant", organisations=[part]),
        record(Project, "boat", organisations=[{**part, "role": "partner"}]),
        record(Organisation, "trust"),
        record(Source, "paper", publisher="trust"),
    )
    ship = made.get(Project, "ship")
    assert made.projects_of_theme("t") == made.projects_of_scheme("grant") == (ship,)
    assert [project.id for project, _ in made.families.parts_of("trust")] == ["boat", "ship"]
    assert [source.id for source in made.published_by("trust")] == ["paper"]


def test_a_project_knows_its_events() -> None:
    made = catalogue(
        record(Project, "ship"),
        record(Event, "e", projects=["ship"]),
        record(Event, "f"),
    )
    assert [event.id for event in made.events_of_project("ship")] == ["e"]
    assert isinstance(made.events[0], Event)


def test_a_compiled_statistic_lists_the_amounts_of_its_schemes() -> None:
    amount = {"value": 5, "currency": "USD", "source": "review"}
    fields = {"amounts": {"grant": amount}, "results": {"pupils": RESULT}}
    grants = record(
        Statistic,
        "grants",
        compiled_from="project-amounts",
        schemes=["grant"],
        unit=None,
        flow="commitment",
        measure=None,
    )
    made = catalogue(
        grants,
        record(Project, "ship", scheme="grant", areas=["one", "two"], **fields),
        record(Project, "loan", scheme="loan", **fields),
        record(Project, "none", **fields),
    )
    found = made.figures_of(made.get(Statistic, "grants"))
    assert [figure.address for figure in found] == ["projects/ship/amounts/grant"]


def test_values_of_a_statistic_are_had_by_area_in_the_order_of_the_record() -> None:
    found = catalogue(TRAINEES).statistic_figures("trainees", "one")
    assert [str(figure.year) for figure in found] == ["2019", "2021"]
    assert catalogue(TRAINEES).statistic_figures("trainees", "two") == ()


GRANT = {"value": 9, "currency": "USD", "source": "review"}
COMPILED = {"compiled_from": "project-amounts", "flow": "commitment", "unit": None}


def test_a_compiled_statistic_lists_no_part_beside_its_whole_of_the_same_project() -> None:
    every = record(Statistic, "every", measure=None, **COMPILED)
    loans = record(Statistic, "loans", measure=None, schemes=["loan"], **COMPILED)
    within = {**GRANT, "value": 4, "part_of": "all"}
    of_another = {**GRANT, "value": 4, "part_of": "projects/frame/amounts/all"}
    made = catalogue(
        every,
        loans,
        record(Project, "frame", scheme="grant", amounts={"all": GRANT, "within": within}),
        record(Project, "part", scheme="loan", amounts={"own": of_another}),
    )
    listed = {one.id: [figure.key for figure in made.figures_of(one)] for one in (every, loans)}
    assert listed == {"every": ["all", "own"], "loans": ["own"]}, "each stands once for its project"


def test_what_is_a_part_of_a_cost_of_all_who_pay_is_listed_all_the_same() -> None:
    amounts = {
        "cost": {**GRANT, "flow": "total-cost"},
        "grant": {**GRANT, "value": 4, "part_of": "cost"},
        "bank": {**GRANT, "value": 5, "part_of": "cost", "flow": "cofinancing"},
    }
    every = record(Statistic, "every", measure=None, **COMPILED)
    bridge = record(Project, "bridge", amounts=amounts)
    made = catalogue(every, bridge)
    assert [figure.key for figure in made.figures_of(every)] == ["grant"]
    assert [figure.key for figure in made.amounts_of(bridge)] == ["grant"]


def test_amounts_of_a_project_are_what_the_donor_gives_and_no_aim() -> None:
    amounts = {
        "given": GRANT,
        "announced": {**GRANT, "flow": "pledge"},
        "hoped": {**GRANT, "nature": "forecast"},
        "part": {**GRANT, "value": 1, "part_of": "given"},
        "of-others": {**GRANT, "flow": "counterpart-share"},
        "back": {**GRANT, "flow": "repayment"},
        "taken-back": {**GRANT, "flow": "cancellation"},
    }
    bridge = record(Project, "bridge", amounts=amounts)
    made = catalogue(bridge)
    assert [figure.key for figure in made.amounts_of(bridge)] == ["given", "announced"]
    assert [figure.key for figure in made.amounts_of(bridge, {Flow.PLEDGE})] == ["announced"]
