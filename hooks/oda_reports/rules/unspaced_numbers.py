"""Numbers and dates as they stand in scripts that put no spaces between words, and in Korean.

The patterns are for text in half width.
"""

from __future__ import annotations

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
)
"""The letters of these scripts, as the inside of a character class: a number may touch them."""

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_SCALED = rf"{_DIGITS}\s?[百千万萬億亿兆백천만억조]+"
_SPELT = "〇一二三四五六七八九十"

_NUMERAL = "〇一二三四五六七八九十百千万億兆"
NUMBER = (
    rf"(?:{_SCALED}(?:\s?{_SCALED})*(?:{_DIGITS})?"
    rf"|(?<![第{_NUMERAL}])[二三四五六七八九十百千][{_NUMERAL}]++(?![年月日]))"
)
"""A number with a scale behind its digits, in parts as 20億9,500万 has, or one in numerals."""

COUNTED = r"\s?[人名件校台社団隊棟円元国명건개곳원]"
"""What follows a number that looks like a year and is none."""

DATE = (
    r"(?:1[5-9]|20)[0-9]{2}\s?[年년](?:[度도]|\s?[0-9]{1,2}\s?[月월](?:\s?[0-9]{1,2}\s?[日일])?)?"
    r"|(?:1[5-9]|20)[0-9]{2}\s?[~〜～–-]\s?(?:1[5-9]|20)[0-9]{2}\s?[年년]"
    r"|[0-9]{1,2}\s?[月월](?:\s?[0-9]{1,2}\s?[日일])?(?![間간])"
    r"|[0-9]{1,2}時(?:[0-9]{1,2}分)?"
    r"|(?:明治|大正|昭和|平成|令和|民國|民国)\s?(?:[0-9]{1,3}|元)\s?年度?"
    rf"|[{_SPELT}]{{4}}年度?|[{_SPELT}]{{1,3}}月(?:[{_SPELT}]{{1,3}}日)?"
)
"""A year, a month or a day; a year may be one of an era."""

ORDINAL = rf"[第제]\s?(?:[0-9]+|[{_SPELT}百]+)"
"""Which of several something is, as 第4 is the fourth."""
