"""What is said of a number that is not written as one: the value that it means, if that is plain.

What its words say of unit, currency and scale has to be what the record says of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from oda_reports.problems.problem import Loc
from oda_reports.reading.other_words import in_half_width, terms_meant
from oda_reports.reading.pasted_numbers import (
    COMMA_OF_TWO_MEANINGS,
    NOTE_MARK,
    TWO_CELLS,
    PastedNumber,
    read_pasted_number,
)
from oda_reports.reading.refused_values import Refused, Words
from oda_reports.reading.unit_words import units_meant
from oda_reports.records.field_shapes import Block, Shape, Single, shape_at, shapes_of
from oda_reports.records.field_types import plain
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import (
    Flow,
    Qualifier,
    Scale,
    ValueState,
    Vocabulary,
)

_WRITE_DIGITS = "write all the digits: no words such as million, no separators"


@dataclass(frozen=True)
class _Field:
    """What the record says of the number: where its unit stands, what that is, and the scale."""

    block: Loc
    fields: frozenset[str]
    """The fields that the number's own block can have."""
    unit_field: str = ""
    is_own: bool = False
    """Whether the unit stands in the same block."""
    written: object = None
    unit: Unit | None = None
    scale: Scale = Scale.ONE
    not_negative: bool = False
    is_whole: bool = False


def number_words(refused: Refused) -> Words:
    """The words for a number with separators, words or signs around it."""
    is_whole = refused.kind in ("int_type", "int_parsing")
    message = "must be a whole number" if is_whole else refused.message
    text = refused.value if isinstance(refused.value, str) else ""
    field = _field_of(refused, is_whole)
    is_money = bool(field.unit and field.unit.is_money)
    found = read_pasted_number(text, money=is_money, own=refused.conventions.units)
    in_words = f"{refused.loc[-1]}_formula"
    if found is None and in_words in field.fields:
        help = f"what is no fixed number stands in a line of its own: {in_words}, in words"
        return Words("E204", message, help)
    if found is None:
        return _range(message, text, field, refused) or Words(
            "E204", message, _why_none(text, field)
        )
    if help := _contradiction(found, field) or _doubt(found, field):
        return Words("E204", message, help)
    return _meant(message, text, found, field, refused)


_RANGE = re.compile(
    r"(?:between |from )?(?P<low>[^-]*[0-9].*?) ?(?:-|–|—|~|〜|to|and|から)"
    r"(?P<high> ?[^0-9-]*[0-9].*?)(?:まで)?"
)
_BEHIND = re.compile(r"(?<=[0-9])\s*([^0-9.,'\s][^0-9]*)\Z")
"""What stands behind a number: a scale, a unit."""


def _range(message: str, text: str, field: _Field, refused: Refused) -> Words | None:
    """Two ends that stand in one value: each in a line of its own."""
    both = _RANGE.fullmatch(in_half_width(text).strip().casefold())
    if not both or not {"low", "high"} <= field.fields:
        return None
    first, last = both["low"], both["high"]
    behind = _BEHIND.search(last)
    if behind and not _BEHIND.search(first):
        first += f" {behind[1]}"  # of 2-3 million, both are millions
    money, own = bool(field.unit and field.unit.is_money), refused.conventions.units
    low, high = (read_pasted_number(end, money=money, own=own) for end in (first, last))
    if low is None or high is None or low.value >= high.value:
        return None
    if help := _contradiction(low, field) or _contradiction(high, field):
        return Words("E204", message, help)
    low_digits, high_digits = (_digits(text, end, field)[0] for end in (low, high))
    lines = [("high", high_digits)]
    units = low.units or high.units
    if len(units) == 1 and field.written is None and field.is_own:
        lines.append((field.unit_field, units[0].value))
    help = f"this is a range: write low: {low_digits} and high: {high_digits}, each in its own line"
    return Words("E204", message, help, low_digits, lines=tuple(lines), renamed="low")


