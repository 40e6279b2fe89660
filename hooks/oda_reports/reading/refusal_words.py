"""What is said of a value that a model refuses, and what to put in its place if it is plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from oda_reports.problems.keyboard import slips_of
from oda_reports.problems.problem import Loc
from oda_reports.reading.number_words import number_words
from oda_reports.reading.other_words import (
    NO_FIELDS,
    NO_TERMS,
    in_half_width,
    terms_meant,
)
from oda_reports.reading.pasted_dates import date_meant
from oda_reports.reading.refused_values import Refused, Words
from oda_reports.reading.unit_words import units_meant
from oda_reports.records.field_shapes import (
    Block,
    Keyed,
    ListOf,
    OneOf,
    Shape,
    UnitOf,
    block_in,
    is_needed,
    shape_at,
    shapes_of,
)
from oda_reports.records.field_types import id_from, why_no_id
from oda_reports.records.kinds import kinds_with
from oda_reports.records.model import Model, Record
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.units import UNITS, currency_codes
from oda_reports.records.vocabulary import Kind, Vocabulary, WrittenAs

SHORTEN = "shorten it, or put a part of it into a record of its own"

_HELPS: Mapping[str, str] = {
    "E201": "add a line 'areas: [some-id]'",
    "E218": "write it on one line, after the colon",
    "E246": "write the language of the report's texts by its two small letters, as en for English",
    "E247": "round it: keep what the source prints",
    "E248": SHORTEN,
    "E226": "keep the words that settle the fact; the document is not published again",
    "E222": "write 'value: …', or why there is none: 'state: nil', not-reported, not-yet-set or "
    "withheld",
    "E224": "name the key of another result of this record, or remove the line",
    "E227": "correct one of the two values, or say 'part' or 'not-said' where it does not hold all",
    "E228": "write both lines, or for current prices 'prices: current' alone",
    "E230": "keep the one that the source says, and remove the other lines",
}

_EXAMPLES = {
    "iso3": "its three capital letters, as FRA for France",
    "language": "its two small letters, as en for English",
    "withdrawn": "the kind and the id, as in projects/some-id",
    "waivers": "the code of a warning, as W403: an error cannot be waived",
}
"""How the value of a field with a form of its own is written."""

_FLAGS = {"yes": "true", "on": "true", "no": "false", "off": "false"} | {
    "true": "true",
    "false": "false",
}

_FIELDS = Words(
    "E209", "must have fields of its own", "write them as 'key: value' lines, indented below"
)
_FIXED: Mapping[str, Words] = {
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "greater_than_equal": Words(
        "E211", "must not be negative", "remove the minus sign, or check the number"
    ),
    "too_short": Words("E219", "needs at least one entry", "add one"),
}
"""What is said whatever the value is."""

_QUOTES = "\"'“”„«»‘’ \u00a0"
_BARE_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?\Z")
_PLAIN = re.compile(r"[^\[\]{}\"'\\\n#]+")
_WORDS_WITHOUT_BRACKETS = re.compile(r"([\w-]+(?:, *[\w-]+)*),?\]?")


def put_in_words(refused: Refused) -> Words:
    """What is wrong with a value, and what to do, in an editor's words.

    The message goes on from the name of the value.
    """
    if fixed := _FIXED.get(refused.kind):
        return fixed
    return _BY_KIND.get(refused.kind, _rule_words)(refused)


def unknown_field_words(
    name: str, there: str | None, fields: Sequence[str], model: type[Model], block: Loc
) -> Words:
    """Of a key that means no field of its block; ``there`` is the field that says it already."""
    if there:
        help = f"'{there}' is there already: write it there, and remove this line"
    elif where := NO_FIELDS.get(name.casefold()):
        help = f"there is no field for it: {where}"
    elif part := _part_with(name, model, block):
        help = f"it is a field of '{part}': write it below that line, indented"
    else:
        kinds = [kind.value for kind in kinds_with(name) if kind is not _kind_of(model)]
        help = f"remove it, or use one of: {', '.join(fields)}" if fields else "remove it"
        if kinds and _kind_of(model) not in kinds_with(name):
            help = f"only {_listed(kinds)} have it: {help}"
    return Words("E202", f"'{name}' is not a field here", help)


def _part_with(name: str, model: type[Model], block: Loc) -> str | None:
    """The one field of a block whose own fields have a name."""
    shape = shape_at(model, block)
    parts = shapes_of(shape.model).items() if isinstance(shape, Block) else ()
    found = [part for part, inside in parts if name in _names_in(inside)]
    return found[0] if len(found) == 1 else None


def _names_in(shape: Shape) -> Mapping[str, Shape]:
    inside = block_in(shape)
    return shapes_of(inside) if inside else {}


def _kind_of(model: type[Model]) -> Kind | None:
    return model.kind if issubclass(model, Record) else None


def _listed(words: Sequence[str]) -> str:
    """Words one after the other, the last after "and"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def missing_words(field: str, *, of_figure: bool) -> Words:
    """Of a field that is needed and is not there; a figure is told what its source is for."""
    if of_figure and field in ("source", "sources"):
        return Words(
            "E221",
            "this figure has no source",
            "add a line 'source: …' with the id of the source it was read in",
        )
    return Words("E201", f"'{field}' is missing", f"add a line '{field}: …'")


