"""A drawing with the words around it: all that is needed to read it alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from oda_reports.exports.drawings import BELOW, Drawing, block
from oda_reports.exports.sheets import INNER, MARGIN, PNG_WIDTH, WIDTH, Sheet, picture_of
from PIL import Image
from sheet_words import faults_of, words_of

SHEET = Sheet(
    title="Highest in 2004",
    subject="Flows: One, 2001–2004",
    subtitle="US$ million · net",
    said="The highest value is 5.",
    drawing=Drawing(INNER, 100, (block(0, 0, INNER, 100, BELOW),)),
    key=((BELOW, "below zero"),),
    notes=("Source: Office, Table (2024)", "Report. Licence: CC BY 4.0"),
    address="https://example.org/charts/flows-one/",
)


def test_a_sheet_says_what_of_whom_whence_and_where() -> None:
    assert [one.text for one in words_of(SHEET.svg)] == [
        SHEET.title, f"{SHEET.subject} · {SHEET.subtitle}", "below zero",
        *SHEET.notes, SHEET.address,
    ]  # fmt: skip
    assert f"<title>{SHEET.subject}</title><desc>{SHEET.said}</desc>" in SHEET.svg


def test_what_is_shown_is_said_once_where_nothing_is_found() -> None:
    said = words_of(replace(SHEET, title=SHEET.subject).svg)
    assert [one.text for one in said][:2] == [SHEET.subject, SHEET.subtitle]


def test_a_sheet_without_an_address_ends_with_its_licence() -> None:
    assert words_of(replace(SHEET, address="").svg)[-1].text == SHEET.notes[-1]


def test_words_of_any_length_stand_within_the_sheet_on_nothing_else() -> None:
    long = " ".join(["Betriebsgenehmigungsverfahrensbeschleunigung"] * 9)
    sheet = replace(SHEET, title=long, subtitle=long, notes=(long, "x" * 400), key=())
    assert faults_of(sheet.svg) == []
    right = max(one.right for one in words_of(sheet.svg))
    assert right <= WIDTH - MARGIN
    assert sheet.height > SHEET.height + 200


def test_a_picture_is_the_sheet_in_points() -> None:
    picture = Image.open(BytesIO(picture_of(SHEET.svg.encode())))
    assert picture.size == SHEET.png_size
    assert SHEET.png_size[0] == PNG_WIDTH


def test_words_in_letters_that_the_fonts_lack_are_known() -> None:
    assert SHEET.is_lettered
    assert not replace(SHEET, title="日本の協力").is_lettered
