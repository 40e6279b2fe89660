"""Whether the period of a project is over, held against the day that the report speaks from.

That day is the report's own, never today's: the same records say the same on every day.
"""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.records.fiscal_years import Day
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind, Stage

_SAY_IT_THEMSELVES = (Stage.COMPLETED, Stage.CANCELLED)


def report_day(catalogue: Catalogue) -> Day | None:
    """The first day on which the source that the report starts from can have been published.

    Without a date of that, the first day of the year that the edition is named after; else None.
    """
    source = catalogue.records.get((Kind.SOURCES, catalogue.report.source))
    if isinstance(source, Source) and source.published:
        return source.published.first_day
    try:
        return PartialDate.parse(str(catalogue.report.edition)).first_day
    except ValueError:
        return None


def ended(project: Project, catalogue: Catalogue) -> PartialDate | None:
    """When the period that a project states ended, if all of it lies before the report's day.

    None of one whose stage says that it has ended.
    """
    end = project.period.end if project.period else None
    today = report_day(catalogue)
    if end is None or today is None or end.last_day >= today:
        return None
    if project.status and project.status.stage in _SAY_IT_THEMSELVES:
        return None
    return end
