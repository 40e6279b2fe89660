"""What a page says first, in plain words: for search engines and for sites that link to it."""

from __future__ import annotations

import re

from oda_reports.writing.classes import PageClass
from oda_reports.writing.prose import plain_text

LONGEST = 200
"""Characters of a description: what most who show one have room for."""

_LEAD = re.compile(rf'<div class="oda-prose {PageClass.LEAD}">(.*?)</div>', re.DOTALL)
_MARKS = "|".join((PageClass.CITATION, PageClass.NOTE_CALL, PageClass.CORRECTED))
_MARKER = re.compile(rf'<a class="(?:{_MARKS})".*?</a>')
_SENTENCE_END = re.compile(r"(?<=[\w)”’]{2}[.!?])\s+(?=[^a-z\s])")
_PARAGRAPH = re.compile(r"^(?:\w|\*\*|`|\[).*?(?=\n\s*\n|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SIGNS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[`*]+")


def describe_page(body: str) -> str:
    """The lead of a page of ours, without its marks; empty where it has none."""
    lead = _LEAD.search(body)
    return whole_sentences(plain_text(_MARKER.sub("", lead[1]))) if lead else ""


def describe_text(markdown: str) -> str:
    """The first paragraph of a page that is written by hand."""
    found = _PARAGRAPH.search(_COMMENT.sub("", markdown))
    words = _SIGNS.sub(lambda sign: sign[1] or "", found[0]) if found else ""
    return whole_sentences(" ".join(words.split()))


def whole_sentences(text: str, limit: int = LONGEST) -> str:
    """The sentences that a limit has room for; of a longer one the first words."""
    ends = [found.start() for found in _SENTENCE_END.finditer(text)]
    fitting = [end for end in (*ends, len(text)) if end <= limit]
    return text[: fitting[-1]] if fitting else shorten(text, limit)


def shorten(text: str, limit: int) -> str:
    """The text up to a limit of characters, cut between words."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
