"""Parts of records: periods, how fiscal years are counted, which pictures are described."""

from __future__ import annotations

import pytest
from builders import refusal
from oda_reports.records.fiscal_years import JAPANESE
from oda_reports.records.parts import FiscalYears, Period, Picture, Section


@pytest.mark.parametrize(
    ("start", "end"), [("2024-05", "2024"), ("2024", "2023"), (None, "2020"), ("2020", None)]
)
def test_a_period_is_taken_as_it_is_printed(start: str | None, end: str | None) -> None:
    given = {name: date for name, date in (("start", start), ("end", end)) if date}
    assert Period.model_validate(given).duration is None


def test_fiscal_years_are_counted_as_in_japan_where_nothing_else_is_said() -> None:
    assert FiscalYears().rule == JAPANESE
    told = FiscalYears.model_validate({"first_month": 7, "named_after": "end", "written": "span"})
    assert (told.rule.last_day(2005), told.rule.name(2005)) == ((2005, 6, 30), "2004–05")


@pytest.mark.parametrize("month", [0, 13, "4", "April", True, 4.5])
def test_the_first_month_is_one_of_the_twelve(month: object) -> None:
    said = "must be the number of a month, from 1 for January to 12 for December"
    assert refusal(FiscalYears, {"first_month": month}) == said


def test_a_picture_with_a_file_says_what_is_to_be_seen() -> None:
    picture = {"caption": "A ship", "source": "review"}
    assert Picture.model_validate(picture).file is None
    said = refusal(Picture, {**picture, "file": "ship.png"})
    assert said == "has a file and needs alt: what is to be seen in it"
    assert Picture.model_validate({**picture, "file": "ship.png", "alt": "A ship"}).credit is None


@pytest.mark.parametrize("missing", ["title", "text"])
def test_a_section_has_a_title_and_a_text(missing: str) -> None:
    without = {name: "x" for name in ("title", "text") if name != missing}
    assert refusal(Section, without) == "Field required"


@pytest.mark.parametrize("missing", ["caption", "source"])
def test_a_picture_has_a_caption_and_a_source(missing: str) -> None:
    without = {name: "x" for name in ("caption", "source") if name != missing}
    assert refusal(Picture, without) == "Field required"


def test_a_picture_without_a_file_may_say_what_is_to_be_seen() -> None:
    assert Picture.model_validate({"caption": "c", "source": "s", "alt": "a"}).file is None


def test_a_period_may_say_nothing() -> None:
    period = Period.model_validate({})
    assert (period.start, period.end, period.source, period.place) == (None, None, None, None)
