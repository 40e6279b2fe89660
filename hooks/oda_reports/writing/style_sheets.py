"""Style sheets as readers are sent them."""

from __future__ import annotations

import re
from pathlib import Path


def strip_style_sheets(folder: Path) -> None:
    """Writes the style sheets of a folder anew as readers are sent them."""
    for sheet in sorted(folder.glob("*.css")):
        sheet.write_text(without_comments(sheet.read_text("utf-8")), "utf-8", newline="\n")


def without_comments(css: str) -> str:
    """A style sheet without what it says to those who edit it, and on few lines.

    Of ours no text opens a comment or ends a line.
    """
    bare = re.sub(r"\s*/\*.*?\*/|^[ \t]+", "", css, flags=re.DOTALL | re.MULTILINE).lstrip()
    return re.sub(r"(?<=[{};,])\n(?=.)| (?=\{)", "", bare)
