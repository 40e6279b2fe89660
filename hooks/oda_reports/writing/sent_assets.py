"""Style sheets and scripts of ours as readers are sent them."""

from __future__ import annotations

import re
from pathlib import Path


def strip_assets(folder: Path) -> None:
    """Writes the style sheets and scripts of a folder anew as readers are sent them."""
    for ending, strip in ((".css", sheet_without_comments), (".js", script_without_comments)):
        for file in sorted(folder.glob(f"*{ending}")):
            file.write_text(strip(file.read_text("utf-8")), "utf-8", newline="\n")


def sheet_without_comments(css: str) -> str:
    """A style sheet without what it says to those who edit it, on few lines and without spaces.

    Of ours no text opens a comment or ends a line; what stands in quotation marks stays.
    """
    bare = re.sub(r"\s*/\*.*?\*/|^[ \t]+", "", css, flags=re.DOTALL | re.MULTILINE).lstrip()
    needless = r"(?<=[{};,])\n(?=.)| (?=\{)|(?<=[:,]) "
    return re.sub(rf'("[^"]*")|{needless}', lambda found: found[1] or "", bare)


def script_without_comments(js: str) -> str:
    """A script without the comments that stand on lines of their own, and without indents.

    Of ours no text goes on over the end of a line.
    """
    bare = re.sub(r"^[ \t]*(?://[^\n]*|/\*(?s:.*?)\*/)\n", "", js, flags=re.MULTILINE)
    return re.sub(r"^\s+", "", bare, flags=re.MULTILINE)
