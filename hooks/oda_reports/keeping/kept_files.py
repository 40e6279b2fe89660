"""What takes long to make, kept in a folder that may be deleted at any time.

A file is kept under the sum of all that it is made from, and begins with the sum of what it holds:
one that is cut short, foreign or from another version is made anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

ROOM = 100_000_000
"""Bytes that are kept; of more, what was not used for the longest time goes."""
_SUM = 32


class KeptFiles:
    """A folder of them; where it cannot be written to, nothing is kept and nothing is said."""

    def __init__(self, folder: Path, room: int = ROOM) -> None:
        self.folder = folder
        self.room = room
        self._is_cleared = False

    def get(self, made_from: bytes, make: Callable[[], bytes]) -> bytes:
        """What is made from this: as it is kept, else made and kept."""
        path = self.folder / sha256(made_from).hexdigest()
        with suppress(OSError):
            kept = path.read_bytes()
            if kept[:_SUM] == sha256(kept[_SUM:]).digest():
                os.utime(path)
                return kept[_SUM:]
        content = make()
        with suppress(OSError):
            self._keep(path, content)
        return content

    def _keep(self, path: Path, content: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_bytes(sha256(content).digest() + content)
        beside.replace(path)
        if not self._is_cleared:
            self._is_cleared = True
            self._clear()

    def _clear(self) -> None:
        """Lets the oldest go where there is more than there is room for."""
        found = sorted((path.stat().st_mtime, path) for path in self.folder.iterdir())
        size = sum(path.stat().st_size for _, path in found)
        for _, path in found:
            if size <= self.room:
                return
            size -= path.stat().st_size
            path.unlink(missing_ok=True)
