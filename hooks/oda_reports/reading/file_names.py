"""What the name of a file should be, and in which folder a record belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from oda_reports.problems.keyboard import slips_of
from oda_reports.records.field_types import id_from, why_no_id
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind

TEXTS = ("home", "methodology")
"""The texts of a report that are pages rather than records."""

MAP = "map.geojson"
"""The outlines of the countries and their neighbours; without it, pages have no maps."""

_ENDINGS = re.compile(r"(?:\.(?:ya?ml|y[ma]l|txt|md))+\Z", re.IGNORECASE)
_UNFIT = re.compile(r'[<>:"|?*\\/\x00-\x1f]')
_KEPT = re.compile(r" *(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|\Z)", re.I)
_LONGEST = 255
_SHOWN = 60
"""Characters of a name that a message shows."""
_ENOUGH = 3
"""So many fields that another kind has, and no more than a slip apart, tell that kind."""


def record_name(name: str) -> str | None:
    """The name that the file of a record should have; None if it is no name for one.

    ``Water Supply.yaml`` should be ``water-supply.yml``.
    """
    ending = _ENDINGS.search(name)
    if not ending or "y" not in ending[0].lower():
        return None
    id = id_from(name[: ending.start()])
    return f"{id}.yml" if id else None


def no_id_words(name: str) -> str:
    """That a name cannot be an id; where its letters do not show why, the reason too."""
    shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    said, why = f"'{shown}' cannot be an id", why_no_id(name)
    return said if why.startswith("must") else f"{said}: it {why}"


def why_unfit(name: str) -> str:
    """Why not every computer can hold a file or folder of a name; empty where each can."""
    if found := _UNFIT.search(name):
        return f"has {found[0]!r} in its name, which no file can have on Windows"
    if name != name.rstrip(" ."):
        return "ends in a space or a point, which Windows leaves out"
    if _KEPT.match(name):
        return "has a name that Windows keeps for itself"
    length = len(name.encode("utf-8", "surrogateescape"))
    if length > _LONGEST:
        return f"has a name of {length} bytes, and no file can have one of more than {_LONGEST}"
    return ""


def name_meant(name: str, names: Iterable[str]) -> str | None:
    """Of the names that are read, the one that another stands for: Project, glossary.yaml."""
    stem, ending = _parts(name)
    alike = {
        known: parts[0] for known in names if (parts := _parts(known))[1] == ending or not ending
    }
    if ending:
        alike = {known: stem for known, stem in alike.items() if "." in known}
    kinds = {kind.singular: kind.value for kind in Kind} | {k.label.casefold(): k for k in Kind}
    folders = {**kinds, "photos": "images", "pictures": "images", "image": "images"}
    other = folders.get(stem.casefold())
    if other in alike.values():
        return next(known for known, known_stem in alike.items() if known_stem == other)
    found = slips_of(stem, alike.values())
    return next((known for known, known_stem in alike.items() if found[:1] == [known_stem]), None)


def _parts(name: str) -> tuple[str, str]:
    """A name without its ending, and the ending with other ways to write it made one."""
    stem, dot, rest = name.partition(".")
    ending = f"{dot}{rest}".lower().removesuffix(".txt")
    same = {".yaml": ".yml", ".markdown": ".md", ".json": ".geojson"}
    return stem, same.get(ending, ending)


def kind_meant(data: Mapping[str, Any], kind: Kind | None) -> Kind | None:
    """The kind of record that some fields are of, where it is another than that of their folder.

    The fields of the other kind all fit, or are a slip apart, and those of its own do not.
    """
    own = _misfits(data, MODELS[kind]) if kind else len(data)
    if own < 2:
        return None
    misfits = {
        other: _misfits(data, model)
        for other, model in MODELS.items()
        if other is not kind and not other.is_one_file
    }
    least = min(misfits.values())
    best = [other for other, count in misfits.items() if count == least]
    is_plain = least == 0 or (least == 1 and own > _ENOUGH)
    return best[0] if len(best) == 1 and is_plain and len(data) >= _ENOUGH else None


def _misfits(data: Mapping[str, Any], model: type[Record]) -> int:
    """How many fields a kind does not have, or needs and does not find."""
    fields = {name: field for name, field in model.model_fields.items() if name != "id"}
    missing = sum(field.is_required() and name not in data for name, field in fields.items())
    return sum(key not in fields and key != "id" for key in data) + missing
