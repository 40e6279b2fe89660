"""The report as a PDF: its pages, its outline, its structure, and the same bytes each time."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from builders import catalogue_of, site_of
from click.testing import CliRunner
from conftest import EXAMPLE, ROOT
from oda_reports.book import pdf as pdfs
from oda_reports.book.pdf import NoPango, make_pdf, site_pdf, weasyprint
from oda_reports.cli import main
from oda_reports.verifying import pdf_files
from oda_reports.verifying.pdf_files import compare_pdf
from oda_reports.writing.rendering import TEMPLATES
from pypdf import PdfReader

pytestmark = pytest.mark.slow

try:
    weasyprint()
except NoPango:
    if os.environ.get("ODA_BROWSER") != "required":
        pytest.skip("no Pango on this machine: PDF tests skipped", allow_module_level=True)
    raise


PAGES = {
    "index.md",
    "countries/index.md",
    "countries/veymar.md",
    "countries/tessara.md",
    "projects/school-at-sea-sao-lucio.md",
    "statistics/net-bilateral-oda.md",
    "glossary.md",
}


@pytest.fixture(scope="module")
def report() -> PdfReader:
    """The invented region's report, with one page of most kinds: the whole takes long."""
    site = site_of(EXAMPLE)
    pages = tuple(page for page in site.pages if page.path in PAGES)
    assert len(pages) == len(PAGES)
    return PdfReader(io.BytesIO(site_pdf(catalogue_of(EXAMPLE).report, replace(site, pages=pages))))


def outline(items: list[Any]) -> list[str]:
    """The titles of an outline, in order."""
    return [
        title
        for item in items
        for title in (outline(item) if isinstance(item, list) else [str(item.title)])
    ]


def test_the_report_is_a_book_with_an_outline(report: PdfReader) -> None:
    assert len(report.pages) > 8
    titles = outline(report.outline)
    for title in ("Contents", "Introduction", "Countries", "Veymar", "Glossary"):
        assert title in titles
    width, height = (float(side) for side in report.pages[0].mediabox.upper_right)
    assert (round(width), round(height)) == (595, 842), "A4"


def test_the_report_can_be_read_aloud(report: PdfReader) -> None:
    root: Any = report.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert report.metadata
    assert report.metadata.title == "Varland's ODA in the Lorian Sea"


def test_a_figure_stands_as_text_and_its_source_at_the_end_of_its_section(
    report: PdfReader,
) -> None:
    # Where a font lacks a sign, as this one kana, pypdf reads each letter with its empty half.
    read = (page.extract_text().replace("\0", "") for page in report.pages)
    texts = [" ".join(text.split()) for text in read]
    first = next(at for at, text in enumerate(texts) if "trainees accepted" in text)
    assert re.search(r"approximately 2,310 ?\[\d+\]", texts[first]), "no exponent"
    section = " ".join(texts[first : first + 4])
    assert re.search(r"\[\d+\] ?Varland Cooperation Review 2023, page 41", section)


def test_the_same_book_gives_the_same_bytes_and_fetches_nothing() -> None:
    font = ROOT / "docs" / "assets" / "fonts" / "oda-serif.woff2"
    html = (
        '<html lang="en"><title>T</title><link rel="stylesheet" href="a.css">'
        '<h1>T</h1><img alt="x" src="https://example.org/x.png">'
    )
    face = b'@font-face { font-family: "S"; src: url("a.woff2") } h1 { font-family: "S" }'
    files = {"a.css": face, "a.woff2": font.read_bytes()}
    once = make_pdf(html, files)
    sleep(1.1)  # a part of a font names the second in which it was made
    assert once == make_pdf(html, files)
    assert b"CreationDate" not in once
    dated = PdfReader(io.BytesIO(make_pdf(html, files, 1_700_000_000)))
    assert dated.metadata
    assert str(dated.metadata.creation_date).startswith("2023-11-14 22:13:20")


def test_another_pdf_by_the_same_programs_is_known_from_what_both_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = '<html lang="en"><title>T</title><h1>{}</h1>'
    moments: list[bool] = []

    def rebuild(_data: Path, into: Path, _seal: Any, *, is_dated: bool) -> None:
        moments.append(is_dated)
        into.write_bytes(make_pdf(html.format("12"), {}, 5 if is_dated else None))

    monkeypatch.setattr(pdf_files, "rebuild_pdf", rebuild)
    seal: Any = None
    for number, made, holds in (("12", None, True), ("12", 5, True), ("13", 5, False)):
        (tmp_path / "report.pdf").write_bytes(make_pdf(html.format(number), {}, made))
        found, words = compare_pdf(tmp_path / "report.pdf", tmp_path, seal)
        assert (found, moments.pop()) == (holds, made is not None)
    assert re.search(r"though WeasyPrint \d+\.\d+ with Pango 1\.\d+\.\d+ made both$", words)


def test_without_pango_the_command_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing() -> None:
        raise NoPango("Pango is missing")

    monkeypatch.setattr(pdfs, "weasyprint", missing)
    file = tmp_path / "report.pdf"
    done = CliRunner().invoke(main, ["pdf", "--data", str(EXAMPLE), str(file)])
    assert (done.exit_code, done.output) == (2, "Pango is missing\n")
    assert not file.exists()


def test_the_command_writes_the_file_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdfs, "report_pdf", lambda *_: b"%PDF")
    file = tmp_path / "folder" / "book.pdf"
    done = CliRunner().invoke(main, ["pdf", "--data", str(EXAMPLE), str(file)])
    assert done.exit_code == 0, done.output
    assert file.read_bytes() == b"%PDF"


def test_the_words_of_the_book_are_read_as_they_are_written(report: PdfReader) -> None:
    read = "".join(page.extract_text() for page in report.pages)
    assert "Côte d'Orlan" in read
    assert "São Lúcio" in read


def test_the_fonts_of_the_book_are_its_own() -> None:
    sheet = (TEMPLATES / "book.css").read_text("utf-8")
    named = set(re.findall(r'url\("fonts/([^"]+)"\)', sheet))
    assert named == {path.name for path in pdfs.font_files()}
