"""Links of finished pages that name files, for places that show files and no folders.

Such are a disk, and what a job keeps on a forge. Files stay where they are: only the links to
folders name the page that lies there. Nothing beyond Python's own library is needed.
"""

from __future__ import annotations

import json
import re

_LINK = re.compile(r'((?:\s|:)href="|content="0; url=)([^"]*)')
_TRAILS = re.compile(
    r'(<script id="oda-trails" type="application/json">)(.*?)(</script>)', re.DOTALL
)
_INSIDE = re.compile(r"((?:[^?#:]*/)?(?:\.{0,2}))([?#].*)?")
"""A link without a scheme to a folder, and what follows its path."""


def with_file_links(html: str) -> str:
    """A page whose links to folders of the site name the files that lie there."""
    named = _LINK.sub(lambda found: found[1] + to_file(found[2]), html)
    return _TRAILS.sub(_trails, named)


def to_file(link: str) -> str:
    """A link to a folder as one to its page; any other as it is."""
    found = _INSIDE.fullmatch(link)
    if not found or link.startswith(("#", "?", "//")):
        return link
    path = found[1] if found[1].endswith("/") or not found[1] else f"{found[1]}/"
    return f"{path}index.html{found[2] or ''}"


def _trails(found: re.Match[str]) -> str:
    """The trails of a page's figures, with the pages that they lead to as files."""
    trails = json.loads(found[2])
    for name, words in zip(trails["names"], trails["words"], strict=True):
        if name in ("source_url", "page"):
            words[:] = [to_file(word) if word else word for word in words]
    text = json.dumps(trails, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"{found[1]}{text}{found[3]}"
