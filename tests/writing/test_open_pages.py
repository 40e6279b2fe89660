"""Numbers of finished pages that lead to no record, as problems of the files they stand in."""

from __future__ import annotations

import pytest
from oda_reports.problems.problem import Problem, Span
from oda_reports.writing.coverage import Untraced
from oda_reports.writing.open_pages import Gate, HandWritten, page_problems

SENT = Untraced("17", "They sent 17 experts. It is")
NOTES = "# Notes\n\nOn page 17 and in a list:\n\n- They\n  sent **17** experts.\n"
BY_HAND = {"notes/index.html": HandWritten("docs/notes.md", NOTES)}


def test_a_number_on_a_page_written_by_hand_is_told_at_its_line() -> None:
    (problem,) = page_problems([("notes/index.html", SENT)], BY_HAND)
    assert problem.file == "docs/notes.md"
    assert problem.span == Span(6, 10, 6, 12)
    assert problem.message == (
        "the page says 17 in “They sent 17 experts. It is”, and no record stands for this number"
    )
    assert "the sentence into a text of it, where [[address]] prints" in problem.help


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("They sent 17 experts.", 1),
        ("\nThey sent 17&nbsp;experts.", 2),
        ("Sent 17 experts, sent 17 experts.", 1),
        ("\nSent 17 experts.\nSent 17 experts.", 1),
        ("\nSent 170 experts.", 1),
    ],
)
def test_where_it_can_be_many_places_the_file_is_told_alone(text: str, line: int) -> None:
    by_hand = {"a/index.html": HandWritten("docs/a.md", text)}
    (problem,) = page_problems([("a/index.html", Untraced("17", "sent 17 experts"))], by_hand)
    assert problem.span.line == line


def test_a_number_that_stands_on_many_pages_is_one_problem() -> None:
    many = [(f"projects/{name}/index.html", SENT) for name in "cabb"]
    (problem,) = page_problems(many, BY_HAND)
    assert problem.file == "projects/a/index.html"
    assert problem.span == Span()
    assert problem.message.endswith("for this number; it stands on 2 more pages")
    assert "a template prints them" in problem.help
    (problem,) = page_problems([*many[:1], ("notes/index.html", SENT)], BY_HAND)
    assert problem.file == "docs/notes.md"
    assert problem.message.endswith("for this number; it stands on 1 more page")


@pytest.mark.parametrize(
    ("phrase", "is_told"),
    [
        ("They sent 17 experts.", True),
        ("they sent 17 Experts.", True),
        ("sent 17 ships", False),
        ("experts. It", False),
    ],
)
def test_a_number_of_a_text_is_told_where_the_text_stands(phrase: str, is_told: bool) -> None:
    pages = [("themes/wind/index.html", SENT)]
    assert (page_problems(pages, BY_HAND, [phrase]) == ()) == is_told
    assert len(page_problems([("notes/index.html", SENT)], BY_HAND, [phrase])) == 1


def problems(count: int) -> tuple[Problem, ...]:
    return tuple(Problem(f"{n}.md", Span(), "W421", f"says {n}") for n in range(count))


def test_what_keeps_a_site_back_is_the_first_of_many_and_how_the_rest_is_had() -> None:
    said = Gate(problems(2), problems(3_499)).named(3, "site")
    assert said.startswith("No record stands for these.\n\n0.md:1:1 W421 warning: says 0\n\n1.md:1")
    assert said.count("W421") == 3
    assert said.endswith(
        "\n\nNor for 3,498 more. All of them: 'oda check' for texts, and for pages "
        "'oda coverage site' after 'mkdocs build' without --strict."
    )
    assert Gate(problems(3), ()).named(3, "site").endswith("says 2")


@pytest.mark.parametrize(
    ("texts", "pages", "where"),
    [(1, 0, "1 in texts"), (0, 2_000, "2,000 on pages"), (3, 1, "3 in texts, 1 on pages")],
)
def test_the_last_line_says_why_nothing_is_published(texts: int, pages: int, where: str) -> None:
    assert Gate(problems(texts), problems(pages)).reason == (
        f"Not published: numbers that lead to no record ({where}). What to do stands above."
    )
