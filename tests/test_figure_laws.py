"""Laws of figures that say anything a figure can say.

- What a figure says of itself can be read in every place that shows it, or is context there.
- Two figures that differ in what tells figures apart share no citation, no trail and no row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace

import pytest
from hypothesis import assume, given
from oda_reports.exports.figures_csv import figures_csv
from oda_reports.figures import messages
from oda_reports.figures.aspects import ASPECTS, Aspect, differing
from oda_reports.figures.formatting import Formatter
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Match
from oda_reports.review.changes_markdown import changes_markdown
from oda_reports.review.figure_changes import FigureChange, figure_changes
from oda_reports.review.reading_changes import ReadingChanges
from oda_reports.review.review import Review
from oda_reports.review.told_figures import tell_changes
from oda_reports.writing.captions import COUNTED, MEASURED, REMARKS, caption
from oda_reports.writing.marks import Glossary, PageMarks, PageState
from oda_reports.writing.pages.page import Context, Page
from oda_reports.writing.pages.projects import project_pages
from oda_reports.writing.pages.statistics import statistic_pages
from oda_reports.writing.prose import plain_text
from oda_reports.writing.rendering import Renderer
from oda_reports.writing.trails import citation, trail
from random_figures import PAIRS, STATED, Stated

FORMATTER = Formatter()
KEPT = frozenset({"note", "read"})
"""What stands on the page of a figure's record, to which each place leads."""
LINKED = frozenset({"source"})
"""What a number beside the figure leads to."""
NESTED = frozenset({"part_of"})
"""What the list shows in which a part stands below its whole."""
HOME = Page("index.md", "Home", Context())


@dataclass(frozen=True)
class Place:
    """Where a figure stands: what can be read there, and what is context."""

    name: str
    read: Callable[[Stated], str]
    context: frozenset[str]
    of_statistic: frozenset[str] = frozenset()
    """What is context there too, where the figure is a value of a statistic."""
    of_project: frozenset[str] = frozenset()
    """The same of an amount or a result of a project."""


def marks_of(stated: Stated) -> PageMarks:
    return PageMarks(stated.catalogue, FORMATTER, Glossary(()), PageState("somewhere/"))


def key_figure(stated: Stated) -> str:
    mark = marks_of(stated).figure_of(stated.figure, listed=True)
    about = caption(stated.figure, stated.catalogue, FORMATTER, None)
    return f"{mark} {about}"


def whole_trail(stated: Stated) -> str:
    return " ".join(astuple(trail(stated.figure, marks_of(stated))))


def citations(stated: Stated) -> str:
    """What each of the three forms of a citation says; each has it all."""
    made = citation(stated.figure, stated.catalogue, FORMATTER)
    csl = json.dumps(made.csl, ensure_ascii=False)
    words = f"{made.title} {made.source}"
    assert made.title in made.text
    assert made.title in csl
    assert made.title in made.bibtex.replace("\\", "")
    return words


def own_page(stated: Stated) -> str:
    """The page of a figure's record, above what lists its figures and sources once more."""
    catalogue = stated.catalogue
    pages = {
        page.path: page for page in (*project_pages(catalogue, {}), *statistic_pages(catalogue))
    }
    pages[HOME.path] = HOME
    page = pages[f"{stated.figure.kind}/{stated.figure.record}.md"]
    body = Renderer(catalogue, pages).render(page).body
    return plain_text(re.split('## Figures on this page|<div class="oda-trail-data', body)[0])


def reviewed(stated: Stated) -> str:
    """What is said of a figure that is new."""
    empty = type(stated.catalogue)(stated.catalogue.report, ())
    new = [
        change
        for change in figure_changes(empty, stated.catalogue, {})
        if change.after and change.after.address == stated.figure.address
    ]
    return told(new)


def told(changes: list[FigureChange]) -> str:
    return changes_markdown(Review(tell_changes(changes, FORMATTER), reading=ReadingChanges()))


