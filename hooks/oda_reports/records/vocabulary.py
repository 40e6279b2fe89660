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
    NAMES = "names", "Names", "A name as the report writes it, and the spellings it does not use."

    @property
    def singular(self) -> str:
        """What one record of the kind is called: ``country``."""
        others = {Kind.COUNTRIES: "country", Kind.GLOSSARY: "term"}
        return others.get(self, self.value.removesuffix("s"))

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
        return self not in (Kind.EVENTS, Kind.GLOSSARY, Kind.SCHEMES, Kind.NAMES)

    @property
    def is_one_file(self) -> bool:
        """Whether all records of the kind stand in one file, keyed by id."""
        return self in (Kind.GLOSSARY, Kind.SCHEMES, Kind.NAMES)


class Stage(Vocabulary):
    """How far a project has come, as its source says."""

    DECIDED = "decided", "Decided", "The donor has decided to provide it; not yet delivered."
    AGREED = "agreed", "Agreed", "The governments have signed (exchange of notes or agreement)."
    UNDER_WAY = "under-way", "Under way", "Work has begun."
    COMPLETED = "completed", "Completed", "Work has ended."
    SUSPENDED = "suspended", "Suspended", "Work has stopped for the time being."
    CANCELLED = "cancelled", "Cancelled", "It was given up, before or after work began."
    NOT_STATED = "not-stated", "Not stated", "The source does not say how far it has come."

    @property
    def is_stated(self) -> bool:
        """Whether it is a stage at all: pages show no other as if it were one."""
        return self is not Stage.NOT_STATED


class Qualifier(Vocabulary):
    """How a source qualifies a number in print."""

    APPROXIMATELY = "approximately", "approximately", "Near this number."
    ABOUT = "about", "about", "Near this number, in a looser word: about, some, around."
    MORE_THAN = "more-than", "more than", "Above this number; by how much is not said."
    AT_LEAST = "at-least", "at least", "This number or more."
    LESS_THAN = "less-than", "less than", "Below this number; by how much is not said."
    UP_TO = "up-to", "up to", "This number or less."


FLOORS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
"""The hedges of a number that may be larger."""
CEILINGS = (Qualifier.LESS_THAN, Qualifier.UP_TO)
"""The hedges of a number that may be smaller."""


class Scale(Vocabulary):
    """The power of ten in which a statistic writes its values."""

    ONE = "one", "", "Values are written in full."
    THOUSAND = "thousand", "thousand", "1.5 means 1,500."
    MILLION = "million", "million", "1.5 means 1,500,000."
    BILLION = "billion", "billion", "1.5 means 1,500,000,000."

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
    AMOUNT = "amount", "Amount", "Money of one period; its flow says what became of it."
    CUMULATIVE_AMOUNT = (
        "cumulative-amount",
        "Cumulative amount",
        "All money since the start; its flow says what became of it.",
    )
    SHARE = "share", "Share", "A part of a total, in percent."
    RATIO = "ratio", "Ratio", "One number for each of another: per person, per household, a rate."

    @property
    def is_cumulative(self) -> bool:
        """Whether a later value holds the earlier ones too."""
        return self in (Measure.CUMULATIVE_COUNT, Measure.CUMULATIVE_AMOUNT)

    @property
    def adds_up(self) -> bool:
        """Whether the values of countries are parts of that of their region."""
        return self not in (Measure.SHARE, Measure.RATIO)


