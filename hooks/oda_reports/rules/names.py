"""Names: the report's own words write them as its register of names has them."""

from __future__ import annotations

from collections.abc import Iterator

from oda_reports.catalogue.house_names import (
    forbidden_in,
    form_in,
    forms_of,
    is_valid_at,
    right_form,
)
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.events import Event
from oda_reports.records.glossary import Name
from oda_reports.records.marked_fields import own_texts
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.rules.checking import Checking


def forbidden_spellings_are_not_used(checking: Checking) -> Iterator[Problem]:
    """A spelling that the register of names forbids stands in no text of the report's own."""
    names = _registered(checking)
    right = {form for name in names for form in forms_of(name)}
    if not any(name.forbidden for name in names):
        return
    for origin, loc, text, record in _texts(checking):
        for wrong, name in forbidden_in(names, text):
            if wrong in right:
                continue  # the register contradicts itself, which is told there
            if isinstance(record, Event) and not is_valid_at(name, record.date):
                continue
            form = right_form(name, wrong)
            yield origin.problem(
                loc,
                "W430",
                f"'{wrong}' is not used in this report: the name is '{form}'",
                f"write '{form}'; words of a source stand between “ and ”",
                needle=wrong,
                # Where it stands more than once, the first place may be a quotation.
                instead=form if text.count(wrong) == 1 else None,
            )


def names_are_of_their_time(checking: Checking) -> Iterator[Problem]:
    """An event is not told with a name that was not in use yet, or not any more, at its date."""
    dated = [name for name in _registered(checking) if name.valid_from or name.valid_to]
    for record in checking.folder.records if dated else ():
        if not isinstance(record, Event):
            continue
        for name in dated:
            if is_valid_at(name, record.date):
                continue
            found = ((loc, form_in(name, text)) for loc, text in own_texts(record))
            loc, form = next((one for one in found if one[1]), ((), None))
            if form:
                since = f" since {name.valid_from}" if name.valid_from else ""
                until = f" until {name.valid_to}" if name.valid_to else ""
                yield checking.origin(record).problem(
                    loc,
                    "W431",
                    f"the name '{form}' is right{since}{until}, and the event is of {record.date}",
                    "write the name of that time, or say that today's name is meant and "
                    "waive this warning",
                    needle=form,
                )


def names_do_not_contradict(checking: Checking) -> Iterator[Problem]:
    """No name of the register is a spelling that it forbids."""
    names = _registered(checking)
    for name in names:
        for index, wrong in enumerate(name.forbidden):
            other = next((n for n in names if wrong in forms_of(n)), None)
            if other is not None and _meet(name, other):
                yield checking.origin(name).problem(
                    ("forbidden", index),
                    "W432",
                    f"'{wrong}' is forbidden here, and is the name '{other.id}'",
                    "remove one of the two, or give both the years in which they are right",
                )


def _meet(one: Name, other: Name) -> bool:
    """Whether two names can hold at the same time."""
    if one is other:
        return True
    apart = any(
        a.valid_to and b.valid_from and a.valid_to.last_day < b.valid_from.first_day
        for a, b in ((one, other), (other, one))
    )
    return not apart


def _registered(checking: Checking) -> tuple[Name, ...]:
    """The names that hold for the report's language."""
    language = checking.catalogue.report.language[:2]
    return tuple(name for name in checking.catalogue.names if name.language in (None, language))


def _texts(checking: Checking) -> Iterator[tuple[Origin, Loc, str, Record | None]]:
    """Every text in the report's own words; the register itself may say what it forbids."""
    folder = checking.folder
    models: list[Record | Report] = [*folder.records]
    if folder.report is not None:
        models.append(folder.report)
    for model in models:
        if isinstance(model, Name):
            continue
        record = model if isinstance(model, Record) else None
        origin = checking.origin(record) if record else folder.origins["report", "report"]
        for loc, text in own_texts(model):
            yield origin, loc, text, record
    for name, text in folder.texts.items():
        yield folder.origins["pages", name], (), text, None
