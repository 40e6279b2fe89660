"""The models: what one record alone can get wrong, and the walk over its marked fields."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from oda_reports.records.areas import Country, Region
from oda_reports.records.field_types import ProseText, Ref
from oda_reports.records.kinds import MODELS
from oda_reports.records.marked_fields import marked_values
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.parts import Period, Picture, Quantity, Section
from oda_reports.records.projects import Amount, Project
from oda_reports.records.report import Report
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Observation, Series, Statistic
from oda_reports.records.vocabulary import Kind
from pydantic import BaseModel, ValidationError

AMOUNT = {"source": "review", "value": 2000000, "currency": "USD", "kind": "fixed"}
OBSERVATION = {"area": "veymar", "source": "review", "value": 12}
PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["veymar"], "sources": ["review"]}
STATISTIC = {"id": "s", "title": "S", "definition": "d", "unit": "persons", "measure": "count"}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}


def refusal(model: type[BaseModel], data: dict[str, Any]) -> str:
    """What a model says about data that it refuses for one reason."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(data)
    (detail,) = refused.value.errors()
    return str(detail["msg"]).removeprefix("Value error, ")


def test_an_amount_has_value_currency_and_kind() -> None:
    amount = Amount.model_validate(AMOUNT)
    assert (amount.value, amount.currency, amount.kind) == (Decimal(2000000), "USD", "fixed")


@pytest.mark.parametrize("kind", ["fixed", "up-to", "pledge"])
def test_an_amount_without_value_is_not_determined(kind: str) -> None:
    data = {"source": "review", "kind": kind, "currency": "USD"}
    assert refusal(Amount, data) == "needs a value, or the kind not-determined"
    assert Amount.model_validate({**data, "kind": "not-determined"}).value is None


def test_an_amount_that_is_not_determined_has_no_value() -> None:
    assert "has a value though its kind" in refusal(Amount, {**AMOUNT, "kind": "not-determined"})


def test_the_value_of_an_amount_needs_a_currency() -> None:
    without = {key: value for key, value in AMOUNT.items() if key != "currency"}
    assert "needs its currency" in refusal(Amount, without)


@pytest.mark.parametrize("currency", [None, "persons", "percent"])
def test_a_currency_is_a_unit_that_is_money(currency: str | None) -> None:
    said = refusal(Amount, {**AMOUNT, "currency": currency})
    assert "USD" in said
    assert "persons" not in said


def test_an_amount_is_never_negative() -> None:
    assert "greater than or equal to 0" in refusal(Amount, {**AMOUNT, "value": -1})
    assert Amount.model_validate({**AMOUNT, "value": 0}).value == 0


@pytest.mark.parametrize("value", ["13,220", "approximately 800", "12", True, 12.5, None])
def test_a_number_is_a_plain_number(value: object) -> None:
    assert "must be a plain number" in refusal(Quantity, {**QUANTITY, "value": value})


@pytest.mark.parametrize("value", [-5, 0, Decimal("-1.904")])
def test_a_value_of_a_statistic_can_be_negative_or_zero(value: int | Decimal) -> None:
    assert Observation.model_validate({**OBSERVATION, "value": value}).value == value


@pytest.mark.parametrize("state", ["nil", "not-reported", "not-yet-set"])
def test_an_observation_has_a_value_or_says_why_there_is_none(state: str) -> None:
    without = {"area": "veymar", "source": "review"}
    assert Observation.model_validate({**without, "state": state}).value is None
    assert "needs a value, or a state" in refusal(Observation, without)
    assert "needs a value, or a state" in refusal(Observation, {**OBSERVATION, "state": state})


def test_zero_is_a_value_and_nil_is_a_state() -> None:
    assert Observation.model_validate({**OBSERVATION, "value": 0}).state == "reported"


def test_a_series_has_at_least_one_value() -> None:
    data = {"area": "veymar", "source": "review"}
    assert "at least 1 item" in refusal(Series, {**data, "values": {}})
    read = Series.model_validate({**data, "values": {"2020": 1, "FY2021": -2}})
    assert list(read.values) == [PartialDate(2020), PartialDate(2021, fiscal=True)]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2023"), ("2024-02", "2024-01"), ("2024-02-02", "2024-02-01"), ("FY2024", "2024-03")],
)
def test_a_period_does_not_end_before_it_starts(start: str, end: str) -> None:
    assert "ends before it starts" in refusal(Period, {"start": start, "end": end})


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2024"), ("2024-05", "2024"), ("FY2024", "2025-03"), (None, "2020"), ("2020", None)],
)
def test_a_period_that_may_be_in_order_is_taken(start: str | None, end: str | None) -> None:
    given = {name: date for name, date in (("start", start), ("end", end)) if date}
    assert Period.model_validate(given).duration is None


