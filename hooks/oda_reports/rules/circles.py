"""Ways that lead back to where they begin: a part of a part of itself."""

from __future__ import annotations

from collections.abc import Callable


def circle_from(start: str, above: Callable[[str], str | None]) -> list[str]:
    """The way from a name step by step up to itself; none where it ends or circles elsewhere.

    ``above`` gives the name above one, or None where there is none.
    """
    way = [start]
    step = above(start)
    while step is not None and step not in way:
        way.append(step)
        step = above(step)
    return way if step == start else []
