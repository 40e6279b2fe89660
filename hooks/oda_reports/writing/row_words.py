"""What the row of a project says in words, on a page and in the index that a filter reads."""

from __future__ import annotations

from oda_reports.catalogue.facets import ProjectTime
from oda_reports.figures import messages
from oda_reports.figures.formatting import Formatter
from oda_reports.records.parts import Period
from oda_reports.records.vocabulary import NOT_BOUND, Match
from oda_reports.writing.captions import counted
from oda_reports.writing.pages.project_rows import RowAmount


def period(formatter: Formatter, of: Period) -> str:
    """From when to when, as far as it is known."""
    start = formatter.date(of.start) if of.start else ""
    end = formatter.date(of.end) if of.end else ""
    if start and end:
        dates = f"{start} – {end}"
    else:
        dates = messages.since(start) if start else messages.until(end) if end else ""
    return "; ".join(filter(None, (dates, of.duration)))


def years(formatter: Formatter, time: ProjectTime) -> str:
    """From when to when a project runs: a period as it is stated, of dates the years alone."""
    if time.period:
        return period(formatter, time.period)
    ends = (messages.short_year(date) for date in (time.first, time.last) if date)
    said = "\N{EN DASH}".join(dict.fromkeys(ends))
    return messages.said(said, inferred=time.is_inferred)


def beside_amount(formatter: Formatter, one: RowAmount, *, is_alone: bool) -> str:
    """What stands beside an amount: which of several it is, for whom, whether it is shared.

    And that it is only announced or planned, and that it is this project's by a conclusion of ours.
    """
    flow = one.figure.flow
    announced = flow.label.lower() if flow in NOT_BOUND else ""
    which = "" if is_alone else years(formatter, one.time) or counted(one.figure)
    shared = messages.SHARED_ONCE if one.is_shared else ""
    match = messages.LINK_INFERRED if one.figure.match is Match.INFERRED else ""
    return "; ".join(filter(None, (announced, which, ", ".join(one.areas), shared, match)))
