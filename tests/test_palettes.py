"""The colours of type and of drawings: told from what they lie on, in both palettes (WCAG 2.2)."""

from __future__ import annotations

import pytest
from palettes import contrast, palettes

PALETTES = palettes("report", "charts")


def test_both_palettes_give_the_same_names() -> None:
    assert PALETTES["light"].keys() == PALETTES["dark"].keys()
    assert len(PALETTES["light"]) > 12


@pytest.mark.parametrize("name", PALETTES)
def test_type_can_be_read(name: str) -> None:
    colours = PALETTES[name]
    for type_ in ("ink", "ink-2", "brand", "link", "accent"):
        for ground in ("paper", "tint"):
            assert contrast(colours[type_], colours[ground]) >= 4.5, (type_, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_the_marks_of_charts_can_be_told_from_the_page(name: str) -> None:
    colours = PALETTES[name]
    for mark in ("above", "below", "ink", "line-strong", "accent"):
        assert contrast(colours[mark], colours["paper"]) >= 3, mark
    for quiet in ("gap", "track"):
        assert contrast(colours["ink"], colours[quiet]) >= 4.5, quiet
