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
    AreaKind,
    AreaRole,
    Containment,
    DateKind,
    Dimension,
    Flow,
    Measure,
    Nature,
    OrganisationType,
    Prices,
    ProjectForm,
    Qualifier,
    Role,
    Scale,
    SourceType,
    Stage,
    Standing,
    StatedChange,
    Tying,
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
    "channel": ("through", "organisations"),
    "comment": ("note", "editor_note"),
    "copyright": ("credit", "licence"),
    "cost": ("amounts", "value"),
    "countries": ("areas",),
    "country": ("areas", "area"),
    "credits": ("credit",),
    "date": ("as_of",),
    "definition": ("text",),
    "description": ("summary", "text", "definition", "alt"),
    "disaggregated_by": ("breakdown",),
    "disaggregation": ("breakdown",),
    "donor": ("organisations",),
    "end_date": ("end",),
    "equivalent": ("equivalents",),
    "from": ("start", "valid_from"),
    "grace": ("grace_years",),
    "grace_period": ("grace_years",),
    "hedge": ("qualifier",),
    "image": ("file", "pictures"),
    "images": ("pictures",),
    "implementer": ("organisations",),
    "interest_rate": ("interest",),
    "kind": ("form", "flow"),
    "license": ("licence",),
    "link": ("url",),
    "lower": ("low",),
    "max": ("high",),
    "maximum": ("high",),
    "min": ("low",),
    "minimum": ("low",),
    "name": ("title", "label"),
    "names": ("other_names",),
    "number": ("value",),
    "page": ("place",),
    "parent": ("part_of",),
    "partner": ("organisations",),
    "partners": ("organisations",),
    "photo": ("file", "pictures"),
    "photographer": ("credit",),
    "photos": ("pictures",),
    "predecessor": ("follows",),
    "prefix": ("qualifier",),
    "quotes": ("quotations",),
    "reference": ("source", "sources"),
    "references": ("sources", "source"),
    "region": ("areas", "area"),
    "remarks": ("note", "editor_note"),
    "repayment": ("repayment_years",),
    "repayment_period": ("repayment_years",),
    "sector": ("themes",),
    "start_date": ("start",),
    "state": ("status", "stage"),
    "summary": ("text",),
    "tags": ("themes",),
    "text": ("summary", "definition"),
    "tied": ("tying",),
    "till": ("end", "valid_to"),
    "title": ("name", "label", "term"),
    "to": ("end", "valid_to"),
    "topic": ("themes",),
    "transaction_type": ("flow",),
    "type": ("form", "flow"),
    "until": ("end", "valid_to"),
    "upper": ("high",),
    "via": ("through", "organisations"),
    "website": ("url",),
    "when": ("as_of", "year", "date"),
    "within": ("part_of",),
}
"""Other words for fields: the first that the block can have is meant."""

