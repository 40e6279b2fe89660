"""A review as JSON, and what is refused of a file that anyone may have written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from oda_reports.records.vocabulary import Kind
from oda_reports.review.aspect_changes import AspectChange
from oda_reports.review.figure_changes import Doubt
from oda_reports.review.reading_changes import ReadingChanges, SentenceChange
from oda_reports.review.record_changes import RecordChanges
from oda_reports.review.review import (
    Review,
    ToldChange,
    ToldCorrection,
    ToldEdition,
    ToldStanding,
    ToldState,
    ToldValue,
)
from oda_reports.review.review_json import LARGEST, NotAReview, read_review, review_json

VALUE = ToldValue("US$2 million", "2000000", "USD", "review", "page 3")
STANDING = ToldStanding(
    "projects/a/amounts/b",
    "A",
    "2023",
    VALUE,
    VALUE,
    "Later count",
    "2024",
    "2025",
    stands=True,
    is_lost=True,
    pages=("index.md",),
)
REVIEW = Review(
    (
        ToldChange(
            "projects/a/amounts/b",
            "A",
            "2023",
            VALUE,
            None,
            "",
            "",
            (Doubt.SOURCE,),
            (AspectChange("nature", "target", "actual"),),
            is_beside=True,
        ),
    ),
    RecordChanges(
        new=((Kind.PROJECTS, "a"),),
        renamed=(((Kind.THEMES, "a"), (Kind.THEMES, "b")),),
        sources_changed=(("review", ("title",)),),
        held_back=(((Kind.PROJECTS, "a"), 2),),
    ),
    ReadingChanges((SentenceChange("one", None, ("index.md",)),), moved_pages=(("a.md", "b.md"),)),
    ("projects/c",),
    ToldState(is_there=False),
    ToldState(errors=2),
    (ToldEdition("2024", "2025", True, False, (STANDING,)),),
    (STANDING,),
    (ToldCorrection("projects/a.yml", "b", "220", "2025-03-01", "2025-06-12", is_said=True),),
)
"""A review with something in every part."""


def changed(change: Callable[[Any], object]) -> bytes:
    """The review as JSON, after something has been done to it."""
    found = json.loads(review_json(REVIEW))
    change(found)
    return json.dumps(found).encode()


def test_what_is_written_is_read_as_the_same_review() -> None:
    for review in (REVIEW, Review(), Review(reading=None)):
        assert read_review(review_json(review).encode()) == review


def test_the_shape_is_the_one_that_is_documented() -> None:
    found = json.loads(review_json(REVIEW))
    assert list(found) == [
        "version", "figures", "records", "reading", "left_out", "before", "after", "editions",
        "standing", "corrections",
    ]  # fmt: skip
    assert found["version"] == 3
    assert found["figures"][0]["before"] == {
        "text": "US$2 million", "value": "2000000", "unit": "USD", "source": "review",
        "place": "page 3", "edition": "",
    }  # fmt: skip
    assert found["figures"][0]["aspects"] == [
        {"name": "nature", "before": "target", "after": "actual", "is_beside": False}
    ]
    assert found["figures"][0]["is_beside"] is True
    assert found["records"]["new"] == [["projects", "a"]]
    assert found["reading"]["sentences"] == [
        {"before": "one", "after": None, "pages": ["index.md"]}
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no JSON"),
        (b"## 2 figures change", "no JSON"),
        (b"\xff{}", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "no JSON"),
        (b"[]", "no review"),
        (b"null", "no review"),
        (b"{}", "no review"),
        (b'{"version": 1}', "another version"),
        (b'{"version": true}', "another version"),
        (b'{"version": 3}', "lacks some"),
        (b" " * (LARGEST + 1), "are not read"),
        (changed(lambda found: found.update(more=1)), "fields that a review has not"),
        (changed(lambda found: found.pop("left_out")), "lacks some"),
        (changed(lambda found: found["figures"][0].update(html="<b>")), "has not, or lacks"),
        (
            changed(lambda found: found["figures"][0].update(doubts=["x"])),
            "'figures.0.doubts",
        ),
        (changed(lambda found: found["figures"][0].update(about=["x"])), "'figures.0.about'"),
        (changed(lambda found: found["figures"][0].update(about="\ud800")), "has not the shape"),
        (
            changed(lambda found: found["records"].update(new=[["x", "a"]])),
            "'records.new.0.0'",
        ),
        (changed(lambda found: found["records"].update(new=[["projects"]])), "'records.new.0"),
        (changed(lambda found: found["after"].update(errors="2")), "'after.errors'"),
        (changed(lambda found: found["after"].update(errors=True)), "'after.errors'"),
        (changed(lambda found: found["after"].update(errors=-1)), "not between"),
        (changed(lambda found: found["after"].update(errors=10**100)), "not between"),
        (changed(lambda found: found["figures"][0].update(about="x" * 50_001)), "longer than"),
        (changed(lambda found: found.update(left_out=["x"] * 50_001)), "longer than"),
        (changed(lambda found: found["reading"].update(sentences="x")), "'reading.sentences'"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_not_of_the_shape_is_refused_in_a_line(content: bytes, why: str) -> None:
    with pytest.raises(NotAReview) as caught:
        read_review(content)
    assert why in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200