def _field_of(refused: Refused, is_whole: bool) -> _Field:
    loc = refused.loc
    shape = shape_at(refused.model, loc)
    not_negative = is_whole or (isinstance(shape, Single) and shape.not_negative)
    not_negative = not_negative or _is_of_a_flow_above_zero(refused)
    is_value = loc[-1:] == ("value",) or loc[-2:-1] == ("values",)
    own: frozenset[str] | None = None
    for end in range(len(loc) - 1, -1, -1):
        fields = _fields_in(shape_at(refused.model, loc[:end]))
        if not fields:
            continue
        own = fields if own is None else own
        unit_field = next((name for name in ("unit", "currency") if name in fields), None)
        if unit_field and is_value:
            written = refused.written_at((*loc[:end], unit_field))
            scale = _one_of(refused.written_at((*loc[:end], "scale")), Scale) or Scale.ONE
            return _Field(
                loc[:-1],
                own,
                unit_field,
                is_own=end == len(loc) - 1,
                written=written,
                unit=_unit(written, refused.conventions.units),
                scale=scale if "scale" in fields else Scale.ONE,  # type: ignore[arg-type]
                not_negative=not_negative,
                is_whole=is_whole,
            )
    return _Field(loc[:-1], own or frozenset(), not_negative=not_negative, is_whole=is_whole)


def _is_of_a_flow_above_zero(refused: Refused) -> bool:
    """Whether a number is money that cannot be negative: of an amount, unless its flow says so."""
    block = refused.loc[:-1]
    if not {"flow", "currency"} <= _fields_in(shape_at(refused.model, block)):
        return False
    flow = _one_of(refused.written_at((*block, "flow")), Flow)
    return not isinstance(flow, Flow) or not flow.may_be_negative


def _fields_in(shape: Shape | None) -> frozenset[str]:
    return frozenset(shapes_of(shape.model)) if isinstance(shape, Block) else frozenset()


def _one_of(written: object, terms: type[Vocabulary]) -> Vocabulary | None:
    """The term that a word of the record means beyond doubt."""
    found = terms_meant(str(written), tuple(terms)) if written is not None else []
    return found[0].term if len(found) == 1 and found[0].sure else None


def _unit(written: object, own: tuple[Unit, ...]) -> Unit | None:
    """The unit that a word of the record means beyond doubt."""
    found = units_meant(str(written), own) if written is not None else []
    return found[0].unit if len(found) == 1 and found[0].sure else None


def _named(units: Sequence[Unit]) -> str:
    """The units that a number's own words can mean."""
    if len(units) > _FEW:
        return "one of several currencies"
    return " or ".join(unit.value for unit in units)


_FEW = 3
"""So many units are named."""


def _contradiction(found: PastedNumber, field: _Field) -> str:
    """What of the number's own words is not what the record says."""
    names = _named(found.units)
    if found.units and not field.unit_field:
        return f"write the number alone, without {names}"
    if found.units and field.unit and field.unit not in found.units:
        return f"the value says {names}, and '{field.unit_field}' says {field.unit}: correct one"
    if found.value < 0 and field.not_negative:
        return "it must not be below zero: remove the minus sign, or check the number"
    if re.match("-?0[0-9]", found.written):
        return "write the number without zeros before it"
    return ""


def _doubt(found: PastedNumber, field: _Field) -> str:
    """Why the number can be two."""
    if found.units and not found.scaled and re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", found.written):
        return f"write {found.written} or {found.written.replace('.', '')}, whichever is meant"
    in_scale = plain(found.value.scaleb(-field.scale.exponent))
    is_money = any(unit.is_money for unit in found.units)
    if is_money and not found.scaled and abs(found.value) >= 10**field.scale.exponent > 1:
        scale = field.scale.label
        return f"the values here are in {scale}: write {in_scale} if this is the full amount"
    counted = field.unit is not None and field.unit.is_counted
    if (counted or field.is_whole) and found.value % 1:
        what = field.unit.label if field.unit and counted else "it"
        return f"{what} can only be a whole number: check what stands behind the point or comma"
    if found.units and field.written is None and len(found.units) > 1 and field.is_own:
        names = _named(sorted(found.units, key=str))
        if len(found.units) > _FEW:
            names = "its ISO 4217 code, such as USD"
        return f"write {in_scale}, and '{field.unit_field}' in a line of its own: {names}"
    return ""


