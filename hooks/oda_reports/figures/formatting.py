"""Numbers, money and dates in the words of a language: values to text."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_currency_name, get_currency_symbol

from oda_reports.figures import messages
from oda_reports.figures.figure import Figure, decimals_of
from oda_reports.records.field_types import plain
from oda_reports.records.fiscal_years import FiscalYear
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.report import Report, fiscal_rule_of
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import FLOORS, NamedAfter, Scale, ValueState, WrittenAs

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
NO_VALUE_SIGN = "\N{EN DASH}"
_WITHOUT_VALUE = {
    ValueState.NIL: messages.NIL,
    ValueState.NOT_YET_SET: messages.NOT_YET_SET,
    ValueState.WITHHELD: messages.WITHHELD,
}


_SEVERAL = Decimal(2)
_DIGITS = 60
"""More than any number of a record has, in whatever scale it is written."""


@lru_cache(maxsize=64)
def _pattern(decimals: int, at_most: bool) -> str:
    return "#,##0" + ("." + ("#" if at_most else "0") * decimals if decimals else "")


@lru_cache(maxsize=4096)
def _format_number(value: Decimal, pattern: str, language: str) -> str:
    # As readers round, and not to the even neighbour: 41.25 is 41.3.
    with localcontext(prec=_DIGITS, rounding=ROUND_HALF_UP):
        return format_decimal(value, pattern, _locale(language)).replace("-", MINUS)


def _rounded(value: Decimal, decimals: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    with localcontext(prec=_DIGITS):
        return value.quantize(Decimal(1).scaleb(-decimals), rounding)


@dataclass(frozen=True)
class Formatter:
    """Writes values in one language; ``symbols`` are a report's own currency symbols.

    ``fiscal_year`` is the rule that readers take a fiscal year for: the months of one that is
    counted otherwise are said. Without it, none are.
    """

    language: str = "en"
    symbols: Mapping[Unit, str] = field(default_factory=dict)
    fiscal_year: FiscalYear | None = None

    @property
    def locale(self) -> Locale:
        """The language as Babel knows it."""
        return _locale(self.language)

    def number(self, value: Decimal, decimals: int = 0, *, at_most: bool = False) -> str:
        """A number with separators; ``at_most`` drops decimals that are zero."""
        value = abs(value) if value == 0 else value  # no minus before nothing
        return _format_number(value, _pattern(decimals, at_most), self.language)

    def money(self, value: Decimal, unit: Unit, decimals: int | None = None) -> str:
        """Money in words, never rounded unless ``decimals`` is given: ¥2.095 billion."""
        sign, size = (MINUS, -value) if value < 0 else ("", value)
        return f"{sign}{self._sign_before(unit)}{self._scaled(size, unit, decimals)}"

    def symbol(self, unit: Unit) -> str:
        """The sign of a currency: the report's own, else the language's."""
        return self.symbols.get(unit) or get_currency_symbol(unit.value, self.locale)

    def _sign_before(self, unit: Unit) -> str:
        """The sign of a currency as it stands before a number: one of letters keeps off it."""
        symbol = self.symbol(unit)
        return f"{symbol}{NO_BREAK_SPACE}" if symbol[-1].isalpha() else symbol

    def _scaled(self, size: Decimal, unit: Unit, decimals: int | None) -> str:
        for scale in (Scale.BILLION, Scale.MILLION):
            scaled = size.scaleb(-scale.exponent)
            if scaled >= 1 and (decimals is not None or scaled == round(scaled, 3)):
                number = self.number(
                    scaled, 3 if decimals is None else decimals, at_most=decimals is None
                )
                return f"{number}{NO_BREAK_SPACE}{scale.label}"
        parts = decimals_of(Decimal(plain(size)))
        return self.number(size, max(parts, unit.decimals) if parts else 0)

    def figure(self, figure: Figure) -> str:
        """A figure as running text has it: qualifier, number, unit where it is part of it."""
        number = self._spread(figure, self._number_with_unit)
        qualifier = f"{figure.qualifier.label} " if figure.qualifier else ""
        return f"{qualifier}{number}" if figure.has_number else number

    def counted(self, figure: Figure) -> str:
        """A figure with what it counts, for whoever reads of it away from its label."""
        text, unit = self.figure(figure), figure.unit
        if unit.is_unnamed:
            return text
        if not figure.has_number:
            return f"{text} ({unit.label})"
        return text if unit.is_printed else f"{text} {self._named(figure)}"

    def _spread(self, figure: Figure, write: Callable[[Figure], str]) -> str:
        """A number, a range, or a number with its range, each written in one way."""
        if figure.low is None or figure.high is None:
            return write(figure)

        def one(number: Decimal) -> str:
            return write(replace(figure.of_number(number), qualifier=figure.qualifier))

        spread = messages.values_between(one(figure.low), one(figure.high))
        return spread if figure.value is None else messages.with_range(one(figure.value), spread)

    def _number_with_unit(self, figure: Figure) -> str:
        if figure.value is None:
            return figure.state.label.lower()
        if figure.unit.is_money:
            if figure.scale is None:
                return self.money(figure.value, figure.unit)
            number = self.cell(figure).lstrip(MINUS)
            sign = MINUS if figure.value < 0 else ""
            scale = f"{NO_BREAK_SPACE}{figure.scale.label}" if figure.scale.label else ""
            return f"{sign}{self._sign_before(figure.unit)}{number}{scale}"
        number = self.cell(figure)
        if figure.unit.is_percent:
            return messages.percent(number)
        symbol = figure.unit.symbol
        return f"{number}{NO_BREAK_SPACE}{symbol}" if symbol else number

    def cell(self, figure: Figure) -> str:
        """A figure as a table has it: the number alone, in the scale of its statistic.

        Of a number that its source hedges, no digit is shown that the source does not print. A
        floor is rounded down and a ceiling up, so that it stays true; what is not nothing is shown
        with a digit that says so.
        """
        return self._spread(figure, self._cell)

    def hedged(self, figure: Figure) -> str:
        """The same with its qualifier, where no other place beside it says that."""
        text = self.cell(figure)
        return f"{figure.qualifier.label} {text}" if figure.qualifier else text

    def _cell(self, figure: Figure) -> str:
        if figure.value is None:
            return _WITHOUT_VALUE.get(figure.state, NO_VALUE_SIGN)
        written = figure.value.scaleb(-figure.exponent)
        decimals = figure.decimals
        if figure.qualifier:
            decimals = min(decimals, decimals_of(written))
        # Only what has no digit among these decimals can be rounded to nothing.
        if written and written.adjusted() < -decimals and not _rounded(written, decimals):
            decimals = -written.adjusted()
        if figure.is_limit:
            side = ROUND_FLOOR if figure.qualifier in FLOORS else ROUND_CEILING
            written = _rounded(written, decimals, side)
        return self.number(written, decimals)

    def exact(self, figure: Figure) -> str:
        """The number or range in whole units, where it is written rounded; else empty."""
        if not any(self._is_rounded(figure, number) for number in figure.numbers):
            return ""
        return f"{self._spread(figure, self._in_full)} {self._named(figure)}"

    def named(self, unit: Unit, value: Decimal) -> str:
        """What so many of a unit are called; money in the words of the language."""
        if unit.is_money:
            return get_currency_name(unit.value, value, self.locale)
        return unit.named(value)

    def _named(self, figure: Figure) -> str:
        """What is counted; of a range, several."""
        number = _SEVERAL if figure.value is None or figure.low is not None else figure.value
        return self.named(figure.unit, number)

    def _is_rounded(self, figure: Figure, number: Decimal) -> bool:
        if figure.scale is None:
            return False
        written = number.scaleb(-figure.scale.exponent)
        return written != round(written, figure.decimals)

    def _in_full(self, figure: Figure) -> str:
        return "" if figure.value is None else self.number(figure.value, 9, at_most=True)

    def unit(self, figure: Figure) -> str:
        """The unit and scale of a column of figures: US$ million, persons."""
        name = self.symbol(figure.unit) if figure.unit.is_money else figure.unit.label
        scale = figure.scale.label if figure.scale else ""
        return f"{name} {scale}".strip()

    def date(self, value: PartialDate) -> str:
        """A date as far as it is known: 2 July 2024, July 2024, 2024, fiscal year 2021."""
        if value.fiscal:
            name = messages.fiscal_year(value.year_name)
            if self.fiscal_year in (None, value.fiscal):
                return name
            months = (self.date(PartialDate(*day[:2])) for day in (value.first_day, value.last_day))
            return messages.counted_otherwise(name, *months)
        day = date(value.year, value.month or 1, value.day or 1)
        if value.month is None:
            return str(value.year)
        if value.day is None:
            return format_skeleton("yMMMM", day, locale=self.locale)
        return format_date(day, "d MMMM y" if self.language == "en" else "long", self.locale)


def formatter_of(report: Report) -> Formatter:
    """What writes the values of a report for its readers."""
    return Formatter(report.language, report.currency_symbols, fiscal_rule_of(report))


def counting_of(rule: FiscalYear) -> str:
    """How fiscal years are counted: from which month to which, and after which year named."""
    first, last = (month_name[day[1]] for day in (rule.first_day(2000), rule.last_day(2000)))
    if rule.written is WrittenAs.SPAN:
        return messages.fiscal_years_spanning(first, last)
    after_start = rule.named_after is NamedAfter.START
    return messages.fiscal_years_named(first, last, after_start=after_start)


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def two_letter_code(iso3: str) -> str | None:
    """The ISO 3166-1 code of two letters for one of three, as CLDR knows it."""
    aliases = get_global("territory_aliases").get(iso3)
    return aliases[0] if aliases else None
