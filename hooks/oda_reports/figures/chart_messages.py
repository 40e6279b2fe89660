"""What charts say in sentences, each under a name; see ``messages``."""

from __future__ import annotations

from collections.abc import Sequence

from oda_reports.figures.figure import Figure
from oda_reports.figures.messages import Sentence, listed

# What is said of all maps of values.

LIMITS_OF_COLOURS = (
    "A map has a few colours on each side of zero, and one for zero itself. Their limits are round "
    "numbers, the same above and below zero, set so that the largest value of a colour is as few "
    "times its smallest as can be: values that lie far apart have colours of their own."
)

# Sentences on one area over years.

NO_VALUE = "No value."


def no_value_for(name: str) -> str:
    """Of an area of which each year is a gap or withheld."""
    return f"No value is printed for {name}."


def one_value_for(name: str, value: Figure, year: str) -> Sentence:
    """Of an area with a value in one year."""
    return (f"One value is drawn for {name}: ", value, f" in {year}.")


def every_value_is_zero(name: str) -> str:
    """Of an area with zero in each year that is reported."""
    return f"Every value reported for {name} is zero."


def every_value_is(name: str, value: Figure) -> Sentence:
    """Of an area with one value in each year that is reported."""
    return (f"Every value reported for {name} is ", value, ".")


def highest_for(name: str) -> str:
    """The opening, up to the value, as are the next five: where none is below zero."""
    return f"The highest value for {name} is "


def none_negative_for(name: str) -> str:
    """Where one might be, since repayments are taken off."""
    return f"No value for {name} is negative: the highest is "


def all_negative_for(name: str) -> str:
    """Where each value is below zero."""
    return f"All values reported for {name} are negative: the highest is "


def negative_or_zero_for(name: str) -> str:
    """Where no value is above zero."""
    return f"All values reported for {name} are negative or zero: the highest is "


def on_both_sides_of_zero(name: str) -> str:
    """Where some values are above zero and some below."""
    return f"The values for {name} lie on both sides of zero: the highest is "


def negative_since(name: str, year: str, *, gapless: bool) -> str:
    """Where the values have stayed below zero up to the last."""
    every = "every year" if gapless else "every year reported"
    return f"The values for {name} have been negative in {every} since {year}. The highest is "


def value_in(value: Figure, year: str) -> Sentence:
    """A value and its year, after an opening or in a list."""
    return (value, f" in {year}")


def years_of(years: Sequence[str]) -> str:
    """The years of equal values, those at the ends where they are many."""
    if len(years) <= _MOST_YEARS:
        return listed(years)
    return f"several years from {years[0]} to {years[-1]}"


_MOST_YEARS = 3


def lowest_in(value: Figure, year: str, *, is_latest: bool) -> Sentence:
    """The lowest value, after the highest."""
    word = "lowest and latest" if is_latest else "lowest"
    return (f", the {word} ", value, f" in {year}")


def latest_in(value: Figure, year: str) -> Sentence:
    """The latest value, after the highest and the lowest."""
    return (", the latest ", value, f" in {year}")


def after_what_was_before(value: Figure, year: str) -> Sentence:
    """The value before the latest, where it was named neither as the highest nor as the lowest."""
    return (", after ", value, f" in {year}")


# Sentences on several areas side by side.


def all_the_same(value: Figure) -> Sentence:
    """Where every area has one value."""
    return ("All values are the same: ", value, ".")


def of_area_in(name: str, year: str) -> str:
    """Whose value it is, and of when."""
    return f"{name} in {year}"


def highest_of_all(whose: Sequence[str], value: Figure) -> Sentence:
    """The highest of all areas and years, and where it stands."""
    return (f"The highest value is that of {listed(whose)}, ", value)


def lowest_of_all(whose: Sequence[str], value: Figure) -> Sentence:
    """The lowest of all areas and years, after the highest."""
    return (f", the lowest that of {listed(whose)}, ", value)


def highest_and_lowest(
    highest: Sequence[str], most: Figure, lowest: Sequence[str], least: Figure
) -> Sentence:
    """The two ends of a row of bars."""
    has = "have" if len(highest) > 1 else "has"
    return (
        f"{listed(highest)} {has} the highest value, ",
        most,
        f"; {listed(lowest)} the lowest, ",
        least,
        ".",
    )


def negative(names: Sequence[str]) -> str:
    """Areas whose value is below zero."""
    return f"Negative: {listed(names)}."


