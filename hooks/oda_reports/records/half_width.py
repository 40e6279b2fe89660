"""Signs of East Asian keyboards and digits of other scripts, as a Latin keyboard writes them."""

from __future__ import annotations

import re
import unicodedata

_OTHERS = re.compile(r"[\u3000\uff01-\uff5e\uffe1\uffe5\uffe6]|(?![0-9])\d")
_SIGNS = {"\u3000": " ", "\uffe1": "£", "\uffe5": "¥", "\uffe6": "₩"}


def half_width(text: str) -> str:
    """The text with each wide sign, and each digit of another script, as the one it stands for.

    One character stands in the place of one: what is found here has the same place in the text.
    """
    return text if text.isascii() else _OTHERS.sub(lambda found: _half(found[0]), text)


def _half(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return _SIGNS.get(sign) or chr(ord(sign) - 0xFEE0)
