"""Style sheets as readers are sent them."""

from __future__ import annotations

import re


def without_comments(css: str) -> str:
    """A style sheet without what it says to those who edit it. Of ours no text opens a comment."""
    return re.sub(r"\s*/\*.*?\*/|^[ \t]+", "", css, flags=re.DOTALL | re.MULTILINE).lstrip()
