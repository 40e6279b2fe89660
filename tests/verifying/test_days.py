"""The days of last changes, where only their form can be compared."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from oda_reports.verifying.days import days_until, take_over_days

DAY = '\n<p class="oda-last-changed" data-search-exclude>Last changed 3 May 2023</p>\n'
PAGE = "<article>\n<p>12</p>\n{}\n  </article>\n"
DAYS = {"3 May 2023"}


def pages(folder: Path, was: str, is_: str) -> tuple[Path, Path]:
    for name, text in (("site", was), ("anew", is_)):
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(text)
    return folder / "site", folder / "anew"


def test_a_page_with_a_day_is_taken_over_whole(tmp_path: Path) -> None:
    site, anew = pages(tmp_path, PAGE.format(DAY), PAGE.format(""))
    assert take_over_days(site, anew, DAYS) == 1
    assert (anew / "index.html").read_text() == PAGE.format(DAY)


@pytest.mark.parametrize(
    "forged",
    [
        PAGE.format(DAY.replace("2023", "2024")),
        PAGE.format(DAY.replace("3 May 2023", "3 May 2023<script>1</script>")),
        PAGE.format(DAY.replace(" data-search", " onclick='x' data-search")),
        PAGE.format(DAY).replace("12", "13"),
        PAGE.format(DAY + DAY),
        PAGE.format("").replace("<article>", f"<article>{DAY}"),
        PAGE.format("") + DAY,
    ],
)
def test_a_page_that_differs_in_more_is_not(tmp_path: Path, forged: str) -> None:
    site, anew = pages(tmp_path, forged, PAGE.format(""))
    assert take_over_days(site, anew, DAYS) == 0
    assert (anew / "index.html").read_text() == PAGE.format("")


def test_a_link_in_the_place_of_a_page_is_not_read(tmp_path: Path) -> None:
    site, anew = pages(tmp_path, PAGE.format(DAY), PAGE.format(""))
    (site / "index.html").rename(tmp_path / "page")
    (site / "index.html").symlink_to(tmp_path / "page")
    assert take_over_days(site, anew, DAYS) == 0


def test_days_are_those_until_a_commit_and_the_one_after_in_the_words_of_a_language() -> None:
    days = list(days_until(date(2024, 2, 28), "en"))
    assert (days[0], days[-2:]) == ("7 April 2005", ["28 February 2024", "29 February 2024"])
    assert next(days_until(date(2005, 4, 7), "fr")) == "7 avril 2005"


@pytest.mark.site
def test_the_theme_writes_days_as_they_are_looked_for(example_site: Path, tmp_path: Path) -> None:
    page = next(
        page.read_text("utf-8")
        for page in sorted(example_site.rglob("*.html"))
        if "oda-last-changed" in page.read_text("utf-8")
    )
    paragraph = re.search(r'\n<p class="oda-last-changed".*?</p>\n', page)
    assert paragraph
    site, anew = pages(tmp_path, page, page.replace(paragraph[0], ""))
    assert take_over_days(site, anew, set(days_until(date.today(), "en"))) == 1