def _meant(message: str, text: str, found: PastedNumber, field: _Field, refused: Refused) -> Words:
    digits, why = _digits(text, found, field)
    sure = found.sure
    lines: list[tuple[str, str]] = []
    if found.units and field.written is None and field.is_own:
        lines.append((field.unit_field, found.units[0].value))
    elif found.units and field.unit is None:
        sure = False
    if found.hedge:
        line, help = _hedged(found.hedge, field, refused)
        if help and not line:
            instead = None if "qualifier" in field.fields else digits
            return Words("E204", message, f"write the number alone, and {help}", instead)
        lines += [line] if line else []
        why = f", and {help}" if help else why
    elif lines:
        why = f", and '{lines[0][0]}: {lines[0][1]}' in a line of its own"
    if not sure:
        return Words("E204", message, f"did you mean {digits}?", digits, lines=tuple(lines))
    return Words("E204", message, f"write {digits}{why}", digits, safe=True, lines=tuple(lines))


def _digits(text: str, found: PastedNumber, field: _Field) -> tuple[str, str]:
    """The digits to be written, and why they are these."""
    digits = found.written
    if found.scaled and field.scale.exponent:
        digits = plain(found.value.scaleb(-field.scale.exponent))
        return digits, f"; the values here are in {field.scale.label}"
    if "," in text and "." in digits and not re.search(r"\.[0-9]*\Z", text.strip()):
        return digits, ", with a point before the decimals"
    if found.units and field.unit and field.unit.is_percent:
        return digits, "; the unit says percent"
    if found.units:
        return digits, f"; '{field.unit_field}' has its own line"
    return digits, "; the site adds separators and units"


def _hedged(
    hedge: Qualifier, field: _Field, refused: Refused
) -> tuple[tuple[str, str] | None, str]:
    """The line that says a hedge, and what is told of it; neither where the record says it."""
    told = f"qualifier: {hedge.value} in a line of its own"
    if "qualifier" in field.fields:
        written = refused.written_at((*field.block, "qualifier"))
        if written is None:
            return ("qualifier", hedge.value), told
        same = _one_of(written, Qualifier) is hedge
        return None, "" if same else f"say in 'qualifier' what is right: {hedge.value} or {written}"
    return None, f"'{hedge.label}' in the note"


def _why_none(text: str, field: _Field) -> str:
    """Why some words are no number that can be known, and what to do."""
    said = in_half_width(text).strip().casefold()
    if mark := NOTE_MARK.search(text):
        return f"{mark[0]} looks like the mark of a note: leave it out if it is one"
    if TWO_CELLS.search(text):
        return "two numbers stand here, as from two cells of a table: keep one"
    if COMMA_OF_TWO_MEANINGS.search(said):
        return f"the comma may stand before decimals or between thousands: {_WRITE_DIGITS}"
    if field.is_whole and not re.search("[0-9]", said):
        return "write digits only"
    if not re.search(r"\d", said) and _one_of(said, ValueState) and "state" in field.fields:
        return (
            "leave the line out where the source prints no value, and write why: state: nil, "
            "not-reported or not-yet-set"
        )
    if re.fullmatch(r"[0-9.,]+ ?e ?\+?[0-9]+", said):
        return "a spreadsheet has shortened it: copy all of its digits"
    if re.search(r"[0-9] ?(?:-|–|~|〜|to|and|から) ?[0-9]", said):
        if "low" in field.fields:
            return "this is a range: write its ends in two lines, low and high, digits only"
        return "this is a range: write one end, with a qualifier, and the other in the note"
    if re.fullmatch(r"[0-9]{4,},[0-9]{3}", said):
        return "the comma may stand before decimals or between thousands: write a point or nothing"
    return _WRITE_DIGITS