def empty_words(name: str, *, is_entry: bool, may_go: bool) -> Words:
    """Of a key or a hyphen with nothing behind it."""
    after = "write it after the hyphen" if is_entry else "write its value after the colon"
    return Words("E210", f"{name} is empty", f"{after}, or remove the line" if may_go else after)


def _rule_words(refused: Refused) -> Words:
    """Of a rule of the records, which says itself what is wrong; or of what has no words."""
    if re.fullmatch("E[0-9]{3}", refused.kind):
        return Words(refused.kind, refused.message, _HELPS.get(refused.kind, ""))
    return Words("E203", "cannot be read", "compare it with another record of its kind")


_YEARS_AS_SPANS = (
    "Years of statistics are read so with 'written: span' under 'fiscal_year' in report.yml"
)


def _date_words(refused: Refused) -> Words:
    message, value = refused.message, refused.value
    said = in_half_width(str(value)).strip(_QUOTES) if isinstance(value, str | int) else ""
    if said != value and isinstance(value, str) and _is_date(said):
        return Words("E205", message, f"write {said}", said, safe=True)
    meant = date_meant(said)
    if len(meant.dates) == 1:
        (only,) = meant.dates
        help = f"write {only}" if meant.sure else f"did you mean {only}?"
        rule = refused.conventions.fiscal_year_of("")
        if only == f"FY{said}" and rule.written is WrittenAs.SINGLE:
            help = f"{help} {_YEARS_AS_SPANS}"
        return Words("E205", message, help, only, safe=meant.sure)
    if meant.dates:
        return Words("E205", message, f"write {' or '.join(meant.dates)}, whichever is meant")
    if meant.is_none and not is_needed(refused.model, refused.loc):
        return Words("E205", message, f"{meant.help}: leave the line out", goes=True)
    if meant.help:
        return Words("E205", message, meant.help)
    if "days" in message:
        return Words("E205", message, "correct the day")
    if "calendar" not in message:
        help = "write the year first, then month and day as far as they are known, with hyphens"
        return Words("E205", message, help)
    return Words("E205", message, "correct the month: it is between 01 and 12")


def _blank_words(refused: Refused) -> Words:
    needed = is_needed(refused.model, refused.loc)
    help = "write its text" if needed else "write its text, or remove the line"
    return Words("E210", refused.message, help)


def _id_words(refused: Refused) -> Words:
    message, value = refused.message, refused.value
    if isinstance(value, str) and re.fullmatch("[A-Z]{2,3}", value):
        return Words("E212", message, "write the name of the record's file, without .yml")
    meant = id_from(value[:200]) if isinstance(value, str) else ""
    if isinstance(value, str) and not why_no_id(value).startswith("must"):
        return Words("E212", message, "write another id, and name it so wherever it is named")
    if not meant:
        return Words("E212", message)
    return Words("E212", message, f"did you mean '{meant}'?", meant)


