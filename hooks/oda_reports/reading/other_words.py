"""What people call things, and what a record calls them: the one table of other words.

A word that stands here is never taken for a slip of the keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from oda_reports.records.vocabulary import (
    AmountKind,
    Containment,
    DateKind,
    Measure,
    Prices,
    Qualifier,
    ResultKind,
    Role,
    Scale,
    SourceType,
    Stage,
    StatedChange,
    Unit,
    ValueState,
    Vocabulary,
)

FIELDS: Mapping[str, tuple[str, ...]] = {
    "agency": ("organisations", "organisation", "publisher"),
    "amount": ("amounts", "value"),
    "area": ("areas",),
    "author": ("publisher", "credit"),
    "beneficiaries": ("results",),
    "budget": ("amounts", "value"),
    "caption": ("label", "title"),
    "category": ("themes",),
    "comment": ("note", "editor_note"),
    "copyright": ("credit", "licence"),
    "cost": ("amounts", "value"),
    "countries": ("areas",),
    "country": ("areas", "area"),
    "credits": ("credit",),
    "definition": ("text",),
    "description": ("summary", "text", "definition", "alt"),
    "donor": ("organisations",),
    "end_date": ("end",),
    "image": ("file", "pictures"),
    "images": ("pictures",),
    "implementer": ("organisations",),
    "license": ("licence",),
    "link": ("url",),
    "name": ("title", "label"),
    "names": ("other_names",),
    "number": ("value",),
    "page": ("place",),
    "partner": ("organisations",),
    "partners": ("organisations",),
    "photo": ("file", "pictures"),
    "photographer": ("credit",),
    "photos": ("pictures",),
    "quotes": ("quotations",),
    "reference": ("source", "sources"),
    "references": ("sources", "source"),
    "region": ("areas", "area"),
    "remarks": ("note", "editor_note"),
    "sector": ("themes",),
    "start_date": ("start",),
    "state": ("status", "stage"),
    "summary": ("text",),
    "tags": ("themes",),
    "text": ("summary", "definition"),
    "title": ("name", "label", "term"),
    "topic": ("themes",),
    "website": ("url",),
}
"""Other words for fields: the first that the block can have is meant."""

_NO_FIELDS = (
    (
        "grace; grace_period; interest; interest_rate; rate; terms; repayment; repayment_period; "
        "maturity; tenor; conditions",
        "the terms of a loan are said in the note of its amount",
    ),
    (
        "evaluation; assessment; rating; outcome; outcomes; impact; objective; objectives; goal; "
        "goals; purpose; aim; background; outline; history; lessons; conclusion",
        "say it in the summary, or in a section with a title of its own",
    ),
    (
        "location; locations; address; city; town; village; district; province; site; place; "
        "coordinates; latitude; longitude; lat; lon; map; gps",
        "countries stand under areas; where in a country is said in the summary or in a section",
    ),
    (
        "contact; email; e-mail; phone; telephone; fax",
        "the website of an organisation stands in its own record, under url",
    ),
)

NO_FIELDS: Mapping[str, str] = {
    word: where for words, where in _NO_FIELDS for word in words.split("; ")
}
"""Words for what no field is made for, with where it can be said."""

_TERMS: tuple[tuple[Vocabulary, str], ...] = (
    (Stage.DECIDED, "approved; pledged?; planned?; announced?"),
    (Stage.AGREED, "signed; concluded; committed?"),
    (
        Stage.UNDER_WAY,
        "ongoing; in progress; in process; active; running; current; continuing; "
        "implementation; under implementation; being implemented; under construction; started; "
        "begun; 実施中; 進行中; 継続中",
    ),
    (
        Stage.COMPLETED,
        "complete; finished; done; ended; closed; handed over?; delivered?; 完了; 終了",
    ),
    (Stage.NOT_STATED, "unknown; not known; n/a; not available; 不明"),
    (Qualifier.APPROXIMATELY, "approx; approx.; およそ; おおよそ"),
    (Qualifier.ABOUT, "some; around; roughly; circa; ca; ca.; c.; ~; 約; 程度; 前後; ほぼ?"),
    (Qualifier.MORE_THAN, "over; above; exceeding; greater than; >; 超; 余; 余り"),
    (
        Qualifier.AT_LEAST,
        "minimum; min; no fewer than; no less than; not less than; or more; >=; ≥; "
        "以上; 少なくとも",
    ),
    (Qualifier.LESS_THAN, "under; below; fewer than; <; 未満; almost?; nearly?"),
    (
        Qualifier.UP_TO,
        "maximum; max; at most; no more than; not more than; or less; or fewer; <=; "
        "≤; 以下; 最大; 上限",
    ),
    (
        Unit.PERSONS,
        "people; person; human; individuals; trainees; participants; experts; pupils; "
        "students; 人; 名",
    ),
    (Unit.HOUSEHOLDS, "families; homes?; 世帯; 戸"),
    (Unit.MEETINGS, "conferences; 回?"),
    (Unit.COUNTRIES, "nations; states?; か国; カ国; ヶ国; ケ国; 箇国"),
    (Unit.PROJECTS, "grants; programmes; programs; 案件; 件?"),
    (Unit.SCHOOLS, "校"),
    (
        Unit.FACILITIES,
        "buildings; hospitals; clinics; stations; wells; plants?; 施設; か所; カ所; ヶ所; 箇所",
    ),
    (Unit.VILLAGES, "settlements; towns?; communities?; 村"),
    (Unit.ITEMS, "things; pieces; units; pcs; sets?; 台; 個"),
    (Unit.KILOMETRES, "km; kms; キロ?; キロメートル"),
    (Unit.HECTARES, "ha; ヘクタール"),
    (Unit.TONNES, "t; mt; metric tons; metric tonnes; tons?; トン"),
    (Unit.PERCENT, "%; pct; per cent; per hundred; percentage; percentage points?; パーセント"),
    (Unit.AUD, "a$; au$; australian dollar; 豪ドル; $?; dollars?"),
    (Unit.CAD, "c$; ca$; can$; canadian dollar; カナダドル; $?; dollars?"),
    (Unit.CHF, "sfr; fr.?; francs?; スイスフラン"),
    (Unit.CNY, "rmb; yuan; renminbi; cn¥; chinese yuan renminbi; 元; 人民元; ¥?"),
    (Unit.CZK, "kč; koruna; koruny; czech koruna"),
    (Unit.DKK, "danish krone; danish crowns; kr?; kr.?"),
    (Unit.EUR, "€; euro; ユーロ"),
    (Unit.GBP, "£; gb£; pound sterling; pound; british pounds; ポンド"),
    (Unit.HUF, "ft; forint; hungarian forint"),
    (Unit.ISK, "icelandic krona; kr?; kr.?"),
    (Unit.JPY, "yen; jp¥; jpn; en; 円; 日本円; ¥?"),
    (Unit.KRW, "₩; won; south korean won; korean republic won; ウォン"),
    (Unit.NOK, "norwegian krone; norwegian crowns; kr?; kr.?"),
    (Unit.NZD, "nz$; new zealand dollar; $?; dollars?"),
    (Unit.PLN, "zł; zloty; polish zloty"),
    (Unit.SEK, "swedish krona; swedish crowns; kr?; kr.?"),
    (Unit.USD, "us$; us dollar; u.s. dollars; usd$; 米ドル; usドル; ドル?; $?; dollars?"),
    (Scale.ONE, "units; ones; full; none; 1"),
    (Scale.THOUSAND, "k; thousands; 1000; 千"),
    (Scale.MILLION, "m; mn; mio; mln; millions; 1000000; 百万"),
    (Scale.BILLION, "b; bn; billions; 1000000000; 十億"),
    (Measure.CUMULATIVE_COUNT, "cumulative; accumulated; total so far; 累計"),
    (Measure.COMMITMENT, "committed; commitments"),
    (Measure.GROSS_DISBURSEMENT, "gross; disbursement?; disbursed?"),
    (Measure.NET_DISBURSEMENT, "net; disbursement?; disbursed?"),
    (Measure.SHARE, "percentage; percent; ratio; proportion; part"),
    (Prices.CURRENT, "nominal"),
    (Prices.CONSTANT, "real"),
    (ValueState.NIL, "zero; none; nothing; 0"),
    (ValueState.NOT_REPORTED, "n/a; na; not available; unknown; missing; no data; …; ...; -; –; —"),
    (
        ValueState.NOT_YET_SET,
        "tbd; tbc; to be decided; to be determined; pending; undetermined; 未定",
    ),
    (AmountKind.FIXED, "exact; actual"),
    (AmountKind.UP_TO, "ceiling; maximum; max; limit; at most; 限度額; 上限"),
    (AmountKind.PLEDGE, "pledged; announced"),
    (AmountKind.NOT_DETERMINED, "tbd; tbc; undetermined; unknown?; pending; 未定"),
    (DateKind.DECISION, "decided; approval; approved; cabinet decision; 閣議決定"),
    (DateKind.EXCHANGE_OF_NOTES, "e/n; en; notes exchanged; signing?; signature?; 交換公文"),
    (
        DateKind.AGREEMENT,
        "g/a; l/a; grant agreement; loan agreement; signing?; signature?; 贈与契約",
    ),
    (DateKind.START, "began; begin; beginning; launch; commencement; opening?; ground-breaking"),
    (DateKind.PLANNED_END, "expected end; scheduled end; planned completion; expected completion"),
    (DateKind.END, "completion; completed; finish; finished; ended; closing; 完了"),
    (
        DateKind.HAND_OVER,
        "handing over; handover ceremony; hand-over ceremony; delivery; 引渡し; 引き渡し",
    ),
    (ResultKind.RESULT, "achievement; achieved; actual; outcome; output"),
    (ResultKind.TARGET, "goal; aim; planned; expected; objective"),
    (ResultKind.BASELINE, "base; initial; before"),
    (Containment.ALL, "yes; true; whole"),
    (Containment.PART, "partly; partially; some"),
    (Containment.NONE, "no; false"),
    (Containment.NOT_SAID, "unknown; not stated; unclear"),
    (Role.DONOR, "funder; funding; financer"),
    (
        Role.IMPLEMENTING,
        "implementer; implementation; executing; executing agency; executor; "
        "implementing agency; implementing partner?; contractor?",
    ),
    (Role.CHANNEL, "through; via"),
    (Role.PARTNER, "partners; counterpart; recipient?; beneficiary?"),
    (SourceType.DATA_BOOK, "databook; statistics?; yearbook?"),
    (SourceType.DATASET, "data; database"),
    (SourceType.PRESS_NOTE, "press release; news release; announcement; official press release"),
    (SourceType.REPORT, "study; review; evaluation; evaluation report"),
    (SourceType.MAGAZINE, "journal?"),
    (SourceType.WEBSITE, "web; web page; webpage; web site; site; page"),
    (SourceType.PRESS, "newspaper; news; news agency; article; media"),
    (StatedChange.REVISION, "revised; update; updated"),
    (StatedChange.CORRECTION, "corrected; error; erratum; typo?"),
    (StatedChange.REDEFINITION, "redefined; definition; new definition"),
)
"""Other words for terms than their labels; one that ends in ``?`` can mean something else too."""

NO_TERMS: Mapping[str, str] = {
    "Unit": "for what has no unit of its own write 'items', and say in the label what is counted",
    "Date kind": "a date of another kind is told in a text",
    "Stage": "what else is known is said in a text",
    "Role": "for another part write 'partner', and say in the note what it does",
}
"""What to do where none of the terms of a vocabulary fits, by its title."""


class Meant(NamedTuple):
    """A term that a word means; ``sure`` unless the word can mean something else too."""

    term: Vocabulary
    sure: bool


def folded(words: str) -> str:
    """Words without what differs between ways of writing the same term."""
    half = in_half_width(words).casefold().strip()
    plain = re.sub(r"[\W_]+", "", half) or half
    return plain.removesuffix("s") if len(plain) > 3 else plain


def in_half_width(words: str) -> str:
    """Words in half-width letters; long ones as they are: composing takes the square of length."""
    return normalize("NFKC", words) if len(words) < 200 else words


def terms_meant(words: str, terms: tuple[Vocabulary, ...]) -> list[Meant]:
    """The terms that other words for them mean: their labels too, however they are written."""
    said = folded(words)
    if not said:
        return []
    if written := _as_written(terms).get(said):
        return [Meant(term, sure=True) for term in written]
    known = _KNOWN.get(said, ())
    found = [meant for meant in known if any(meant.term is term for term in terms)]
    return [meant._replace(sure=meant.sure and len(found) == 1) for meant in found]


@cache
def _as_written(terms: tuple[Vocabulary, ...]) -> Mapping[str, Sequence[Vocabulary]]:
    """Terms by their values and labels, folded."""
    found: dict[str, list[Vocabulary]] = {}
    for term in terms:
        for spelling in dict.fromkeys((folded(term.value), folded(term.label))):
            found.setdefault(spelling, []).append(term)
    return found


def _other_words() -> Mapping[str, tuple[Meant, ...]]:
    found: dict[str, tuple[Meant, ...]] = {}
    for term, words in _TERMS:
        for word in words.split("; "):
            known = folded(word.removesuffix("?"))
            meant = Meant(term, sure=not word.endswith("?"))
            if not any(other.term is term for other in found.get(known, ())):
                found[known] = (*found.get(known, ()), meant)
    return found


_KNOWN = _other_words()
