"""Parts of records: which periods are in order, which pictures are described."""

from __future__ import annotations

import pytest
from builders import refusal
from oda_reports.records.parts import Period, Picture


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2023"), ("2024-02", "2024-01"), ("2024-02-02", "2024-02-01"), ("FY2024", "2024-03")],
)
def test_a_period_does_not_end_before_it_starts(start: str, end: str) -> None:
    assert "ends before it starts" in refusal(Period, {"start": start, "end": end})


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
    assert "needs alt" in refusal(Picture, {**picture, "file": "ship.png"})
    assert Picture.model_validate({**picture, "file": "ship.png", "alt": "A ship"}).credit is None
