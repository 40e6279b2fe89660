"""What stands in the place of what, in words: by edition, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.changes import Change
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.projects import FeatureReading, Project, StatusReading
from oda_reports.review.aspect_changes import known_by, side
from oda_reports.review.edition_changes import EditionChanges, edition_changes
from oda_reports.review.figure_changes import FigureChange, about_of
from oda_reports.review.printed_figures import PrintedFigures
from oda_reports.review.renamed_figures import Renames
from oda_reports.review.review import ToldEdition, ToldStanding, ToldValue
from oda_reports.review.standing_changes import (
    StandingFeature,
    StandingFigure,
    StandingStatus,
    standing_features,
    standing_figures,
    standing_statuses,
)
from oda_reports.review.told_figures import told_value
from oda_reports.writing.pages.page import record_path


@dataclass(frozen=True)
class StandingChanges:
    """All that stands in the place of something else, whatever it is."""

    figures: tuple[StandingFigure, ...] = ()
    statuses: tuple[StandingStatus, ...] = ()
    features: tuple[StandingFeature, ...] = ()


def standing_changes(
    base: Catalogue, head: Catalogue, renames: Renames, changes: Sequence[FigureChange]
) -> tuple[tuple[EditionChanges, ...], StandingChanges]:
    """The editions that came, and all that stands; less what ``changes`` say of one figure."""
    pairs = {(c.before.address, c.after.address) for c in changes if c.before and c.after}
    figures = standing_figures(base, head, renames)
    new = (c.after for c in changes if c.after and not c.before)
    return edition_changes(base, head, renames, new), StandingChanges(
        tuple(one for one in figures if (one.before.address, one.after.address) not in pairs),
        tuple(standing_statuses(base, head, renames)),
        tuple(standing_features(base, head, renames)),
    )


@dataclass(frozen=True)
class _Telling:
    """What it takes to tell of figures of the later state."""

    head: Catalogue
    formatter: Formatter
    printed: PrintedFigures | None

    def moment(self, figure: Figure) -> str:
        there = side(figure, self.head, Renames({}))
        return known_by(there, self.formatter, ("edition",))

    def _pages(self, one: StandingFigure) -> tuple[str, ...]:
        return self.printed.pages(one.before, one.after) if self.printed else ()

    def is_shown(self, one: StandingFigure) -> bool:
        """Whether some page prints it for the other, as far as pages could be made."""
        return self.printed is None or bool(self._pages(one))

    def of_edition(self, change: Change, stood: Sequence[StandingFigure]) -> ToldStanding:
        """A change between two editions, with the pages that print it for what stood."""
        pages = tuple(dict.fromkeys(page for one in stood for page in self._pages(one)))
        figure = change.figure
        return ToldStanding(
            figure.address,
            about_of(figure, self.head),
            self.moment(figure),
            told_value(change.before, self.formatter),
            told_value(change.after, self.formatter),
            ", ".join(each.label for each in change.classes),
            stands=bool(change.classes) and any(map(self.is_shown, stood)),
            pages=pages,
        )

    def of_figure(self, one: StandingFigure) -> ToldStanding:
        """A figure that stands for another for some other reason."""
        return ToldStanding(
            one.after.address,
            about_of(one.after, self.head),
            self.moment(one.after),
            told_value(one.before, self.formatter),
            told_value(one.after, self.formatter),
            one.cause.reason.value,
            one.cause.was,
            one.cause.now,
            stands=True,
            pages=self._pages(one),
        )


def tell_standing(
    editions: Iterable[EditionChanges],
    standing: StandingChanges,
    head: Catalogue,
    formatter: Formatter,
    printed: PrintedFigures | None,
) -> tuple[tuple[ToldEdition, ...], tuple[ToldStanding, ...]]:
    """The editions that came, and what else stands in the place of something, each told once.

    ``printed`` is None where no pages could be made: then whatever stands is told.
    """
    telling = _Telling(head, formatter, printed)
    stood: dict[str, list[StandingFigure]] = {}
    for one in standing.figures:
        stood.setdefault(one.after.address, []).append(one)
    others = {
        (_STATUS, one.project.id): _stands(_of_status(one.project, one.before, one.after), one)
        for one in standing.statuses
    } | {
        (_FEATURE, one.project.id): _stands(_of_feature(one.project, one.before, one.after), one)
        for one in standing.features
    }
    told = []
    for came in editions:
        rows = [
            telling.of_edition(change, stood.pop(change.after.address, []) if change.after else [])
            for change in came.figures
        ]
        rows += _of_projects(came, others)
        marks = (came.older.mark, came.newer.mark)
        told.append(ToldEdition(*marks, came.is_moved, came.is_ahead, tuple(rows)))
    left = [
        telling.of_figure(one) for pairs in stood.values() for one in pairs if telling.is_shown(one)
    ]
    return tuple(told), (*left, *others.values())


_STATUS, _FEATURE = "Status", "Featured"
_UNFEATURED, _FEATURED_OTHERWISE = "No longer featured", "Featured otherwise"


def _of_projects(
    came: EditionChanges, others: dict[tuple[str, str], ToldStanding]
) -> Iterator[ToldStanding]:
    """The statuses and features of an edition; what of them stands is taken out of the others."""
    statuses = (
        ((_STATUS, one.project.id), _of_status(one.project, one.before, one.after))
        for one in came.statuses
    )
    features = (
        ((_FEATURE, one.project.id), _of_feature(one.project, one.before, one.after))
        for one in came.features
    )
    for key, told in (*statuses, *features):
        stands = others.pop(key, None)
        yield replace(told, pages=stands.pages if stands else ())
    marks = (came.older.mark, came.newer.mark)
    for key in [key for key, one in others.items() if (one.was, one.now) == marks]:
        yield replace(others.pop(key), was="", now="")


def _of_status(project: Project, before: StatusReading, after: StatusReading) -> ToldStanding:
    was, now = (
        ToldValue(one.stage.label.lower(), None, "", one.source, one.place or "")
        for one in (before, after)
    )
    return ToldStanding("", project.title, "", was, now, _STATUS)


def _stands(told: ToldStanding, one: StandingStatus | StandingFeature) -> ToldStanding:
    """The same with why it stands there now, and the page that prints it."""
    return replace(
        told,
        was=one.cause.was,
        now=one.cause.now,
        is_lost=one.is_lost,
        pages=(record_path(one.project.kind, one.project.id),),
    )


def _of_feature(
    project: Project, before: FeatureReading | None, after: FeatureReading | None
) -> ToldStanding:
    was, now = (
        ToldValue(_feature_words(one), None, "", one.source or "", "") if one else None
        for one in (before, after)
    )
    became = _FEATURE if before is None else _UNFEATURED if after is None else _FEATURED_OTHERWISE
    return ToldStanding("", project.title, "", was, now, became)


def _feature_words(feature: FeatureReading) -> str:
    return feature.heading if feature.number is None else f"{feature.number}, {feature.heading}"
