"""The colours of the site's stylesheets, and how well they are told apart."""

from __future__ import annotations

import re

from conftest import ROOT

SELECTORS = {"light": ":root", "dark": '[data-md-color-scheme="slate"]'}


def palettes(*stylesheets: str) -> dict[str, dict[str, str]]:
    """The colours of some stylesheets by name, light and dark."""
    folder = ROOT / "docs" / "assets"
    styles = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in stylesheets)
    return {
        name: dict(
            re.findall(
                r"--oda-([a-z0-9-]+): (#[0-9a-f]{6});",
                "\n".join(re.findall(rf"{re.escape(selector)} \{{(.*?)\}}", styles, re.DOTALL)),
            )
        )
        for name, selector in SELECTORS.items()
    }


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2."""

    def light(colour: str) -> float:
        red, green, blue = _linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def _linear(colour: str) -> list[float]:
    """Red, green and blue as parts of the light of a screen."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


SEEING = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no colours": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""What becomes of red, green and blue light in an eye: protanopia and deuteranopia as Machado,
Oliveira and Fernandes have them (2009), and grey paper."""


def lightness(colour: str, seeing: str = "all colours") -> float:
    """How light a colour looks, from 0 to 100 (L* of CIELAB), to an eye of this kind."""
    light = _linear(colour)
    seen = [sum(a * b for a, b in zip(row, light, strict=True)) for row in SEEING[seeing]]
    luminance = sum(
        a * min(1.0, max(0.0, b)) for a, b in zip((0.2126, 0.7152, 0.0722), seen, strict=True)
    )
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance
