"""The terms a record may use, each with its label and definition; nowhere else are they listed."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic_core import CoreSchema, core_schema


class Vocabulary(StrEnum):
    """A closed list of terms: the value is what a record says, the label what a page says."""

    label: str
    definition: str

    def __new__(cls, value: str, label: str, definition: str = "") -> Self:
        """A term from its value, label and definition."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.definition = definition
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.enum_schema(cls, list(cls), sub_type="str", strict=False)


class Kind(Vocabulary):
    """The kinds of record, in the order in which a reader meets them."""

    REGIONS = "regions", "Regions", "A region of the report, with the groups of countries in it."
    COUNTRIES = "countries", "Countries", "A recipient country."
    PROJECTS = "projects", "Projects", "One activity: a project, a grant, a programme."
    STATISTICS = "statistics", "Figures", "One indicator and the values printed for it."
    THEMES = "themes", "Themes", "A grouping of our own, to read activities across countries."
    EVENTS = "events", "Timeline", "Something that happened on a date."
    ORGANISATIONS = "organisations", "Organisations", "A ministry, agency, NGO or other body."
    SOURCES = "sources", "Sources", "A publication in which facts were read."
    GLOSSARY = "glossary", "Glossary", "A term and its definition."
    SCHEMES = "schemes", "Schemes", "The instrument a project runs under."

    @classmethod
    def named(cls, word: str) -> Kind | None:
        """The kind that a word of an address names."""
        try:
            return cls._value2member_map_[word]  # type: ignore[return-value]
        except KeyError:
            return None

    @property
    def has_pages(self) -> bool:
        """Whether each record of the kind has a page of its own."""
        return self not in (Kind.EVENTS, Kind.GLOSSARY, Kind.SCHEMES)

    @property
    def is_one_file(self) -> bool:
        """Whether all records of the kind stand in one file, keyed by id."""
        return self in (Kind.GLOSSARY, Kind.SCHEMES)


class Stage(Vocabulary):
    """How far a project has come, as its source says."""

    DECIDED = "decided", "Decided", "The donor has decided to provide it; not yet delivered."
    AGREED = "agreed", "Agreed", "The governments have signed (exchange of notes or agreement)."
    UNDER_WAY = "under-way", "Under way", "Work has begun."
    COMPLETED = "completed", "Completed", "Work has ended."
    NOT_STATED = "not-stated", "Not stated", "The source does not say how far it has come."


class Qualifier(Vocabulary):
    """How a source qualifies a number in print."""

    APPROXIMATELY = "approximately", "approximately"
    ABOUT = "about", "about"
    MORE_THAN = "more-than", "more than"
    AT_LEAST = "at-least", "at least"
    LESS_THAN = "less-than", "less than"
    UP_TO = "up-to", "up to"


class Unit(Vocabulary):
    """What a number counts."""

    PERSONS = "persons", "persons"
    HOUSEHOLDS = "households", "households"
    MEETINGS = "meetings", "meetings"
    COUNTRIES = "countries", "countries"
    PROJECTS = "projects", "projects"
    SCHOOLS = "schools", "schools"
    FACILITIES = "facilities", "facilities"
    VILLAGES = "villages", "villages"
    ITEMS = "items", "items"
    KILOMETRES = "kilometres", "kilometres"
    HECTARES = "hectares", "hectares"
    TONNES = "tonnes", "tonnes"
    PERCENT = "percent", "percent"
    AUD = "AUD", "Australian dollars"
    CAD = "CAD", "Canadian dollars"
    CHF = "CHF", "Swiss francs"
    CNY = "CNY", "Chinese yuan"
    CZK = "CZK", "Czech koruny"
    DKK = "DKK", "Danish kroner"
    EUR = "EUR", "euros"
    GBP = "GBP", "pounds sterling"
    HUF = "HUF", "Hungarian forints"
    ISK = "ISK", "Icelandic krónur"
    JPY = "JPY", "Japanese yen"
    KRW = "KRW", "Korean won"
    NOK = "NOK", "Norwegian kroner"
    NZD = "NZD", "New Zealand dollars"
    PLN = "PLN", "Polish złoty"
    SEK = "SEK", "Swedish kronor"
    USD = "USD", "US dollars"

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency (its value is then an ISO 4217 code)."""
        return self.value.isupper()


class Scale(Vocabulary):
    """The power of ten in which a statistic writes its values."""

    ONE = "one", ""
    THOUSAND = "thousand", "thousand"
    MILLION = "million", "million"
    BILLION = "billion", "billion"

    @property
    def exponent(self) -> int:
        """The power of ten: 6 for millions."""
        return {"one": 0, "thousand": 3, "million": 6, "billion": 9}[self.value]


class Measure(Vocabulary):
    """What a statistic measures; values of different measures are never compared or added."""

    CUMULATIVE_COUNT = (
        "cumulative-count",
        "Cumulative count",
        "Everything counted since the start; the start and the wording move between editions.",
    )
    COUNT = "count", "Count", "What was counted in one period."
    COMMITMENT = "commitment", "Commitment", "What the donor has bound itself to provide."
    GROSS_DISBURSEMENT = "gross-disbursement", "Gross disbursement", "What was paid out."
    NET_DISBURSEMENT = (
        "net-disbursement",
        "Net disbursement",
        "What was paid out, less repayments of loans; it can be negative.",
    )
    GRANT_EQUIVALENT = "grant-equivalent", "Grant equivalent", "The grant element of the flow."
    SHARE = "share", "Share", "A part of a total, in percent."


class Compilation(Vocabulary):
    """Where a statistic that has no observations of its own takes its values from."""

    PROJECT_AMOUNTS = (
        "project-amounts",
        "Amounts of projects",
        "The amounts in the project records of the schemes named.",
    )


class ValueState(Vocabulary):
    """Why a value is there or is not: four different things."""

    REPORTED = "reported", "Reported"
    NIL = "nil", "Nil", "The source prints that there was nothing."
    NOT_REPORTED = "not-reported", "Not reported", "The source prints no value; it is not zero."
    NOT_YET_SET = "not-yet-set", "Not yet set", "The value is still to be decided."


class AmountKind(Vocabulary):
    """How binding an amount is."""

    FIXED = "fixed", "Fixed amount", "The amount itself."
    UP_TO = "up-to", "Ceiling", "At most this amount."
    PLEDGE = "pledge", "Pledge", "Announced, not yet committed."
    NOT_DETERMINED = "not-determined", "Not yet determined", "The amount is still to be decided."


class Match(Vocabulary):
    """How sure it is that two sources speak of the same thing."""

    CONFIRMED = "confirmed", "Confirmed"
    INFERRED = "inferred", "Inferred", "The link between the two texts is an inference."


class DateKind(Vocabulary):
    """Which of a project's dates a date is."""

    DECISION = "decision", "Decision"
    EXCHANGE_OF_NOTES = "exchange-of-notes", "Exchange of notes"
    AGREEMENT = "agreement", "Grant or loan agreement"
    START = "start", "Start"
    PLANNED_END = "planned-end", "Planned end"
    END = "end", "End"
    HAND_OVER = "hand-over", "Hand-over"
    VISIT = "visit", "Visit"


class ResultKind(Vocabulary):
    """Whether a number is an achievement, an aim or a starting point."""

    RESULT = "result", "Result", "What the source says was achieved."
    TARGET = "target", "Target", "What is aimed at."
    BASELINE = "baseline", "Baseline", "Where it started from."


class Containment(Vocabulary):
    """Whether one count contains another; counts that may overlap are never added."""

    ALL = "all", "includes all of"
    PART = "part", "includes part of"
    NONE = "none", "includes none of"
    NOT_SAID = "not-said", "may include (the source does not say)"


class Role(Vocabulary):
    """What an organisation does in a project."""

    DONOR = "donor", "Donor"
    IMPLEMENTING = "implementing", "Implementing organisation"
    CHANNEL = "channel", "Channel of delivery"
    PARTNER = "partner", "Partner"


class SourceType(Vocabulary):
    """The kinds of publication a fact is read in."""

    WHITE_PAPER = "white-paper", "White paper"
    DATA_BOOK = "data-book", "Data book"
    DATASET = "dataset", "Dataset"
    PRESS_NOTE = "press-note", "Official press note"
    REPORT = "report", "Report"
    MAGAZINE = "magazine", "Government magazine"
    WEBSITE = "website", "Website"
    PRESS = "press", "Press report"
