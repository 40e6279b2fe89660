"""Proof: what a record says of a figure is what the fact says that it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Loc, Problem
from oda_reports.records.field_types import plain
from oda_reports.records.sources import Fact, Source, StatedFigure
from oda_reports.records.statistics import Statistic
from oda_reports.rules.checking import Checking
from oda_reports.rules.stated_numbers import StatedNumber, stated_numbers

_NEAR = Decimal("0.15")
"""A number in our own words that differs from a value by less than this share is meant for it."""
_TELLING = 3
"""So many digits that are alike but for the place of the point are those of the same number."""
_BELOW_ZERO = re.compile(
    r"\b(?:minus|negative|paid back|repa(?:id|y)|return|cancel|withdr|less than nothing|below zero)"
    r"|[-−▲△(]\s?(?:[A-Z]{0,3}[$€£¥₩₹]\s?)?[0-9]",
    re.IGNORECASE,
)
"""What says that a number without a sign is below zero."""


def figures_say_what_their_facts_say(checking: Checking) -> Iterator[Problem]:
    """What a record says of a figure is what each fact says that names its address.

    With ``states`` the two are compared in what is said there: value, sign, unit, hedge, nature,
    flow. Without it, the value must stand in the excerpt. In our own words for the fact no number
    need stand; but one of the figure's kind (money, percent, a count) that is another is a slip at
    any distance, and where an excerpt has the value, one that is near or has its digits.
    """
    for source in checking.entered.sources:
        for key, fact in source.facts.items():
            for address in fact.carried_by:
                figure = checking.entered.carrier(address, source.id)
                if isinstance(figure, Figure) and figure.source == source.id:
                    yield from _compared(checking, source, key, fact, figure)


def _compared(
    checking: Checking, source: Source, key: str, fact: Fact, figure: Figure
) -> Iterator[Problem]:
    if fact.states:
        for field, stated, recorded in _unlike(fact.states, figure):
            said = f"the fact '{key}' of '{source.id}' states {stated}"
            loc = figure.value_loc if field == "value" else (*figure.loc, field)
            yield _differing(checking, source, key, said, "states", figure, loc, recorded)
        return
    if figure.has_number:
        if fact.excerpt and (says := _missing(fact.excerpt, figure)):
            said = f"the excerpt of '{source.id}' {says}"
            yield _differing(checking, source, key, said, "excerpt", figure)
        elif says := _contradicted(fact.text, figure, only_slips=bool(fact.excerpt)):
            said = f"the fact '{key}' of '{source.id}' {says}"
            yield _differing(checking, source, key, said, "text", figure)


def _differing(
    checking: Checking,
    source: Source,
    key: str,
    said: str,
    where: str,
    figure: Figure,
    loc: Loc | None = None,
    recorded: str = "",
) -> Problem:
    file = checking.origin(source).file
    return checking.folder.origins[figure.kind, figure.record].problem(
        loc or figure.value_loc,
        "E334",
        f"{said}, the record says {recorded or _written(figure)}",
        f"correct the value here, or the {where} of the fact '{key}' in {file}"
        if where != "states"
        else f"correct the record here, or what the fact '{key}' states in {file}; if it states "
        "that of another figure, make two facts of it",
    )


def _unlike(stated: StatedFigure, figure: Figure) -> Iterator[tuple[str, str, str]]:
    """The fields in which a record differs from a fact, with what each of them says."""
    if stated.value is not None and stated.value != figure.value:
        yield "value", plain(stated.value), _written(figure)
    unit = "currency" if figure.is_money else "unit"
    pairs = (
        (unit, stated.unit, figure.unit),
        ("qualifier", stated.qualifier, figure.qualifier),
        ("nature", stated.nature, figure.nature),
        ("flow", stated.flow, figure.flow),
    )
    for field, one, other in pairs:
        if one is not None and one != other:
            yield field, one.value, other.value if other else f"no {field}"


def _written(figure: Figure) -> str:
    """The number of a figure as the record has it, in whole units; money with its currency."""
    if figure.value is not None:
        number = plain(figure.value)
    elif figure.low is not None and figure.high is not None:
        number = f"{plain(figure.low)} to {plain(figure.high)}"
    else:
        number = f"'{figure.state.value}'"
    return f"{number} {figure.unit.value}" if figure.unit.is_money else number


def _missing(excerpt: str, figure: Figure) -> str:
    """What words in print say in the place of a figure's number; empty where they have it."""
    numbers = stated_numbers(excerpt, of_money=figure.unit.is_money)
    for wanted in _wanted(figure):
        of_the_kind = [number for number in numbers if _is_of_the_kind(number, figure)]
        if not _holds(numbers, wanted, figure, excerpt):
            found = of_the_kind or numbers
            return f"says {_nearest(found, wanted)}" if found else "has no number"
    return ""


