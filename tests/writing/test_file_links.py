"""Links of finished pages that name files."""

from __future__ import annotations

import pytest
from oda_reports.writing.file_links import to_file, with_file_links


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("a/", "a/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("", "index.html"),
        ("a/#b", "a/index.html#b"),
        ("../projects/?theme=water#c", "../projects/index.html?theme=water#c"),
        ("/sea/a/", "/sea/a/index.html"),
    ],
)
def test_a_link_to_a_folder_names_the_page_in_it(link: str, file: str) -> None:
    assert to_file(link) == file


@pytest.mark.parametrize(
    "link",
    ["#a", "?a=b", "a/b.csv", "a/b.svg#c", "https://example.org/", "mailto:a@b.example",
     "//example.org/"],
)  # fmt: skip
def test_any_other_link_stays_as_it_is(link: str) -> None:
    assert to_file(link) == link


def test_links_of_a_page_of_a_map_and_of_a_page_that_leads_on_are_changed() -> None:
    page = '<a href="../a/">a</a> <a xlink:href="b/">b</a> <meta content="0; url=../c/">'
    assert with_file_links(page) == (
        '<a href="../a/index.html">a</a> <a xlink:href="b/index.html">b</a> '
        '<meta content="0; url=../c/index.html">'
    )


def test_pages_that_trails_lead_to_are_changed_and_their_words_are_not() -> None:
    before = '<script id="oda-trails" type="application/json">'
    trails = '{"names":["source","page"],"words":[["a/"],["a/","","b/#c"]]}'
    assert with_file_links(f"{before}{trails}</script>") == (
        f'{before}{{"names":["source","page"],"words":'
        '[["a/"],["a/index.html","","b/index.html#c"]]}</script>'
    )
