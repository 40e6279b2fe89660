"""Drawings as pictures of points."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from oda_reports.charts import rasters
from oda_reports.charts.rasters import SANS, SERIF, drawn_width, is_lettered, png
from PIL import Image

FONTS = Path(rasters.__file__).parent / "fonts"


def drawing(text: str, family: str = SANS, weight: int = 400) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><text x="5" y="40" '
        f'font-size="30" font-family="{family}" font-weight="{weight}">{text}</text></svg>'
    )


def ink(picture: bytes) -> int:
    """How many points of a picture are not white."""
    points = Image.open(BytesIO(picture)).convert("L").tobytes()
    return sum(point < 255 for point in points)


def test_a_picture_is_as_wide_as_is_asked_and_white_where_nothing_is_drawn() -> None:
    picture = Image.open(BytesIO(png(drawing(""), 600))).convert("RGB")
    assert picture.size == (600, 120)
    assert picture.getcolors() == [(600 * 120, (255, 255, 255))]


def test_a_drawing_gives_the_same_bytes_each_time() -> None:
    assert png(drawing("13,220 trainees"), 300) == png(drawing("13,220 trainees"), 300)


def test_the_narrow_space_of_french_numbers_is_drawn_as_the_space_that_the_fonts_have() -> None:
    narrow, wide = "1\u202f290", "1\u00a0290"
    assert is_lettered(narrow)
    assert drawn_width(narrow, 10) == drawn_width(wide, 10)
    assert png(drawing(narrow), 300) == png(drawing(wide), 300)


def test_each_font_and_weight_is_drawn_with_letters_of_its_own() -> None:
    looks = [png(drawing("Aa", *look), 300) for look in ((SANS, 400), (SANS, 600), (SERIF, 600))]
    assert len(set(looks)) == 3
    assert all(ink(look) for look in looks)


def test_no_font_of_the_machine_is_taken() -> None:
    assert png(drawing("Aa", "DejaVu Sans"), 300) == png(drawing("Aa", SERIF), 300)


@pytest.mark.parametrize("text", ["Côte d'Orlan", "Şuşa − 1.5 %", ""])
def test_latin_words_are_lettered(text: str) -> None:
    assert is_lettered(text)


@pytest.mark.parametrize("text", ["日本", "Кыргыз", "საქართველო", "a\u200bb"])
def test_words_in_other_scripts_are_not(text: str) -> None:
    assert not is_lettered(text)


def test_the_list_of_letters_is_what_all_fonts_have() -> None:
    known = [set(TTFont(path).getBestCmap()) for path in FONTS.glob("*.ttf")]
    listed = (FONTS / "letters.txt").read_text("utf-8").removesuffix("\n")
    assert len(known) == 3
    assert set(map(ord, listed)) == set.intersection(*known) - {0x200B}


@pytest.mark.parametrize(("look", "name"), rasters.FILES.items())
def test_the_list_of_widths_is_what_each_font_has(look: tuple[str, int], name: str) -> None:
    font = TTFont(FONTS / f"{name}.ttf")
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    letters = (FONTS / "letters.txt").read_text("utf-8").removesuffix("\n")
    reckoned = [drawn_width(letter, 1000, *look) for letter in letters]
    assert reckoned == [widths[glyphs[ord(letter)]][0] for letter in letters]


@pytest.mark.parametrize("look", rasters.FILES)
def test_a_text_is_drawn_no_wider_than_is_reckoned(look: tuple[str, int]) -> None:
    words = "Wilhelm’s Office: 13,220 AVATAR"
    room = int(drawn_width(words, 30, *look)) + 6
    long = drawing(words, *look).replace("300 60", "900 60")
    points = Image.open(BytesIO(png(long, 900))).convert("L")
    assert min(points.crop((room, 0, 900, 60)).tobytes()) == 255, "nothing is right of it"
    assert min(points.crop((room - 40, 0, room, 60)).tobytes()) < 255, "and nearly all is needed"


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"(?i)svg"):
        png("<p>no drawing</p>", 300)


def test_a_picture_that_is_kept_is_drawn_once_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = png(drawing("kept"), 300)
    rasters.keep_in(tmp_path)
    try:
        assert png(drawing("kept"), 300) == alone
        monkeypatch.setattr(rasters, "_drawn", lambda *_: b"drawn again")
        assert png(drawing("kept"), 300) == alone
        assert png(drawing("kept"), 301) == b"drawn again"
        assert png(drawing("other"), 300) == b"drawn again"
    finally:
        rasters.keep_in(None)
