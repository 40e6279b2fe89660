"""What readers read that is no record's text and stands in no template, each under a name.

A message is a constant, or a function of what it names: words that are written already. One that
holds figures is a ``Sentence``, in which each figure stays one, for its page to mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from oda_reports.figures.figure import Figure
from oda_reports.records.partial_dates import PartialDate

Sentence = tuple[str | Figure, ...]
"""Words and the figures between them, in order."""


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: a, b and c."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def capitalised(text: str) -> str:
    """Words as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


# Values, dates and stretches of time.

NIL = "nil"
NOT_YET_SET = "not yet set"
WITHHELD = "withheld"
BELOW_ZERO = "below 0"
ABOVE_ZERO = "above 0"


def percent(number: str) -> str:
    """A share."""
    return f"{number}\N{NO-BREAK SPACE}percent"


def and_more(number: str) -> str:
    """A class of values with no upper limit."""
    return f"{number} and more"


def and_less(number: str) -> str:
    """A class of values with no lower limit."""
    return f"{number} and less"


def values_between(low: str, high: str) -> str:
    """A class of values with both limits."""
    return f"{low} to {high}"


def fiscal_year(name: str) -> str:
    """A year that begins in another month than January, by its name."""
    return f"fiscal year {name}"


def short_year(date: PartialDate) -> str:
    """The year of a date where there is little room: 2023, FY2023."""
    return f"FY{date.year_name}" if date.fiscal else str(date.year)


def counted_otherwise(year: str, first: str, last: str) -> str:
    """A fiscal year that a source counts otherwise than the report: from which month to which."""
    return f"{year} ({first} to {last})"


def with_range(number: str, spread: str) -> str:
    """A number of which its source also prints within what it lies."""
    return f"{number} ({spread})"


def fiscal_years(first: str, last: str) -> str:
    """A stretch of such years."""
    to = "–" if first.isdigit() else " to "
    return f"fiscal years {first}{to}{last}"


def fiscal_years_named(first_month: str, last_month: str, *, after_start: bool) -> str:
    """How the fiscal years of a statistic are counted."""
    which = "begin" if after_start else "end"
    return (
        f"Fiscal years, {first_month} to {last_month}, named after the year in which they {which}"
    )


def fiscal_years_spanning(first_month: str, last_month: str) -> str:
    """The same of those that are named after both their calendar years."""
    return f"Fiscal years, {first_month} to {last_month}"


CALENDAR_YEARS = "Calendar years"


def years_of_kinds(kinds: Sequence[str]) -> str:
    """How the years of a list are counted; of several kinds, by what one tells them apart."""
    fiscal = "; ".join(kind for kind in kinds if kind != CALENDAR_YEARS)
    if CALENDAR_YEARS not in kinds:
        return fiscal
    beside = f"; where FY stands before one, {fiscal[:1].lower()}{fiscal[1:]}" if fiscal else ""
    return f"{CALENDAR_YEARS}{beside}"


def since(start: str) -> str:
    """A stretch of time that has begun."""
    return f"since {start}"


def until(end: str) -> str:
    """A stretch of time whose beginning is not known."""
    return f"until {end}"


SHARED_ONCE = "shared, counted once"


def period_ended(end: PartialDate) -> str:
    """Of a project of which no source says that it is completed, though its period is over."""
    return f"Period ended {short_year(end)}"


def as_of(date: str, *, fiscal: bool) -> str:
    """The moment that a count is of: of a fiscal year, its end."""
    return f"as of end of {date}" if fiscal else f"as of {date}"


# What stands beside a figure.

LINK_INFERRED = "link to the project inferred"
INFERRED = "inferred"


def said(words: str, *, inferred: bool) -> str:
    """Words, and whether no source says them as they stand: a conclusion of ours.

    Text for HTML stays that.
    """
    return words + " (inferred)" if inferred else words


def edition_of(edition: str, *, inferred: bool) -> str:
    """The edition that printed a value, as the name of a row."""
    return said(f"{edition} edition", inferred=inferred)


def printed_in(edition: str, *, inferred: bool) -> str:
    """The edition that printed a value, after what the value is about."""
    return f"printed in the {edition} edition{' (edition inferred)' if inferred else ''}"


def titled_edition(title: str, edition: str) -> str:
    """An edition of another publication, by the title of its source."""
    return title if edition in title else f"{title} ({edition})"


def printed_elsewhere(title: str, *, inferred: bool) -> str:
    """The edition of another publication that printed a value."""
    return f"printed in {title}{' (edition inferred)' if inferred else ''}"


