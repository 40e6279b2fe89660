"""A line of a terminal that counts long work while it goes on."""

from __future__ import annotations

import sys
from typing import TextIO

_MANY = 100
"""Fewer things are made before anybody asks how many there are."""
_TIMES = 50
"""How often the line is written anew until the work is done."""


class CountedLine:
    """Says on a terminal how much of long work is done, and is gone when it is."""

    def __init__(self, words: str, stream: TextIO | None = None) -> None:
        self._words = words
        self._stream = stream or sys.stderr
        self._length = 0

    def tell(self, done: int, total: int) -> None:
        """So many of so many things are done."""
        if total >= _MANY and done % (total // _TIMES) == 0 and self._stream.isatty():
            self._write(f"{self._words}: {done:,} of {total:,}")

    def clear(self) -> None:
        """Takes the line away."""
        if self._length:
            self._write("")

    def _write(self, text: str) -> None:
        self._stream.write(f"\r{text.ljust(self._length)}\r{text}")
        self._stream.flush()
        self._length = len(text)