def _contradicted(text: str, figure: Figure, *, only_slips: bool) -> str:
    """What our own words say against a figure's number; empty where they do not."""
    numbers = stated_numbers(text, of_money=figure.unit.is_money)
    for wanted in _wanted(figure):
        if _holds(numbers, wanted, figure, text):
            continue
        found = [number for number in numbers if _is_of_the_kind(number, figure)]
        if only_slips or not found:
            plainly = found or [number for number in numbers if not number.units]
            found = [number for number in plainly if _is_a_slip(number, wanted, figure)]
        if found:
            return f"says {_nearest(found, wanted)}"
    return ""


def _holds(numbers: Sequence[StatedNumber], wanted: Decimal, figure: Figure, text: str) -> bool:
    """Whether a text has a number of a figure.

    Beside numbers with a currency, those without one are of something else, but for 12 million.
    """
    has_kind = any(number.units and _is_of_the_kind(number, figure) for number in numbers)
    return any(
        _is(number, wanted, figure, text)
        for number in numbers
        if number.units or not has_kind or number.is_scaled
    )


def _wanted(figure: Figure) -> tuple[Decimal, ...]:
    """The numbers that must be said: the value, else both ends of the range."""
    if figure.value is not None:
        return (figure.value,)
    return tuple(number for number in (figure.low, figure.high) if number is not None)


def _is(number: StatedNumber, wanted: Decimal, figure: Figure, text: str) -> bool:
    """Whether a number of a text is one of a figure, in full or in the scale of its statistic."""
    if number.is_money and figure.unit.value not in number.units:
        return any(
            one.value == number.value and one.currency.value in number.units
            for one in figure.equivalents
        )
    if bool(number.units) and not _is_of_the_kind(number, figure):
        return False
    known = {wanted, _scaled(wanted, figure)}
    if wanted < 0 and _BELOW_ZERO.search(text):
        known |= {-one for one in known}
    return number.value in known


def _is_of_the_kind(number: StatedNumber, figure: Figure) -> bool:
    """Whether a number is written as one of a figure's unit is: with a currency, with percent."""
    if figure.unit.is_money:
        return number.is_money
    if figure.unit.value == "percent":
        return "percent" in number.units
    return not number.units


def _is_a_slip(number: StatedNumber, wanted: Decimal, figure: Figure) -> bool:
    """Whether a number is nearly the wanted one, or has its digits and another power of ten."""
    value = abs(wanted)
    for meant in (value, _scaled(value, figure)):
        if abs(abs(number.value) - meant) <= _NEAR * max(meant, abs(number.value)):
            return True
    digits = _digits(value)
    return len(digits) >= _TELLING and digits == _digits(number.value)


def _scaled(value: Decimal, figure: Figure) -> Decimal:
    """A value as its statistic writes it."""
    return value.scaleb(-figure.scale.exponent) if figure.scale else value


def _digits(value: Decimal) -> str:
    return plain(abs(value)).replace(".", "").strip("0")


def _nearest(numbers: Sequence[StatedNumber], wanted: Decimal) -> str:
    return min(numbers, key=lambda number: abs(number.value - abs(wanted))).written


def facts_of_all_values_are_of_statistics(checking: Checking) -> Iterator[Problem]:
    """What is said of all values is carried by a statistic, which alone has several."""
    for source in checking.entered.sources:
        for key, fact in source.facts.items():
            carriers = [checking.entered.carrier(address, source.id) for address in fact.carried_by]
            if fact.of_all_values and not any(isinstance(one, Statistic) for one in carriers):
                if any(one is None for one in carriers):
                    continue  # what carries it is not known
                yield checking.origin(source).problem(
                    ("facts", key, "of_all_values"),
                    "E342",
                    f"no statistic carries the fact '{key}', and only a statistic has values",
                    "name the statistic under carried_by, as statistics/some-id, or remove the "
                    "line: a fact that names the address of a figure is its proof",
                    key=True,
                )
