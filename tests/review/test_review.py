"""A review as values."""

from __future__ import annotations

import pytest
from oda_reports.review.review import Review


def test_a_review_of_nothing_says_that_nothing_changes() -> None:
    review = Review()
    assert (review.figures, bool(review.records), review.left_out) == ((), False, ())
    assert review.reading is not None
    assert review.reading.pages == ()
    assert (review.before.is_there, review.before.errors) == (True, 0)


def test_a_review_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Review().left_out = ("projects/a",)  # type: ignore[misc]
