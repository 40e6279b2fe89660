"""A PDF beside a site, held against the one that is made anew; nothing is set here."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pytest
from oda_reports.verifying import pdf_files
from oda_reports.verifying.pdf_files import compare_pdf
from oda_reports.verifying.rebuilds import CannotRebuild

NOTE = (
    '<rdf:Description pdf:Producer="WeasyPrint {}" /><xmp:CreatorTool>Pango {}</xmp:CreatorTool>{}'
)
DATED = "<xmp:CreateDate>2024-01-01T00:00:00Z</xmp:CreateDate>"


def pdf(producer: str, pango: str, more: str = "") -> bytes:
    """A file that says, as WeasyPrint writes it, what made it."""
    packed = zlib.compress(NOTE.format(producer, pango, more).encode())
    head = b"<</Type /Metadata/Subtype /XML/Filter /FlateDecode/Length 9>>\nstream\n"
    return b"%PDF-1.7\n" + head + packed + b"\nendstream"


class Press:
    """Makes the PDF that it is given, and notes how it was asked."""

    def __init__(self) -> None:
        self.made = pdf("70.0", "1.50.12")
        self.asked: list[bool] = []

    def __call__(self, _data: Path, into: Path, _seal: Any, *, is_dated: bool) -> None:
        self.asked.append(is_dated)
        into.write_bytes(self.made)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    press = Press()
    monkeypatch.setattr(pdf_files, "rebuild_pdf", press)
    return press


def compared(folder: Path, content: bytes) -> tuple[bool | None, str]:
    (folder / "report.pdf").write_bytes(content)
    seal: Any = None
    return compare_pdf(folder / "report.pdf", folder, seal)


def test_the_same_bytes_are_the_same_pdf(press: Press, tmp_path: Path) -> None:
    assert compared(tmp_path, press.made) == (True, "is the PDF that the records make")
    assert press.asked == [False]


def test_a_pdf_that_names_a_moment_is_made_anew_with_the_one_of_the_site(
    press: Press, tmp_path: Path
) -> None:
    compared(tmp_path, pdf("70.0", "1.50.12", DATED))
    assert press.asked == [True]


def test_another_pdf_by_the_same_programs_is_forged(press: Press, tmp_path: Path) -> None:
    assert compared(tmp_path, press.made + b" ") == (
        False,
        "is not the PDF that the records make, though WeasyPrint 70.0 with Pango 1.50.12 made both",
    )


@pytest.mark.parametrize(
    ("content", "maker"),
    [
        (pdf("70.0", "1.56.3"), "WeasyPrint 70.0 with Pango 1.56.3"),
        (b"%PDF", "nobody"),
        (b"<</Type /Metadata>>\nstream\nno", "nobody"),
    ],
)
def test_a_pdf_by_other_programs_cannot_be_compared(
    press: Press, tmp_path: Path, content: bytes, maker: str
) -> None:
    assert compared(tmp_path, content) == (
        None,
        f"it says that {maker} made it, and here it is WeasyPrint 70.0 with Pango 1.50.12",
    )


def test_without_pango_no_pdf_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CannotRebuild("Pango is missing\nmore")

    monkeypatch.setattr(pdf_files, "rebuild_pdf", refuse)
    assert compared(tmp_path, b"%PDF") == (None, "no PDF can be made here (Pango is missing)")


def test_a_pdf_of_any_size_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "LARGEST", 3)
    assert compared(tmp_path, b"%PDF") == (None, "it is too large")
