"""Lists in pages."""

from __future__ import annotations

from builders import catalogue, record
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.projects import Project
from oda_reports.records.statistics import Statistic
from oda_reports.writing.pages.paging import ROWS, Jump, pagings, parted, path_of
from planned import body_of


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_the_pages_of_a_list_have_all_of_it_in_its_order_and_none_is_too_long(
    rows: list[int], most: int
) -> None:
    pages = parted(rows, most)
    assert [row for page in pages for row in page] == rows
    assert max(map(len, pages)) <= most
    assert all(len(page) == most for page in pages[:-1])


def test_a_list_of_no_rows_is_one_page() -> None:
    assert parted(()) == ((),)
    assert len(parted(range(ROWS))) == 1
    assert len(parted(range(ROWS + 1))) == 2


def test_a_list_on_one_page_leads_nowhere() -> None:
    assert pagings("projects", [["2024"]]) == (None,)


def test_each_page_leads_to_its_neighbours_and_to_where_each_part_begins() -> None:
    labels = [["2024", "2024"], ["2024", "2023"], ["2023", "2022"]]
    first, second, third = pagings("projects", labels)
    assert first is not None
    assert second is not None
    assert third is not None
    assert (first.previous, first.next) == (None, "projects/page/2/")
    assert (second.previous, second.next) == ("projects/", "projects/page/3/")
    assert (third.number, third.count, third.next) == (3, 3, None)
    assert first.jumps == (
        Jump("2024", "projects/"),
        Jump("2023", "projects/page/2/"),
        Jump("2022", "projects/page/3/"),
    )


def test_a_page_lies_where_no_record_can() -> None:
    assert path_of("projects", 2) == "projects/page/2.md"


def test_a_full_page_of_a_list_stays_below_300_kb_with_room_for_the_theme() -> None:
    grant = {"value": 123_456_789, "currency": "USD", "source": "review", "flow": "commitment"}
    amounts = {f"grant-{n}": {**grant, "year": 2000 + n, "label": "Grant " * 9} for n in range(3)}
    title = "Improvement of equipment in all the schools of the valley " * 2
    ships = [record(Project, f"p{n}", title=title, amounts=amounts) for n in range(ROWS + 1)]
    grants = record(
        Statistic, "grants", unit=None, measure=None, flow="commitment",
        compiled_from="project-amounts",
    )  # fmt: skip
    made = catalogue(grants, *ships)
    assert len(body_of(made, "projects/index.md").encode()) < 220_000
    assert len(body_of(made, "statistics/grants.md").encode()) < 220_000
