"""What stands on the page of changes between editions."""

from __future__ import annotations

from typing import Any

import pytest
from builders import catalogue, record, site_of, statistic
from conftest import EXAMPLE, ROOT
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import ChangeClass
from oda_reports.writing.pages.changes import (
    FEW,
    ROOM,
    ChangesContext,
    PairOfEditions,
    changes_page,
)
from page_words import words_of
from planned import PAGES, given, ids

GOLDEN = ROOT / "tests" / "golden" / "changes.txt"


def printed(edition: str, value: int | None = 1, **fields: Any) -> dict[str, Any]:
    return {"edition": edition, "value": value, "year": 2019, **fields}


def changes(*observations: dict[str, Any], edition: str = "2024") -> ChangesContext:
    return given(changes_page(catalogue(statistic(*observations), edition=edition)), ChangesContext)


def names(pair: PairOfEditions | None) -> tuple[str, str]:
    assert pair is not None
    return (pair.older.name, pair.newer.name)


def test_the_report_s_own_edition_and_the_one_before_it_come_first() -> None:
    context = given(PAGES["changes.md"], ChangesContext)
    assert names(context.newest) == ("2021", "2023")
    assert [names(pair) for pair in context.others] == [("2018", "2021"), ("2018", "2023")]
    assert [[one.name for one in pair.inferred] for pair in context.pairs] == [
        [],
        ["2018"],
        ["2018"],
    ]
    assert context.pairs[0].anchor == "from-2021-to-2023"
    assert ids(context.compared) == ["commitments", "fellows", "net-bilateral-oda", "trainees"]
    assert (context.only_edition, context.has_corrections) == ("", True)


def test_neighbours_stand_before_editions_further_apart_and_the_newest_of_them_first() -> None:
    every = [printed(str(year), year) for year in range(2019, 2023)]
    pairs = [names(pair) for pair in changes(*every, edition="2022").pairs]
    assert pairs == [
        ("2021", "2022"),
        ("2020", "2021"),
        ("2019", "2020"),
        ("2020", "2022"),
        ("2019", "2022"),
    ]


def test_the_page_of_changes_stands_below_the_front_page_and_has_no_file() -> None:
    assert PAGES["changes.md"].parents == ("index.md",)
    assert PAGES["changes.md"].file is None


def test_a_single_edition_has_nothing_beside_it() -> None:
    context = changes(printed("2020"), {"year": 2020})
    assert (context.pairs, context.only_edition) == ((), "2020")
    assert ids(context.compared) == ["oda"]


def test_values_that_no_edition_printed_are_not_compared() -> None:
    context = changes({"year": 2020})
    assert (context.pairs, context.only_edition, context.compared) == ((), "", ())


@pytest.mark.parametrize(
    ("newer", "counts", "is_alike"),
    [
        ([printed("2021", 2)], ("1 revised",), False),
        ([printed("2021")], (), True),
        ([printed("2021", 2), printed("2021", year=2018)], ("1 revised",), False),
        ([printed("2021"), printed("2021", year=2020)], ("1 new",), False),
        ([printed("2021", area="sea")], (), False),
        ([printed("2021", None, state="not-reported")], ("1 no longer printed",), False),
    ],
)
def test_what_changed_is_counted_by_what_it_is(
    newer: list[dict[str, Any]], counts: tuple[str, ...], is_alike: bool
) -> None:
    (pair,) = changes(printed("2020"), printed("2020", year=2018), *newer).pairs
    assert (pair.counts, pair.is_alike) == (counts, is_alike)


def test_what_weighs_most_stands_first() -> None:
    older = [printed("2020", year=year) for year in (2016, 2017, 2018)]
    newer = [
        printed("2021", 2, year=2020),
        printed("2021", year=2016, qualifier="about"),
        printed("2021", 2, year=2017),
        printed("2021", 2, year=2018, change="correction"),
    ]
    (pair,) = changes(*older, *newer).pairs
    assert [change.classes[0] for change in pair.changed] == [
        ChangeClass.CORRECTION,
        ChangeClass.REVISION,
        ChangeClass.NEW,
        ChangeClass.WORDING,
    ]
    assert pair.counts == ("1 error corrected", "1 revised", "1 new", "1 worded otherwise")


