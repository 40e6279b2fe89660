"""Editions, what stands for other reasons, and corrections to tell, as Markdown."""

from __future__ import annotations

from dataclasses import replace

from oda_reports.review.review import (
    Review,
    ToldCorrection,
    ToldEdition,
    ToldStanding,
    ToldValue,
)
from oda_reports.review.standing_markdown import standing_blocks


def value(text: str, source: str = "review-2025") -> ToldValue:
    return ToldValue(text, "1", "persons", source, "")


COUNT = ToldStanding(
    "statistics/oda/sea@2025",
    "trainees, Sea",
    "since 1990",
    value("10 persons", "review-2024"),
    value("12 persons"),
    "Later count",
    stands=True,
    pages=("index.md", "regions/sea.md"),
)
NEW = ToldStanding("", "share", "2023", None, value("2 percent"), "New")


def said(review: Review) -> list[str]:
    return ["\n".join([block.head, *block.lines]) for block in standing_blocks(review)]


def test_a_review_without_any_of_it_has_no_block() -> None:
    assert said(Review()) == []


def test_an_edition_is_one_table() -> None:
    edition = ToldEdition("2024", "2025", True, False, (COUNT, NEW))
    assert said(Review(editions=(edition,))) == [
        "### The edition: `2024` → `2025`\n\n"
        "The report publishes another edition than before.\n\n"
        "| Figure | `2024` | `2025` | What became of it | Read in | Printed on |\n"
        "|---|--:|--:|---|---|---|\n"
        "| `trainees, Sea, since 1990` | `10 persons` | `12 persons` | Later count "
        "| `review-2024`<br>→ `review-2025` | the home page, `regions/sea/` |\n"
        "| `share, 2023` | `–` | `2 percent` | New | `review-2025` | – |"
    ]


def test_new_values_that_differ_in_their_years_share_a_line() -> None:
    later = replace(NEW, moment="2024", after=value("3 percent"))
    (text,) = said(Review(editions=(ToldEdition("2024", "2025", True, False, (NEW, later)),)))
    assert "| `share` | – | `2023: 2 percent; 2024: 3 percent` | New | `review-2025` | – |" in text


def test_what_two_editions_print_alike_is_named_in_a_line() -> None:
    edition = ToldEdition("2024", "2025", False, True, (replace(COUNT, became=""),))
    assert said(Review(editions=(edition,))) == [
        "### The edition: `2024` → `2025`\n\n"
        "The report publishes an older one: no value here stands yet.",
        "Printed alike: `trainees, Sea, since 1990`.",
    ]


def test_what_stands_for_another_reason_says_which_and_what_is_gone() -> None:
    year = replace(COUNT, became="Another year stands", was="2022", now="2023")
    status = replace(NEW, became="Status", was="2024", now="2025", is_lost=True)
    (text,) = said(Review(standing=(year, status)))
    assert text.startswith(
        "### Printed otherwise\n\n| In the place of another | Before | After | What became of it |"
    )
    assert "| Another year stands: `2022` → `2023` |" in text
    gone = "⚠ the value of `2024` is gone: keep it as a reading"
    assert f"| Status: `2024` → `2025`<br>{gone} |" in text


def test_many_pages_are_counted() -> None:
    many = replace(COUNT, pages=tuple(f"{n}.md" for n in range(20)))
    (text,) = said(Review(standing=(many,)))
    assert "`7/` and 12 more |" in text


def test_a_word_that_is_not_ours_stands_in_code() -> None:
    (text,) = said(Review(standing=(replace(COUNT, became="@maintainer <b>"),)))
    assert "| `@maintainer <b>` |" in text


def test_corrections_are_asked_for_with_what_to_write() -> None:
    known = ToldCorrection("projects/a.yml", "pupils", "220", "2025-03-01", "2025-06-12")
    corrections = (known, ToldCorrection("projects/a.yml", "status", "agreed"))
    assert said(Review(corrections=corrections)) == [
        "### To be told as corrections\n\n"
        "A published value changes without a new reading: if it was wrong, say so in its record, "
        "with the reason:\n\n"
        "`projects/a.yml`\n\n"
        "```\n"
        "corrections:\n"
        "  - figure: pupils\n"
        "    was: 220\n"
        "    since: 2025-03-01\n"
        "    until: 2025-06-12\n"
        '    why: ""\n'
        "  - figure: status\n"
        "    was: agreed\n"
        "    since: # the day from which on readers saw it\n"
        "    until: # the day on which this is published\n"
        '    why: ""\n'
        "```\n"
    ]


def test_a_correction_that_is_told_of_is_not_asked_for() -> None:
    told = ToldCorrection("projects/a.yml", "pupils", "220", is_said=True)
    assert said(Review(corrections=(told,))) == [
        "### Corrections that their records tell of\n\n"
        "- `pupils` of `projects/a.yml`: `220` stood there"
    ]


def test_of_many_corrections_the_first_are_written_out() -> None:
    many = tuple(ToldCorrection("projects/a.yml", f"key-{n}", "1") for n in range(25))
    (text,) = said(Review(corrections=many))
    assert text.count("  - figure: ") == 20
    assert "\n  # and 5 more\n" in text