def test_a_picture_with_a_file_says_what_is_to_be_seen() -> None:
    picture = {"caption": "A ship", "source": "review"}
    assert Picture.model_validate(picture).file is None
    assert "needs alt" in refusal(Picture, {**picture, "file": "ship.png"})
    assert Picture.model_validate({**picture, "file": "ship.png", "alt": "A ship"}).credit is None


def test_a_project_has_an_area_of_its_own_or_in_a_phase() -> None:
    without = {**PROJECT, "areas": []}
    assert "needs areas" in refusal(Project, without)
    assert Project.model_validate({**without, "phases": [{"title": "I", "areas": ["veymar"]}]})


def test_the_areas_of_a_project_stand_once_in_order() -> None:
    phases = [{"title": "I", "areas": ["b", "a"]}, {"title": "II", "areas": ["c", "b"]}]
    read = Project.model_validate({**PROJECT, "areas": ["a"], "phases": phases})
    assert read.all_areas == ("a", "b", "c")


def test_a_project_names_a_source() -> None:
    assert "at least 1 item" in refusal(Project, {**PROJECT, "sources": []})


@pytest.mark.parametrize("other", ["people", "absent"])
def test_a_result_contains_other_results_of_its_project_only(other: str) -> None:
    people = {**QUANTITY, "contains": {other: "all"}}
    said = refusal(Project, {**PROJECT, "results": {"people": people, "pupils": QUANTITY}})
    assert said == f"says that 'people' contains '{other}', which is not another result here"


@pytest.mark.parametrize("containment", ["all", "part", "none", "not-said"])
def test_what_contains_what_is_a_field(containment: str) -> None:
    people = {**QUANTITY, "contains": {"pupils": containment}}
    read = Project.model_validate({**PROJECT, "results": {"people": people, "pupils": QUANTITY}})
    assert read.results["people"].contains == {"pupils": containment}


def test_a_statistic_has_a_unit_unless_it_is_compiled() -> None:
    without = {key: value for key, value in STATISTIC.items() if key != "unit"}
    assert "needs a unit" in refusal(Statistic, without)
    assert Statistic.model_validate({**without, "compiled_from": "project-amounts"}).unit is None


def test_a_compiled_statistic_has_no_values_of_its_own() -> None:
    data = {**STATISTIC, "compiled_from": "project-amounts", "observations": [OBSERVATION]}
    assert "needs no values of its own" in refusal(Statistic, data)


@pytest.mark.parametrize(
    ("written", "edition"), [(2024, "2024"), ("2024", "2024"), ("2024-rev.1", "2024-rev.1")]
)
def test_an_edition_is_a_year_or_a_word(written: object, edition: str) -> None:
    assert Observation.model_validate({**OBSERVATION, "printed_in": written}).printed_in == edition


@pytest.mark.parametrize("written", ["", "-1", "a b", "a/b", "a@b", True, Decimal("20.24")])
def test_an_edition_has_no_mark_that_an_address_has(written: object) -> None:
    said = refusal(Observation, {**OBSERVATION, "printed_in": written})
    assert said == "must name an edition, such as 2024"


@pytest.mark.parametrize("id", ["Veymar", "a_b", "a--b", "-a", "a-", "a b", "ä", "", "a/b", True])
def test_an_id_is_small_letters_digits_and_single_hyphens(id: object) -> None:
    assert "must be an id" in refusal(Observation, {**OBSERVATION, "area": id})


@pytest.mark.parametrize("id", ["a", "2024", "white-paper-2024", 2024])
def test_an_id_may_be_a_number(id: object) -> None:
    assert Observation.model_validate({**OBSERVATION, "source": id}).source == str(id)


def test_a_line_is_one_line_that_is_not_empty() -> None:
    assert refusal(Section, {"title": "  ", "text": "x"}) == "is empty"
    assert refusal(Section, {"title": "a\nb", "text": "x"}) == "must be a single line"
    assert Section.model_validate({"title": " a \n", "text": "x"}).title == "a"


def test_a_text_is_not_empty() -> None:
    assert refusal(Section, {"title": "a", "text": " \n "}) == "is empty"