def _address_words(refused: Refused) -> Words:
    message, value = refused.message, str(refused.value)
    if _BARE_ADDRESS.match(value):
        address = f"https://{value}"
    elif re.fullmatch(r"https?://\S+(?: \S+)+", value):
        address = value.replace(" ", "%20")
    else:
        return Words("E213", message, "copy it from the address bar of a browser")
    return Words("E213", message, f"did you mean '{address}'?", address)


def _state_words(refused: Refused) -> Words:
    fields = refused.value.keys() if isinstance(refused.value, dict) else set()
    if "state" in fields and {"value", "low", "high"} & fields:
        return Words(
            "E222",
            "has a value, and a state that says there is none",
            "remove the line of one of the two",
        )
    return _rule_words(refused)


def _range_words(refused: Refused) -> Words:
    """Of a range that is none; of one that is upside down, the two ends are exchanged."""
    if refused.context.get("exchange"):
        return Words("E229", refused.message, "exchange the two numbers, or correct one")
    if isinstance(refused.value, dict) and "value" in refused.value:
        return Words("E229", refused.message, "correct the value, or remove its line")
    return Words("E229", refused.message, "add the other end, or write one number with a qualifier")


def _flow_words(refused: Refused) -> Words:
    """Of money without a flow, or of a flow of what is no money."""
    if isinstance(refused.value, dict) and "flow" in refused.value:
        return Words("E231", refused.message, "remove this line, or correct the unit")
    return Words(
        "E231", refused.message, "add a line such as 'flow: commitment', or correct the unit"
    )


def _sign_words(refused: Refused) -> Words:
    """Of money below zero that cannot be: the number without its sign."""
    help = (
        "remove the minus sign; what was taken back is 'flow: cancellation', what was paid back "
        "'flow: repayment', and what is left of both 'flow: net-disbursement'"
    )
    return Words("E232", refused.message, help, refused.raw.lstrip("-"))


def _phase_words(refused: Refused) -> Words:
    """Of the id of a phase that there is not: those that there are."""
    phases = refused.written_at(("phases",))
    ids = [
        str(phase["id"])
        for phase in (phases if isinstance(phases, list) else ())
        if isinstance(phase, dict) and "id" in phase
    ]
    near = slips_of(str(refused.context["phase"]), ids)
    if near:
        return Words("E233", refused.message, f"did you mean '{near[0]}'?", near[0])
    if ids:
        help = f"name one of the phases here: {', '.join(ids)}"
    else:
        help = f"give the phase that is meant a line 'id: {refused.context['phase']}'"
    return Words("E233", refused.message, help)


def _term_words(refused: Refused) -> Words:
    """A word that is not one of the terms: labels and other words for them are understood."""
    message = "is not one of the words that can stand here"
    shape = shape_at(refused.model, refused.loc)
    around = shape_at(refused.model, refused.loc[:-1])
    if isinstance(around, Keyed) and not isinstance(shape, OneOf | UnitOf):
        shape = around.key
    if isinstance(shape, UnitOf):
        return _unit_words(refused, shape, message)
    terms = shape.terms if isinstance(shape, OneOf) else ()
    said = str(refused.value)
    meant = terms_meant(said, terms)
    if len(meant) == 1 and meant[0].sure:
        term = meant[0].term.value
        return Words("E206", message, f"write '{term}'", term, safe=True)
    found = [term.term.value for term in meant] or _slips_of_terms(said, terms)
    if found and len(found) <= _FEW:
        help = f"did you mean {' or '.join(repr(word) for word in found)}?"
        return Words("E206", message, help, found[0] if len(found) == 1 else None)
    help = f"use one of: {', '.join(term.value for term in terms)}"
    if isinstance(shape, OneOf) and (other := NO_TERMS.get(shape.title)):
        help = f"{help}; {other}"
    return Words("E206", message, help)