class Flow(Vocabulary):
    """What became of money; different flows are never compared or added."""

    COMMITMENT = "commitment", "Commitment", "What the donor has bound itself to provide."
    GROSS_DISBURSEMENT = "gross-disbursement", "Gross disbursement", "What was paid out."
    NET_DISBURSEMENT = (
        "net-disbursement",
        "Net disbursement",
        "What was paid out, less repayments of loans; it can be negative.",
    )
    GRANT_EQUIVALENT = "grant-equivalent", "Grant equivalent", "The grant element of the flow."
    PLEDGE = "pledge", "Pledge", "Announced, not yet committed."
    CANCELLATION = (
        "cancellation",
        "Cancellation",
        "Taken back of what was committed; it may be printed as a negative number.",
    )
    REPAYMENT = "repayment", "Repayment", "What the recipient has paid back of a loan."
    TOTAL_COST = "total-cost", "Total cost", "What it costs all who pay, the donor among them."
    OWN_SHARE = "own-share", "Own share", "What the donor itself pays of the total cost."
    COUNTERPART_SHARE = (
        "counterpart-share",
        "Counterpart share",
        "What the recipient itself pays of the total cost.",
    )
    COFINANCING = (
        "cofinancing",
        "Co-financing",
        "What another body pays of the total cost, beside the donor and the recipient.",
    )
    BUDGET = "budget", "Budget", "What is planned to be spent."

    @property
    def may_be_negative(self) -> bool:
        """Whether a value below zero can be meant."""
        return self in (Flow.NET_DISBURSEMENT, Flow.CANCELLATION, Flow.REPAYMENT)


WITH_OTHERS = frozenset({Flow.TOTAL_COST, Flow.COUNTERPART_SHARE, Flow.COFINANCING})
"""The flows in which somebody else pays a part, or all."""
OF_THE_DONOR = frozenset(Flow) - WITH_OTHERS - {Flow.CANCELLATION, Flow.REPAYMENT}
"""The flows in which the donor alone gives, and so what a list says that a project gets."""
NOT_BOUND = frozenset({Flow.PLEDGE, Flow.BUDGET})
"""Of these, what the donor has only announced or planned: a list says so beside each."""


class Nature(Vocabulary):
    """Whether a number came about, is aimed at or expected, or is where things began."""

    ACTUAL = "actual", "Actual", "What the source says was so, or was achieved."
    TARGET = "target", "Target", "What is aimed at."
    BASELINE = "baseline", "Baseline", "Where it started from."
    FORECAST = "forecast", "Forecast", "What is expected."


class Standing(Vocabulary):
    """How firm a source says its number is."""

    ESTIMATED = "estimated", "Estimated", "The source estimates it."
    PROVISIONAL = "provisional", "Provisional", "The source says that it may still change."
    REVISED = "revised", "Revised", "The source says that it replaces an earlier number."
    CORRECTED = "corrected", "Corrected", "The source says that an earlier number was wrong."
    FINAL = "final", "Final", "The source says that it will not change."


class Dimension(Vocabulary):
    """By what a total is broken down."""

    PURPOSE = "purpose", "Purpose", "What the money is for, or the field."
    AGENCY = "agency", "Agency", "Which body of the donor."
    MODALITY = "modality", "Kind of aid", "Grant, loan, technical cooperation."
    LOAN = "loan", "Kind of loan", "Project loan, programme loan, syndicated."
    SEX = "sex", "Sex", "Women, men."
    AGE = "age", "Age", "An age group, as the source draws it."
    GROUP = "group", "Group", "Another group of people or things that the source sets apart."


class AreaKind(Vocabulary):
    """What an area is that is neither a country of the report nor a group or region of them."""

    DONOR = "donor", "Donor", "The donor itself: all that it gives, to whomever."
    WORLD = "world", "World", "All countries together, or all that receive aid."
    OTHER = "other", "Other", "Another country, or another set of countries."


class AreaRole(Vocabulary):
    """What an area is in a project, where its areas differ in that."""

    RECIPIENT = "recipient", "Recipient", "It receives what is provided."
    BENEFICIARY = "beneficiary", "Beneficiary", "It gains from it, and receives nothing directly."
    PARTNER = "partner", "Partner", "It takes part, as a giver or a host."


class Tying(Vocabulary):
    """Whether what a loan or grant pays for must be bought from the donor's country."""

    UNTIED = "untied", "Untied", "It may be bought anywhere."
    PARTLY = "partly-tied", "Partly tied", "It may be bought in some countries, or a part anywhere."
    TIED = "tied", "Tied", "It must be bought from the donor's country."


