"""What the check passes, the build builds: random sound reports, and what a page is not made of."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import EXAMPLE
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from oda_reports.cli import main
from oda_reports.writing.pages.page import Page
from oda_reports.writing.rendering import Renderer
from random_reports import NOTHING, made_of


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(st.integers(0, 100_000))
def test_a_random_report_that_the_check_passes_becomes_a_site_and_a_book(seed: int) -> None:
    assert made_of(random.Random(seed)) in ("", NOTHING)


def test_whatever_raises_while_pages_are_made_is_told_by_the_check_at_its_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: object, page: Page) -> None:
        if page.path.startswith("countries/v"):
            raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(Renderer, "render", fail)
    done = CliRunner().invoke(main, ["check", "--data", str(EXAMPLE)])
    assert done.exit_code == 1
    assert done.output.count(" E901 ") == 1
    assert "countries/veymar.yml:1:1 E901 error: no page can be made of this" in done.output
    assert "ZeroDivisionError: by nothing" in done.output


def test_whatever_raises_while_the_book_is_made_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    pdf = pytest.importorskip("oda_reports.book.pdf")
    monkeypatch.setattr(pdf, "weasyprint", lambda: None)
    monkeypatch.setattr(pdf, "site_pdf", fail)
    file = tmp_path / "report.pdf"
    done = CliRunner().invoke(main, ["pdf", "--data", str(EXAMPLE), str(file)])
    assert (done.exit_code, file.exists()) == (1, False)
    assert "report.yml:1:1 E901" in done.output
    assert "ZeroDivisionError: by nothing" in done.output


@pytest.mark.parametrize("folder", ["projects", "regions", "events", "themes"])
def test_a_report_without_records_of_a_kind_is_told_what_it_lacks_or_becomes_a_site(
    folder: str, example_data: Path
) -> None:
    for path in (example_data / folder).glob("*.yml"):
        path.unlink()
    done = CliRunner().invoke(main, ["check", "--data", str(example_data)])
    assert "E901" not in done.output
    assert isinstance(done.exception, SystemExit | None)