PLACES = (
    Place("key figure", key_figure, COUNTED | KEPT | LINKED | REMARKS, MEASURED),
    Place("trail", whole_trail, frozenset()),
    Place("citation", citations, frozenset({"edition"}) | REMARKS | KEPT),
    Place("own page", own_page, frozenset({"read"}) | COUNTED, of_project=NESTED),
    Place("review", reviewed, frozenset({"read"}), MEASURED),
)


def words_of(aspect: Aspect, stated: Stated, place: Place) -> Iterator[str]:
    """What ought to be read of an aspect in a place."""
    figure, catalogue = stated.figure, stated.catalogue
    source = catalogue.get(Source, figure.source)
    # A table of years names the unit and the sources of all its values, and leads to their places.
    in_table = place.name == "own page" and figure.area is not None
    match aspect.name:
        case "value":
            if in_table and figure.has_number:
                numbers = (figure.of_number(one) for one in figure.numbers)
                hedged = (replace(one, qualifier=figure.qualifier) for one in numbers)
                yield from map(FORMATTER.cell, hedged)
                yield figure.qualifier.label if figure.qualifier else ""
            else:
                yield FORMATTER.figure(figure)
        case "source":
            yield source.id if place.name == "review" else source.title
            yield "" if in_table else figure.place or ""
        case "read":
            yield FORMATTER.date(figure.read) if figure.read else ""
        case "note":
            yield figure.note or ""
            yield figure.editor_note or ""
        case "edition" if place.name == "trail":
            edition = source.edition or ""
            yield messages.said(edition, inferred=source.edition_inferred)
        case "match" if place.name == "own page":
            yield "inferred" if figure.match is Match.INFERRED else ""
        case "area" if figure.area:
            yield catalogue.area_name(figure.area)
        case _:
            yield aspect.words(figure, catalogue.called, FORMATTER)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
@given(stated=STATED)
def test_what_a_figure_says_can_be_read_wherever_it_stands(place: Place, stated: Stated) -> None:
    text = plain_text(place.read(stated)).casefold()
    context = place.context | (place.of_statistic if stated.figure.area else place.of_project)
    unread = [
        (aspect.name, words)
        for aspect in ASPECTS
        if aspect.name not in context
        for words in words_of(aspect, stated, place)
        if " ".join(words.split()).casefold() not in text
    ]
    assert unread == []


def shown(stated: Stated) -> dict[str, str]:
    """What stands for a figure in each place that shows one: a citation, a trail, a row."""
    files = figures_csv([stated.figure], stated.catalogue).decode("utf-8")
    return {
        "citation": citation(stated.figure, stated.catalogue, FORMATTER).text,
        "trail": whole_trail(stated),
        "row": files.partition("\n")[2],
    }


@given(pair=PAIRS)
def test_figures_that_differ_share_no_citation_no_trail_and_no_row(
    pair: tuple[Stated, Stated],
) -> None:
    one, other = pair
    different = [aspect for aspect in differing(one.figure, other.figure) if aspect.tells_apart]
    assume(different)
    first, second = shown(one), shown(other)
    assert first["citation"] != second["citation"]
    assert first["trail"] != second["trail"]
    # A row names the areas of the record where the figure itself names none.
    areas = [stated.catalogue.areas_of(stated.figure) for stated in pair]
    if areas[0] != areas[1] or any(aspect.name != "area" for aspect in different):
        assert first["row"] != second["row"]


@given(pair=PAIRS)
def test_no_figure_changes_without_a_row_that_names_what_changed(
    pair: tuple[Stated, Stated],
) -> None:
    one, other = pair
    different = {aspect.name: aspect for aspect in differing(one.figure, other.figure)}
    changes = figure_changes(one.catalogue, other.catalogue, {})
    found = [
        change
        for change in changes
        for figure in [change.after or change.before]
        if figure and figure.address in (one.figure.address, other.figure.address)
    ]
    assert bool(found) is bool(different)
    for change in found:
        if change.before and change.after:
            names = {aspect.name for aspect in change.aspects}
            names |= {"edition"} if "source" in names else set()  # which follows from it
            assert all(names & {name, *aspect.fields} for name, aspect in different.items())
            assert change.is_beside is not any(one.tells_apart for one in different.values())
        else:
            assert one.figure.address != other.figure.address
