"""Beside the name or citation of an edition stand figures of that one."""

from __future__ import annotations

import time
from typing import Any

import pytest
from builders import record, report, statistic
from checkings import checking, said
from oda_reports.catalogue.edition_names import EditionNames
from oda_reports.records.events import Event
from oda_reports.records.glossary import Theme
from oda_reports.records.model import Record
from oda_reports.records.sources import Source
from oda_reports.records.statistics import Statistic
from oda_reports.rules.text_editions import spoken_figures, texts_name_figures_of_their_edition

SOURCES = tuple(
    record(Source, f"review-{year}", title=f"Yearly Review {year}", edition=year)
    for year in (2017, 2023, 2024)
)
OTHERS = (
    record(Source, "note", title="Press note"),
    record(Source, "data-book-2002", title="Data book", publication="data-book", edition=2002),
)


def trainees(*editions: int) -> Statistic:
    printed = ({"area": "sea", "edition": str(year), "value": year} for year in editions)
    return statistic(*printed, id="trainees", measure="cumulative-count")


def found(text: str, *records: Record, **fields: Any) -> list[str]:
    """What is said of a text: the code, what is written, and what could stand there."""
    theme = record(Theme, "wind", text=text)
    of = records or (trainees(2017, 2023, 2024),)
    looked_at = checking(*SOURCES, *OTHERS, *of, theme, **fields)
    return [_short(one) for one in said(texts_name_figures_of_their_edition, looked_at)]


def _short(one: tuple[str, str, str, str]) -> str:
    where, code, _, _ = one
    told = where.partition("needle=")[2]
    return f"{code} {told.replace(' instead=', ' > ').replace(' safe=True', ' !')}"


FIXED = "W462 [[trainees]] > [[trainees@2024]] !"
WRONG = "E365 [[trainees@2017]] > [[trainees@2024]]"


@pytest.mark.parametrize(
    "words",
    [
        "The review of 2024 counts",
        "The reviews of 2024 count",
        "The 2024 review counts",
        "The review for 2024 counts",
        "The review (2024) counts",
        "The 2024 edition counts",
        "The edition of 2024 counts",
        "The edition\nof 2024 counts",
        "2024’s review counts",
        "*Yearly Review 2024* counts",
        "The YEARLY REVIEW 2024 counts",
        "The 2024 edition of the review counts",
        "The review of 2024 counts up to that edition",
    ],
)
def test_what_names_an_edition_has_a_figure_of_it(words: str) -> None:
    assert found(f"{words} [[trainees@2017]] people.") == [WRONG]
    assert found(f"{words} [[trainees]] people.") == [FIXED]
    assert found(f"{words} [[trainees@2024]] people.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Of 2024 there is no count but [[trainees@2017]].",
        "In 2024 there were [[trainees@2017]].",
        "Peer Reviews of 20245 people, [[trainees@2017]].",
        "The review of 2024–25 counts [[trainees@2017]].",
        "The data book, edition of 2024, counts [[trainees@2017]].",
        "The 2024 edition of the games had [[trainees@2017]].",
        "The review of 2010 counts [[trainees@2017]].",
        "The review of 2024 says little. There were [[trainees@2017]].",
        "# The review of 2024 counts [[trainees@2017]]",
        "| The review of 2024 | [[trainees@2017]] |\n|---|---|",
        "The review of 2024 counts `[[trainees@2017]]`.",
        "Text.\n\n    The review of 2024 counts [[trainees@2017]].",
        "~~~\nThe review of 2024 counts [[trainees@2017]].\n~~~",
        "- the review of 2024\n- [[trainees@2017]]",
    ],
)
def test_what_names_none_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The review of 2017 counts [[trainees@2017]], that of 2024 [[trainees@2024]].",
        "The review of 2024 counts more than that of 2017, [[trainees@2017]].",
        "From [[trainees@2017]] in the review of 2017 it rose to [[trainees]].",
        "There were [[trainees@2017]], and now [[trainees@2024]]. [@review-2024]",
        "The review of 2024 counts more than the edition before, [[trainees@2023]].",
        "The review of 2024 counts more than the previous review, [[trainees@2023]].",
        "The review of 2017 counts few: [[trainees@2017]]. [@review-2024]",
    ],
)
def test_a_text_may_speak_of_several_editions(text: str) -> None:
    assert found(text) == []


def test_a_year_that_is_a_date_speaks_of_no_further_edition() -> None:
    assert found("In the review of 2024 there are, in 2017, [[trainees@2017]].") == [WRONG]


