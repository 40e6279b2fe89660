"""What the search of a built site finds, read from its files as a browser reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

_CALL = re.compile(r'odaSearch\("([0-9a-f]+)","([a-z0-9-]+)",(.*)\);\n', re.DOTALL)


class Found(NamedTuple):
    """A passage: where it stands, what its page is called, and what it says."""

    location: str
    title: str
    kind: str
    heading: str
    text: str


def read_piece(text: str) -> tuple[str, str, Any]:
    """The sum that a file of an index carries, its name, and what it holds."""
    call = _CALL.fullmatch(text)
    assert call, text[:80]
    return call[1], call[2], json.loads(call[3])


def searched(site: Path) -> list[Found]:
    """All passages of a site that are searched."""
    pieces = [read_piece(path.read_text("utf-8")) for path in sorted(site.glob("search/*.js"))]
    found = [
        Found(
            f"{address.partition('#')[0]}#{anchor}" if anchor else address,
            title,
            kind,
            heading,
            text,
        )
        for _, name, value in pieces
        if name.startswith("pages-")
        for address, title, kind, passages in value
        for heading, anchor, text in passages
    ]
    assert found
    return found
