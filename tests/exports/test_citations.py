"""How a figure is quoted: the same facts as words, as BibTeX, as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from oda_reports.exports.citations import Citation, bibtex_file, csl_file

CITATION = Citation(
    address="statistics/trainees/lorian-sea@2024",
    title="trainees accepted, Lorian Sea, since 1993: approximately 13,220",
    source="Review 2024 (Ministry), page 4",
    site="Lorian Sea 100% & more",
    edition="2024",
    place="https://example.org/statistics/trainees/#lorian-sea@2024",
    is_on_web=True,
)
LATEX = {r"\textbackslash{}": "\\", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~"}


def test_a_citation_in_words_names_figure_source_site_edition_and_address() -> None:
    assert CITATION.text == (
        "trainees accepted, Lorian Sea, since 1993: approximately 13,220. "
        "Review 2024 (Ministry), page 4. In: Lorian Sea 100% & more, 2024 edition, "
        "https://example.org/statistics/trainees/#lorian-sea@2024"
    )


def test_of_a_site_without_an_address_the_page_and_the_place_on_it_are_named() -> None:
    nowhere = replace(CITATION, place="statistics/trainees/#lorian-sea@2024", is_on_web=False)
    assert nowhere.text.endswith(", statistics/trainees/#lorian-sea@2024")
    assert "url" not in nowhere.bibtex


def test_an_entry_of_bibtex_escapes_what_latex_would_read() -> None:
    assert CITATION.bibtex.split("\n") == [
        "@misc{statistics:trainees:lorian-sea::2024,",
        '  title = "{trainees accepted, Lorian Sea, since 1993: approximately 13,220}",',
        r'  howpublished = "{Lorian Sea 100\% \& more}",',
        '  edition = "{2024}",',
        '  note = "{Review 2024 (Ministry), page 4. '
        'Id of the figure: statistics/trainees/lorian-sea@2024}",',
        "  url = {https://example.org/statistics/trainees/#lorian-sea@2024}",
        "}",
        "",
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_title_keeps_the_braces_of_its_entry_even_and_its_words_whole(title: str) -> None:
    line = replace(CITATION, title=title).bibtex.split("\n")[1]
    escaped = line.removeprefix('  title = "{').removesuffix('}",')
    plain = re.sub(
        r"\\text[a-z]+\{\}|\\(.)", lambda found: LATEX.get(found[0]) or found[1], escaped
    )
    assert plain == title


def test_files_hold_every_citation() -> None:
    two = [CITATION, replace(CITATION, address="projects/x/results/y", is_on_web=False)]
    assert bibtex_file(two).decode().count("@misc{") == 2
    items = json.loads(csl_file(two))
    assert [item["id"] for item in items] == [one.address for one in two]
    assert "URL" not in items[1]
    assert items[0]["URL"] == CITATION.url
