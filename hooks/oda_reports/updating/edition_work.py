"""The work of a year in the order in which it is done, less what an editor has ticked off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from oda_reports.rules.checking import Checking
from oda_reports.updating.chores import Chore
from oda_reports.updating.next_editions import NextEdition, next_edition
from oda_reports.updating.printed_chores import (
    features_left,
    readings_left,
    statuses_left,
    values_left,
)
from oda_reports.updating.report_chores import (
    folder_left,
    old_sources_left,
    publishing_left,
    source_left,
)
from oda_reports.updating.text_chores import key_figures_left, texts_left

STEPS: tuple[Callable[[NextEdition], Iterator[Chore]], ...] = (
    folder_left,
    source_left,
    values_left,
    readings_left,
    statuses_left,
    features_left,
    publishing_left,
    old_sources_left,
    key_figures_left,
    texts_left,
)
"""What is asked, in the order of the work: texts can cite an edition only once it is no draft."""


def work_left(checking: Checking, publication: str, edition: str) -> tuple[Chore, ...]:
    """What is left to do until a report has gone over to an edition; raises ``CannotUpdate``."""
    following = next_edition(checking, publication, edition)
    kept = [place for source in following.sources for place in source.kept]
    return tuple(
        chore for step in STEPS for chore in step(following) if not chore.is_ticked_off(kept)
    )
