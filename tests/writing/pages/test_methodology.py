"""What stands on the page of methodology."""

from __future__ import annotations

from oda_reports.exports.columns import COLUMNS
from oda_reports.writing.pages.methodology import MethodologyContext
from planned import CATALOGUE, PAGES, given


def test_methodology_is_the_text_of_its_file_and_the_publications_read() -> None:
    page = PAGES["methodology.md"]
    context = given(page, MethodologyContext)
    assert (page.file, page.parents) == ("pages/methodology.md", ("index.md",))
    assert context.lead.startswith("This page says where the facts")
    assert len(context.sections) == 3
    assert context.columns == COLUMNS
    assert context.sources == CATALOGUE.sources
