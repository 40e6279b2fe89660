"""A page as a reader has it, to be compared with one that was made out by hand."""

from __future__ import annotations

import re
from html import unescape


def words_of(text: str) -> list[str]:
    """The rows and paragraphs of a page up to its sources, a line each, without their markup."""
    body = text.split("\n---\n", 1)[1].partition("## Sources")[0]
    body = re.sub(r'<a class="oda-ref".*?</a>', "", body)
    body = re.sub(r"\s*\{: #\S+ \}|<br>", " ", body)
    body = re.sub(r"</t[hd]>\s*<t[hd]", " | <td", body)
    lines = (unescape(re.sub(r"<[^>]*>", "", line)) for line in body.split("\n"))
    return [" ".join(line.split()) for line in lines if line.strip()]