def test_that_both_editions_lack_a_number_is_no_likeness() -> None:
    lacking: dict[str, Any] = {"value": None, "state": "not-reported"}
    (pair,) = changes(printed("2020", **lacking), printed("2021", **lacking)).pairs
    assert (pair.is_alike, pair.unchanged, pair.only_newer, pair.counts) == (False, (), (), ())


def test_an_edition_of_another_publication_is_compared_with_its_own_and_called_by_its_title() -> (
    None
):
    books = [
        record(Source, f"book-{year}", title="Data book", edition=str(year))
        for year in (2018, 2022)
    ]
    values = [printed("2020"), printed("2023", 2)]
    values += [{"source": one.id, "year": 2017, "value": 5} for one in books]
    made = catalogue(statistic(*values), *books, edition="2023")
    context = given(changes_page(made), ChangesContext)
    assert [names(pair) for pair in context.pairs] == [
        ("2020", "2023"),
        ("Data book (2018)", "Data book (2022)"),
    ]
    assert context.pairs[1].anchor == "from-book-2018-to-book-2022"
    assert ids(context.pairs[1].older.sources) == ["book-2018"]


def test_statuses_and_featured_projects_that_moved_on_are_told() -> None:
    def project(id: str, *editions: str, **fields: Any) -> Project:
        first, *others = [
            {"heading": id, "number": int(n), "source": f"review-{n}"} for n in editions
        ]
        feature = {**first, "readings": others}
        sources = [f"review-{edition}" for edition in ("2021", "2023")]
        return record(Project, id, feature=feature, sources=sources, **fields)

    status = {"stage": "completed", "source": "review-2023"}
    before = {"stage": "under-way", "source": "review-2021"}
    made = catalogue(
        project("again", "2023", "2021", status={**status, "readings": [before]}),
        project("new", "2023"),
        project("old", "2021"),
        edition="2023",
    )
    (pair,) = given(changes_page(made), ChangesContext).pairs
    assert [(one.project.id, one.before.stage, one.after.stage) for one in pair.statuses] == [
        ("again", "under-way", "completed")
    ]
    assert [(one.project.id, one.words) for one in pair.features] == [
        ("again", "Featured again"),
        ("new", "Newly featured"),
        ("old", "No longer featured"),
    ]
    assert pair.counts == ("1 project with another status", "3 changes among featured projects")


def test_values_of_one_edition_alone_are_listed_as_far_as_there_is_room() -> None:
    alone = [printed("2021", year=year) for year in range(1990, 1990 + FEW + 3)]
    (pair,) = changes(printed("2020"), printed("2021"), *alone).pairs
    assert (len(pair.unchanged), len(pair.only_newer), pair.unlisted) == (1, FEW, 3)
    assert (pair.only_older, pair.is_listed) == ((), True)


def test_few_values_of_one_edition_alone_leave_none_unlisted() -> None:
    older = [printed("2020"), printed("2020", year=2017)]
    (pair,) = changes(*older, printed("2021"), printed("2021", year=2018)).pairs
    assert (len(pair.only_newer), len(pair.only_older), pair.unlisted) == (1, 1, 0)


def test_a_pair_with_too_many_values_is_counted_and_not_listed() -> None:
    years = range(1800, 1800 + ROOM + 1)
    many = [printed(edition, year=year) for edition in ("2020", "2021") for year in years]
    (pair,) = changes(*many).pairs
    assert not pair.is_listed
    (fits,) = changes(*[each for each in many if each["year"] != 1800]).pairs
    assert fits.is_listed


def test_room_goes_first_to_the_newest_pair() -> None:
    years = range(1800, 1800 + ROOM)
    editions = ("2020", "2021", "2022")
    many = [printed(edition, year=year) for edition in editions for year in years]
    listed = [names(pair) for pair in changes(*many, edition="2022").pairs if pair.is_listed]
    assert listed == [("2021", "2022")]


def test_the_page_of_changes_is_the_one_made_out_by_hand() -> None:
    (page,) = [page for page in site_of(EXAMPLE).pages if page.path == "changes.md"]
    assert "\n".join(words_of(page.text)) + "\n" == GOLDEN.read_text("utf-8")
