"""Characters that nobody sees: which they are, and what may be done with one in a text.

``unicodedata`` does not know the property Default_Ignorable_Code_Point, so its ranges stand here as
Unicode's DerivedCoreProperties.txt has them, with those of characters to come.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SYMBOLS = (
    "0-9#*\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3000-\u303f\u3200-\u32ff\U0001f000-\U0001faff"
)
_MARKED_LETTERS = "\u1000-\u109f\ua840-\ua877\uaa60-\uaa7f\uff00-\uffef"
_NEEDLESS = (
    "\u00ad\u034f\u200b\u2060-\u2065\ufeff\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""What says nothing: hyphens, spaces and joiners of no width, tags. Words stay without them."""
_BLANKS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159"
"""What is drawn as an empty place: fillers of Hangul, the empty Braille pattern."""
_OF_ORDER = "\u061c\u200c-\u200f\u202a-\u202e\u2066-\u206f"
"""What joins letters or turns their order round."""
_NO_TEXT = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"
    "\U000f0000-\U0010ffff"
)
"""Control characters, and those that have no meaning but by agreement."""
_MISPLACED = (
    f"(?<![{_SYMBOLS}{_IDEOGRAPHS}{_MARKED_LETTERS}])[\ufe00-\ufe0f]"
    f"|(?<![{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]|(?<![\u1820-\u18aa])[\u180b-\u180f]"
)
"""Selectors of a variant behind what has none: they mean something behind a symbol or an emoji, an
ideograph, a letter of Mongolian and a few more scripts."""

_NEEDLESS_ANYWHERE = re.compile(f"[{_NEEDLESS}]|{_MISPLACED}")
_ALWAYS = f"{_NEEDLESS}{_BLANKS}{_OF_ORDER}{_NO_TEXT}"
_INVISIBLE = re.compile(f"[{_ALWAYS}]|{_MISPLACED}")
# A class alone is searched for many times as fast as one beside others with conditions.
_PERHAPS = re.compile(f"[{_ALWAYS}\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f]")


class Invisible(NamedTuple):
    """A character that nobody sees, and where in the text it stands."""

    start: int
    char: str
    instead: str
    """What can stand in its place."""
    is_needless: bool
    """Whether the text says the same without it."""


def find_invisible(text: str) -> Invisible | None:
    """The first character of a text that nobody sees; line ends and tabs are none."""
    perhaps = _PERHAPS.search(text)
    found = perhaps and _INVISIBLE.search(text, perhaps.start())
    if not found:
        return None
    is_needless = _NEEDLESS_ANYWHERE.match(text, found.start()) is not None
    instead = " " if re.match(f"[{_BLANKS}]", found[0]) else ""
    return Invisible(found.start(), found[0], instead, is_needless)


def escape_invisible(text: str) -> str:
    """The text with each of them as a code that can be seen."""
    return _INVISIBLE.sub(lambda found: _code(found[0]), text)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"
