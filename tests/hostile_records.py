"""Records whose texts try to get into a page as something else than text."""

from __future__ import annotations

from pathlib import Path

import yaml
from oda_reports.records.field_types import LONGEST_EXCERPT

HOSTILE = (
    '<script>boom()</script><img src=x onerror=boom()> <javascript:boom()> {: onclick="boom()" }'
    ' --8<-- "README.md" {{ boom }} {% boom %} </title><b> `x` <!-- "><i onclick=boom()>'
)


def poison(path: Path, hostile: str) -> int:
    """Adds hostile text to every text field of a record that the model takes as free text."""
    free = {
        "title", "name", "label", "summary", "text", "definition", "caption", "credit", "alt",
        "speaker", "occasion", "note", "editor_note", "short_title", "tagline", "description",
        "publisher", "licence", "attribution", "section", "identifier", "place", "duration",
        "cofinanced_by", "heading", "term", "site_name", "donor", "total", "short_name",
        "omitted", "contested", "short", "long",
    }  # fmt: skip
    if path.name != "report.yml":
        free.remove("publisher")  # elsewhere it is the id of an organisation
    lists = {"other_names", "other_forms", "also_in", "attributions"}
    count = 0

    def poisoned(value: object, key: str | None) -> object:
        nonlocal count
        if isinstance(value, dict):
            inside = key == "footnotes"
            return {k: poisoned(v, "text" if inside else k) for k, v in value.items()}
        if isinstance(value, list):
            return [poisoned(part, "name" if key in lists else key) for part in value]
        fits = key == "excerpt" and len(f"{value} {hostile}") <= LONGEST_EXCERPT
        if isinstance(value, str) and (key in free or fits):
            count += 1
            return f"{value.rstrip()} {hostile}"
        return value

    data = poisoned(yaml.safe_load(path.read_text("utf-8")), None)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return count
