"""Facts of sources: found again from what carries them, compared with the words of the source."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from builders import catalogue_in, catalogue_of
from conftest import EXAMPLE, REPORTS
from oda_reports.reading.record_files import read_folder
from oda_reports.rules.checked_folders import check_folder
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import Renderer


@cache
def page_of(path: Path, name: str) -> str:
    """A page of a report as Markdown."""
    folder = read_folder(path)
    catalogue = catalogue_in(folder)
    pages = {page.path: page for page in plan_pages(catalogue, folder.texts)}
    return Renderer(catalogue, pages).render(pages[name]).body


def test_a_figure_and_a_record_know_the_facts_that_they_carry() -> None:
    catalogue = catalogue_of(EXAMPLE)
    for address in ("regions/lorian-sea/figures/dialogue-meetings", "events/school-ship-2023"):
        ((source, key, fact),) = catalogue.facts_of(address)
        assert source.facts[key] is fact
        assert address in fact.carried_by
    assert catalogue.facts_of("themes/health") == ()


def test_a_short_address_carries_a_fact_as_the_whole_one_does(example_data: Path) -> None:
    path = example_data / "sources" / "press-note-14.yml"
    path.write_text(
        path.read_text("utf-8")
        + "  trainees:\n    text: There were trainees.\n    carried_by: [trainees@2021]\n",
        "utf-8",
    )
    catalogue = catalogue_in(read_folder(example_data))
    ((source, key, _),) = catalogue.facts_of("statistics/trainees/lorian-sea@2021")
    assert (source.id, key) == ("press-note-14", "trainees")


@REPORTS
def test_every_fact_of_a_report_is_carried_or_left_out_for_a_reason(path: Path) -> None:
    facts = [fact for source in catalogue_of(path).sources for fact in source.facts.values()]
    assert [fact for fact in facts if bool(fact.carried_by) == bool(fact.omitted)] == []
    assert facts or path != EXAMPLE


def test_the_page_of_a_source_shows_who_carries_what() -> None:
    page = page_of(EXAMPLE, "sources/cooperation-review-2023.md")
    assert "## Facts of this source {: #facts }" in page
    assert "6 facts: 5 carried by the report, 1 left out with a reason." in page
    assert '<li id="fact-dialogue-meetings">' in page
    assert "“near neighbours with far markets”" in page
    assert 'data-figure="regions/lorian-sea/figures/dialogue-meetings"' in page
    assert "It was out of date when the review was printed." in page


def test_a_disputed_name_is_told_of_once_where_it_is_used_and_nowhere_else() -> None:
    told = "The report follows the review of 2023."
    assert page_of(EXAMPLE, "projects/storm-relief-grant.md").count(told) == 1
    assert page_of(EXAMPLE, "glossary.md").count(told) == 1
    assert told not in page_of(EXAMPLE, "projects/clinic-boats.md")


def test_names_of_another_language_do_not_hold(example_data: Path) -> None:
    theme = example_data / "themes" / "health.yml"
    theme.write_text("name: Health in Saint Lucius\ntext: A.\n", "utf-8")
    names = example_data / "names.yml"
    assert [problem.code for problem in check_folder(example_data)[2]] == ["W430"]
    text = names.read_text("utf-8").replace("short: São Lúcio", "short: São Lúcio\n  language: fr")
    names.write_text(text, "utf-8")
    assert check_folder(example_data)[2] == []


def test_a_report_without_names_and_facts_has_neither_section(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    (folder / "names.yml").unlink()
    path = folder / "sources" / "press-note-14.yml"
    path.write_text(path.read_text("utf-8").partition("facts:")[0], "utf-8")
    assert check_folder(folder)[2] == []
    assert "{: #names }" not in page_of(folder, "glossary.md")
    assert "{: #facts }" not in page_of(folder, "sources/press-note-14.md")
