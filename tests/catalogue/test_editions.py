"""What editions of a publication print, step by step: figures, statuses, featured projects."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from builders import catalogue, catalogue_of, folder_of, record, statistic
from conftest import EXAMPLE, ROOT
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import Change, told
from oda_reports.catalogue.editions import (
    Step,
    compared_printings,
    edition_name,
    history,
    printings,
    readings_history,
    sources_of,
    step,
    steps,
)
from oda_reports.figures.formatting import Formatter
from oda_reports.records.editions import Printing
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import ChangeClass
from oda_reports.rules.checked_folders import check_folder
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import Renderer

CASE = ROOT / "tests" / "editions"
OF_2021, OF_2023 = Printing("review", "2021"), Printing("review", "2023")
YEARBOOK = record(Source, "yearbook-2022", edition="2022")


def pairs(found: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(one.older.mark, one.newer.mark) for one in found]


def project(id: str = "ship", **fields: Any) -> Project:
    return record(Project, id, **fields)


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
        about = f"{change.figure.area} {change.figure.year}"
        classes = ", ".join(change.classes)
        words = told(change, Formatter())
        return f"{about}: {before} -> {after} [{classes}] {words}".rstrip()

    found = [line(change) for change in step.changes if change.figure.record == statistic]
    return [f"{step.older.mark} to {step.newer.mark}", *found]


def test_a_statistic_tells_its_values_from_edition_to_edition() -> None:
    catalogue = catalogue_of(EXAMPLE)
    found = printings(catalogue.figures.values())
    assert [one.mark for one in found if one.is_inferred] == ["2018"]
    trainees = history(catalogue, catalogue.get(Statistic, "trainees"))
    assert pairs(trainees) == [("2018", "2021"), ("2021", "2023")]
    (last,) = trainees[-1].changes
    assert last.classes == (ChangeClass.LATER_COUNT, ChangeClass.WORDING)
    assert told(last, Formatter()) == (
        "Period: up to 2020, then no end date; “approximately” was added; a start, 1988, was added"
    )


def test_an_edition_is_inferred_where_one_of_its_sources_is() -> None:
    found = catalogue(statistic({"edition": 2021}, {"edition": 2021, "edition_inferred": True}))
    (one,) = compared_printings(found)
    assert (one.mark, one.is_inferred) == ("2021", True)


def test_the_page_of_changes_stays_small_with_twenty_editions() -> None:
    folder = folder_of(EXAMPLE)
    editions = [
        record(Source, f"cooperation-review-{year}", edition=year) for year in range(2004, 2024)
    ]
    made = [
        {"area": area, "year": year, "value": edition + year,
         "source": f"cooperation-review-{edition}"}
        for edition in range(2004, 2024)
        for area in ("lorian-sea", "veymar", "tessara", "sao-lucio", "cote-d-orlan")
        for year in range(edition - 4, edition)
    ]  # fmt: skip
    pupils = statistic(*made, id="pupils")
    catalogue = Catalogue(catalogue_of(EXAMPLE).report, [*editions, *folder.records, pupils])
    pages = {page.path: page for page in plan_pages(catalogue, folder.texts)}
    body = Renderer(catalogue, pages).render(pages["changes.md"]).body
    assert 50_000 < len(body.encode()) < 300_000


def test_a_step_between_editions_keeps_its_published_anchor() -> None:
    assert Step(OF_2021, OF_2023, ()).anchor == "from-2021-to-2023"
    of_2001, of_2002 = (Printing("yearbook", year, is_own=False) for year in ("2001", "2002"))
    assert Step(of_2001, of_2002, ()).anchor == "from-yearbook-2001-to-yearbook-2002"


def test_only_editions_of_one_publication_are_compared_and_each_with_the_reports_own() -> None:
    prints = [{"edition": 2018}, {"edition": 2021}, {"edition": 2023}]
    others = [{"source": f"yearbook-{year}", "value": 2} for year in (2021, 2022)]
    yearbooks = [record(Source, f"yearbook-{year}", edition=year) for year in (2021, 2022)]
    counted = statistic(*prints, *others, measure="cumulative-count")
    held = catalogue(*yearbooks, counted, edition="2023")
    marks = ["yearbook:2021", "yearbook:2022", "2018", "2021", "2023"]
    assert [one.mark for one in compared_printings(held)] == marks
    assert pairs(steps(held)) == [
        ("yearbook:2021", "yearbook:2022"),
        ("2018", "2021"),
        ("2021", "2023"),
        ("2018", "2023"),
    ]
    assert pairs(history(held, counted)) == [
        ("yearbook:2021", "yearbook:2022"),
        ("2018", "2021"),
        ("2021", "2023"),
    ]


RESULT = {"label": "pupils", "unit": "persons", "value": 40, "source": "review-2023"}
BEFORE = {"value": 30, "source": "review-2021"}


def test_what_editions_print_under_a_key_is_compared_and_what_the_later_alone_prints_is_told() -> (
    None
):
    counted = {**RESULT, "readings": [BEFORE, {"value": 35, "source": "yearbook-2022"}]}
    ship = project(results={"pupils": counted, "teachers": RESULT})
    held = catalogue(YEARBOOK, ship, edition="2023")
    assert [one.mark for one in compared_printings(held)] == ["yearbook:2022", "2021", "2023"]
    (found,) = steps(held)
    (change,) = found.changed
    assert (change.figure.key, change.classes) == ("pupils", (ChangeClass.LATER_COUNT,))
    (alone,) = found.only_newer
    assert (alone.figure.key, found.unchanged, found.only_older) == ("teachers", (), ())
    (told_below,) = readings_history(held, held.figures["projects/ship/results/pupils"])
    assert told_below == change
    assert readings_history(held, held.figures["projects/ship/results/teachers"]) == ()


def test_a_status_that_two_editions_give_differently_is_told() -> None:
    status = {"stage": "completed", "source": "review-2023"}
    before = {"stage": "under-way", "source": "review-2021"}
    held = catalogue(
        project("moved", status={**status, "readings": [before]}),
        project("same", status={**status, "readings": [{**status, "source": "review-2021"}]}),
        project("once", status=status),
        edition="2023",
    )
    (found,) = steps(held)
    assert found.changes == ()
    (one,) = found.statuses
    assert (one.project.id, one.before.stage, one.after.stage) == (
        "moved",
        "under-way",
        "completed",
    )
    assert not found.is_empty


def test_projects_are_featured_newly_otherwise_or_no_longer() -> None:
    of_2021 = {"number": 4, "heading": "The sea", "source": "review-2021"}
    of_2023 = {"number": 7, "heading": "The sea", "source": "review-2023"}
    held = catalogue(
        project("again", feature={**of_2023, "readings": [of_2021]}),
        project("gone", feature=of_2021),
        project("new", feature=of_2023),
        project("same", feature={**of_2023, "readings": [{**of_2023, "source": "review-2021"}]}),
        edition="2023",
    )
    found = step(held, OF_2021, OF_2023)
    numbers = {
        one.project.id: tuple(side and side.number for side in (one.before, one.after))
        for one in found.features
    }
    assert numbers == {"again": (4, 7), "gone": (4, None), "new": (None, 7)}
    assert step(held, Printing("review", "2018"), OF_2023).is_empty


def test_a_part_and_an_aim_of_an_area_are_things_of_their_own() -> None:
    values = [
        {"edition": "2021", "year": 2019, "value": 5},
        {"edition": "2023", "year": 2019, "value": 6},
        {"edition": "2021", "year": 2019, "value": 2, "breakdown": {"sex": "women"}},
        {"edition": "2023", "year": 2019, "value": 3, "breakdown": {"sex": "women"}},
        {"edition": "2021", "year": 2025, "value": 9, "nature": "target"},
        {"edition": "2023", "year": 2030, "value": 12, "nature": "target"},
    ]
    (found,) = steps(catalogue(statistic(*values), edition="2023"))
    assert [(str(one.before.value), one.classes) for one in found.changed if one.before] == [
        ("5", (ChangeClass.REVISION,)),
        ("2", (ChangeClass.REVISION,)),
    ]
    assert [str(one.figure.value) for one in found.only_newer + found.only_older] == ["12", "9"]


def test_an_aim_for_a_far_year_makes_no_value_before_it_old() -> None:
    values = [
        {"edition": "2021", "year": 2020, "value": 5},
        {"edition": "2021", "year": 2030, "value": 9, "nature": "target"},
        {"edition": "2023", "year": 2022, "value": 6},
    ]
    (found,) = steps(catalogue(statistic(*values), edition="2023"))
    (new,) = found.changed
    assert (str(new.figure.year), new.classes) == ("2022", (ChangeClass.NEW,))


def test_what_is_about_a_time_after_an_edition_was_published_is_new_to_it() -> None:
    old = record(Source, "review-2021", publication="review", edition="2021", published="2022-03")
    early, late = ({**RESULT, "as_of": when} for when in ("2022-02", "2022-05"))
    known = {**RESULT, "source": "review-2021"}
    ship = project(results={"early": early, "late": late, "known": known})
    printed = ({"edition": edition, "year": 2020} for edition in ("2021", "2023"))
    (found,) = steps(catalogue(old, ship, statistic(*printed), edition="2023"))
    assert [one.figure.key for one in found.changed] == ["late"]
    assert [one.figure.key for one in found.only_newer] == ["early"]


def test_a_definition_that_changed_between_is_no_revision_over_several_editions() -> None:
    values = [
        {"edition": "2018", "year": 2017, "value": 5},
        {"edition": "2021", "year": 2017, "value": 7, "change": "redefinition"},
        {"edition": "2023", "year": 2017, "value": 8},
    ]
    found = {
        one.anchor: one.changes[0].classes
        for one in steps(catalogue(statistic(*values), edition="2023"))
    }
    assert found == {
        "from-2018-to-2021": (ChangeClass.REDEFINITION,),
        "from-2021-to-2023": (ChangeClass.REVISION,),
        "from-2018-to-2023": (ChangeClass.REDEFINITION,),
    }


def test_readings_of_two_publications_have_each_a_history_of_their_own() -> None:
    book = record(Source, "yearbook-2020", edition="2020")
    readings = [
        {"value": 35, "source": "yearbook-2022"},
        {"value": 30, "source": "yearbook-2020"},
        BEFORE,
    ]
    held = catalogue(
        YEARBOOK,
        book,
        project(results={"pupils": {**RESULT, "readings": readings}}),
        edition="2023",
    )
    told = readings_history(held, held.figures["projects/ship/results/pupils"])
    pairs = {(one.before.source, one.after.source) for one in told if one.before and one.after}
    assert pairs == {("yearbook-2020", "yearbook-2022"), ("review-2021", "review-2023")}


def test_an_edition_of_another_publication_is_called_by_its_source() -> None:
    held = catalogue(YEARBOOK, statistic({"edition": "2023"}, {"source": "yearbook-2022"}))
    own, other = OF_2023, held.editions.by_source["yearbook-2022"]
    assert (edition_name(held, own), edition_name(held, other)) == ("2023", "yearbook-2022")
    assert [one.id for one in sources_of(held, own)] == ["review-2023"]
