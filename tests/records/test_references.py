"""References as texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.records.references import Reference, find_references, find_unclosed, is_web_address


def found(text: str) -> list[tuple[str, str]]:
    return [(reference.type, reference.target) for reference in find_references(text)]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("[[trainees]]", ("figure", "trainees")),
        ("[[ trainees ]]", ("figure", "trainees")),
        ("[[trainees|many people]]", ("figure", "trainees")),
        ("[[trainees|many\npeople]]", ("figure", "trainees")),
        ("| [[trainees\\|many]] |", ("figure", "trainees")),
        ("[[trainees/sea@2018]]", ("figure", "trainees/sea@2018")),
        ("[@white-paper-2024]", ("source", "white-paper-2024")),
        ("[^note]", ("footnote", "note")),
        ("[words](projects/some-id)", ("link", "projects/some-id")),
        ("[words](<projects/some-id>)", ("link", "projects/some-id")),
        ('[words](https://example.org/ "title")', ("link", "https://example.org/")),
    ],
)
def test_a_reference_is_found_by_what_it_names(text: str, reference: tuple[str, str]) -> None:
    assert found(f"before {text} after") == [reference]


@pytest.mark.parametrize(
    "text",
    ["", "no brackets", "[[]]", "[@]", "[@White]", "[^]", "[words]", "[a] (b)", "[[a\nb]]"],
)
def test_what_is_no_reference_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_reference_in_code_is_checked_too_for_only_markdown_knows_what_is_code() -> None:
    assert found("`[[a]]` and \\` [[b]] \\`") == [("figure", "a"), ("figure", "b")]


def test_a_reference_where_a_link_might_be_is_found() -> None:
    assert found("[a](x [@s]) and [b]([^n] x)") == [("source", "s"), ("footnote", "n")]


def test_a_reference_remembers_how_it_is_written() -> None:
    assert list(find_references("x [[ a|b ]] y")) == [Reference("figure", "a", "[[ a|b ]]", 5)]


def test_figure_in_the_words_of_a_link_is_found_beside_the_link() -> None:
    assert found("[[[a]]](projects/b)") == [("figure", "a"), ("link", "projects/b")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("before [[trainees and after", "[[trainees and after"),
        ("[[trainees]", "[[trainees]"),
        ("[[a\nb]]", "[[a"),
        ("[[a]] and [[", "[["),
        ("[[]]", "[[]]"),
    ],
)
def test_what_opens_a_reference_and_does_not_close_is_found(text: str, start: str) -> None:
    assert find_unclosed(text) == start


@pytest.mark.parametrize("text", ["", "[[a]]", "[a]", "`[[`", "[[a|b]] [[c]]"])
def test_a_whole_reference_is_not_unclosed(text: str) -> None:
    assert find_unclosed(text) is None


@given(st.lists(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?", fullmatch=True), max_size=5))
def test_every_reference_of_a_text_is_found_in_order(targets: list[str]) -> None:
    text = " and ".join(f"[[{target}]]" for target in targets)
    assert found(text) == [("figure", target) for target in targets]


@given(st.text("[]@^|()\\\n ab"))
def test_what_is_found_is_written_in_the_text(text: str) -> None:
    text = f"[@review]\n\n{text}"
    references = find_references(text)
    assert references
    assert all(reference.written in text for reference in references)


@pytest.mark.parametrize("link", ["https://example.org", "http://example.org/x"])
def test_a_web_address_leaves_the_site(link: str) -> None:
    assert is_web_address(link)


@pytest.mark.parametrize("link", ["projects/x", "javascript:x", "mailto:x", "//x.org", "HTTPS"])
def test_nothing_else_leaves_the_site(link: str) -> None:
    assert not is_web_address(link)
