"""Random records that the check passes, made into a site and a book."""

from __future__ import annotations

import random

from random_reports import NOTHING, made_of


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """How many random reports were sound and became sites and books, and why others did not."""
    tried, failures = 0, []
    for number in range(seed, seed + count):
        why = made_of(random.Random(number))
        tried += why != NOTHING
        if why not in ("", NOTHING):
            failures.append(f"seed {number}: {why}")
    return tried, failures