def _unit_words(refused: Refused, shape: UnitOf, message: str) -> Words:
    """A word that is no unit, or money where it must be none other."""
    said, own = str(refused.value), refused.conventions.units
    meant = [m for m in units_meant(said, own) if m.unit.is_money or not shape.money]
    if len(meant) == 1 and meant[0].sure:
        code = meant[0].unit.value
        return Words("E206", message, f"write '{code}'", code, safe=True)
    units = () if shape.money else (*UNITS, *(unit.value for unit in own))
    found = [m.unit.value for m in meant]
    slips = slips_of(said, (*units, *sorted(currency_codes())))
    found = found or [code for code in slips if code[:1] == said[:1]][:1]  # giga is not mega
    if found and len(found) <= _FEW:
        help = f"did you mean {' or '.join(repr(word) for word in found)}?"
        return Words("E206", message, help, found[0] if len(found) == 1 else None)
    currency = "the ISO 4217 code of a currency, such as USD, JPY or EUR"
    if shape.money or meant:
        return Words("E206", message, f"write {currency}")
    help = f"use one of: {', '.join(units)}, or {currency}; {_OTHER_UNITS}"
    return Words("E206", message, help)


_OTHER_UNITS = (
    "for what has no unit here write 'items', and say in the label what is counted, or add the "
    "unit under 'units' in report.yml"
)


def _slips_of_terms(said: str, terms: Sequence[Vocabulary]) -> list[str]:
    """The term that a word is a slip of; nothing for one that is a word of its own."""
    return slips_of(said, [term.value for term in terms])[:1]


_FEW = 3
"""So many terms are asked about; of more, all are listed."""


def _text_words(refused: Refused) -> Words:
    value, raw = refused.value, refused.raw
    if isinstance(value, list):
        only = raw.strip("[] ") if len(value) == 1 and raw.startswith("[") else None
        return Words("E207", "must be text, not a list", "write it without brackets", only)
    instead = f'"{raw}"' if _PLAIN.fullmatch(raw) else None
    return Words("E207", "must be text", "put the value between double quotes", instead, safe=True)


def _list_words(refused: Refused) -> Words:
    message, value, raw = "must be a list", refused.value, refused.raw
    field = shape_at(refused.model, refused.loc)
    if isinstance(field, ListOf | Keyed) and isinstance(field.entry, Block):
        if isinstance(field, ListOf) and re.fullmatch(r"\{[^\n]*\}", raw):
            return Words("E208", message, "put it between brackets", f"[{raw}]", safe=True)
        return Words("E208", message, "write each entry as '- ' and its fields, below each other")
    if isinstance(value, str | int) and (found := _WORDS_WITHOUT_BRACKETS.fullmatch(raw)):
        return Words("E208", message, f"write [{found[1]}]", f"[{found[1]}]", safe=True)
    if isinstance(value, str) and re.fullmatch(r"[^\[\]{},:#\"'\\]+", raw):
        return Words("E208", message, f'write ["{raw}"] if it is one entry', f'["{raw}"]')
    return Words("E208", message, "write each entry on a line of its own, after '- '")


def _flag_words(refused: Refused) -> Words:
    return Words(
        "E214",
        "must be true or false",
        "write true or false, without quotation marks",
        _FLAGS.get(str(refused.value).casefold()),
        safe=True,
    )


def _form_words(refused: Refused) -> Words:
    examples = (_EXAMPLES.get(str(part)) for part in reversed(refused.loc))
    example = next(filter(None, examples), "as in another record of its kind")
    return Words("E203", "does not have the form it needs", f"write {example}")


def _error_words(refused: Refused) -> Words:
    return Words("E203", str(refused.context.get("error", refused.message)))


_BY_KIND: Mapping[str, Callable[[Refused], Words]] = {
    "E204": number_words,
    "int_type": number_words,
    "int_parsing": number_words,
    "E205": _date_words,
    "E210": _blank_words,
    "E212": _id_words,
    "E213": _address_words,
    "E222": _state_words,
    "E229": _range_words,
    "E231": _flow_words,
    "E232": _sign_words,
    "E233": _phase_words,
    "enum": _term_words,
    "string_type": _text_words,
    "tuple_type": _list_words,
    "list_type": _list_words,
    "bool_type": _flag_words,
    "bool_parsing": _flag_words,
    "string_pattern_mismatch": _form_words,
    "value_error": _error_words,
}
"""What is said by what the value is; of the other kinds ``_rule_words``."""


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True
