"""A review as JSON, and back again from a file that anyone may have written.

The shape is that of ``Review``: each field under its name, and ``version`` beside them. A record
is a pair of kind and id. What is read is not trusted: it has this shape and no other, and sizes
that a change of a report can have.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError

from oda_reports.problems.frames import printable
from oda_reports.review.review import Review

VERSION = 3
"""Counts on when a field is added, gone, or means something else."""

LARGEST = 10_000_000
"""Bytes of a file that is read."""

_MOST = 50_000
"""Entries of a list, characters of a text, errors of a state."""


class NotAReview(Exception):
    """A file is no review that can be read here; the message is a line that says why."""


def review_json(review: Review) -> str:
    """All that a review says, for programs."""
    return json.dumps(_plain(review), ensure_ascii=False, indent=1) + "\n"


def _plain(review: Review) -> dict[str, Any]:
    """A review as what JSON has: objects, lists, texts and numbers."""
    content: dict[str, Any] = json.loads(json.dumps({"version": VERSION, **asdict(review)}))
    return content


def read_review(content: bytes) -> Review:
    """The review in a file that is not trusted; raises ``NotAReview``."""
    if len(content) > LARGEST:
        raise NotAReview(f"it has {len(content):,} bytes, and more than {LARGEST:,} are not read")
    try:
        found = json.loads(content.decode("utf-8"))
        _require_sizes(found)
    except (ValueError, RecursionError):
        raise NotAReview("it is no JSON in UTF-8") from None
    if not isinstance(found, dict) or "version" not in found:
        raise NotAReview("it is no review that 'oda diff --format json' writes")
    if found["version"] != VERSION or isinstance(found["version"], bool):
        raise NotAReview(f"it has another version than {VERSION}, which is read here")
    rest = {name: value for name, value in found.items() if name != "version"}
    try:
        review = TypeAdapter(Review).validate_json(json.dumps(rest), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = printable(".".join(str(part) for part in first["loc"]))[:100]
        raise NotAReview(f"it has not the shape of a review, at '{place}'") from None
    # What has more than the shape, or says it in another way, does not come back the same.
    if _plain(review) != found:
        raise NotAReview("it has fields that a review has not, or lacks some")
    return review


def _require_sizes(value: object) -> None:
    """Raises ``NotAReview`` for what no change of a report can be as large as."""
    match value:
        case str() | list() if len(value) > _MOST:
            raise NotAReview(f"a text or list in it is longer than {_MOST:,}")
        case int() if not 0 <= value <= _MOST:
            raise NotAReview(f"a number in it is not between 0 and {_MOST:,}")
        case list():
            for part in value:
                _require_sizes(part)
        case dict():
            for part in value.values():
                _require_sizes(part)
