"""The forms of a review."""

from __future__ import annotations

import json

import pytest
from oda_reports.review.changes_markdown import changes_markdown
from oda_reports.review.reading_changes import ReadingChanges, SentenceChange
from oda_reports.review.review import Review, ToldChange, ToldValue
from oda_reports.review.review_formats import REVIEW_FORMATS, review_page

VALUE = ToldValue("<script>alert(1)</script>", "1", "persons", "[a](https://evil.example)", "")
REVIEW = Review(
    (ToldChange("a/b/c", "<img src=x>", "", VALUE, VALUE, "+1", "+1%"),),
    reading=ReadingChanges((SentenceChange("It is <b>5</b>.", "It is 6.", ("index.md",)),)),
)


def test_each_form_has_a_name() -> None:
    assert list(REVIEW_FORMATS) == ["markdown", "html", "json"]
    assert REVIEW_FORMATS["markdown"](REVIEW) == changes_markdown(REVIEW)
    assert json.loads(REVIEW_FORMATS["json"](REVIEW))["version"] == 3


def test_the_page_shows_the_whole_review_and_runs_and_fetches_nothing() -> None:
    page = review_page(REVIEW)
    body = page.partition("<body>")[2].partition("</body>")[0]
    assert "<table>" in body
    assert "It is <del>&lt;b&gt;5&lt;/b&gt;.</del> <ins>6.</ins>" in body
    assert "default-src 'none'" in page
    for word in ("<script", "<img", "<a ", "href", "http://"):
        assert word not in body


@pytest.mark.parametrize("text", ["{body}", "{0}", "%s", "</style>"])
def test_no_text_fills_in_the_frame_of_the_page(text: str) -> None:
    page = review_page(Review(left_out=(text,)))
    assert page.count("<style>") == page.count("</style>") == 1
