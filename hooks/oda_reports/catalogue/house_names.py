"""Where a name of the house register stands in a text, and a spelling that it forbids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache

from oda_reports.records.glossary import Name
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.references import blanked

_QUOTED = re.compile("“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]")


def forms_of(name: Name) -> tuple[str, ...]:
    """The name as it may be written: short, and in full."""
    return (name.short, name.long) if name.long else (name.short,)


def form_in(name: Name, text: str) -> str | None:
    """The form of a name that a text has, as words of their own."""
    return next(
        (form for form in forms_of(name) if form in text and _words(form).search(text)), None
    )


def right_form(name: Name, wrong: str) -> str:
    """The form of a name that is most like a spelling that it forbids."""
    return max(forms_of(name), key=lambda form: SequenceMatcher(None, form, wrong).ratio())


def forbidden_in(names: Iterable[Name], text: str) -> Iterator[tuple[str, Name]]:
    """Spellings in a text that names forbid, each with its name.

    What is quoted, code or the address of a link is not the text's own. A spelling inside a name
    that is right is no mistake.
    """
    found = [(wrong, name) for name in names for wrong in name.forbidden if wrong in text]
    if not found:
        return
    own = _QUOTED.sub("“”", blanked(text))
    right = sorted((form for name in names for form in forms_of(name)), key=len)
    for wrong, name in found:
        rest = own
        for form in reversed(right):
            if wrong in form:
                rest = _words(form).sub("", rest)
        if _words(wrong).search(rest):
            yield wrong, name


def is_valid_at(name: Name, date: PartialDate) -> bool:
    """Whether a name can have been right at a date, as far as both are known."""
    too_early = name.valid_from is not None and date.last_day < name.valid_from.first_day
    too_late = name.valid_to is not None and date.first_day > name.valid_to.last_day
    return not (too_early or too_late)


@cache
def _words(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
