"""How long the longest try of this process took, for modules that time each of theirs."""

from __future__ import annotations


class Watch:
    """Keeps the longest of some tries, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0

    def note(self, seconds: float) -> None:
        """One try took so long."""
        self.longest = max(self.longest, seconds)


WATCH = Watch()
"""The one of this process, which is read when its part of the long run ends."""