def negative_to_the_end(names: Sequence[str]) -> str:
    """Areas whose values have stayed below zero."""
    return f"Negative up to the last year reported: {listed(names)}."


def without_number(reason: str, names: Sequence[str]) -> str:
    """Areas, or years, without a number, and why."""
    return f"{reason}: {listed(names)}."


def as_ranges(ranges: Sequence[tuple[str, Figure, str]]) -> Sentence:
    """What is printed as a range, each with its area and its year where they are to be named."""
    return _told_apart("Printed as a range: ", ranges)


def as_limits(limits: Sequence[tuple[str, Figure, str]]) -> Sentence:
    """Of what only a floor or a ceiling is printed, in the same way."""
    return _told_apart("Printed as a limit: ", limits)


def _told_apart(opening: str, values: Sequence[tuple[str, Figure, str]]) -> Sentence:
    said = [
        (f"{name}, " if name else "", one, f" in {year}" if year else "")
        for name, one, year in values
    ]
    between = [part for one in said for part in (*one, "; ")]
    return (opening, *between[:-1], ".") if said else ()


def no_single_number_for(name: str) -> str:
    """Of an area of which only ranges and limits are printed."""
    return f"No single number is printed for {name}."


def only_number(whose: Sequence[str], value: Figure) -> Sentence:
    """Of several areas, where beside ranges and limits a single number is printed."""
    return (f"The only single number is that of {listed(whose)}, ", value, ".")


NO_SINGLE_NUMBER = "No single number is printed."
"""Of several areas, where that is so of all."""


def apart_from(
    sentence: Sentence, *, ranges: bool, limits: bool, keeps_case: bool = False
) -> Sentence:
    """A sentence on numbers, beside which others are printed that may lie above or below them."""
    first, *rest = sentence
    assert isinstance(first, str)
    what = "Ranges and limits" if ranges and limits else "Ranges" if ranges else "Limits"
    return (f"{what} apart, {first if keeps_case else first[:1].lower() + first[1:]}", *rest)


def largest_part(
    names: Sequence[str], largest: Figure, whole: Figure, *, exactly: bool
) -> Sentence:
    """Of a printed total and its parts, which are it to the last digit or within rounding."""
    are = "parts are those" if len(names) > 1 else "part is that"
    return (
        f"The largest {are} of {listed(names)}, ",
        largest,
        ", of a printed total of ",
        whole,
        ". The parts add up to it."
        if exactly
        else ". Within the rounding, the parts add up to it.",
    )


def in_percent(whole: str | None) -> str:
    """Up to the shares: of what they are, where the record says it."""
    return f"In percent of {whole}: " if whole else "In percent: "


def printed_by_editions(
    first: str, before: Figure, last: str, after: Figure, *, otherwise: bool
) -> Sentence:
    """Of counts that editions printed: two values side by side, never one less the other.

    ``otherwise`` where an edition counts from or to another time than the rest, or hedges it.
    """
    return (
        f"The {first} prints ",
        before,
        f", the {last} ",
        after,
        ". Starts, ends and wording differ from edition to edition, so the bars stand side by side "
        "and nothing is subtracted."
        if otherwise
        else ". The bars stand side by side, and nothing is subtracted.",
    )


# Headlines: what a chart shows in few words, without a value. Years and counts are their numbers.


def highest_at_the_end(year: str, *, again: bool) -> str:
    """Where the last value is the highest, or as high as the highest before it."""
    return f"At its highest {'again ' if again else ''}in {year}, the last year reported"


def lowest_at_the_end(year: str) -> str:
    """Where the last value is lower than all before it, and not below zero."""
    return f"At its lowest in {year}, the last year reported"


def highest_then(years: Sequence[str], then: str, last: str) -> str:
    """The years of the highest value, and how the last one stands to it."""
    when = listed(years)
    if len(years) > _MOST_YEARS:
        when = f"{years[0]} and several later years"
    return f"Highest in {when}, {then} in {last}"


NEARLY_AS_HIGH = "nearly as high"
HARDLY_ANYTHING = "a small part of that"
ZERO = "zero"
BELOW_ZERO = "below zero"
LOWER_BY = (
    (1, 10, "about a tenth lower"),
    (1, 5, "about a fifth lower"),
    (1, 4, "about a quarter lower"),
    (1, 3, "about a third lower"),
    (2, 5, "about two fifths lower"),
    (1, 2, "about half of that"),
    (3, 5, "about three fifths lower"),
    (2, 3, "about two thirds lower"),
    (3, 4, "about three quarters lower"),
    (4, 5, "about four fifths lower"),
    (9, 10, "about nine tenths lower"),
)
"""How much lower a value is than the highest, as a part of it, and how that is said."""


