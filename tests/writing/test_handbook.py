"""The handbook as a forge shows it: whole, fresh, plain Markdown, every link leading somewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyromark
import pytest
from conftest import ROOT
from markdown import Markdown
from oda_reports.rules.codes import read_codes
from oda_reports.writing.handbook import front_matter, handbook_pages, write_handbook

DOCS = ROOT / "docs"
MADE = [DOCS / name for name in handbook_pages()]
HANDBOOK = sorted((DOCS / "contributing").glob("*.md"))
READ_ON_A_FORGE = [
    *HANDBOOK, DOCS / "accessibility.md", ROOT / "README.md", ROOT / "CHANGELOG.md",
]  # fmt: skip

every_page = pytest.mark.parametrize("path", READ_ON_A_FORGE, ids=lambda path: path.stem)


def prose(text: str) -> str:
    """Markdown without its blocks and spans of code."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)


def anchors(text: str) -> list[str]:
    """The places in a page that can be linked to, as GitHub and GitLab make them."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    words = (re.sub(r"<[^>]*>|[^\w\- ]", "", heading.lower()) for heading in headings)
    return [*(one.strip().replace(" ", "-") for one in words), *re.findall(r'<a id="(.*?)">', text)]


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_the_pages_that_are_made_are_those_that_are_kept(path: Path) -> None:
    text = handbook_pages()[path.relative_to(DOCS).as_posix()]
    assert path.read_text("utf-8") == text, "run: .venv/bin/oda handbook"


def test_writing_them_gives_the_same_files_anywhere(tmp_path: Path) -> None:
    (tmp_path / "contributing").mkdir()
    written = write_handbook(tmp_path)
    assert [path.read_bytes() for path in written] == [path.read_bytes() for path in MADE]


@every_page
def test_a_page_has_no_mark_that_a_forge_would_print(path: Path) -> None:
    text = prose(path.read_text("utf-8"))
    assert re.findall(r"\{[:#.].*|^(?:!!!|\?\?\?|---).*|&#\d+;|\$.*\$", text, re.MULTILINE) == []
    html = {re.sub(r'id="e?w?\d+"', "id", tag) for tag in re.findall(r"<(?!!--).*?>", text)}
    assert html <= {"<a id>", "</a>", "<br>"}


@every_page
def test_every_link_leads_to_a_file_that_is_kept_and_to_a_place_in_it(path: Path) -> None:
    text = path.read_text("utf-8")
    links = re.findall(r"\]\(([^()\s]+)\)", prose(text))
    astray = []
    for link in links:
        if re.match("https?:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            astray.append(link)
    assert astray == []


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_the_site_and_a_forge_give_a_place_the_same_address(path: Path) -> None:
    text = path.read_text("utf-8")
    found = anchors(text)
    assert len(found) > 50
    assert [name for name, times in Counter(found).items() if times > 1] == []
    site = Markdown(extensions=["tables", "toc", "pymdownx.superfences"]).convert(text)
    assert set(re.findall(r' id="(.*?)"', site)) == set(found)


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_a_forge_and_the_site_read_the_same_tables_and_examples(path: Path) -> None:
    text = path.read_text("utf-8")
    forge = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)
    site = Markdown(extensions=["tables", "fenced_code"]).convert(text)
    assert forge.count("<pre>") > 10
    for tag in ("h2", "h3", "table", "tr", "td", "pre", "strong", "a href", "em"):
        assert len(re.findall(f"<{tag}\\b", forge)) == len(re.findall(f"<{tag}\\b", site)), tag


def test_the_address_of_a_code_is_the_code() -> None:
    codes = {code.lower() for code in read_codes()}
    assert codes < set(anchors((DOCS / "contributing/problems.md").read_text("utf-8")))


def test_a_page_says_of_itself_what_it_begins_with_and_whether_it_is_searched() -> None:
    text = '# Title\n\nFor <those> who say "so".\n'
    said = {"description": "For &lt;those&gt; who say &quot;so&quot;."}
    assert front_matter("contributing/index.md", text) == said
    searched = {**said, "search": {"exclude": True}}
    assert front_matter("contributing/design.md", text) == searched
