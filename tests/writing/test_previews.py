"""What a served page shows that readers do not see, and how it is marked."""

from __future__ import annotations

from typing import Any

from builders import catalogue, record
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.writing.pages.page import Context, Page, record_page
from oda_reports.writing.previews import Preview, is_unpublished

CHIP = '<span class="oda-unpublished">not published</span>'
COUNT = {"label": "l", "unit": "persons"}
LATE = record(Source, "late", title="The <late> one", publication="review", edition="2025",
              draft=True)  # fmt: skip
SHIP = record(
    Project,
    "ship",
    results={
        "pupils": {**COUNT, "value": 2, "source": "review",
                   "readings": [{"value": 1, "source": "late"}]},
        "boats": {**COUNT, "value": 3, "source": "late"},
    },
)  # fmt: skip
BARGE = record(Project, "barge", sources=["late"], results={"trips": {
    **COUNT, "value": 4, "source": "review"}})  # fmt: skip


def made(*records: Record) -> Catalogue:
    return catalogue(record(Source, "review", title="Review"), *records).entered


def marked(body: str, page: Page | None = None) -> str:
    at = page or Page("index.md", "Home", Context())
    return Preview(made(LATE, SHIP, BARGE)).marked(body, at)


def value(key: str, record: str = "ship") -> str:
    return f'<data class="oda-figure" data-figure="projects/{record}/results/{key}">1</data>'


def cited(source: str) -> str:
    return f'<a class="oda-ref" href="sources/{source}/">[1]</a>'


def line(words: str) -> str:
    return f'<p class="oda-unpublished-line" data-number="name">{words}</p>\n\n'


SHOWS = line(
    "This page shows what was read in The &lt;late&gt; one, which is a draft: "
    "readers do not see it."
)


def test_what_readers_see_stays_as_it_is() -> None:
    body = f'{value("pupils")}{cited("review")} <a href="projects/ship/">Ship</a>'
    assert marked(body) == body


def test_a_value_of_a_draft_is_marked_once_behind_the_number_of_its_source() -> None:
    body = value("boats") + cited("late")
    assert marked(body) == SHOWS + body + CHIP
    assert marked(value("boats")) == SHOWS + value("boats") + CHIP
    reading = value("pupils@2025")
    assert marked(reading + cited("late")) == SHOWS + reading + cited("late") + CHIP


def test_a_value_of_a_record_that_is_not_published_is_marked_beside_a_published_source() -> None:
    body = value("trips", "barge") + cited("review")
    assert marked(body) == f"{value('trips', 'barge')}{CHIP}{cited('review')}"


def test_a_link_to_what_is_not_published_is_marked_from_wherever_it_leads_there() -> None:
    names = line("This page names records that are drafts: readers do not see them.")
    link = '<a class="x" href="projects/barge/">A barge</a>'
    assert marked(f"<li>{link}</li>") == f"{names}<li>{link}{CHIP}</li>"
    page = Page("countries/one.md", "One", Context())
    link = '<a href="../../projects/barge/">A barge</a>'
    assert marked(link, page) == names + link + CHIP
    assert marked('<a href="../projects/barge/">A barge</a>', page).count(CHIP) == 0
    assert marked('<a href="https://example.org/projects/barge/">A barge</a>').count(CHIP) == 0


def test_a_file_of_figures_of_what_is_not_published_is_marked_where_others_offer_it() -> None:
    link = '<a href="data/projects/barge-editions.csv" download>A barge: figures (CSV)</a>'
    assert marked(link).endswith(f"</p>\n\n{link}{CHIP}")
    link = link.replace("barge", "ship")
    assert marked(link) == link
    said = line("Readers do not see this page: it is a draft, or was read in drafts alone.")
    link = '<a href="../../data/projects/barge.csv" download>Figures (CSV)</a>'
    assert marked(link, record_page(BARGE, Context())) == said + link


def test_the_page_of_a_draft_says_so_above_and_not_at_each_of_its_values() -> None:
    page = record_page(BARGE, Context())
    body = value("trips", "barge") + cited("review")
    said = line("Readers do not see this page: it is a draft, or was read in drafts alone.")
    assert marked(body, page) == said + body


def test_a_page_names_the_draft_of_a_value_that_it_only_draws() -> None:
    boats = made(LATE, SHIP).figures["projects/ship/results/boats"]
    assert marked("<svg></svg>", Page("a.md", "A", Context(), figures=(boats,))) == (
        f"{SHOWS}<svg></svg>"
    )


def test_a_list_with_a_project_whose_period_is_a_drafts_says_so_above() -> None:
    wind = record(
        Project, "wind", sources=["review", "late"], period={"start": 2020, "source": "late"}
    )
    shown = Preview(made(LATE, wind))
    page = Page("index.md", "Home", Context())
    link = '<a href="projects/wind/">Wind</a>'
    assert shown.marked(link, page) == SHOWS + link


def test_an_organisation_whose_part_was_read_in_a_draft_says_so_above() -> None:
    agency = record(Organisation, "agency")
    part = {"organisation": "agency", "role": "donor", "source": "late"}
    wind = record(Project, "wind", sources=["review", "late"], organisations=[part])
    shown = Preview(made(LATE, agency, wind))
    assert shown.marked("", record_page(agency, Context())) == SHOWS
    assert shown.marked("", record_page(wind, Context())) == SHOWS


def test_several_drafts_are_named_together() -> None:
    early: dict[str, Any] = {"title": "Note", "short_title": "Early", "draft": True}
    wind = record(Project, "wind", results={"roofs": {**COUNT, "value": 1, "source": "early"}})
    shown = Preview(made(LATE, SHIP, wind, record(Source, "early", **early)))
    page = Page("index.md", "Home", Context())
    said = shown.marked(value("boats") + value("roofs", "wind"), page).split("\n")[0]
    assert "in The &lt;late&gt; one and Early, which are drafts: readers do not see it." in said


def test_only_a_catalogue_of_all_that_is_entered_has_what_readers_do_not_see() -> None:
    entered = made(LATE, SHIP, BARGE)
    published = catalogue(LATE, SHIP, BARGE)
    assert is_unpublished(BARGE, entered)
    assert not is_unpublished(SHIP, entered)
    assert is_unpublished(entered.figures["projects/ship/results/boats"], entered)
    assert not is_unpublished(entered.figures["projects/ship/results/pupils"], entered)
    assert not any(is_unpublished(figure, published) for figure in published.figures.values())
    assert not is_unpublished(BARGE, published)
