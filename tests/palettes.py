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
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)