@pytest.mark.parametrize(
    "url", ["javascript:x", "ftp://x.org", "//x.org", "https://x.org/a b", 'https://x.org/"', ""]
)
def test_a_web_address_is_one(url: str) -> None:
    data = {"id": "x", "title": "X", "type": "report", "url": url}
    assert "must be a web address" in refusal(Source, data)


@pytest.mark.parametrize("iso3", ["kaz", "KA", "KAZA", "KAZ\n", 398])
def test_a_code_of_a_country_is_three_capital_letters(iso3: object) -> None:
    with pytest.raises(ValidationError):
        Country.model_validate({"id": "x", "name": "X", "summary": "s", "iso3": iso3})


def test_an_unknown_field_is_refused() -> None:
    assert "Extra inputs" in refusal(Section, {"title": "a", "text": "b", "colour": "red"})


def test_a_word_of_another_list_is_refused() -> None:
    assert "Input should be" in refusal(Amount, {**AMOUNT, "kind": "ceiling"})


def test_text_is_not_made_of_numbers() -> None:
    assert "valid string" in refusal(Section, {"title": 2024, "text": "x"})


def test_a_flag_is_true_or_false_and_no_word() -> None:
    assert "valid boolean" in refusal(Project, {**PROJECT, "draft": "yes"})


def test_a_record_does_not_change_after_reading() -> None:
    section = Section(title="a", text="b")
    with pytest.raises(ValidationError):
        section.title = "c"  # type: ignore[misc]


def test_every_kind_has_its_model() -> None:
    assert set(MODELS) == set(Kind)


def test_a_report_counts_its_symbols_by_currency() -> None:
    data = {
        "site_name": "R", "edition": 2024, "donor": "D", "region": "r", "tagline": "t",
        "description": "d", "publisher": "p", "source": "s", "licence": "l",
        "licence_url": "https://example.org/", "currency_symbols": {"USD": "US$"},
    }  # fmt: skip
    assert Report.model_validate(data).currency_symbols == {"USD": "US$"}
    with pytest.raises(ValidationError):
        Report.model_validate({**data, "currency_symbols": {"XXX": "?"}})


def test_the_walk_finds_every_text_id_and_address_with_the_way_to_it() -> None:
    region = Region.model_validate(
        {
            "id": "sea",
            "name": "Sea",
            "summary": "About [[trainees]].",
            "groups": {"isles": {"name": "Isles", "countries": ["one", "two"], "text": "g"}},
            "sections": [{"title": "T", "text": "body"}],
            "efforts": [{"theme": "health", "text": "e", "projects": ["p"]}],
            "figures": {"meetings": {**QUANTITY, "note": "n"}},
            "key_figures": ["trainees"],
            "footnotes": {"a": "note"},
        }
    )
    found = {loc: (type(mark).__name__, value) for loc, mark, value in marked_values(region)}
    assert found == {
        ("footnotes", "a"): ("ProseText", "note"),
        ("summary",): ("ProseText", "About [[trainees]]."),
        ("groups", "isles", "countries", 0): ("Ref", "one"),
        ("groups", "isles", "countries", 1): ("Ref", "two"),
        ("groups", "isles", "text"): ("ProseText", "g"),
        ("sections", 0, "title"): ("OwnWords", "T"),
        ("sections", 0, "text"): ("ProseText", "body"),
        ("efforts", 0, "theme"): ("Ref", "health"),
        ("efforts", 0, "text"): ("ProseText", "e"),
        ("efforts", 0, "projects", 0): ("Ref", "p"),
        ("figures", "meetings", "label"): ("OwnWords", "pupils"),
        ("figures", "meetings", "source"): ("Ref", "review"),
        ("figures", "meetings", "note"): ("ProseText", "n"),
        ("key_figures", 0): ("FigureAddress", "trainees"),
    }


def test_the_walk_knows_which_kinds_an_id_may_name() -> None:
    project = Project.model_validate({**PROJECT, "scheme": "grant"})
    kinds = {loc[0]: mark.kinds for loc, mark, _ in marked_values(project) if isinstance(mark, Ref)}
    assert kinds == {
        "areas": (Kind.REGIONS, Kind.COUNTRIES),
        "scheme": (Kind.SCHEMES,),
        "sources": (Kind.SOURCES,),
    }


def test_the_walk_passes_over_what_is_not_there() -> None:
    project = Project.model_validate(PROJECT)
    texts = [loc for loc, mark, _ in marked_values(project) if isinstance(mark, ProseText)]
    assert texts == [("summary",)]