def shared_by(names: Sequence[str]) -> str:
    """Of an amount that several areas share; one alone is an area of several countries."""
    shared = listed(names) if len(names) > 1 else f"the countries of {names[0]}"
    return f"shared by {shared}, counted once"


def counted_in(label: str, unit: str) -> str:
    """What a number counts, of which the label does not say in what."""
    return f"{label} ({unit})"


def to_be_by(date: str) -> str:
    """When something aimed at or expected is to be so."""
    return f"by {date}"


def row_for_none(name: str) -> str:
    """A part of an area's total that no single country is given."""
    return f"the row “{name}” of the total"


def broken_down(dimension: str, part: str) -> str:
    """Of which part of a total a figure is."""
    return f"{dimension.lower()}: {part}"


def through(name: str) -> str:
    """The organisation through which something went."""
    return f"through {name}"


def part_of(whole: str) -> str:
    """What a figure is a part of."""
    return f"part of {whole}"


def part_financed_by(others: str) -> str:
    """Who else pays."""
    return f"part financed by {others}"


def converted(amount: str, hedge: str, rate: str, one: str, date: str, source: str) -> str:
    """An amount in another currency: at its rate and of its day, where these are printed."""
    by = f"according to “{source}”" if source else "as the source converts it"
    at = f"at {one} = {rate}" + (f" on {date}" if date else "") if rate else ""
    said = [f"{hedge} {amount}".strip(), *([at] if rate else [by])]
    if rate and source:
        said.append(by)
    if date and not rate:
        said.append(f"on {date}")
    return ", ".join(said)


def loan_terms(
    interest: str, formula: str, repayment: str, in_words: str, grace: str, tying: str
) -> str:
    """On what terms a loan is given, as far as its source says; ``in_words`` is the repayment."""
    said = (
        f"interest of {interest} percent a year" if interest else "",
        f"interest: {formula}" if formula else "",
        f"repayment in {repayment} {'year' if repayment == '1' else 'years'}" if repayment else "",
        f"repayment: {in_words}" if in_words else "",
        f"years of grace: {grace}" if grace else "",
        tying,
    )
    return "; ".join(filter(None, said))


def of_record(label: str, record: str) -> str:
    """A figure and the record that holds it."""
    return f"{label} ({record})"


def for_areas(areas: str) -> str:
    """Whom a figure is about, in a sentence."""
    return f"for {areas}"


def prices_of(prices: str, year: int) -> str:
    """In the prices of which year money is counted."""
    return f"{prices} of {year}"


UNPUBLISHED = "Not published: its source is a draft, or its record."


def editors_note(text: str) -> str:
    """What the editors say of a figure."""
    return f"Editor’s note: {text}"


# Corrections of what was published and wrong.


def in_quotation_marks(words: str) -> str:
    """What stood somewhere, word for word."""
    return f"“{words}”"


def corrected_on(day: str) -> str:
    """On which day a figure was corrected."""
    return f"corrected on {day}"


def correction(day: str, stood: str, since: str, why: str) -> str:
    """What stood at a figure until a day, and why it was wrong."""
    return f"Corrected on {day}: {stood} stood here from {since}. {why}"


def quoted_with_correction(title: str, corrected: str) -> str:
    """A figure that is quoted, with the day of its correction."""
    return f"{title} ({corrected})"


CORRECTED = "corrected"
WHAT_STOOD_HERE = "see what stood here"


OPEN_RECORD = "as it was entered"
"""The way to the record of a figure, where records are kept in public."""
NEWEST_VALUE = "Newest value"
"""What stands above a column of values of several statistics, each the newest."""


def computed_from(count: int) -> str:
    """What marks a number as computed here."""
    return f"Computed here from {count} values"


def cited_from(source: str, place: str | None) -> str:
    """What a numbered link leads to."""
    return f"Source: {source}, {place}" if place else f"Source: {source}"


def note_named(letter: str) -> str:
    """The marker of a footnote, where it is heard."""
    return f"Note {letter}"


# How a figure is quoted.


def as_quoted(title: str, source: str, site: str, edition: str, where: str) -> str:
    """A figure as a text quotes it."""
    return f"{title}. {source}. In: {site}, {edition} edition, {where}"


def figure_in_a_sentence(
    label: str, details: str, value: str, source: str, site: str, where: str
) -> str:
    """A figure as others take it over into their texts.

    It is true and right in its grammar for any label, of one thing or of many, and for aims as for
    what came about. The address is that of the report, not of the source that stands before it. No
    full stop follows it, for it would be taken for a part of it.
    """
    return f"{capitalised(label)} ({details}) is given as {value} in {source}; see {site}: {where}"