def below_zero_since(year: str, *, net: bool, gapless: bool) -> str:
    """Of values that have stayed below zero; ``net`` where repayments are taken off."""
    what = "More repaid than paid out" if net else "Below zero"
    return f"{what} {'since' if gapless else 'in each year reported since'} {year}"


def always_below_zero(*, net: bool) -> str:
    """Of values that are all below zero."""
    return f"{'More repaid than paid out' if net else 'Below zero'} in every year reported"


ALWAYS_ZERO = "Zero in every year reported"
ALWAYS_THE_SAME = "The same in every year reported"


def area_with_most(
    names: Sequence[str], year: str, *, adds_up: bool, over_years: bool, of_reported: bool
) -> str:
    """Which area, or which two, have the highest value of a year, or of all years that are shown.

    In the second case another year is the last. ``of_reported`` where another area may have more,
    of which nothing is reported for the year.
    """
    has = "have" if len(names) > 1 else "has"
    what = "the most" if adds_up else "the highest value"
    if over_years:
        of = f" of all years{' reported' if of_reported else ''},"
    else:
        of = " of what is reported" if of_reported else ""
    return f"{listed(names)} {has} {what}{of} in {year}"


def areas_below_zero(count: int, of: int, year: str | None, *, net: bool, over_years: bool) -> str:
    """How many of several areas end below zero, after which of them has the most.

    The ``year`` is that in which all of them end, if they do in one.
    """
    what = "repaid more than they got" if net else "are below zero"
    when = f" in {year}" if year else " in the last year reported"
    return f"; {count} of {of} {what}{when if over_years else ''}"


def of_area(name: str, finding: str) -> str:
    """What the values of an area show, with its name before it."""
    return f"{name}: {finding[:1].lower()}{finding[1:]}"


def of_region(name: str, finding: str) -> str:
    """What holds of the countries of a region, with its name before it: names keep their case."""
    return f"{name}: {finding}"


def area_with_largest_part(name: str, year: str) -> str:
    """Of the parts of a printed total."""
    return f"{name} has the largest part in {year}"


def highest_in(year: str) -> str:
    """Of shares, one a year."""
    return f"Highest in {year}"


# Around a chart that stands alone.


def value_of_year(value: str, year: str) -> str:
    """The last value of an area that has none for the last years."""
    return f"{value} in {year}"


def as_printed(area: str) -> str:
    """The name of a printed total, beside its parts."""
    return f"{area}, as printed"


def taken_from(sources: Sequence[str]) -> str:
    """Where what is drawn was read."""
    word = "Source" if len(sources) == 1 else "Sources"
    return f"{word}: {'; '.join(sources)}"


def under_licence(site: str, licence: str) -> str:
    """Whose the picture is, and how it may be used."""
    return f"{site}. Licence: {licence}"


def outlines_from(source: str) -> str:
    """Where the outlines of a map come from."""
    return f"Outlines: {source}"


REPAID_MORE = "below zero: more was repaid than paid out"
AS_A_RANGE = "printed as a range"


def gaps_for(reasons: Sequence[str]) -> str:
    """Why a place of a chart is empty."""
    return f"{' or '.join(reasons)}; it is not zero"


def by_years(*, fiscal: bool) -> str:
    """Which years a chart counts by."""
    return "by fiscal year" if fiscal else "by calendar year"


ON_ONE_SCALE = "all on one scale, a column a year"
ONE_AFTER_THE_OTHER = "each bar begins where the one above it ends"


NOT_REPORTED = "not reported"
NO_RECIPIENT = "no recipient then"


def without_value(*, is_unreported: bool) -> str:
    """What the colour of countries without a value stands for."""
    return NOT_REPORTED if is_unreported else "no number"


def map_of(statistic: str, region: str, year: str) -> str:
    """The title of a map of values."""
    return f"{statistic}, {region}, {year}"


def map_of_region(region: str) -> str:
    """The title of a map without values."""
    return f"Map of {region}"


def values_of(named: Sequence[tuple[str, str]]) -> str:
    """Each country of a map with its value."""
    return f"{'; '.join(f'{name} {value}' for name, value in named)}."


def credited(title: str, more: Sequence[str]) -> str:
    """A source as it is named beside a picture; ``more`` is its year and its licence."""
    return f"{title} ({'; '.join(more)})" if more else title
