"""Texts that are kept small until they are read, as thousands of pages wait for the last one."""

from __future__ import annotations

import zlib
from typing import Any

_FASTEST = 1


class PackedText:
    """A field that holds a text in a fifth of the room; whoever reads it is given the text."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, one: Any, owner: type | None = None) -> str:
        if one is None:
            raise AttributeError(self._name)  # a field without a default
        return zlib.decompress(one.__dict__[self._name]).decode("utf-8", "surrogatepass")

    def __set__(self, one: Any, text: str) -> None:
        one.__dict__[self._name] = zlib.compress(text.encode("utf-8", "surrogatepass"), _FASTEST)
