"""The numbers of finished pages: each is a figure, or says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import site_of
from click.testing import CliRunner
from conftest import EXAMPLE
from oda_reports.cli import main
from oda_reports.rules.exemptions import Exemptions
from oda_reports.writing.coverage import cover, read_page

FIGURE = '<data class="oda-figure" value="2000" data-unit="persons">2,000</data>'


def page(body: str) -> list[tuple[str, str]]:
    return [("a/index.html", f'<p>7</p><article class="md-content__inner">{body}</article>')]


@pytest.mark.parametrize(
    "body",
    [
        FIGURE,
        f"<p>Since <time>3 May</time>, {FIGURE} trainees.</p>",
        '<p data-number="count">3 projects</p>',
        "<p><code>12</code> and <cite>Natural Earth, 1:50m</cite></p>",
        "<svg><title>2004: 12.3</title></svg>",
        "<table><tr><th>2004</th><th>2005</th></tr></table>",
        "<p>In the <a>three</a> islands of the White Paper 7</p>",
    ],
)
def test_a_number_that_says_what_it_is_is_traced(body: str) -> None:
    found = cover(page(body), Exemptions(["three islands"], ["White Paper 7"]))
    assert found.is_whole, found.untraced
    assert "(100 percent)" in found.summary


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<p>It sent 12 trainees.</p>", "12"),
        ("<p>It sent twelve trainees.</p>", "twelve"),
        (f"<p>{FIGURE} trainees and 12 experts.</p>", "12"),
        ("<table><tr><td>12</td><td>500</td></tr></table>", "12"),
    ],
)
def test_a_seeded_number_is_untraced(body: str, written: str) -> None:
    found = cover(page(body), Exemptions())
    assert found.untraced[0][1].written == written
    assert not found.is_whole
    assert "(100 percent)" not in found.summary


@pytest.mark.parametrize(
    ("body", "counts"),
    [
        (f'<p data-number="count">2 of {FIGURE}</p>', {"count": 1, "figure": 1}),
        (f'<p data-number="count">all of {FIGURE}</p>', {"figure": 1}),
        ("<svg><svg><text>1</text></svg><text>2</text></svg>", {"drawing": 1}),
        (
            '<a class="oda-ref" href="s">[1]</a><a class="oda-noteref" href="n">[2]</a>',
            {"reference": 2},
        ),
        ('<data class="oda-computed">1</data>', {"sum": 1}),
        ("<cite>none</cite>", {}),
        ("<p>In 2004 <time>3 May</time></p>", {"date": 2}),
        ('<p data-number="count">2<br>3</p>', {"count": 1}),
    ],
)
def test_the_innermost_mark_says_what_a_number_is(body: str, counts: dict[str, int]) -> None:
    found = cover(page(body), Exemptions())
    assert found.is_whole, found.untraced
    assert found.counts == counts


def test_the_line_counts_one_and_many() -> None:
    body = f'{FIGURE}<p data-number="count">2 ships</p><p data-number="count">3 boats</p><p>12</p>'
    assert cover(page(body), Exemptions(["12"])).summary == (
        "Numbers on 1 page: 4 of 4 traced (100 percent): 2 counts, 1 figure, 1 waived."
    )


def test_a_number_behind_a_mark_is_no_part_of_it() -> None:
    body = "<svg><svg><text>1</text></svg></svg><p>It sent <time>2 May</time> 12 trainees.</p>"
    assert [n.written for _, n in cover(page(body), Exemptions()).untraced] == ["12"]


def test_pages_about_the_software_are_no_part_of_the_report() -> None:
    html = page("<p>12</p>")[0][1]
    assert cover([("contributing/index.html", html)], Exemptions()).pages == 0


def test_every_number_of_a_site_is_traced(example_site: Path) -> None:
    done = CliRunner().invoke(main, ["coverage", "--data", str(EXAMPLE), str(example_site)])
    assert done.exit_code == 0, done.output
    assert "(100 percent)" in done.output


def test_the_command_names_page_and_words_of_what_is_untraced(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(page("<p>It sent 12 trainees.</p>")[0][1], "utf-8")
    done = CliRunner().invoke(main, ["coverage", "--data", str(EXAMPLE), str(tmp_path)])
    assert done.exit_code == 1
    assert "index.html: 12 in “It sent 12 trainees.”" in done.output


@pytest.mark.parametrize("language", ["fr", "de", "ru"])
def test_the_words_of_the_program_say_what_their_numbers_are_in_any_language(
    example_data: Path, language: str
) -> None:
    """A text of a report is read in its own language; what pages say besides stays English."""
    report = example_data / "report.yml"
    text = report.read_text("utf-8").replace("language: en", f"language: {language}")
    report.write_text(text, "utf-8")
    site = site_of(example_data)
    featured = [page for page in site.pages if "Featured project <" in page.body]
    assert len(featured) > 2
    for page in featured:
        read = read_page(page.path, f"<article>{page.body}</article>", site.exemptions)
        assert read
        assert "Featured project" not in "".join(one.words for one in read.untraced)
