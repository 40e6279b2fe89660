"""The files of the search."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.exports.search_files import SearchedPage, SearchedPassage, search_files
from search_index import read_piece


def page(title: str, *texts: str, heading: str = "", **fields: Any) -> SearchedPage:
    passages = tuple(SearchedPassage(heading, "", text) for text in texts)
    return SearchedPage(f"{title}/", title, "Project", passages, **fields)


def pieces(*pages: SearchedPage) -> dict[str, Any]:
    files = search_files(pages)
    read = {path: read_piece(content.decode()) for path, content in files.items()}
    assert all(path == f"search/{name}.js" for path, (_, name, _) in read.items())
    assert len({made for made, _, _ in read.values()}) == 1
    return {name: value for _, name, value in read.values()}


def places(found: dict[str, Any], word: str) -> list[list[int]]:
    """The numbers of the pages that have a word: in titles and names, headings, texts."""
    (steps,) = [
        entry[1:]
        for name, value in found.items()
        if name.startswith("words-")
        for entry in value
        if entry[0] == word
    ]
    return [list(accumulate(each)) for each in steps]


PAGES = (
    page("Wells", "Water for all.", names=("Boreholes",), is_meant=True),
    page("Roads", "Past the water.", "And wells."),
    page("Pipes", "All.", heading="Water"),
)


def test_a_word_leads_to_the_pages_that_have_it_by_the_best_place() -> None:
    found = pieces(*PAGES)
    assert places(found, "water") == [[], [2], [0, 1]]
    assert places(found, "wells") == [[0], [], [1]]
    assert places(found, "boreholes") == [[0], [], []]


def test_places_are_known_by_all_their_names() -> None:
    found = pieces(*PAGES, page("East Orlan", names=("Orlan",), is_place=True))
    assert found["start"]["places"] == [[3, ["east", "orlan"], ["orlan"]]]


def test_names_that_may_be_typed_wrongly_are_listed() -> None:
    assert pieces(*PAGES)["names"] == ["boreholes", "wells"]


def test_pages_for_editors_come_after_all_others_and_are_counted_apart() -> None:
    found = pieces(page("Writing", for_editors=True), *PAGES)
    assert (found["start"]["readers"], found["start"]["all"]) == (3, 4)
    assert [entry[1] for entry in found["pages-0"]] == ["Wells", "Roads", "Pipes", "Writing"]


def test_a_site_without_pages_has_an_index_that_finds_nothing() -> None:
    assert pieces() == {
        "names": [],
        "start": {"words": [], "pages": [], "all": 0, "readers": 0, "places": []},
    }


def test_another_page_is_another_index() -> None:
    one, other = (search_files(pages)["search/start.js"] for pages in (PAGES, PAGES[:2]))
    assert one.split(b",")[0] != other.split(b",")[0]


@given(st.lists(st.text(max_size=3000), max_size=30))
def test_every_page_and_word_lies_in_the_file_that_the_start_names(texts: list[str]) -> None:
    found = pieces(*(page(f"Page {number}", text) for number, text in enumerate(texts)))
    start = found["start"]
    of_pages = [found[f"pages-{number}"] for number in range(len(start["pages"]))]
    assert [len(piece) for piece in of_pages] == start["pages"]
    titles = [entry[1] for piece in of_pages for entry in piece]
    assert titles == [f"Page {number}" for number in range(len(texts))]
    for number, first in enumerate(start["words"]):
        assert found[f"words-{number}"][0][0] == first
    written = [entry[0] for n in range(len(start["words"])) for entry in found[f"words-{n}"]]
    assert written == sorted(written, key=lambda word: word.encode("utf-16-be"))
    assert all(len(str(piece)) < 20_000 for name, piece in found.items() if len(piece) > 1)


def test_a_search_of_ten_thousand_pages_fetches_less_than_300_kilobytes() -> None:
    """Of eight words that each page has, and eight pages that are shown, uncompressed."""
    texts = [f"{number} water for the villages of the northern districts" for number in range(100)]
    files = search_files([page(f"Project {n}", texts[n % 100] * 3) for n in range(10_000)])
    sizes = {name: len(content) for name, content in files.items()}
    largest = [max(sizes[name] for name in sizes if sort in name) for sort in ("words-", "pages-")]
    script = (ROOT / "docs/assets/search-results.js").stat().st_size
    assert 8 * sum(largest) + sizes["search/start.js"] + script < 300_000
    assert script < 25_000
