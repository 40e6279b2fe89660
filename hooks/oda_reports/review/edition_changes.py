"""What an edition that came prints otherwise than the one before it, in one list for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import Change
from oda_reports.catalogue.editions import FeatureChange, StatusChange, Step, step
from oda_reports.figures.figure import Figure
from oda_reports.figures.page_messages import CLASSES_BY_WEIGHT
from oda_reports.records.editions import Printing, is_known
from oda_reports.records.vocabulary import ChangeClass, Kind
from oda_reports.review.figure_changes import printed_name
from oda_reports.review.renamed_figures import Renames


@dataclass(frozen=True)
class EditionChanges:
    """What the records hold of an edition that they did not, beside the edition before it.

    ``is_moved``: the report published the older one and publishes the newer one now. ``is_ahead``:
    the newer one is later than what the report publishes, so nothing of it stands.
    """

    older: Printing
    newer: Printing
    is_moved: bool
    is_ahead: bool
    figures: tuple[Change, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    features: tuple[FeatureChange, ...] = ()

    def __bool__(self) -> bool:
        return self.is_moved or bool(self.figures or self.statuses or self.features)


def edition_changes(
    base: Catalogue, head: Catalogue, renames: Renames, new: Iterable[Figure]
) -> tuple[EditionChanges, ...]:
    """The editions that came, each beside the one before it; ``new`` are the figures that are new.

    The edition that the report publishes now comes first, if it published another one.
    """
    new = tuple(new)
    moved = _moved(base, head)
    known = {printed_name(renames.figure(figure)) for figure in base.figures.values()}
    found = []
    for older, newer in _pairs(base, head, moved, new):
        whole = step(head, older, newer)
        is_moved = (older, newer) == moved
        came = {figure.address for figure in new}
        figures = [
            one
            for one in _told(whole)
            if (is_moved or _is_new(one, known)) and not _is_in_place(one, known, came)
        ]
        figures += list(_first_printed(newer, figures, new))
        earlier = step(base, older, newer)
        had = {one.project.id for one in earlier.statuses}
        featured = {one.project.id for one in earlier.features}
        found.append(
            EditionChanges(
                older,
                newer,
                is_moved,
                not is_known(newer, head.editions.own),
                tuple(sorted(figures, key=_by_class)),
                tuple(s for s in whole.statuses if is_moved or s.project.id not in had),
                tuple(f for f in whole.features if is_moved or f.project.id not in featured),
            )
        )
    return tuple(filter(None, found))


def _moved(base: Catalogue, head: Catalogue) -> tuple[Printing, Printing] | None:
    """The edition that the report published and that which it publishes now, if it is later."""
    was, now = base.editions.own, head.editions.own
    if not was or not now or was.publication != now.publication or was.rank >= now.rank:
        return None
    return _as_in(head, was), _as_in(head, now)


def _pairs(
    base: Catalogue,
    head: Catalogue,
    moved: tuple[Printing, Printing] | None,
    new: Iterable[Figure],
) -> Iterator[tuple[Printing, Printing]]:
    """The edition that the report moves to, and each that came and is newer than all before.

    One that the report does not publish yet comes as long as it does not.
    """
    if moved:
        yield moved
    known = {figure.printing for figure in base.figures.values() if figure.printing}
    came = {figure.printing for figure in new if figure.printing}
    for newer in sorted(came, key=lambda one: (one.publication, one.rank)):
        others = [one for one in known if one.publication == newer.publication and one != newer]
        if not others or (moved and newer == moved[1]):
            continue
        if newer in known and is_known(newer, base.editions.own):
            continue
        older = max(others, key=lambda one: one.rank)
        if older.rank < newer.rank:
            yield _as_in(head, older), newer


def _as_in(head: Catalogue, printing: Printing) -> Printing:
    """An edition as the later state has it: which publication is the report's own may differ."""
    same = (
        one
        for one in head.editions.by_source.values()
        if (one.publication, one.edition) == (printing.publication, printing.edition)
    )
    return next(same, printing)


def _told(whole: Step) -> tuple[Change, ...]:
    """What the newer edition prints, alike or otherwise, or says that it does not."""
    return (*whole.changed, *whole.only_newer, *whole.unchanged)


def _is_new(change: Change, known: Collection[str]) -> bool:
    return change.after is not None and printed_name(change.after) not in known


def _is_in_place(change: Change, known: Collection[str], came: Collection[str]) -> bool:
    """Whether it has nothing beside it since it was written over what stood there."""
    if change.before or not change.after or printed_name(change.after) in known:
        return False
    return change.after.address not in came


def _first_printed(
    newer: Printing, told: Iterable[Change], new: Iterable[Figure]
) -> Iterator[Change]:
    """What is new and of the edition, and has nothing that it could be set beside."""
    named = {change.figure.address for change in told}
    for figure in new:
        if figure.printing == newer and figure.address not in named:
            yield Change(None, figure, (ChangeClass.ONLY_NEWER,))


_ORDER = (*CLASSES_BY_WEIGHT, ChangeClass.ONLY_NEWER)


def _by_class(change: Change) -> tuple[int, bool]:
    """What replaces a number comes first, then what is new, and what is alike."""
    place = _ORDER.index(change.classes[0]) if change.classes else len(_ORDER)
    return place, change.figure.kind is not Kind.STATISTICS
