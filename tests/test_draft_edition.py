"""The next edition while it is entered: readers see nothing of it, who edits it sees all."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import check_report, site_of
from conftest import EXAMPLE, build
from draft_edition import ID, enter_draft_edition, publish_draft_edition
from folders import said
from oda_reports.build import build_site
from oda_reports.editing.specimens import add_record
from oda_reports.records.vocabulary import Kind
from oda_reports.stock_site import write_stock_site

_ENTERED = re.compile(rb"(?i)zyx|777\W{0,8}1[01]\d")
_LINES = re.compile(r"(?<=\.yml)#L[0-9]+|^last_changed: .*\n", re.MULTILINE)


@pytest.fixture(scope="module")
def entered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented region with its next edition as a draft."""
    folder = tmp_path_factory.mktemp("entered") / "data"
    shutil.copytree(EXAMPLE, folder)
    enter_draft_edition(folder)
    return folder


def traces(folder: Path) -> Iterator[str]:
    """The files of a folder in whose name or bytes something of the draft stands."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            content = path.read_bytes()
            content = gzip.decompress(content) if path.suffix == ".gz" else content
            if _ENTERED.search(name.encode()) or _ENTERED.search(content):
                yield name


def test_what_is_entered_is_in_order(entered: Path) -> None:
    assert said(entered) == []
    problems = check_report(entered)
    assert list(problems) == []


def test_no_file_of_the_site_has_a_trace_of_the_draft(entered: Path, tmp_path: Path) -> None:
    site = build(tmp_path / "site", entered)
    assert len([path for path in site.rglob("*") if path.is_file()]) > 100
    assert list(traces(site)) == []
    assert len(list(traces(entered))) > 10


def test_nor_has_a_file_of_the_site_that_others_build(entered: Path, tmp_path: Path) -> None:
    write_stock_site(build_site(entered), tmp_path / "emitted")
    assert (tmp_path / "emitted/docs/index.md").is_file()
    assert list(traces(tmp_path / "emitted")) == []


def test_the_pages_are_as_they_were_before_but_for_the_lines_of_records(entered: Path) -> None:
    before, now = site_of(EXAMPLE), build_site(entered)
    assert [page.path for page in now.pages] == [page.path for page in before.pages]
    assert now.assets.keys() == before.assets.keys()
    pairs = zip(before.pages, now.pages, strict=True)
    differing = [one.path for one, other in pairs if words(one.text) != words(other.text)]
    assert differing == []
    assert {name for name, content in now.assets.items() if content != before.assets[name]} == set()


def words(page: str) -> str:
    return _LINES.sub("", page)


def test_who_serves_the_site_sees_all_of_it_marked(entered: Path) -> None:
    pages = {page.path: page.text for page in build_site(entered, with_drafts=True).pages}
    assert {"projects/zyxbarge.md", "statistics/zyxboats.md", f"sources/{ID}.md"} <= pages.keys()
    every = "".join(pages.values())
    shown = (
        "Zyxsource", "Zyxreview", "Zyxproject", "Zyxevent", "Zyxstatistic", "zyxterm", "Zyxname",
        "Zyxothertitle", "Zyxidentifier", "zyxparticipation", "Zyxspeaker", "Zyxpicture",
        "zyxmeetings", "zyxbuoys", "zyxmates", "Zyxfact", "zyxcofinance",
    )  # fmt: skip
    assert [word for word in shown if word not in every] == []
    marked = [path for path, text in pages.items() if ENTERED_WORDS.search(text)]
    assert [path for path in marked if "oda-unpublished" not in pages[path]] == []
    assert "This page shows what was read in Zyxreview 2025" in pages["regions/lorian-sea.md"]
    assert "Readers do not see this page" in pages["projects/zyxbarge.md"]


ENTERED_WORDS = re.compile("(?i)zyx")


def test_while_it_is_served_what_readers_see_still_stands(entered: Path) -> None:
    pages = {page.path: page.text for page in build_site(entered, with_drafts=True).pages}
    assert "777,101" not in pages["index.md"]
    assert "2,310" in pages["index.md"]
    assert "Under way" in pages["projects/school-at-sea-sao-lucio.md"]


def test_a_new_record_that_is_not_filled_in_is_no_hindrance(example_data: Path) -> None:
    for kind in Kind:
        add_record(example_data, kind.singular, f"new-{kind.singular}")
    problems = check_report(example_data)
    assert [problem.message for problem in problems if problem.severity == "error"] == []
    pages = {page.path: page.text for page in build_site(example_data, with_drafts=True).pages}
    assert "To be written" in pages["projects/new-project.md"]


def test_published_it_is_the_edition_of_the_report(entered: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(entered, tmp_path / "data"))
    publish_draft_edition(folder)
    assert said(folder) == ["W424 nothing in the report carries the fact 'barge'"]
    pages = {page.path: page.text for page in build_site(folder).pages}
    assert "777,101" in pages["index.md"]
    assert "Completed" in pages["projects/school-at-sea-sao-lucio.md"]
    assert "oda-unpublished" not in "".join(pages.values())
