"""The amounts that a statistic is compiled from, in pages."""

from __future__ import annotations

from builders import catalogue, record
from oda_reports.records.glossary import Scheme
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.writing.link_cards import card_path
from oda_reports.writing.pages.compiled_amounts import compiled_parts
from oda_reports.writing.pages.paging import ROWS
from oda_reports.writing.pages.statistics import (
    CompiledPartContext,
    StatisticContext,
    statistic_pages,
)
from planned import body_of, given

GRANTS = record(
    Statistic, "grants", unit=None, measure=None, flow="commitment",
    compiled_from="project-amounts",
)  # fmt: skip


def ship(number: int, scheme: str | None) -> Project:
    grant = {"value": 5, "currency": "USD", "source": "review", "year": 2000 + number % 20}
    grant["flow"] = "commitment"
    return record(Project, f"ship-{number}", scheme=scheme, amounts={"grant": grant})


FEW = [ship(0, "aid"), ship(1, "aid"), ship(2, None)]
MANY = [*(ship(n, "aid") for n in range(ROWS)), ship(ROWS, "loan"), ship(ROWS + 1, None)]
SCHEMES = (record(Scheme, "aid", name="Aid"), record(Scheme, "loan", name="Loan"))


def test_few_amounts_are_one_part_scheme_by_scheme_the_newest_first() -> None:
    made = catalogue(GRANTS, *SCHEMES, *FEW)
    (part,) = compiled_parts(made, made.figures_of(GRANTS))
    assert [(of.name, [one.project.id for one in of.amounts]) for of in part] == [
        ("Aid", ["ship-1", "ship-0"]),
        ("Scheme not named", ["ship-2"]),
    ]


def test_many_amounts_go_on_on_pages_of_their_own() -> None:
    made = catalogue(GRANTS, *SCHEMES, *MANY)
    _, first, second = statistic_pages(made)
    (aid,) = given(first, StatisticContext).compiled
    later = given(second, CompiledPartContext)
    assert (aid.name, len(aid.amounts)) == ("Aid", ROWS)
    assert [of.name for of in later.compiled] == ["Loan", "Scheme not named"]
    assert (second.path, second.record) == ("statistics/grants/page/2.md", GRANTS)
    assert len(first.figures) == len(MANY), "its files hold all of them"
    assert second.figures == ()
    assert second.description == "grants, page 2 of 2"
    assert (card_path(first), card_path(second)) == ("cards/statistics/grants.png", "")
    body = body_of(made, "statistics/grants/page/2.md")
    assert '<a href="../../../../statistics/grants/" rel="prev">' in body
    assert ">Loan</th>" in body