def test_a_citation_speaks_for_what_stands_before_it() -> None:
    assert found("There were [[trainees]]. All of them came. [@review-2024]") == [FIXED]
    assert found("There were [[trainees@2017]]. [@review-2024]") == [WRONG]
    assert found("There were [[trainees@2017]]. [@review-2017] [@review-2024]") == []
    assert found("There were [[trainees@2017]]. [@note] It is so. [@review-2024]") == []
    assert found("There were [[trainees@2017]].\n\nIt is so. [@review-2024]") == []
    assert found("It is so. [@review-2024] There were [[trainees@2017]].") == []


def test_where_one_edition_prints_a_figure_it_cannot_move() -> None:
    assert found("There were [[trainees]]. [@review-2024]", trainees(2024)) == []
    several = trainees(2023, 2024)
    assert found("There were [[trainees]]. [@review-2024]", several) == [FIXED]


def test_a_figure_of_another_publication_or_of_none_is_left_alone() -> None:
    other = statistic(
        {"area": "sea", "source": "data-book-2002"}, id="trainees", measure="cumulative-count"
    )
    assert found("The review of 2024 counts [[trainees]]. [@review-2024]", other) == []
    without = statistic({"area": "sea", "source": "note"}, id="trainees")
    assert found("The review of 2024 counts [[trainees]]. [@review-2024]", without) == []


def test_what_a_draft_prints_makes_a_figure_move() -> None:
    draft = record(Source, "review-2025", title="Review 2025", edition=2025, draft=True)
    text = "There were [[trainees]]. [@review-2024]"
    assert found(text, trainees(2024, 2025), draft) == [FIXED]
    assert found(text, trainees(2024), draft) == []


def test_the_readings_of_a_key_are_told_apart_as_well() -> None:
    event = record(
        Event,
        "storm",
        text="The review of 2023 counts [[homes]]. [@review-2023]",
        figures={
            "homes": {
                "label": "homes", "value": 9, "unit": "items", "source": "review-2024",
                "readings": [{"value": 7, "source": "review-2023"}],
            }
        },
    )  # fmt: skip
    assert found("-", event) == ["E365 [[homes]] > [[homes@2023]]"]
    again = event.model_copy(update={"text": "There are [[homes|homes]]. [@review-2024]"})
    assert found("-", again) == ["W462 [[homes|homes]] > [[homes@2024|homes]] !"]


def test_the_year_of_an_area_is_fixed_by_itself() -> None:
    printed = ({"year": 2020, "edition": e} for e in ("2023", "2024"))
    flows = statistic(*printed, {"year": 2021, "edition": "2024"}, id="flows")
    assert found("[[flows/one/2020]] it was. [@review-2024]", flows) == [
        "W462 [[flows/one/2020]] > [[flows/one/2020@2024]] !"
    ]
    assert found("[[flows/one/2021]] it was. [@review-2024]", flows) == []
    assert found("[[flows/one]] it was. [@review-2024]", flows) == [
        "W462 [[flows/one]] > [[flows/one@2024]] !"
    ]


def test_a_note_of_a_value_speaks_of_its_own_edition() -> None:
    noted = statistic(
        {"area": "sea", "edition": "2017", "note": "The review of 2024 has [[trainees]]."},
        {"area": "sea", "edition": "2024"},
        id="trainees",
    )
    assert found("-", noted) == []
    assert found("The review of 2024 has [[trainees]].", noted) == [FIXED]


def test_in_other_languages_titles_and_citations_count() -> None:
    assert found("Laut Yearly Review 2024 [[trainees]].", language="de") == [FIXED]
    assert found("Es waren [[trainees@2017]]. [@review-2024]", language="de") == [WRONG]
    assert found("The review of 2024 has [[trainees@2017]].", language="de") == []


def test_what_is_said_names_what_the_text_says_and_what_to_do() -> None:
    theme = record(Theme, "wind", text="The 2023 review has [[trainees@2017]].")
    looked_at = checking(*SOURCES, trainees(2017, 2024), theme)
    ((_, _, message, help),) = said(texts_name_figures_of_their_edition, looked_at)
    assert message == (
        "the sentence names '2023 review', and [[trainees@2017]] is what the edition of 2017 prints"
    )
    assert help == ("name the edition of 2017 instead, or refer to a figure that 2023 prints")


def test_a_long_text_takes_time_that_grows_with_it() -> None:
    names = EditionNames("review", SOURCES, report().language)

    def seconds(times: int) -> float:
        text = "The 2024 review has [[a@2017]], and [[b]] " * times + "[@review-2024]"
        start = time.process_time()
        assert len(list(spoken_figures(text, names))) == 2 * times
        return time.process_time() - start

    assert seconds(8000) < 12 * seconds(1000) + 0.2
