"""The HTML of every page, as the standard asks for it: html-validate."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import ask_node

pytestmark = pytest.mark.site


def test_no_page_has_an_error_in_its_html(example_site: Path, tmp_path: Path) -> None:
    """But for one that has: so it is seen that errors are found."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        "<!doctype html><html lang=en><head><title>A page</title></head>"
        '<body><p align="right">Words</p></body></html>'
    )
    pages = sorted(example_site.rglob("*.html"))
    assert len(pages) > 50
    found = ask_node("validate_html.mjs", "html-validate", *map(str, [*pages, wrong]))
    assert [(file, rule) for file, _, rule, _ in found] == [(str(wrong), "no-deprecated-attr")]
