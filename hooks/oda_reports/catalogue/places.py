"""Where in its source a figure stands, and the words that stand there."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.sources import Fact
from oda_reports.records.vocabulary import Kind


def fact_of(figure: Figure, catalogue: Catalogue) -> Fact | None:
    """The fact of its source that a figure carries under its own address.

    Else the one that is said of all values of its statistic. What a source says of the record
    otherwise proves no number of it.
    """
    own = catalogue.facts_of(figure.address)
    of_all = [
        one
        for one in catalogue.facts_of(f"{Kind.STATISTICS}/{figure.record}")
        if figure.kind is Kind.STATISTICS and one[2].of_all_values
    ]
    for source, _, fact in (*own, *of_all):
        if source.id == figure.source and (fact.place or fact.excerpt):
            return fact
    return None


def place_of(figure: Figure, fact: Fact | None) -> str:
    """Where in its source a figure stands, by its own record or by the fact that it carries."""
    return figure.place or (fact.place if fact else None) or ""