class ProjectForm(Vocabulary):
    """What kind of activity a project record is, where its source says more than project."""

    PROJECT = "project", "Project", "One activity with an end of its own."
    FRAMEWORK = "framework", "Framework", "An agreement under which others are agreed."
    PROGRAMME = "programme", "Programme", "Several activities with one aim."
    PHASE = "phase", "Phase", "One stretch of a longer activity."
    TRANCHE = "tranche", "Tranche", "One part of a loan or grant that is agreed part by part."
    CONTRACT = "contract", "Contract", "One contract within an activity."


class Prices(Vocabulary):
    """In the prices of which year money is told; values in different prices are never added."""

    CURRENT = "current", "Current prices", "As it was in the year itself, with its inflation."
    CONSTANT = "constant", "Constant prices", "Put into the prices of one year, which is named."


class Compilation(Vocabulary):
    """Where a statistic that has no observations of its own takes its values from."""

    PROJECT_AMOUNTS = (
        "project-amounts",
        "Amounts of projects",
        "The amounts in the project records of the schemes named.",
    )


class ValueState(Vocabulary):
    """Why a value is there or is not: four different things."""

    REPORTED = "reported", "Reported", "The source prints the value."
    NIL = "nil", "Nil", "The source prints that there was nothing."
    NOT_REPORTED = "not-reported", "Not reported", "The source prints no value; it is not zero."
    NOT_YET_SET = "not-yet-set", "Not yet set", "The value is still to be decided."
    WITHHELD = "withheld", "Withheld", "The source has the value and does not print it."


class Match(Vocabulary):
    """How sure it is that two sources speak of the same thing."""

    CONFIRMED = "confirmed", "Confirmed", "A source makes the link itself."
    INFERRED = (
        "inferred",
        "Inferred",
        "That it belongs here is a conclusion of ours: the source does not say so.",
    )


class DateKind(Vocabulary):
    """Which of a project's dates a date is."""

    DECISION = "decision", "Decision", "The donor decided to provide it."
    EXCHANGE_OF_NOTES = "exchange-of-notes", "Exchange of notes", "The governments agreed by notes."
    AGREEMENT = "agreement", "Grant or loan agreement", "The agreement was signed."
    PLANNED_START = "planned-start", "Planned start", "Work is to begin then."
    START = "start", "Start", "Work began."
    PLANNED_END = "planned-end", "Planned end", "Work is to end then."
    END = "end", "End", "Work ended."
    HAND_OVER = "hand-over", "Hand-over", "What was provided was handed over."
    VISIT = "visit", "Visit", "Somebody visited the project."


class NamedAfter(Vocabulary):
    """After which of its two calendar years a fiscal year is named."""

    START = "start", "its start", "The year from April 2023 to March 2024 is FY2023."
    END = "end", "its end", "The year from October 2022 to September 2023 is FY2023."


class WrittenAs(Vocabulary):
    """How a fiscal year is written."""

    SINGLE = "single", "one year", "By one year: 2023."
    SPAN = "span", "two years", "By the two years that it spans: 2004-05."


class Containment(Vocabulary):
    """Whether one count contains another; counts that may overlap are never added."""

    ALL = "all", "includes all of", "Everything in the other count is in this one too."
    PART = "part", "includes part of", "Some of the other count is in this one too."
    NONE = "none", "includes none of", "Nothing of the other count is in this one."
    NOT_SAID = (
        "not-said",
        "may include (the source does not say)",
        "The source does not say whether the other count is in this one.",
    )


class Role(Vocabulary):
    """What an organisation does in a project."""

    DONOR = "donor", "Donor", "It gives the money."
    IMPLEMENTING = "implementing", "Implementing organisation", "It carries the project out."
    CHANNEL = "channel", "Channel of delivery", "The money goes through it."
    PARTNER = "partner", "Partner", "It takes part in another way."