def sum_in_a_sentence(label: str, details: str, value: str, source: str, site: str) -> str:
    """A sum of ours as others take it over: it says who computed it, and from what."""
    sum = f"{capitalised(label)} ({details}) comes to {value}, the sum of values in {source}"
    return f"{sum}, computed in {site}"


def together(count: int, of: int) -> str:
    """How many countries a sum is of: all of a region, or those of it that were recipients."""
    return f"all {count} countries together" if count == of else f"{count} of {of} countries"


def in_region(name: str, what: str) -> str:
    """What is said of a region, after its name."""
    return f"{name}, {what}"


def source_as_read(source: str, original: str, read: str) -> str:
    """A source as a citation names it: with its own address, and when it was read there."""
    return ", ".join(filter(None, (source, original, read and f"read {read}")))


def source_and_id(source: str, figure: str) -> str:
    """The note of an entry in a bibliography."""
    return f"{source}. Id of the figure: {figure}"


# A printed total beside the sum of its parts.


def parts_of_total(count: int, rows: Sequence[str], *, elsewhere: bool) -> str:
    """What is added up: values of countries and rows for none; perhaps of another source."""
    row = "".join(f" and the row “{name}”" for name in rows)
    read = ", read in another source than the total," if elsewhere else ""
    return f"The values of {count} countries{row}{read}"


def parts_add_up(parts: str, *, exactly: bool) -> str:
    """The parts are the total, to the last digit or as far as rounding lets one tell."""
    rounded = "" if exactly else ", within rounding"
    return f"{parts} add up to the printed total{rounded}."


def parts_do_not_add_up(parts: str, size: str, *, more: bool) -> str:
    """The total is larger or smaller than its parts, and by how much."""
    way = "more" if more else "less"
    return f"{parts} do not add up to the printed total: it is {size} {way} than their sum."


def no_value_this_year(names: Sequence[str], *, elsewhere: bool) -> str:
    """Parts of a total that are not known; ``elsewhere`` where not in its own print alone."""
    where = "No value for this year" if elsewhere else "This print has no value for"
    return f"{where}: {', '.join(names)}."


# What a chart is called, and what its drawing says.


def country_by_country(title: str, years: str, region: str = "") -> str:
    """Several countries over the same years, of a region where there are others."""
    return f"{title}, country by country{f' in {region}' if region else ''}, {years}"


def by_country(title: str, year: str, region: str = "") -> str:
    """Several countries in one year, of a region where there are others."""
    return f"{title} in {year}, by country{f' in {region}' if region else ''}"


def parts_of_area(title: str, year: str, area: str) -> str:
    """A printed total of an area and its parts."""
    return f"{title} in {year}: the parts of {area}"


def as_each_edition_printed(title: str) -> str:
    """The values that editions printed."""
    return f"{title}, as each edition printed it"


def year_with_number(year: str, value: str) -> str:
    """A year of a drawing, and what stands for it."""
    return f"{year}: {value}"


def year_without_number(year: str, reason: str) -> str:
    """A gap in a drawing."""
    return f"{year}: {reason.lower()}"


# The heads of a table's rows.

AREA = "Area"
EDITION = "Edition"
YEAR = "Year"


# What changed between two editions.

NO_END_DATE = "no end date"
START_LEFT_OUT = "a start is no longer given"


def period_changed(was: str, now: str) -> str:
    """Two editions print the value of different periods."""
    return f"period: {was}, then {now}"


def up_to(end: str) -> str:
    """The period of a count that runs to a date."""
    return f"up to {end}"


def words_added(words: str) -> str:
    """The later edition hedges the number."""
    return f"“{words}” was added"


def words_left_out(words: str) -> str:
    """The later edition no longer hedges the number."""
    return f"“{words}” was left out"


def words_changed(was: str, now: str) -> str:
    """The later edition hedges the number otherwise."""
    return f"“{was}” became “{now}”"


def start_added(start: str) -> str:
    """The later edition says since when it counts."""
    return f"a start, {start}, was added"


def start_moved(was: str, now: str) -> str:
    """The later edition counts from another date."""
    return f"the start moved from {was} to {now}"


def end_year_changed(*, fiscal: bool) -> str:
    """The later edition counts to the end of another kind of year."""
    return f"the end is a {'fiscal' if fiscal else 'calendar'} year"


def value_changed(size: str, *, higher: bool) -> str:
    """By how much the later edition's value differs."""
    return f"{'higher' if higher else 'lower'} by {size}"
