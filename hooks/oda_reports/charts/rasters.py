"""A drawing (SVG) as a picture of points (PNG), in fonts of the program and no others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SANS = "ODA Sans"
"""What is written in a picture: there are the weights 400 and 600."""
SERIF = "ODA Serif"
"""Headings of a picture: there is the weight 600."""

_FONTS = Path(__file__).parent / "fonts"


def png(svg: str, width: int) -> bytes:
    """The drawing so many points wide, on white: the same bytes on every machine.

    It is looked at alone: no style of a page holds in it. Letters that the fonts do not have are
    drawn as boxes, so ask ``is_lettered`` before. Raises ``ValueError`` for what is no SVG.
    """
    # A command that makes no picture does without the renderer.
    from resvg_py import svg_to_bytes  # noqa: PLC0415

    return bytes(
        svg_to_bytes(
            svg_string=svg,
            width=width,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(path) for path in _FONTS.glob("*.ttf")],
            font_family=SANS,
            sans_serif_family=SANS,
            serif_family=SERIF,
        )
    )


def is_lettered(text: str) -> bool:
    """Whether the fonts have every letter of a text."""
    return _letters().issuperset(text)


@cache
def _letters() -> frozenset[str]:
    return frozenset((_FONTS / "letters.txt").read_text("utf-8").removesuffix("\n"))
