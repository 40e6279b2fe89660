"""What editions print differently: values before and after, classes, words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import catalogue_of, figure, folder_of, statistic, the_unit
from conftest import EXAMPLE, ROOT
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.build import check_folder
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.editions import (
    Change,
    Step,
    changes_between,
    editions_of,
    history,
    steps,
    told,
)
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ChangeClass, Measure, Qualifier
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import Renderer

CASE = ROOT / "tests" / "editions"
PUMPS = Statistic.model_validate(
    {
        "id": "pumps",
        "title": "Pumps delivered",
        "definition": "What was delivered.",
        "unit": "items",
        "measure": "cumulative-count",
    }
)


def total(edition: str, value: int, end: int | None, qualifier: Qualifier | None = None) -> Figure:
    """A cumulative count of an area, as an edition prints it."""
    return figure(
        value,
        the_unit("items"),
        address=f"statistics/pumps/tessara@{edition}",
        record="pumps",
        measure=Measure.CUMULATIVE_COUNT,
        area="tessara",
        as_of=PartialDate(end) if end else None,
        qualifier=qualifier,
        edition=edition,
    )


totals = st.lists(
    st.builds(
        total,
        st.just("2020"),
        st.integers(0, 9),
        st.none() | st.integers(2000, 2009),
        st.none() | st.sampled_from(Qualifier),
    ),
    unique_by=lambda figure: figure.as_of,
    max_size=6,
)


@given(totals)
def test_an_edition_does_not_differ_from_itself(figures: list[Figure]) -> None:
    assert not any(change.classes for change in changes_between(PUMPS, figures, figures))


@given(totals, totals)
def test_every_value_of_two_editions_stands_in_one_change(
    older: list[Figure], newer: list[Figure]
) -> None:
    changes = changes_between(PUMPS, older, newer)
    for figures, side in ((older, "before"), (newer, "after")):
        found = [id(figure) for one in changes if (figure := getattr(one, side))]
        assert sorted(found) == sorted(id(figure) for figure in figures)


@given(totals, totals)
def test_a_correction_is_never_inferred(older: list[Figure], newer: list[Figure]) -> None:
    inferred = {name for change in changes_between(PUMPS, older, newer) for name in change.classes}
    assert not inferred & {ChangeClass.CORRECTION, ChangeClass.REDEFINITION}


def test_a_cumulative_count_is_never_subtracted() -> None:
    (change,) = changes_between(PUMPS, [total("2018", 40, 2017)], [total("2021", 55, 2017)])
    assert change.classes == (ChangeClass.REVISION,)
    assert told(change, Formatter()) == ""


ABOUT = {"qualifier": Qualifier.ABOUT}
SINCE_1990 = {"since": PartialDate(1990)}
TO_2016 = {"as_of": PartialDate(2016)}
TO_FISCAL_2016 = {"as_of": PartialDate(2016, fiscal=JAPANESE)}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, ABOUT, "“about” was added"),
        (ABOUT, {}, "“about” was left out"),
        (ABOUT, {"qualifier": Qualifier.MORE_THAN}, "“about” became “more than”"),
        ({}, SINCE_1990, "A start, 1990, was added"),
        (SINCE_1990, {}, "A start is no longer given"),
        (SINCE_1990, {"since": PartialDate(1992)}, "The start moved from 1990 to 1992"),
        (
            TO_2016,
            TO_FISCAL_2016,
            "Period: up to 2016, then up to fiscal year 2016; the end is a fiscal year",
        ),
        (
            TO_FISCAL_2016,
            TO_2016,
            "Period: up to fiscal year 2016, then up to 2016; the end is a calendar year",
        ),
        ({**ABOUT, **SINCE_1990, **TO_2016}, {**ABOUT, **SINCE_1990, **TO_2016}, ""),
    ],
)
def test_a_page_says_what_stands_otherwise_around_a_number(
    before: dict[str, Any], after: dict[str, Any], words: str
) -> None:
    (change,) = changes_between(PUMPS, [figure(5, **before)], [figure(5, **after)])
    assert (ChangeClass.WORDING in change.classes) == bool(words)
    assert told(change, Formatter()) == words


def test_the_changes_of_three_editions_are_those_made_out_by_hand(example_data: Path) -> None:
    shutil.copyfile(CASE / "pumps.yml", example_data / "statistics" / "pumps.yml")
    catalogue = check_folder(example_data)[1]
    assert catalogue is not None
    lines = [line for step in steps(catalogue) for line in written(step, "pumps")]
    assert "\n".join(lines) + "\n" == (CASE / "expected.txt").read_text("utf-8")


def written(step: Step, statistic: str) -> list[str]:
    """A step as lines of text: one for each change of a statistic."""

    def line(change: Change) -> str:
        before, after = (
            str(figure.value) if figure else "-" for figure in (change.before, change.after)
        )
        classes = ", ".join(change.classes)
        words = told(change, Formatter())
        return f"{change.figure.area}: {before} -> {after} [{classes}] {words}".rstrip()

    found = [line(change) for change in step.changes if change.figure.record == statistic]
    return [f"{step.older} to {step.newer}", *found]


def test_a_statistic_tells_its_values_from_edition_to_edition() -> None:
    catalogue = catalogue_of(EXAMPLE)
    editions = editions_of(catalogue.figures.values())
    assert [edition for edition, inferred in editions.items() if inferred] == ["2018"]
    trainees = history(catalogue, catalogue.get(Statistic, "trainees"))
    assert [(step.older, step.newer) for step in trainees] == [("2018", "2021"), ("2021", "2023")]
    (last,) = trainees[-1].changes
    assert last.classes == (ChangeClass.NEW_PERIOD, ChangeClass.WORDING)
    assert told(last, Formatter()) == (
        "Period: up to 2020, then no end date; “approximately” was added; a start, 1988, was added"
    )


def test_the_page_of_changes_stays_small_with_twenty_editions() -> None:
    folder = folder_of(EXAMPLE)
    made = [
        {"area": area, "year": year, "edition": edition, "value": edition + year,
         "source": "cooperation-review-2023"}
        for edition in range(2004, 2024)
        for area in ("lorian-sea", "veymar", "tessara", "sao-lucio", "cote-d-orlan")
        for year in range(edition - 4, edition)
    ]  # fmt: skip
    pupils = statistic(*made, id="pupils")
    catalogue = Catalogue(catalogue_of(EXAMPLE).report, [*folder.records, pupils])
    pages = {page.path: page for page in plan_pages(catalogue, folder.texts)}
    body = Renderer(catalogue, pages).render(pages["changes.md"]).body
    assert 50_000 < len(body.encode()) < 300_000


def test_a_later_end_is_another_period_and_no_other_wording() -> None:
    (change,) = changes_between(PUMPS, [total("2020", 5, 2000)], [total("2021", 6, 2001)])
    assert change.classes == (ChangeClass.NEW_PERIOD,)
    assert told(change, Formatter()) == "Period: up to 2000, then up to 2001"


def test_a_step_between_editions_keeps_its_published_anchor() -> None:
    assert Step("2023", "2024", ()).anchor == "from-2023-to-2024"


def test_a_change_tells_the_notes_of_both_sides_and_whether_both_are_there() -> None:
    before, after = total("2018", 40, 2017), total("2021", 55, 2017)
    noted = replace(before, editor_note="Read twice."), replace(after, editor_note="Misprint.")
    (change,) = changes_between(PUMPS, [noted[0]], [noted[1]])
    assert change.statistic is PUMPS
    assert change.is_of_both
    assert change.editor_notes == (("before", "Read twice."), ("after", "Misprint."))
    (later,) = changes_between(PUMPS, [before], [noted[1]])
    assert later.editor_notes == (("after", "Misprint."),)
    (alone,) = changes_between(PUMPS, [], [after])
    assert not alone.is_of_both
    assert alone.editor_notes == ()


def test_a_year_of_one_edition_is_no_new_period_of_another_year() -> None:
    def printed(edition: str, *years: int) -> list[Figure]:
        return [figure(5, year=PartialDate(year), edition=edition) for year in years]

    changes = changes_between(PUMPS, printed("2022", 2021, 2022), printed("2024", 2022, 2023))
    assert [change.classes for change in changes] == [
        (),
        (ChangeClass.ONLY_NEWER,),
        (ChangeClass.ONLY_OLDER,),
    ]
    (change,) = changes_between(PUMPS, printed("2022", 2021), printed("2024", 2023))
    assert change.classes == (ChangeClass.NEW_PERIOD,)
