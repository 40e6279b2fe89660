"""Lists of which a page shows the first, and folds the others away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def fold(
    entries: Sequence[T], seen: int, whole: int | None = None
) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """The entries that are ``seen``, and the others; of no more than the ``whole``, all are seen.

    As a rule a single one more is not folded away.
    """
    limit = seen + 1 if whole is None else whole
    cut = seen if len(entries) > limit else len(entries)
    return tuple(entries[:cut]), tuple(entries[cut:])
