"""A drawing (SVG) as a picture of points (PNG), in fonts of the program and no others."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from oda_reports.keeping.kept_files import KeptFiles

SANS = "ODA Sans"
"""What is written in a picture: there are the weights 400 and 600."""
SERIF = "ODA Serif"
"""Headings of a picture: there is the weight 600."""

FONTS = Path(__file__).parent / "fonts"
"""Where the fonts of pictures lie: those of pages in other files, with all letters in one."""
FILES = {
    (SANS, 400): "oda-sans-regular",
    (SANS, 600): "oda-sans-semibold",
    (SERIF, 600): "oda-serif-semibold",
}
"""The font of each family and weight, by the name of its file."""


_DRAWN_AS = str.maketrans("\u202f", "\u00a0")
"""What stands for a sign that the fonts lack: the narrow space of French numbers."""

_kept: list[KeptFiles] = []


def keep_in(folder: Path | None) -> None:
    """From here on each picture is kept in a folder, and drawn once; of None, each is drawn."""
    _kept[:] = [KeptFiles(folder)] if folder else []


def png(svg: str, width: int) -> bytes:
    """The drawing so many points wide, on white: the same bytes on every machine.

    It is looked at alone: no style of a page holds in it. Letters that the fonts do not have are
    drawn as boxes, so ask ``is_lettered`` before. Raises ``ValueError`` for what is no SVG.
    """
    if not _kept:
        return _drawn(svg, width)
    made_from = f"{_renderer_and_fonts()} {width} {svg}".encode()
    return _kept[0].get(made_from, lambda: _drawn(svg, width))


def _drawn(svg: str, width: int) -> bytes:
    # A command that makes no picture does without the renderer.
    from resvg_py import svg_to_bytes  # noqa: PLC0415

    return bytes(
        svg_to_bytes(
            svg_string=svg.translate(_DRAWN_AS),
            width=width,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(path) for path in _font_files()],
            font_family=SANS,
            sans_serif_family=SANS,
            serif_family=SERIF,
        )
    )


def _font_files() -> list[Path]:
    return sorted(FONTS.glob("*.ttf"))


@cache
def _renderer_and_fonts() -> str:
    """What a picture hangs on besides its drawing."""
    from resvg_py import __resvg_version__, __version__  # noqa: PLC0415

    fonts = sha256(b"".join(path.read_bytes() for path in _font_files())).hexdigest()
    return f"{__version__} {__resvg_version__} {fonts}"


def is_lettered(text: str) -> bool:
    """Whether the fonts have every letter of a text."""
    return _widths()[FILES[SANS, 400]].keys() >= set(text.translate(_DRAWN_AS))


def drawn_width(text: str, size: float, family: str = SANS, weight: int = 400) -> float:
    """How much room a text takes at a size of type, letters moved together aside.

    Only for what ``is_lettered``; ``family`` and ``weight`` are those of a font of the program.
    """
    widths = _widths()[FILES[family, weight]]
    return sum(widths[letter] for letter in text.translate(_DRAWN_AS)) * size / 1000


@cache
def _widths() -> dict[str, dict[str, int]]:
    """How wide each letter is in each font, in thousandths of the size."""
    letters = (FONTS / "letters.txt").read_text("utf-8").removesuffix("\n")
    lines = (FONTS / "widths.txt").read_text("utf-8").splitlines()
    fonts = (line.split(" ") for line in lines)
    return {name: dict(zip(letters, map(int, widths), strict=True)) for name, *widths in fonts}
