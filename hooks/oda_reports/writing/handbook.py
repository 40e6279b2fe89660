"""The pages of the handbook that are made from the program, as files that are kept with it.

They are the same for any report, so they lie beside the pages that are written by hand: a forge
shows them where records are edited, and a site takes them as it takes the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oda_reports.keeping.rewrites import rewrite
from oda_reports.writing.descriptions import describe_text
from oda_reports.writing.escaping import escape_title
from oda_reports.writing.pages.problems import problems_page
from oda_reports.writing.pages.records import fields_page
from oda_reports.writing.rendering import fill

_NOT_SEARCHED = {f"contributing/{name}.md" for name in ("design", "problems", "records")}
"""Readers search the report, and not its fields, the codes of its check or how it is made."""


def front_matter(path: str, text: str) -> Mapping[str, Any]:
    """What a page that is written by hand says of itself on a site; a forge would print it above.

    ``text`` is the page, ``path`` where it lies below the docs folder.
    """
    said: dict[str, Any] = {"description": escape_title(describe_text(text))}
    return said | {"search": {"exclude": True}} if path in _NOT_SEARCHED else said


def handbook_pages() -> Mapping[str, str]:
    """The text of each page by its path below the docs folder, as Markdown that any forge reads."""
    return {
        page.path: re.sub(
            r"\n{3,}", "\n\n", fill(page.template, page=page, **page.context.names).strip() + "\n"
        )
        for page in (fields_page(), problems_page())
    }


def write_handbook(docs: Path) -> tuple[Path, ...]:
    """Writes them into the docs folder; returns the files."""
    contents = {docs / name: text.encode() for name, text in handbook_pages().items()}
    rewrite(contents)
    return tuple(contents)
