"""What pages are called and what they say of themselves, each under a name; see ``messages``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from oda_reports.figures.messages import capitalised, listed
from oda_reports.records.vocabulary import ChangeClass

# What can be chosen in the list of projects: its label, and what stands for no choice.

FACETS: Mapping[str, tuple[str, str]] = {
    "country": ("Place", "All places"),
    "theme": ("Theme", "All themes"),
    "scheme": ("Scheme", "All schemes"),
    "kind": ("Kind of organisation", "All kinds"),
    "organisation": ("Organisation", "All organisations"),
    "status": ("Status", "Any status"),
    "amount": ("Largest amount named", "Any amount"),
}


def all_of(place: str) -> str:
    """A group of countries as one choice."""
    return f"All of {place}"


def any_in(currency: str) -> str:
    """Amounts of a currency as one choice."""
    return f"Any in {currency}"


def or_more(amount: str) -> str:
    """Amounts from so much on."""
    return f"{amount} or more"


# The order of a list, and its pages.

BY_NAME = "Name"
NO_YEAR = "no year"
SCHEME_NOT_NAMED = "Scheme not named"


def largest_in(currency: str) -> str:
    """Sorted by what can be compared: amounts of one currency."""
    return f"Largest amount in {currency}"


def of_page(title: str, number: int, count: int) -> str:
    """The title of a page of a list."""
    return f"{title}, page {number} of {count}"


# What pages are called, and what they say of themselves to search engines.

HOME = "Home"
ABOUT = "About"
NO_SCHEME = "No scheme stated"
ALL_COUNTRIES = "All countries"
ALL_REGIONS = "All regions"
COMPARE_COUNTRIES = "Compare countries"
METHODOLOGY = "Methodology"
DATA_FILES = "Data files"
DATA = "Data"
CHANGES_BETWEEN_EDITIONS = "Changes between editions"
CORRECTIONS = "Corrections"
THIS_BUILD = "This build"
ABOUT_THIS_BUILD = "What this site was made from, and how to check that it still is"


def about_page(title: str, site: str) -> str:
    """Of a list, and of any page that begins with no text."""
    return f"{title}: {site}"


def about_comparison(site: str) -> str:
    """Of the page of countries side by side."""
    return f"Two countries side by side, or all: {site}"


def about_glossary(site: str) -> str:
    """Of the page of terms."""
    return f"The terms of {site}"


def about_methodology(site: str) -> str:
    """Of the page of the report's own text on its figures."""
    return f"How the figures of {site} were read and are to be used"


def about_data_files(site: str) -> str:
    """Of the page that lists the files of figures."""
    return f"The figures of {site} as files for spreadsheets and programs"


def about_changes(site: str) -> str:
    """Of the page of changes between editions."""
    return f"What the editions behind {site} print differently"


def about_corrections(site: str) -> str:
    """Of the page of corrections."""
    return f"Values of {site} that were published and wrong"


# What stands on the card of a page, and what is said of the card to whoever does not see it.


def card_source(titles: Sequence[str]) -> str:
    """Where the figure of a card was read."""
    return f"{'Source' if len(titles) == 1 else 'Sources'}: {listed(titles)}"


def card_sum(year: str, together: str) -> str:
    """Of a figure that is a sum of ours: of when, and of how many countries."""
    return f"{year}, {together}, computed here"


def card_figure(label: str, about: str, value: str) -> str:
    """The figure of a card in words."""
    return f"{capitalised(', '.join(filter(None, (label, about))))}: {value}"


def card_in_words(title: str, *said: str) -> str:
    """A card in words: each that is said is a sentence."""
    return ". ".join(one.rstrip(".") for one in (title, *said) if one) + "."


# What a served page says of drafts.

NOT_PUBLISHED = "not published"
UNPUBLISHED_PAGE = "Readers do not see this page: it is a draft, or was read in drafts alone."
NAMES_DRAFTS = "This page names records that are drafts: readers do not see them."


def shows_drafts(sources: Sequence[str]) -> str:
    """Of a page with values of draft sources."""
    which = "which is a draft" if len(sources) == 1 else "which are drafts"
    return f"This page shows what was read in {listed(sources)}, {which}: readers do not see it."


# How many of what changed between two editions.

_OF_CLASS = {
    ChangeClass.CORRECTION: ("error corrected", "errors corrected"),
    ChangeClass.REDEFINITION: ("definition changed", "definitions changed"),
    ChangeClass.REVISION: ("revised", "revised"),
    ChangeClass.GONE: ("no longer printed", "no longer printed"),
    ChangeClass.LOWER_COUNT: ("lower count", "lower counts"),
    ChangeClass.LATER_COUNT: ("later count", "later counts"),
    ChangeClass.NEW: ("new", "new"),
    ChangeClass.AIM_MOVED: ("aim moved", "aims moved"),
    ChangeClass.OTHER_VALUE: ("other value", "other values"),
    ChangeClass.OTHER_PERIOD: ("of another period", "of another period"),
    ChangeClass.ROUNDING: ("rounded otherwise", "rounded otherwise"),
    ChangeClass.WORDING: ("worded otherwise", "worded otherwise"),
}
CLASSES_BY_WEIGHT = tuple(_OF_CLASS)
"""What can become of a figure that a later edition prints otherwise, what weighs most first."""
EARLIER = "Before"
LATER = "Later"
ELSEWHERE = "Elsewhere"
NEWLY_FEATURED = "Newly featured"
FEATURED_AGAIN = "Featured again"
NO_LONGER_FEATURED = "No longer featured"


