"""The date that somebody meant who wrote or pasted it in another form than the records have.

Japanese dates by era or year, fiscal years, days with the name of their month or weekday.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from oda_reports.reading.pasted_numbers import kanji_number
from oda_reports.records.partial_dates import PartialDate


class MeantDate(NamedTuple):
    """The dates that a text can mean, ``sure`` if it is one beyond doubt; or what to do.

    ``is_none`` if the text says that there is no date, or that it is not known.
    """

    dates: tuple[str, ...] = ()
    sure: bool = False
    help: str = ""
    is_none: bool = False


_ERAS = {
    "令和": ("Reiwa", date(2019, 5, 1), date(9999, 12, 31)),
    "平成": ("Heisei", date(1989, 1, 8), date(2019, 4, 30)),
    "昭和": ("Showa", date(1926, 12, 25), date(1989, 1, 7)),
}
_LETTERS = {"r": "令和", "h": "平成", "s": "昭和"}
_WEEKDAYS = "月火水木金土日"

_JAPANESE = re.compile(
    r"(?:(?P<era>令和|平成|昭和)(?P<of>元|\d{1,2})|(?:西暦)?(?P<year>\d{4}))年"
    r"(?:(?P<fiscal>度)|(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?)",
    re.ASCII,
)
_SAID_TWICE = re.compile(r"(.+?年度?)\((.+?年度?)\)(.*)")
_BY_LETTER = re.compile(r"([rhs])(\d{1,2}|元)(?=年|[./-]\d)", re.ASCII)
_BY_SIGNS = re.compile(r"((?:令和|平成|昭和)(?:\d{1,2}|元))[./-](\d{1,2})[./-](\d{1,2})", re.ASCII)
_JAPANESE_WEEKDAY = re.compile(rf"\(?([{_WEEKDAYS}])(?:曜日?)?\)?\Z")

_MONTHS = [name.casefold() for name in month_name]
_DAYS = [name.casefold() for name in day_name]
_WEEKDAY = re.compile(rf"\(?\b({'|'.join(name[:3] for name in _DAYS)})[a-z]*\b\)?[.,]?\s*")
_WRITTEN = re.compile(
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})(?:[-/.](?P<d1>\d{1,2}))?"
    r"|(?:(?P<d2>\d{1,2})[\s-]+(?:of\s+)?)?(?P<n2>[a-z]{3,9})\.?,?[\s-]+(?P<y2>\d{4})"
    r"|(?P<n3>[a-z]{3,9})\.?\s+(?P<d3>\d{1,2}),?\s+(?P<y3>\d{4})"
    r"|(?P<y4>(?:19|20)\d\d)(?P<m4>\d\d)(?P<d4>\d\d)"
    r"|(?P<y5>\d{4})-(?P<m5>\d\d)-(?P<d5>\d\d)[t ]\d\d:\d\d.*",
    re.ASCII,
)
_FISCAL = re.compile(
    r"(?:j?fy|fiscal(?: year)?|financial year)\s*-?\s*(?P<year>\d{4})"
    r"(?:\s*[/-]\s*(?P<next>\d{2,4}))?",
    re.ASCII,
)
_SHORT_FISCAL = re.compile(r"j?fy\s*-?'?(\d\d)", re.ASCII)
_TWO_YEARS = re.compile(r"(\d{4})\s*([/-])\s*(\d{2}|\d{4})", re.ASCII)
_BY_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_DASHES = str.maketrans("‐‑‒–—―−〜～", "---------")

_OPEN = (
    "ongoing; present; to present; now; to date; today; current; continuing; 現在; 継続中; 実施中"
)
_UNKNOWN = (
    "unknown; not known; n/a; na; tbd; tbc; to be decided; to be confirmed; pending; ?; -; …; "
)
_UNKNOWN += "未定; 不明"
_NO_DATES = {
    **dict.fromkeys(_OPEN.split("; "), "what goes on has no date"),
    **dict.fromkeys(_UNKNOWN.split("; "), "what is not known is not said"),
}


def date_meant(text: str) -> MeantDate:
    """What a text means that is no date of the records: 2019年8月1日, FY 2023, 8 Aug 2024."""
    if len(text) >= 50:
        return MeantDate()
    said = " ".join(normalize("NFKC", text).casefold().translate(_DASHES).split())
    if help := _NO_DATES.get(said):
        return MeantDate(help=help, is_none=True)
    found = _japanese("".join(said.split())) if "年" in said or _era_in(said) else _other(said)
    return found if found.dates or found.help else MeantDate(help=_of_its_years(said))


def _era_in(said: str) -> bool:
    return bool(re.match("令和|平成|昭和", said) or _BY_LETTER.match(said))


def _japanese(said: str) -> MeantDate:
    said = re.sub("[〇一二三四五六七八九十]+(?=[年月日])", lambda m: str(kanji_number(m[0])), said)
    said = _BY_LETTER.sub(lambda m: f"{_LETTERS[m[1]]}{m[2]}", said)
    said = _BY_SIGNS.sub(r"\1年\2月\3日", said)
    weekday = _JAPANESE_WEEKDAY.search(said) if "日" in said[:-1] else None
    if weekday and _JAPANESE.fullmatch(said[: weekday.start()]):
        plain = _japanese(said[: weekday.start()])
        return _on_weekday(plain, _WEEKDAYS.index(weekday[1]))
    if twice := _SAID_TWICE.fullmatch(said):
        first, second = _japanese(twice[1]), _japanese(twice[2])
        same = first.dates and first.dates == second.dates
        return _japanese(twice[1] + twice[3]) if same else MeantDate(help="the two years differ")
    found = _JAPANESE.fullmatch(said)
    if not found:
        return MeantDate()
    if found["year"]:
        return _one(_written(int(found["year"]), found["month"], found["day"], found["fiscal"]))
    name, first_day, last_day = _ERAS[found["era"]]
    year = first_day.year + (1 if found["of"] == "元" else int(found["of"])) - 1
    written = _written(year, found["month"], found["day"], found["fiscal"])
    if written is None:
        return MeantDate()
    meant = PartialDate.parse(written)
    if meant.first_day > (last_day.year, last_day.month, last_day.day):
        return MeantDate(help=f"{name} ended on {last_day:%Y-%m-%d}: check the year")
    if meant.last_day < (first_day.year, first_day.month, first_day.day):
        return MeantDate(help=f"{name} began on {first_day:%Y-%m-%d}: check the year")
    return _one(written)


def _other(said: str) -> MeantDate:
    if fiscal := _FISCAL.fullmatch(said):
        year = int(fiscal["year"])
        is_one = not fiscal["next"] or _follows(year, fiscal["next"])
        span = f"-{(year + 1) % 100:02}" if fiscal["next"] else ""
        return _one(f"FY{year:04}{span}") if is_one else MeantDate()
    if short := _SHORT_FISCAL.fullmatch(said):
        century = 2000 if int(short[1]) < 50 else 1900
        return MeantDate((f"FY{century + int(short[1])}",))
    if (two := _TWO_YEARS.fullmatch(said)) and _follows(int(two[1]), two[3]):
        return _of_two_years(two)
    if numbers := _BY_NUMBERS.fullmatch(said):
        one, other, year = map(int, numbers.groups())
        both = (_written(year, other, one), _written(year, one, other))
        dates = tuple(dict.fromkeys(filter(None, both)))
        return MeantDate(dates, sure=len(dates) == 1)
    weekday = _WEEKDAY.search(said)
    plain = _WEEKDAY.sub("", said, count=1).strip(" ,") if weekday else said
    plain = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", plain)
    found = _WRITTEN.fullmatch(plain)
    if not found:
        return MeantDate()
    parts = {name[0]: part for name, part in found.groupdict().items() if part}
    month = parts.get("m") or _month(parts["n"])
    meant = _one(_written(int(parts["y"]), month, parts.get("d")) if month else None)
    return _on_weekday(meant, [d[:3] for d in _DAYS].index(weekday[1])) if weekday else meant


def _of_two_years(two: re.Match[str]) -> MeantDate:
    """2019/20 is a fiscal year; 2011/12 can be a month, 2019-2020 two years."""
    year, sign, last = two.groups()
    fiscal = f"FY{year}-{last[-2:]}"
    if len(last) == 4:
        help = f"write {fiscal} if a fiscal year is meant; a period has its two dates in two lines"
        return MeantDate(help=help)
    month = _written(int(year), last) if sign == "/" else None
    return MeantDate(tuple(filter(None, (fiscal, month))))


def _month(name: str) -> int | None:
    short = "sep" if name == "sept" else name
    return next((n for n in range(1, 13) if short in (_MONTHS[n], _MONTHS[n][:3])), None)


def _follows(year: int, last: str) -> bool:
    return f"{year + 1:04}".endswith(last)


def _written(
    year: int, month: str | int | None, day: str | int | None = None, fiscal: str | None = None
) -> str | None:
    """A date in the form of the records; None if no calendar has it."""
    written = f"FY{year:04}" if fiscal else f"{year:04}"
    for part in (month, day):
        written += f"-{int(part):02}" if part else ""
    try:
        PartialDate.parse(written)
    except ValueError:
        return None
    return written


def _one(written: str | None) -> MeantDate:
    return MeantDate((written,), sure=True) if written else MeantDate()


def _on_weekday(meant: MeantDate, weekday: int) -> MeantDate:
    """The date, if it fell on that day of the week."""
    parts = [PartialDate.parse(written) for written in meant.dates]
    if not parts or parts[0].month is None or parts[0].day is None:
        return meant
    falls = date(parts[0].year, parts[0].month, parts[0].day).weekday()
    help = f"{parts[0]} was a {day_name[falls]}: check the day"
    return meant if falls == weekday else MeantDate(help=help)


def _of_its_years(said: str) -> str:
    """What to do with words around a year, or between two."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", said)
    if len(years) == 1 and said != years[0] and not re.search(r"\d", said.replace(years[0], "")):
        return f"write {years[0]} if no more is known, and the other words in a note"
    if len(years) == 2:
        return "a period has its two dates in two lines: start and end"
    return ""