class OrganisationType(Vocabulary):
    """What kind of body an organisation is, after the DAC's categories of channels of delivery."""

    MINISTRY = "ministry", "Ministry", "A ministry, or another part of a government itself."
    AGENCY = "agency", "Government agency", "A body of a government that carries out its work."
    EMBASSY = "embassy", "Embassy or mission", "A government's embassy, consulate or mission."
    UNITED_NATIONS = (
        "united-nations",
        "United Nations",
        "An agency, fund, programme or office of the United Nations.",
    )
    DEVELOPMENT_BANK = (
        "development-bank",
        "Development bank",
        "The World Bank Group, or the development bank of a region.",
    )
    MULTILATERAL = (
        "multilateral",
        "Other international organisation",
        "Another organisation whose members are governments.",
    )
    NGO = "ngo", "NGO", "A non-governmental organisation, or another body of civil society."
    INSTITUTE = (
        "institute",
        "University, college or institute",
        "A place of teaching or research.",
    )
    PARTNERSHIP = (
        "partnership",
        "Public-private partnership",
        "A partnership or network of public and private bodies.",
    )
    COMPANY = "company", "Company", "A body of the private sector."
    OTHER = "other", "Other", "A body of another kind."


class SourceType(Vocabulary):
    """The kinds of publication a fact is read in."""

    WHITE_PAPER = "white-paper", "White paper", "A government's periodical account of its policy."
    DATA_BOOK = "data-book", "Data book", "Tables that a government or agency has printed."
    DATASET = "dataset", "Dataset", "Figures published as data."
    PRESS_NOTE = "press-note", "Official press note", "A note of a ministry, embassy or agency."
    REPORT = "report", "Report", "A study, a review, an evaluation."
    MAGAZINE = "magazine", "Government magazine", "A magazine that a government publishes."
    WEBSITE = "website", "Website", "Pages on the web that are no publication of their own."
    PRESS = "press", "Press report", "A report of a newspaper or news agency."


class StatedChange(Vocabulary):
    """What a source says of a value that differs from the one printed before."""

    REVISION = "revision", "Revised", "The same period, counted again or with later data."
    CORRECTION = "correction", "Error corrected", "A source says that the earlier value was wrong."
    REDEFINITION = "redefinition", "Definition changed", "A source says that it counts otherwise."


class ChangeClass(Vocabulary):
    """How what one edition prints differs from what another of the same publication does."""

    NEW = (
        "new",
        "New",
        "About a later time than the older edition prints, or can; or the older one says that it "
        "has no number.",
    )
    LATER_COUNT = (
        "later-count",
        "Later count",
        "Counted again, up to a later day or to none that is said; no revision of the older one.",
    )
    LOWER_COUNT = (
        "lower-count",
        "Lower count",
        "Counted again, and lower; why is not said here.",
    )
    REVISION = "revision", "Revised", "Another value for the same period, event or grant."
    ROUNDING = "rounding", "Rounded otherwise", "The same value with more decimals, or with fewer."
    OTHER_VALUE = (
        "other-value",
        "Another value",
        "An edition does not say of when it is: whether it is later or revised is not known.",
    )
    AIM_MOVED = (
        "aim-moved",
        "Aim moved",
        "What is aimed at or expected is to be so by another day; the number may differ too.",
    )
    CORRECTION = (
        "correction",
        "Error corrected",
        "A source says that the earlier value was wrong; this is never inferred.",
    )
    REDEFINITION = "redefinition", "Definition changed", "A source says that it counts otherwise."
    OTHER_PERIOD = (
        "other-period",
        "Other period",
        "Both editions print one value, of different periods; neither replaces the other.",
    )
    WORDING = (
        "wording",
        "Wording changed",
        "Other words around the number: a hedge such as “about”, a start, an end, how firm it is.",
    )
    GONE = (
        "gone",
        "No longer printed",
        "The later edition prints no number: its record says so, it is not inferred.",
    )
    ONLY_OLDER = "only-older", "Only in the older", "No record holds a later edition’s value."
    ONLY_NEWER = "only-newer", "Only in the later", "No record holds an older edition’s value."
