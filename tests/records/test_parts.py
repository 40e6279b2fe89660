"""Parts of records: which periods are in order, which pictures are described."""

from __future__ import annotations

import pytest
from builders import refusal
from oda_reports.records.parts import Period, Picture, Section


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2023"), ("2024-02", "2024-01"), ("2024-02-02", "2024-02-01"), ("FY2024", "2024-03")],
)
def test_a_period_does_not_end_before_it_starts(start: str, end: str) -> None:
    assert refusal(Period, {"start": start, "end": end}) == (
        "ends before it starts: exchange start and end, or correct one"
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2024"), ("2024-05", "2024"), ("FY2024", "2025-03"), (None, "2020"), ("2020", None)],
)
def test_a_period_that_may_be_in_order_is_taken(start: str | None, end: str | None) -> None:
    given = {name: date for name, date in (("start", start), ("end", end)) if date}
    assert Period.model_validate(given).duration is None


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
