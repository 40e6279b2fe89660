"""What was published and wrong: which figure a correction is of, and what stood there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import catalogue, flows, record, statistic
from oda_reports.catalogue.corrections import Corrected, corrected_at
from oda_reports.figures.figure import Figure, record_figures
from oda_reports.figures.formatting import Formatter
from oda_reports.records.model import Record
from oda_reports.records.projects import Project, StatusReading

COUNT = {"label": "students trained", "value": 202, "unit": "persons", "source": "review-2024"}


def corrected(figure: str, was: object, **fields: Any) -> dict[str, Any]:
    """A correction as YAML has it."""
    given = {"since": "2025-03-01", "until": "2025-06-12", "why": "a slip"}
    return {"figure": figure, "was": was, **given, **fields}


def school(*corrections: dict[str, Any], id: str = "school", **fields: Any) -> Project:
    given = {"results": {"students": COUNT}, "corrections": corrections, **fields}
    return record(Project, id, **given)


def all_of(*records: Record) -> tuple[Corrected, ...]:
    return catalogue(*records).corrections.newest_first


def the_only(*records: Record) -> Corrected:
    (one,) = all_of(*records)
    return one


def stood(one: Corrected) -> str:
    assert one.before
    return Formatter().figure(one.before)


def test_a_report_without_corrections_has_none() -> None:
    assert not catalogue(school()).corrections
    assert catalogue(school(corrected("students", 220))).corrections


@pytest.mark.parametrize(
    "name",
    ["students", "results/students", "students@2024", "results/students@2024",
     "students@review:2024"],
)  # fmt: skip
def test_a_figure_is_named_by_its_key_or_the_end_of_its_address(name: str) -> None:
    one = the_only(school(corrected(name, 220)))
    assert one.figure
    assert one.figure.address == "projects/school/results/students"
    assert stood(one) == "220"


@pytest.mark.parametrize("name", ["sea/2020@2023", "sea/2020@2021", "sea/2019", "sea/2019@2021"])
def test_a_value_of_a_statistic_is_named_by_area_year_and_edition(name: str) -> None:
    values = ({"area": "sea", "year": 2020, "edition": 2021, "value": 5},
              {"area": "sea", "year": 2020, "edition": 2023, "value": 6},
              {"area": "sea", "year": 2019, "edition": 2021, "value": 7})  # fmt: skip
    one = the_only(statistic(*values, corrections=[corrected(name, 4)]))
    assert one.figure
    assert one.figure.address.startswith(f"statistics/oda/{name}")


def test_a_fiscal_year_is_named_as_its_record_has_it_too() -> None:
    paid = {"area": "sea", "year": "FY2022-23", "value": 7, "source": "note"}
    for name in ("sea/FY2022-23", "sea/FY2022"):
        one = the_only(statistic(paid, corrections=[corrected(name, 4)]))
        assert one.figure
        assert one.figure.address == "statistics/oda/sea/FY2022"


def test_a_value_that_has_its_date_in_its_address_is_named_without_it_too() -> None:
    counted = {"area": "sea", "as_of": 2019, "value": 7, "source": "note"}
    for name in ("sea/2019", "sea"):
        one = the_only(statistic(counted, corrections=[corrected(name, 4)]))
        assert one.figure
        assert one.figure.address == "statistics/oda/sea/2019"


def test_each_reading_is_named_by_its_edition_and_the_key_alone_can_mean_both() -> None:
    other = {"value": 240, "source": "review-2025"}
    project = school(results={"students": {**COUNT, "readings": [other]}})
    made = catalogue(project)
    figures = tuple(record_figures(project, made.editions))

    def meant(name: str) -> list[Decimal | None]:
        found = corrected_at(name, project, figures, made.editions)
        return [one.value for one in found if isinstance(one, Figure)]

    assert meant("students@2024") == [202]
    assert meant("students@2025") == [240]
    assert meant("students") == [202, 240]
    assert meant("teachers") == []


def test_a_correction_goes_with_its_reading_when_another_edition_stands() -> None:
    other = {"value": 240, "source": "review-2025"}
    project = school(
        corrected("students@2024", 220), results={"students": {**COUNT, "readings": [other]}}
    )
    made = catalogue(project, edition="2025")
    stands = made.figures["projects/school/results/students"]
    before = made.figures["projects/school/results/students@2024"]
    assert [stands.value, before.value] == [Decimal(240), Decimal(202)]
    assert made.corrections.of(stands) == ()
    (one,) = made.corrections.of(before)
    assert stood(one) == "220"


def test_a_status_is_corrected_as_its_source_has_it() -> None:
    status = {"stage": "agreed", "source": "review-2024",
              "readings": [{"stage": "decided", "source": "review-2021"}]}  # fmt: skip
    project = school(
        corrected("status@2024", "under-way"), corrected("status@2021", "agreed"), status=status
    )
    made = catalogue(project)
    both = [one.status.stage for one in made.corrections.newest_first if one.status]
    assert sorted(both) == ["agreed", "decided"]
    (published,) = made.projects
    (one,) = made.corrections.of(published)
    assert isinstance(one.now, StatusReading)
    assert one.correction.was == "under-way"


def test_a_figure_that_is_gone_has_nothing_in_its_place() -> None:
    one = the_only(school(corrected("teachers", 12, removed="teachers trained")))
    assert (one.now, one.before) == (None, None)


def test_a_correction_that_names_nothing_is_not_shown() -> None:
    assert all_of(school(corrected("teachers", 12))) == ()
    assert all_of(school(corrected("students", 220), draft=True)) == ()


def test_the_newest_comes_first_and_a_figure_has_all_of_its_own() -> None:
    later = corrected("students", 203, since="2025-06-12", until="2025-07-01")
    made = catalogue(
        school(corrected("students", 220), later),
        school(corrected("students", 9, until="2025-06-30"), id="other"),
    )
    assert [one.correction.was for one in made.corrections.newest_first] == [203, 9, 220]
    figure = made.figures["projects/school/results/students"]
    assert [one.correction.was for one in made.corrections.of(figure)] == [203, 220]


@pytest.mark.parametrize(
    ("fields", "value", "was", "words"),
    [
        ({"scale": "million", "decimals": 2}, Decimal("11.26"), Decimal("11.62"),
         "US$11.62 million"),
        ({"scale": "million", "decimals": 1}, Decimal("11.26"), Decimal("11.31"),
         "US$11.31 million"),
        ({"scale": "million", "decimals": 0}, 11, Decimal("13.62"), "US$14 million"),
        ({}, 4, -4, "−US$4"),
    ],
)  # fmt: skip
def test_what_stood_there_is_written_as_what_stands_there_now(
    fields: dict[str, Any], value: object, was: object, words: str
) -> None:
    values = {"year": 2020, "value": value}
    one = the_only(flows(values, corrections=[corrected("one/2020", was)], **fields))
    assert one.before
    said = Formatter("en", {one.before.unit: "US$"}).figure(one.before)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_hedge_stays_and_a_range_or_a_gap_gives_way_to_the_number() -> None:
    hedged = {**COUNT, "qualifier": "about"}
    ranged = {**COUNT, "value": None, "low": 100, "high": 300}
    nothing = {"label": "l", "unit": "persons", "state": "nil", "source": "review"}
    for result in (hedged, {k: v for k, v in ranged.items() if v is not None}, nothing):
        one = the_only(school(corrected("students", 220), results={"students": result}))
        assert stood(one) == ("about 220" if result is hedged else "220")


def test_a_notice_has_an_id_that_says_its_record_figure_and_day() -> None:
    one = the_only(school(corrected("results/students@2024", 220)))
    assert one.anchor == "oda-corrected-project-school-results-students-2024-2025-06-12"


def test_why_is_a_sentence() -> None:
    said = [the_only(school(corrected("students", 220, why=why))).why for why in ("a slip", "A!")]
    assert said == ["A slip.", "A!"]
