"""Links that lead nowhere are found, each kind of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_links import broken_links

ROOT = "https://desk.example/sea/"

PASSAGE = 'odaSearch("0","pages-0",[["{}","A","",[["","",""]]]]);\n'
TRAILS = '{"names": ["source_url", "page"], "words": [["../a/"], ["../b/", ""]]}'


def site(folder: Path, page: str, not_found: str = "") -> Path:
    files = {
        "index.html": "<h1 id=top>Home</h1>",
        "a/index.html": page,
        "404.html": not_found,
        "assets/a.css": "p { background: url(b.svg) }",
        "assets/b.svg": "<svg/>",
        "search/pages-0.js": PASSAGE.format("a/"),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../">', '<a href="../#top">', '<a href="#b"><p id="b">', '<a href="/sea/">',
        '<a href="https://desk.example/sea/a/">', '<img src="../assets/b.svg">',
        '<a href="https://elsewhere.example/sea/no/">', '<a href="mailto:a@desk.example">',
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_holds(tmp_path: Path, link: str) -> None:
    broken, followed = broken_links(site(tmp_path, link), ROOT)
    assert broken == []
    assert followed >= 2


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../b/">', '<a href="../#bottom">', '<a href="#b">', '<a href="/a/">',
        '<a href="../../">', '<img src="b.svg">', '<img srcset="../b.svg 2x">',
        '<link href="/assets/a.css">', '<script src="a.js"></script>', '<form action="b/">',
        '<meta http-equiv="refresh" content="0; url=../b/">',
        f'<script id="oda-trails" type="application/json">{TRAILS}</script>',
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, link: str) -> None:
    broken, _ = broken_links(site(tmp_path, link), ROOT)
    assert len(broken) == 1
    assert broken[0].startswith("a/index.html: ")


def test_the_page_for_what_is_not_found_is_read_from_any_depth(tmp_path: Path) -> None:
    page = '<a href="a/"><a href="/sea/a/"><a href="#b"><p id="b">'
    assert broken_links(site(tmp_path, "", page), ROOT)[0] == ["404.html: a/"]
    assert broken_links(site(tmp_path, "", f'<base href="/">{page}'), ROOT)[0] == []
