"""What readers are told of corrections: in a notice, beside a figure, in its trail."""

from __future__ import annotations

from oda_reports.catalogue.corrections import Corrected
from oda_reports.figures import messages
from oda_reports.figures.figure import decimals_of
from oda_reports.figures.formatting import Formatter
from oda_reports.records.field_types import MOST_DECIMALS
from oda_reports.records.projects import StatusReading
from oda_reports.records.vocabulary import Stage, ValueState

ADDRESS = "corrections/"
"""Where all corrections stand, below the site's root."""

_STAGES = {term.value: term.label for term in Stage}
_STATES = {term.value: term.label.lower() for term in ValueState}


def what_stood(one: Corrected, formatter: Formatter) -> str:
    """What stood there, written as what stands there now."""
    was = one.correction.was
    if isinstance(was, str):
        terms = _STAGES if isinstance(one.now, StatusReading) else _STATES
        return terms.get(was) or messages.in_quotation_marks(was)
    if one.before:
        return formatter.figure(one.before)
    return formatter.number(was, min(decimals_of(was), MOST_DECIMALS))


def day_of(one: Corrected, formatter: Formatter) -> str:
    """On which day it was corrected."""
    return messages.corrected_on(formatter.date(one.correction.until))


def notice(one: Corrected, formatter: Formatter) -> str:
    """All that is to be known of a correction but what it is of."""
    until, since = (formatter.date(day) for day in (one.correction.until, one.correction.since))
    return messages.correction(until, what_stood(one, formatter), since, one.why)
