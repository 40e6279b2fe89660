"""The page of corrections, what leads to it, and what stands on other pages of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from builders import catalogue, record, statistic
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.writing.pages.corrections import CorrectionsContext, corrections_page
from oda_reports.writing.pages.navigation import navigation
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import RenderedPage, Renderer
from planned import given

TEXTS = {"home": "Home: [[trainees]] trainees.", "methodology": "How."}
PAGE = "corrections.md"


def corrected(figure: str, was: object, **fields: Any) -> dict[str, Any]:
    days = {"since": "2025-03-01", "until": "2025-06-12"}
    return {"figure": figure, "was": was, **days, "why": "A digit was misread.", **fields}


def quantity(value: int, label: str) -> dict[str, Any]:
    return {"label": label, "value": value, "unit": "persons", "source": "review"}


def report(*, has_corrections: bool = True, **fields: Any) -> Catalogue:
    """A project, an event and a statistic of which each had one wrong value."""

    def its(*corrections: dict[str, Any]) -> dict[str, Any]:
        return {"corrections": corrections if has_corrections else ()}

    status = {"stage": "agreed", "source": "review"}
    return catalogue(
        record(Project, "school", title="A School", summary="It trained [[students]] students.",
               results={"students": quantity(202, "students trained")}, status=status,
               **its(corrected("students", 220), corrected("status", "under-way"),
                     corrected("pupils", 8, until="2025-05-01", removed="pupils taught"))),
        record(Event, "storm", figures={"homes": quantity(7, "homes lost")},
               text="In all [[homes]] homes.", **its(corrected("homes", 70, until="2025-07-01"))),
        statistic({"area": "sea", "value": 13, "source": "review"}, id="trainees",
                  **its(corrected("sea", 31, until="2025-06-01"))),
        **fields,
    )  # fmt: skip


def written(made: Catalogue) -> dict[str, RenderedPage]:
    pages = {page.path: page for page in plan_pages(made, TEXTS)}
    renderer = Renderer(made, pages)
    return {path: renderer.render(page) for path, page in pages.items()}


CORRECTED = written(report())
UNCORRECTED = written(report(has_corrections=False))


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_newest_correction_comes_first() -> None:
    context = given(corrections_page(report()), CorrectionsContext)
    said = [(one.record.id, one.correction.figure) for one in context.corrections]
    assert said == [("storm", "homes"), ("school", "students"), ("school", "status"),
                    ("trainees", "sea"), ("school", "pupils")]  # fmt: skip


def test_a_row_has_what_stood_there_what_stands_there_now_how_long_and_why() -> None:
    body = CORRECTED[PAGE].body
    rows = dict(re.findall(r'<tr role="row" id="([^"]+)">(.*?)</tr>\s*<tr.*?</tr>', body, re.S))
    row = words_of(rows["oda-corrected-event-storm-homes-2025-07-01"])
    assert row == "homes lost , storm 70 7 [1]"
    row = words_of(rows["oda-corrected-project-school-status-2025-06-12"])
    assert row == "Status , A School Under way Agreed [1]"
    row = words_of(rows["oda-corrected-project-school-pupils-2025-05-01"])
    assert row == "pupils taught , A School 8 removed"
    assert "From 1 March 2025 to 1 July 2025. A digit was misread." in words_of(body)
    assert "(corrected)" not in body, "each figure here is"


def test_without_a_correction_the_page_says_so_and_no_other_speaks_of_it() -> None:
    assert "No published value has been corrected so far." in UNCORRECTED[PAGE].body
    others = [page for path, page in UNCORRECTED.items() if path != PAGE]
    for page in others:
        assert "corrections/" not in page.text
        assert "orrected" not in page.text
        assert '"correction"' not in page.text
    empty = corrections_page(report(has_corrections=False))
    assert (empty.in_book, empty.previous) == (False, None)


def test_where_a_mistake_is_reported_is_found_with_and_without_corrections() -> None:
    for has_corrections in (True, False):
        made = report(has_corrections=has_corrections)
        assert PAGE in str(navigation(made, []))
        assert corrections_page(made).in_search


def test_where_there_are_corrections_other_pages_lead_to_them() -> None:
    assert CORRECTED[PAGE].meta["previous"]["url"] == "changes/"
    assert "search" not in CORRECTED[PAGE].meta
    assert CORRECTED[PAGE].in_book
    for path in ("methodology.md", "changes.md"):
        assert 'href="../corrections/"' in CORRECTED[path].body


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("projects/school.md", "#oda-corrected-project-school-students-2025-06-12"),
        ("projects/school.md", "#oda-corrected-project-school-status-2025-06-12"),
        ("statistics/trainees.md", "#oda-corrected-statistic-trainees-sea-2025-06-01"),
        ("regions/sea.md", "#oda-corrected-event-storm-homes-2025-07-01"),
        ("countries/one.md", "../../corrections/#oda-corrected-event-storm-homes-2025-07-01"),
        ("index.md", "corrections/#oda-corrected-statistic-trainees-sea-2025-06-01"),
    ],
)
def test_a_mark_at_the_figure_leads_to_the_notice_on_its_page_or_to_all_of_them(
    page: str, way: str
) -> None:
    mark = re.search(
        rf'<a class="oda-corrected" href="{re.escape(way)}"[^>]*>', CORRECTED[page].body
    )
    assert mark
    assert 'title="Corrected on ' in mark[0]
    if way.startswith("#"):
        assert f'id="{way[1:]}"' in CORRECTED[page].body
    else:
        assert f'id="{way.partition("#")[2]}"' in CORRECTED[PAGE].body


def test_a_mark_stands_outside_of_the_figure_so_that_it_is_not_copied_with_it() -> None:
    body = CORRECTED["projects/school.md"].body
    assert '>202</data><a class="oda-corrected"' in body
    assert '(corrected)</a><a class="oda-ref"' in body


def test_the_page_of_the_record_has_a_notice_for_each() -> None:
    notices = CORRECTED["projects/school.md"].body.partition('<ul class="oda-corrections">')[2]
    said = words_of(notices.partition("</ul>")[0])
    assert said.startswith(
        "students trained . Corrected on 12 June 2025: 220 stood here from 1 March 2025. A digit "
        "was misread. Status . Corrected on 12 June 2025: Under way stood here"
    )
    assert "pupils taught . Corrected on 1 May 2025: 8 stood here" in said


def test_search_engines_are_told_the_text_without_the_mark() -> None:
    assert CORRECTED["projects/school.md"].meta["description"] == "It trained 202 students."


def test_whoever_finds_a_mistake_is_led_to_the_form() -> None:
    form = "https://example.org/new?title={title}"
    body = written(report(issue_url=form))[PAGE].body
    assert 'href="https://example.org/new?title=Corrections"' in body
    assert "contact whoever publishes this site" in CORRECTED[PAGE].body