_NO_FIELDS = (
    (
        "grace; grace_period; interest; interest_rate; rate; terms; repayment; repayment_period; "
        "maturity; tenor; conditions; tied",
        "the terms of a loan stand under 'terms' of its amount: interest, repayment_years, "
        "grace_years, tying",
    ),
    (
        "target; targets; baseline; forecast; target_value; baseline_value; actual; achieved",
        "a target, a baseline and what was achieved are entries of their own, each with its value "
        "and, but for what was achieved, a line such as 'nature: target'",
    ),
    (
        "range; interval; between",
        "a range is two lines in the place of the value, 'low: …' and 'high: …'",
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
    (
        Stage.SUSPENDED,
        "on hold; paused; halted; frozen; interrupted; interruption; stopped?; 中断; 停止",
    ),
    (
        Stage.CANCELLED,
        "canceled; abandoned; dropped; discontinued; given up; terminated?; withdrawn?; 中止; 取消",
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
        "ceiling; limit; maximum; max; at most; no more than; not more than; or less; or fewer; "
        "<=; ≤; 以下; 最大; 上限",
    ),
    (Scale.ONE, "units; ones; full; none; 1"),
    (Scale.THOUSAND, "k; thousands; 1000; 千"),
    (Scale.MILLION, "m; mn; mio; mln; millions; 1000000; 百万"),
    (Scale.BILLION, "b; bn; billions; 1000000000; 十億"),
    (Measure.CUMULATIVE_COUNT, "cumulative; accumulated; total so far; 累計"),
    (Flow.COMMITMENT, "committed; commitments"),
    (Flow.GROSS_DISBURSEMENT, "gross; paid out; disbursement?; disbursed?; paid?; spent?"),
    (Flow.NET_DISBURSEMENT, "net; disbursement?; disbursed?"),
    (Measure.SHARE, "percentage; percent; proportion; part"),
    (Measure.RATIO, "rate; per capita; per head"),
    (Prices.CURRENT, "nominal"),
    (Prices.CONSTANT, "real"),
    (ValueState.NIL, "zero; none; nothing; 0"),
    (ValueState.NOT_REPORTED, "n/a; na; not available; unknown; missing; no data; …; ...; -; –; —"),
    (
        ValueState.NOT_YET_SET,
        "tbd; tbc; to be decided; to be determined; pending; undetermined; 未定",
    ),
    (ValueState.WITHHELD, "confidential; suppressed; not published; secret"),
    (Flow.PLEDGE, "pledged; announced; announcement"),
    (Flow.CANCELLATION, "cancelled; canceled; de-commitment; decommitment"),
    (Flow.REPAYMENT, "repaid; repayments; reflow"),
    (Flow.TOTAL_COST, "total; cost; project cost; 総事業費"),
    (Flow.OWN_SHARE, "donor share; own contribution; donor contribution"),
    (
        Flow.COUNTERPART_SHARE,
        "counterpart; local share; recipient share; counterpart funds; counterpart contribution",
    ),
    (Flow.COFINANCING, "cofinanced; co-finance; co-financing; joint financing"),
    (Flow.BUDGET, "budgeted; planned spending"),
    (Standing.ESTIMATED, "estimate; est; est.; 推計"),
    (Standing.PROVISIONAL, "preliminary; interim; tentative; 暫定; 暫定値; 速報; 速報値"),
    (Standing.REVISED, "revision; updated; 改定; 改訂"),
    (Standing.CORRECTED, "correction; erratum; corrigendum; 訂正"),
    (Standing.FINAL, "definitive; confirmed?; 確定; 確定値"),
    (Dimension.PURPOSE, "sector; field; aim?; 分野"),
    (Dimension.AGENCY, "donor agency; institution?; body?"),
    (Dimension.MODALITY, "aid type; type of aid; aid modality; instrument?"),
    (Dimension.LOAN, "loan type; type of loan"),
    (Dimension.SEX, "gender; 性別"),
    (Dimension.AGE, "age group; ages; 年齢"),
    (Dimension.GROUP, "subgroup; category?"),
    (Tying.UNTIED, "not tied; general untied; no?; false?; アンタイド"),
    (Tying.PARTLY, "partially tied; partial; partly; 部分アンタイド"),
    (Tying.TIED, "yes?; true?; タイド"),
    (AreaKind.DONOR, "giver; donor country"),
    (AreaKind.WORLD, "global; all countries; worldwide"),
    (AreaRole.RECIPIENT, "recipient country; receiver; direct; direct recipient; 被援助国"),
    (AreaRole.BENEFICIARY, "beneficiary country; indirect; indirect recipient; benefiting"),
    (AreaRole.PARTNER, "partner country; host; third country"),
    (ProjectForm.PROJECT, "activity"),
    (ProjectForm.FRAMEWORK, "framework agreement; umbrella; umbrella agreement"),
    (ProjectForm.PROGRAMME, "program"),
    (ProjectForm.TRANCHE, "instalment; installment; slice"),
    (ProjectForm.CONTRACT, "lot?; package?"),
    (DateKind.DECISION, "decided; approval; approved; cabinet decision; 閣議決定"),
    (DateKind.EXCHANGE_OF_NOTES, "e/n; en; notes exchanged; signing?; signature?; 交換公文"),
    (
        DateKind.AGREEMENT,
        "g/a; l/a; grant agreement; loan agreement; signing?; signature?; 贈与契約",
    ),
    (DateKind.PLANNED_START, "expected start; scheduled start; start planned"),
    (DateKind.START, "began; begin; beginning; launch; commencement; opening?; ground-breaking"),
    (DateKind.PLANNED_END, "expected end; scheduled end; planned completion; expected completion"),
    (DateKind.END, "completion; completed; finish; finished; ended; closing; 完了"),
    (
        DateKind.HAND_OVER,
        "handing over; handover ceremony; hand-over ceremony; delivery; 引渡し; 引き渡し",
    ),
    (Nature.ACTUAL, "achievement; achieved; result; outcome; output"),
    (Nature.FORECAST, "projection; projected; outlook"),
    (Nature.TARGET, "goal; aim; planned; expected?; objective"),
    (Nature.BASELINE, "base; initial; before"),
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
    (OrganisationType.MINISTRY, "government?; department"),
    (OrganisationType.AGENCY, "agency; public agency"),
    (OrganisationType.EMBASSY, "embassy; mission; consulate"),
    (OrganisationType.UNITED_NATIONS, "un; un agency; un fund"),
    (OrganisationType.DEVELOPMENT_BANK, "bank; regional development bank"),
    (OrganisationType.MULTILATERAL, "international organisation; intergovernmental"),
    (OrganisationType.NGO, "ngos; non-governmental; civil society; charity?"),
    (OrganisationType.INSTITUTE, "university; college; school; think tank"),
    (OrganisationType.PARTNERSHIP, "ppp; network?"),
    (OrganisationType.COMPANY, "private; private sector; firm; contractor"),
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
