"""The types of fields: what each takes, how it says no, and what a rule can know of it by its mark.

A type's refusal carries the code of the rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    Strict,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from oda_reports.records.conventions import Conventions
from oda_reports.records.languages import can_be_written
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import Kind

LONGEST_ID = 100
"""Characters of an id: with what stands around it in addresses and names of files, as much as every
computer holds."""
ID_PATTERN = re.compile(
    rf"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z)(?!.{{{LONGEST_ID + 1}}})"
    r"[a-z0-9]+(-[a-z0-9]+)*\Z"
)
_ID_LETTERS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
MOST_DECIMALS = 9
"""Decimals that a page shows."""
_MOST_WRITTEN = 20
"""Decimals that a record keeps: more than any program that numbers are copied from gives."""

UNWRITTEN = "To be written"
"""How a text begins that a specimen leaves to its editor; not to be published."""
UNCHOSEN = "to-be-chosen"
"""The id that a specimen leaves to its editor; not to be published."""


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError(
            "E204", "must be a plain number, without separators, words or quotation marks"
        )
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or number.adjusted() > 14:
        raise PydanticCustomError("E204", "must be a number of at most 15 digits before the point")
    if -exponent > _MOST_WRITTEN:
        raise PydanticCustomError(
            "E247",
            "has {count} decimals: {most} are kept at most",
            {"count": -exponent, "most": _MOST_WRITTEN},
        )
    return number


@dataclass(frozen=True)
class AtMost:
    """Marks a number that may not be larger, for those who explain fields."""

    at_most: int


def _decimals(value: int) -> int:
    if value > MOST_DECIMALS:
        raise PydanticCustomError(
            "E247", "is more than a page can show: {most} at most", {"most": MOST_DECIMALS}
        )
    return value


def plain(value: Decimal) -> str:
    """The number as a program reads it: no exponent, no separators, no empty decimals."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_DIGITS_AND_SEPARATORS = re.compile(r"[-+]?[0-9][0-9.,'\u2019\s]*\Z")


def _stood(value: object) -> Decimal | str:
    if not isinstance(value, str) or _DIGITS_AND_SEPARATORS.match(value.strip()):
        return _number(value)
    return _line(value)


def _month(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 12:
        raise PydanticCustomError(
            "E203", "must be the number of a month, from 1 for January to 12 for December"
        )
    return value


def why_no_id(text: str) -> str:
    """Why a text cannot be an id, said of it; empty where it can."""
    if ID_PATTERN.match(text):
        return ""
    if len(text) > LONGEST_ID:
        return f"has {len(text)} characters, and an id has {LONGEST_ID} at most"
    if _ID_LETTERS.match(text):
        return "is a name that Windows keeps for itself, so that no file can have it there"
    return "must be an id: small letters, digits and single hyphens"


def _id(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if why := why_no_id(text if isinstance(text, str) else ""):
        raise PydanticCustomError("E212", "{why}", {"why": why})
    return str(text)


def _edition(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not re.match(r"[A-Za-z0-9][A-Za-z0-9.-]*\Z", text):
        raise PydanticCustomError("E203", "must name an edition, such as 2024")
    return text


def _line(value: str) -> str:
    text = value.strip()
    if not text:
        raise PydanticCustomError("E210", "is empty")
    if "\n" in text:
        raise PydanticCustomError("E218", "must be a single line")
    return _not_a_book(text)


def _prose(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("E210", "is empty")
    return _not_a_book(value)


LONGEST_TEXT = 100_000
"""Characters of a text: some thirty pages of print, more than anybody reads on one of a site."""


def _not_a_book(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise PydanticCustomError(
            "E248",
            "has {length} characters: a text has at most {most}",
            {"length": f"{len(text):,}", "most": f"{LONGEST_TEXT:,}"},
        )
    return text


LONGEST_EXCERPT = 220
"""Characters of an excerpt: two lines of print. The document itself is not published again."""


def _excerpt(value: str) -> str:
    text = value.strip()
    if not text:
        raise PydanticCustomError("E210", "is empty")
    if len(text) > LONGEST_EXCERPT or text.count("\n") > 1:
        raise PydanticCustomError(
            "E226",
            "has {length} characters on {lines} lines: an excerpt has at most {most} on two",
            {"length": len(text), "lines": text.count("\n") + 1, "most": LONGEST_EXCERPT},
        )
    return text


def _language(value: str) -> str:
    if not can_be_written(value):
        language, _, country = value.partition("-")
        if country and can_be_written(language):
            way = f"CLDR knows '{language}', and not as it is written in '{country}'"
        else:
            way = "CLDR does not know how numbers and dates are written in it"
        raise PydanticCustomError("E246", "names no language: {way}", {"way": way})
    return value


def _url(value: str) -> str:
    if not re.match(r"https?://[^\s<>\"'\\`{}|^]+\Z", value):
        raise PydanticCustomError(
            "E213", "must be a web address that starts with https:// or http://"
        )
    if not re.match(r"https?://[^/?#\[\]]", value) or re.match(r"https?://[^/?#]*[\[\]]", value):
        raise PydanticCustomError(
            "E213", "must be a web address: after the :// stands a name, such as www.example.org"
        )
    return value


_MAILED = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?[^\s<>\"'\\`{}|^]*)?", re.ASCII)
"""An e-mail that begins with some words."""


def _issue_form(value: str) -> str:
    known = "what can be filled in is {title}, {figure}, {value} and {page}"
    filled = re.sub(r"\{(?:title|figure|value|page)\}", "-", value)
    if unknown := re.search(r"\{[^{}]*\}", filled):
        raise ValueError(f"has {unknown[0]}, which is not known: {known}")
    if "{" in filled or "}" in filled:
        raise ValueError(f"has a brace without the other one of its pair: {known}")
    if "@" not in filled or "://" in filled:
        _url(filled)
    elif not _MAILED.fullmatch(filled):
        raise ValueError("must be written as mailto:desk@example.org?subject={title}&body={page}")
    return value


def _identifier_form(value: str) -> str:
    if value.count("*") != 1:
        raise ValueError("must have one *, in place of what differs from source to source")
    return _line(value)


def _identifier_address(value: str) -> str:
    if _url(value).count("*") != 1:
        raise ValueError("must lead to an address with one *, where what differs goes")
    return value


def id_from(words: str) -> str:
    """The id that some words suggest; empty where they suggest none, as without Latin letters."""
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    id = re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_ID].strip("-")
    return id if ID_PATTERN.match(id) else ""


@dataclass(frozen=True)
class Ref:
    """Marks a field that names a record of one of these kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class ProseText:
    """Marks a field whose text may hold references."""


@dataclass(frozen=True)
class FigureAddress:
    """Marks a field that names a figure."""


@dataclass(frozen=True)
class OwnAddress:
    """Marks a field that names a figure of its own record: its key, or its address from there on.

    The address of a statistic's value goes on with an area.
    """


@dataclass(frozen=True)
class CarrierAddress:
    """Marks a field that names a figure by its address, or a record by kind and id."""


@dataclass(frozen=True)
class AsPrinted:
    """Marks a field whose words are not the report's own, so that its names do not hold there.

    They are those of a source, or spellings that are there to be found.
    """


@dataclass(frozen=True)
class OwnWords:
    """Marks a line that the report words itself: no name, no title, nothing that is quoted."""


@dataclass(frozen=True)
class Needed:
    """Marks a field that must stand under a condition, which the model's own rule holds."""

    condition: str


@dataclass(frozen=True)
class UnitCode:
    """Marks a field that says a unit, or just a currency, by its code, and looks it up."""

    money: bool = False

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def looked_up(value: object, info: core_schema.ValidationInfo) -> Unit:
            found = value
            if isinstance(value, str):
                found = Conventions.within(info.context).unit(value)
            if not isinstance(found, Unit) or (self.money and not found.is_money):
                what = "a currency" if self.money else "a unit"
                raise PydanticKnownError("enum", {"expected": f"the code of {what}"})
            return found

        return core_schema.with_info_plain_validator_function(looked_up)


Mark = Ref | ProseText | FigureAddress | OwnAddress | CarrierAddress | OwnWords

_ID = BeforeValidator(_id)
Id = Annotated[str, _ID]
"""The name of a record: its file's name without .yml."""
SourceId = Annotated[str, _ID, Ref((Kind.SOURCES,))]
ThemeId = Annotated[str, _ID, Ref((Kind.THEMES,))]
SchemeId = Annotated[str, _ID, Ref((Kind.SCHEMES,))]
ProjectId = Annotated[str, _ID, Ref((Kind.PROJECTS,))]
StatisticId = Annotated[str, _ID, Ref((Kind.STATISTICS,))]
OrganisationId = Annotated[str, _ID, Ref((Kind.ORGANISATIONS,))]
CountryId = Annotated[str, _ID, Ref((Kind.COUNTRIES,))]
RegionId = Annotated[str, _ID, Ref((Kind.REGIONS,))]
AreaId = Annotated[str, _ID, Ref((Kind.REGIONS, Kind.COUNTRIES))]
"""A country, a region, or a group of countries inside a region."""
Edition = Annotated[str, BeforeValidator(_edition)]
WarningCode = Annotated[str, Field(pattern=r"^W[0-9]{3}$")]
RecordKey = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+$")]
"""Kind and id of a record, as in its address."""
Line = Annotated[str, AfterValidator(_line)]
"""Text on one line, shown as it is."""
Wording = Annotated[str, AfterValidator(_line), OwnWords()]
"""Text on one line in the report's own words, shown as it is."""
Prose = Annotated[str, AfterValidator(_prose), ProseText()]
"""Markdown without HTML; ``[[figure]]`` and ``[@source]`` are references."""
FigureRef = Annotated[str, AfterValidator(_line), FigureAddress()]
"""The address of a figure, as in [[…]] without the brackets."""
OwnFigureRef = Annotated[str, AfterValidator(_line), OwnAddress()]
"""The key of a figure in its own record, or the rest of its address: students, area/2023@2024."""
CarrierRef = Annotated[str, AfterValidator(_line), CarrierAddress()]
"""The address of a figure, or kind and id of a record: events/storm-odile."""
Excerpt = Annotated[str, AfterValidator(_excerpt)]
"""A few words of a source, word for word."""
Url = Annotated[str, AfterValidator(_url)]
IssueForm = Annotated[str, AfterValidator(_issue_form)]
"""A web address, or an e-mail, with places to fill in: {title}, {figure}, {value}, {page}."""
IdentifierForm = Annotated[str, AfterValidator(_identifier_form)]
"""How identifiers of a kind look, with * for the part that differs: DC.DAC.*"""
IdentifierAddress = Annotated[str, AfterValidator(_identifier_address)]
"""A web address with * where that part goes."""
Number = Annotated[Decimal, BeforeValidator(_number)]
Stood = Annotated[Decimal | str, BeforeValidator(_stood)]
"""What stood somewhere: a number as a record writes it, or words where it was none."""
Whole = Annotated[int, Strict(), Field(ge=0)]
Decimals = Annotated[Whole, AfterValidator(_decimals), AtMost(MOST_DECIMALS)]
"""How many decimals a page shows."""
Language = Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$"), AfterValidator(_language)]
"""A language that numbers and dates are written in."""
Month = Annotated[int, BeforeValidator(_month)]
"""A month of the year, by its number."""
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
"""The language of something quoted, which the report need not be written in: ja."""
Flag = Annotated[bool, Strict()]
AnyUnit = Annotated[Unit, UnitCode()]
"""What a number counts, by the code of it: built in, money, or the report's own."""
Currency = Annotated[Unit, UnitCode(money=True)]
"""A unit that is money, by its ISO 4217 code."""


def makes_text(mark: object) -> bool:
    """Whether one of the marks of a field's type makes the field a line or prose."""
    return getattr(mark, "func", None) in (_line, _prose)
