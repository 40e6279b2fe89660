"""Dates in other forms than the records have: what they mean, or why that cannot be known."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.reading.pasted_dates import date_meant
from oda_reports.records.partial_dates import PartialDate

NAMES = list(month_name)
WEEKDAYS = "月火水木金土日"
KANJI = "〇一二三四五六七八九"
ERAS = (
    ("令和", "R", date(2019, 5, 1), date(2100, 12, 31)),
    ("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    ("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
)


def in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ((KANJI[tens] if tens > 1 else "") + "十" if tens else "") + (
        KANJI[ones] if ones else ""
    )


def only(written: str) -> str | None:
    """The one date that is meant beyond doubt."""
    meant = date_meant(written)
    return meant.dates[0] if meant.sure and len(meant.dates) == 1 else None


@given(st.sampled_from(ERAS).flatmap(lambda era: st.tuples(st.just(era), st.dates(era[2], era[3]))))
def test_every_day_of_an_era_is_that_day(told: tuple[tuple[str, str, date, date], date]) -> None:
    (name, letter, first, _), day = told
    number = day.year - first.year + 1
    of = "元" if number == 1 else str(number)
    full = str(PartialDate(day.year, day.month, day.day))
    rest = f"{day.month}月{day.day}日"
    weekday = WEEKDAYS[day.weekday()]
    for written in (
        f"{name}{of}年{rest}",
        f"{name} {of} 年 {rest}",
        f"{name}{number}年{rest}({weekday})",
        f"{name}{number}年{rest}（{weekday}曜日）",
        f"{name}{in_kanji(number)}年{in_kanji(day.month)}月{in_kanji(day.day)}日",
        f"{name}{of}年（{day.year}年）{rest}",
        f"{day.year}年({name}{of}年){rest}",
        f"{letter}{number}.{day.month}.{day.day}",
        f"{name}{number}/{day.month}/{day.day}",
    ):
        assert only(written) == full, written
    assert only(f"{name}{of}年{day.month}月") == full[:7]
    assert only(f"{name}{of}年") == full[:4]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_written_with_its_year_in_japanese_is_that_day(day: date) -> None:
    full, rest = str(PartialDate(day.year, day.month, day.day)), f"{day.month}月{day.day}日"
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    kanji = "".join(KANJI[int(digit)] for digit in str(day.year))
    for written in (
        f"{day.year}年{rest}",
        f"{day.year}年{rest}".translate(wide),
        f"{day.year}年 {day.month:02}月 {day.day:02}日 ({WEEKDAYS[day.weekday()]})",
        f"{kanji}年{in_kanji(day.month)}月{in_kanji(day.day)}日",
    ):
        assert only(written) == full, written
    assert only(f"{day.year}年度") == f"FY{day.year}"
    assert only(f"{day.year}年{day.month}月") == full[:7]


@given(st.dates())
def test_a_day_is_understood_however_it_is_written(day: date) -> None:
    name, year, full = NAMES[day.month], f"{day.year:04}", PartialDate(day.year, day.month, day.day)
    for written in (
        f"{year}/{day.month}/{day.day}",
        f"{year}.{day.month:02}.{day.day:02}",
        f"{year}-{day.month}-{day.day}",
        f"{day.day} {name} {year}",
        f"{day.day} {name[:3]}. {year}",
        f"{day.day}-{name[:3]}-{year}",
        f"{name} {day.day}, {year}",
        f"{name[:3].upper()} {day.day} {year}",
        f"{day.day:02}  {name.lower()}  {year}",
        f"{day.day}th of {name} {year}",
        f"{day_name[day.weekday()]}, {name} {day.day}, {year}",
        f"{year}／{day.month}／{day.day}",
        f"{full}T10:00:00",
    ):
        assert only(written) == str(full), written


@given(st.dates())
def test_a_month_and_a_fiscal_year_are_understood_too(day: date) -> None:
    name, year = NAMES[day.month], f"{day.year:04}"
    month = str(PartialDate(day.year, day.month))
    for written in (f"{year}.{day.month:02}", f"{name} {year}", f"{year}-{day.month}/"[:-1]):
        assert month in date_meant(written).dates or written == month
    for written in (f"FY {year}", f"fy{year}", f"Fiscal year {year}", f"JFY{year}", f"FY-{year}"):
        assert only(written) == f"FY{year}"
    if day.year < 9999:
        for last in (f"{day.year + 1:04}", f"{day.year + 1:04}"[2:]):
            spanning = only(f"FY {year}-{last}")
            assert spanning == only(f"FY{year}/{last}") == f"FY{year}-{last[-2:]}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("令和2年度", "FY2020"),
        ("令和元年度", "FY2019"),
        ("平成31年度", "FY2019"),
        ("昭和63年度", "FY1988"),
        ("R2年度", "FY2020"),
        ("㋿元年8月1日", "2019-08-01"),
        ("20190801", "2019-08-01"),
        ("13.8.2019", "2019-08-13"),
        ("8/13/2019", "2019-08-13"),
        ("8.8.2024", "2024-08-08"),
        ("Sept 2019", "2019-09"),
    ],
)
def test_what_is_beyond_doubt_is_one_date(written: str, meant: str) -> None:
    assert only(written) == meant


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        ("1.8.2019", ("2019-08-01", "2019-01-08")),
        ("08/09/2024", ("2024-09-08", "2024-08-09")),
        ("2011/12", ("FY2011-12", "2011-12")),
        ("2019/20", ("FY2019-20",)),
        ("2019-20", ("FY2019-20",)),
        ("FY19", ("FY2019",)),
        ("FY98", ("FY1998",)),
    ],
)
def test_what_may_mean_something_else_is_not_sure(written: str, dates: tuple[str, ...]) -> None:
    meant = date_meant(written)
    assert (meant.dates, meant.sure) == (dates, False)


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("ongoing", "what goes on has no date"),
        ("現在", "what goes on has no date"),
        ("TBD", "what is not known is not said"),
        ("平成31年5月2日", "Heisei ended on 2019-04-30"),
        ("令和元年4月1日", "Reiwa began on 2019-05-01"),
        ("2019年8月1日(月)", "2019-08-01 was a Thursday"),
        ("Monday, 1 August 2019", "2019-08-01 was a Thursday"),
        ("2019年(令和2年)8月1日", "the two years differ"),
        ("about 2019", "write 2019 if no more is known"),
        ("spring 2019", "write 2019 if no more is known"),
        ("2019–2021", "a period has its two dates in two lines"),
        ("2019年～2021年", "a period has its two dates in two lines"),
        ("2019-2020", "write FY2019-20 if a fiscal year is meant"),
    ],
)
def test_what_is_no_date_says_what_to_do(written: str, help: str) -> None:
    meant = date_meant(written)
    assert meant.dates == ()
    assert meant.help.startswith(help)


@pytest.mark.parametrize(
    "written",
    ["08-09-24", "24/8/9", "2024/13/1", "30 February 2024", "May", "2019年13月1日",
     "令和2年2月30日", "", "1" * 5000, "\u0301" * 5000, "年", "令和", "R", "年年年年", "十年"],
)  # fmt: skip
def test_what_is_none_is_not_guessed(written: str) -> None:
    assert date_meant(written).dates == ()


@given(st.text("令和平成昭元年度月日0123456789RHS./-() FY", max_size=20))
def test_whatever_is_meant_is_a_date_of_the_records(written: str) -> None:
    for meant in date_meant(written).dates:
        PartialDate.parse(meant)