def counted_class(change: ChangeClass, count: int) -> str:
    """So many figures of which one thing became."""
    return f"{count} {_OF_CLASS[change][count != 1]}"


def counted_statuses(count: int) -> str:
    """So many projects that have come to another stage."""
    return f"{count} {'project' if count == 1 else 'projects'} with another status"


def counted_features(count: int) -> str:
    """So many projects that one edition features and the other does not, or otherwise."""
    return f"{count} {'change' if count == 1 else 'changes'} among featured projects"


# The heads of a table of results.

BEFORE = "Before"
REACHED = "Reached"
AIMED_AT = "Aimed at"
EXPECTED = "Expected"


# Files of figures: what a link to one says, and what stands in it.

ADDITIVE_VALUES = (
    "Values that may be added (CSV)",
    "Each area and time once, by the newest print: no totals, no parts, no targets. "
    "A year in between that is not reported has a row without a value.",
)
VALUES_OF_AREAS = (
    "Values by area (CSV)",
    "Each area and time once, by the newest print. Shares and ratios are not to be added.",
)
COUNTS_FROM_SEVERAL_STARTS = (
    "Values by area (CSV)",
    "Each area once, by the newest print. Counts from different starts are not to be added.",
)
RESULTS = "Results"
PLANS = "What it aims at"
COMPILED_AMOUNTS = (
    "Amounts (CSV)",
    "Each amount once, in its own currency. One that names a whole in part_of is in it already.",
)
PRINTED_TOTALS = (
    "Printed totals (CSV)",
    "Values of regions and groups whose countries have values of their own, "
    "and parts that no single country is given. Not to be added to those.",
)
EVERY_PRINT = (
    "Every print (CSV)",
    "All that the records hold: what each edition printed, targets, and parts by sex or purpose.",
)
ALL_VALUES = (
    "All values (CSV)",
    "Every value of this report with where it was read: each print of each edition, of every "
    "country, statistic and project. Not to be added up.",
)
LIST_OF_PROJECTS = (
    "List of projects (CSV)",
    "What each project is, where, when, by whom and for how much: a row for each amount.",
)
SUMS_OF_ALL_COUNTRIES = (
    "Sums of all countries (CSV)",
    "What all countries together come to in each year of which all that were recipients have a "
    "value: computed here.",
)
EVERY_READING = (
    "Every reading (CSV)",
    "The same figures as each edition printed them. Of several with one name only one counts.",
)
FIGURES_OF_A_PAGE = (
    "Figures (CSV)",
    "Each with what it is and where it was read. They are of several kinds: not to be added.",
)


def file_of(record: str, file: str) -> str:
    """Which file of which record a link leads to."""
    return f"{record}: {file[0].lower()}{file[1:]}"


def named_with(name: str, more: Iterable[str]) -> str:
    """What several things are called, with what tells one of them from the others."""
    return f"{name} ({', '.join(more)})"


def size_of_file(size: int) -> str:
    """How large a file is, in the units that browsers show."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"


# Pages at addresses that lead elsewhere or are gone.

PAGE_WITHDRAWN = "This page was withdrawn"


def page_moved(link: str) -> str:
    """Where a page is now, as a link."""
    return f"This page has moved: {link}"


# Pages for those who write records.

THE_RECORDS = "The records"
REPORT = "Report"
THE_PROBLEMS = "The problems"
GROUPS_OF_PROBLEMS = {
    "E1": (
        "Files",
        "What keeps a file from being read at all. Its other problems show once it can.",
    ),
    "E2": ("Fields", "What one record alone has wrong."),
    "E3": ("Between records", "What a record says of others, of files, of published addresses."),
    "E9": ("The program", "Not the records: whoever keeps the code mends these."),
    "W4": ("Warnings", "What may be right, and is worth a second look."),
}
"""A heading and what is below it, by the first two signs of the codes."""


MUST = "must"
CURRENCY_CODES = (
    "The ISO 4217 code of any currency, such as JPY, USD or EUR; those of the past too, such as "
    "DEM. An editor that knows YAML offers all of them with their names."
)
FURTHER_UNITS = (
    "Money, by the ISO 4217 code of its currency. For what has no unit here a report adds its own, "
    "in its units."
)


def must_on(condition: str) -> str:
    """Of a field that must stand on a condition: ``unless …``, ``with …``."""
    return f"must, {condition}"


def needed(condition: str) -> str:
    """The same as a sentence."""
    return f"Needed {condition}."


def if_left_out(default: object) -> str:
    """What a field is taken to say where it does not stand."""
    return f"If left out: {default}."
